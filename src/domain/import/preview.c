/* What an import would do, found out by doing it: the first rows are run through the same code as the import itself, in
 * a transaction that is always rolled back. */
#include "base/text.h"
#include "domain/import/import.h"
#include "record/match_index.h"
#include "record/row.h"

#include <string.h>

enum { SAMPLES = 3, PREVIEW_PROBLEMS = 200 };

struct previewing {
    const struct import_preview *preview;
    struct import_open *open;
    struct table_row *rows;
    size_t count;
    struct json_writer *w;
    size_t reply_size;
    bool comma;
};

static const struct error *write_matches(struct json_writer *w, struct importer *im, const struct import_result *result)
{
    bool person = false;
    for (size_t i = 0; i < result->draft_count; i++)
        if (result->drafts[i].record->entity == &customer_entity)
            person = match_is_person(result->drafts[i].row);
    json_key(w, "matches");
    json_open(w, '[');
    for (size_t i = 0; i < result->match_count; i++)
        import_match_write(w, im, person, &result->matches[i]);
    json_close(w, ']');
    return NULL;
}

static const struct error *write_result(struct json_writer *w, struct importer *im, const struct import_result *result)
{
    json_open(w, '{');
    json_put_int(w, "row", (int64_t)result->line);
    json_put_text(w, "action", import_action_names[result->action]);
    json_key(w, "records");
    json_open(w, '[');
    for (size_t i = 0; i < result->draft_count; i++) {
        const struct import_draft *draft = &result->drafts[i];
        json_open(w, '{');
        json_put_text(w, "entity", draft->record->entity->name);
        json_put_text(w, "action",
                      import_action_names[result->problem_count && draft->action < IMPORT_UNCHANGED ? IMPORT_REFUSED
                                                                                                    : draft->action]);
        json_key(w, "values");
        TRY(record_write(im->session, draft->record->entity, draft->row, w));
        json_close(w, '}');
    }
    json_close(w, ']');
    TRY(write_matches(w, im, result));
    json_close(w, '}');
    return NULL;
}

static void write_counts(struct json_writer *w, const struct import_counts *counts)
{
    json_open(w, '{');
    for (int i = 0; i < IMPORT_ACTIONS; i++)
        json_put_int(w, import_action_names[i], counts->of[i]);
    json_close(w, '}');
}

static const struct error *run_rows(struct previewing *p, struct importer *im)
{
    struct json_writer *w = p->w;
    struct import_counts counts = {0};
    struct import_result *results = ARENA_LIST(im->session->arena, struct import_result, p->count + 1);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < p->count; i++) {
        TRY(import_row(im, &p->rows[i], &results[i], &counts));
        if (i < (size_t)p->preview->rows)
            TRY(write_result(w, im, &results[i]));
    }
    json_close(w, ']');
    size_t told = 0;
    json_key(w, "problems");
    json_open(w, '[');
    for (size_t i = 0; i < p->count; i++)
        for (size_t k = 0; k < results[i].problem_count && told < PREVIEW_PROBLEMS; k++, told++)
            import_problem_write(w, im->session, results[i].line, im->header, p->open->source.column_count,
                                 &results[i].problems[k]);
    size_t kept, total;
    const struct table_problem *problems = table_problems(p->open->source.reader, &kept, &total);
    for (size_t i = 0; i < kept && told < PREVIEW_PROBLEMS; i++, told++)
        import_problem_write(w, im->session, problems[i].row, im->header, p->open->source.column_count,
                             &(struct import_problem){(int)problems[i].column, problems[i].error, NULL});
    json_close(w, ']');
    json_key(w, "counts");
    write_counts(w, &counts);
    return NULL;
}

static const struct error *run(struct session *s, void *context)
{
    struct previewing *p = context;
    p->w->out->size = p->reply_size;
    p->w->comma = p->comma;
    struct importer im = {.session = s,
                          .careful = true,
                          .mapping = p->open->mapping,
                          .options = p->open->options,
                          .file_name = p->open->source.file_name,
                          .header = p->open->source.header,
                          .batch = p->open->batch.record.id,
                          .arena = s->arena};
    TRY(run_rows(p, &im));
    return error_make(s->arena, ERROR_STORE_DRY_RUN);
}

