/* The assumptions of a workbook back from a person, and the operations. */
#include "domain/project/workbook.h"
#include "base/text.h"
#include "domain/project/booking.h"
#include "matching/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- back --------------------------------------------------------------------------------------------------------- */

static struct json *child_of(struct arena *arena, struct json *node, const char *key, bool list)
{
    size_t place = node->count;
    if (node->kind == JSON_LIST)
        place = strtoul(key, NULL, 10);
    for (size_t i = 0; node->kind == JSON_MAP && i < node->count; i++)
        if (!strcmp(node->keys[i], key))
            place = i;
    if (place > node->count || place >= 400)
        return NULL;
    if (place == node->count) {
        struct json *items = ARENA_LIST(arena, struct json, node->count + 1);
        const char **keys = ARENA_LIST(arena, const char *, node->count + 1);
        if (node->count)
            memcpy(items, node->items, node->count * sizeof(*items));
        if (node->kind == JSON_MAP) {
            if (node->count)
                memcpy(keys, node->keys, node->count * sizeof(*keys));
            keys[place] = key;
            node->keys = keys;
        }
        node->items = items;
        node->count++;
        node->items[place] = (struct json){.kind = list ? JSON_LIST : JSON_MAP};
    }
    return &node->items[place];
}

/* One key of PATH; a key in brackets holds dots itself. */
static const char *key_next(struct arena *arena, const char **path)
{
    const char *at = *path, *end = *at == '[' ? strchr(at, ']') : at + strcspn(at, ".");
    if (!end)
        return NULL;
    const char *key = *at == '[' ? arena_text_part(arena, at + 1, (size_t)(end - at - 1))
                                 : arena_text_part(arena, at, (size_t)(end - at));
    end += *end == ']';
    if (*end && *end != '.')
        return NULL;
    *path = end + (*end == '.');
    return key;
}

static bool all_digits(const char *text)
{
    return *text && !text[strspn(text, "0123456789")];
}

static bool put_leaf(struct arena *arena, struct json *root, const char *path, const char *text)
{
    struct json *node = root;
    double number;
    while (*path) {
        const char *key = key_next(arena, &path);
        if (!key || !*key || (node->kind != JSON_MAP && node->kind != JSON_LIST) ||
            (node->kind == JSON_LIST && !all_digits(key)))
            return false;
        const char *ahead = path, *next = *path ? key_next(arena, &ahead) : NULL;
        node = child_of(arena, node, key, next && all_digits(next));
        if (!node)
            return false;
    }
    bool number_like = text_number(text, &number);
    if (!strcmp(text, "TRUE") || !strcmp(text, "FALSE"))
        *node = (struct json){.kind = JSON_BOOL, .truth = *text == 'T'};
    else if (number_like)
        *node = (struct json){.kind = JSON_DOUBLE, .number = number};
    else
        *node = (struct json){.kind = JSON_TEXT, .text = arena_text(arena, text)};
    return true;
}

const struct error *project_workbook_read(struct arena *arena, const void *data, size_t size,
                                          const struct json **content)
{
    enum { LEAVES_MOST = 4000 };
    struct table_options options = {
        .sheet = "Assumptions", .header = TABLE_HEADER_FIRST, .unpacked_bytes = (size_t)256 << 20};
    struct table_reader *reader;
    struct table_row row;
    struct json *root = ARENA_NEW(arena, struct json);
    root->kind = JSON_MAP;
    if (size < 4 || memcmp(data, "PK\3\4", 4) != 0)
        return error_make(
            arena, ERROR_FIELD_CHECK, .field = "Assumptions", .value = "",
            .arguments = {"不是 XLSX 工作簿，请上传导出的文件 / not an XLSX workbook: send the one exported"});
    TRY(table_open_bytes(arena, data, size, &options, &reader));
    const struct error *error = NULL;
    for (size_t count = 0; !error && !(error = table_next(reader, &row)) && row.cells; count++) {
        if (row.count < 3 || count >= LEAVES_MOST ||
            !put_leaf(arena, root, arena_text(arena, row.cells[0]), row.cells[LEAF_VALUE_COLUMN]))
            error = error_make(arena, ERROR_FIELD_CHECK, .field = "Assumptions", .value = row.count ? row.cells[0] : "",
                               .arguments = {arena_format(arena, "row %zu: path, name, value", row.number)});
    }
    table_close(reader);
    *content = root;
    return error;
}

