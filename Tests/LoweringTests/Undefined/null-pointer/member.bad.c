struct device { int id, state; };
static struct device only;
static struct device *find(int id) { return id == 0 ? &only : 0; }
int main(void) {
  return find(1)->state;  // undefined: null-pointer
}
