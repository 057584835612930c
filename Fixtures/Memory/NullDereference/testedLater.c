/* Pointers that are tested for null after they were used, and such as are used only where that is fine. */
#include <stddef.h>

struct pump { int rate; int id; struct pump *next; };

void setRate(struct pump *pump, int rate) {
  pump->rate = rate;  // expect: memory/null-dereference
  if (pump == NULL) return;
  pump->id = 0;
}

int idOf(struct pump *pump) {
  int id = pump->id;  // expect: memory/null-dereference
  return pump ? id : -1;
}

void setRateOfMany(struct pump *pump, int count) {
  if (count > 0) pump->rate = count;  // accepts: memory/null-dereference
  if (pump != NULL) pump->id = 0;
}

int total(struct pump *first) {
  int sum = first->rate;  // accepts: memory/null-dereference
  for (struct pump *pump = first; pump != NULL; pump = pump->next) sum += pump->rate;
  return sum;
}

static int isReady(const struct pump *pump) { return pump != NULL && pump->rate > 0; }

int start(struct pump *pump) {
  pump->id = 1;  // accepts: memory/null-dereference
  return isReady(pump);
}

#define RATE(p) ((p) == NULL ? 0 : (p)->rate)

int doubled(struct pump *pump) {
  pump->id = 2;  // accepts: memory/null-dereference
  return 2 * RATE(pump);
}

/* The pointer has another name where it was handed on. */
struct frame {
  unsigned length;
  unsigned char bytes[8];
};

static unsigned sumOf(const struct frame *frame) {
  unsigned length = frame->length;  // expect: memory/null-dereference
  if (frame == 0) return 0;
  unsigned sum = 0;
  for (unsigned i = 0; i < length && i < sizeof frame->bytes; i++) sum += frame->bytes[i];
  return sum;
}

static unsigned sumOfGiven(const struct frame *frame) {
  if (frame == 0) return 0;
  unsigned sum = 0;
  for (unsigned i = 0; i < frame->length && i < sizeof frame->bytes; i++) sum += frame->bytes[i];
  return sum;
}

int areEqual(const struct frame *left, const struct frame *right) {
  return sumOf(left) == sumOf(right) && sumOfGiven(left) == sumOfGiven(right);
}
