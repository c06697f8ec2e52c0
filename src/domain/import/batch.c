/* A batch opened for work, and what is told about its rows. */
#include "base/text.h"
#include "domain/import/import.h"
#include "queries.h"

#include <string.h>
#include <unistd.h>

const struct error *import_options_read(struct arena *arena, const struct json *json, struct import_options *options)
{
    static const char *const ways[] = {"hold", "create", "merge"};
    static const char *const headers[] = {"find", "first", "none"};
    const char *duplicates = json_get_text(json, "duplicates"), *delimiter = json_get_text(json, "delimiter"),
               *branch = json_get_text(json, "branch");
    const char *header = json_get_text(json, "header");
    int64_t home;
    int way = duplicates ? -1 : 0;
    *options = (struct import_options){.update = true, .branch = NONE};
    for (int i = 0; duplicates && i < 3; i++)
        way = strcmp(duplicates, ways[i]) ? way : i;
    if (way < 0)
        return error_make(arena, ERROR_FIELD_CHOICE, .field = "duplicates", .value = duplicates,
                          .arguments = {"hold, create, merge"});
    if (branch && !id_parse(branch, &home, &options->branch))
        return error_make(arena, ERROR_FIELD_LINK, .field = "branch", .value = branch);
    options->duplicates = (enum import_duplicates)way;
    json_get_bool(json, "update", &options->update);
    options->table.sheet = json_get_text(json, "sheet");
    options->table.encoding = json_get_text(json, "encoding");
    options->table.delimiter = delimiter ? (text_equal(delimiter, "tab") ? '\t' : *delimiter) : 0;
    for (int i = 0; header && i < 3; i++)
        if (!strcmp(header, headers[i]))
            options->table.header = (enum table_header_mode)i;
    return NULL;
}

static const struct error *stored_json(struct arena *arena, const char *text, const struct json **json)
{
    const char *problem;
    *json = text ? json_read(arena, text, strlen(text), &problem) : NULL;
    return !text || *json ? NULL : error_make(arena, ERROR_JSON_MALFORMED, .arguments = {problem});
}

/* From the command line there is no person: the file stays where it is, and so do those it joins. */
static const char *outside_path(struct session *s, const struct import_batch *batch, const struct json *options)
{
    const char *folder = json_get_text(options, "folder");
    return batch->person == NONE && folder ? arena_format(s->arena, "%s/%s", folder, batch->file_name) : NULL;
}

const struct error *import_open(struct session *s, const struct import_batch *batch, struct import_open *open)
{
    const struct json *options;
    *open = (struct import_open){.batch = *batch};
    TRY(stored_json(s->arena, batch->mapping, &open->mapping_json));
    TRY(stored_json(s->arena, batch->options, &options));
    TRY(import_options_read(s->arena, options, &open->options));
    if (open->mapping_json)
        TRY(mapping_read(s->arena, s, open->mapping_json, &open->mapping));
    struct source_options source = {.path = outside_path(s, batch, options),
                                    .sha256 = batch->file_sha256,
                                    .file_name = batch->file_name,
                                    .table = open->options.table,
                                    .person = batch->person == NONE ? 0 : batch->person};
    if (source.path && access(source.path, R_OK))
        return error_make(s->arena, ERROR_IMPORT_FILE_GONE);
    return source_open(s, &source, open->mapping, &open->source);
}

/* --- problems
 * ------------------------------------------------------------------------------------------------------------ */

static const struct field *problem_field(const struct import_problem *problem)
{
    return problem->entity && problem->error->field ? entity_field(problem->entity, problem->error->field) : NULL;
}

static const char *message(struct arena *arena, const struct import_problem *problem, enum language language)
{
    const struct field *field = problem_field(problem);
    const char *label = field ? (language == LANGUAGE_ZH ? field->label.zh : field->label.en) : NULL;
    return error_message(arena, problem->error, language, label);
}

void import_problem_write(struct json_writer *w, struct session *s, size_t line, const char *const *header,
                          size_t columns, const struct import_problem *problem)
{
    const struct field *field = problem_field(problem);
    bool in_table = problem->column > 0 && (size_t)problem->column <= columns;
    json_open(w, '{');
    json_put_int(w, "row", (int64_t)line);
    json_put_int(w, "column", problem->column);
    json_put_text(w, "column_name", in_table ? header[problem->column - 1] : NULL);
    json_put_text(w, "entity", problem->entity ? problem->entity->name : NULL);
    json_put_text(w, "field", field ? field->name : NULL);
    json_put_text(w, "value", field && field->sensitive ? NULL : problem->error->value);
    json_put_text(w, "error", error_kind(problem->error->id)->name);
    json_put_text(w, "message", message(s->arena, problem, s->language));
    json_close(w, '}');
}

/* --- the error file
 * -------------------------------------------------------------------------------------------------------- */

static void csv_cell(struct buffer *out, const char *text)
{
    if (!text[strcspn(text, ",\"\r\n")]) {
        buffer_text(out, text);
        return;
    }
    buffer_char(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            buffer_char(out, '"');
        buffer_char(out, *text);
    }
    buffer_char(out, '"');
}

static void refused_line(struct buffer *out, struct session *s, int64_t line, const struct json *content)
{
    const struct json *cells = json_get(content, "cells"), *problems = json_get(content, "problems");
    struct buffer reasons = {.arena = s->arena};
    for (size_t i = 0; problems && i < problems->count; i++) {
        const char *column = json_get_text(&problems->items[i], "column_name"),
                   *text = json_get_text(&problems->items[i], "message");
        buffer_format(&reasons, "%s%s%s%s", i ? " | " : "", column ? column : "", column ? ": " : "", text ? text : "");
    }
    buffer_format(out, "%lld,", (long long)line);
    csv_cell(out, buffer_end(&reasons));
    for (size_t i = 0; cells && i < cells->count; i++) {
        buffer_char(out, ',');
        csv_cell(out, cells->items[i].kind == JSON_TEXT ? cells->items[i].text : "");
    }
    buffer_text(out, "\r\n");
}

static void header_line(struct buffer *out, struct session *s, const struct json *content)
{
    const struct json *header = json_get(content, "header");
    buffer_text(out, s->language == LANGUAGE_ZH ? "行号,原因" : "row,reason");
    for (size_t i = 0; header && i < header->count; i++) {
        buffer_char(out, ',');
        csv_cell(out, header->items[i].kind == JSON_TEXT ? header->items[i].text : "");
    }
    buffer_text(out, "\r\n");
}

const struct error *import_refusals_csv(struct session *s, int64_t batch, struct buffer *out)
{
    struct rows *rows;
    const struct error *error, *broken = NULL;
    bool first = true;
    buffer_text(out, "\xEF\xBB\xBF");
    TRY(store_query(s->tx, &query_import_refusals, VALUES(sql_int(batch)), &rows));
    while (!broken && rows_next(rows, &error)) {
        const char *plain, *problem;
        broken = vault_unseal(s->bank->vault, s->arena, "import_refusal.content", batch,
                              arena_text(s->arena, rows_text(rows, 1)), &plain);
        const struct json *content = broken ? NULL : json_read(s->arena, plain, strlen(plain), &problem);
        if (content && first)
            header_line(out, s, content);
        if (content)
            refused_line(out, s, rows_int(rows, 0), content);
        first = false;
    }
    if (broken)
        rows_close(rows);
    if (first)
        header_line(out, s, NULL);
    return broken ? broken : error;
}
