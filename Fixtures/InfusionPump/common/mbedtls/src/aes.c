/** AES-128, encryption direction only, as FIPS 197 describes it. */
#include "mbedtls/aes.h"

#include <string.h>

#include "mbedtls/platform_util.h"

#define AES_ROUNDS (10u)
#define AES_BLOCK (16u)
#define AES_REDUCTION (0x1Bu)

static const uint8_t substitution[256] = {
    0x63u, 0x7Cu, 0x77u, 0x7Bu, 0xF2u, 0x6Bu, 0x6Fu, 0xC5u, 0x30u, 0x01u, 0x67u, 0x2Bu,
    0xFEu, 0xD7u, 0xABu, 0x76u, 0xCAu, 0x82u, 0xC9u, 0x7Du, 0xFAu, 0x59u, 0x47u, 0xF0u,
    0xADu, 0xD4u, 0xA2u, 0xAFu, 0x9Cu, 0xA4u, 0x72u, 0xC0u, 0xB7u, 0xFDu, 0x93u, 0x26u,
    0x36u, 0x3Fu, 0xF7u, 0xCCu, 0x34u, 0xA5u, 0xE5u, 0xF1u, 0x71u, 0xD8u, 0x31u, 0x15u,
    0x04u, 0xC7u, 0x23u, 0xC3u, 0x18u, 0x96u, 0x05u, 0x9Au, 0x07u, 0x12u, 0x80u, 0xE2u,
    0xEBu, 0x27u, 0xB2u, 0x75u, 0x09u, 0x83u, 0x2Cu, 0x1Au, 0x1Bu, 0x6Eu, 0x5Au, 0xA0u,
    0x52u, 0x3Bu, 0xD6u, 0xB3u, 0x29u, 0xE3u, 0x2Fu, 0x84u, 0x53u, 0xD1u, 0x00u, 0xEDu,
    0x20u, 0xFCu, 0xB1u, 0x5Bu, 0x6Au, 0xCBu, 0xBEu, 0x39u, 0x4Au, 0x4Cu, 0x58u, 0xCFu,
    0xD0u, 0xEFu, 0xAAu, 0xFBu, 0x43u, 0x4Du, 0x33u, 0x85u, 0x45u, 0xF9u, 0x02u, 0x7Fu,
    0x50u, 0x3Cu, 0x9Fu, 0xA8u, 0x51u, 0xA3u, 0x40u, 0x8Fu, 0x92u, 0x9Du, 0x38u, 0xF5u,
    0xBCu, 0xB6u, 0xDAu, 0x21u, 0x10u, 0xFFu, 0xF3u, 0xD2u, 0xCDu, 0x0Cu, 0x13u, 0xECu,
    0x5Fu, 0x97u, 0x44u, 0x17u, 0xC4u, 0xA7u, 0x7Eu, 0x3Du, 0x64u, 0x5Du, 0x19u, 0x73u,
    0x60u, 0x81u, 0x4Fu, 0xDCu, 0x22u, 0x2Au, 0x90u, 0x88u, 0x46u, 0xEEu, 0xB8u, 0x14u,
    0xDEu, 0x5Eu, 0x0Bu, 0xDBu, 0xE0u, 0x32u, 0x3Au, 0x0Au, 0x49u, 0x06u, 0x24u, 0x5Cu,
    0xC2u, 0xD3u, 0xACu, 0x62u, 0x91u, 0x95u, 0xE4u, 0x79u, 0xE7u, 0xC8u, 0x37u, 0x6Du,
    0x8Du, 0xD5u, 0x4Eu, 0xA9u, 0x6Cu, 0x56u, 0xF4u, 0xEAu, 0x65u, 0x7Au, 0xAEu, 0x08u,
    0xBAu, 0x78u, 0x25u, 0x2Eu, 0x1Cu, 0xA6u, 0xB4u, 0xC6u, 0xE8u, 0xDDu, 0x74u, 0x1Fu,
    0x4Bu, 0xBDu, 0x8Bu, 0x8Au, 0x70u, 0x3Eu, 0xB5u, 0x66u, 0x48u, 0x03u, 0xF6u, 0x0Eu,
    0x61u, 0x35u, 0x57u, 0xB9u, 0x86u, 0xC1u, 0x1Du, 0x9Eu, 0xE1u, 0xF8u, 0x98u, 0x11u,
    0x69u, 0xD9u, 0x8Eu, 0x94u, 0x9Bu, 0x1Eu, 0x87u, 0xE9u, 0xCEu, 0x55u, 0x28u, 0xDFu,
    0x8Cu, 0xA1u, 0x89u, 0x0Du, 0xBFu, 0xE6u, 0x42u, 0x68u, 0x41u, 0x99u, 0x2Du, 0x0Fu,
    0xB0u, 0x54u, 0xBBu, 0x16u,
};

/** Multiplies by x in GF(2^8). */
static uint8_t times_x(uint8_t value) {
    const uint32_t doubled = (uint32_t)value << 1;
    return (uint8_t)((doubled ^ (((value & 0x80u) != 0u) ? AES_REDUCTION : 0u)) & 0xFFu);
}

static void add_round_bytes(uint8_t *state, const uint8_t *round_bytes) {
    for (size_t i = 0u; i < AES_BLOCK; i++) {
        state[i] = (uint8_t)(state[i] ^ round_bytes[i]);
    }
}

/* SubBytes と ShiftRows を一度に行う。列優先で格納されている。 */
static void substitute_and_shift(uint8_t *state) {
    uint8_t shifted[AES_BLOCK];
    for (size_t column = 0u; column < 4u; column++) {
        for (size_t row = 0u; row < 4u; row++) {
            const size_t from = (((column + row) % 4u) * 4u) + row;
            shifted[(column * 4u) + row] = substitution[state[from]];
        }
    }
    memcpy(state, shifted, AES_BLOCK);
    mbedtls_platform_zeroize(shifted, sizeof(shifted));
}

