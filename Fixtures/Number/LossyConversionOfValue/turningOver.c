#include <stdint.h>

/* Numbers in a message are counted up byte by byte and turn over. */
uint8_t radio_buf[64];
uint16_t radio_len;

void store(const uint8_t *bytes, uint8_t count);
extern uint8_t table[64];

void acknowledged(void) {
  if (radio_len < 8) return;
  if (++radio_buf[7] == 0) {
    if (++radio_buf[6] == 0) {
      ++radio_buf[5];
    }
  }
}

void countedDown(void) {
  if (radio_len < 8) return;
  radio_buf[3]--;
}

void lengthInBytes(void) {
  if (radio_len < 8) return;
  uint8_t length = radio_buf[2] * 8 + 8;  // expect: number/lossy-conversion-of-value
  for (uint8_t i = 0; i < length && i < 64; i++) table[i] = 0;
}

void lengthInWords(void) {
  if (radio_len < 8) return;
  uint16_t length = (uint16_t)(radio_buf[2] * 8 + 8);
  for (uint16_t i = 0; i < length && i < 64; i++) table[i] = 0;
}
