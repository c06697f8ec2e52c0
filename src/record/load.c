#include "record/load.h"

#include "queries.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/row.h"
#include "record/match_index.h"
#include "record/search.h"
#include "record/search_batch.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_COLLECTED = 4000000, /* about 300 MB; a larger run means fewer passes over the index */
    SCRATCH_BYTES = 1 << 20,
    POOL_BYTES = 1 << 16,
};

/* A unique value or a key of the duplicate check that waits to be written in the order of its index. */
struct entry {
    uint64_t key; /* the first eight bytes of the text, so that most comparisons need no text */
    const char *text;
    const struct entity *entity;
    const struct field *field;
    int64_t home, id;
};

struct entries {
    struct entry *items;
    size_t count, room;
};

struct load {
    struct bank *bank;
    struct arena *arena;   /* of the batch */
    struct arena *scratch; /* of a row; the transaction's memory while rows are written */
    struct arena *texts;   /* of what is collected */
    char *pool;
    size_t pool_room;
    struct session session;
    struct search_batch terms;
    struct entries uniques, keys;
    int64_t *counts; /* of this batch, by entity */
    int64_t count;
    size_t terms_before, uniques_before, keys_before; /* of the batch: where to start over when the database asks for it */
    int64_t count_before;
    bool branches_changed;
    const char *what;
    const struct error *(*run)(struct load *load, void *context);
    void *context;
};

struct load *load_new(struct bank *bank)
{
    struct load *load = calloc(1, sizeof(*load));
    load->counts = calloc(entity_count, sizeof(*load->counts));
    load->bank = bank;
    load->arena = arena_new();
    load->scratch = arena_new();
    load->texts = arena_new();
    return load;
}

struct session *load_session(struct load *load)
{
    return &load->session;
}

int64_t load_count(const struct load *load)
{
    return load->count;
}

static size_t entity_number(const struct entity *entity)
{
    size_t i = 0;
    while (entities[i] != entity)
        i++;
    return i;
}

/* --- collecting ------------------------------------------------------------------------------------------------ */

static const char *keep_text(struct load *load, const char *text)
{
    size_t size = strlen(text) + 1;
    if (size > load->pool_room) {
        load->pool_room = size > POOL_BYTES ? size : POOL_BYTES;
        load->pool = arena_take(load->texts, load->pool_room);
    }
    char *copy = memcpy(load->pool, text, size);
    load->pool += size;
    load->pool_room -= size;
    return copy;
}

static void collect(struct load *load, struct entries *entries, struct entry entry)
{
    unsigned char first[8] = {0};
    if (entries->count == entries->room) {
        entries->room = entries->room ? 2 * entries->room : 4096;
        entries->items = realloc(entries->items, sizeof(*entries->items) * entries->room);
    }
    memcpy(first, entry.text, strnlen(entry.text, sizeof(first)));
    for (int i = 0; i < 8; i++)
        entry.key = entry.key << 8 | first[i];
    entry.text = keep_text(load, entry.text);
    entries->items[entries->count++] = entry;
}

struct collecting {
    struct load *load;
    const struct entity *entity;
    const struct record *record;
};

static const struct error *collect_term(void *context, const struct field *field, const char *term)
{
    const struct collecting *c = context;
    (void)field;
    search_batch_add(&c->load->terms, term, c->entity, c->record->home, c->record->id, false);
    return NULL;
}

static void collect_uniques(struct load *load, const struct entity *entity, const void *row)
{
    const struct record *record = row;
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        const char *text = field->unique ? field_wire_text(load->scratch, field, row) : NULL;
        if (text)
            collect(load, &load->uniques,
                    (struct entry){.text = row_unique_form(&load->session, entity, field, text),
                                   .entity = entity,
                                   .field = field,
                                   .home = record->home,
                                   .id = record->id});
    }
}

