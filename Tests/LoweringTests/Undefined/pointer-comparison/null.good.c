static int a[2];
static int *none;
int main(void) {
  return a != none ? 0 : 0;
}
