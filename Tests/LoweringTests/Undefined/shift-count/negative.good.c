static unsigned part(unsigned x, int n) {
  return n < 0 ? x : x >> n;
}
int main(void) { return part(0, -1) != 0; }
