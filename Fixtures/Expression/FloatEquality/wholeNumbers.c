#include <stdbool.h>
#include <stdint.h>

bool isWhole(double value) { return value == (double)(int)value; }

bool isCount(double value, uint16_t count) { return value == count; }

bool isCountInSingle(float value, uint16_t count) { return value != count; }

bool losesDigits(float value, int32_t count) {
  return value == count;  // expect: expression/float-equality
}

bool losesDigitsInDouble(double value, int64_t count) {
  return value == (double)count;  // expect: expression/float-equality
}

bool roundedOnTheWay(double value, int32_t count) {
  return value == (double)(float)count;  // expect: expression/float-equality
}

bool calculated(double value, int count) {
  return value == count * 0.1;  // expect: expression/float-equality
}