static void mix_columns(uint8_t *state) {
    for (size_t column = 0u; column < 4u; column++) {
        uint8_t *c = &state[column * 4u];
        const uint8_t first = c[0];
        const uint8_t all = (uint8_t)(c[0] ^ c[1] ^ c[2] ^ c[3]);
        c[0] = (uint8_t)(c[0] ^ all ^ times_x((uint8_t)(c[0] ^ c[1])));
        c[1] = (uint8_t)(c[1] ^ all ^ times_x((uint8_t)(c[1] ^ c[2])));
        c[2] = (uint8_t)(c[2] ^ all ^ times_x((uint8_t)(c[2] ^ c[3])));
        c[3] = (uint8_t)(c[3] ^ all ^ times_x((uint8_t)(c[3] ^ first)));
    }
}

static void encrypt_block(const mbedtls_aes_context *ctx, const uint8_t *input, uint8_t *output) {
    uint8_t state[AES_BLOCK];
    memcpy(state, input, sizeof(state));
    add_round_bytes(state, ctx->round_bytes);
    for (size_t round = 1u; round < AES_ROUNDS; round++) {
        substitute_and_shift(state);
        mix_columns(state);
        add_round_bytes(state, &ctx->round_bytes[round * AES_BLOCK]);
    }
    substitute_and_shift(state);
    add_round_bytes(state, &ctx->round_bytes[AES_ROUNDS * AES_BLOCK]);
    memcpy(output, state, AES_BLOCK);
    mbedtls_platform_zeroize(state, sizeof(state));
}

void mbedtls_aes_init(mbedtls_aes_context *ctx) {
    memset(ctx, 0, sizeof(*ctx));
}

void mbedtls_aes_free(mbedtls_aes_context *ctx) {
    mbedtls_platform_zeroize(ctx, sizeof(*ctx));
}

int mbedtls_aes_setkey_enc(mbedtls_aes_context *ctx, const unsigned char *key,
                           unsigned int keybits) {
    if (keybits != 128u) {
        return MBEDTLS_ERR_AES_INVALID_KEY_LENGTH;
    }
    uint8_t *w = ctx->round_bytes;
    uint8_t constant = 1u;
    memcpy(w, key, AES_BLOCK);
    for (size_t i = AES_BLOCK; i < sizeof(ctx->round_bytes); i += 4u) {
        uint8_t word[4] = {w[i - 4u], w[i - 3u], w[i - 2u], w[i - 1u]};
        if ((i % AES_BLOCK) == 0u) {
            const uint8_t first = word[0];
            word[0] = (uint8_t)(substitution[word[1]] ^ constant);
            word[1] = substitution[word[2]];
            word[2] = substitution[word[3]];
            word[3] = substitution[first];
            constant = times_x(constant);
        }
        for (size_t j = 0u; j < 4u; j++) {
            w[i + j] = (uint8_t)(w[(i + j) - AES_BLOCK] ^ word[j]);
        }
        mbedtls_platform_zeroize(word, sizeof(word));
    }
    return 0;
}

int mbedtls_aes_crypt_ecb(mbedtls_aes_context *ctx, int mode, const unsigned char input[16],
                          unsigned char output[16]) {
    if (mode != MBEDTLS_AES_ENCRYPT) {
        return MBEDTLS_ERR_AES_BAD_INPUT_DATA;
    }
    encrypt_block(ctx, input, output);
    return 0;
}

static void increment_counter(unsigned char *counter) {
    for (size_t i = AES_BLOCK; i > 0u; i--) {
        counter[i - 1u] = (unsigned char)((counter[i - 1u] + 1u) & 0xFFu);
        if (counter[i - 1u] != 0u) {
            break;
        }
    }
}

int mbedtls_aes_crypt_ctr(mbedtls_aes_context *ctx, size_t length, size_t *nc_off,
                          unsigned char nonce_counter[16], unsigned char stream_block[16],
                          const unsigned char *input, unsigned char *output) {
    size_t offset = *nc_off;
    if (offset >= AES_BLOCK) {
        return MBEDTLS_ERR_AES_BAD_INPUT_DATA;
    }
    for (size_t i = 0u; i < length; i++) {
        if (offset == 0u) {
            encrypt_block(ctx, nonce_counter, stream_block);
            increment_counter(nonce_counter);
        }
        output[i] = (unsigned char)(input[i] ^ stream_block[offset]);
        offset = (offset + 1u) % AES_BLOCK;
    }
    *nc_off = offset;
    return 0;
}

int mbedtls_aes_self_test(int verbose) {
    (void)verbose;
    static const uint8_t expected[AES_BLOCK] = {
        0x69u, 0xC4u, 0xE0u, 0xD8u, 0x6Au, 0x7Bu, 0x04u, 0x30u,
        0xD8u, 0xCDu, 0xB7u, 0x80u, 0x70u, 0xB4u, 0xC5u, 0x5Au,
    };
    mbedtls_aes_context ctx;
    uint8_t material[AES_BLOCK];
    uint8_t block[AES_BLOCK];
    for (uint8_t i = 0u; i < AES_BLOCK; i++) {
        material[i] = i;
        block[i] = (uint8_t)(i * 0x11u);
    }
    mbedtls_aes_init(&ctx);
    int result = mbedtls_aes_setkey_enc(&ctx, material, 128u);
    if (result == 0) {
        encrypt_block(&ctx, block, block);
        result = (memcmp(block, expected, sizeof(expected)) == 0) ? 0 : 1;
    }
    mbedtls_aes_free(&ctx);
    return result;
}
