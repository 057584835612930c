static int read(const int *p) {
  if (!p) return 0;
  return *p;
}
int main(void) { return read(0); }
