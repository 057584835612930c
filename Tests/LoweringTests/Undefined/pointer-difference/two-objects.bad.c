static int a[2], b[2];
static long distance(const int *from, const int *to) {
  return to - from;  // undefined: pointer-difference
}
int main(void) { return distance(a, b) == 99; }
