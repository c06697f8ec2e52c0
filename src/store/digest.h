/* Digests and random bytes: libsodium's, seen by nobody else. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void digest_sha256(const void *data, size_t size, unsigned char out[32]);
void digest_sha256_hex(const void *data, size_t size, char out[65]);
void digest_hex(const unsigned char *data, size_t size, char *out); /* 2 * size + 1 bytes */

/* HMAC (RFC 2104); and a comparison that takes the same time whatever differs. */
void digest_hmac_sha256(const void *key, size_t key_size, const void *data, size_t size, unsigned char out[32]);
bool digest_equal(const void *a, const void *b, size_t size);

/* In pieces, for files. */
struct digest;
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *data, size_t size);
void digest_end_hex(struct digest *digest, char out[65]); /* and frees it */

void random_bytes(void *out, size_t size);
