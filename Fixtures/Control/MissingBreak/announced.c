#include <stddef.h>
#include <stdint.h>

#define FALLTHROUGH __attribute__((fallthrough))

void start(void);
void stop(void);
void log_it(void);
void fall_detected(void);

void byComment(int command)
{
    switch (command) {
    case 1:
        start();
        /* fall through */
    case 2:
        stop();
        // FALLTHROUGH
    case 3:
        log_it(); /* falls through */
    case 4:
        log_it();
        /* break なし */
    default:
        stop();
        break;
    }
}

void byAttribute(int command)
{
    switch (command) {
    case 1:
        start();
        __attribute__((fallthrough));
    case 2:
        stop();
        FALLTHROUGH;
    default:
        log_it();
        break;
    }
}

void commentInBlock(int command)
{
    switch (command) {
    case 1: {
        start();
        /* fall through */
    }
    default:
        stop();
        break;
    }
}

void otherComment(int command)
{
    switch (command) {
    case 1:
        start();
        /* then the motor runs */
    default:  // expect: control/missing-break
        stop();
        break;
    }
}

void nameThatLooksAlike(int command)
{
    switch (command) {
    case 1:
        fall_detected();
    default:  // expect: control/missing-break
        stop();
        break;
    }
}

void rangeOfValues(int command)
{
    switch (command) {
    case 0 ... 9:
        start();
    case 10:  // expect: control/missing-break
        stop();
        break;
    default:
        break;
    }
}

static uint32_t hash(const uint8_t *tail, size_t length)
{
    uint32_t k = 0u;
    switch (length & 3u) {  // expect: control/missing-default
    case 3: k ^= (uint32_t)tail[2] << 16; /* fall through */
    case 2: k ^= (uint32_t)tail[1] << 8; /* fall through */
    case 1: k ^= tail[0];
    }  // the last group needs no break
    return k;
}

uint32_t useHash(const uint8_t *tail) { return hash(tail, 3u); } 
