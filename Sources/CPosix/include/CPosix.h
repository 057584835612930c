// Calls of POSIX that Swift's overlay hides.
#ifndef KENSHIN_CPOSIX_H
#define KENSHIN_CPOSIX_H

#include <sys/types.h>

/// fork(2). The caller is single-threaded: the pipeline forks its workers while no other thread runs.
pid_t cposix_fork(void);

/// Runs a function on a new thread with a deep stack; answers NULL where there can be none.
void *cposix_start(void (*body)(void *context), void *context);
/// Waits for the end of a thread.
void cposix_join(void *thread);

/// Lets the heap grow in large steps; called before other threads run.
void cposix_prepare_memory(void);

#endif
