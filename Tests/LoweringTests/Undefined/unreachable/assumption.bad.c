static unsigned half(unsigned n) {
  if (n % 2)
    __builtin_unreachable();  // undefined: unreachable
  return n / 2;
}
int main(void) { return (int)half(3); }
