#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define WRITE 2u
#define READ 1u
#define LENGTH(header, isLong) (header + isLong ? 8 : 4)

enum state { IDLE, BUSY };

void send(const uint8_t *bytes, unsigned length);
void start(void);
void stop(void);

unsigned frameLength(unsigned header, unsigned extension) {
  return header + extension ? 8u : 4u;  // expect: expression/operator-precedence
}

uint32_t shifted(uint32_t word, uint32_t wide) {
  uint32_t high = word << wide ? 16u : 8u;  // expect: expression/operator-precedence
  return high;
}

uint32_t joinedFlags(uint32_t flags, uint32_t writable) {
  return flags | writable ? WRITE : READ;  // expect: expression/operator-precedence
}

int scaled(int rate, int isPediatric, int adult) {
  int limit = 0;
  limit = rate * isPediatric ? 2 : adult;  // expect: expression/operator-precedence
  return limit;
}

int budget(int total, int reserved) {
  return total - reserved ? 5 : 0;  // expect: expression/operator-precedence
}

void asArgument(const uint8_t *bytes, unsigned base, unsigned isSigned) {
  send(bytes, base + isSigned ? 12u : 4u);  // expect: expression/operator-precedence
}

bool inComparison(unsigned base, unsigned extra, unsigned room) {
  return (base + extra ? 6u : 2u) < room;  // expect: expression/operator-precedence
}

unsigned oneMore(unsigned count, unsigned isOpen) {
  return count + isOpen ? 1u : 0u;  // misses: expression/operator-precedence
}

unsigned choiceParenthesised(unsigned header, unsigned extension) { return header + (extension ? 8u : 4u); }
unsigned sumParenthesised(unsigned header, unsigned extension) { return (header + extension) ? 8u : 4u; }
unsigned blocks(unsigned n, unsigned size) { return n % size ? n / size + 1u : n / size; }
int share(int part, int a, int b) { return a + b ? part / (a + b) : 0; }
int order(int a, int b, int c, int d) { return a - b ? a - b : c - d; }
unsigned masked(unsigned flags, unsigned mask) { return flags & mask ? 8u : 4u; }
unsigned compared(unsigned a, unsigned b, unsigned c) { return a + b > c ? 8u : 4u; }
int anyError(int first, int second) { return first | second ? -1 : 0; }
int anyFlag(bool first, bool second, int most) { return first | second ? most : 5; }
unsigned highByte(unsigned word) { return word >> 8 ? 2u : 3u; }
long distance(const char *start, const char *end) { return end - start ? 7 : 3; }
const char *plural(int n, int hidden) { return n - hidden ? "events" : "event"; }
char cell(int column, int row) { return column + row ? ' ' : '#'; }
enum state state(int queued, int running) { return queued + running ? BUSY : IDLE; }
int macroBody(int header, int isLong) { return LENGTH(header, isLong); }

void decided(int a, int b, int c, int d) {
  if (a + b ? c : d) {
    start();
  }
  bool isSet = a + b ? c : d;
  a - b ? start() : stop();
  printf("%s\n", isSet ? "set" : "clear");
}
