#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct reading { int value; int unit; uint8_t raw[4]; };

extern bool sensor_ready(void);
extern int sensor_value(void);
extern void send(int value);

static bool read_value(int *value) {
  if (!sensor_ready()) return false;
  *value = sensor_value();
  return true;
}

static void read_or_zero(int *value) {
  if (!read_value(value)) *value = 0;
}

int ignoresResult(void) {
  int value;
  read_value(&value);
  return value;                                       // expect: memory/uninitialised-read
}

int asksResult(void) {
  int value;
  return read_value(&value) ? value : -1;
}

int asksWrongWay(void) {
  int value;
  if (!read_value(&value)) return value;              // expect: memory/uninitialised-read
  return 0;
}

int alwaysGiven(void) {
  int value;
  read_or_zero(&value);
  return value;
}

void memberForgotten(void) {
  struct reading r;
  r.value = 1;
  send(r.unit);                                       // expect: memory/uninitialised-read
}

void memberByInitialiser(void) {
  struct reading r = {.value = 1};
  send(r.unit);
}

static void set(struct reading *r, int kind) {
  r->value = 0;
  if (kind > 0) r->unit = kind;
}

int setByHelper(int kind) {
  struct reading r;
  set(&r, kind);
  return r.unit;                                      // expect: memory/uninitialised-read
}

int setByHelperForSure(int kind) {
  struct reading r;
  if (kind <= 0) return 0;
  set(&r, kind);
  return r.unit;
}

int elementForgotten(void) {
  int values[4];
  for (int i = 0; i < 3; i++) values[i] = i;
  return values[3];                                   // expect: memory/uninitialised-read
}

int elementsGiven(void) {
  int values[4];
  for (int i = 0; i < 4; i++) values[i] = i;
  return values[3];
}

int halfCleared(void) {
  struct reading r;
  memset(&r, 0, sizeof r.value);
  return r.raw[0];                                    // expect: memory/uninitialised-read
}

int cleared(void) {
  struct reading r;
  memset(&r, 0, sizeof r);
  return r.raw[0];
}

int copied(const struct reading *source) {
  struct reading r;
  memcpy(&r, source, sizeof r);
  return r.unit;
}

int throughUnion(void) {
  union { uint32_t word; uint8_t bytes[4]; } view;
  view.bytes[0] = 1;
  view.bytes[1] = 2;
  return (int)view.word;                              // expect: memory/uninitialised-read
}

int wholeUnion(void) {
  union { uint32_t word; uint8_t bytes[4]; } view;
  for (int i = 0; i < 4; i++) view.bytes[i] = 1;
  return (int)view.word;
}
