// Conversions, wraps, divisions, loops of a hundred rounds, members as bounds.
// A name that ends in g is that of a good twin.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <limits.h>
#include <math.h>
#include <wchar.h>

void c1(void) {
  char data = CHAR_MAX;
  char r = data + 1;  // expect: lossy-conversion
  printf("%d", r);
}

void c1g(void) {
  char data = 2;
  char r = data + 1;
  printf("%d", r);
}

void c2(void) {
  int data = -1;
  if (fscanf(stdin, "%d", &data) == 1) {
    char r = (char)data;  // expect: lossy-conversion
    printf("%d", r);
  }
}

void c2g(void) {
  int data = 5;
  char r = (char)data;
  printf("%d", r);
}

void c3(void) {
  unsigned d = UINT_MAX;
  unsigned r = d + 1;  // expect: unsigned-wrap
  printf("%u", r);
}

void c3g(void) {
  unsigned d = 7;
  unsigned r = d + 1;
  printf("%u", r);
}

void c4(void) {
  unsigned d = 0;
  d = (unsigned)rand();
  if (d < UINT_MAX) {
    unsigned r = d + 1;
    printf("%u", r);
  }
}

void c5(void) {
  int d = rand();
  int r = d * d;  // expect: signed-overflow
  printf("%d", r);
}

void c5g(void) {
  int d = rand();
  if (abs(d) < 30000) {
    int r = d * d;
    printf("%d", r);
  }
}

void c6(void) {
  int d = -1;
  fscanf(stdin, "%d", &d);
  if (d < 100) {
    char *p = malloc(d);  // expect: sign-change, allocation-from-outside
    if (p) {
      p[0]=1;  // expect: out-of-bounds-write
      free(p);
    }
  }
}

void c6g(void) {
  int d = -1;
  fscanf(stdin, "%d", &d);
  if (d > 0 && d < 100) {
    char *p = malloc(d);
    if (p) {
      p[0]=1;
      free(p);
    }
  }
}

void c7(void) {
  float f = 0;
  if (fscanf(stdin, "%f", &f) == 1) {
    int r = (int)(100.0 / f);  // expect: division-by-zero
    printf("%d", r);
  }
}

void c7g(void) {
  float f = 0;
  if (fscanf(stdin, "%f", &f) == 1 && fabs(f) > 0.000001) {
    int r = (int)(100.0 / f);
    printf("%d", r);
  }
}

void c8(void) {
  short s;
  int big = 70000;
  s = big;  // expect: lossy-conversion
  printf("%d", s);
}

void c9(void) {
  unsigned d = 0;
  fscanf(stdin, "%u", &d);
  unsigned r = d - 1;  // expect: unsigned-wrap
  printf("%u", r);
}

void c9g(void) {
  unsigned d = 0;
  fscanf(stdin, "%u", &d);
  if (d > 0) {
    unsigned r = d - 1;
    printf("%u", r);
  }
}

struct two {
  char first[16];
  void *second;
};

void m1(void) {
  struct two s;
  s.second = 0;
  memcpy(s.first, "0123456789abcde0123456789abcde", sizeof(s));  // expect: out-of-bounds-write
  printf("%s", s.first);  // expect: unterminated-string
}

void m1g(void) {
  struct two s;
  s.second = 0;
  memcpy(s.first, "0123456789abcde0123456789abcde", sizeof(s.first));
  s.first[15]=0;
  printf("%s", s.first);
}

void w1(void) {
  wchar_t d[50];
  wchar_t src[100];
  wmemset(src, L'A', 99);
  src[99]=0;
  wcscpy(d, src);  // expect: out-of-bounds-write
}

void w1g(void) {
  wchar_t d[100];
  wchar_t src[100];
  wmemset(src, L'A', 99);
  src[99]=0;
  wcscpy(d, src);
}

void l1(void) {
  char b[50];
  char s[100];
  memset(s,'A',99);
  s[99]=0;
  for (int i=0;i<100;i++) b[i]=s[i];  // expect: out-of-bounds-write
  printf("%s", b);
}

void l1g(void) {
  char b[100];
  char s[100];
  memset(s,'A',99);
  s[99]=0;
  for (int i=0;i<100;i++) b[i]=s[i];
  printf("%s", b);
}

void u1(void) {
  int *d = alloca(10*sizeof(int));
  for (int i=0;i<5;i++) d[i]=i;
  for (int i=0;i<10;i++) printf("%d", d[i]);  // expect: uninitialised-read
}

void u1g(void) {
  int *d = alloca(10*sizeof(int));
  for (int i=0;i<10;i++) d[i]=i;
  for (int i=0;i<10;i++) printf("%d", d[i]);
}

void f1(void) {
  char *p = malloc(10);
  for (int i=0;i<2;i++) {
    free(p);  // expect: double-free
  }
}

void g1(int n) {
  int a[10];
  int i = -1;
  fscanf(stdin,"%d",&i);
  if (i < 10) a[i] = 1;  // expect: out-of-bounds-write
}

void g1g(int n) {
  int a[10];
  int i = -1;
  fscanf(stdin,"%d",&i);
  if (i >= 0 && i < 10) a[i] = 1;
}
