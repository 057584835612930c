#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct request {
  char uri[128];
  char tag[24];
  char host[24];
};

void copyTrimmed(char *to, size_t size, const char *from, size_t length);
int transmit(const uint8_t *bytes, size_t count);
void fill(int *values, size_t size);

static uint8_t frame[16];
static uint8_t long_frame[64];

void otherMember(struct request *request, const char *value, size_t length) {
  copyTrimmed(request->tag, sizeof request->uri, value, length);  // expect: expression/size-of-another-array
}

void otherMemberLessEnd(struct request *request, const char *value, size_t length) {
  copyTrimmed(request->tag, sizeof(request->uri) - 1, value, length);  // expect: expression/size-of-another-array
}

int otherFrame(void) {
  return transmit(frame, sizeof long_frame);  // expect: expression/size-of-another-array
}

void otherElements(void) {
  int few[4];
  int many[8];
  fill(few, sizeof many);  // expect: expression/size-of-another-array
  fill(many, sizeof few);
}

void ownMember(struct request *request, const char *value, size_t length) {
  copyTrimmed(request->tag, sizeof request->tag, value, length);
  copyTrimmed(request->tag, sizeof request->host, value, length);
  copyTrimmed(request->uri, sizeof request->tag, value, length);
}

int countOfFew(void) { return transmit(long_frame, sizeof frame); }

// The number of elements is no number of bytes.
int elements(void) { return transmit(frame, sizeof long_frame / sizeof long_frame[0] / 8); }

// What the library does with both, other rules look at.
void cleared(void) { memset(long_frame, 0, sizeof frame); }

// How much room there is behind a pointer is not known.
void behindPointer(char *to, const char *value, size_t length) {
  char line[80];
  copyTrimmed(to, sizeof line, value, length);
  copyTrimmed(line, sizeof line, value, length);
}
