static int mean(int sum, int n) {
  return sum / n;  // undefined: division-by-zero
}
int main(void) { return mean(3, 0); }
