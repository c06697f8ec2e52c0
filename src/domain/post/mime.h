/* Mail as bytes: composed so that nothing a person wrote can become a header, and read within bounds, whoever sent it
 * (RFC 5322, 2045 to 2047, 2231, 3464, 3834). Pure: no network, no database. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mime_letter {
    const char *from, *from_name, *to; /* addresses; FROM_NAME may be NULL */
    const char *subject, *text;        /* UTF-8, any of it */
    const char *message_id;            /* without <> */
    const char *reply_to_id;           /* of the mail this answers, without <>; NULL */
    int64_t date;                      /* instant */
    bool automatic;                    /* nobody wrote it: no machine shall answer */
    const char *unsubscribe;           /* address of the page that ends such mail (RFC 2369); NULL */
};
/* One address of ASCII without spaces, brackets, quotes, commas or control characters, at most 254 bytes. */
bool mime_address_ok(const char *address);
/* The whole mail with CRLF and lines of at most 78 bytes; NULL when an address or id is none. */
const char *mime_write(struct arena *arena, const struct mime_letter *letter);

enum { MIME_FILES_MOST = 20, MIME_DEPTH_MOST = 8, MIME_PARTS_MOST = 100, MIME_TEXT_MOST = 30000 };

struct mime_file {
    const char *name; /* without folders, never NULL */
    const char *data;
    size_t size;
};
struct mime_mail {
    const char *from, *from_name, *subject; /* FROM in lower case; NULL when there is none */
    const char *text;                       /* plain text, from HTML when there is no other; never NULL */
    const char *message_id;                 /* without <>; NULL */
    const char *answers[20];                /* ids of In-Reply-To and References, newest first */
    size_t answer_count;
    bool automatic;                         /* written by a machine: nobody shall answer */
    bool bounce;                            /* tells that a mail did not arrive ... */
    const char *bounced_id, *bounce_reason; /* ... which, and why; NULL when it does not say */
    struct mime_file files[MIME_FILES_MOST];
    size_t file_count;
};
/* Never fails: what is no mail has no sender. */
void mime_read(struct arena *arena, const char *data, size_t size, struct mime_mail *mail);
/* TEXT up to where the quoted mail begins; all of it when nothing stands before. */
const char *mime_without_quote(struct arena *arena, const char *text);

/* Base64 and quoted-printable; what is neither is left out. */
const char *mime_base64(struct arena *arena, const void *data, size_t size);
char *mime_unbase64(struct arena *arena, const char *text, size_t size, size_t *out_size);
/* TEXT of CHARSET as valid UTF-8; what cannot be read becomes U+FFFD. */
const char *mime_utf8(struct arena *arena, const char *charset, const char *text, size_t size);
