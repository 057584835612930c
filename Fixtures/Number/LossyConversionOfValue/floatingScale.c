#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint16_t output[4];

static int entered(FILE *console, double *value) {
  char line[32];
  char *end;
  if (fgets(line, sizeof line, console) == NULL) return -1;
  *value = strtod(line, &end);
  return end == line ? -1 : 0;
}

int setVoltage(FILE *console) {
  double volts;
  if (entered(console, &volts) != 0) return -1;
  double millivolts = volts * 1000.0;
  output[0] = (uint16_t)millivolts;                   // expect: number/lossy-conversion-of-value
  return 0;
}

int setVoltageInRange(FILE *console) {
  double volts;
  if (entered(console, &volts) != 0) return -1;
  double millivolts = volts * 1000.0;
  if (!(millivolts >= 0.0 && millivolts <= 65535.0)) return -1;
  output[1] = (uint16_t)millivolts;
  return 0;
}

int setVoltageBoundedBefore(FILE *console) {
  double volts;
  if (entered(console, &volts) != 0) return -1;
  if (!(volts >= 0.0 && volts <= 60.0)) return -1;
  output[2] = (uint16_t)(volts * 1000.0);
  return 0;
}

int setFromByte(FILE *console) {
  int level = fgetc(console);
  if (level < 0) return -1;
  output[3] = (uint16_t)((double)(uint8_t)level * 3.3);
  return 0;
}
