static int find(const int *a, int n, int x) {
  for (int i = 0; i < n; i++)
    if (a[i] == x) return i;
  return -1;
}
int main(void) {
  int a[2] = {1, 2};
  int i = find(a, 2, 3) + 1;
  return i == 9;
}
