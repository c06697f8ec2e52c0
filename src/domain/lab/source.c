#include "domain/lab/source.h"

#include "base/buffer.h"
#include "base/text.h"
#include "matching/table.h"
#include "store/digest.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

enum { FILE_BYTES_MOST = 1024 * 1024 * 1024, COLUMNS_MOST = TABLE_COLUMNS };

const struct error *lab_file(struct arena *arena, const char *path, const void **data, size_t *size)
{
    struct stat about;
    FILE *file = fopen(path, "rb");
    if (!file || fstat(fileno(file), &about) || !S_ISREG(about.st_mode) || about.st_size > FILE_BYTES_MOST) {
        if (file)
            fclose(file);
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path,
                          .arguments = {"is no file that can be read, or above 1 GiB"});
    }
    char *bytes = arena_take(arena, (size_t)about.st_size + 1);
    *size = fread(bytes, 1, (size_t)about.st_size, file);
    fclose(file);
    *data = bytes;
    return NULL;
}

/* Gzip unpacked; anything else as it is. */
static const struct error *unpack(struct arena *arena, const void *data, size_t size, struct buffer *text)
{
    const unsigned char *bytes = data;
    text->arena = arena;
    if (size < 2 || bytes[0] != 0x1f || bytes[1] != 0x8b) {
        buffer_add(text, data, size);
        return NULL;
    }
    z_stream stream = {.next_in = (unsigned char *)bytes, .avail_in = (unsigned)size};
    int status = inflateInit2(&stream, 16 + MAX_WBITS);
    char part[65536];
    while (status == Z_OK && text->size < FILE_BYTES_MOST) {
        stream.next_out = (unsigned char *)part;
        stream.avail_out = sizeof(part);
        status = inflate(&stream, Z_NO_FLUSH);
        buffer_add(text, part, sizeof(part) - stream.avail_out);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END
               ? NULL
               : error_make(arena, ERROR_SYSTEM_FILE, .value = "gzip", .arguments = {"is damaged or too large"});
}

/* The name behind @attribute, bare or in quotes, as a CSV cell. */
static void arff_name(struct buffer *out, const char *at, const char *end)
{
    char quote = *at == '\'' || *at == '"' ? *at++ : 0;
    buffer_char(out, '"');
    for (; at < end && (quote ? *at != quote : *at != ' ' && *at != '\t'); at++)
        if (*at != '"')
            buffer_char(out, *at);
    buffer_char(out, '"');
}

/* ARFF becomes CSV: names of the attributes, then the rows without comments. */
static bool from_arff(const struct buffer *text, struct buffer *csv)
{
    const char *at = text->data, *stop = text->data + text->size;
    bool data = false, any = false;
    if (!at || (*at != '@' && *at != '%'))
        return false;
    while (at < stop) {
        const char *end = memchr(at, '\n', (size_t)(stop - at));
        if (!end)
            end = stop;
        if (!data && !strncasecmp(at, "@attribute", 10)) {
            const char *name = at + 10;
            while (name < end && (*name == ' ' || *name == '\t'))
                name++;
            if (any)
                buffer_char(csv, ',');
            arff_name(csv, name, end);
            any = true;
        } else if (!data && !strncasecmp(at, "@data", 5)) {
            data = true;
            buffer_char(csv, '\n');
        } else if (data && *at != '%') {
            buffer_add(csv, at, (size_t)(end - at));
            buffer_char(csv, '\n');
        }
        at = end + 1;
    }
    return data && any;
}

static bool parted_by_blanks(const struct buffer *text)
{
    size_t blanks = 0, i = 0;
    for (; i < text->size && text->data[i] != '\n' && text->data[i] != '\r'; i++) {
        if (strchr(",;\t|", text->data[i]))
            return false;
        blanks += text->data[i] == ' ';
    }
    return blanks > 1;
}

/* Runs of blanks become one, those at the ends of a line none. */
static void one_blank(struct buffer *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->size; i++) {
        char c = text->data[i] == '\t' ? ' ' : text->data[i];
        bool line_start = !kept || text->data[kept - 1] == '\n' || text->data[kept - 1] == '\r';
        if (c == ' ' && (line_start || text->data[kept - 1] == ' '))
            continue;
        if ((c == '\n' || c == '\r') && kept && text->data[kept - 1] == ' ')
            kept--;
        text->data[kept++] = c;
    }
    text->size = kept;
}

