#include "record/search.h"
#include "base/text.h"
#include "matching/search_terms.h"
#include "queries.h"
#include "record/memo.h"
#include "record/row.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 400, MOST_FOUND = 50, SCORE_WHOLE = 200, SCORE_BEGINNING = 120 };


/* --- indexing ------------------------------------------------------------------------------------------------------------------ */

/* The legal form says nothing about who it is and would be a term of every company. */
static const char *without_form(struct arena *arena, const char *name)
{
    static const char *const forms[] = {"股份有限公司", "有限责任公司", "有限公司", "有限合伙", "分公司"};
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if (text_ends(name, forms[i]) && strlen(name) > strlen(forms[i]))
            return arena_text_part(arena, name, strlen(name) - strlen(forms[i]));
    return name;
}

static const struct error *field_terms(struct session *s, const struct field *field, const void *row, search_sink *sink, void *context)
{
    const char *text = field_wire_text(s->arena, field, row);
    if (!text)
        return NULL;
    if (field->search == SEARCH_EXACT) {
        const char *form = record_index_form(s->arena, text);
        const char *term = field->sensitive ? arena_format(s->arena, "~%s", vault_blind_index(s->bank->vault, s->arena, "search", form))
                                            : arena_format(s->arena, "#%s", form);
        return sink(context, field, term);
    }
    struct search_terms terms = search_terms(s->arena, without_form(s->arena, text));
    for (size_t i = 0; i < terms.count; i++)
        TRY(sink(context, field, terms.items[i]));
    return NULL;
}

const struct error *search_row_terms(struct session *s, const struct entity *entity, const void *row, search_sink *sink, void *context)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].search != SEARCH_NONE)
            TRY(field_terms(s, &entity->fields[i], row, sink, context));
    return NULL;
}

struct indexing {
    struct session *session;
    const struct entity *entity;
    const struct record *record;
};

static const struct error *add_term(void *context, const struct field *field, const char *term)
{
    const struct indexing *i = context;
    return store_execute(i->session->tx, &query_search_insert,
                         VALUES(sql_text(term), sql_text(i->entity->name), sql_int(i->record->home), sql_int(i->record->id), sql_text(field->name)), NULL);
}

static bool searched_changed(struct session *s, const struct entity *entity, const void *before, const void *row)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].search != SEARCH_NONE &&
            !text_equal(before ? field_wire_text(s->arena, &entity->fields[i], before) : NULL, field_wire_text(s->arena, &entity->fields[i], row)))
            return true;
    return false;
}

const struct error *search_index(struct session *s, const struct entity *entity, const void *before, const void *row)
{
    if (!searched_changed(s, entity, before, row))
        return NULL;
    if (before)
        TRY(search_forget(s, row_record(row)->home, row_record(row)->id));
    return search_row_terms(s, entity, row, add_term, &(struct indexing){s, entity, row_record(row)});
}

const struct error *search_forget(struct session *s, int64_t home, int64_t id)
{
    return store_execute(s->tx, &query_search_delete, VALUES(sql_int(home), sql_int(id)), NULL);
}

/* --- finding ------------------------------------------------------------------------------------------------------------------- */

struct hit {
    const struct entity *entity;
    int64_t home, id;
    const char *title, *subtitle, *matched;
    int score;
};

struct hits {
    struct hit *items;
    size_t count, room;
};

static bool already(const struct hits *hits, int64_t home, int64_t id)
{
    for (size_t i = 0; i < hits->count; i++)
        if (hits->items[i].id == id && hits->items[i].home == home)
            return true;
    return false;
}

static void take(struct session *s, struct hits *hits, struct rows *rows, int score)
{
    const struct entity *entity = entity_find(rows_text(rows, 0));
    int64_t home = rows_int(rows, 1), id = rows_int(rows, 2);
    if (entity && !already(hits, home, id))
        ARENA_PUSH(s->arena, hits->items, hits->count, hits->room,
                   (struct hit){.entity = entity, .home = home, .id = id, .matched = arena_text(s->arena, rows_text(rows, 3)), .score = score});
}

