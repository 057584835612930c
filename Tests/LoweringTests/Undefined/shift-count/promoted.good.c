int main(void) {
  unsigned char byte = 1;
  int n = 31;
  return byte >> n;
}
