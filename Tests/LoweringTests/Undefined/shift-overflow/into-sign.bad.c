int main(void) {
  int one = 1;
  int mask = one << 31;  // undefined: shift-overflow
  return mask == 1;
}
