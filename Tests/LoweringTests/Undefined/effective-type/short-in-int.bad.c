static int value = 0x10001;
int main(void) {
  short *p = (short *)&value;
  return *p - 1;  // undefined: effective-type
}
