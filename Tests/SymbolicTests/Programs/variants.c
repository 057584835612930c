// Flaws of device firmware in small: resources, lengths from outside, lists, wide strings.
// A name that ends in g is that of a good twin.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
#include <wchar.h>
#include <stdint.h>
#include <unistd.h>
#include <pthread.h>
#include <assert.h>

static int globalReturnsTrue(void) {
  return 1;
}
static int badGlobal = 0;

static void badSink(void *d) {
  char *data = d;
  if (badGlobal) {
    data[0]=1;  // expect: use-after-free
  }
}

void a1(void) {
  char *p = malloc(10);
  if (!p) return;
  free(p);
  badGlobal = 1;
  badSink(p);
  badGlobal = 0;
}

void a1g(void) {
  char *p = malloc(10);
  if (!p) return;
  free(p);
  badGlobal = 0;
  badSink(p);
}

void a2(void) {
  int data = -1;
  data = 100;
  if (globalReturnsTrue()) {
    int b[10] = {0};
    b[data] = 1;  // expect: out-of-bounds-write
    printf("%d", b[0]);
  }
}

void a3(void) {
  char *data;
  char buf[50];
  data = buf;
  memset(data, 'A', 49);
  data[49] = 0;
  char dest[100];
  memset(dest,'C',99);
  dest[99]=0;
  memcpy(dest, data, strlen(dest)*sizeof(char));  // expect: out-of-bounds-read
  dest[99]=0;
  puts(dest);
}

void a3g(void) {
  char *data;
  char buf[100];
  data = buf;
  memset(data, 'A', 99);
  data[99] = 0;
  char dest[100];
  memset(dest,'C',99);
  dest[99]=0;
  memcpy(dest, data, strlen(dest)*sizeof(char));
  dest[99]=0;
  puts(dest);
}

void a4(void) {
  int *data = NULL;
  data = (int*)malloc(10);
  if (!data) exit(-1);
  int src[10] = {0};
  for (int i=0;i<10;i++) data[i]=src[i];  // expect: out-of-bounds-write
  printf("%d",data[0]);
  free(data);
}

void a4g(void) {
  int *data = NULL;
  data = (int*)malloc(10*sizeof(int));
  if (!data) exit(-1);
  int src[10] = {0};
  for (int i=0;i<10;i++) data[i]=src[i];
  printf("%d",data[0]);
  free(data);
}

static void vsink(char *d, ...) {
  va_list ap;
  va_start(ap, d);
  char *p = va_arg(ap, char*);
  va_end(ap);
  p[0] = 1;  // expect: null-dereference
}

void a5(void) {
  vsink("x", (char*)0);
}

void a6(void) {
  long *d = malloc(100*sizeof(long));
  if(!d) exit(1);
  free(d);
  printf("%ld", d[0]);  // expect: use-after-free
}

void a7(void) {
  char *d = malloc(100);
  if(!d) exit(1);
  memset(d,'A',99);
  d[99]=0;
  {
    char *r=0;
    size_t i;
    char *s = d;
    r = malloc(strlen(s)+1);
    if(!r) exit(1);
    for(i=0;i<strlen(s);i++) r[i]=s[strlen(s)-i-1];
    r[i]=0;
    free(s);
    d=r;
  }
  puts(d);
  free(d);
}

void a8(void) {
  int d;
  int *p = &d;
  printf("%d", *p);  // expect: uninitialised-read
}

void a9(void) {
  struct {
    int a;
    int b;
  }  s;
  s.a = 1;
  printf("%d %d", s.a, s.b);  // expect: uninitialised-read
}

void a10(void) {
  int *d = malloc(10*sizeof(int));
  if (!d) return;
  for (int i=0;i<5;i++) d[i]=i;
  for (int i=0;i<10;i++) printf("%d", d[i]);  // expect: uninitialised-read
  free(d);
}

void a11(void) {
  char *d = calloc(100,1);
  if(!d) exit(1);
  d = "This is";  // expect: leak
  printf("%s", d);
}

void a12(void) {
  char *d = malloc(100);
  if(!d) exit(1);
  d++;
  free(d);  // expect: invalid-free
}

void a13(void) {
  char buf[100];
  char *d = buf;
  free(d);  // expect: invalid-free
}

void a14(void) {
  pthread_mutex_t m;
  pthread_mutex_init(&m,0);
  pthread_mutex_lock(&m);
  pthread_mutex_lock(&m);  // expect: double-lock
}

void a15(void) {
  wchar_t *d = malloc(50*sizeof(wchar_t));
  if(!d) exit(1);
  wchar_t s[100];
  wmemset(s,L'A',99);
  s[99]=0;
  wcsncpy(d, s, 100);  // expect: out-of-bounds-write
  free(d);
}

