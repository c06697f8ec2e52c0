#include "domain/project/workbook.h"
#include "base/text.h"
#include "matching/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Columns of the sheet Model: line, name, member, unit, a blank one that is "before", then the periods. */
enum { MODEL_FIRST_ROW = 2, PERIOD_COLUMN = 5, NUMBER_FIRST_ROW = 1, VALUE_COLUMN = 4, LEAF_VALUE_COLUMN = 2 };

struct booking {
    struct arena *arena;
    const struct project_case *made;
    lxw_workbook *book;
    lxw_worksheet *leaves, *numbers, *model;
    lxw_format *head, *input, *carried, *money, *ratio;
    size_t first_row[PROJECT_LINES];
    struct buffer paths; /* "path\n" of each leaf, in the order of the rows */
    uint32_t leaf_count;
    bool blank;
};

/* --- addresses ---------------------------------------------------------------------------------------------------- */

static const char *column_name(struct arena *arena, size_t column)
{
    char name[8];
    size_t at = sizeof(name);
    name[--at] = 0;
    for (column++; column; column = (column - 1) / 26)
        name[--at] = (char)('A' + (column - 1) % 26);
    return arena_text(arena, name + at);
}

/* PERIOD -1 and the one after the last are blank columns: there a reference reads zero. */
static const char *cell_name(struct booking *b, int line, size_t member, ptrdiff_t period)
{
    size_t own = project_lines[line].group == PG_ONE ? 0 : member;
    return arena_format(b->arena, "%s%zu", column_name(b->arena, (size_t)(PERIOD_COLUMN + period)),
                        b->first_row[line] + own + 1);
}

static const char *row_name(struct booking *b, int line)
{
    return arena_format(b->arena, "Model!%s:%s", cell_name(b, line, 0, 0),
                        cell_name(b, line, 0, (ptrdiff_t)b->made->plan->periods - 1));
}

static const char *number_name(struct booking *b, int number)
{
    return arena_format(b->arena, "Numbers!$E$%d", NUMBER_FIRST_ROW + number + 1);
}

/* --- formulas ----------------------------------------------------------------------------------------------------- */

static void spell(struct booking *b, struct buffer *out, const struct project_formula *f, size_t member, ptrdiff_t t);

static void spell_members(struct booking *b, struct buffer *out, int line, size_t first, ptrdiff_t t)
{
    size_t count = b->made->plan->shape.counts[project_lines[line].group];
    if (first >= count)
        buffer_text(out, "0");
    else
        buffer_format(out, "SUM(%s:%s)", cell_name(b, line, first, t), cell_name(b, line, count - 1, t));
}

static void spell_span(struct booking *b, struct buffer *out, const struct project_formula *f, size_t member,
                       ptrdiff_t t)
{
    const char *cell = cell_name(b, f->line, member, t), *count = number_name(b, f->other);
    if (f->word == WORD_NEXT)
        buffer_format(out, "IF(%s<1,0,SUM(OFFSET(%s,0,1,1,INT(%s))))", count, cell, count);
    else
        buffer_format(out, "SUM(OFFSET(%s,0,1-MIN(INT(%s),%d),1,MIN(INT(%s),%d)))", cell, count, (int)t + 1, count,
                      (int)t + 1);
}

static void spell_whole(struct booking *b, struct buffer *out, const struct project_formula *f)
{
    const char *row = row_name(b, f->line);
    if (f->word == WORD_TOTAL)
        buffer_format(out, "SUM(%s)", row);
    else if (f->word == WORD_LEAST)
        buffer_format(out, "IF(COUNT(%s)=0,0,MIN(%s))", row, row);
    else if (f->word == WORD_MEAN)
        buffer_format(out, "AVERAGE(%s)", row);
    else if (f->word == WORD_RATE)
        buffer_format(out, "IRR(%s,0.01)", row);
    else
        buffer_format(out, "NPV(%s,%s)*(1+%s)", number_name(b, f->other), row, number_name(b, f->other));
}

