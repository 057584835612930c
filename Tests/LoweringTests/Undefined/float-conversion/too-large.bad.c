int main(void) {
  double d = 3e9;
  int i = (int)d;  // undefined: float-conversion
  return i;
}
