struct two { int a[2]; int b[2]; int end; };
int main(void) {
  struct two t = {{1, 2}, {0, 0}, 0};
  int i = 0;
  return t.b[i];
}
