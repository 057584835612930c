int main(void) {
  int n = 0;
  while (n < 3) n++;
  __builtin_unreachable();  // undefined: unreachable
}
