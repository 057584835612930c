struct __attribute__((packed)) message { char tag; int value; };
static int get(const int *p) {
  return *p;  // undefined: misaligned
}
static struct message m __attribute__((aligned(8))) = {1, 0};
int main(void) { return get((const int *)(const void *)(&m.tag + 1)); }
