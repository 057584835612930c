static unsigned half(unsigned n) {
  if (n % 2) return 0;
  return n / 2;
}
int main(void) { return (int)half(3); }
