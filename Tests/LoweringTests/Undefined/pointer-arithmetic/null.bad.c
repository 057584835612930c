int main(void) {
  char *p = 0;
  int n = 4;
  p += n;  // undefined: pointer-arithmetic
  return p == (char *)1;
}