/* ERROR about an assumption, told by the cell it came from, with what stands there and what to do. */
static const struct error *cell_located(struct arena *arena, const void *data, size_t size, const struct error *error)
{
    struct table_options options = {
        .sheet = "Assumptions", .header = TABLE_HEADER_FIRST, .unpacked_bytes = (size_t)256 << 20};
    struct table_reader *reader;
    struct table_row row;
    const char *value = NULL, *place = NULL;
    if (!error->field || !*error->field || table_open_bytes(arena, data, size, &options, &reader))
        return error;
    while (!place && !table_next(reader, &row) && row.cells)
        if (row.count && !strcmp(row.cells[0], error->field)) {
            value = row.count > LEAF_VALUE_COLUMN ? arena_text(arena, row.cells[LEAF_VALUE_COLUMN]) : "";
            place = arena_format(arena, "Assumptions!C%zu", row.number);
        }
    table_close(reader);
    const char *what = error->arguments[0] ? error->arguments[0] : "value";
    if (!place)
        place = "Assumptions: A 列没有这一行，请重新导出 / no such row in column A: export anew";
    else if (!*value) /* a formula error comes as an empty cell */
        place = arena_format(arena, "%s 为空或公式出错，应为 %s / is empty or a formula error, put a %s", place, what,
                             what);
    else
        place = arena_format(arena, "%s 应为 %s / must be %s", place, what, what);
    return error_make(arena, ERROR_FIELD_CHECK, .field = error->field, .value = value ? value : "",
                      .arguments = {place});
}

/* --- operations --------------------------------------------------------------------------------------------------- */

static const struct error *write_book(struct call *call)
{
    const struct project_workbook_input *input = call->input;
    struct session *s = call->session;
    struct project_ask ask = {.model = input->model,
                              .content = input->content,
                              .changes = input->changes,
                              .keep_debt = input->keep_debt == 1};
    struct project_solved solved;
    char path[] = "/tmp/steward-model-XXXXXX";
    TRY(project_find(call, &ask));
    TRY(project_ask_solve(s, &ask, &solved));
    if (solved.made.plan->status != PROJECT_PLAN_OK)
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = "changes", .value = "?",
                          .arguments = {"the model does not settle"});
    int file = mkstemp(path);
    if (file < 0)
        return error_make(s->arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be made"});
    const struct error *error = project_workbook_write(s->arena, &solved.made, path, false);
    FILE *made = error ? NULL : fopen(path, "rb");
    char block[65536];
    for (size_t size; made && (size = fread(block, 1, sizeof(block), made)) > 0;)
        buffer_add(call->bytes, block, size);
    if (made)
        fclose(made);
    close(file);
    unlink(path);
    call->bytes_name = arena_format(s->arena, "%s.xlsx", solved.row.name);
    return error;
}

const struct error *operation_project_workbook(struct call *call)
{
    return call_read(call, write_book);
}

static const struct error *read_book(struct call *call)
{
    struct session *s = call->session;
    struct project_ask ask = {.model = NONE};
    struct project_case made;
    const struct json *content;
    TRY(project_find(call, &ask));
    TRY(project_workbook_read(s->arena, call->content, call->content_size, &content));
    const struct error *error = project_case_read(s->arena, content, &made); /* what it holds must be a model */
    if (error)
        return cell_located(s->arena, call->content, call->content_size, error);
    json_open(call->reply, '{');
    json_key(call->reply, "content");
    json_write_value(call->reply, content);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_project_workbook_read(struct call *call)
{
    return call_read(call, read_book);
}
