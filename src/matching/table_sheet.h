/* The parts of a workbook (Office Open XML, ECMA-376 part 1, SpreadsheetML) that reading values needs. */
#pragma once

#include "matching/table_parts.h"

#include <expat.h>

struct workbook_sheet {
    const char *name, *relation;
    bool hidden;
};

struct workbook {
    struct arena *arena;
    struct workbook_sheet *sheets;
    size_t sheet_count, sheet_room;
    bool from_1904;
    struct relation {
        const char *id, *target;
    } * relations;
    size_t relation_count, relation_room;
    const char **strings;
    size_t string_count, string_room, string_bytes;
    struct style_format {
        int id;
        bool date;
    } * formats;
    size_t format_count, format_room;
    bool *style_dates; /* of each cell style */
    size_t style_count, style_room;
    bool in_cell_styles;
    struct buffer text;
    bool in_text, in_phonetic;
};

/* Reads on in an XML part of the archive. */
typedef const struct error *xml_read(void *from, void *to, size_t size, size_t *got);

/* Parses a whole part into the workbook: WHAT is one of these. */
enum workbook_part { PART_WORKBOOK, PART_RELATIONS, PART_STRINGS, PART_STYLES };
const struct error *workbook_parse(struct workbook *book, enum workbook_part what, xml_read *read, void *from);

const char *xml_attribute(const char **attributes, const char *name); /* NULL when absent; prefixes are looked past */
const char *xml_local(const char *name);                              /* without prefix */
/* A parser that refuses document type declarations: no entities, no outside files. REFUSED, the first member of the
 * user's data, is set when one is met; handlers get the parser and ask it for the user data. */
XML_Parser xml_parser(bool *refused);

/* Parses on, SIZE 0 at the end; FED counts the bytes so far. False on a fault, also when one tag or attribute alone
 * grows past all reason, since the parser would keep it whole. */
bool xml_feed(XML_Parser parser, const char *chunk, size_t size, size_t *fed);

/* Days or times as Excel numbers them, as ISO text. */
const char *serial_text(struct arena *arena, double serial, bool from_1904);
bool format_code_is_date(const char *code);
bool builtin_format_is_date(int id);

/* Rows of one worksheet. */
struct sheet;
struct sheet *sheet_new(struct arena *arena, const struct workbook *book, struct table_reader *owner);
const struct error *sheet_next(struct sheet *sheet, xml_read *read, void *from, struct arena *arena,
                               struct raw_row *row);
void sheet_close(struct sheet *sheet);
