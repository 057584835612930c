int main(void) {
  int x = -4;
  int y = x * 2;
  return y > 0;
}
