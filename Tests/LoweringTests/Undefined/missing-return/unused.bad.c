static int log(int x) {
  if (x) return 1;
}
int main(void) {
  int unused = log(0);
  return unused == 5;  // undefined: missing-return
}
