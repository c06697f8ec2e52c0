/* Signatures of webhooks, both ways: HMAC-SHA256 over time and body, so that nobody changes or repeats one. */
#include "base/buffer.h"
#include "base/text.h"
#include "domain/post/post.h"
#include "store/digest.h"

#include <stdlib.h>
#include <string.h>

const char *post_signature(struct arena *arena, const char *secret, int64_t timestamp, const char *body, size_t size)
{
    struct buffer text = {.arena = arena};
    unsigned char mac[32];
    char hex[65];
    buffer_format(&text, "%lld.", (long long)timestamp);
    buffer_add(&text, body, size);
    digest_hmac_sha256(secret, strlen(secret), text.data, text.size, mac);
    digest_hex(mac, sizeof(mac), hex);
    return arena_format(arena, "v1=%s", hex);
}

bool post_signature_good(struct arena *arena, const char *secret, const char *signature, const char *timestamp,
                         int64_t now, const char *body, size_t size)
{
    int64_t when;
    if (!secret || !*secret || !signature || !timestamp || !text_integer(timestamp, &when))
        return false;
    int64_t seconds = now / 1000;
    if (when < seconds - POST_CLOCK_SECONDS || when > seconds + POST_CLOCK_SECONDS)
        return false;
    const char *right = post_signature(arena, secret, when, body, size);
    return strlen(signature) == strlen(right) && digest_equal(signature, right, strlen(right));
}
