static int area(int w, int h) {
  return w * h;  // undefined: signed-overflow
}
int main(void) { return area(46341, 46341) > 0; }
