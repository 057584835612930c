#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A driver that is not here fills a buffer; how much it is asked for the device has said. */
struct bus {
  int (*read)(void *context, uint8_t reg, uint8_t *to, size_t count);
  void *context;
};

struct sensor {
  const struct bus *bus;
  uint8_t fifo[192];
  uint16_t lost;
};

static int readRegisters(struct sensor *sensor, uint8_t reg, uint8_t *to, size_t count) {
  return sensor->bus->read(sensor->bus->context, reg, to, count);
}

int readFifo(struct sensor *sensor) {
  uint8_t level[2];
  if (readRegisters(sensor, 0x3a, level, sizeof level) != 0) return -1;
  size_t words = (size_t)(level[1] & 15) << 8 | level[0];
  if (words > sizeof sensor->fifo) words = sizeof sensor->fifo;
  return readRegisters(sensor, 0x3e, sensor->fifo, words * 2);  // expect: memory/out-of-bounds-write
}

static int readRegistersChecked(struct sensor *sensor, uint8_t reg, uint8_t *to, size_t count) {
  return sensor->bus->read(sensor->bus->context, reg, to, count);
}

int readFifoChecked(struct sensor *sensor) {
  uint8_t level[2];
  if (readRegistersChecked(sensor, 0x3a, level, sizeof level) != 0) return -1;
  size_t words = (size_t)(level[1] & 15) << 8 | level[0];
  if (words > sizeof sensor->fifo / 2) words = sizeof sensor->fifo / 2;
  return readRegistersChecked(sensor, 0x3e, sensor->fifo, words * 2);
}

/* What a driver gives is no more than it was asked for. */
int link_receive(int link, uint8_t *to, size_t count);

struct line {
  uint8_t bytes[64];
  int used;
  int total;
};

int fetch(struct line *line, int link, uint8_t *to) {
  int count = link_receive(link, line->bytes, sizeof line->bytes);
  if (count <= 0) return -1;
  line->used = 0;
  line->total = count;
  memcpy(to, line->bytes + line->used, (size_t)(line->total - line->used));
  return line->bytes[line->total - 1];
}
