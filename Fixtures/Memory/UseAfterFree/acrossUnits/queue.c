#include <stdlib.h>
#include "queue.h"

static struct job *first;

void queue_push(struct job *job) {
  job->next = first;
  first = job;
}

void queue_drop(void) {
  struct job *job = first;
  if (job == NULL) return;
  first = job->next;
  free(job);
}

struct job *queue_first(void) { return first; }
