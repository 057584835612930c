#include <stdio.h>

static int calls;
static int yes(int n) { calls += n; return 1; }
static int no(int n) { calls += n; return 0; }

static const char *range(int n) {
  switch (n) {
  case -5 ... -1: return "negative";
  case 0: return "zero";
  case 1: case 2: {
    int twice = n * 2;
    return twice > 2 ? "two" : "one";
  }
  default:
    if (n > 100) goto large;
    return "some";
  }
large:
  return "large";
}

static int duff(const char *from, char *to, int count) {
  int n = (count + 3) / 4;
  switch (count % 4) {
  case 0: do { *to++ = *from++;
  case 3:      *to++ = *from++;
  case 2:      *to++ = *from++;
  case 1:      *to++ = *from++;
          } while (--n > 0);
  }
  return count;
}

static int machine(const unsigned char *code) {
  static const void *const table[] = { &&halt, &&add, &&twice, &&loop };
  int value = 1;
  goto *table[*code++];
add: value += 3; goto *table[*code++];
twice: value *= 2; goto *table[*code++];
loop: if (value < 100) code -= 2; goto *table[*code++];
halt: return value;
}

static int depth(int n) { return n == 0 ? 0 : 1 + depth(n - 1); }

int main(void) {
  for (int i = -7; i < 200; i += 9) printf("%s ", range(i));
  printf("\n");
  int both = yes(1) && no(10) && yes(100);
  int either = no(1000) || yes(10000) || yes(100000);
  printf("%d %d %d %d\n", both, either, calls, !calls || (yes(3), no(4)));
  char to[12] = { 0 };
  printf("%d %s\n", duff("hello world", to, 11), to);
  printf("%d\n", machine((const unsigned char[]){ 1, 2, 3, 1, 0 }));
  int found = 0;
  for (int i = 0; ; i++) {
    if (i % 2) continue;
    for (int k = 0; k < i; k++) { if (k * k > 50) goto done; if (k == i - 1) break; found++; }
    do { if (i > 30) break; found += 2; } while (0);
  }
done:
  printf("%d %d\n", found, depth(500));
  int n = ({ int inner = 4; for (int i = 0; i < 3; i++) inner += i; inner; }) + (found ?: 9);
  printf("%d %d\n", n, 0 ?: 7);
  return 3;
}
