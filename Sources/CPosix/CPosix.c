#include "CPosix.h"

#include <unistd.h>

pid_t cposix_fork(void) { return fork(); }
