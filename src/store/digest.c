#include "store/digest.h"

#include <sodium.h>
#include <stdlib.h>

void digest_hex(const unsigned char *data, size_t size, char *out)
{
    sodium_bin2hex(out, size * 2 + 1, data, size);
}

void digest_sha256(const void *data, size_t size, unsigned char out[32])
{
    crypto_hash_sha256(out, data, size);
}

void digest_sha256_hex(const void *data, size_t size, char out[65])
{
    unsigned char hash[32];
    digest_sha256(data, size, hash);
    digest_hex(hash, 32, out);
}

struct digest {
    crypto_hash_sha256_state state;
};

struct digest *digest_new(void)
{
    struct digest *digest = malloc(sizeof(*digest));
    if (!digest)
        abort();
    crypto_hash_sha256_init(&digest->state);
    return digest;
}

void digest_add(struct digest *digest, const void *data, size_t size)
{
    crypto_hash_sha256_update(&digest->state, data, size);
}

void digest_end_hex(struct digest *digest, char out[65])
{
    unsigned char hash[32];
    crypto_hash_sha256_final(&digest->state, hash);
    digest_hex(hash, 32, out);
    free(digest);
}

void random_bytes(void *out, size_t size)
{
    randombytes_buf(out, size);
}

void digest_hmac_sha256(const void *key, size_t key_size, const void *data, size_t size, unsigned char out[32])
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key, key_size);
    crypto_auth_hmacsha256_update(&state, data, size);
    crypto_auth_hmacsha256_final(&state, out);
}

bool digest_equal(const void *a, const void *b, size_t size)
{
    return !sodium_memcmp(a, b, size);
}
