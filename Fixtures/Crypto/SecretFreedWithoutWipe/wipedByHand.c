// Blocks that are wiped by loops and by the project's own functions.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define KEY_BYTES 32u
struct session { unsigned char *private_key; char *name; };
int memset_s(void *block, size_t room, int value, size_t size);
void close_line(const struct session *session);
uint8_t next_byte(void);

static void erase(void *p, size_t n)
{
    volatile unsigned char *v = p;
    while (n-- > 0) {
        *v++ = 0;
    }
}

static void dropKey(struct session *session)
{
    if (session->private_key != NULL) {
        erase(session->private_key, KEY_BYTES);
    }
}

static void stir(void *p, size_t n)
{
    volatile unsigned char *v = p;
    while (n-- > 0) {
        *v++ ^= next_byte();
    }
}

void loopThroughVolatile(struct session *s)
{
    volatile unsigned char *v = s->private_key;
    for (unsigned i = 0; i < KEY_BYTES; i++) {
        v[i] = 0;
    }
    free(s->private_key);
}

void loopThroughPointers(struct session *s)
{
    unsigned char *key = s->private_key;
    volatile unsigned char *v;
    v = key;
    for (unsigned n = KEY_BYTES; n > 0; n--) {
        *v++ = 0;
    }
    free(s->private_key);
}

void standardFunction(struct session *s)
{
    (void)memset_s(s->private_key, KEY_BYTES, 0, KEY_BYTES);
    free(s->private_key);
}

void ownFunction(struct session *s)
{
    erase(s->private_key, KEY_BYTES);
    free(s->private_key);
}

void functionOfFunction(struct session *s)
{
    dropKey(s);
    free(s->private_key);
}

void afterOtherWork(struct session *s)
{
    close_line(s);
    free(s->private_key);  // expect: crypto/secret-freed-without-wipe
}

void firstByteAlone(char *password)
{
    password[0] = '\0';
    free(password);  // expect: crypto/secret-freed-without-wipe
}

void anotherBlock(struct session *s, unsigned char *scratch)
{
    for (unsigned i = 0; i < KEY_BYTES; i++) {
        scratch[i] = 0;
    }
    free(s->private_key);  // expect: crypto/secret-freed-without-wipe
}

void withOtherBytes(struct session *s)
{
    stir(s->private_key, KEY_BYTES);
    free(s->private_key);  // expect: crypto/secret-freed-without-wipe
}

void wipedTooLate(char *password, struct session *s)
{
    free(password);  // expect: crypto/secret-freed-without-wipe
    dropKey(s);
}
