#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

bool read_key(uint8_t *key, size_t n);
int derive(uint8_t *out, size_t n);
int use_key(const uint8_t *key, size_t n);
bool read_line(char *out, size_t n);
bool check_password(const char *text);
void log_line(const char *text);
void mbedtls_platform_zeroize(void *p, size_t n);
void secure_clear(void *p, size_t n);
int mbedtls_aes_setkey_enc(void *ctx, const unsigned char *key, unsigned bits);
int mbedtls_hkdf(const void *md, const unsigned char *salt, size_t sn, const unsigned char *ikm, size_t in,
                 const unsigned char *info, size_t fn, unsigned char *okm, size_t on);
struct credentials { char user[16]; char password[16]; };
bool read_credentials(struct credentials *c);
void free_credentials(struct credentials *c);
#define KEY_SIZE 32

int never(void) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  if (!read_key(session_key, sizeof session_key)) return -1;
  return use_key(session_key, sizeof session_key);
}

int always(void) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  const int result = use_key(session_key, sizeof session_key);
  mbedtls_platform_zeroize(session_key, sizeof session_key);
  return result;
}

int not_on_failure(void) {
  uint8_t session_key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  if (!read_key(session_key, sizeof session_key)) return -1;
  if (use_key(session_key, sizeof session_key) != 0) return -1;
  mbedtls_platform_zeroize(session_key, sizeof session_key);
  return 0;
}

int with_goto(void) {
  uint8_t key[KEY_SIZE];
  int result = derive(key, sizeof key);
  if (result != 0) goto out;
  result = use_key(key, sizeof key);
  if (result != 0) goto out;
  result = use_key(key, 16);
out:
  secure_clear(key, sizeof key);
  return result;
}

int with_goto_behind_the_wipe(void) {
  uint8_t key[KEY_SIZE];  // expect: crypto/secret-not-wiped
  int result = derive(key, sizeof key);
  if (result != 0) goto out;
  result = use_key(key, sizeof key);
  if (result < 0) goto out;
  secure_clear(key, sizeof key);
out:
  return result;
}

bool password(void) {
  char password[16];  // expect: crypto/secret-not-wiped
  if (!read_line(password, sizeof password)) return false;
  return check_password(password);
}

static void forget_text(char *text, size_t n) { secure_clear(text, n); }

bool password_through_helper(void) {
  char password[16];
  const bool ok = read_line(password, sizeof password) && check_password(password);
  forget_text(password, sizeof password);
  return ok;
}

bool in_loop(void) {
  for (int i = 0; i < 3; i++) {
    char pin_code[8];
    char user_pin[8];  // expect: crypto/secret-not-wiped
    if (read_line(user_pin, sizeof user_pin) && check_password(user_pin)) return true;
    (void)pin_code;
  }
  return false;
}

int with_volatile_loop(void) {
  uint8_t key[KEY_SIZE];
  if (!read_key(key, sizeof key)) return -1;
  const int result = use_key(key, sizeof key);
  volatile uint8_t *p = key;
  for (size_t i = 0; i < sizeof key; i++) p[i] = 0;
  return result;
}

int with_memset(void) {
  uint8_t key[KEY_SIZE];
  if (!read_key(key, sizeof key)) return -1;
  const int result = use_key(key, sizeof key);
  memset(key, 0, sizeof key);  // expect: crypto/removable-wipe
  return result;
}

int by_use(void *aes, const uint8_t *ikm) {
  uint8_t block[KEY_SIZE];  // expect: crypto/secret-not-wiped
  if (mbedtls_hkdf(NULL, NULL, 0, ikm, 32, NULL, 0, block, sizeof block) != 0) return -1;
  return mbedtls_aes_setkey_enc(aes, block, 256);
}

int by_use_right(void *aes, const uint8_t *ikm) {
  uint8_t block[KEY_SIZE];
  int result = mbedtls_hkdf(NULL, NULL, 0, ikm, 32, NULL, 0, block, sizeof block);
  if (result == 0) result = mbedtls_aes_setkey_enc(aes, block, 256);
  mbedtls_platform_zeroize(block, sizeof block);
  return result;
}

bool structure(void) {
  struct credentials c;  // expect: crypto/secret-not-wiped
  if (!read_credentials(&c)) return false;
  return check_password(c.password);
}

bool structure_released(void) {
  struct credentials c;
  if (!read_credentials(&c)) return false;
  const bool ok = check_password(c.password);
  free_credentials(&c);
  return ok;
}

bool structure_member_wiped(void) {
  struct credentials c;
  if (!read_credentials(&c)) return false;
  const bool ok = check_password(c.password);
  mbedtls_platform_zeroize(c.password, sizeof c.password);
  return ok;
}

struct credentials returned(void) {
  struct credentials c;
  if (!read_credentials(&c)) memset(&c, 0, sizeof c);
  return c;
}

/* No secrets. */
bool key_press(void) {
  uint8_t keys[4];
  char key_name[16];
  uint8_t public_key[64];
  uint8_t key_length = 4;
  return read_key(keys, key_length) && read_line(key_name, sizeof key_name) && read_key(public_key, sizeof public_key);
}

int never_filled(void) {
  uint8_t session_key[KEY_SIZE];
  (void)session_key;
  return 0;
}

int constant(void) {
  static uint8_t kept_key[KEY_SIZE];
  const char *password_text = "x";
  return use_key(kept_key, sizeof kept_key) + check_password(password_text);
}

int test_keys(void) {
  uint8_t session_key[KEY_SIZE];
  if (!read_key(session_key, sizeof session_key)) return -1;
  return use_key(session_key, sizeof session_key);
}

int success_in_branch(void) {
  uint8_t session_key[KEY_SIZE];
  int result = -1;
  if (derive(session_key, sizeof session_key) == 0) {
    result = use_key(session_key, sizeof session_key);
    mbedtls_platform_zeroize(session_key, sizeof session_key);
  }
  return result;
}

int *kept_elsewhere;
int copied_on(uint8_t *out) {
  uint8_t plain_secret[KEY_SIZE];  // expect: crypto/secret-not-wiped
  memcpy(plain_secret, out + 4, sizeof plain_secret);
  return use_key(plain_secret, 4);
}

/* What is wiped explicitly is a secret, whatever it is called. */
void explicit_bzero(void *block, size_t size);
int askPhrase(char *text, size_t size);
int unlockWith(const char *text);

int unlocked(void)
{
    char phrase[64];  // expect: crypto/secret-not-wiped
    if (askPhrase(phrase, sizeof phrase) != 0) {
        explicit_bzero(phrase, sizeof phrase);
        return -1;
    }
    if (unlockWith(phrase) != 0) {
        return -1;
    }
    explicit_bzero(phrase, sizeof phrase);
    return 0;
}

int unlockedAndWiped(void)
{
    char phrase[64];
    int result = -1;
    if (askPhrase(phrase, sizeof phrase) == 0) {
        result = unlockWith(phrase);
    }
    explicit_bzero(phrase, sizeof phrase);
    return result;
}

int notWipedAnywhere(void)
{
    char line[64];
    return askPhrase(line, sizeof line) == 0 ? unlockWith(line) : -1;
}
