static int half(double d) { return (int)(d / 2); }
int main(void) {
  void *p = (void *)half;
  return ((int (*)(double))p)(0);
}
