int main(void) {
  long x = 10;
  long step = 0;
  x %= step;  // undefined: division-by-zero
  return (int)x;
}
