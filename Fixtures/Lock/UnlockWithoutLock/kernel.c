#include <stdint.h>

typedef struct QueueDefinition *SemaphoreHandle_t;
long xSemaphoreTake(SemaphoreHandle_t semaphore, uint32_t ticks);
long xSemaphoreGive(SemaphoreHandle_t semaphore);
void store(const uint8_t *record);
int check(const uint8_t *record);

static SemaphoreHandle_t records;
static SemaphoreHandle_t done;

void prepare(SemaphoreHandle_t first, SemaphoreHandle_t second) { records = first; done = second; }

static int taken(void) { return xSemaphoreTake(records, 100) == 1 ? 0 : -1; }
static int given(int status) { return xSemaphoreGive(records) == 1 ? status : -1; }
static int givenOnce(int status) { return xSemaphoreGive(records) == 1 ? status : -1; }

int save(const uint8_t *record) {
  if (taken() != 0) return -1;
  int status = check(record);
  if (status != 0) status = given(status);
  else store(record);
  return given(status);                               // expect: lock/unlock-without-lock
}

int saveOnce(const uint8_t *record) {
  if (taken() != 0) return -1;
  int status = check(record);
  if (status == 0) store(record);
  return givenOnce(status);
}

void tellTwice(const uint8_t *record) {
  xSemaphoreGive(done);
  store(record);
  xSemaphoreGive(done);
}
