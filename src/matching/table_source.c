#include "matching/table_parts.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { RAW = 64 * 1024 };

struct byte_source {
    struct arena *arena;
    const unsigned char *data; /* memory not yet read */
    size_t left;
    FILE *file;
    bool gzip, ended;
    z_stream stream;
    size_t unpacked, limit;
    unsigned char raw[RAW];
};

/* The next raw bytes, in memory or read into RAW. */
static size_t raw_bytes(struct byte_source *source, const unsigned char **at)
{
    if (source->file) {
        *at = source->raw;
        return fread(source->raw, 1, RAW, source->file);
    }
    size_t size = source->left < RAW ? source->left : RAW;
    *at = source->data;
    source->data += size;
    source->left -= size;
    return size;
}

static bool starts_as_gzip(struct byte_source *source)
{
    if (!source->file)
        return source->left > 2 && source->data[0] == 0x1F && source->data[1] == 0x8B;
    int first = getc(source->file), second = getc(source->file);
    rewind(source->file);
    return first == 0x1F && second == 0x8B;
}

const struct error *byte_source_open(struct arena *arena, const void *data, size_t size, FILE *file, size_t limit,
                                     struct byte_source **source)
{
    struct byte_source *opened = ARENA_NEW(arena, struct byte_source);
    opened->arena = arena;
    opened->data = data;
    opened->left = size;
    opened->file = file;
    opened->limit = limit;
    opened->gzip = starts_as_gzip(opened);
    if (opened->gzip && inflateInit2(&opened->stream, 15 + 16) != Z_OK)
        return error_make(arena, ERROR_TABLE_GZIP, .arguments = {"zlib"});
    *source = opened;
    return NULL;
}

static const struct error *unpack(struct byte_source *source, void *to, size_t size, size_t *got)
{
    z_stream *stream = &source->stream;
    stream->next_out = to;
    stream->avail_out = (uInt)size;
    while (stream->avail_out == size && !source->ended) {
        if (!stream->avail_in) {
            const unsigned char *raw;
            stream->avail_in = (uInt)raw_bytes(source, &raw);
            stream->next_in = (unsigned char *)raw;
            if (!stream->avail_in)
                return error_make(source->arena, ERROR_TABLE_GZIP, .arguments = {"cut off"});
        }
        int result = inflate(stream, Z_NO_FLUSH);
        if (result == Z_STREAM_END)
            source->ended = true;
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return error_make(source->arena, ERROR_TABLE_GZIP, .arguments = {stream->msg ? stream->msg : "damaged"});
    }
    *got = size - stream->avail_out;
    source->unpacked += *got;
    if (source->unpacked > source->limit)
        return error_make(source->arena, ERROR_TABLE_TOO_LARGE,
                          .arguments = {arena_format(source->arena, "%zu", source->limit >> 20)});
    return NULL;
}

const struct error *byte_source_read(struct byte_source *source, void *to, size_t size, size_t *got)
{
    if (source->gzip)
        return unpack(source, to, size, got);
    if (source->file) {
        *got = fread(to, 1, size, source->file);
        return NULL;
    }
    *got = size < source->left ? size : source->left;
    if (*got)
        memcpy(to, source->data, *got);
    source->data += *got;
    source->left -= *got;
    return NULL;
}

void byte_source_close(struct byte_source *source)
{
    if (source->gzip)
        inflateEnd(&source->stream);
}
