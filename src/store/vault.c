#include "store/vault.h"
#include "base/buffer.h"
#include "base/text.h"
#include "store/digest.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <oath.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEY_BYTES = 32, MOST_KEYS = 32, NAME_BYTES = 16 };

struct key {
    char name[NAME_BYTES];
    unsigned char seal[KEY_BYTES];
};

struct vault {
    struct key keys[MOST_KEYS];
    int count;
    unsigned char index_key[KEY_BYTES]; /* from the first key, so that rotation keeps what was indexed findable */
    unsigned char mac_key[KEY_BYTES];
};

static bool read_keys(struct vault *vault, const char *text)
{
    while (*text) {
        char name[NAME_BYTES], hex[65];
        int used = 0;
        if (sscanf(text, " %15s %64[0-9a-f]%n", name, hex, &used) != 2 || !used || strlen(hex) != 64 || vault->count == MOST_KEYS)
            return false;
        struct key *key = &vault->keys[vault->count++];
        memcpy(key->name, name, NAME_BYTES);
        sodium_hex2bin(key->seal, KEY_BYTES, hex, 64, NULL, NULL, NULL);
        text += used;
        while (isspace((unsigned char)*text))
            text++;
    }
    return vault->count > 0;
}

static void derive(const struct vault *vault, const char *purpose, unsigned char out[KEY_BYTES])
{
    crypto_generichash(out, KEY_BYTES, (const unsigned char *)purpose, strlen(purpose), vault->keys[0].seal, KEY_BYTES);
}

static const struct error *write_key(struct arena *arena, const char *path, int flags)
{
    unsigned char bytes[KEY_BYTES], name[4];
    char hex[65], id[9];
    random_bytes(bytes, sizeof(bytes));
    random_bytes(name, sizeof(name));
    digest_hex(bytes, sizeof(bytes), hex);
    digest_hex(name, sizeof(name), id);
    const char *line = arena_format(arena, "r%s %s\n", id, hex);
    int file = open(path, O_WRONLY | flags, 0600);
    if (file < 0 || write(file, line, strlen(line)) != (ssize_t)strlen(line) || fsync(file)) {
        int problem = errno;
        if (file >= 0)
            close(file);
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(problem)});
    }
    close(file);
    return NULL;
}

const struct error *vault_add_key(struct arena *arena, const char *key_file)
{
    return write_key(arena, key_file, O_APPEND);
}

static const struct error *read_file(struct arena *arena, const char *path, const char **text)
{
    char part[8192];
    FILE *file = fopen(path, "r");
    if (!file)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(errno)});
    size_t size = fread(part, 1, sizeof(part) - 1, file);
    fclose(file);
    *text = arena_text_part(arena, part, size);
    sodium_memzero(part, sizeof(part));
    return NULL;
}

const struct error *vault_open(struct arena *arena, const char *key_file, bool create, struct vault **out)
{
    if (sodium_init() < 0)
        return error_make(arena, ERROR_SYSTEM_INTERNAL);
    const char *text = getenv("STEWARD_KEY");
    if (!text || !*text) {
        if (create && access(key_file, F_OK))
            TRY(write_key(arena, key_file, O_CREAT | O_EXCL));
        struct stat about;
        if (!stat(key_file, &about) && (about.st_mode & 077))
            return error_make(arena, ERROR_SYSTEM_FILE, .value = key_file, .arguments = {"others may read it; run chmod 600 on it"});
        TRY(read_file(arena, key_file, &text));
    }
    struct vault *vault = calloc(1, sizeof(*vault));
    if (!read_keys(vault, text)) {
        free(vault);
        return error_make(arena, ERROR_SYSTEM_FILE, .value = key_file, .arguments = {"each line must be KEY_ID and 64 hexadecimal digits"});
    }
    derive(vault, "steward blind index", vault->index_key);
    derive(vault, "steward audit seal", vault->mac_key);
    *out = vault;
    return NULL;
}

