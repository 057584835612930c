static int mean(int sum, int n) {
  if (n == 0) return 0;
  return sum / n;
}
int main(void) { return mean(3, 0); }