void a16(void) {
  unsigned int d = 0;
  if (fscanf(stdin,"%u",&d)==1) {
    int *p = malloc(d*sizeof(int));  // expect: allocation-from-outside
    if(!p) exit(1);
    for (unsigned i=0;i<d;i++) p[i]=0;  // expect: loop-bound-from-outside
    free(p);
  }
}

void a17(void) {
  int64_t d = rand();
  int64_t r = d * d;
  printf("%ld", r);
}

void a18(void) {
  char in[100]="";
  if (fgets(in,100,stdin)) {
    int d = atoi(in);
    int r = d + 1;  // expect: signed-overflow
    printf("%d", r);
  }
}

void a18g(void) {
  char in[100]="";
  if (fgets(in,100,stdin)) {
    int d = atoi(in);
    if (d < 2147483647) {
      int r = d + 1;
      printf("%d", r);
    }
  }
}

void a19(int n) {
  assert(n > 0);
  printf("%d", 10 / n);
}

void a20(void) {
  char src[150], dst[100];
  memset(src,'A',149);
  src[149]=0;
  strncpy(dst, src, 99);
  dst[99]=0;
  strcat(dst, "x");  // expect: out-of-bounds-write
  puts(dst);
}

void a21(void) {
  int i = 0;
  int data = 0;
  char in[20];
  if (fgets(in,20,stdin)) data = atoi(in);
  int b[10]={0};
  if (data >= 0) b[data] = 1;  // expect: out-of-bounds-write
  for (i=0;i<10;i++) printf("%d", b[i]);
}

void a22(void) {
  short d = 0;
  if (fscanf(stdin, "%hd", &d)==1) {
    if (d < 100) {
      char s[100];
      memset(s,'A',99);
      s[99]=0;
      char t[100]="";
      memcpy(t, s, d);  // expect: out-of-bounds-read, sign-change
      t[99]=0;
      puts(t);
    }
  }
}

void a22g(void) {
  short d = 0;
  if (fscanf(stdin, "%hd", &d)==1) {
    if (d >= 0 && d < 100) {
      char s[100];
      memset(s,'A',99);
      s[99]=0;
      char t[100]="";
      memcpy(t, s, d);
      t[99]=0;
      puts(t);
    }
  }
}

struct node {
  struct node *next;
  int v;
};

void a23(struct node *h) {
  while (h) {
    free(h);
    h = h->next;  // expect: use-after-free
  }
}

void a23g(struct node *h) {
  while (h) {
    struct node *n = h->next;
    free(h);
    h = n;
  }
}

void a24(void) {
  struct node *h = 0;
  for (int i=0;i<100;i++) {
    struct node *n = malloc(sizeof *n);
    if(!n) break;
    n->next=h;
    n->v=i;
    h=n;
  }
  while(h) {
    struct node *n=h->next;
    free(h);
    h=n;
  }
}

void a25(int n) {
  char *p = malloc(16);
  if (!p) return;
  for (int i=0;i<n;i++) p[i%16]=i;
  if (n > 5) return;  // expect: leak
  free(p);
}

void a26(int n) {
  char *p = 0;
  for (int i=0;i<n;i++) {
    if (i==3) p = malloc(3);
  }
  if (n==1) *p = 1;  // expect: null-dereference
}  // expect: leak

void a27(const char *s) {
  char b[16];
  strcpy(b, s);
  puts(b);
}

void a28(void) {
  char *e = getenv("X");
  char b[16];
  if (e) {
    strcpy(b, e);  // expect: out-of-bounds-write
    puts(b);
  }
}

void a28g(void) {
  char *e = getenv("X");
  char b[16];
  if (e && strlen(e) < 16) {
    strcpy(b, e);
    puts(b);
  }
}

void a29(int fd) {
  unsigned char hdr[4];
  char body[64];
  if (read(fd, hdr, 4) != 4) return;
  unsigned len = hdr[0]<<8|hdr[1];
  if (read(fd, body, len) < 0) return;  // expect: out-of-bounds-write
}

void a29g(int fd) {
  unsigned char hdr[4];
  char body[64];
  if (read(fd, hdr, 4) != 4) return;
  unsigned len = hdr[0]<<8|hdr[1];
  if (len > sizeof body) return;
  if (read(fd, body, len) < 0) return;
}

void a30(int fd) {
  unsigned char b[256];
  ssize_t n = read(fd, b, sizeof b);
  if (n < 4) return;
  size_t off = 0;
  while (off < (size_t)n) {
    unsigned l = b[off+1];  // expect: out-of-bounds-read
    if (l == 0) break;
    off += l;
  }
}

void a31(void) {
  int n = 5;
  int *p = malloc(n * sizeof(int));
  if (!p) return;
  p[n] = 1;  // expect: out-of-bounds-write
  free(p);
}

void a32(void) {
  char *a = malloc(8);
  char *b = a;
  if (!a) return;
  free(a);
  a = 0;
  free(b);  // expect: double-free
}
