/* A look-up of the project. */
static int index(const int *table, int key) {
  for (int i = 0; i < 8; i++) {
    if (table[i] == key) { return i; }
  }
  return -1;
}

int row(const int *table, int key) {
  return index(table, key);
}
