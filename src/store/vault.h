/* Sealed fields, passwords and one-time codes. Keys come from a file or the environment, never from the database. */
#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct vault;

/* A key file holds one line a key: KEY_ID HEX64; the last line seals, all lines open. vault_open makes the file (mode 0600) when
 * it does not exist and CREATE is set. An environment variable STEWARD_KEY with the same lines stands before the file. */
const struct error *vault_open(struct arena *arena, const char *key_file, bool create, struct vault **vault);
void vault_close(struct vault *vault);
/* Adds a fresh key as the last line of the file; records are sealed anew by the caller afterwards. */
const struct error *vault_add_key(struct arena *arena, const char *key_file);

/* Authenticated encryption (XChaCha20-Poly1305) bound to PLACE ("customer.resident_id") and RECORD (its id), so a sealed value can be
 * moved neither to another column nor to another record. The text form is KEY_ID:BASE64. Keys made before seals were bound to records
 * (their ids do not begin with 'r') also open the older form KEY_ID.BASE64, bound to the column alone; a newer key never does. */
const char *vault_seal(struct vault *vault, struct arena *arena, const char *place, int64_t record, const char *plain);
const struct error *vault_unseal(struct vault *vault, struct arena *arena, const char *place, int64_t record, const char *sealed,
                                 const char **plain);
bool vault_sealed_with_newest(struct vault *vault, const char *sealed); /* and bound to its record */
/* The same for bytes that lie outside the database. The form begins with VAULT_FILE_MARK and the key's id. */
#define VAULT_FILE_MARK "STEWARD1"
void vault_seal_bytes(struct vault *vault, struct arena *arena, const char *place, const void *plain, size_t size, unsigned char **sealed,
                      size_t *sealed_size);
/* NULL *PLAIN: these bytes were never sealed. */
const struct error *vault_unseal_bytes(struct vault *vault, struct arena *arena, const char *place, const void *sealed, size_t sealed_size,
                                       const unsigned char **plain, size_t *size);
bool vault_bytes_sealed_with_newest(struct vault *vault, const void *sealed, size_t size);
/* Keyed hash for exact search without the clear text: the same value at the same place gives the same text. */
const char *vault_blind_index(struct vault *vault, struct arena *arena, const char *place, const char *plain);
/* A keyed seal over data that must not be forged by somebody who can write the database only (audit heads). */
const char *vault_mac(struct vault *vault, struct arena *arena, const char *text);

/* argon2id, 19 MiB, 2 passes: about 30 ms, so never on a thread that serves others. */
const char *password_hash(struct arena *arena, const char *password);
bool password_matches(const char *hash, const char *password);

/* TOTP (RFC 6238), 30 s steps, 6 digits; the neighbouring steps are taken too. LAST_STEP stops a code from being used twice. */
const char *totp_secret_new(struct arena *arena); /* base32 */
bool totp_matches(const char *secret_base32, const char *code, int64_t now_ms, int64_t *last_step);
