#include "record/search.h"
#include "base/text.h"
#include "matching/search_terms.h"
#include "queries.h"
#include "record/memo.h"
#include "record/row.h"
#include "record/scope.h"

#include <stdlib.h>
#include <string.h>

enum {
    TERMS_MOST = 12,
    FEW = 50,         /* a term with fewer records drives without more ado */
    RARE = 1000,      /* a term with fewer records is looked through to its end */
    SCANNED = 3000,   /* records of a common term that are looked through, RARE when a slip is forgiven */
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

/* How many records of each searched entity hold a term, FEW at most. */
struct weight {
    const char *term;
    const int64_t *records;
};

struct finding {
    struct session *s;
    const struct search_query *query;
    const struct entity **searched;
    size_t searched_count;
    const char *weigh; /* counts the records that hold a term, a column an entity searched */
    int64_t *own;      /* how many records of an entity the caller sees, OWN at most; NONE: not asked yet */
    struct hit *hits;  /* each with a score */
    size_t count, room;
    struct weight *weights; /* of the terms met so far */
    size_t weight_count, weight_room;
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

struct identifier {
    const char *form, *plain, *past, *blind; /* what begins with it lies from plain to past */
};

/* One statement says which entities hold anything that is, or begins with, the identifier: most hold nothing. */
static const char *meet_text(const struct finding *f)
{
    struct buffer sql = {.arena = f->s->arena};
    buffer_text(&sql, "SELECT ");
    for (size_t i = 0; i < f->searched_count; i++) {
        const char *name = f->searched[i]->name;
        buffer_format(&sql,
                      "%sCASE WHEN EXISTS (SELECT 1 FROM search_term WHERE entity = '%s' AND term >= $1 AND term < $2) "
                      "OR EXISTS (SELECT 1 FROM search_term WHERE entity = '%s' AND term = $3) THEN 1 ELSE 0 END",
                      i ? ", " : "", name, name);
    }
    return buffer_end(&sql);
}

static bool sees_few(const struct finding *f, const struct entity *entity)
{
    return f->s->viewer.condition && f->s->viewer.condition(&f->s->viewer, entity);
}

/* The keys of records the caller sees, OWN at most. */
static const char *own_keys(const struct finding *f, const struct entity *entity)
{
    return arena_format(f->s->arena, "SELECT k.home, k.id FROM (%s) k LIMIT %d", scope_keys(f->s, entity), OWN);
}

static const struct error *count_own(struct finding *f, size_t at)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    if (f->own[at] != NONE)
        return NULL;
    TRY(store_query_text(s->tx, arena_format(s->arena, "SELECT COUNT(*) FROM (%s) w", own_keys(f, f->searched[at])),
                         NULL, 0, &rows));
    if (rows_next(rows, &error)) {
        f->own[at] = rows_int(rows, 0);
        rows_close(rows);
    }
    return error;
}

/* What begins with the identifier, among the first of all or, where the caller sees few records, among all of those. */
static const struct error *find_begun(struct finding *f, size_t at, const struct identifier *identifier)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    const struct entity *entity = f->searched[at];
    bool few = sees_few(f, entity);
    if (few)
        TRY(count_own(f, at));
    bool whole = few && f->own[at] < OWN;
    const char *keys = whole ? own_keys(f, entity)
                             : arena_format(s->arena,
                                            "SELECT x.home, x.id FROM search_term x WHERE x.term >= $1 AND x.term < $2 "
                                            "AND x.entity = '%s' ORDER BY x.term LIMIT %d",
                                            entity->name, EXACT_SCANNED);
    const char *sql =
        arena_format(s->arena, "SELECT %s FROM (%s) p CROSS JOIN @%s t WHERE t.home = p.home AND t.id = p.id LIMIT %d",
                     read_columns(s->arena, entity), keys, entity->name, whole ? OWN : EXACT_MOST);
    const struct sql_value values[] = {sql_text(identifier->plain), sql_text(identifier->past)};
    TRY(store_query_text(s->tx, sql, values, whole ? 0 : 2, &rows));
    while (rows_next(rows, &error))
        take(f, entity, rows, SCORE_BEGINNING, identifier->form);
    return error;
}

static const struct error *find_exact(struct finding *f, size_t at, const struct identifier *identifier)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    const struct entity *entity = f->searched[at];
    const char *whole = arena_format(s->arena,
                                     "SELECT %s FROM search_term p JOIN @%s t ON t.home = p.home AND t.id = p.id "
                                     "WHERE p.term IN ($1, $2) AND p.entity = '%s' LIMIT %d",
                                     read_columns(s->arena, entity), entity->name, entity->name, EXACT_MOST);
    TRY(store_query_text(s->tx, whole, VALUES(sql_text(identifier->plain), sql_text(identifier->blind)), &rows));
    while (rows_next(rows, &error))
        take(f, entity, rows, SCORE_WHOLE, identifier->form);
    TRY(error);
    return find_begun(f, at, identifier);
}

