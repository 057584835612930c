static int lowest(unsigned x) {
  if (x == 0) return 0;
  return __builtin_ctz(x);
}
int main(void) { return lowest(0) > 32; }
