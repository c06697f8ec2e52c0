/* Bytes to UTF-8. The encoding is decided at the first byte that is not ASCII, from what follows it. */
#include "matching/table_parts.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

enum { INPUT = 64 * 1024, PIVOT = 1024 };

struct text_source {
    struct arena *arena;
    struct byte_source *bytes;
    const char *encoding; /* NULL while only ASCII was seen */
    UConverter *from, *to;
    bool ended, started;
    UChar pivot[PIVOT], *pivot_source, *pivot_target;
    char input[INPUT];
    size_t start, end; /* of what is in input */
};

static const struct error *fill(struct text_source *source)
{
    if (source->start) {
        memmove(source->input, source->input + source->start, source->end - source->start);
        source->end -= source->start;
        source->start = 0;
    }
    while (!source->ended && source->end < INPUT) {
        size_t got = 0;
        TRY(byte_source_read(source->bytes, source->input + source->end, INPUT - source->end, &got));
        source->end += got;
        source->ended = !got;
    }
    return NULL;
}

static const struct error *set_encoding(struct text_source *source, const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    source->encoding = encoding;
    source->from = ucnv_open(encoding, &status);
    source->to = ucnv_open("UTF-8", &status);
    source->pivot_source = source->pivot_target = source->pivot;
    if (U_FAILURE(status))
        return error_make(source->arena, ERROR_TABLE_ENCODING, .value = encoding);
    return NULL;
}

/* UTF-16 without a mark: every other byte of ASCII text is zero. */
static const char *utf16_without_mark(const unsigned char *at, size_t size)
{
    size_t even = 0, odd = 0, pairs = (size < 2048 ? size : 2048) / 2;
    for (size_t i = 0; i < pairs; i++) {
        even += !at[2 * i];
        odd += !at[2 * i + 1];
    }
    if (pairs < 2)
        return NULL;
    if (odd * 4 > pairs && even * 10 < odd)
        return "UTF-16LE";
    if (even * 4 > pairs && odd * 10 < even)
        return "UTF-16BE";
    return NULL;
}

static const struct error *find_mark(struct text_source *source)
{
    static const struct {
        const char *mark, *encoding;
        size_t size;
    } marks[] = {{"\xEF\xBB\xBF", "UTF-8", 3},
                 {"\x84\x31\x95\x33", "GB18030", 4},
                 {"\xFF\xFE", "UTF-16LE", 2},
                 {"\xFE\xFF", "UTF-16BE", 2}};
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (source->end >= marks[i].size && !memcmp(source->input, marks[i].mark, marks[i].size)) {
            source->start = marks[i].size;
            return source->encoding ? NULL : set_encoding(source, marks[i].encoding);
        }
    const char *utf16 = source->encoding ? NULL : utf16_without_mark((unsigned char *)source->input, source->end);
    return utf16 ? set_encoding(source, utf16) : NULL;
}

const struct error *text_source_open(struct arena *arena, struct byte_source *bytes, const char *encoding,
                                     struct text_source **opened)
{
    struct text_source *source = ARENA_NEW(arena, struct text_source);
    source->arena = arena;
    source->bytes = bytes;
    *opened = source;
    if (encoding)
        TRY(set_encoding(source, arena_text(arena, encoding)));
    TRY(fill(source));
    return find_mark(source);
}

/* ASCII passes as it is until the first other byte decides. */
static const struct error *pass_ascii(struct text_source *source, char *to, size_t size, size_t *got)
{
    size_t count = 0;
    while (count < size && source->start + count < source->end &&
           (unsigned char)source->input[source->start + count] < 0x80)
        count++;
    memcpy(to, source->input + source->start, count);
    source->start += count;
    *got = count;
    if (count || source->start == source->end)
        return NULL;
    TRY(fill(source));
    return set_encoding(source, encoding_of((unsigned char *)source->input, source->end, source->ended));
}

static const struct error *convert(struct text_source *source, char *to, size_t size, size_t *got)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *from = source->input + source->start;
    char *target = to;
    bool fresh = !source->started;
    source->started = true;
    ucnv_convertEx(source->to, source->from, &target, to + size, &from, source->input + source->end, source->pivot,
                   &source->pivot_source, &source->pivot_target, source->pivot + PIVOT, fresh, source->ended, &status);
    source->start = (size_t)(from - source->input);
    *got = (size_t)(target - to);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
        return error_make(source->arena, ERROR_TABLE_ENCODING, .value = source->encoding);
    return NULL;
}

const struct error *text_source_read(struct text_source *source, char *to, size_t size, size_t *got)
{
    *got = 0;
    for (;;) {
        if (source->start == source->end && !source->ended)
            TRY(fill(source));
        bool last = source->start == source->end && source->ended;
        if (last && !source->encoding)
            return NULL;
        if (source->encoding)
            TRY(convert(source, to, size, got));
        else
            TRY(pass_ascii(source, to, size, got));
        if (*got || last)
            return NULL;
        /* A sequence cut by the end of the input waits in the converter for the rest. */
    }
}

const char *text_source_encoding(const struct text_source *source)
{
    return source->encoding ? source->encoding : "UTF-8";
}

void text_source_close(struct text_source *source)
{
    if (source->from)
        ucnv_close(source->from);
    if (source->to)
        ucnv_close(source->to);
}