/* The whole value, or its beginning from four characters up. */
static const struct error *find_identifier(struct finding *f, const char *text)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    const char *form = record_index_form(s->arena, text);
    if (strlen(form) < 4)
        return NULL;
    struct identifier identifier = {
        form, arena_format(s->arena, "#%s", form), arena_format(s->arena, "#%s\x7f", form),
        arena_format(s->arena, "~%s", vault_blind_index(s->bank->vault, s->arena, "search", form))};
    bool *met = ARENA_LIST(s->arena, bool, f->searched_count + 1);
    TRY(store_query_text(s->tx, meet_text(f),
                         VALUES(sql_text(identifier.plain), sql_text(identifier.past), sql_text(identifier.blind)),
                         &rows));
    if (rows_next(rows, &error)) {
        for (size_t i = 0; i < f->searched_count; i++)
            met[i] = rows_int(rows, (int)i) == 1;
        rows_close(rows);
    }
    TRY(error);
    for (size_t i = 0; i < f->searched_count; i++)
        if (met[i])
            TRY(find_exact(f, i, &identifier));
    return NULL;
}

/* --- names
 * -----------------------------------------------------------------------------------------------------------------------
 */

struct term {
    const char *text;
    int64_t records; /* RARE at most */
};

/* A way to look a query up among the records of one entity: NEED of COUNT terms, rarest first. */
struct way {
    const struct entity *entity;
    struct term terms[TERMS_MOST];
    size_t count, need;
};

static int by_rarity(const void *a, const void *b)
{
    const struct term *x = a, *y = b;
    return (x->records > y->records) - (x->records < y->records);
}

/* One statement asks for all entities: most hold none of most terms. */
static const char *weigh_text(const struct finding *f)
{
    struct buffer sql = {.arena = f->s->arena};
    buffer_text(&sql, "SELECT ");
    for (size_t i = 0; i < f->searched_count; i++)
        buffer_format(&sql,
                      "%s(SELECT COUNT(*) FROM (SELECT 1 AS one FROM search_term WHERE term = $1 AND entity = '%s' "
                      "LIMIT %d) w%zu)",
                      i ? ", " : "", f->searched[i]->name, FEW, i);
    return buffer_end(&sql);
}

static const struct error *weight_of(struct finding *f, const char *term, const int64_t **records)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    for (size_t i = 0; i < f->weight_count; i++)
        if (!strcmp(f->weights[i].term, term)) {
            *records = f->weights[i].records;
            return NULL;
        }
    int64_t *found = ARENA_LIST(s->arena, int64_t, f->searched_count + 1);
    TRY(store_query_text(s->tx, f->weigh, VALUES(sql_text(term)), &rows));
    if (rows_next(rows, &error)) {
        for (size_t i = 0; i < f->searched_count; i++)
            found[i] = rows_int(rows, (int)i);
        rows_close(rows);
    }
    TRY(error);
    struct weight weight = {term, found};
    ARENA_PUSH(s->arena, f->weights, f->weight_count, f->weight_room, weight);
    *records = found;
    return NULL;
}

/* Rarest first; *MISSING terms are held by no record at all. How common a term is beyond FEW is asked only where it
 * matters: when a slip is forgiven, or when no term is held by fewer. */
static const struct error *weigh_terms(struct finding *f, size_t entity, const struct search_lookup *lookup,
                                       struct way *way, size_t *missing)
{
    struct session *s = f->s;
    struct term *terms = way->terms;
    size_t count = way->count, need = way->need;
    *missing = 0;
    for (size_t i = 0; i < count; i++) {
        const int64_t *records;
        TRY(weight_of(f, lookup->terms[i], &records));
        terms[i] = (struct term){lookup->terms[i], records[entity]};
        *missing += !records[entity];
    }
    qsort(terms, count, sizeof(*terms), by_rarity);
    if (*missing > count - need || (need == count && terms[0].records < FEW))
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (terms[i].records >= FEW)
            TRY(store_int(s->tx, &query_search_weigh,
                          VALUES(sql_text(terms[i].text), sql_text(f->searched[entity]->name), sql_int(RARE)),
                          &terms[i].records));
    qsort(terms, count, sizeof(*terms), by_rarity);
    return NULL;
}

/* The keys of records that hold NEED of the COUNT terms hold one of the COUNT - NEED + 1 rarest: those drive. */
static void put_drivers(struct buffer *sql, const struct way *way)
{
    size_t drivers = way->count - way->need + 1;
    for (size_t i = 0; i < drivers; i++)
        buffer_format(sql,
                      "%sSELECT home, id FROM (SELECT x.home, x.id FROM search_term x WHERE x.term = $%zu AND x.entity "
                      "= '%s' LIMIT %d) d%zu",
                      i ? " UNION " : "", i + 1, way->entity->name,
                      way->terms[i].records < RARE || drivers > 1 ? RARE : SCANNED, i);
}