static void spell_reference(struct booking *b, struct buffer *out, const struct project_formula *f, size_t member,
                            ptrdiff_t t)
{
    switch (f->word) {
    case WORD_V:
        return buffer_text(out, cell_name(b, f->line, member, t));
    case WORD_P:
        return buffer_text(out, cell_name(b, f->line, member, t - 1));
    case WORD_N:
        return buffer_text(out, cell_name(b, f->line, member, t + 1));
    case WORD_G:
        return spell_members(b, out, f->line, 0, t);
    case WORD_PAFTER:
        return spell_members(b, out, f->line, member + 1, t - 1);
    case WORD_UP:
        return buffer_text(out, member ? cell_name(b, f->line, member - 1, t) : cell_name(b, f->other, 0, t));
    case WORD_NEXT:
    case WORD_LAST:
        return spell_span(b, out, f, member, t);
    case WORD_K:
        return buffer_text(out, number_name(b, f->other));
    default:
        return spell_whole(b, out, f);
    }
}

static void spell(struct booking *b, struct buffer *out, const struct project_formula *f, size_t member, ptrdiff_t t)
{
    if (f->word >= WORD_V)
        return spell_reference(b, out, f, member, t);
    if (f->word == WORD_NUMBER)
        return buffer_format(out, "%.15g", f->literal);
    if (f->word == WORD_NONE)
        return buffer_text(out, "\"\"");
    bool call = f->word >= WORD_IF;
    buffer_text(out, call ? project_word_names[f->word] : "");
    buffer_text(out, "(");
    if (f->word == WORD_NEGATE)
        buffer_text(out, "-");
    for (int i = 0; i < f->part_count; i++) {
        if (i)
            buffer_text(out, call ? "," : project_word_names[f->word]);
        spell(b, out, f->parts[i], member, t);
    }
    buffer_text(out, ")");
}

static void write_formula(struct booking *b, lxw_worksheet *sheet, uint32_t row, uint16_t column,
                          const struct project_formula *f, size_t member, ptrdiff_t t, double value, lxw_format *format)
{
    struct buffer text = {.arena = b->arena};
    buffer_text(&text, "=");
    spell(b, &text, f, member, t);
    if (isnan(value) && !b->blank)
        worksheet_write_formula_str(sheet, row, column, buffer_end(&text), format, "");
    else
        worksheet_write_formula_num(sheet, row, column, buffer_end(&text), format, b->blank ? 0 : value);
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

static void write_leaf(struct booking *b, const char *path, const char *source, const struct json *value)
{
    uint32_t row = ++b->leaf_count;
    const char *name = strrchr(path, '.') ? strrchr(path, '.') + 1 : path;
    for (size_t i = 0; i < project_case_word_count; i++)
        if (!strcmp(project_case_words[i].key, name))
            name = arena_format(b->arena, "%s / %s", project_case_words[i].zh, project_case_words[i].en);
    double number;
    worksheet_write_string(b->leaves, row, 0, path, NULL);
    worksheet_write_string(b->leaves, row, 1, name, NULL);
    if (json_number(value, &number))
        worksheet_write_number(b->leaves, row, LEAF_VALUE_COLUMN, number, b->input);
    else if (value->kind == JSON_BOOL)
        worksheet_write_boolean(b->leaves, row, LEAF_VALUE_COLUMN, value->truth, b->input);
    else if (value->kind == JSON_TEXT)
        worksheet_write_string(b->leaves, row, LEAF_VALUE_COLUMN, value->text, b->input);
    worksheet_write_string(b->leaves, row, 3, source ? source : "", NULL);
    buffer_text(&b->paths, path);
    buffer_char(&b->paths, '\n');
}

static void write_leaves(struct booking *b, const struct json *node, const char *path, const char *source)
{
    const char *own = node->kind == JSON_MAP ? json_get_text(node, "source") : NULL;
    if (node->kind != JSON_MAP && node->kind != JSON_LIST)
        return write_leaf(b, path, source, node);
    for (size_t i = 0; i < node->count; i++) {
        const char *key = node->kind == JSON_MAP ? node->keys[i] : arena_format(b->arena, "%zu", i);
        /* A dot is what parts keys: those of the changes of a scenario hold dots themselves. */
        if (strchr(key, '.'))
            key = arena_format(b->arena, "[%s]", key);
        write_leaves(b, &node->items[i], *path ? arena_format(b->arena, "%s.%s", path, key) : key, own ? own : source);
    }
}

/* Row of the leaf with PATH, from 1; 0 when there is none. */
static uint32_t leaf_row(const struct booking *b, const char *path)
{
    uint32_t row = 1;
    size_t size = strlen(path);
    for (const char *at = b->paths.data; at && *at; row++) {
        const char *end = strchr(at, '\n');
        if ((size_t)(end - at) == size && !strncmp(at, path, size))
            return row;
        at = end + 1;
    }
    return 0;
}

/* Numbers that are one assumption each read it from the sheet of assumptions. */
static const struct {
    enum project_number_id number;
    const char *path;
} sources[] = {
    {PK_capex_factor, "factors.capex_factor"}, {PK_volume_factor, "factors.volume_factor"},
    {PK_price_factor, "factors.price_factor"}, {PK_opex_factor, "factors.opex_factor"},
    {PK_fx_factor, "factors.fx_factor"},       {PK_rate_shift, "factors.rate_shift"},
    {PK_max_gearing, "debt.max_gearing"},      {PK_lockup_dscr, "cover.lockup_dscr"},
    {PK_default_dscr, "cover.default_dscr"},   {PK_shl_share, "shareholder_loan.share"},
    {PK_shl_rate, "shareholder_loan.rate"},    {PK_discount_rate, "discount_rate"},
};

static void write_missing_factors(struct booking *b)
{
    for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++)
        if (!leaf_row(b, sources[i].path))
            write_leaf(b, sources[i].path, NULL,
                       &(struct json){.kind = JSON_DOUBLE, .number = b->made->plan->numbers[sources[i].number]});
}

