int main(void) {
  int one = 1;
  int mask = (int)((unsigned)one << 30);
  return mask == 1;
}
