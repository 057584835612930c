int main(void) {
  int n = 32;
  return (int)(1u << n) > 1;  // undefined: shift-count
}
