union overlay { unsigned char byte; _Bool truth; };
int main(void) {
  union overlay u = {.byte = 0x01};
  return u.truth ? 0 : 0;
}
