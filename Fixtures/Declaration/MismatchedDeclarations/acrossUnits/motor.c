#include <stdint.h>

uint16_t motor_speed;
int32_t motor_position;
const char motor_name[8] = "m1";

int motor_start(uint16_t rate, uint8_t direction) { return rate + direction; }
void motor_stop(void) { motor_speed = 0; }
static int helper(int x) { return x; }
int motor_use(void) { return helper(1); }
