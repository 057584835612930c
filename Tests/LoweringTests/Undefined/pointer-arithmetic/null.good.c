int main(void) {
  char *p = 0;
  int n = 4;
  if (p) p += n;
  return p == (char *)1;
}
