int main(void) {
  float f = 1.0f;
  int *p = (int *)&f;
  return *p == 0;  // undefined: effective-type
}
