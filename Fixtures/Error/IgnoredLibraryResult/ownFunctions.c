// The project has functions of the library's names, as bare-metal projects do.
static int read(int channel, void *data, unsigned length) {
  (void)channel;
  (void)data;
  return (int)length;
}

int write(int channel, const void *data, unsigned length) {
  (void)channel;
  (void)data;
  return (int)length;
}

void poll(void *data) {
  read(1, data, 4);
  write(1, data, 4);
}

struct driver {
  int (*open)(int channel);
};

void start(const struct driver *d) {
  d->open(3);
}
