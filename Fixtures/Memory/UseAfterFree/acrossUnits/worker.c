#include <stdlib.h>
#include "queue.h"

int keptTooLong(void) {
  struct job *job = malloc(sizeof *job);
  if (job == NULL) return -1;
  job->id = 4;
  queue_push(job);
  queue_drop();
  return job->id;                                     // expect: memory/use-after-free
}

int readBefore(void) {
  struct job *job = malloc(sizeof *job);
  if (job == NULL) return -1;
  job->id = 4;
  queue_push(job);
  int id = queue_first()->id;
  queue_drop();
  return id;
}
