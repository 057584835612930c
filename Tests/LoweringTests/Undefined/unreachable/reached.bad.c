static int pick(int x) {
  switch (x) {
  case 0: return 0;
  case 1: return 1;
  default:
    __builtin_unreachable();  // undefined: unreachable
  }
}
int main(void) { return pick(2); }
