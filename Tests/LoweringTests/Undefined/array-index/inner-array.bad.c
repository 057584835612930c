static int matrix[2][3] = {{1, 2, 3}, {4, 5, 6}};
int main(void) {
  int column = 3;
  return matrix[0][column] - 4;  // undefined: array-index
}
