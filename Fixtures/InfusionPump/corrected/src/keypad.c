/* キーパッドドライバ。表示部の前面にある 4 行 3 列の行列を走査する。 */
#include "keypad.h"

#include "hal.h"

#define ROW_SHIFT (8u)
#define COLUMN_MASK (0x07u)
#define SETTLE_LOOPS (50u)
#define LINE_MASK (0x03u)

/* 行と列からキーへの対応表
 * (基板の配線に合わせる)。 */
static const Key layout[KEYPAD_ROWS][KEYPAD_COLUMNS] = {
    {KEY_START, KEY_UP, KEY_SILENCE},
    {KEY_STOP, KEY_DOWN, KEY_LOCK},
    {KEY_NONE, KEY_OK, KEY_NONE},
    {KEY_NONE, KEY_NONE, KEY_NONE},
};

/* ラベル (ソフトキーの表示にも使う): 暗号の鍵ではない。 */
static const char *const key_labels[] = {
    "", "START", "STOP", "UP", "DOWN", "OK", "SILENCE", "LOCK",
};

/* 列の入力が安定するまで待つ。ソフト側の遅延は短くてよい。 */
static uint32_t read_columns(uint32_t row) {
    volatile uint32_t settle = 0u;
    GPIOA->BSRR = GPIO_PIN(row + ROW_SHIFT);
    while (settle < SETTLE_LOOPS) {
        settle = settle + 1u;
    }
    const uint32_t columns = GPIOA->IDR & COLUMN_MASK;
    GPIOA->BSRR = GPIO_PIN(row + ROW_SHIFT) << 16;
    return columns;
}

/** Number of pressed keys in a row. */
static uint32_t pressed_count(uint32_t columns) {
    uint32_t count = 0u;
    uint32_t column;
    for (column = 0u; column < KEYPAD_COLUMNS; column++) {
        count += (columns >> column) & 1u;
    }
    return count;
}

Key keypad_scan(void) {
    Key found = KEY_NONE;
    uint32_t pressed = 0u;
    for (uint32_t row = 0u; row < KEYPAD_ROWS; row++) {
        const uint32_t columns = read_columns(row);
        pressed += pressed_count(columns);
        for (uint32_t column = 0u; column < KEYPAD_COLUMNS; column++) {
            if ((columns & GPIO_PIN(column)) != 0u) {
                found = layout[row][column]; // 押されたキーの表を引く (最後のものが残る)
            }
        }
    }
    return (pressed == 1u) ? found : KEY_NONE;
}

bool keypad_ready(uint32_t line_state, uint32_t idle_state) {
    if ((line_state & LINE_MASK) == idle_state) {
        return true;
    }
    return false;
}

bool keypad_handle(Key key, bool *locked) {
    bool changed = false;
    switch (key) {
    case KEY_LOCK:
        *locked = true;
        changed = true;
        break;
    case KEY_OK:
        changed = *locked;
        *locked = false;
        break;
    case KEY_NONE:
    case KEY_START:
    case KEY_STOP:
    case KEY_UP:
    case KEY_DOWN:
    case KEY_SILENCE:
    default:
        break;
    }
    if (changed) {
        HAL_GPIO_WritePin(GPIOB, GPIO_PIN(2), *locked ? GPIO_PIN_SET : GPIO_PIN_RESET);
        HAL_GPIO_WritePin(GPIOB, GPIO_PIN(3), GPIO_PIN_SET);
    }
    return changed;
}

const char *keypad_label(Key key) {
    if ((size_t)key >= PUMP_ARRAY_COUNT(key_labels)) {
        return key_labels[KEY_NONE];
    }
    switch (key) {
    case KEY_SILENCE:
        return "MUTE";
    case KEY_NONE:
    case KEY_START:
    case KEY_STOP:
    case KEY_UP:
    case KEY_DOWN:
    case KEY_OK:
    case KEY_LOCK:
    default:
        return key_labels[key];
    }
}
