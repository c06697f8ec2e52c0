/* Digests and random bytes: libsodium's, seen by nobody else. */
#pragma once

#include <stddef.h>
#include <stdint.h>

void digest_sha256(const void *data, size_t size, unsigned char out[32]);
void digest_sha256_hex(const void *data, size_t size, char out[65]);
void digest_hex(const unsigned char *data, size_t size, char *out); /* 2 * size + 1 bytes */

/* In pieces, for files. */
struct digest;
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *data, size_t size);
void digest_end_hex(struct digest *digest, char out[65]); /* and frees it */

void random_bytes(void *out, size_t size);
