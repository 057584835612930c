int main(void) {
  unsigned short s = 0xffff;
  return s * s < 0;  // undefined: signed-overflow
}