/* Counts, of the COUNT rarest terms, those the record p holds. */
static void put_held(struct buffer *sql, const struct way *way, size_t count, size_t need)
{
    buffer_text(sql, " AND (SELECT COUNT(*) FROM search_term x WHERE x.term IN (");
    for (size_t i = 0; i < count; i++)
        buffer_format(sql, "%s$%zu", i ? ", " : "", i + 1);
    buffer_format(sql, ") AND x.entity = '%s' AND x.id = p.id AND x.home = p.home) >= %zu", way->entity->name, need);
}

/* The terms from FIRST on are probed by the keys p. With a slip forgiven the rarest few are probed before all: hardly
 * any record holds them. */
static void put_probes(struct buffer *sql, const struct way *way, size_t first)
{
    size_t slips = way->count - way->need;
    for (size_t i = first; !slips && i < way->count; i++)
        buffer_format(
            sql,
            " AND EXISTS (SELECT 1 FROM search_term x WHERE x.term = $%zu AND x.entity = '%s' AND x.id = p.id AND "
            "x.home = p.home)",
            i + 1, way->entity->name);
    if (slips && slips + 2 < way->count)
        put_held(sql, way, slips + 2, 2);
    if (slips)
        put_held(sql, way, way->count, way->need);
}

/* KEYS: the text that gives the keys p. They drive and are probed before their records are read, and only as far as
 * records are wanted: hence the CROSS JOIN. */
static const struct error *find_among(struct finding *f, const struct way *way, const char *keys, size_t first)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    struct sql_value values[TERMS_MOST];
    struct buffer sql = {.arena = s->arena};
    for (size_t i = 0; i < way->count; i++)
        values[i] = sql_text(way->terms[i].text);
    buffer_format(&sql, "SELECT %s FROM (%s) p CROSS JOIN @%s t WHERE t.home = p.home AND t.id = p.id",
                  read_columns(s->arena, way->entity), keys, way->entity->name);
    put_probes(&sql, way, first);
    buffer_format(&sql, " LIMIT %d", CANDIDATES);
    TRY(store_query_text(s->tx, buffer_end(&sql), values, way->count, &rows));
    while (rows_next(rows, &error))
        take(f, way->entity, rows, 0, NULL);
    return error;
}

static const struct error *find_held(struct finding *f, const struct way *way)
{
    struct buffer keys = {.arena = f->s->arena};
    put_drivers(&keys, way);
    return find_among(f, way, buffer_end(&keys), way->need == way->count ? 1 : 0);
}

/* The caller sees few of the records, and all terms are common: those few are looked through first, and what the terms
 * lead to only if they are not all. */
static const struct error *find_common(struct finding *f, size_t at, const struct way *way, size_t wanted)
{
    size_t before = f->count;
    TRY(count_own(f, at));
    TRY(find_among(f, way, own_keys(f, way->entity), 0));
    return f->own[at] < OWN || f->count - before >= wanted ? NULL : find_held(f, way);
}

static const struct error *find_terms(struct finding *f, size_t at, const struct search_lookup *lookup, size_t wanted)
{
    struct way way = {.entity = f->searched[at], .count = lookup->count > TERMS_MOST ? TERMS_MOST : lookup->count};
    size_t missing;
    way.need = lookup->need > way.count ? way.count : lookup->need;
    if (!way.count)
        return NULL;
    TRY(weigh_terms(f, at, lookup, &way, &missing));
    if (missing > way.count - way.need)
        return NULL;
    return sees_few(f, way.entity) && way.terms[0].records >= RARE ? find_common(f, at, &way, wanted)
                                                                   : find_held(f, &way);
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
    f->searched = ARENA_LIST(s->arena, const struct entity *, entity_count + 1);
    f->query = arena_copy(s->arena, &query, sizeof(query));
    if (!only || only == &customer_entity)
        f->searched[f->searched_count++] = &customer_entity;
    for (size_t i = 0; i < entity_count; i++)
        if (entities[i] != &customer_entity && search_covers(entities[i]) && (!only || only == entities[i]))
            f->searched[f->searched_count++] = entities[i];
    if (!f->searched_count) /* nothing of this entity is searched */
        return NULL;
    f->weigh = weigh_text(f);
    f->own = ARENA_LIST(s->arena, int64_t, f->searched_count + 1);
    for (size_t i = 0; i < f->searched_count; i++)
        f->own[i] = NONE;
    TRY(find_identifier(f, text));
    for (size_t i = 0; i < query.count && f->count < (i < query.exact ? wanted : 1); i++)
        for (size_t k = 0; k < f->searched_count; k++)
            TRY(find_terms(f, k, &query.lookups[i], wanted));
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
