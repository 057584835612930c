int main(void) {
  int i = 0;
  i = i++ + 1;  // undefined: unsequenced
  return i - 1;
}