void vault_close(struct vault *vault)
{
    if (!vault)
        return;
    sodium_memzero(vault, sizeof(*vault));
    free(vault);
}

static const char *base64(struct arena *arena, const unsigned char *data, size_t size)
{
    size_t room = sodium_base64_encoded_len(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = arena_take(arena, room);
    return sodium_bin2base64(text, room, data, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

enum { NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES };

static void box_fill(const struct key *key, const char *binding, const void *plain, size_t size, unsigned char *box)
{
    random_bytes(box, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE, NULL, plain, size, (const unsigned char *)binding, strlen(binding), NULL, box,
                                               key->seal);
}

static bool box_open(const struct key *key, const char *binding, const unsigned char *box, size_t size, unsigned char *plain)
{
    return size >= NONCE + TAG && !crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, box + NONCE, size - NONCE,
                                                                              (const unsigned char *)binding, strlen(binding), box, key->seal);
}

static const char *bound(struct arena *arena, const char *place, int64_t record)
{
    return arena_format(arena, "%s#%lld", place, (long long)record);
}

const char *vault_seal(struct vault *vault, struct arena *arena, const char *place, int64_t record, const char *plain)
{
    const struct key *key = &vault->keys[vault->count - 1];
    size_t size = strlen(plain);
    unsigned char *box = arena_take(arena, NONCE + size + TAG);
    box_fill(key, bound(arena, place, record), plain, size, box);
    return arena_format(arena, "%s:%s", key->name, base64(arena, box, NONCE + size + TAG));
}

static const struct key *key_named(const struct vault *vault, const char *name, size_t size)
{
    for (int i = 0; i < vault->count; i++)
        if (strlen(vault->keys[i].name) == size && !memcmp(vault->keys[i].name, name, size))
            return &vault->keys[i];
    return NULL;
}

/* The key of a sealed text; *BOX is what follows its mark: ':' bound to the record, '.' as it was before. */
static const struct key *key_of(const struct vault *vault, const char *sealed, const char **box)
{
    size_t size = strcspn(sealed, ":.");
    const struct key *key = key_named(vault, sealed, size);
    if (!sealed[size] || !key || (sealed[size] == '.' && key->name[0] == 'r'))
        return NULL;
    *box = sealed + size + 1;
    return key;
}

const struct error *vault_unseal(struct vault *vault, struct arena *arena, const char *place, int64_t record, const char *sealed,
                                 const char **plain)
{
    const char *box64;
    const struct key *key = key_of(vault, sealed, &box64);
    if (!key)
        return error_make(arena, ERROR_SEAL_WRONG_KEY, .field = place);
    size_t room = strlen(box64), size = 0;
    unsigned char *box = arena_take(arena, room + 1);
    if (sodium_base642bin(box, room + 1, box64, room, NULL, &size, NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) || size < NONCE + TAG)
        return error_make(arena, ERROR_SEAL_WRONG_KEY, .field = place);
    unsigned char *text = arena_take(arena, size);
    if (!box_open(key, box64[-1] == ':' ? bound(arena, place, record) : place, box, size, text))
        return error_make(arena, ERROR_SEAL_WRONG_KEY, .field = place);
    *plain = (const char *)text;
    return NULL;
}

bool vault_sealed_with_newest(struct vault *vault, const char *sealed)
{
    const char *box;
    return key_of(vault, sealed, &box) == &vault->keys[vault->count - 1] && box[-1] == ':';
}

/* --- files: MARK, the key's id padded with zeros, nonce and box -------------------------------------------------------------------- */

enum { MARK = sizeof(VAULT_FILE_MARK) - 1, HEAD = MARK + NAME_BYTES };

void vault_seal_bytes(struct vault *vault, struct arena *arena, const char *place, const void *plain, size_t size, unsigned char **sealed,
                      size_t *sealed_size)
{
    const struct key *key = &vault->keys[vault->count - 1];
    *sealed_size = HEAD + NONCE + size + TAG;
    *sealed = arena_take(arena, *sealed_size);
    memcpy(*sealed, VAULT_FILE_MARK, MARK);
    memcpy(*sealed + MARK, key->name, NAME_BYTES);
    box_fill(key, place, plain, size, *sealed + HEAD);
}

const struct error *vault_unseal_bytes(struct vault *vault, struct arena *arena, const char *place, const void *sealed, size_t sealed_size,
                                       const unsigned char **plain, size_t *size)
{
    const unsigned char *at = sealed;
    *plain = NULL;
    *size = 0;
    if (sealed_size < HEAD || memcmp(at, VAULT_FILE_MARK, MARK))
        return NULL;
    const struct key *key = key_named(vault, (const char *)at + MARK, strnlen((const char *)at + MARK, NAME_BYTES));
    unsigned char *text = arena_take(arena, sealed_size);
    if (!key || !box_open(key, place, at + HEAD, sealed_size - HEAD, text))
        return error_make(arena, ERROR_SEAL_WRONG_KEY, .field = place);
    *plain = text;
    *size = sealed_size - HEAD - NONCE - TAG;
    return NULL;
}

bool vault_bytes_sealed_with_newest(struct vault *vault, const void *sealed, size_t size)
{
    return size >= HEAD && !memcmp(sealed, VAULT_FILE_MARK, MARK) &&
           !memcmp((const char *)sealed + MARK, vault->keys[vault->count - 1].name, NAME_BYTES);
}

static const char *keyed_hash(struct arena *arena, const unsigned char *key, const char *place, const char *text)
{
    unsigned char hash[18];
    crypto_generichash_state state;
    crypto_generichash_init(&state, key, KEY_BYTES, sizeof(hash));
    crypto_generichash_update(&state, (const unsigned char *)place, strlen(place) + 1);
    crypto_generichash_update(&state, (const unsigned char *)text, strlen(text));
    crypto_generichash_final(&state, hash, sizeof(hash));
    return base64(arena, hash, sizeof(hash));
}

const char *vault_blind_index(struct vault *vault, struct arena *arena, const char *place, const char *plain)
{
    return keyed_hash(arena, vault->index_key, place, plain);
}

const char *vault_mac(struct vault *vault, struct arena *arena, const char *text)
{
    return keyed_hash(arena, vault->mac_key, "audit", text);
}

const char *password_hash(struct arena *arena, const char *password)
{
    char *hash = arena_take(arena, crypto_pwhash_STRBYTES);
    if (crypto_pwhash_str_alg(hash, password, strlen(password), 2, (size_t)19 * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13)) {
        fprintf(stderr, "steward: out of memory while hashing a password\n");
        abort();
    }
    return hash;
}

bool password_matches(const char *hash, const char *password)
{
    return !crypto_pwhash_str_verify(hash, password, strlen(password));
}

const char *totp_secret_new(struct arena *arena)
{
    static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    unsigned char bytes[32];
    char *text = arena_take(arena, 33);
    random_bytes(bytes, sizeof(bytes));
    for (int i = 0; i < 32; i++)
        text[i] = base32[bytes[i] & 31];
    return text;
}

bool totp_matches(const char *secret_base32, const char *code, int64_t now_ms, int64_t *last_step)
{
    char *secret = NULL;
    size_t size = 0;
    if (strlen(code) != 6 || oath_base32_decode(secret_base32, strlen(secret_base32), &secret, &size) != OATH_OK)
        return false;
    bool matches = false;
    int64_t step = now_ms / 30000;
    for (int64_t at = step - 1; !matches && at <= step + 1; at++) {
        char expected[8];
        if (at > *last_step && oath_totp_generate(secret, size, (time_t)(at * 30), 30, 0, 6, expected) == OATH_OK &&
            !sodium_memcmp(expected, code, 6)) {
            *last_step = at;
            matches = true;
        }
    }
    sodium_memzero(secret, size);
    free(secret);
    return matches;
}
