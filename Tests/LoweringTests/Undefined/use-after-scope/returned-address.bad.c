static int *address(void) {
  int local = 0;
  int *p = &local;
  return p;
}
int main(void) {
  return *address();  // undefined: use-after-scope
}
