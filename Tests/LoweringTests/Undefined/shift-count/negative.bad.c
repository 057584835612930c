static unsigned part(unsigned x, int n) {
  return x >> n;  // undefined: shift-count
}
int main(void) { return part(0, -1) != 0; }
