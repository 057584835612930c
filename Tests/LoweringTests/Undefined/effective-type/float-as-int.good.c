int main(void) {
  float f = 1.0f;
  union { float f; int i; } u = {f};
  int *p = &u.i;
  return *p == 0;
}
