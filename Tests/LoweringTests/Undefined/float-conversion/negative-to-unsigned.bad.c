int main(void) {
  float f = -2.0f;
  unsigned char c = (unsigned char)(int)f, u = (unsigned char)(unsigned)f;  // undefined: float-conversion
  return c != u;
}
