#include "config.h"

int baudUnchecked(void) {
  return config_get()->baud;                          // expect: memory/null-dereference
}

int baudChecked(void) {
  const struct config *config = config_get();
  return config ? config->baud : 9600;
}

int baudAfterLoad(int baud) {
  if (config_load(baud) < 0) return -1;
  return config_get()->baud;
}

int baudAfterIgnoredLoad(void) {
  config_load(0);
  return config_get()->baud;                          // expect: memory/null-dereference
}
