#include "record/search.h"
#include "base/text.h"
#include "matching/search_terms.h"
#include "queries.h"
#include "record/memo.h"
#include "record/row.h"

#include <stdlib.h>
#include <string.h>

enum {
    TERMS_MOST = 12,
    RARE = 1000,      /* a term with fewer records is looked through to its end */
    SCANNED = 3000,   /* records of a common term that are looked through */
    OWN = 2000,       /* records of a caller who sees few, looked through when all terms are common */
    CANDIDATES = 200, /* records scored for one way to look the query up */
    EXACT_SCANNED = 2000,
    EXACT_MOST = 50,
    SCORE_WHOLE = 200,
    SCORE_BEGINNING = 120,
};

struct hit {
    const struct entity *entity;
    int64_t home, id;
    const char *title, *subtitle, *matched;
    int score;
};

struct finding {
    struct session *s;
    const struct search_query *query;
    struct hit *hits; /* each with a score */
    size_t count, room;
};

/* --- what is read of a record that is found
 * ---------------------------------------------------------------------------------- */

static bool is_read(const struct entity *entity, const struct field *field)
{
    return !field->sensitive && (field->search != SEARCH_NONE || field == entity->title);
}

/* "t.home, t.id" and the fields that are shown or scored. */
static const char *read_columns(struct arena *arena, const struct entity *entity)
{
    struct buffer out = {.arena = arena};
    buffer_text(&out, "t.home, t.id");
    for (size_t i = 0; i < entity->field_count; i++)
        if (is_read(entity, &entity->fields[i]))
            buffer_format(&out, ", t.\"%s\"", entity->fields[i].name);
    return buffer_end(&out);
}

static bool already(const struct finding *f, const struct entity *entity, int64_t home, int64_t id)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->hits[i].id == id && f->hits[i].home == home && f->hits[i].entity == entity)
            return true;
    return false;
}

/* EXACT: the score of a record that was found by the identifier FORM; 0 when the names are to be scored. What is masked
 * is neither shown nor scored: it is found by whoever knows it whole, never by its beginning. */
static void take(struct finding *f, const struct entity *entity, struct rows *rows, int exact, const char *form)
{
    struct arena *arena = f->s->arena;
    const bool *masks = memo_masks(f->s, entity);
    struct hit hit = {
        .entity = entity, .home = rows_int(rows, 0), .id = rows_int(rows, 1), .title = "", .score = exact};
    if (already(f, entity, hit.home, hit.id))
        return;
    for (size_t i = 0, column = 2; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        const char *text = is_read(entity, field) ? rows_text(rows, (int)column++) : NULL;
        if (!text || masks[i])
            continue;
        int score = !exact && field->search == SEARCH_NAME ? search_score(arena, f->query, text) : 0;
        bool begins = exact && field->search == SEARCH_EXACT && text_starts(record_index_form(arena, text), form);
        if (score > hit.score || begins)
            hit.matched = field->name;
        hit.score = score > hit.score ? score : hit.score;
        if (field == entity->title)
            hit.title = arena_text(arena, text);
        else if (!strcmp(field->name, "uscc"))
            hit.subtitle = arena_text(arena, text);
    }
    if (!hit.score || (exact && exact < SCORE_WHOLE && !hit.matched))
        return;
    /* Customers come before what hangs on them. */
    hit.score += entity == &customer_entity ? 5 : 0;
    ARENA_PUSH(arena, f->hits, f->count, f->room, hit);
}

/* --- identifiers
 * --------------------------------------------------------------------------------------------------------------- */

/* The whole value, or its beginning from four characters up. */
static const struct error *find_exact(struct finding *f, const struct entity *entity, const char *text)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    const char *form = record_index_form(s->arena, text);
    if (strlen(form) < 4)
        return NULL;
    const char *blind = arena_format(s->arena, "~%s", vault_blind_index(s->bank->vault, s->arena, "search", form));
    const char *plain = arena_format(s->arena, "#%s", form), *past = arena_format(s->arena, "#%s\x7f", form);
    const char *columns = read_columns(s->arena, entity);
    const char *whole = arena_format(s->arena,
                                     "SELECT %s FROM search_term p JOIN @%s t ON t.home = p.home AND t.id = p.id "
                                     "WHERE p.term IN ($1, $2) AND p.entity = '%s' LIMIT %d",
                                     columns, entity->name, entity->name, EXACT_MOST);
    const char *begun = arena_format(
        s->arena,
        "SELECT %s FROM (SELECT x.home, x.id FROM search_term x WHERE x.term >= $1 AND x.term < $2 "
        "AND x.entity = '%s' ORDER BY x.term LIMIT %d) p CROSS JOIN @%s t WHERE t.home = p.home AND t.id = p.id LIMIT %d",
        columns, entity->name, EXACT_SCANNED, entity->name, EXACT_MOST);
    TRY(store_query_text(s->tx, whole, VALUES(sql_text(plain), sql_text(blind)), &rows));
    while (rows_next(rows, &error))
        take(f, entity, rows, SCORE_WHOLE, form);
    TRY(error);
    TRY(store_query_text(s->tx, begun, VALUES(sql_text(plain), sql_text(past)), &rows));
    while (rows_next(rows, &error))
        take(f, entity, rows, SCORE_BEGINNING, form);
    return error;
}

