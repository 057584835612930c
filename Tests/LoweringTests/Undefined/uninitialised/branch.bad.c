int main(int argc, char **argv) {
  int x;
  (void)argv;
  if (argc > 5) x = 1;
  if (x) return 1;  // undefined: uninitialised
  return 0;
}
