#include <stdint.h>

extern uint8_t motor_speed;                     // expect: declaration/mismatched-declarations
extern int32_t motor_position;
extern const char *motor_name;                  // expect: declaration/mismatched-declarations
extern int motor_start(uint16_t rate);          // expect: declaration/mismatched-declarations
extern void motor_stop(void);
extern int motor_stop_all(void);
static long helper(long x) { return x; }

int main(void) {
  motor_stop();
  return motor_start(motor_speed) + motor_name[0] + (int)helper(motor_position) + motor_stop_all();
}
