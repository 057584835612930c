int main(int argc, char **argv) {
  int x;
  (void)argv;
  x = argc > 5;
  if (x) return 1;
  return 0;
}
