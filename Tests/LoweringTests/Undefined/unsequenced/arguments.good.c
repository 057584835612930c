static int add(int a, int b) { return a + b; }
int main(void) {
  int x = 1;
  int y = (x++, add(x, 0));
  return y == 9;
}
