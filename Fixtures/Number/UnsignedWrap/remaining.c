#include <stddef.h>
#include <stdint.h>

/* What remains of a message after the part that its own fields claim. */
struct decoder {
  const uint8_t *in;
  uint16_t used;
};

static int decodeByte(struct decoder *decoder, uint8_t *value) {
  if (decoder->used == 0) return 0;
  *value = *decoder->in++;
  decoder->used--;
  return 1;
}

/* A difference of unsigned values is never below zero. */
int decodeText(struct decoder *decoder, const uint8_t **text, uint32_t *length) {
  uint8_t high, low;
  if (!decodeByte(decoder, &high) || !decodeByte(decoder, &low)) return 0;
  *length = (uint32_t)high << 8 | low;
  *text = decoder->in;
  if (decoder->used == 0 || decoder->used - *length <= 0) return 0;  // expect: number/unsigned-wrap
  decoder->used -= *length;                           // expect: number/unsigned-wrap
  decoder->in += *length;
  return 1;
}

int decodeTextChecked(struct decoder *decoder, const uint8_t **text, uint32_t *length) {
  uint8_t high, low;
  if (!decodeByte(decoder, &high) || !decodeByte(decoder, &low)) return 0;
  *length = (uint32_t)high << 8 | low;
  *text = decoder->in;
  if (decoder->used < *length) return 0;
  decoder->used -= *length;
  decoder->in += *length;
  return 1;
}

extern void digest(const uint8_t *bytes, size_t size);

/* A fragment is as long as its header says, less what was consumed of it. */
int authenticate(const uint8_t *message, size_t size) {
  if (size < 16) return -1;
  size_t consumed = 13 + message[12];
  if (consumed > size) return -1;
  size_t fragment = (size_t)message[9] << 16 | (size_t)message[10] << 8 | message[11];
  if (fragment > size) return -1;
  digest(message + consumed, fragment - consumed);    // expect: number/unsigned-wrap
  return 0;
}

int authenticateChecked(const uint8_t *message, size_t size) {
  if (size < 16) return -1;
  size_t consumed = 13 + message[12];
  if (consumed > size) return -1;
  size_t fragment = (size_t)message[9] << 16 | (size_t)message[10] << 8 | message[11];
  if (fragment < consumed || fragment > size) return -1;
  digest(message + consumed, fragment - consumed);
  return 0;
}
