static unsigned join(unsigned char a, unsigned char b) {
  return (unsigned)a << 24 | b;
}
int main(void) { return join(0x80, 1) == 0; }
