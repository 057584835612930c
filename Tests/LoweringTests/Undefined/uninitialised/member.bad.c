struct config { int mode; int speed; };
static void reset(struct config *c) {
  c->mode = 0;
}
int main(void) {
  struct config c;
  reset(&c);
  return c.speed > 3 ? 1 : c.mode;  // undefined: uninitialised
}
