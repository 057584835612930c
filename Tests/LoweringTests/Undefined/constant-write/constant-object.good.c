static const int limit = 3;
static int scratch;
int main(void) {
  int *p = &scratch;
  *p = 4;
  return limit - 3;
}
