int other(int n);
static int next(int n) { return n + 1; }
int other(int n) { return next(n); }
