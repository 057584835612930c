//# std: gnu11
// Secrets that leave by way of a local buffer.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

struct frame { uint8_t header[4]; uint8_t payload[28]; };
void uart_write(const void *data, size_t size);
void log_info(const char *text, ...);
int tls_write(const void *data, size_t size);
void stream_encrypt(uint8_t *data, size_t size);
void sha256_of(const void *data, size_t size, uint8_t digest[32]);
size_t read_answer(char *text, size_t size);

void formatted(int line, const char *password)
{
    char text[64];
    int size = snprintf(text, sizeof text, "PASS %s\r\n", password);
    (void)send(line, text, (size_t)size, 0);  // expect: crypto/secret-in-output
}

void formattedInCall(int line, const char *password)
{
    char text[64];
    (void)send(line, text, (size_t)snprintf(text, sizeof text, "PASS %s", password), 0);  // expect: crypto/secret-in-output
}

void copied(FILE *file, const char *user, const char *password)
{
    char text[64];
    strcpy(text, user);
    strcat(text, ":");
    strcat(text, password);
    strcat(text, "\n");
    fputs(text, file);  // expect: crypto/secret-in-output
}

void inFrame(const uint8_t session_key[16])
{
    struct frame frame = {{0x7e, 0x01, 0x00, 0x10}, {0}};
    memcpy(frame.payload, session_key, 16u);
    uart_write(&frame, sizeof frame);  // expect: crypto/secret-in-output
}

void inLog(const char *user, const char *password, bool isWrong)
{
    char text[64] = "";
    if (isWrong) {
        (void)snprintf(text, sizeof text, "%s/%s", user, password);
    }
    log_info("login %s", text);  // expect: crypto/secret-in-output
}

void throughPointer(int line, const char *password)
{
    const char *text = password;
    (void)send(line, text, strlen(text), 0);  // expect: crypto/secret-in-output
}

// The hash is made of the text; the text is sent.
void hashedElsewhere(int line, const char *password, uint8_t digest[32])
{
    char text[64];
    (void)snprintf(text, sizeof text, "%s", password);
    sha256_of(text, strlen(text), digest);
    (void)send(line, text, strlen(text), 0);  // expect: crypto/secret-in-output
}

/* Twins in order. */
void otherText(int line, const char *user, const char *password)
{
    char text[64];
    int size = snprintf(text, sizeof text, "PASS %s\r\n", password);
    (void)tls_write(text, (size_t)size);
    size = snprintf(text, sizeof text, "USER %s\r\n", user);
    (void)send(line, text, (size_t)size, 0);
}

void encrypted(int line, const char *password)
{
    char text[64];
    (void)snprintf(text, sizeof text, "PASS %s", password);
    stream_encrypt((uint8_t *)text, sizeof text);
    (void)send(line, text, sizeof text, 0);
}

void hashed(int line, const char *password)
{
    char text[64];
    uint8_t digest[32];
    (void)snprintf(text, sizeof text, "salt:%s", password);
    sha256_of(text, strlen(text), digest);
    (void)send(line, digest, sizeof digest, 0);
}

void inOtherBranch(int line, const char *password, bool isSecure)
{
    char text[64] = "HELLO";
    if (isSecure) {
        (void)snprintf(text, sizeof text, "PASS %s", password);
        (void)tls_write(text, strlen(text));
    } else {
        (void)send(line, text, strlen(text), 0);
    }
}

void onOtherWay(int line, const char *password, bool isSecure)
{
    char text[64] = "HELLO";
    if (isSecure) {
        (void)snprintf(text, sizeof text, "PASS %s", password);
        (void)tls_write(text, strlen(text));
        return;
    }
    (void)send(line, text, strlen(text), 0);
}

void readAnew(int line, const char *password)
{
    char text[64];
    (void)snprintf(text, sizeof text, "PASS %s", password);
    (void)tls_write(text, strlen(text));
    size_t size = read_answer(text, sizeof text);
    (void)send(line, text, size, 0);
}

void cleared(int line, const char *password)
{
    char text[64];
    (void)snprintf(text, sizeof text, "PASS %s", password);
    (void)tls_write(text, strlen(text));
    memset(text, 0, sizeof text);
    (void)send(line, text, sizeof text, 0);
}

void otherMember(const uint8_t session_key[16])
{
    struct frame frame = {{0x7e, 0x01, 0x00, 0x10}, {0}};
    memcpy(frame.payload, session_key, 16u);
    uart_write(frame.header, sizeof frame.header);
    (void)tls_write(&frame, sizeof frame);
}

void sentBefore(int line, const char *password)
{
    char text[64] = "HELLO";
    (void)send(line, text, strlen(text), 0);
    (void)snprintf(text, sizeof text, "PASS %s", password);
    (void)tls_write(text, strlen(text));
}

void lengthAlone(int line, const char *password)
{
    char text[64];
    (void)snprintf(text, sizeof text, "PASS %u", (unsigned)strlen(password));
    (void)send(line, text, strlen(text), 0);
}
