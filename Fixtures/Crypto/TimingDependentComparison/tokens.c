#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct bytes { size_t length; const uint8_t *s; };
struct session { struct bytes last_token; struct bytes auth_token; struct bytes psk; };
struct auth { struct bytes token; };

bool requestNumber(const struct session *session, const uint8_t *token, size_t n) {
  return session->last_token.length == n && memcmp(session->last_token.s, token, n) == 0;
}

bool ofAuthentication(const struct auth *auth, const uint8_t *given, size_t n) {
  return memcmp(auth->token.s, given, n) == 0;  // expect: crypto/timing-dependent-comparison
}

bool namedSo(const struct session *session, const uint8_t *given, size_t n) {
  return memcmp(session->auth_token.s, given, n) == 0;  // expect: crypto/timing-dependent-comparison
}

bool key(const struct session *session, const uint8_t *given, size_t n) {
  return memcmp(session->psk.s, given, n) == 0;  // expect: crypto/timing-dependent-comparison
}
