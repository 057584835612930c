#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A message in parts: what was collected is dropped when a part does not fit. */
struct message {
  uint8_t *bytes;
  size_t used;
  size_t room;
};

static void drop(struct message *message) {
  free(message->bytes);
  message->used = 0;
}

/* The state is used again after the block was given back. */
int collect(struct message *message, const uint8_t *part, size_t size) {
  if (size > message->room - message->used) {
    drop(message);
  }
  message->bytes[message->used] = 0;                  // expect: memory/use-after-free
  return (int)size + (part != NULL);
}

int collectChecked(struct message *message, const uint8_t *part, size_t size) {
  if (size > message->room - message->used) {
    drop(message);
    message->bytes = NULL;
    return -1;
  }
  message->bytes[message->used] = 0;
  return (int)size + (part != NULL);
}

static void dropWhole(struct message *message) {
  free(message->bytes);
  message->bytes = NULL;
  message->used = message->room = 0;
}

int collectAnew(struct message *message, const uint8_t *part, size_t size) {
  if (size > message->room - message->used) {
    dropWhole(message);
    message->bytes = malloc(size);
    if (message->bytes == NULL) return -1;
    message->room = size;
  }
  if (size > 0) message->bytes[0] = part[0];
  return 0;
}
