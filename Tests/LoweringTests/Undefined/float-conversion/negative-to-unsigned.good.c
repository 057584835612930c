int main(void) {
  float f = -2.0f;
  unsigned char c = (unsigned char)(int)f, u = (unsigned char)(int)f;
  return c != u;
}