static lxw_format *format_of(struct booking *b, const char *unit)
{
    return !strcmp(unit, "money") || !strcmp(unit, "count") ? b->money : b->ratio;
}

static void write_number(struct booking *b, int i)
{
    const struct project_line *about = &project_numbers[i];
    uint32_t row = (uint32_t)(NUMBER_FIRST_ROW + i), leaf = 0;
    double value = b->made->plan->numbers[i];
    worksheet_write_string(b->numbers, row, 0, about->name, NULL);
    worksheet_write_string(b->numbers, row, 1, about->zh, NULL);
    worksheet_write_string(b->numbers, row, 2, about->en, NULL);
    worksheet_write_string(b->numbers, row, 3, about->unit, NULL);
    for (size_t k = 0; k < sizeof(sources) / sizeof(*sources); k++)
        leaf = (int)sources[k].number == i ? leaf_row(b, sources[k].path) : leaf;
    if (project_number_formula(i))
        write_formula(b, b->numbers, row, VALUE_COLUMN, project_number_formula(i), 0, 0, value,
                      format_of(b, about->unit));
    else if (leaf)
        worksheet_write_formula_num(b->numbers, row, VALUE_COLUMN,
                                    arena_format(b->arena, "=Assumptions!$C$%u", leaf + 1), b->ratio,
                                    b->blank ? 0 : value);
    else
        worksheet_write_number(b->numbers, row, VALUE_COLUMN, value,
                               about->kind == PROJECT_LINE_CARRIED ? b->carried : b->input);
}

static void write_line(struct booking *b, int line, size_t member)
{
    const struct project_line *about = &project_lines[line];
    const struct project_formula *formula = project_formula(line);
    const double *row = project_row(b->made->plan, (enum project_line_id)line, member);
    uint32_t at = (uint32_t)(b->first_row[line] + member);
    const char *name = about->group == PG_ONE ? NULL : b->made->members[about->group][member];
    worksheet_write_string(b->model, at, 0, about->name, NULL);
    worksheet_write_string(b->model, at, 1, arena_format(b->arena, "%s / %s", about->zh, about->en), NULL);
    worksheet_write_string(b->model, at, 2,
                           name                     ? name
                           : about->group == PG_ONE ? ""
                                                    : arena_format(b->arena, "%zu", member + 1),
                           NULL);
    worksheet_write_string(b->model, at, 3, about->unit, NULL);
    for (size_t t = 0; t < b->made->plan->periods; t++) {
        uint16_t column = (uint16_t)(PERIOD_COLUMN + t);
        if (formula)
            write_formula(b, b->model, at, column, formula, member, (ptrdiff_t)t, row[t], format_of(b, about->unit));
        else
            worksheet_write_number(b->model, at, column, row[t],
                                   about->kind == PROJECT_LINE_CARRIED ? b->carried : b->input);
    }
}

