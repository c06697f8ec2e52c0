/* The small parts of a workbook, read whole. */
#include "base/text.h"
#include "matching/table_sheet.h"

#include <stdlib.h>
#include <string.h>

enum {
    CHUNK = 16 * 1024,
    STRING_BYTES = 512 * 1024 * 1024,
    TOKEN_BYTES = 4 * 1024 * 1024,
    FORMATS = 2000, /* a spreadsheet itself writes 250 formats and 64,000 styles at most */
    STYLES = 65536,
    SHEETS = 10000,
};

const char *xml_local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (!strcmp(xml_local(attributes[0]), name))
            return attributes[1];
    return NULL;
}

static void on_doctype(void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
    (void)name, (void)system, (void)public, (void)internal;
    XML_Parser parser = user;
    bool *refused = XML_GetUserData(parser);
    *refused = true;
    XML_StopParser(parser, XML_FALSE);
}

XML_Parser xml_parser(bool *user)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    if (!parser)
        abort();
    XML_SetUserData(parser, user);
    XML_UseParserAsHandlerArg(parser);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    return parser;
}

/* Tokens of days, months, years, hours or seconds outside quotes, brackets and escapes make a date format. */
bool format_code_is_date(const char *code)
{
    for (const char *at = code; *at; at++) {
        if (*at == '"') {
            at = strchr(at + 1, '"');
            if (!at)
                return false;
        } else if (*at == '[') {
            /* [h] counts hours, [Red] and [$-804] are decoration. */
            if (at[1] && strchr("hHmMsS", at[1]) && at[2] && strchr("hHmMsS]", at[2]))
                return true;
            at = strchr(at, ']');
            if (!at)
                return false;
        } else if (*at == '\\' || *at == '_' || *at == '*') {
            if (!at[1])
                return false;
            at++;
        } else if (strchr("ymdhsYMDHS", *at)) {
            return true;
        } else if (text_starts(at, "General")) {
            at += 6;
        }
    }
    return false;
}

