#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

struct report {
  uint8_t kind;
  uint32_t value;
};

struct tight {
  uint32_t value;
  uint16_t kind;
  uint16_t count;
};

/* Padding goes out. */
int sendPadded(int peer, uint32_t value) {
  struct report report;
  report.kind = 1;
  report.value = value;
  return send(peer, &report, sizeof report, 0) < 0 ? -1 : 0;  // expect: memory/uninitialised-bytes-sent
}

int sendCleared(int peer, uint32_t value) {
  struct report report;
  memset(&report, 0, sizeof report);
  report.kind = 1;
  report.value = value;
  return send(peer, &report, sizeof report, 0) < 0 ? -1 : 0;
}

int sendInitialised(int peer, uint32_t value) {
  struct report report = {.kind = 1, .value = value};
  return send(peer, &report, sizeof report, 0) < 0 ? -1 : 0;
}

/* No padding, and yet one member is left out. */
int sendLeftOut(int peer, uint32_t value) {
  struct tight tight;
  tight.kind = 1;
  tight.value = value;
  return send(peer, &tight, sizeof tight, 0) < 0 ? -1 : 0;  // expect: memory/uninitialised-bytes-sent
}

int sendTight(int peer, uint32_t value) {
  struct tight tight;
  tight.kind = 1;
  tight.count = 2;
  tight.value = value;
  return send(peer, &tight, sizeof tight, 0) < 0 ? -1 : 0;
}

/* The rest of a buffer behind a short beginning. */
int sendWhole(int peer) {
  char text[32];
  text[0] = 'o';
  text[1] = 'k';
  return send(peer, text, sizeof text, 0) < 0 ? -1 : 0;  // expect: memory/uninitialised-bytes-sent
}

int sendUsed(int peer) {
  char text[32];
  text[0] = 'o';
  text[1] = 'k';
  return send(peer, text, 2, 0) < 0 ? -1 : 0;
}

int sendFilled(int peer, uint8_t level) {
  uint8_t frame[8];
  for (unsigned i = 0; i < sizeof frame; i++) frame[i] = (uint8_t)(level + i);
  return send(peer, frame, sizeof frame, 0) < 0 ? -1 : 0;
}

/* The helper fills, or does not. */
static int fillReport(struct tight *tight, int kind) {
  if (kind < 0) return -1;
  tight->value = 7;
  tight->kind = (uint16_t)kind;
  tight->count = 0;
  return 0;
}

int sendUnasked(int peer, int kind) {
  struct tight tight;
  fillReport(&tight, kind);
  return send(peer, &tight, sizeof tight, 0) < 0 ? -1 : 0;  // expect: memory/uninitialised-bytes-sent
}

int sendAsked(int peer, int kind) {
  struct tight tight;
  if (fillReport(&tight, kind) != 0) return -1;
  return send(peer, &tight, sizeof tight, 0) < 0 ? -1 : 0;
}

int store(FILE *file, uint32_t value) {
  struct report report;
  report.kind = 2;
  report.value = value;
  return fwrite(&report, sizeof report, 1, file) == 1 ? 0 : -1;  // expect: memory/uninitialised-bytes-sent
}

/* Bytes that came in may go out. */
int echo(int peer) {
  char buffer[16];
  ssize_t count = recv(peer, buffer, sizeof buffer, 0);
  if (count <= 0) return -1;
  return send(peer, buffer, (size_t)count, 0) < 0 ? -1 : 0;
}
