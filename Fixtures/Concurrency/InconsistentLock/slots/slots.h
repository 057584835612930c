#ifndef SLOTS_H
#define SLOTS_H
#include <pthread.h>
#include <stdint.h>

#define SLOTS 8

extern pthread_mutex_t slotLock;
extern uint32_t slotOwner[SLOTS];
extern unsigned slotsTaken;

int slotTake(uint32_t owner);
void slotGive(int slot);
void slotForget(uint32_t owner);
void slotClear(int slot);
unsigned slotsInUse(void);
#endif
