int main(void) {
  char name[8];
  for (int i = 0; i < 4; i++) name[i] = 'a';
  int n = 0;
  while (n < 8 && name[n] == 'a') n++;  // undefined: uninitialised
  return n > 8;
}
