/* Functions of two numbers that go through memory of all kinds. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct packet { uint8_t length; uint8_t data[8]; struct packet *next; };
static int total, calls;
static struct packet shared;
static int *remembered;

static void count(int n) { total += n; calls++; }
static void remember(int *p) { remembered = p; }
static void change(void) { if (remembered) *remembered = 77; }

int fill(int a, int b) {
  uint8_t buffer[64];
  uint8_t *p = buffer;
  unsigned len = sizeof buffer;
  while (len >= 4) {
    p[0] = (uint8_t)a; p[1] = (uint8_t)b; p[2] = 1; p[3] = (uint8_t)len;
    p += 4;
    len -= 4;
  }
  return buffer[(unsigned)a % 64] + buffer[(unsigned)b & 63] + (int)(p - buffer) + (int)len;
}

int aliases(int a, int b) {
  int x = 1, y = 2;
  int *p = (a & 1) ? &x : &y;
  *p = b;
  int before = x;
  remember(&x);
  x = 5;
  change();
  return before * 3 + x + (*p == b) + y;
}

int records(int a, int b) {
  struct packet one = { .length = (uint8_t)(a & 7) }, two;
  for (int i = 0; i <= one.length; i++) one.data[i] = (uint8_t)(b + i);
  two = one;
  two.next = &one;
  struct packet *p = &two;
  int sum = 0;
  while (p && sum < 5000) {
    for (int i = 0; i < p->length; i++) sum += p->data[i];
    p->length = p->length > 2 ? p->length - 2 : 0;
    p = p->next == p ? NULL : p->next;
  }
  shared = two;
  return sum + shared.length + one.length;
}

int heap(int a, int b) {
  size_t n = (size_t)(a & 15) + 1;
  int *p = malloc(n * sizeof *p);
  if (!p) return -1;
  for (size_t i = 0; i < n; i++) p[i] = b;
  int last = p[n - 1] != b;
  uint8_t *q = calloc(n, 1);
  if (q) { last += q[n / 2]; q[0] = 9; last += q[0]; }
  free(p);
  free(q);
  return last;
}

int unions(int a, int b) {
  union { uint32_t word; uint8_t bytes[4]; struct { unsigned low : 5, mid : 7, high : 20; } parts; } u;
  u.word = (uint32_t)a;
  u.bytes[(unsigned)b & 3] = 0x5a;
  u.parts.mid = (unsigned)b;
  uint32_t copy;
  memcpy(&copy, &u, sizeof copy);
  return (int)(copy == u.word) + u.parts.low + u.parts.mid + (u.parts.high > 3);
}

int texts(int a, int b) {
  static const char *const names[] = { "alpha", "be", "gamma delta" };
  const char *name = names[(unsigned)a % 3];
  size_t length = strlen(name);
  char copy[16];
  strcpy(copy, name);
  char *found = strchr(copy, 'a');
  if (found) *found = (char)('A' + (b & 7));
  return (int)length + copy[0] + copy[length];
}

int tables(int a, int b) {
  static const struct { uint8_t key; int16_t value; } rows[4] = { { 1, -5 }, { 4, 50 }, { 9, 500 }, { 16, -500 } };
  int sum = 0;
  for (unsigned i = 0; i < 4; i++) if (rows[i].key <= (a & 31)) sum += rows[i].value;
  int grid[3][4];
  for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) grid[i][j] = i * j;
  int *flat = &grid[0][0];
  int *end = flat + 12;
  while (flat != end) sum += *flat++;
  return sum + grid[(unsigned)b % 3][(unsigned)a % 4];
}

int globals(int a, int b) {
  total = a & 0xff;
  count(b & 0xff);
  int kept = total;
  calls = 3;
  int *p = &total;
  *p = 4;
  count(1);
  return kept + total * 2 + calls;
}

int chains(int a, int b) {
  struct packet nodes[4];
  memset(nodes, 0, sizeof nodes);
  for (int i = 0; i < 3; i++) nodes[i].next = &nodes[i + 1];
  nodes[(unsigned)a & 3].length = (uint8_t)b;
  int sum = 0;
  for (struct packet *p = nodes; p; p = p->next) { sum += p->length; p->length = 1; }
  struct packet **link = &nodes[0].next;
  while (*link) link = &(*link)->next;
  *link = nodes;
  return sum + nodes[3].next->length;
}

int backwards(int a, int b) {
  uint8_t buffer[16];
  uint8_t *p = buffer + sizeof buffer;
  while (p > buffer) *--p = (uint8_t)a;
  int i = 16;
  while (i-- > 0) buffer[i] ^= (uint8_t)b;
  return buffer[0] + buffer[15];
}

int variable(int a, int b) {
  unsigned n = ((unsigned)a & 15) + 1;
  int v[n];
  for (unsigned i = 0; i < n; i++) v[i] = b & 0xff;
  int sum = 0;
  for (unsigned i = 0; i < n; i++) sum += v[i];
  return sum + v[n - 1];
}
