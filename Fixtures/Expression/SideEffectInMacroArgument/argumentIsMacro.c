#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define NEXT(p) (*(p)++)
#define FIRST(p) (*(p))

int repeatedMacro(const int *p) {
  return MAX(NEXT(p), 3);  // misses: expression/side-effect-in-macro-argument
}

int repeatedRead(const int *p) { return MAX(FIRST(p), 3); }
