#include "valve.h"

int valve_close(valve_id id, int force);        // expect: declaration/mismatched-declarations
void valve_log(const char *text) { (void)text; }

int close_all(void) {
  int result = 0;
  for (valve_id i = 0; i < VALVE_COUNT; i++) result |= valve_close(i, 0) | valve_open(i);
  return result;
}
