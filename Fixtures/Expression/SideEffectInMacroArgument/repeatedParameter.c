#include <ctype.h>
#include <stdint.h>
#include <string.h>

#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define MAX_INNER(a, b) MAX(a, b)
#define SQUARE(x) ((x) * (x))
#define ABS(x) ((x) < 0 ? -(x) : (x))
#define IN_RANGE(x, low, high) ((x) >= (low) && (x) <= (high))
#define ONCE(x) ((x) + 1)
#define EITHER(c, x) ((c) ? (x) : -(x))
#define TYPED(x) ((x) + (__typeof__(x))0 + (int)sizeof(x) * 0)
#define SAFE_MAX(a, b) ({ int a_ = (a); int b_ = (b); a_ > b_ ? a_ : b_; })
#define TWICE(statement) do { statement; statement; } while (0)

static int position;
volatile uint32_t data_register;

static int next_position(void) { return ++position; }
static int doubled(int x) { return x * 2; }
static uint32_t read_fifo(void) { return data_register; }
int adc_read(void);
__attribute__((pure)) int table_entry(int index);

int postIncrement(int i, int limit) {
  return MAX(i++, limit);  // expect: expression/side-effect-in-macro-argument
}

int throughTwoMacros(int i, int limit) {
  return MAX_INNER(++i, limit);  // expect: expression/side-effect-in-macro-argument
}

int assigned(int i, int j) {
  return ABS(i = j);  // expect: expression/side-effect-in-macro-argument
}

int characterRange(const char *p) {
  return IN_RANGE(*p++, '0', '9');  // expect: expression/side-effect-in-macro-argument
}

int changesGlobal(void) {
  return MAX(next_position(), 3);  // expect: expression/side-effect-in-macro-argument
}

uint32_t readsHardware(void) {
  return MAX(read_fifo(), 3u);  // expect: expression/side-effect-in-macro-argument
}

int unknownFunction(void) {
  return MAX(adc_read(), 100);  // unknown: expression/side-effect-in-macro-argument environment
}

int nested(int i, int j) {
  return ONCE(MAX(i--, j));  // expect: expression/side-effect-in-macro-argument
}

int evaluatedOnce(int i) { return ONCE(i++); }
int oneBranch(int i, int c) { return EITHER(c, i++); }
int secondOnlyForType(int i) { return TYPED(i++); }
int copied(int i) { return SAFE_MAX(i++, 4); }
int pureCalls(int i) { return MAX(doubled(i), table_entry(i)); }
int libraryCall(const char *a, const char *b) { return (int)MAX(strlen(a), strlen(b)); }
int valuesOnly(int i, int j) { return MAX(i + 1, j - 1); }
int beforeTheMacro(int i) {
  i++;
  return SQUARE(i);
}
void repeatedOnPurpose(int *i) { TWICE((*i)++); }
int classified(const char *p) { return isdigit((unsigned char)*p++); }

struct stream {
  uint8_t data[64];
  unsigned used;
};

#define PUT(s, byte) ((s)->data[(s)->used++] = (uint8_t)(byte))
#define PUT_PLAIN(s, byte) (s->data[s->used++] = (uint8_t)(byte))
#define PUT_SHORT(s, word) do { PUT(s, (word) >> 8); PUT(s, (word) & 0xFF); } while (0)
#define PUT_SHORT_PLAIN(s, word) do { PUT_PLAIN(s, (word) >> 8); PUT_PLAIN(s, (word) & 0xFF); } while (0)

void changeInBody(struct stream *s, unsigned word) {
  PUT_SHORT(s, word);
  PUT_SHORT_PLAIN(s, word);
}

void changeInWord(struct stream *s, unsigned word) {
  PUT_SHORT(s, word++);  // expect: expression/side-effect-in-macro-argument
}

#define STEP(counter) counter++
#define STEP_TWICE(counter) do { counter++; use(counter); counter++; } while (0)
void use(int value);
void changeBesideParameter(int n) {
  STEP(n);
  STEP_TWICE(n);
}
