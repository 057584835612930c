int main(void) {
  unsigned long long flags = 0;
  return __builtin_clzll(flags) > 64;  // undefined: builtin-operand
}