static void write_heads(struct booking *b)
{
    static const char *const leaf_heads[] = {"path", "名称 / name", "value", "来源 / source"};
    static const char *const number_heads[] = {"number", "名称", "name", "unit", "value"};
    static const char *const model_heads[] = {"line", "名称 / name", "member", "unit"};
    for (uint16_t i = 0; i < 4; i++)
        worksheet_write_string(b->leaves, 0, i, leaf_heads[i], b->head);
    for (uint16_t i = 0; i < 5; i++)
        worksheet_write_string(b->numbers, 0, i, number_heads[i], b->head);
    for (uint16_t i = 0; i < 4; i++)
        worksheet_write_string(b->model, 1, i, model_heads[i], b->head);
    worksheet_write_string(b->model, 0, 0,
                           "蓝字为假设，橙字为迭代值（改动假设后以检查行为准，导入系统即重新求解） / blue: "
                           "assumptions; orange: carried values of "
                           "the loop, right while the check lines are zero; import to solve anew",
                           NULL);
    for (size_t t = 0; t < b->made->plan->periods; t++)
        worksheet_write_string(b->model, 1, (uint16_t)(PERIOD_COLUMN + t), project_period_label(b->arena, b->made, t),
                               b->head);
    worksheet_set_column(b->leaves, 0, 0, 38, NULL);
    worksheet_set_column(b->leaves, 1, 1, 30, NULL);
    worksheet_set_column(b->numbers, 1, 2, 26, NULL);
    worksheet_set_column(b->numbers, 4, 4, 18, NULL);
    worksheet_set_column(b->model, 1, 1, 42, NULL);
    worksheet_set_column(b->model, PERIOD_COLUMN - 1, PERIOD_COLUMN - 1, 2, NULL);
    worksheet_set_column(b->model, PERIOD_COLUMN, (uint16_t)(PERIOD_COLUMN + b->made->plan->periods), 13, NULL);
    worksheet_freeze_panes(b->model, MODEL_FIRST_ROW, PERIOD_COLUMN);
    worksheet_freeze_panes(b->numbers, 1, 0);
    worksheet_freeze_panes(b->leaves, 1, 0);
}

static void make_formats(struct booking *b)
{
    b->head = workbook_add_format(b->book);
    format_set_bold(b->head);
    b->input = workbook_add_format(b->book);
    format_set_font_color(b->input, 0x1F4FD8);
    b->carried = workbook_add_format(b->book);
    format_set_font_color(b->carried, 0xC05A00);
    b->money = workbook_add_format(b->book);
    format_set_num_format(b->money, "#,##0.00");
    b->ratio = workbook_add_format(b->book);
    format_set_num_format(b->ratio, "0.000000");
}

const struct error *project_workbook_write(struct arena *arena, const struct project_case *made, const char *path,
                                           bool blank)
{
    struct booking b = {
        .arena = arena, .made = made, .book = workbook_new(path), .blank = blank, .paths = {.arena = arena}};
    if (!b.book)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be written"});
    make_formats(&b);
    b.leaves = workbook_add_worksheet(b.book, "Assumptions");
    b.numbers = workbook_add_worksheet(b.book, "Numbers");
    b.model = workbook_add_worksheet(b.book, "Model");
    size_t row = MODEL_FIRST_ROW;
    for (int line = 0; line < PROJECT_LINES; line++) {
        b.first_row[line] = row;
        row += made->plan->shape.counts[project_lines[line].group];
    }
    write_heads(&b);
    write_leaves(&b, made->content, "", NULL);
    write_missing_factors(&b);
    for (int i = 0; i < PROJECT_NUMBERS; i++)
        write_number(&b, i);
    for (int line = 0; line < PROJECT_LINES; line++)
        for (size_t member = 0; member < made->plan->shape.counts[project_lines[line].group]; member++)
            write_line(&b, line, member);
    return workbook_close(b.book) == LXW_NO_ERROR
               ? NULL
               : error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be written"});
}

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
    TRY(project_case_read(s->arena, content, &made)); /* what it holds must be a model */
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
