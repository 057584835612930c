int main(void) {
  int x = 1;
  int *p = &x;
  int y = (*p)++ + x;  // undefined: unsequenced
  return y == 9;
}
