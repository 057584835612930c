// Verifications that put their answer into a variable, and return whether they could be made.
#include <stdbool.h>
#include <stdint.h>

int ecc_verify_hash(const uint8_t *sig, uint32_t size, const uint8_t *hash, int *verified, const void *key);
int verify_certificate(const void *certificate, bool *isTrusted);
int verify_mac(const uint8_t *mac, uint32_t *size);
int check_pin(const int *pin);
int verify_user_token(int32_t *id, const uint8_t *token);
void install(const uint8_t *hash);

int forgetsFlag(const uint8_t *sig, const uint8_t *hash, const void *key) {
  int verified = 0;
  if (ecc_verify_hash(sig, 64, hash, &verified, key) != 0) return -1;  // expect: crypto/ignored-verification
  install(hash);
  return 0;
}

int testsFlag(const uint8_t *sig, const uint8_t *hash, const void *key) {
  int verified = 0;
  if (ecc_verify_hash(sig, 64, hash, &verified, key) != 0 || verified != 1) return -1;
  install(hash);
  return 0;
}

int setsFlagAgain(const void *certificate) {
  bool isTrusted;
  int result = verify_certificate(certificate, &isTrusted);  // expect: crypto/ignored-verification
  isTrusted = false;
  return result;
}

int handsFlagOn(const void *certificate, bool *answer) {
  bool isTrusted = false;
  int result = verify_certificate(certificate, &isTrusted);
  *answer = isTrusted;
  return result;
}

int flagOfCaller(const void *certificate, bool *isTrusted) { return verify_certificate(certificate, isTrusted); }

/* A size that goes in and comes out is read by the function itself. */
int countsBytes(const uint8_t *mac) {
  uint32_t size = 16;
  if (verify_mac(mac, &size) != 0 || size != 16) return -1;
  return 0;
}

/* What goes in by its address is no answer. */
int handsPinIn(void) {
  int pin = 1234;
  return check_pin(&pin) != 0 ? -1 : 0;
}

int handsIdIn(const uint8_t *token) {
  int32_t id = 7;
  return verify_user_token(&id, token) != 0 ? -1 : 0;
}
