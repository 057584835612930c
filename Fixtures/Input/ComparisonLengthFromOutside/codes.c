#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

extern uint8_t pairingCode[6];
extern uint8_t codeLength;

/* As many bytes as were sent. */
int pairByReceived(int peer) {
  uint8_t entered[6];
  ssize_t count = recv(peer, entered, sizeof entered, 0);
  if (count <= 0) return -1;
  return memcmp(entered, pairingCode, (size_t)count);  // expect: input/comparison-length-from-outside
}

int pairByWhole(int peer) {
  uint8_t entered[6];
  ssize_t count = recv(peer, entered, sizeof entered, 0);
  if (count != (ssize_t)sizeof entered) return -1;
  return memcmp(entered, pairingCode, sizeof entered);
}

int pairByMatched(int peer) {
  uint8_t entered[6];
  ssize_t count = recv(peer, entered, sizeof entered, 0);
  if (count <= 0 || count != codeLength) return -1;
  return memcmp(entered, pairingCode, (size_t)count);
}

/* The message itself says how many. */
int pairByField(const uint8_t *message, size_t length) {
  if (length < 8) return -1;
  uint8_t count = message[1];
  if (count > 6) return -1;
  return memcmp(message + 2, pairingCode, count);  // expect: input/comparison-length-from-outside
}

int pairByLongField(const uint8_t *message, size_t length) {
  if (length < 8) return -1;
  uint8_t count = message[1];
  if (count < 4 || count > 6) return -1;
  return memcmp(message + 2, pairingCode, count);
}

int pairByRightField(const uint8_t *message, size_t length) {
  if (length < 8) return -1;
  uint8_t count = message[1];
  if (count != sizeof pairingCode) return -1;
  return memcmp(message + 2, pairingCode, count);
}

/* A word of a command: any beginning of it will do. */
int isReboot(const uint8_t *message, size_t length) {
  if (length < 2) return 0;
  size_t count = message[0];
  if (count > length - 1) return 0;
  return strncmp((const char *)message + 1, "reboot", count) == 0;  // expect: input/comparison-length-from-outside
}

int isRebootWhole(const uint8_t *message, size_t length) {
  if (length < 2) return 0;
  size_t count = message[0];
  if (count > length - 1 || count != strlen("reboot")) return 0;
  return strncmp((const char *)message + 1, "reboot", count) == 0;
}

/* Two parts of one message. */
int isEcho(const uint8_t *message, size_t length) {
  if (length < 9) return 0;
  uint8_t count = message[0];
  if (count > 4) return 0;
  return memcmp(message + 1, message + 5, count) == 0;
}