/* ECMA-376 18.8.30, with the numbers that the Chinese and Japanese editions add. */
bool builtin_format_is_date(int id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

static void take_format(struct workbook *book, const char **attributes)
{
    const char *id = xml_attribute(attributes, "numFmtId"), *code = xml_attribute(attributes, "formatCode");
    if (id && code && book->format_count < FORMATS)
        ARENA_PUSH(book->arena, book->formats, book->format_count, book->format_room,
                   (struct style_format){atoi(id), format_code_is_date(code)});
}

static void take_style(struct workbook *book, const char **attributes)
{
    const char *text = xml_attribute(attributes, "numFmtId");
    int id = text ? atoi(text) : 0;
    bool date = builtin_format_is_date(id);
    for (size_t i = 0; i < book->format_count; i++)
        if (book->formats[i].id == id)
            date = book->formats[i].date;
    if (book->style_count < STYLES)
        ARENA_PUSH(book->arena, book->style_dates, book->style_count, book->style_room, date);
}

struct part_parse {
    bool refused; /* first: see xml_parser */
    bool too_large;
    struct workbook *book;
    enum workbook_part what;
};

static void start_workbook(struct workbook *book, const char *name, const char **attributes)
{
    const char *sheet = xml_attribute(attributes, "name"), *state = xml_attribute(attributes, "state");
    /* Both id and sheetId exist; the one with the prefix names the relation. */
    const char *relation = NULL;
    for (const char **at = attributes; *at; at += 2)
        if (strchr(at[0], ':') && !strcmp(xml_local(at[0]), "id"))
            relation = at[1];
    if (!strcmp(name, "sheet") && sheet && book->sheet_count < SHEETS)
        ARENA_PUSH(book->arena, book->sheets, book->sheet_count, book->sheet_room,
                   (struct workbook_sheet){arena_text(book->arena, sheet),
                                           arena_text(book->arena, relation ? relation : ""),
                                           state && strcmp(state, "visible")});
    const char *from_1904 = !strcmp(name, "workbookPr") ? xml_attribute(attributes, "date1904") : NULL;
    if (from_1904)
        book->from_1904 = !strcmp(from_1904, "1") || !strcmp(from_1904, "true");
}

static void start_relations(struct workbook *book, const char *name, const char **attributes)
{
    const char *id = xml_attribute(attributes, "Id"), *target = xml_attribute(attributes, "Target");
    if (!strcmp(name, "Relationship") && id && target && book->relation_count < SHEETS)
        ARENA_PUSH(book->arena, book->relations, book->relation_count, book->relation_room,
                   (struct relation){arena_text(book->arena, id), arena_text(book->arena, target)});
}

static void start_strings(struct workbook *book, const char *name)
{
    if (!strcmp(name, "si"))
        book->text.size = 0;
    if (!strcmp(name, "rPh"))
        book->in_phonetic = true;
    if (!strcmp(name, "t"))
        book->in_text = !book->in_phonetic;
}

static void start_styles(struct workbook *book, const char *name, const char **attributes)
{
    if (!strcmp(name, "numFmt"))
        take_format(book, attributes);
    if (!strcmp(name, "cellXfs"))
        book->in_cell_styles = true;
    if (!strcmp(name, "xf") && book->in_cell_styles)
        take_style(book, attributes);
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct part_parse *parse = XML_GetUserData(user);
    name = xml_local(name);
    switch (parse->what) {
    case PART_WORKBOOK:
        start_workbook(parse->book, name, attributes);
        break;
    case PART_RELATIONS:
        start_relations(parse->book, name, attributes);
        break;
    case PART_STRINGS:
        start_strings(parse->book, name);
        break;
    case PART_STYLES:
        start_styles(parse->book, name, attributes);
        break;
    }
}

static void on_end(void *user, const XML_Char *name)
{
    struct part_parse *parse = XML_GetUserData(user);
    struct workbook *book = parse->book;
    name = xml_local(name);
    if (!strcmp(name, "cellXfs"))
        book->in_cell_styles = false;
    if (!strcmp(name, "rPh"))
        book->in_phonetic = false;
    if (!strcmp(name, "t"))
        book->in_text = false;
    if (!strcmp(name, "si") && parse->what == PART_STRINGS) {
        ARENA_PUSH(book->arena, book->strings, book->string_count, book->string_room,
                   arena_text_part(book->arena, buffer_end(&book->text), book->text.size));
        book->string_bytes += book->text.size + 32;
        if (book->string_bytes > STRING_BYTES) {
            parse->too_large = true;
            XML_StopParser(user, XML_FALSE);
        }
    }
}

static void on_text(void *user, const XML_Char *text, int size)
{
    struct part_parse *parse = XML_GetUserData(user);
    struct workbook *book = parse->book;
    if (!book->in_text || parse->what != PART_STRINGS)
        return;
    if (book->text.size + (size_t)size <= TABLE_CELL_BYTES)
        buffer_add(&book->text, text, (size_t)size);
}

bool xml_feed(XML_Parser parser, const char *chunk, size_t size, size_t *fed)
{
    *fed += size;
    if (XML_Parse(parser, chunk, (int)size, size == 0) != XML_STATUS_OK)
        return false;
    XML_Index at = XML_GetCurrentByteIndex(parser);
    return at < 0 || *fed - (size_t)at <= TOKEN_BYTES || !size;
}

const struct error *workbook_parse(struct workbook *book, enum workbook_part what, xml_read *read, void *from)
{
    struct part_parse parse = {.book = book, .what = what};
    XML_Parser parser = xml_parser(&parse.refused);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    const struct error *failed = NULL;
    for (size_t got = 1, fed = 0; got && !failed;) {
        char chunk[CHUNK];
        failed = read(from, chunk, sizeof(chunk), &got);
        if (!failed && !xml_feed(parser, chunk, got, &fed))
            failed = parse.refused     ? error_make(book->arena, ERROR_TABLE_DOCTYPE)
                     : parse.too_large ? error_make(book->arena, ERROR_TABLE_TOO_LARGE, .arguments = {"512"})
                                       : error_make(book->arena, ERROR_TABLE_WORKBOOK,
                                                    .arguments = {XML_ErrorString(XML_GetErrorCode(parser))});
    }
    XML_ParserFree(parser);
    return failed;
}
