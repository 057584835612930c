#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ADMIN_PASSWORD "Tr0mmel!"  // expect: crypto/hard-coded-secret
#define PASSWORD_PROMPT "Password: "
#define SETTING_WIFI_PASSWORD "wifi_password"
#define PASSWORD_MAX 16
#define PIN_FORMAT "%04u"
struct wifi { const char *ssid; const char *password; };
struct user { char name[8]; char pin[8]; };
int mbedtls_aes_setkey_enc(void *ctx, const unsigned char *key, unsigned bits);
int mbedtls_md_hmac(const void *info, const unsigned char *key, size_t n, const unsigned char *in, size_t m, unsigned char *out);
bool read_protected(uint32_t item, void *out, size_t n);
void show(const char *text);

static const char *service_password = "kP4-2004";         // expect: crypto/hard-coded-secret
static const char master_pin[] = "20040401";              // expect: crypto/hard-coded-secret
const char api_key[] = "9f8a7b6c5d4e3f2a";                // expect: crypto/hard-coded-secret
static const uint8_t aes_key[16] = {0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6};  // expect: crypto/hard-coded-secret
static const uint8_t key[16] = {1, 9, 4, 7, 2, 8, 3, 6, 5, 0, 1, 9, 4, 7, 2, 8};      // expect: crypto/hard-coded-secret
static uint8_t session_key[16] = {0};
static const uint8_t key_codes[4] = {0x11, 0x12, 0x14, 0x18};
static const uint8_t public_key[32] = {4, 8, 15, 16, 23, 42, 4, 8, 15, 16, 23, 42};
static const uint8_t test_key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
static const uint8_t key_length = 16;
static const char *password_label = "Passwort";
static const char *key_names[] = {"up", "down", "enter1"};
static const char *login_password_hint = "see page 4 of the manual";
static const char empty_password[] = "";
static const char *password = "password";
static const char *token = "identifier_1";

static const struct wifi uplink = {"ward-3", "Sommer2019"};                                    // expect: crypto/hard-coded-secret
static const struct wifi other = {.ssid = "ward-4", .password = "Winter2019"};                 // expect: crypto/hard-coded-secret
static const struct wifi open_network = {.ssid = "ward-5", .password = ""};
static struct user nurse = {"nurse", "4711"};                                                  // expect: crypto/hard-coded-secret
static const char *const default_passwords[] = {"alpha-17", "bravo-42"};                       // expect: crypto/hard-coded-secret

bool is_admin(const char *text) { return strcmp(text, ADMIN_PASSWORD) == 0; }

bool is_service(const char *pin) { return strcmp(pin, "0815") == 0; }  // expect: crypto/hard-coded-secret, crypto/timing-dependent-comparison

void set(struct wifi *w) {
  w->password = "changeme1";  // expect: crypto/hard-coded-secret
  w->ssid = "ward-6";
}

void copy(struct user *u) {
  strcpy(u->pin, "1234");  // expect: crypto/hard-coded-secret
  strcpy(u->name, "nurse-1");
}

int key_by_use(void *aes, const uint8_t *in, uint8_t *out) {
  static const uint8_t table[16] = {9, 8, 7, 6, 5, 4, 3, 2};
  if (mbedtls_aes_setkey_enc(aes, table, 128) != 0) return -1;  // expect: crypto/hard-coded-secret
  if (mbedtls_aes_setkey_enc(aes, aes_key, 128) != 0) return -1;
  return mbedtls_md_hmac(NULL, (const unsigned char *)"pump-2004", 9, in, 16, out);  // expect: crypto/hard-coded-secret
}

int key_from_storage(void *aes) {
  uint8_t stored[16];  // expect: crypto/secret-not-wiped
  if (!read_protected(3, stored, sizeof stored)) return -1;
  return mbedtls_aes_setkey_enc(aes, stored, 128);
}

void prompts(void) {
  const char *pin_text = "please enter your PIN";
  show(PASSWORD_PROMPT);
  show(SETTING_WIFI_PASSWORD);
  show(PIN_FORMAT);
  show(pin_text);
  show(password_label);
  show(login_password_hint);
  show(key_names[0]);
}

int self_test(void *aes) {
  static const uint8_t known_key[16] = {0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6};
  const char *secret = "JefeJefe1";
  show(secret);
  return mbedtls_aes_setkey_enc(aes, known_key, 128);
}

const char *use(void) {
  show(service_password);
  show(master_pin);
  show(empty_password);
  show(password);
  show(token);
  show(uplink.ssid);
  show(other.ssid);
  show(open_network.ssid);
  show(nurse.name);
  show(default_passwords[0]);
  return session_key[0] + key_codes[0] + public_key[0] + test_key[0] + key_length + key[0] > 0 ? api_key : NULL;
}

static const char *key_file = "/etc/pump/private.key";
static const char *psk_file_secret = "/run/secret";
const char *files(void) { return key_file[0] != 0 ? key_file : psk_file_secret; }
