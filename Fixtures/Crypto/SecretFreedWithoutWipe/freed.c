#include <stdlib.h>
#include <string.h>

int read_line(char *text, size_t size);
int login(const char *password);
void secure_zero(void *block, size_t size);
void free_secret(char *secret);
struct session { unsigned char *session_key; char *name; };

int freed(void)
{
    char *password = malloc(64);
    if (password == NULL) {
        return -1;
    }
    int result = read_line(password, 64) == 0 ? login(password) : -1;
    free(password);  // expect: crypto/secret-freed-without-wipe
    return result;
}

char *grown(char *password)
{
    return realloc(password, 128);  // expect: crypto/secret-freed-without-wipe
}

void closed(struct session *session)
{
    free(session->session_key);  // expect: crypto/secret-freed-without-wipe
    free(session->name);
}

int wiped(void)
{
    char *password = malloc(64);
    if (password == NULL) {
        return -1;
    }
    int result = read_line(password, 64) == 0 ? login(password) : -1;
    secure_zero(password, 64);
    free(password);
    return result;
}

void released(char *password)
{
    free_secret(password);
}

void neverFilled(int n)
{
    char *password = malloc(64);
    if (n > 0) {
        free(password);
    }
}

void noSecret(char *text)
{
    free(text);
}

struct channel { unsigned id; unsigned char key[32]; };
struct entry { struct entry *next; char key[32]; int value; };

void channelClosed(struct channel *channel)
{
    free(channel);  // expect: crypto/secret-freed-without-wipe
}

void channelWiped(struct channel *channel)
{
    secure_zero(channel->key, sizeof channel->key);
    free(channel);
}

void channelWipedWhole(struct channel *channel)
{
    secure_zero(channel, sizeof *channel);
    free(channel);
}

void entryRemoved(struct entry *entry)
{
    free(entry);
}

struct bucket { struct bucket *next; unsigned char key[32]; int value; };

void bucketRemoved(struct bucket *bucket)
{
    free(bucket);
}

char *ask(const char *label);
int accepts(const char *text);

int asked(void)
{
    char *password = ask("password");
    int result = accepts(password);
    free(password);  // expect: crypto/secret-freed-without-wipe
    return result;
}

int askedAndWiped(void)
{
    char *password = ask("password");
    int result = accepts(password);
    secure_zero(password, 64);
    free(password);
    return result;
}
