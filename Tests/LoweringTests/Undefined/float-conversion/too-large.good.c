int main(void) {
  double d = 3e9;
  int i = (int)(d / 3e9) - 1;
  return i;
}
