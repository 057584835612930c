static int bits(unsigned x) {
  return 32 - __builtin_clz(x);  // undefined: builtin-operand
}
int main(void) { return bits(0) > 32; }
