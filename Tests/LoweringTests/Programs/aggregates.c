#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct point { int16_t x, y; };
struct packet {
  uint8_t kind : 3;
  uint8_t flag : 1;
  uint16_t length : 12;
  union {
    struct point at;
    uint8_t raw[4];
    struct { uint8_t low, high; };
  };
  struct point path[3];
  const char *name;
};
struct __attribute__((packed)) wire { uint8_t tag; uint32_t value; uint16_t end; };

static const struct packet table[] = {
  [2] = { .kind = 5, .at = { 1, -2 }, .path = { [1] = { 3, 4 }, { 5, 6 } }, .name = "two" },
  [0] = { 1, 1, 0xabc, { { 7, 8 } }, { 9, 10, 11, 12, 13 }, "zero" },
};
static int matrix[3][4] = { 1, 2, 3, [1][2] = 4, 5, 6, [2] = { 7, [2 ... 3] = 8 } };
static const char *const words[] = { "alpha", [3] = "delta" };
static struct { char text[8]; int n; } strings[] = { { "abc", 1 }, { { 'x', 'y' }, 2 }, { .n = 3, .text = "12345678" } };

static struct packet changed(struct packet p, int n) {
  p.length += n;
  p.kind++;
  p.path[n % 3].x = (int16_t)n;
  return p;
}

static void show(const struct packet *p) {
  printf("%d %d %d (%d,%d) low %d", p->kind, p->flag, p->length, p->at.x, p->at.y, p->low);
  for (size_t i = 0; i < sizeof p->path / sizeof p->path[0]; i++) printf(" %d:%d", p->path[i].x, p->path[i].y);
  printf(" %s\n", p->name ? p->name : "-");
}

int main(void) {
  for (int i = 0; i < 3; i++) show(&table[i]);
  for (int i = 0; i < 12; i++) printf("%d ", matrix[i / 4][i % 4]);
  for (int i = 0; i < 4; i++) printf("%s ", words[i] ? words[i] : "(none)");
  for (int i = 0; i < 3; i++) printf("%.8s=%d ", strings[i].text, strings[i].n);
  printf("\n");
  struct packet p = changed(table[0], 4);
  show(&p);
  p = changed(p, 0xff0);
  show(&p);
  struct packet *q = &(struct packet){ .length = 4095, .raw = { 1, 2, 3, 4 } };
  q->length++;
  show(q);
  printf("%d %d\n", changed(*q, 3).path[0].x, (changed(*q, 5), p = *q).length);
  struct wire w = { 1, 0x11223344, 0x5566 };
  uint8_t bytes[sizeof w];
  memcpy(bytes, &w, sizeof w);
  for (size_t i = 0; i < sizeof bytes; i++) printf("%02x", bytes[i]);
  printf(" %zu %zu\n", offsetof(struct wire, end), offsetof(struct packet, path[1].y));
  int local[5] = { 1, [3] = 2 };
  char text[] = "text", padded[10] = "pad";
  printf("%d%d%d%d%d %zu %s %d\n", local[0], local[1], local[2], local[3], local[4], sizeof text, padded, padded[9]);
  return 0;
}
