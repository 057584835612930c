#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define VOLUME_MAX 600000u

struct plan {
  uint32_t rate;
  uint32_t minutes;
};

static unsigned long reserve = 500;

static int receive(int port, struct plan *plan) { return read(port, plan, sizeof *plan) == (ssize_t)sizeof *plan ? 0 : -1; }

/* A product that has wrapped may be below the limit. */
int volumeOf(int port, uint32_t *volume) {
  struct plan plan;
  if (receive(port, &plan) != 0) return -1;
  *volume = plan.rate * plan.minutes;                 // expect: number/unsigned-wrap
  return *volume <= VOLUME_MAX ? 0 : -1;
}

int volumeInWiderType(int port, uint32_t *volume) {
  struct plan plan;
  if (receive(port, &plan) != 0) return -1;
  uint64_t product = (uint64_t)plan.rate * plan.minutes;
  if (product > VOLUME_MAX) return -1;
  *volume = (uint32_t)product;
  return 0;
}

int volumeOfBoundedParts(int port, uint32_t *volume) {
  struct plan plan;
  if (receive(port, &plan) != 0) return -1;
  if (plan.rate > 5000u || plan.minutes > 2880u) return -1;
  *volume = plan.rate * plan.minutes;
  return *volume <= VOLUME_MAX ? 0 : -1;
}

static unsigned long asked(FILE *console) {
  char line[16];
  char *end;
  if (fgets(line, sizeof line, console) == NULL) return 0;
  unsigned long amount = strtoul(line, &end, 10);
  return end == line ? 0 : amount;
}

/* Above zero whenever the two differ. */
int takeFromReserve(FILE *console) {
  unsigned long amount = asked(console);
  if (reserve - amount > 0) {                         // expect: number/unsigned-wrap
    reserve -= amount;
    return 0;
  }
  return -1;
}

int takeWhatIsThere(FILE *console) {
  unsigned long amount = asked(console);
  if (reserve > amount) {
    reserve -= amount;
    return 0;
  }
  return -1;
}

int takeUpToTheRest(FILE *console) {
  unsigned long amount = asked(console);
  if (amount > reserve) amount = reserve;
  if (reserve - amount > 0) return 0;
  return 1;
}

struct section { uint32_t offset; uint32_t size; };

static uint32_t word(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

int isInside(struct section *section, const uint8_t *image, uint32_t length) {
  if (length < 8) return 0;
  section->offset = word(image);
  section->size = word(image + 4);
  if (section->offset + section->size > length) return 0;  // expect: number/unsigned-wrap
  return 1;
}

int isInsideByParts(struct section *section, const uint8_t *image, uint32_t length) {
  if (length < 8) return 0;
  section->offset = word(image);
  section->size = word(image + 4);
  if (section->offset > length || section->size > length - section->offset) return 0;
  return 1;
}

int isInsideAskingFirst(struct section *section, const uint8_t *image, uint32_t length) {
  if (length < 8) return 0;
  section->offset = word(image);
  section->size = word(image + 4);
  if (section->offset + section->size < section->offset || section->offset + section->size > length) return 0;
  return 1;
}

static uint16_t half(const uint8_t *bytes) { return (uint16_t)(bytes[0] << 8 | bytes[1]); }

/* Sums of halves do not wrap as long as they stay `int`. */
int isInRange(const uint8_t *request, uint32_t length, uint16_t limit) {
  if (length < 4) return 0;
  return half(request) + half(request + 2) <= limit;
}

int isInNarrowRange(const uint8_t *request, uint32_t length, uint16_t limit) {
  if (length < 4) return 0;
  uint16_t end = (uint16_t)(half(request) + half(request + 2));
  return end <= limit;                                // expect: number/unsigned-wrap
}

/* Both parts are bounded; one less than their sum does not wrap. */
int isWithin(const uint8_t *request, uint32_t length, uint32_t last) {
  if (length < 4) return 0;
  uint32_t start = half(request);
  uint32_t count = half(request + 2);
  if (count == 0) return 0;
  return start + count - 1 <= last;
}
