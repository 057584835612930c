#include <stdint.h>
#include <string.h>

struct mailbox { volatile uint32_t length; volatile uint32_t slot; uint8_t data[64]; };
extern volatile uint16_t dma_count;
extern volatile uint32_t status;
void process(const uint8_t *data, uint32_t length);
void handle(uint32_t value);

void copied(const struct mailbox *box, uint8_t out[64])
{
    if (box->length <= 64u) {
        memcpy(out, box->data, box->length);  // expect: concurrency/double-fetch
    }
}

uint8_t indexed(const struct mailbox *box)
{
    if (box->slot >= 64u) {
        return 0;
    }
    return box->data[box->slot];  // expect: concurrency/double-fetch
}

void counted(const uint8_t *data)
{
    if (dma_count > 32u) {
        return;
    }
    for (uint16_t i = 0; i < dma_count; i++) {  // expect: concurrency/double-fetch
        handle(data[i]);
    }
}

void readOnce(const struct mailbox *box, uint8_t out[64])
{
    uint32_t length = box->length;
    if (length <= 64u) {
        memcpy(out, box->data, length);
    }
}

void bits(void)
{
    if ((status & 4u) != 0u) {
        handle(status);
    }
    if (status == 7u) {
        handle(status);
    }
}

void otherValue(const struct mailbox *box)
{
    if (box->length > 4u) {
        process(box->data, box->slot);
    }
}

void notVolatile(const uint32_t *length, const uint8_t *data)
{
    if (*length < 64u) {
        process(data, *length);
    }
}

void askedAgain(void)
{
    if (dma_count > 4u) {
        if (dma_count > 8u) {
            handle(1u);
        }
    }
}
