//# std: gnu11
#include "slots.h"

int slotTake(uint32_t owner)
{
    int found = -1;

    pthread_mutex_lock(&slotLock);
    for (int i = 0; i < SLOTS && found < 0; i++) {
        if (slotOwner[i] == 0u) {
            slotOwner[i] = owner;
            slotsTaken++;
            found = i;
        }
    }
    pthread_mutex_unlock(&slotLock);
    return found;
}

void slotGive(int slot)
{
    pthread_mutex_lock(&slotLock);
    if (slotOwner[slot] != 0u) {
        slotClear(slot);
    }
    pthread_mutex_unlock(&slotLock);
}

void slotForget(uint32_t owner)
{
    for (int i = 0; i < SLOTS; i++) {
        if (slotOwner[i] == owner) {
            slotOwner[i] = 0u;  // expect: concurrency/inconsistent-lock
            slotsTaken--;
        }
    }
}

void slotsInit(void)
{
    for (int i = 0; i < SLOTS; i++) {
        slotOwner[i] = 0u;
    }
    slotsTaken = 0u;
}
