static int lowest(unsigned x) {
  return __builtin_ctz(x);  // undefined: builtin-operand
}
int main(void) { return lowest(0) > 32; }
