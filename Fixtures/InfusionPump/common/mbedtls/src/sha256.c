/** SHA-256, as FIPS 180-4 describes it. */
#include "mbedtls/sha256.h"

#include <string.h>

#include "mbedtls/platform_util.h"

static const uint32_t round_constants[64] = {
    0x428A2F98u, 0x71374491u, 0xB5C0FBCFu, 0xE9B5DBA5u, 0x3956C25Bu, 0x59F111F1u, 0x923F82A4u,
    0xAB1C5ED5u, 0xD807AA98u, 0x12835B01u, 0x243185BEu, 0x550C7DC3u, 0x72BE5D74u, 0x80DEB1FEu,
    0x9BDC06A7u, 0xC19BF174u, 0xE49B69C1u, 0xEFBE4786u, 0x0FC19DC6u, 0x240CA1CCu, 0x2DE92C6Fu,
    0x4A7484AAu, 0x5CB0A9DCu, 0x76F988DAu, 0x983E5152u, 0xA831C66Du, 0xB00327C8u, 0xBF597FC7u,
    0xC6E00BF3u, 0xD5A79147u, 0x06CA6351u, 0x14292967u, 0x27B70A85u, 0x2E1B2138u, 0x4D2C6DFCu,
    0x53380D13u, 0x650A7354u, 0x766A0ABBu, 0x81C2C92Eu, 0x92722C85u, 0xA2BFE8A1u, 0xA81A664Bu,
    0xC24B8B70u, 0xC76C51A3u, 0xD192E819u, 0xD6990624u, 0xF40E3585u, 0x106AA070u, 0x19A4C116u,
    0x1E376C08u, 0x2748774Cu, 0x34B0BCB5u, 0x391C0CB3u, 0x4ED8AA4Au, 0x5B9CCA4Fu, 0x682E6FF3u,
    0x748F82EEu, 0x78A5636Fu, 0x84C87814u, 0x8CC70208u, 0x90BEFFFAu, 0xA4506CEBu, 0xBEF9A3F7u,
    0xC67178F2u,
};

static const uint32_t initial_state[8] = {
    0x6A09E667u, 0xBB67AE85u, 0x3C6EF372u, 0xA54FF53Au,
    0x510E527Fu, 0x9B05688Cu, 0x1F83D9ABu, 0x5BE0CD19u,
};

static uint32_t rotate_right(uint32_t value, uint32_t count) {
    return (value >> count) | (value << (32u - count));
}

static uint32_t load_big_endian(const uint8_t *bytes) {
    return ((uint32_t)bytes[0] << 24) | ((uint32_t)bytes[1] << 16) | ((uint32_t)bytes[2] << 8) |
           (uint32_t)bytes[3];
}

static void process_block(mbedtls_sha256_context *ctx, const uint8_t *block) {
    uint32_t w[64];
    uint32_t v[8];
    for (size_t i = 0u; i < 16u; i++) {
        w[i] = load_big_endian(&block[i * 4u]);
    }
    for (size_t i = 16u; i < 64u; i++) {
        const uint32_t a = w[i - 15u];
        const uint32_t b = w[i - 2u];
        const uint32_t small0 = rotate_right(a, 7u) ^ rotate_right(a, 18u) ^ (a >> 3);
        const uint32_t small1 = rotate_right(b, 17u) ^ rotate_right(b, 19u) ^ (b >> 10);
        w[i] = w[i - 16u] + small0 + w[i - 7u] + small1;
    }
    memcpy(v, ctx->state, sizeof(v));
    for (size_t i = 0u; i < 64u; i++) {
        const uint32_t big1 =
            rotate_right(v[4], 6u) ^ rotate_right(v[4], 11u) ^ rotate_right(v[4], 25u);
        const uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
        const uint32_t t1 = v[7] + big1 + choice + round_constants[i] + w[i];
        const uint32_t big0 =
            rotate_right(v[0], 2u) ^ rotate_right(v[0], 13u) ^ rotate_right(v[0], 22u);
        const uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        for (size_t j = 7u; j > 0u; j--) {
            v[j] = v[j - 1u];
        }
        v[4] += t1;
        v[0] = t1 + big0 + majority;
    }
    for (size_t i = 0u; i < 8u; i++) {
        ctx->state[i] += v[i];
    }
    mbedtls_platform_zeroize(w, sizeof(w));
    mbedtls_platform_zeroize(v, sizeof(v));
}

void mbedtls_sha256_init(mbedtls_sha256_context *ctx) {
    memset(ctx, 0, sizeof(*ctx));
}

void mbedtls_sha256_free(mbedtls_sha256_context *ctx) {
    mbedtls_platform_zeroize(ctx, sizeof(*ctx));
}

int mbedtls_sha256_starts(mbedtls_sha256_context *ctx, int is224) {
    if (is224 != 0) {
        return MBEDTLS_ERR_SHA256_BAD_INPUT_DATA;
    }
    memcpy(ctx->state, initial_state, sizeof(ctx->state));
    ctx->total = 0u;
    ctx->used = 0u;
    return 0;
}

int mbedtls_sha256_update(mbedtls_sha256_context *ctx, const unsigned char *input, size_t ilen) {
    if ((input == NULL) && (ilen > 0u)) {
        return MBEDTLS_ERR_SHA256_BAD_INPUT_DATA;
    }
    for (size_t i = 0u; i < ilen; i++) {
        ctx->buffer[ctx->used] = input[i];
        ctx->used++;
        if (ctx->used == sizeof(ctx->buffer)) {
            process_block(ctx, ctx->buffer);
            ctx->used = 0u;
        }
    }
    ctx->total += ilen;
    return 0;
}

int mbedtls_sha256_finish(mbedtls_sha256_context *ctx, unsigned char output[32]) {
    static const uint8_t marker = 0x80u;
    static const uint8_t padding = 0u;
    const uint64_t bits = ctx->total * 8u;
    int result = mbedtls_sha256_update(ctx, &marker, 1u);
    while ((result == 0) && (ctx->used != 56u)) {
        result = mbedtls_sha256_update(ctx, &padding, 1u);
    }
    for (uint32_t i = 0u; (i < 8u) && (result == 0); i++) {
        const uint8_t byte = (uint8_t)((bits >> (56u - (8u * i))) & 0xFFu);
        result = mbedtls_sha256_update(ctx, &byte, 1u);
    }
    if (result != 0) {
        return result;
    }
    for (size_t i = 0u; i < 32u; i++) {
        output[i] = (uint8_t)((ctx->state[i / 4u] >> (24u - (8u * (i % 4u)))) & 0xFFu);
    }
    return 0;
}

int mbedtls_sha256(const unsigned char *input, size_t ilen, unsigned char output[32], int is224) {
    mbedtls_sha256_context ctx;
    mbedtls_sha256_init(&ctx);
    int result = mbedtls_sha256_starts(&ctx, is224);
    if (result == 0) {
        result = mbedtls_sha256_update(&ctx, input, ilen);
    }
    if (result == 0) {
        result = mbedtls_sha256_finish(&ctx, output);
    }
    mbedtls_sha256_free(&ctx);
    return result;
}
