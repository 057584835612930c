int main(void) {
  char s[] = "text";
  s[0] = 'T';
  return s[0] != 'T';
}
