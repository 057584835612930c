//# std: gnu11
#include "slots.h"

pthread_mutex_t slotLock = PTHREAD_MUTEX_INITIALIZER;
uint32_t slotOwner[SLOTS];
unsigned slotsTaken;

/* Called with the lock by all who call it. */
void slotClear(int slot)
{
    slotOwner[slot] = 0u;
    slotsTaken--;
}

unsigned slotsInUse(void)
{
    return slotsTaken;
}
