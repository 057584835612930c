struct buffer { int data[2]; int guard; };
static int at(const struct buffer *b, int i) {
  return b->data[i];  // undefined: array-index
}
int main(void) {
  struct buffer b = {{1, 2}, 0};
  return at(&b, 2);
}
