int main(void) {
  int n = 0;
  for (;;) if (++n == 3) return 0;
  __builtin_unreachable();
}
