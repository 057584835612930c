static int x[2], y[2];
static int isInside(const int *p) {
  return p >= x && p < x + 2;  // undefined: pointer-comparison
}
int main(void) { return isInside(y); }
