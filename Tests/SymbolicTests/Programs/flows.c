// Values on their way: through statics, function pointers, unions, arrays, calls, switches, scopes.
// A name that ends in g is that of a good twin.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int staticTrue = 1;
static int staticFalse = 0;
const int CONST5 = 5;

static char *gp;
static void (*table[2])(char *);
union U {
  char *a;
  char *b;
};

static void sink(char *p) {
  p[0] = 'a';  // expect: use-after-free
  printf("%s", p);
}

static void freeit(char *p) {
  free(p);
}

void s1(void) {
  char *p = malloc(10);
  if (!p) return;
  if (staticTrue) free(p);
  if (staticTrue) free(p);  // expect: double-free
}

void s1g(void) {
  char *p = malloc(10);
  if (!p) return;
  if (staticTrue) free(p);
  if (staticFalse) free(p);
}

void s2(void) {
  gp = malloc(10);
  if (!gp) return;
  free(gp);
  sink(gp);
}

static void use_g(void) {
  gp[0] = 1;  // expect: null-dereference
}

void s3(void) {
  gp = 0;
  use_g();
}

static void use_g2(void) {
  if (gp) gp[0] = 1;
}

void s3g(void) {
  gp = 0;
  use_g2();
}

void s4(void) {
  char *p = malloc(10);
  if (!p) return;
  void (*f)(char*) = freeit;
  f(p);
  p[0]=1;  // expect: use-after-free
}

void s5(void) {
  union U u;
  char *p = malloc(10);
  if (!p) return;
  u.a = p;
  free(u.a);
  u.b[0] = 1;  // expect: use-after-free
}

void s6(void) {
  char *arr[5];
  arr[2] = malloc(10);
  if (!arr[2]) return;
  char *q = arr[2];
  free(q);
  arr[2][0] = 1;  // expect: use-after-free
}

void s7(void) {
  char *p = 0;
  char **pp = &p;
  *pp = malloc(10);
  if (!p) return;
  free(*pp);
  p[0] = 1;  // expect: use-after-free
}

static char *helper(int n) {
  char *p = malloc(n);
  if (!p) exit(1);
  return p;
}

void s8(void) {
  char *p = helper(10);
  strcpy(p, "0123456789");  // expect: out-of-bounds-write
  free(p);
}

void s8g(void) {
  char *p = helper(11);
  strcpy(p, "0123456789");
  free(p);
}

void s9(int x) {
  char *p;
  switch (CONST5) {
    case 5: p = 0;
    break;
    default: p = "x";
  }
  printf("%c", p[0]);  // expect: null-dereference
}

static int rec(int n) {
  int a[4];
  if (n == 0) {
    a[0]=1;
    return a[0];
  }
  return rec(n-1);
}

void s10(void) {
  rec(3);
}

void s11(void) {
  FILE *f = fopen("a","r");
  if (!f) return;
  fclose(f);
  fclose(f);  // expect: double-close
}

void s12(void) {
  FILE *f = fopen("a","r");
  if (!f) return;
  char b[4];
  if (!fgets(b, 4, f)) return;  // expect: unreleased-resource
  fclose(f);
}

static char *bad_stack(void) {
  char b[10];
  strcpy(b, "x");
  return b;  // expect: returned-stack-address
}

void s13(void) {
  printf("%s", bad_stack());  // expect: use-after-scope
}

void s14(void) {
  int *p;
  {
    int x = 3;
    p = &x;
  }
  printf("%d", *p);  // expect: use-after-scope
}

void s15(int n) {
  char *p = malloc(10);
  if (!p) goto out;
  if (n) goto out;
  free(p);
  return;
  out: return;  // expect: leak
}

void s15g(int n) {
  char *p = malloc(10);
  if (!p) goto out;
  if (n) goto fr;
  free(p);
  return;
  fr: free(p);
  out: return;
}

static void setp(int **out, int ok) {
  static int v;
  if (ok) *out = &v;
}

void s16(int ok) {
  int *p;
  setp(&p, ok);
  printf("%d", *p);  // expect: uninitialised-read
}

void s16g(int ok) {
  int *p = 0;
  setp(&p, ok);
  if (p) printf("%d", *p);
}

int s17(const char *s) {
  char buf[8];
  int n = 0;
  while (*s) {
    buf[n++] = *s++;
  }
  return buf[0];
}

void s18(void) {
  char b[8];
  if (fgets(b, 16, stdin)) puts(b);  // expect: out-of-bounds-write
}

void s19(void) {
  char b[8];
  int n = 0;
  char in[64];
  if (fgets(in, 64, stdin)) {
    n = atoi(in);
    b[n] = 1;  // expect: out-of-bounds-write
  }
}

void s19g(void) {
  char b[8];
  int n = 0;
  char in[64];
  if (fgets(in, 64, stdin)) {
    n = atoi(in);
    if (n >= 0 && n < 8) b[n] = 1;
  }
}

void s20(void) {
  int n = 0;
  char in[64];
  if (fgets(in, 64, stdin)) {
    n = atoi(in);
    printf("%d", 100 / n);  // expect: division-by-zero
  }
}

static int clamp(int n) {
  return n < 0 ? 0 : n > 7 ? 7 : n;
}

void s21g(void) {
  char b[8];
  char in[64];
  if (fgets(in, 64, stdin)) {
    int n = clamp(atoi(in));
    b[n] = 1;
  }
}

static int valid(int n) {
  return n >= 0 && n < 8;
}

void s22g(void) {
  char b[8];
  char in[64];
  if (fgets(in, 64, stdin)) {
    int n = atoi(in);
    if (valid(n)) b[n] = 1;
  }
}
