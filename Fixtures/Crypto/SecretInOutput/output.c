//# std: gnu11
#include <stdio.h>
#include <stdint.h>
#include <string.h>
#include <syslog.h>
#include <sys/socket.h>

void uart_send(const void *data, size_t length);
void log_info(const char *text, ...);
int mbedtls_ssl_write(void *ssl, const uint8_t *data, size_t length);
int tls_send(const void *data, size_t length);
void set_log_level(int level);

void printed(const char *user, const char *password)
{
    printf("%s: %s\n", user, password);  // expect: crypto/secret-in-output
}

void logged(const uint8_t session_key[16])
{
    log_info("key %02x", session_key);  // expect: crypto/secret-in-output
    syslog(LOG_DEBUG, "%s", session_key);  // expect: crypto/secret-in-output
}

void onLine(int file, const char *password)
{
    (void)send(file, password, strlen(password), 0);  // expect: crypto/secret-in-output
}

void onUart(const char *auth_token)
{
    uart_send(auth_token, strlen(auth_token));  // expect: crypto/secret-in-output
}

void code(uint32_t user_pin)
{
    printf("%u\n", (unsigned)user_pin);  // expect: crypto/secret-in-output
}

void userOnly(const char *user, const char *password)
{
    printf("%s has a password of %u letters\n", user, (unsigned)strlen(password));
}

void encrypted(void *ssl, const uint8_t *password, size_t length)
{
    (void)mbedtls_ssl_write(ssl, password, length);
    (void)tls_send(password, length);
}

void prompt(const char *password_prompt)
{
    printf("%s", password_prompt);
    printf("password: ");
}

void place(const char *password)
{
    printf("%p\n", (const void *)password);
}

void publicKey(const uint8_t public_key[32])
{
    uart_send(public_key, 32u);
}