/* --- names
 * -----------------------------------------------------------------------------------------------------------------------
 */

struct term {
    const char *text;
    int64_t records; /* RARE at most */
};

static int by_rarity(const void *a, const void *b)
{
    const struct term *x = a, *y = b;
    return (x->records > y->records) - (x->records < y->records);
}

/* Rarest first; *MISSING terms are held by no record at all. */
static const struct error *weigh_terms(struct session *s, const struct entity *entity,
                                       const struct search_lookup *lookup, struct term *terms, size_t count,
                                       size_t *missing)
{
    *missing = 0;
    for (size_t i = 0; i < count; i++) {
        terms[i].text = lookup->terms[i];
        TRY(store_int(s->tx, &query_search_weigh,
                      VALUES(sql_text(terms[i].text), sql_text(entity->name), sql_int(RARE)), &terms[i].records));
        *missing += !terms[i].records;
    }
    qsort(terms, count, sizeof(*terms), by_rarity);
    return NULL;
}

/* Records that hold NEED of the COUNT terms hold one of the COUNT - NEED + 1 rarest: those drive, the others are probed
 * by key. */
static void put_drivers(struct buffer *sql, const struct entity *entity, const struct term *terms, size_t drivers)
{
    buffer_text(sql, "(");
    for (size_t i = 0; i < drivers; i++)
        buffer_format(sql,
                      "%sSELECT home, id FROM (SELECT x.home, x.id FROM search_term x WHERE x.term = $%zu AND x.entity "
                      "= '%s' LIMIT %d) d%zu",
                      i ? " UNION " : "", i + 1, entity->name, terms[i].records < RARE ? RARE : SCANNED, i);
    /* CROSS JOIN: the terms drive, and are read only as far as records are wanted. */
    buffer_format(sql, ") p CROSS JOIN @%s t", entity->name);
}

static void put_probes(struct buffer *sql, const struct entity *entity, size_t first, size_t count, size_t need)
{
    static const char *const key = "x.id = t.id AND x.home = t.home";
    if (need == count) {
        for (size_t i = first; i < count; i++)
            buffer_format(sql,
                          " AND EXISTS (SELECT 1 FROM search_term x WHERE x.term = $%zu AND x.entity = '%s' AND %s)",
                          i + 1, entity->name, key);
        return;
    }
    buffer_text(sql, " AND (SELECT COUNT(*) FROM search_term x WHERE x.term IN (");
    for (size_t i = 0; i < count; i++)
        buffer_format(sql, "%s$%zu", i ? ", " : "", i + 1);
    buffer_format(sql, ") AND x.entity = '%s' AND %s) >= %zu", entity->name, key, need);
}

static const struct error *run_candidates(struct finding *f, const struct entity *entity, struct buffer *sql,
                                          const struct sql_value *values, size_t count)
{
    struct rows *rows;
    const struct error *error;
    buffer_format(sql, " LIMIT %d", CANDIDATES);
    TRY(store_query_text(f->s->tx, buffer_end(sql), values, count, &rows));
    while (rows_next(rows, &error))
        take(f, entity, rows, 0, NULL);
    return error;
}

