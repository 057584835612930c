#include <stdlib.h>
#include <string.h>

size_t lengthOfSetting(void) {
  const char *level = getenv("PUMP_LEVEL");
  return strlen(level);  // expect: memory/null-dereference
}

size_t lengthOfSettingChecked(void) {
  const char *level = getenv("PUMP_LEVEL");
  return level == NULL ? 0 : strlen(level);
}
