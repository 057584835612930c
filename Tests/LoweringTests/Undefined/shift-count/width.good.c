int main(void) {
  int n = 32;
  return (int)(1ull << n >> n) > 1;
}