static const char *only_entity(struct arena *arena, const struct entity *entity)
{
    return entity ? arena_format(arena, " AND p.entity = '%s'", entity->name) : "";
}

/* Identifiers: the whole value, or its beginning from four characters up. */
static const struct error *find_exact(struct session *s, const struct entity *entity, const char *text, struct hits *hits)
{
    const char *form = record_index_form(s->arena, text);
    struct rows *rows;
    const struct error *error;
    if (strlen(form) < 4)
        return NULL;
    const char *plain = arena_format(s->arena, "#%s", form), *past = arena_format(s->arena, "#%s\x7f", form);
    const char *blind = arena_format(s->arena, "~%s", vault_blind_index(s->bank->vault, s->arena, "search", form));
    const char *sql = arena_format(s->arena,
                                   "SELECT p.entity, p.home, p.id, p.field, p.term FROM search_term p "
                                   "WHERE ((p.term >= $1 AND p.term < $2) OR p.term = $3)%s ORDER BY p.term LIMIT %d",
                                   only_entity(s->arena, entity), MOST_FOUND);
    TRY(store_query_text(s->tx, sql, VALUES(sql_text(plain), sql_text(past), sql_text(blind)), &rows));
    while (rows_next(rows, &error)) {
        const char *term = rows_text(rows, 4);
        take(s, hits, rows, !strcmp(term, plain) || !strcmp(term, blind) ? SCORE_WHOLE : SCORE_BEGINNING);
    }
    return error;
}

/* Records that hold at least NEED of the terms of one way to look the query up. The rarest term drives; the others are looked up by
 * primary key. */
static const struct error *find_terms(struct session *s, const struct entity *entity, const struct search_lookup *lookup, struct hits *hits)
{
    struct rows *rows;
    const struct error *error;
    size_t count = lookup->count > 12 ? 12 : lookup->count;
    size_t need = lookup->need > count ? count : lookup->need;
    struct sql_value *values = ARENA_LIST(s->arena, struct sql_value, count + 1);
    struct buffer sql = {.arena = s->arena};
    if (!count)
        return NULL;
    for (size_t i = 0; i < count; i++)
        values[i] = sql_text(lookup->terms[i]);
    if (need == count) {
        buffer_text(&sql, "SELECT p.entity, p.home, p.id, p.field FROM search_term p WHERE p.term = $1");
        for (size_t i = 1; i < count; i++)
            buffer_format(&sql,
                          " AND EXISTS (SELECT 1 FROM search_term x WHERE x.term = $%zu AND x.entity = p.entity AND x.id = p.id AND x.home = p.home)",
                          i + 1);
        buffer_format(&sql, "%s LIMIT %d", only_entity(s->arena, entity), CANDIDATES);
    } else {
        buffer_text(&sql, "SELECT p.entity, p.home, p.id, MIN(p.field) FROM search_term p WHERE p.term IN (");
        for (size_t i = 0; i < count; i++)
            buffer_format(&sql, "%s$%zu", i ? ", " : "", i + 1);
        buffer_format(&sql, ")%s GROUP BY p.entity, p.home, p.id HAVING COUNT(DISTINCT p.term) >= %zu LIMIT %d", only_entity(s->arena, entity), need,
                      CANDIDATES);
    }
    TRY(store_query_text(s->tx, buffer_end(&sql), values, count, &rows));
    while (rows_next(rows, &error))
        take(s, hits, rows, 0);
    return error;
}

