#include <stdint.h>

/* A decoder walks through a message with a pointer and the number of bytes that remain; neither is called a length. */
struct decoder {
  const uint8_t *in;
  uint16_t used;
};

int decodeByte(struct decoder *decoder, uint8_t *value) {
  if (decoder->used == 0) return 0;
  *value = *decoder->in++;
  decoder->used--;
  return 1;
}

/* The first byte of a length is looked at before it is known to be there. */
int decodeLength(struct decoder *decoder, uint32_t *length) {
  uint8_t tag;
  if (!decodeByte(decoder, &tag) || tag != 4) return 0;
  if ((*decoder->in & 0x80) == 0) {                   // expect: memory/out-of-bounds-read
    if (decoder->used == 0) return 0;
    *length = *decoder->in++;
    decoder->used--;
    return 1;
  }
  return 0;
}

int decodeLengthChecked(struct decoder *decoder, uint32_t *length) {
  uint8_t tag;
  if (!decodeByte(decoder, &tag) || tag != 4) return 0;
  if (decoder->used == 0) return 0;
  if ((*decoder->in & 0x80) == 0) {
    *length = *decoder->in++;
    decoder->used--;
    return 1;
  }
  return 0;
}

int decodeLengthByHelper(struct decoder *decoder, uint32_t *length) {
  uint8_t tag, first;
  if (!decodeByte(decoder, &tag) || tag != 4) return 0;
  if (!decodeByte(decoder, &first) || (first & 0x80) != 0) return 0;
  *length = first;
  return 1;
}

/* The depth moves with the text and is no number of bytes. */
struct nesting {
  const char *at;
  int depth;
};

int skipGroup(struct nesting *nesting) {
  nesting->at++;
  nesting->depth++;
  while (*nesting->at != ')') {
    if (*nesting->at == '\0') return -1;
    nesting->at++;
  }
  nesting->at++;
  nesting->depth--;
  return nesting->depth;
}
