#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Fragments of a datagram, appended call by call. */
struct assembly {
  uint8_t bytes[128];
  uint16_t filled;
  uint8_t tag;
};

void beginAssembly(struct assembly *to, uint8_t tag) {
  to->filled = 0;
  to->tag = tag;
}

int addFragment(struct assembly *to, const uint8_t *fragment, size_t length) {
  if (length < 2 || length > 100 || fragment[0] != to->tag) return -1;
  memcpy(to->bytes + to->filled, fragment + 2, length - 2);  // expect: memory/out-of-bounds-write
  to->filled = (uint16_t)(to->filled + length - 2);
  return to->filled;
}

int addFragmentChecked(struct assembly *to, const uint8_t *fragment, size_t length) {
  if (length < 2 || length > 100 || fragment[0] != to->tag) return -1;
  if (length - 2 > sizeof to->bytes - to->filled) return -1;
  memcpy(to->bytes + to->filled, fragment + 2, length - 2);
  to->filled = (uint16_t)(to->filled + length - 2);
  return to->filled;
}

/* One character a call, until the line ends. */
static char line[80];
static uint8_t position;
static char lineChecked[80];
static uint8_t positionChecked;

void onCharacter(char c) {
  if (c == '\n') {
    position = 0;
    return;
  }
  line[position++] = c;  // expect: memory/out-of-bounds-write
}

void onCharacterChecked(char c) {
  if (c == '\n') {
    positionChecked = 0;
    return;
  }
  if (positionChecked >= sizeof lineChecked) return;
  lineChecked[positionChecked++] = c;
}

/* The length comes with the first frame, the bytes with those that follow. */
struct transfer {
  uint8_t message[64];
  uint16_t total;
  uint16_t received;
  uint8_t state;
};

enum { IDLE, BUSY };

int onFrame(struct transfer *t, const uint8_t *frame, size_t length) {
  if (length != 8) return -1;
  switch (frame[0] >> 4) {
    case 1:
      t->total = (uint16_t)((frame[0] & 15) << 8 | frame[1]);
      memcpy(t->message, frame + 2, 6);
      t->received = 6;
      t->state = BUSY;
      return 0;
    case 2: {
      if (t->state != BUSY) return -1;
      uint16_t rest = (uint16_t)(t->total - t->received);
      uint16_t count = rest < 7 ? rest : 7;
      memcpy(t->message + t->received, frame + 1, count);  // misses: memory/out-of-bounds-write
      t->received = (uint16_t)(t->received + count);
      if (t->received >= t->total) t->state = IDLE;
      return t->received;
    }
    default: return -1;
  }
}

int onFrameChecked(struct transfer *t, const uint8_t *frame, size_t length) {
  if (length != 8) return -1;
  switch (frame[0] >> 4) {
    case 1:
      t->total = (uint16_t)((frame[0] & 15) << 8 | frame[1]);
      if (t->total < 8 || t->total > sizeof t->message) {
        t->state = IDLE;
        return -1;
      }
      memcpy(t->message, frame + 2, 6);
      t->received = 6;
      t->state = BUSY;
      return 0;
    case 2: {
      if (t->state != BUSY) return -1;
      uint16_t rest = (uint16_t)(t->total - t->received);
      uint16_t count = rest < 7 ? rest : 7;
      memcpy(t->message + t->received, frame + 1, count);
      t->received = (uint16_t)(t->received + count);
      if (t->received >= t->total) t->state = IDLE;
      return t->received;
    }
    default: return -1;
  }
}

/* A ring: the place of the next sample starts over in time. */
static uint16_t samples[32];
static unsigned next;
static uint16_t samplesOf[32];
static unsigned nextOf;

void addSample(uint16_t sample) {
  samples[next] = sample;  // expect: memory/out-of-bounds-write
  if (next++ > 32) next = 0;
}

void addSampleChecked(uint16_t sample) {
  samplesOf[nextOf] = sample;
  if (++nextOf >= 32) nextOf = 0;
}