/* Reads the record under the caller's eyes; score 0 when it may not be seen or does not answer the query. */
static const struct error *judge(struct session *s, const struct search_query *query, struct hit *hit)
{
    void *row = arena_take(s->arena, hit->entity->size);
    const struct error *error = record_load(s, hit->entity, hit->home, hit->id, row);
    if (error) {
        hit->score = 0;
        return error->id == ERROR_RECORD_MISSING ? NULL : error;
    }
    const bool *masks = memo_masks(s, hit->entity);
    const struct field *exact_field = entity_field(hit->entity, hit->matched);
    bool hidden = hit->entity->title->sensitive || masks[hit->entity->title - hit->entity->fields];
    hit->title = hidden ? "" : field_wire_text(s->arena, hit->entity->title, row);
    /* A masked value is found by whoever knows it whole, never by its beginning. */
    if (hit->score && hit->score < SCORE_WHOLE && exact_field && masks[exact_field - hit->entity->fields])
        hit->score = 0;
    bool exact = hit->score > 0;
    for (size_t i = 0; !exact && i < hit->entity->field_count; i++) {
        const struct field *field = &hit->entity->fields[i];
        const char *text = field->search == SEARCH_NAME && !masks[i] ? field_wire_text(s->arena, field, row) : NULL;
        int score = text ? search_score(s->arena, query, text) : 0;
        if (score > hit->score) {
            hit->score = score;
            hit->matched = field->name;
        }
    }
    const struct field *uscc = entity_field(hit->entity, "uscc"), *customer = hit->entity->home_field;
    if (uscc)
        hit->subtitle = masks[uscc - hit->entity->fields] ? NULL : field_wire_text(s->arena, uscc, row);
    else if (customer) {
        struct query title = {"search_subtitle", "SELECT t.name FROM @customer t WHERE t.home = $1 AND t.id = $1"};
        TRY(store_text(s->tx, &title, VALUES(sql_int(hit->home)), &hit->subtitle));
    }
    /* Customers come before what hangs on them. */
    if (hit->score && hit->entity == &customer_entity)
        hit->score += 5;
    return NULL;
}

static int by_score(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    if (x->score != y->score)
        return y->score - x->score;
    int names = strcmp(x->title ? x->title : "", y->title ? y->title : "");
    return names ? names : (x->id > y->id) - (x->id < y->id);
}

static size_t good_hits(const struct hits *hits)
{
    size_t good = 0;
    for (size_t i = 0; i < hits->count; i++)
        good += hits->items[i].score > 0;
    return good;
}

static const struct error *find(struct session *s, const struct entity *entity, const char *text, struct hits *hits, size_t wanted)
{
    /* The index leaves the legal form out, so a whole name must be looked up without it, too. */
    struct search_query query = search_query(s->arena, without_form(s->arena, text));
    size_t judged = 0;
    TRY(find_exact(s, entity, text, hits));
    for (; judged < hits->count; judged++)
        TRY(judge(s, &query, &hits->items[judged]));
    for (size_t i = 0; i < query.count && good_hits(hits) < (i < query.exact ? wanted : 1); i++) {
        TRY(find_terms(s, entity, &query.lookups[i], hits));
        for (; judged < hits->count; judged++)
            TRY(judge(s, &query, &hits->items[judged]));
    }
    qsort(hits->items, hits->count, sizeof(*hits->items), by_score);
    hits->count = good_hits(hits);
    return NULL;
}

const struct error *search_find(struct session *s, const char *text, int limit, struct json_writer *w)
{
    struct hits hits = {0};
    TRY(find(s, NULL, text_normalise(s->arena, text), &hits, (size_t)limit));
    json_open(w, '[');
    for (size_t i = 0; i < hits.count && i < (size_t)limit; i++) {
        const struct hit *hit = &hits.items[i];
        json_open(w, '{');
        json_put_text(w, "entity", hit->entity->name);
        json_put_text(w, "id", id_text(s->arena, hit->home, hit->id));
        json_put_text(w, "title", hit->title);
        json_put_text(w, "subtitle", hit->subtitle);
        json_put_text(w, "matched", hit->matched);
        json_put_int(w, "score", hit->score);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

const struct error *search_ids(struct session *s, const struct entity *entity, const char *text, int most, int64_t *ids, size_t *count)
{
    struct hits hits = {0};
    TRY(find(s, entity, text_normalise(s->arena, text), &hits, (size_t)most));
    *count = hits.count < (size_t)most ? hits.count : (size_t)most;
    for (size_t i = 0; i < *count; i++)
        ids[i] = hits.items[i].id;
    return NULL;
}
