/* JSON: a strict reader into an arena (RFC 8259, UTF-8 checked, duplicate keys refused) and a writer straight to bytes.
 * The reader is jansson's; nobody else sees it. */
#pragma once

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

enum json_kind { JSON_NULL_VALUE, JSON_BOOL, JSON_INT, JSON_DOUBLE, JSON_TEXT, JSON_LIST, JSON_MAP };

struct json {
    enum json_kind kind;
    union {
        bool truth;
        int64_t integer;
        double number;
        const char *text; /* NUL-terminated; a text with an inner NUL is refused by the reader */
        struct {
            struct json *items;
            const char **keys; /* only of a map, in the sender's order */
            size_t count;
        };
    };
};

/* NULL with *PROBLEM set ("line 1 column 5: ...") when TEXT is not exactly one JSON value. */
const struct json *json_read(struct arena *arena, const char *text, size_t size, const char **problem);

const struct json *json_get(const struct json *map, const char *key); /* NULL when absent or not a map */
/* NULL when absent or of another kind. */
const char *json_get_text(const struct json *map, const char *key);
bool json_get_int(const struct json *map, const char *key, int64_t *value);
bool json_get_bool(const struct json *map, const char *key, bool *value);
/* Any JSON number. */
bool json_number(const struct json *value, double *number);
bool json_get_number(const struct json *map, const char *key, double *value);
bool json_absent(const struct json *value); /* also true of NULL */

/* Writer: commas are its business. Doubles are printed with the fewest digits that read back the same; NaN and infinity,
 * which JSON does not know, become null. */
struct json_writer {
    struct buffer *out;
    bool comma;
};

void json_open(struct json_writer *w, char bracket);  /* '{' or '[' */
void json_close(struct json_writer *w, char bracket); /* '}' or ']' */
void json_key(struct json_writer *w, const char *key);
void json_key_literal(struct json_writer *w, const char *key, size_t size); /* already quoted, with its colon: "\"name\":" */
void json_write_text(struct json_writer *w, const char *text); /* NULL becomes null */
void json_write_int(struct json_writer *w, int64_t value);     /* NONE becomes null */
void json_write_double(struct json_writer *w, double value);
void json_write_bool(struct json_writer *w, bool value);
void json_write_null(struct json_writer *w);
void json_write_raw(struct json_writer *w, const char *json); /* already JSON */
void json_write_value(struct json_writer *w, const struct json *value);

/* key and value at once */
void json_put_text(struct json_writer *w, const char *key, const char *text);
void json_put_int(struct json_writer *w, const char *key, int64_t value);
void json_put_double(struct json_writer *w, const char *key, double value);
void json_put_bool(struct json_writer *w, const char *key, bool value);
void json_put_null(struct json_writer *w, const char *key);
void json_put_raw(struct json_writer *w, const char *key, const char *json);
void json_put_date(struct json_writer *w, const char *key, int64_t date);       /* NONE becomes null */
void json_put_instant(struct json_writer *w, const char *key, int64_t instant); /* NONE becomes null */
