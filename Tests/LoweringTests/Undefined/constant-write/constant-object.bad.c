static const int limit = 3;
static int scratch;
int main(void) {
  int *p = (int *)&limit;
  *p = 4;  // undefined: constant-write
  return limit - 3;
}
