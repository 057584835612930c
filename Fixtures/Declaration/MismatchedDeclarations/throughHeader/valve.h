#ifndef VALVE_H
#define VALVE_H
#include <stdint.h>
#define VALVE_COUNT 4
typedef uint8_t valve_id;
struct valve { valve_id id; uint8_t open; };
extern struct valve valves[VALVE_COUNT];
int valve_open(valve_id id);
void valve_log(const char *text);
#endif
