int aliased(void) {
  int x = 1;
  int *p = &x;
  return x++ + *p;  // misses: expression/unsequenced-side-effect
}

int sameElement(int *a, int i) {
  int j = i;
  return a[i]++ + a[j];  // misses: expression/unsequenced-side-effect
}

int otherElement(int *a, int i) { return a[i]++ + a[i + 1]; }
int otherVariable(int x, const int *p) { return x++ + *p; }
