//# target: msp430-none-elf

unsigned int tooFarForInt(unsigned int x) {
  return x << 16;  // expect: expression/signed-shift
}

unsigned long constant(void) {
  return 1 << 20;  // expect: expression/signed-shift
}

unsigned long spreads(unsigned char high) {
  return high << 8;  // expect: expression/signed-shift
}

unsigned long wide(unsigned int x) { return (unsigned long)x << 16; }
unsigned long constantLong(void) { return 1UL << 20; }
unsigned int word(unsigned char high, unsigned char low) { return (unsigned int)high << 8 | low; }
