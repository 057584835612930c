// Calls of POSIX that Swift's overlay hides.
#ifndef KENSHIN_CPOSIX_H
#define KENSHIN_CPOSIX_H

#include <sys/types.h>

/// fork(2). The caller is single-threaded: the pipeline forks its workers before it starts any thread.
pid_t cposix_fork(void);

#endif
