#include "record/search_batch.h"
#include "base/buffer.h"
#include "queries.h"

#include <stdlib.h>
#include <string.h>

enum { POOL_BYTES = 1 << 16, PORTION = 48, COLUMNS = 4 };

static const char *keep_text(struct search_batch *batch, const char *text)
{
    size_t size = strlen(text) + 1;
    if (!batch->texts)
        batch->texts = arena_new();
    if (size > batch->pool_room) {
        batch->pool_room = size > POOL_BYTES ? size : POOL_BYTES;
        batch->pool = arena_take(batch->texts, batch->pool_room);
    }
    char *copy = memcpy(batch->pool, text, size);
    batch->pool += size;
    batch->pool_room -= size;
    return copy;
}

void search_batch_add(struct search_batch *batch, const char *text, const struct entity *entity, int64_t home,
                      int64_t id, bool removed)
{
    struct search_term term = {.text = keep_text(batch, text),
                               .entity = entity,
                               .home = home,
                               .id = id,
                               .number = (uint32_t)batch->count,
                               .removed = removed};
    unsigned char first[8] = {0};
    if (batch->count == batch->room) {
        batch->room = batch->room ? 2 * batch->room : 4096;
        batch->terms = realloc(batch->terms, sizeof(*batch->terms) * batch->room);
    }
    memcpy(first, text, strnlen(text, sizeof(first)));
    for (int i = 0; i < 8; i++)
        term.key = term.key << 8 | first[i];
    batch->terms[batch->count++] = term;
}

void search_batch_empty(struct search_batch *batch)
{
    batch->count = 0;
    batch->pool_room = 0;
    if (batch->texts)
        arena_reset(batch->texts);
}

void search_batch_free(struct search_batch *batch)
{
    free(batch->terms);
    arena_free(batch->texts);
    *batch = (struct search_batch){0};
}

static int by_row(const struct search_term *x, const struct search_term *y)
{
    if (x->entity != y->entity)
        return strcmp(x->entity->name, y->entity->name);
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    int order = strcmp(x->text, y->text);
    order = order ? order : (x->id > y->id) - (x->id < y->id);
    return order ? order : (x->home > y->home) - (x->home < y->home);
}

static int by_row_and_time(const void *a, const void *b)
{
    const struct search_term *x = a, *y = b;
    int order = by_row(x, y);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static const char *insert_text(struct arena *arena, size_t rows)
{
    struct buffer sql = {.arena = arena};
    buffer_text(&sql, "INSERT INTO search_term (term, entity, home, id) VALUES ");
    for (size_t i = 0; i < rows; i++)
        buffer_format(&sql, "%s($%zu, $%zu, $%zu, $%zu)", i ? ", " : "", COLUMNS * i + 1, COLUMNS * i + 2,
                      COLUMNS * i + 3, COLUMNS * i + 4);
    buffer_text(&sql, " ON CONFLICT DO NOTHING");
    return buffer_end(&sql);
}

struct portion {
    struct session *s;
    const char *whole; /* the statement for PORTION rows */
    struct sql_value values[PORTION * COLUMNS];
    size_t rows;
};

static const struct error *write_portion(struct portion *p)
{
    struct tx *tx = p->s->tx;
    const struct error *error = NULL;
    if (p->rows == PORTION)
        error = store_execute_text(tx, p->whole, p->values, PORTION * COLUMNS, NULL);
    for (size_t i = 0; !error && p->rows < PORTION && i < p->rows; i++)
        error = store_execute(tx, &query_search_insert, p->values + COLUMNS * i, COLUMNS, NULL);
    p->rows = 0;
    return error;
}

static const struct error *write_term(struct portion *p, const struct search_term *term)
{
    struct sql_value *values = &p->values[COLUMNS * p->rows];
    values[0] = sql_text(term->text);
    values[1] = sql_text(term->entity->name);
    values[2] = sql_int(term->home);
    values[3] = sql_int(term->id);
    if (term->removed)
        return store_execute(p->s->tx, &query_search_delete, values, COLUMNS, NULL);
    return ++p->rows == PORTION ? write_portion(p) : NULL;
}

static const struct error *write_sorted(struct portion *p, const struct search_batch *batch, struct arena *scratch)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (i + 1 < batch->count && !by_row(&batch->terms[i], &batch->terms[i + 1]))
            continue;
        TRY(write_term(p, &batch->terms[i]));
        if (!p->rows)
            arena_reset(scratch);
    }
    return write_portion(p);
}

const struct error *search_batch_write(struct session *s, struct search_batch *batch)
{
    struct arena *outer = s->tx->arena, *scratch = arena_new();
    struct portion portion = {.s = s, .whole = insert_text(outer, PORTION)};
    if (batch->count)
        qsort(batch->terms, batch->count, sizeof(*batch->terms), by_row_and_time);
    s->tx->arena = scratch; /* of one statement, though there may be millions */
    const struct error *error = write_sorted(&portion, batch, scratch);
    s->tx->arena = outer;
    error = error ? error_copy(outer, error) : NULL;
    arena_free(scratch);
    return error;
}
