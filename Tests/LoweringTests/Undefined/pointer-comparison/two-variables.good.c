static int x[2], y[2];
static int isInside(const int *p) {
  return p == x || p == x + 1;
}
int main(void) { return isInside(y); }
