//# std: c23
int start();
int open() { return start(); }
int (*pointer)();
int main() { return open() + pointer(); }
