int main(void) {
  long x = 10;
  long step = 0;
  x %= step + 1;
  return (int)x;
}
