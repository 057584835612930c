// What somebody enters is compared with a constant.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define MASTER "letmein"
#define ITEM_COUNT(items) (sizeof(items) / sizeof(items)[0])
bool read_protected(uint32_t item, void *out, size_t n);
bool equal_text(const char *a, const char *b);
bool password_matches(const char *a, const char *b);
void begin(void);

static const uint8_t SECRET_TABLE[8] = {0x4b, 0x50, 0x34, 0x2d, 0x32, 0x30, 0x30, 0x34};
static const char *const stored = "svc-7731";
static const char *const accepted[] = {"alpha-17", "bravo-42"};
extern const char reference[];

bool check_password(const char *entered) {
  return strcmp(entered, "letmein") == 0;  // expect: crypto/hard-coded-secret
}

bool mayEnter(const uint8_t *pw, size_t size) {
  return size == sizeof SECRET_TABLE && memcmp(pw, SECRET_TABLE, size) == 0;  // expect: crypto/hard-coded-secret
}

bool isServicePinValid(const char *typed) {
  return strcmp(stored, typed) == 0;  // expect: crypto/hard-coded-secret
}

bool verify_token(const char *token) {
  return strcmp(token, reference) == 0;  // expect: crypto/hard-coded-secret
}

const char reference[] = "tk-59f1c2a8";

static const char *master(void) { return "m4ster-key"; }

bool unlock_with_passphrase(const char *given) {
  return strcmp(given, master()) == 0;  // expect: crypto/hard-coded-secret
}

bool password_ok(const char *input) {
  return equal_text(input, "letmein");  // expect: crypto/hard-coded-secret
}

bool check_pin(const char *answer) {
  const char *wanted = "0000-1111";
  return strcmp(answer, wanted) == 0;  // expect: crypto/hard-coded-secret
}

bool check_secret(const char *entered) {
  return strcmp(entered, MASTER) == 0;  // expect: crypto/hard-coded-secret
}

void openMenu(const char *entered_text) {
  if (password_matches(entered_text, "letmein")) {  // expect: crypto/hard-coded-secret
    begin();
  }
}

bool is_known_passcode(const char *typed) {
  for (size_t i = 0; i < ITEM_COUNT(accepted); i++) {
    if (strcmp(typed, accepted[i]) == 0) {  // expect: crypto/hard-coded-secret
      return true;
    }
  }
  return false;
}

// The text is a secret by the name of the function that answers it; what compares with it is not found again.
static const char *service_password(void) {
  return "kP4-2004";  // expect: crypto/hard-coded-secret
}

bool check_service_password(const char *typed) { return strcmp(typed, service_password()) == 0; }

/* Twins in order. */
bool is_setting(const char *key) { return strcmp(key, "volume-1") == 0; }

bool check_token(const char *token) { return strcmp(token, "begin") == 0; }

int handle_password_command(const char *line) { return strcmp(line, "change-1") == 0 ? 1 : 0; }

bool check_user_password(const char *user, const char *entered, const char *current) {
  return strcmp(user, "nurse-1") == 0 && equal_text(entered, current);
}

bool check_stored_password(const char *entered) {
  char kept[16];
  return read_protected(4u, kept, sizeof kept) && equal_text(entered, kept);
}

static char current[16] = "factory-1";

void set_current(const char *text) { strncpy(current, text, sizeof current - 1u); }

bool check_current_password(const char *entered) { return strcmp(entered, current) == 0; }

static char loaded[16];

static const char *loaded_text(void) { return read_protected(5u, loaded, sizeof loaded) ? loaded : NULL; }

bool check_loaded_password(const char *entered) { return equal_text(entered, loaded_text()); }

bool is_password_set(const char *text) { return strcmp(text, "") != 0; }

bool is_gpio_pin(const char *text) { return strcmp(text, "PA10") == 0; }

bool is_password_policy(const char *text) { return strcmp(text, "strict-2") == 0; }

static const uint8_t key_header[8] = {0x4b, 0x45, 0x59, 0x46, 0x49, 0x4c, 0x45, 0x31};

bool is_key_file(const uint8_t *bytes) { return memcmp(bytes, key_header, sizeof key_header) == 0; }

bool test_password(void) { return check_password("letmein") && password_matches("letmein", "letmein2"); }

static int order(const char *a, const char *b) { return strcmp(a, b); }

int order_of_reference(const char *line) { return order(line, reference); }
