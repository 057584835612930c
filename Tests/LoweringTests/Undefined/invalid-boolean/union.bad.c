union overlay { unsigned char byte; _Bool truth; };
int main(void) {
  union overlay u = {.byte = 0x80};
  return u.truth ? 0 : 0;  // undefined: invalid-boolean
}
