int main(void) {
  unsigned short s = 0xffff;
  return (unsigned)s * s == 0;
}
