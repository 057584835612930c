int main(void) {
  int x = -4;
  int y = x << 1;  // undefined: shift-overflow
  return y > 0;
}
