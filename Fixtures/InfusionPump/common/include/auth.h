/** Pairing and session control for remote clients. */
#ifndef PUMP_AUTH_H
#define PUMP_AUTH_H

#include "pump_types.h"

#define AUTH_TAG_SIZE (32u)
#define AUTH_TOKEN_SIZE (16u)
#define AUTH_CHALLENGE_SIZE (16u)

/** Fills a fresh challenge for the client. */
PumpStatus auth_challenge(uint8_t challenge[AUTH_CHALLENGE_SIZE]);

/** Checks the client's answer to the challenge and opens a session. */
PumpStatus auth_pair(const uint8_t challenge[AUTH_CHALLENGE_SIZE],
                     const uint8_t answer[AUTH_TAG_SIZE]);

/** Issues the token that later requests of the session carry. */
PumpStatus auth_issue_token(uint8_t token[AUTH_TOKEN_SIZE]);

bool auth_token_valid(const uint8_t *token, size_t size);

/** Unlocks the service menu. */
PumpStatus auth_unlock_service(const char *pin, size_t length);

/** Ends the session and forgets its keys. */
void auth_close(void);

#endif
