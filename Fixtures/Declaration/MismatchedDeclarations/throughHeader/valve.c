#include "valve.h"

struct valve valves[VALVE_COUNT];
int valve_open(valve_id id) { return valves[id].open = 1; }
int valve_close(valve_id id) { return valves[id].open = 0; }
