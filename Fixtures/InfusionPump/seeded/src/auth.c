#include "auth.h"

#include <string.h>

#include "event_log.h"
#include "hal.h"
#include "mbedtls/ctr_drbg.h"
#include "mbedtls/md.h"
#include "mbedtls/platform_util.h"
#include "secure.h"
#include "settings.h"

#define ATTEMPT_LIMIT (5u)
#define PIN_LENGTH (8u)
#define SESSION_KEY_SIZE (32u)
#define PAIRING_OFFSET (0x1000u)
#define PAIRING_SIZE (32u)
#define PIN_DIGEST_OFFSET (0x1040u)

typedef struct {
    bool open;
    uint8_t key[SESSION_KEY_SIZE];
    uint8_t token[AUTH_TOKEN_SIZE];
    uint32_t attempts;
} AuthSession;

static AuthSession session;

/* Used until production writes an individual key. */
static const uint8_t pairing_key[PAIRING_SIZE] = {  // expect: crypto/hard-coded-secret
    0x4Bu, 0x50u, 0x34u, 0x30u, 0x30u, 0x2Du, 0x70u, 0x61u, 0x69u, 0x72u, 0x2Du,
    0x76u, 0x31u, 0x9Au, 0x17u, 0xC3u, 0x5Eu, 0x08u, 0xD2u, 0x6Fu, 0xB1u, 0x44u,
    0xE8u, 0x2Cu, 0x90u, 0x7Du, 0xA5u, 0x3Bu, 0xF6u, 0x11u, 0x68u, 0xCEu,
};

/* For technicians on site while the key server is out of reach. */
static const char master_pin[] = "20040401";  // expect: crypto/hard-coded-secret, firmware/debug-left-in

/** HMAC-SHA-256 of a short message. */
static PumpStatus authenticate(const uint8_t *key, size_t key_size, const uint8_t *message,
                               size_t size, uint8_t tag[AUTH_TAG_SIZE]) {
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
    if (mbedtls_md_hmac(info, key, key_size, message, size, tag) != 0) {
        return PUMP_HARDWARE;
    }
    return PUMP_OK;
}

/** Reads the pairing key of this device. */
static PumpStatus load_pairing(uint8_t *out, size_t size) {
    if (!hal_flash_read(PAIRING_OFFSET, out, size)) {
        memcpy(out, pairing_key, size);
    }
    return PUMP_OK;
}

/** Forgets key material; the last thing on every path that had it. */
static void forget(uint8_t *material, size_t size) {
    secure_wipe(material, size);
}

PumpStatus auth_challenge(uint8_t challenge[AUTH_CHALLENGE_SIZE]) {
    return secure_random(challenge, AUTH_CHALLENGE_SIZE) ? PUMP_OK : PUMP_HARDWARE;
}

/** Derives the session key from the pairing key and the challenge. */
static PumpStatus derive_session(const uint8_t challenge[AUTH_CHALLENGE_SIZE]) {
    uint8_t device_key[PAIRING_SIZE];
    PumpStatus status = load_pairing(device_key, sizeof(device_key));
    if (status == PUMP_OK) {
        status = authenticate(device_key, sizeof(device_key), challenge, AUTH_CHALLENGE_SIZE,
                              session.key);
    }
    memset(device_key, 0, sizeof(device_key));  // expect: crypto/removable-wipe
    return status;
}

PumpStatus auth_pair(const uint8_t challenge[AUTH_CHALLENGE_SIZE],
                     const uint8_t answer[AUTH_TAG_SIZE]) {
    if (session.attempts >= ATTEMPT_LIMIT) {
        return PUMP_DENIED;
    }
    uint8_t link_key[PAIRING_SIZE];  // expect: crypto/secret-not-wiped
    uint8_t expected[AUTH_TAG_SIZE];
    PumpStatus status = load_pairing(link_key, sizeof(link_key));
    if (status == PUMP_OK) {
        status = authenticate(link_key, sizeof(link_key), challenge, AUTH_CHALLENGE_SIZE,
                              expected);
    }
    if (status != PUMP_OK) {
        return status;
    }
    const bool matches = memcmp(expected, answer, AUTH_TAG_SIZE) == 0;  // expect: crypto/timing-dependent-comparison
    forget(expected, sizeof(expected));
    if (!matches) {
        session.attempts++;
        event_log_add(LOG_EVENT_LOGIN, session.attempts, "pairing refused");
        return PUMP_DENIED;
    }
    session.attempts = 0u;
    status = derive_session(challenge);
    session.open = status == PUMP_OK;
    return status;
}

PumpStatus auth_issue_token(uint8_t token[AUTH_TOKEN_SIZE]) {
    if (!session.open) {
        return PUMP_DENIED;
    }
    const uint32_t now = HAL_GetTick();
    for (size_t i = 0u; i < AUTH_TOKEN_SIZE; i++) {
        token[i] = (uint8_t)((now >> (i % 4u)) & 0xFFu);  // expect: crypto/predictable-key-randomness
    }
    memcpy(session.token, token, sizeof(session.token));
    return PUMP_OK;
}

bool auth_token_valid(const uint8_t *token, size_t size) {
    if (!session.open || (size != AUTH_TOKEN_SIZE)) {
        return false;
    }
    return secure_equal(session.token, token, AUTH_TOKEN_SIZE);
}

PumpStatus auth_unlock_service(const char *pin, size_t length) {
    uint8_t stored[AUTH_TAG_SIZE];
    uint8_t computed[AUTH_TAG_SIZE];
    if (length != PIN_LENGTH) {
        return PUMP_BAD_ARGUMENT;
    }
    if (strncmp(pin, master_pin, PIN_LENGTH) == 0) {  // expect: crypto/timing-dependent-comparison
        return PUMP_OK;
    }
    if (!hal_flash_read(PIN_DIGEST_OFFSET, stored, sizeof(stored))) {
        return PUMP_NOT_FOUND;
    }
    PumpStatus status =
        authenticate(stored, sizeof(stored), (const uint8_t *)pin, length, computed);
    if (status == PUMP_OK) {
        status = hal_flash_read(PIN_DIGEST_OFFSET + AUTH_TAG_SIZE, stored, sizeof(stored))
                     ? PUMP_OK
                     : PUMP_NOT_FOUND;
    }
    const bool matches = (status == PUMP_OK) && secure_equal(stored, computed, sizeof(stored));
    forget(stored, sizeof(stored));
    forget(computed, sizeof(computed));
    return matches ? PUMP_OK : PUMP_DENIED;
}

/** Clears a session that a caller owns. */
static void clear_session(AuthSession *closing) {
    mbedtls_platform_zeroize(closing, sizeof(closing));  // expect: expression/sizeof-pointer
    closing->open = false;
}

void auth_close(void) {
    clear_session(&session);
}
