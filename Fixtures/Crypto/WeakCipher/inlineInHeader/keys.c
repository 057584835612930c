#include "psa.h"

void old_key(psa_key_attributes_t *a) { psa_set_key_type(a, PSA_KEY_TYPE_DES); }  // expect: crypto/weak-cipher
void new_key(psa_key_attributes_t *a) { psa_set_key_type(a, PSA_KEY_TYPE_AES); }
