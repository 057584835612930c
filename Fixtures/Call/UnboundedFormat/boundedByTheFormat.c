#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

struct panel {
  char clock[6];
  char serial[24];
  char lines[2][21];
};

void fitting(struct panel *p, unsigned char hour, unsigned char minute, uint64_t serial, double share) {
  char number[26];
  sprintf(p->clock, "%02hhu:%hhX", hour, minute);  // expect: call/unbounded-format
  sprintf(p->lines[0], "%02hhu:%02hhu", hour, minute);
  sprintf(p->serial, "%020" PRIu64, serial);
  sprintf(p->lines[1], "%.8s", p->serial);
  sprintf(number, "%1.15g", share);
  sprintf(&p->serial[4], "100%% of %c", hour);
}

void notFitting(struct panel *p, int value, long large, const char *name, double dose) {
  sprintf(p->clock, "%d", value);                   // expect: call/unbounded-format
  sprintf(p->lines[0], "value %ld", large);         // expect: call/unbounded-format
  sprintf(p->lines[0], "%21c", 'x');                // expect: call/unbounded-format
  sprintf(p->lines[1], "%.21s", name);              // expect: call/unbounded-format
  sprintf(&p->serial[4], "%20d", value);            // expect: call/unbounded-format
  sprintf(p->serial, "%s", name);                   // expect: call/unbounded-format
  sprintf(p->serial, "%f", dose);                   // expect: call/unbounded-format
  sprintf(p->serial, "%*d", value, value);          // expect: call/unbounded-format
}

void roomNotKnown(char *to, const char *format, int value, const char *name) {
  sprintf(to, "%d", value);  // unknown: call/unbounded-format
  sprintf(to, "%s", name);   // expect: call/unbounded-format
  sprintf(to, format, value);  // expect: call/unbounded-format
}
