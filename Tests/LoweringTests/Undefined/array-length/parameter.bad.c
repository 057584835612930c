static int width(int rows, int columns) {
  int grid[rows][columns];  // undefined: array-length
  return (int)(sizeof grid == 99);
}
int main(void) { return width(0, 3); }
