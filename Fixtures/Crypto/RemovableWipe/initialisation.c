#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct block { uint32_t number; uint8_t size; };
bool read_block(struct block *b);
bool use(const struct block *b);
bool more(void);

bool otherwiseUnset(bool isRequest) {
  struct block block;
  bool done = false;
  if (isRequest) {
    done = read_block(&block) && use(&block);
  } else {
    memset(&block, 0, sizeof block);
  }
  return done;
}

bool firstOfAll(void) {
  struct block block;
  memset(&block, 0, sizeof block);
  return more();
}

bool inALoop(void) {
  struct block block;
  bool done = false;
  while (more()) {
    if (done) {
      memset(&block, 0, sizeof block);  // expect: crypto/removable-wipe
      return true;
    }
    done = read_block(&block);
  }
  return done;
}

bool initialised(void) {
  struct block block = {7, 1};
  bool done = more();
  memset(&block, 0, sizeof block);  // expect: crypto/removable-wipe
  return done;
}
