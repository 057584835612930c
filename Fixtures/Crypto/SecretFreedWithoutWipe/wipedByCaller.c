#include <stdlib.h>

void explicit_bzero(void *block, size_t size);

struct session {
    unsigned id;
    unsigned char key[32];
};

/* Whoever hands the block has wiped it with the function below. */
void sessionFree(struct session *session)
{
    free(session);
}

void sessionScrub(struct session *session)
{
    explicit_bzero(session->key, sizeof session->key);
}
