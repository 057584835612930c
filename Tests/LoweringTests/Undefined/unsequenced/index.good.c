int main(void) {
  int a[2] = {0, 0}, i = 0;
  a[i] = i;
  i++;
  return a[0];
}