/* Under which the duplicate check finds the customer again. */
static void collect_keys(struct load *load, const struct customer *customer)
{
    const char *keys[MATCH_KEYS];
    size_t count = match_index_keys(load->scratch, customer, keys);
    for (size_t i = 0; i < count; i++)
        collect(load, &load->keys, (struct entry){.text = keys[i], .entity = &customer_entity, .id = customer->record.id});
}

/* --- writing what was collected -------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    int order = strcmp(x->text, y->text);
    if (!order && x->entity != y->entity)
        order = strcmp(x->entity->name, y->entity->name);
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

static int by_field(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = x->entity != y->entity ? strcmp(x->entity->name, y->entity->name) : 0;
    order = order || x->field == y->field ? order : strcmp(x->field->name, y->field->name);
    return order ? order : by_text(a, b);
}

static void trim_scratch(struct load *load)
{
    if (arena_used(load->scratch) > SCRATCH_BYTES)
        arena_reset(load->scratch);
}

static const struct error *write_uniques(struct load *load)
{
    struct entries *uniques = &load->uniques;
    if (uniques->count)
        qsort(uniques->items, uniques->count, sizeof(*uniques->items), by_field);
    for (size_t i = 0; i < uniques->count; i++) {
        const struct entry *e = &uniques->items[i];
        int64_t changed;
        trim_scratch(load);
        TRY(store_execute(load->session.tx, &query_unique_insert,
                          VALUES(sql_text(e->entity->name), sql_text(e->field->name), sql_text(e->text),
                                 sql_int(e->home), sql_int(e->id)),
                          &changed));
        if (!changed)
            return error_make(load->scratch, ERROR_FIELD_DUPLICATE, .field = e->field->name,
                              .value = e->field->sensitive ? NULL : e->text);
    }
    return NULL;
}

static const struct error *write_keys(struct load *load)
{
    struct entries *keys = &load->keys;
    if (keys->count)
        qsort(keys->items, keys->count, sizeof(*keys->items), by_text);
    for (size_t i = 0; i < keys->count; i++) {
        const struct entry *e = &keys->items[i];
        trim_scratch(load);
        TRY(store_execute(load->session.tx, &query_match_key_insert,
                          VALUES(sql_text(e->text), sql_text(e->entity->name), sql_int(e->id)), NULL));
    }
    return NULL;
}

static const struct error *write_collected(struct load *load, void *context)
{
    (void)context;
    TRY(write_uniques(load));
    TRY(write_keys(load));
    return search_batch_write(&load->session, &load->terms);
}

/* --- rows ------------------------------------------------------------------------------------------------------ */

static void settle(struct load *load, const struct entity *entity, void *row)
{
    struct record *record = row;
    record->id = record->id ? record->id : id_new();
    record->home = entity->home == HOME_SELF ? record->id : *field_int(entity->home_field, row);
    record->version = record->version ? record->version : 1;
    record->recorded_at = record->recorded_at ? record->recorded_at : load->session.now;
}

static const struct error *write_row(struct load *load, const struct entity *entity, const void *row, int64_t until)
{
    struct session *s = &load->session;
    size_t width = row_width(entity), number = entity_number(entity);
    struct sql_value *values = ARENA_LIST(s->arena, struct sql_value, width + 1);
    TRY(row_values(s, entity, row, values));
    values[width] = sql_int(until);
    load->counts[number]++;
    load->count++;
    return store_execute_text(s->tx, until == NONE ? entity->insert : entity->insert_past, values, width + (until != NONE), NULL);
}

static const struct error *write_twin(struct load *load, struct relation *edge, int64_t until)
{
    struct relation twin = row_twin(edge);
    edge->twin = edge->twin == NONE ? id_new() : edge->twin;
    twin.record = edge->record;
    twin.record.home = twin.customer;
    twin.record.id = edge->twin;
    return write_row(load, &relation_entity, &twin, until);
}

static const struct error *write_versions(struct load *load, const struct entity *entity, void *row, int64_t until)
{
    trim_scratch(load);
    settle(load, entity, row);
    TRY(record_validate(&load->session, entity, row));
    if (entity == &relation_entity)
        TRY(write_twin(load, row, until));
    return write_row(load, entity, row, until);
}

