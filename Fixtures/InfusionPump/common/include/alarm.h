/** Alarm manager: which alarms are active, and how they sound. */
#ifndef PUMP_ALARM_H
#define PUMP_ALARM_H

#include "pump_types.h"

typedef enum {
    ALARM_NONE = 0,
    ALARM_OCCLUSION,
    ALARM_AIR,
    ALARM_BATTERY,
    ALARM_DOOR,
    ALARM_DOSE_LIMIT,
    ALARM_HARDWARE,
    ALARM_COUNT
} AlarmId;

typedef enum {
    ALARM_PRIORITY_NONE = 0,
    ALARM_PRIORITY_LOW,
    ALARM_PRIORITY_MEDIUM,
    ALARM_PRIORITY_HIGH
} AlarmPriority;

/** One bit for each alarm that may sound; the display reads it. */
extern uint32_t alarm_enabled_mask;

void alarm_init(void);

/** Activates an alarm; unknown ids count as a hardware alarm. */
void alarm_raise(AlarmId id);

/** Silences an alarm for two minutes; PUMP_NOT_FOUND when it is not active. */
PumpStatus alarm_acknowledge(AlarmId id);

bool alarm_active(AlarmId id);
AlarmPriority alarm_highest(void);

/** Drives the sounder and the lamps; call every 100 ms. */
void alarm_service(uint32_t now_ms, bool motor_running, bool door_closed);

#endif
