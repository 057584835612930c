static int value = 0x10001;
int main(void) {
  signed char *p = (signed char *)&value;
  return *p - 1;
}