static void write_columns(struct json_writer *w, const struct import_open *open, const struct table_row *rows,
                          size_t count)
{
    json_key(w, "columns");
    json_open(w, '[');
    for (size_t c = 0; c < open->source.column_count; c++) {
        size_t told = 0;
        json_open(w, '{');
        json_put_text(w, "name", open->source.header[c]);
        json_key(w, "samples");
        json_open(w, '[');
        for (size_t i = 0; i < count && told < SAMPLES; i++)
            if (c < rows[i].count && *rows[i].cells[c]) {
                json_write_text(w, rows[i].cells[c]);
                told++;
            }
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_head(struct json_writer *w, struct session *s, const struct import_preview *preview,
                       const struct import_open *open)
{
    const struct import_batch *batch = &open->batch;
    const char *const *sheets;
    size_t count = table_sheets(open->source.reader, &sheets);
    json_put_text(w, "batch", id_text(s->arena, batch->record.id, batch->record.id));
    json_put_text(w, "file_name", batch->file_name);
    json_put_text(w, "encoding", table_encoding(open->source.reader));
    json_put_text(w, "format", table_format(open->source.reader));
    json_key(w, "sheets");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++)
        json_write_text(w, sheets[i]);
    json_close(w, ']');
    json_put_text(w, "entity", open->mapping ? open->mapping->records[0].entity->name : NULL);
    json_put_text(w, "mapping_from", preview->from ? preview->from : "set");
    json_put_raw(w, "mapping", batch->mapping ? batch->mapping : "null");
    json_put_raw(w, "options", batch->options ? batch->options : "{}");
    json_put_int(w, "rows_total", batch->rows_total);
}

static const struct error *read_rows(struct session *s, struct import_open *open, size_t most, struct table_row **rows,
                                     size_t *count)
{
    *rows = ARENA_LIST(s->arena, struct table_row, most);
    for (*count = 0; *count < most; (*count)++) {
        struct table_row *row = &(*rows)[*count];
        TRY(source_next(&open->source, row));
        if (!row->cells)
            return NULL;
        const char **cells = ARENA_LIST(s->arena, const char *, row->count + 1);
        for (size_t i = 0; i < row->count; i++)
            cells[i] = arena_text(s->arena, row->cells[i]);
        row->cells = cells;
    }
    return NULL;
}

/* Nothing can be tried without a mapping: the columns alone are shown, so that a person can make one. */
static void write_unmapped(struct json_writer *w, struct session *s)
{
    const struct import_problem problem = {0, error_make(s->arena, ERROR_IMPORT_NO_ENTITY), NULL};
    json_put_raw(w, "items", "[]");
    json_key(w, "problems");
    json_open(w, '[');
    import_problem_write(w, s, 0, NULL, 0, &problem);
    json_close(w, ']');
    json_put_raw(w, "counts", "{}");
}

static const struct error *preview_open(struct session *s, const struct import_preview *preview,
                                        struct import_open *open, struct json_writer *w)
{
    struct previewing p = {.preview = preview, .open = open, .w = w};
    TRY(read_rows(s, open, 200, &p.rows, &p.count));
    json_open(w, '{');
    write_head(w, s, preview, open);
    write_columns(w, open, p.rows, p.count);
    if (!open->mapping) {
        write_unmapped(w, s);
        json_close(w, '}');
        return NULL;
    }
    p.reply_size = w->out->size;
    p.comma = w->comma;
    const struct error *error = session_write(s, run, &p);
    if (error && error->id != ERROR_STORE_DRY_RUN)
        return error;
    json_close(w, '}');
    return NULL;
}

const struct error *import_preview(struct session *s, const struct import_preview *preview, struct json_writer *w)
{
    struct import_open open;
    TRY(import_open(s, &preview->batch, &open));
    const struct error *error = preview_open(s, preview, &open, w);
    source_close(&open.source);
    return error;
}
