#include <stdint.h>
typedef struct { uint16_t type; } psa_key_attributes_t;
typedef uint16_t psa_key_type_t;
static inline void psa_set_key_type(psa_key_attributes_t *a, psa_key_type_t t) { a->type = t; }
#define PSA_KEY_TYPE_DES ((psa_key_type_t)0x2301)
#define PSA_KEY_TYPE_AES ((psa_key_type_t)0x2400)