static const struct error *find_terms(struct finding *f, const struct entity *entity,
                                      const struct search_lookup *lookup, size_t wanted)
{
    struct session *s = f->s;
    struct term terms[TERMS_MOST];
    struct sql_value values[TERMS_MOST];
    size_t count = lookup->count > TERMS_MOST ? TERMS_MOST : lookup->count, missing;
    size_t need = lookup->need > count ? count : lookup->need, before = f->count;
    if (!count)
        return NULL;
    TRY(weigh_terms(s, entity, lookup, terms, count, &missing));
    if (missing > count - need)
        return NULL;
    for (size_t i = 0; i < count; i++)
        values[i] = sql_text(terms[i].text);
    const char *columns = read_columns(s->arena, entity);
    struct buffer sql = {.arena = s->arena}, own = {.arena = s->arena};
    size_t drivers = count - need + 1;
    buffer_format(&sql, "SELECT %s FROM ", columns);
    put_drivers(&sql, entity, terms, drivers);
    buffer_text(&sql, " WHERE t.home = p.home AND t.id = p.id");
    put_probes(&sql, entity, need == count ? 1 : 0, count, need);
    TRY(run_candidates(f, entity, &sql, values, count));
    /* All terms common, and the caller sees few of the records: look through those. */
    if (terms[0].records < RARE || f->count - before >= wanted || !s->viewer.condition ||
        !s->viewer.condition(&s->viewer, entity))
        return NULL;
    buffer_format(&own, "SELECT %s FROM (SELECT * FROM @%s LIMIT %d) t WHERE 1 = 1", columns, entity->name, OWN);
    put_probes(&own, entity, 0, count, need);
    return run_candidates(f, entity, &own, values, count);
}

/* --- both
 * -------------------------------------------------------------------------------------------------------------------------
 */

static int by_score(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    if (x->score != y->score)
        return y->score - x->score;
    int names = strcmp(x->title ? x->title : "", y->title ? y->title : "");
    return names ? names : (x->id > y->id) - (x->id < y->id);
}

/* ONLY: one entity, or NULL for all that are searched; the customers, whom most look for, come first. */
static const struct error *find(struct finding *f, const struct entity *only, const char *text, size_t wanted)
{
    struct session *s = f->s;
    /* The index leaves the legal form out, so a whole name must be looked up without it, too. */
    struct search_query query = search_query(s->arena, search_without_form(s->arena, text));
    const struct entity **searched = ARENA_LIST(s->arena, const struct entity *, entity_count + 1);
    size_t searched_count = 0;
    f->query = arena_copy(s->arena, &query, sizeof(query));
    if (!only || only == &customer_entity)
        searched[searched_count++] = &customer_entity;
    for (size_t i = 0; i < entity_count; i++)
        if (entities[i] != &customer_entity && search_covers(entities[i]) && (!only || only == entities[i]))
            searched[searched_count++] = entities[i];
    for (size_t k = 0; k < searched_count; k++)
        TRY(find_exact(f, searched[k], text));
    for (size_t i = 0; i < query.count && f->count < (i < query.exact ? wanted : 1); i++)
        for (size_t k = 0; k < searched_count; k++)
            TRY(find_terms(f, searched[k], &query.lookups[i], wanted));
    if (f->count)
        qsort(f->hits, f->count, sizeof(*f->hits), by_score);
    return NULL;
}

static const struct error *subtitle(struct session *s, const struct hit *hit, const char **text)
{
    static const struct query title = {"search_subtitle",
                                       "SELECT t.name FROM @customer t WHERE t.home = $1 AND t.id = $1"};
    *text = hit->subtitle;
    return hit->entity->home_field ? store_text(s->tx, &title, VALUES(sql_int(hit->home)), text) : NULL;
}

const struct error *search_find(struct session *s, const char *text, int limit, struct json_writer *w)
{
    struct finding f = {.s = s};
    TRY(find(&f, NULL, text_normalise(s->arena, text), (size_t)limit));
    json_open(w, '[');
    for (size_t i = 0; i < f.count && i < (size_t)limit; i++) {
        const struct hit *hit = &f.hits[i];
        const char *below;
        TRY(subtitle(s, hit, &below));
        json_open(w, '{');
        json_put_text(w, "entity", hit->entity->name);
        json_put_text(w, "id", id_text(s->arena, hit->home, hit->id));
        json_put_text(w, "title", hit->title);
        json_put_text(w, "subtitle", below);
        json_put_text(w, "matched", hit->matched);
        json_put_int(w, "score", hit->score);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

const struct error *search_ids(struct session *s, const struct entity *entity, const char *text, int most, int64_t *ids,
                               size_t *count)
{
    struct finding f = {.s = s};
    TRY(find(&f, entity, text_normalise(s->arena, text), (size_t)most));
    *count = f.count < (size_t)most ? f.count : (size_t)most;
    for (size_t i = 0; i < *count; i++)
        ids[i] = f.hits[i].id;
    return NULL;
}
