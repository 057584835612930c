#include <stddef.h>
#include "config.h"

static struct config settings;
static int isLoaded;

const struct config *config_get(void) { return isLoaded ? &settings : NULL; }

int config_load(int baud) {
  if (baud <= 0) return -1;
  settings.baud = baud;
  settings.name = "uart";
  isLoaded = 1;
  return 0;
}
