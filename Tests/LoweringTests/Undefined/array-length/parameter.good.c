static int width(int rows, int columns) {
  int grid[rows + 1][columns];
  return (int)(sizeof grid == 99);
}
int main(void) { return width(0, 3); }
