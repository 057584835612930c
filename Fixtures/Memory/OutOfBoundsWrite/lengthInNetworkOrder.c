#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <arpa/inet.h>
#include <sys/socket.h>

uint16_t sys_get_be16(const uint8_t *from);
uint32_t table_size(uint32_t kind);

struct request {
  uint16_t slot;
  uint16_t length;
};

int32_t slots[16];

/* The order of the bytes changes nothing about who chose them. */
int storeSlot(int connection, int32_t value) {
  struct request request;
  if (recv(connection, &request, sizeof request, 0) != (ssize_t)sizeof request) return -1;
  slots[ntohs(request.slot)] = value;  // expect: memory/out-of-bounds-write
  return 0;
}

int storeSlotChecked(int connection, int32_t value) {
  struct request request;
  if (recv(connection, &request, sizeof request, 0) != (ssize_t)sizeof request) return -1;
  uint16_t slot = ntohs(request.slot);
  if (slot >= 16) return -1;
  slots[slot] = value;
  return 0;
}

int storeSlotMasked(int connection, int32_t value) {
  struct request request;
  if (recv(connection, &request, sizeof request, 0) != (ssize_t)sizeof request) return -1;
  slots[ntohs(request.slot) & 15] = value;
  return 0;
}

/* A function that is not there puts the bytes in order, as its name says. */
int readName(const uint8_t *bytes, size_t length, uint8_t name[32]) {
  uint8_t copy[32] = {0};
  if (length < 2) return -1;
  uint16_t count = sys_get_be16(bytes);
  if (count > length - 2) return -1;
  memcpy(copy, bytes + 2, count);  // expect: memory/out-of-bounds-write
  memcpy(name, copy, sizeof copy);
  return count;
}

int readNameChecked(const uint8_t *bytes, size_t length, uint8_t name[32]) {
  uint8_t copy[32] = {0};
  if (length < 2) return -1;
  uint16_t count = sys_get_be16(bytes);
  if (count > length - 2 || count > sizeof copy) return -1;
  memcpy(copy, bytes + 2, count);
  memcpy(name, copy, sizeof copy);
  return count;
}

/* Another function may answer anything about a number from outside. */
int copyOfKind(const uint8_t *bytes, size_t length, uint8_t to[64]) {
  if (length < 1) return -1;
  uint32_t size = table_size(bytes[0]);
  if (size > length) return -1;
  uint8_t copy[64];
  memcpy(copy, bytes, size);
  memcpy(to, copy, 1);
  return (int)size;
}
