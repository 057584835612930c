int main(void) {
  int *last = 0;
  int kept = 0;
  for (int i = 0; i < 2; i++) {
    int own = i;
    last = &kept;
    *last = own - i;
  }
  return kept;
}
