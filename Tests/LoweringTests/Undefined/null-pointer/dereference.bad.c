static int read(const int *p) {
  return *p;  // undefined: null-pointer
}
int main(void) { return read(0); }
