/* A mail from anybody: read within bounds, and all that comes out is text. */
#include "base/text.h"
#include "domain/post/mime.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct mime_mail mail;
    mime_read(arena, (const char *)data, size, &mail);
    if (!text_valid_utf8(mail.text, strlen(mail.text)) || strlen(mail.text) > MIME_TEXT_MOST ||
        mail.file_count > MIME_FILES_MOST)
        abort();
    if (mail.subject && !text_valid_utf8(mail.subject, strlen(mail.subject)))
        abort();
    if (mail.from && !mime_address_ok(mail.from))
        abort();
    for (size_t i = 0; i < mail.file_count; i++)
        if (strchr(mail.files[i].name, '/') || !text_valid_utf8(mail.files[i].name, strlen(mail.files[i].name)))
            abort();
    mime_without_quote(arena, mail.text);
    arena_free(arena);
    return 0;
}
