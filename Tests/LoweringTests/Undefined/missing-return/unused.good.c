static int log(int x) {
  if (x) return 1;
}
int main(void) {
  (void)log(0);
  return 0;
}
