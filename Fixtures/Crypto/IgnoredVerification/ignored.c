#include <stdbool.h>
#include <stdint.h>

int verify_image_signature(const uint8_t *image, uint32_t length);
bool authenticate(const char *user, const char *password);
int check_password(const char *password);
int mbedtls_pk_verify(void *key, const uint8_t *hash, const uint8_t *signature);
int mbedtls_ssl_conf_verify(void *conf);
void verify_tag(const uint8_t *tag);
int verify_init(void *context);
int check_level(int level);
void install(const uint8_t *image);

void plain(const uint8_t *image, uint32_t length)
{
    verify_image_signature(image, length);  // expect: crypto/ignored-verification
    install(image);
}

void castAway(const uint8_t *image, uint32_t length)
{
    (void)verify_image_signature(image, length);  // expect: crypto/ignored-verification
    install(image);
}

void login(const char *user, const char *password)
{
    authenticate(user, password);  // expect: crypto/ignored-verification
    check_password(password);  // expect: crypto/ignored-verification
}

void library(void *key, const uint8_t *hash, const uint8_t *signature)
{
    mbedtls_pk_verify(key, hash, signature);  // expect: crypto/ignored-verification
}

int tested(const uint8_t *image, uint32_t length)
{
    if (verify_image_signature(image, length) != 0) {
        return -1;
    }
    install(image);
    return 0;
}

bool passedOn(const char *user, const char *password)
{
    return authenticate(user, password);
}

void withoutAnswer(const uint8_t *tag)
{
    verify_tag(tag);
}

void preparation(void *context)
{
    verify_init(context);
}

void noSecret(int level)
{
    check_level(level);
}
