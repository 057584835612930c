#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool fill(void *p, size_t n);
int use(const void *p, size_t n);
void vPortFree(void *p);
void __DSB(void);
struct state { uint8_t key[16]; int count; };
static uint8_t kept[16];

int last_statement(void) {
  uint8_t buffer[16];
  fill(buffer, sizeof buffer);
  const int result = use(buffer, sizeof buffer);
  memset(buffer, 0, sizeof buffer);  // expect: crypto/removable-wipe
  return result;
}

int structure(void) {
  struct state s;
  fill(&s, sizeof s);
  const int result = s.count;
  memset(&s, 0, sizeof(s));  // expect: crypto/removable-wipe
  return result;
}

int read_again(void) {
  uint8_t buffer[16];
  memset(buffer, 0, sizeof buffer);
  return use(buffer, sizeof buffer);
}

int on_one_way(bool wanted) {
  uint8_t buffer[16];
  fill(buffer, sizeof buffer);
  memset(buffer, 0, sizeof buffer);
  if (wanted) return use(buffer, 4);
  return 0;
}

int in_both_branches(bool wanted) {
  uint8_t buffer[16];
  fill(buffer, sizeof buffer);
  if (wanted) {
    memset(buffer, 0, sizeof buffer);  // expect: crypto/removable-wipe
    return 1;
  }
  return use(buffer, sizeof buffer);
}

void in_loop(void) {
  uint8_t buffer[16];
  for (int i = 0; i < 4; i++) {
    fill(buffer, sizeof buffer);
    use(buffer, sizeof buffer);
    memset(buffer, 0, sizeof buffer);
  }
}

void in_loop_with_inner_buffer(void) {
  for (int i = 0; i < 4; i++) {
    uint8_t buffer[16];
    fill(buffer, sizeof buffer);
    use(buffer, sizeof buffer);
    memset(buffer, 0, sizeof buffer);  // expect: crypto/removable-wipe
  }
}

void heap(void) {
  uint8_t *p = malloc(16);
  if (p == NULL) return;
  fill(p, 16);
  use(p, 16);
  memset(p, 0, 16);  // expect: crypto/removable-wipe
  free(p);
}

void heap_of_the_kernel(void) {
  uint8_t *p = malloc(16);
  if (p == NULL) return;
  fill(p, 16);
  memset(p, 0, 16);
  vPortFree(p);
}

uint8_t *heap_given_away(void) {
  uint8_t *p = malloc(16);
  if (p != NULL) memset(p, 0, 16);
  return p;
}

void parameter(uint8_t *p) { memset(p, 0, 16); }
void global(void) { memset(kept, 0, sizeof kept); }

void static_object(void) {
  static uint8_t scratch[16];
  fill(scratch, sizeof scratch);
  memset(scratch, 0, sizeof scratch);
}

int with_barrier(void) {
  uint8_t buffer[16];
  fill(buffer, sizeof buffer);
  const int result = use(buffer, sizeof buffer);
  memset(buffer, 0, sizeof buffer);
  __asm__ volatile("" : : "r"(buffer) : "memory");
  return result;
}

int with_fence(void) {
  uint8_t buffer[16];
  fill(buffer, sizeof buffer);
  memset(buffer, 0, sizeof buffer);
  __DSB();
  return 0;
}

int volatile_object(void) {
  volatile uint8_t buffer[16];
  buffer[0] = 1;
  memset((void *)buffer, 0, sizeof buffer);
  return 0;
}

int through_goto(bool ok) {
  uint8_t buffer[16];
  int result = -1;
  if (!ok) goto out;
  fill(buffer, sizeof buffer);
  result = use(buffer, sizeof buffer);
out:
  memset(buffer, 0, sizeof buffer);  // expect: crypto/removable-wipe
  return result;
}

struct state by_value(void) {
  struct state s;
  memset(&s, 0, sizeof s);
  return s;
}

#define CLEAR(object) memset(&(object), 0, sizeof(object))
int in_macro(void) {
  struct state s;
  fill(&s, sizeof s);
  const int result = s.count;
  CLEAR(s);  // expect: crypto/removable-wipe
  return result;
}

struct packet { uint8_t *data; };
int send_packet(const struct packet *p);
int stored_in_member(void) {
  uint8_t buffer[16];
  struct packet p;
  memset(buffer, 0, sizeof buffer);
  p.data = buffer;
  return send_packet(&p);
}

int stored_before(void) {
  uint8_t buffer[16];
  struct packet p = {buffer};
  memset(buffer, 0, sizeof buffer);
  return send_packet(&p);
}

int through_alias(void) {
  uint8_t buffer[20];
  uint32_t *words = (uint32_t *)((uintptr_t)buffer + 2u);
  memset(buffer, 0, sizeof buffer);
  words[0] = 3;
  return use(words, 4);
}

int alias_done(void) {
  uint8_t buffer[20];
  uint8_t *at = buffer + 2;
  at[0] = 1;
  const int result = use(at, 4);
  memset(buffer, 0, sizeof buffer);  // expect: crypto/removable-wipe
  return result;
}
