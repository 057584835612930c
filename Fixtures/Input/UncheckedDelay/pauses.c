#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void vTaskDelay(uint32_t ticks);

static void pause_for(uint32_t ticks) { vTaskDelay(ticks); } // expect: input/unchecked-delay

static void pauseBounded(uint32_t ticks) {
  if (ticks > 500u) ticks = 500u;
  vTaskDelay(ticks);
}

int fromPeer(int peer) {
  uint32_t ticks = 0;
  if (recv(peer, &ticks, sizeof ticks, 0) != (ssize_t)sizeof ticks) return -1;
  pause_for(ticks);
  return 0;
}

int fromPeerBounded(int peer) {
  uint32_t ticks = 0;
  if (recv(peer, &ticks, sizeof ticks, 0) != (ssize_t)sizeof ticks) return -1;
  pauseBounded(ticks);
  return 0;
}

int fromLine(FILE *input) {
  unsigned seconds = 0;
  if (fscanf(input, "%u", &seconds) != 1) return -1;
  sleep(seconds);                                     // expect: input/unchecked-delay
  return 0;
}

int fromLineChecked(FILE *input) {
  unsigned seconds = 0;
  if (fscanf(input, "%u", &seconds) != 1) return -1;
  if (seconds > 10u) return -1;
  sleep(seconds);
  return 0;
}

void callers(unsigned seconds) { sleep(seconds); }
