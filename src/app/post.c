/* How mail and webhooks are set up: from the settings, the passwords from files or the environment, never from a flag.
 */
#include "domain/post/post.h"
#include "app/command.h"
#include "base/text.h"
#include "domain/post/mime.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PASSWORD_MOST = 512 };

static const struct error *wrong(struct arena *arena, const char *field, const char *value, const char *why)
{
    return error_make(arena, ERROR_SYSTEM_SETTING, .field = field, .value = value,
                      .arguments = {arena_format(arena, "%s: %s", field, why)});
}

static const struct error *password(struct arena *arena, const char *file, const char *variable, const char **out)
{
    const char *given = getenv(variable);
    *out = given && *given ? arena_text(arena, given) : NULL;
    if (*out || !file)
        return NULL;
    FILE *stream = fopen(file, "r");
    char line[PASSWORD_MOST] = "";
    bool got = stream && fgets(line, sizeof(line), stream);
    if (stream)
        fclose(stream);
    if (!got)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = file, .arguments = {"cannot be read"});
    *out = arena_text_part(arena, line, strcspn(line, "\r\n"));
    return NULL;
}

/* One of two words: true for the first. */
static const struct error *choice(struct arena *arena, const char *field, const char *value, const char *yes,
                                  const char *no, bool *out)
{
    *out = text_equal(value, yes);
    return *out || text_equal(value, no) ? NULL : wrong(arena, field, value, arena_format(arena, "%s or %s", yes, no));
}

static const struct error *scheme(struct arena *arena, const char *field, const char *url, const char *a, const char *b)
{
    bool good =
        !url || text_starts(url, arena_format(arena, "%s://", a)) || text_starts(url, arena_format(arena, "%s://", b));
    return good ? NULL : wrong(arena, field, NULL, arena_format(arena, "%s://... or %s://...", a, b));
}

const struct error *post_settings_read(struct arena *arena, const struct settings *settings, struct post_settings *post)
{
    *post = (struct post_settings){
        .smtp_url = settings->smtp_url,
        .smtp_user = settings->smtp_user,
        .mail_from = settings->mail_from,
        .mail_name = settings->mail_name,
        .public_url = settings->public_url,
        .imap_url = settings->imap_url,
        .imap_user = settings->imap_user,
        .poll_seconds = settings->imap_seconds,
        .retry_seconds = settings->outbox_retry_seconds,
        .attempts_most = settings->outbox_attempts,
    };
    TRY(scheme(arena, "smtp-url", post->smtp_url, "smtp", "smtps"));
    TRY(scheme(arena, "imap-url", post->imap_url, "imap", "imaps"));
    TRY(scheme(arena, "public-url", post->public_url, "http", "https"));
    if (post->mail_from && !mime_address_ok(post->mail_from))
        return wrong(arena, "mail-from", post->mail_from, "a mail address, such as service@bank.example");
    TRY(choice(arena, "mail-tls", settings->mail_tls, "required", "optional", &post->tls_required));
    TRY(choice(arena, "webhook-private", settings->webhook_private, "allowed", "refused", &post->private_allowed));
    TRY(password(arena, settings->smtp_password_file, "STEWARD_SMTP_PASSWORD", &post->smtp_password));
    return password(arena, settings->imap_password_file, "STEWARD_IMAP_PASSWORD", &post->imap_password);
}
