int main(void) {
  unsigned slots = 8, used = 8;
  return (int)(7 % (slots - used));  // undefined: division-by-zero
}
