#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct packet {
  struct packet *next;
  uint8_t users;
  uint8_t kind;
  uint16_t length;
  uint8_t bytes[64];
};

int enqueue(struct packet *packet);
int receive(uint8_t *bytes, size_t size);

static struct packet *packet_new(void) {
  struct packet *packet = malloc(sizeof *packet);
  if (packet != NULL) {
    memset(packet, 0, sizeof *packet);
    packet->users = 1;
  }
  return packet;
}

static void packet_drop(struct packet *packet) {
  if (--packet->users == 0) free(packet);
}

/* Others may have taken the packet; the last of them gives it back. */
int sent(const uint8_t *bytes, uint16_t length) {
  struct packet *packet = packet_new();
  if (packet == NULL) return -1;
  if (length > sizeof packet->bytes) {
    packet_drop(packet);
    return -1;
  }
  memcpy(packet->bytes, bytes, length);
  packet->length = length;
  int result = enqueue(packet);
  packet_drop(packet);
  return result;
}

int lostOnLength(const uint8_t *bytes, uint16_t length) {
  struct packet *packet = packet_new();
  if (packet == NULL) return -1;
  if (length > sizeof packet->bytes) return -1;  // expect: memory/leak
  memcpy(packet->bytes, bytes, length);
  packet->length = length;
  return enqueue(packet);
}

int copied(const struct packet *from) {
  struct packet *packet = packet_new();
  if (packet == NULL) return -1;
  packet->kind = from->kind;
  packet->length = from->length;
  packet_drop(packet);
  return 0;
}
