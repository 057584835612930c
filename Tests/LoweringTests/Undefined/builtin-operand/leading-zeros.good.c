static int bits(unsigned x) {
  return x ? 32 - __builtin_clz(x) : 0;
}
int main(void) { return bits(0) > 32; }
