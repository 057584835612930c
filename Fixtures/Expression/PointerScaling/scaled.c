#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct header { uint16_t kind; uint16_t length; };

uint32_t product(const uint32_t *p, size_t n)
{
    return *(p + n * sizeof(uint32_t));  // expect: expression/pointer-scaling
}

uint32_t ofElement(const uint32_t *p, size_t n)
{
    return *(p + sizeof *p * n);  // expect: expression/pointer-scaling
}

struct header *behind(struct header *h)
{
    return h + sizeof(*h);  // expect: expression/pointer-scaling
}

void advanced(uint32_t *p, int n)
{
    for (int i = 0; i < n; i++) {
        *p = 0;
        p += sizeof(uint32_t);  // expect: expression/pointer-scaling
    }
}

uint16_t subscript(const uint16_t *table, size_t n)
{
    return table[n * sizeof(uint16_t)];  // expect: expression/pointer-scaling
}

int betweenElements(int *p)
{
    return *(int *)((char *)p + 1);  // expect: expression/pointer-scaling
}

const uint8_t *bytes(const uint8_t *p, size_t n)
{
    return p + n * sizeof(uint32_t);
}

uint32_t inBytes(const uint32_t *p, size_t n)
{
    uint32_t value;
    memcpy(&value, (const char *)p + n * sizeof(uint32_t), sizeof value);
    return value;
}

uint32_t *words(uint32_t *p)
{
    return p + sizeof(struct header) / sizeof(uint32_t);
}

uint32_t plain(const uint32_t *p, size_t n)
{
    return p[n] + *(p + n);
}

int nextElement(int *p)
{
    return *(int *)((char *)p + sizeof(int));
}

void *raw(void *p, size_t n)
{
    return p + n * sizeof(int);
}

uint32_t otherType(uint8_t *packet)
{
    const struct header *h = (const struct header *)(void *)(packet + sizeof(struct header));
    return h->length;
}
