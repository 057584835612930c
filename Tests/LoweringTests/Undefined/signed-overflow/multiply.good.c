static int area(int w, int h) {
  return (int)((long long)w * h >> 32);
}
int main(void) { return area(46341, 46341) > 0; }
