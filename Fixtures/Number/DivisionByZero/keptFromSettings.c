#include <stdint.h>
#include <stdio.h>

static struct {
  uint32_t period;
  uint32_t checked;
} job;

int loadJob(FILE *file) {
  unsigned period = 0;
  unsigned checked = 0;
  if (fscanf(file, "%u %u", &period, &checked) != 2) return -1;
  job.period = period;
  if (checked == 0) return -1;
  job.checked = checked;
  return 0;
}

// What another entry has read from outside stands here.
int isDue(uint32_t now) {
  return now % job.period == 0;  // expect: number/division-by-zero
}

int isDueChecked(uint32_t now) {
  if (job.checked == 0) return 0;
  return now % job.checked == 0;
}