const struct error *load_past(struct load *load, const struct entity *entity, void *row, int64_t until)
{
    return write_versions(load, entity, row, until);
}

const struct error *load_row(struct load *load, const struct entity *entity, void *row)
{
    TRY(write_versions(load, entity, row, NONE));
    load->branches_changed |= entity == &branch_entity;
    collect_uniques(load, entity, row);
    if (entity == &customer_entity)
        collect_keys(load, row);
    return search_row_terms(&load->session, entity, row, collect_term, &(struct collecting){load, entity, row});
}

/* --- batches --------------------------------------------------------------------------------------------------- */

/* {"rows": {"customer": 500, ...}} */
static const char *batch_content(struct load *load)
{
    struct buffer out = {.arena = load->scratch};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_key(&w, "rows");
    json_open(&w, '{');
    for (size_t i = 0; i < entity_count; i++)
        if (load->counts[i])
            json_put_int(&w, entities[i]->name, load->counts[i]);
    json_close(&w, '}');
    json_close(&w, '}');
    memset(load->counts, 0, entity_count * sizeof(*load->counts));
    return buffer_end(&out);
}

static const struct error *run_batch(struct load *load)
{
    struct tx *tx = load->session.tx;
    TRY(load->run(load, load->context));
    if (load->branches_changed) {
        TRY(store_execute(tx, &query_branch_closure_clear, NO_VALUES, NULL));
        TRY(store_execute(tx, &query_branch_closure_fill, NO_VALUES, NULL));
        load->branches_changed = false;
    }
    return audit_write(&load->session, load->what, NONE, NONE, "load", batch_content(load));
}

/* Rows come by the million, so each has the transaction's memory for itself only. */
static const struct error *in_transaction(struct session *s, void *context)
{
    struct load *load = context;
    struct arena *outer = s->tx->arena;
    s->tx->arena = s->arena = load->scratch;
    load->terms.count = load->terms_before;
    load->uniques.count = load->uniques_before;
    load->keys.count = load->keys_before;
    load->count = load->count_before;
    memset(load->counts, 0, entity_count * sizeof(*load->counts));
    const struct error *error = run_batch(load);
    s->tx->arena = s->arena = outer;
    if (!error)
        arena_reset(load->scratch);
    return error;
}

static const struct error *write_batch(struct load *load, const char *what,
                                       const struct error *(*run)(struct load *load, void *context), void *context)
{
    session_close(&load->session);
    arena_reset(load->arena);
    session_system(&load->session, load->bank, load->arena);
    load->what = what;
    load->run = run;
    load->context = context;
    load->terms_before = load->terms.count;
    load->uniques_before = load->uniques.count;
    load->keys_before = load->keys.count;
    load->count_before = load->count;
    return session_write(&load->session, in_transaction, load);
}

/* In a transaction of its own, and forgotten only when that is done: nothing is lost when the database asks for a batch
 * again. */
static const struct error *flush(struct load *load)
{
    TRY(write_batch(load, "search", write_collected, NULL));
    search_batch_empty(&load->terms);
    load->uniques.count = load->keys.count = 0;
    load->pool_room = 0;
    arena_reset(load->texts);
    return NULL;
}

const struct error *load_batch(struct load *load, const char *what,
                               const struct error *(*run)(struct load *load, void *context), void *context)
{
    TRY(write_batch(load, what, run, context));
    return load->terms.count + load->uniques.count + load->keys.count < MOST_COLLECTED ? NULL : flush(load);
}

const struct error *load_end(struct load *load, struct arena *arena, bool failed)
{
    const struct error *error = failed ? NULL : flush(load);
    error = error ? error_copy(arena, error) : NULL;
    session_close(&load->session);
    search_batch_free(&load->terms);
    free(load->counts);
    free(load->uniques.items);
    free(load->keys.items);
    arena_free(load->arena);
    arena_free(load->scratch);
    arena_free(load->texts);
    free(load);
    return error;
}
