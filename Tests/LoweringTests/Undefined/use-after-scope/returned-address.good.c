static int *address(void) {
  static int local = 0;
  int *p = &local;
  return p;
}
int main(void) {
  return *address();
}
