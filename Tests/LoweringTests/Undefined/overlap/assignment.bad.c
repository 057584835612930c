struct block { int n[4]; };
union shifted { struct { int pad; struct block b; } hi; struct block lo; };
int main(void) {
  static union shifted u;
  struct block *to = &u.lo, *from = &u.hi.b;
  *to = *from;  // undefined: overlap
  return u.lo.n[0];
}