/* --- names and kinds that were told
 * --------------------------------------------------------------------------------------- */

struct told {
    const char *names[COLUMNS_MOST], *kinds[COLUMNS_MOST];
    size_t count;
};

static const struct error *read_told(struct arena *arena, const char *field, const char *text, struct told *told)
{
    while (*text && told->count < COLUMNS_MOST) {
        size_t size = strcspn(text, ",\n\r");
        char *part = text_normalise(arena, arena_text_part(arena, text, size));
        char *colon = strrchr(part, ':');
        if (colon)
            *colon++ = 0;
        if (colon && !text_equal(colon, "number") && !text_equal(colon, "date") && !text_equal(colon, "category"))
            return error_make(arena, ERROR_LEARN_OPTION, .field = field, .value = colon,
                              .arguments = {"number, date or category"});
        if (*part) {
            told->names[told->count] = part;
            told->kinds[told->count++] = colon;
        }
        text += size + (text[size] != 0);
    }
    return NULL;
}

static const struct error *state_kinds(struct arena *arena, struct frame_builder *builder, const struct told *told)
{
    for (size_t i = 0; i < told->count; i++) {
        const char *kind = told->kinds[i];
        if (kind && !frame_state_kind(builder, told->names[i],
                                      *kind == 'n'   ? COLUMN_NUMBER
                                      : *kind == 'd' ? COLUMN_DATE
                                                     : COLUMN_CATEGORY))
            return error_make(arena, ERROR_LEARN_COLUMN, .field = "types", .value = told->names[i],
                              .arguments = {"see the file's header"});
    }
    return NULL;
}

static const struct error *fill(struct arena *arena, const struct lab_source *source, struct table_reader *reader,
                                struct frame **frame)
{
    struct told *columns = ARENA_NEW(arena, struct told), *types = ARENA_NEW(arena, struct told);
    const char *const *names;
    size_t count = table_header(reader, &names);
    TRY(read_told(arena, "columns", source->columns ? source->columns : "", columns));
    TRY(read_told(arena, "types", source->types ? source->types : "", types));
    if (columns->count && columns->count != count)
        return error_make(arena, ERROR_LEARN_OPTION, .field = "columns",
                          .value = arena_format(arena, "%zu names", columns->count),
                          .arguments = {arena_format(arena, "the file has %zu columns", count)});
    struct frame_builder *builder = frame_begin(arena, columns->count ? columns->names : names, count);
    TRY(state_kinds(arena, builder, columns));
    TRY(state_kinds(arena, builder, types));
    for (;;) {
        struct table_row row;
        TRY(table_next(reader, &row));
        if (!row.cells)
            break;
        frame_add(builder, row.cells);
    }
    *frame = frame_end(builder);
    return NULL;
}

const struct error *lab_read(struct arena *arena, const struct lab_source *source, struct frame **frame, char hash[65])
{
    struct buffer text = {0}, csv = {.arena = arena};
    struct table_reader *reader = NULL;
    struct table_options options = {.sheet = source->sheet,
                                    .delimiter = source->delimiter,
                                    .header = source->columns ? TABLE_HEADER_NONE : TABLE_HEADER_FIND};
    digest_sha256_hex(source->data, source->size, hash);
    TRY(unpack(arena, source->data, source->size, &text));
    const struct buffer *used = &text;
    if (from_arff(&text, &csv)) {
        used = &csv;
        options.header = source->columns ? TABLE_HEADER_NONE : TABLE_HEADER_FIRST;
        options.delimiter = ',';
    } else if (options.delimiter == ' ' || (!options.delimiter && source->columns && parted_by_blanks(&text))) {
        one_blank(&text);
        options.delimiter = ' ';
    }
    TRY(table_open_bytes(arena, used->data, used->size, &options, &reader));
    const struct error *error = fill(arena, source, reader, frame);
    table_close(reader);
    return error;
}
