static int a[4];
int main(void) {
  int *p = a;
  p++;
  return p == 0;
}
