int main(void) {
  char *s = "text";
  s[0] = 'T';  // undefined: constant-write
  return s[0] != 'T';
}
