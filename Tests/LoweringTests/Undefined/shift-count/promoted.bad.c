int main(void) {
  unsigned char byte = 1;
  int n = 33;
  return byte >> n;  // undefined: shift-count
}
