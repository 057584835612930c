struct flags { unsigned ready : 1, count : 3; };
int main(void) {
  struct flags f;
  f = (struct flags){.ready = 1};
  if (f.count == 5) return 1;
  return f.ready - 1;
}
