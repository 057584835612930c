#include <stdint.h>
#include <string.h>

static const char identity[] =
    "-----BEGIN RSA PRIVATE KEY-----\n"  // expect: crypto/private-key-in-source
    "FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE\n"
    "FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE\n"
    "-----END RSA PRIVATE KEY-----\n";

static const char one_line[] = "-----BEGIN EC PRIVATE KEY-----\nFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE\n-----END EC PRIVATE KEY-----\n";  // expect: crypto/private-key-in-source

static const char certificate[] =
    "-----BEGIN CERTIFICATE-----\n"
    "FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE\n"
    "-----END CERTIFICATE-----\n";

static const char public_key[] =
    "-----BEGIN PUBLIC KEY-----\n"
    "FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE\n"
    "-----END PUBLIC KEY-----\n";

/* A parser's marks are no key: "-----BEGIN RSA PRIVATE KEY-----" starts one. */
int is_rsa(const char *text) {
  return strstr(text, "-----BEGIN RSA PRIVATE KEY-----") != NULL && strstr(text, "-----END RSA PRIVATE KEY-----") != NULL;
}

static const char *const marks[] = {"-----BEGIN EC PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----", "-----BEGIN ENCRYPTED PRIVATE KEY-----"};

static const uint8_t rsa_der[] = {  // expect: crypto/private-key-in-source
    0x30, 0x82, 0x02, 0x5c, 0x02, 0x01, 0x00, 0x02, 0x81, 0x81, 0x00, 0xfa, 0xce,
    0xfa, 0xce, 0xfa, 0xce, 0xfa, 0xce, 0xfa, 0xce, 0xfa, 0xce, 0xfa, 0xce,
};

static const uint8_t ec_der[] = {0x30u, 0x77u, 0x02u, 0x01u, 0x01u, 0x04u, 0x20u, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};  // expect: crypto/private-key-in-source

static const uint8_t pkcs8_der[] = {  // expect: crypto/private-key-in-source
    48, 129, 135, 2, 1, 0, 48, 19, 6, 7, 42, 134, 72, 206, 61, 2, 1, 6, 8, 42, 134, 72, 206, 61, 3, 1, 7, 4,
};

static const uint8_t certificate_der[] = {
    0x30, 0x82, 0x03, 0x0d, 0x30, 0x82, 0x01, 0xf5, 0xa0, 0x03, 0x02, 0x01, 0x02, 0x02, 0x14, 0x1c, 0x2e, 0x5b,
    0x8e, 0x6f, 0x3c, 0x11, 0x22, 0x33, 0x44,
};

static const uint8_t public_key_der[] = {
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48,
    0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42,
};

static const uint8_t table[] = {0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x41, 0x42, 0x43, 0x44,
                                0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e, 0x4f, 0x50};

const void *use(int i) {
  const void *const all[] = {identity, one_line, certificate, public_key, marks,           rsa_der,
                             ec_der,   pkcs8_der, certificate_der, public_key_der, table};
  return all[i];
}
