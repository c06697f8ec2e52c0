#include "base/text.h"
#include "domain/import/import.h"
#include "queries.h"
#include "record/match_index.h"
#include "record/row.h"

#include <stdlib.h>
#include <string.h>

/* A key under which more stand tells nothing; the customers that share most keys are compared. */
enum { KEY_MOST = 60, COMPARED_MOST = 5, SHOWN_MOST = 5, SAMPLED = 1500 };

static const struct error *load(struct session *s, int64_t id, struct customer *c, bool *found);

/* How common values are is learned from some customers of the bank, and from the file as it is read. */
static const struct error *sample(struct importer *im, const struct match_schema *schema, bool person)
{
    struct session *s = im->session;
    int64_t ids[SAMPLED];
    size_t count = 0;
    struct rows *rows;
    const struct error *error;
    bool found;
    TRY(store_query(s->tx, person ? &query_import_sample_persons : &query_import_sample_companies,
                    VALUES(sql_int(SAMPLED)), &rows));
    while (rows_next(rows, &error))
        ids[count++] = rows_int(rows, 0);
    for (size_t i = 0; !error && i < count; i++) {
        struct customer other;
        TRY(load(s, ids[i], &other, &found));
        other.kind = person ? CUSTOMER_KIND_INDIVIDUAL : CUSTOMER_KIND_MEDIUM;
        if (found)
            match_frequencies_add(im->frequencies[person], schema, match_customer(s->arena, schema, &other));
    }
    return error;
}

static const struct error *model(struct importer *im, bool person, const struct match_model **out)
{
    int64_t existing = 0;
    if (!im->models[person]) {
        TRY(store_estimate(im->session->tx, "customer", &existing));
        struct match_model made = match_customer_model(person, existing < 1000 ? 1000 : (size_t)existing);
        im->frequencies[person] = match_frequencies_new(im->arena);
        TRY(sample(im, &made.schema, person));
        made.frequencies = im->frequencies[person];
        im->models[person] = arena_copy(im->arena, &made, sizeof(made));
    }
    *out = im->models[person];
    return NULL;
}

static const struct error *candidates(struct session *s, const char *const *keys, size_t key_count,
                                      int64_t ids[COMPARED_MOST], size_t *count)
{
    struct sql_value values[MATCH_KEYS];
    struct buffer sql = {.arena = s->arena};
    struct rows *rows;
    const struct error *error;
    *count = 0;
    if (!key_count)
        return NULL;
    buffer_text(&sql, "SELECT id, COUNT(*) FROM (");
    for (size_t i = 0; i < key_count; i++) {
        values[i] = sql_text(keys[i]);
        buffer_format(
            &sql, "%sSELECT id FROM (SELECT id FROM match_key WHERE key = $%zu AND entity = 'customer' LIMIT %d) k%zu",
            i ? " UNION ALL " : "", i + 1, KEY_MOST, i + 1);
    }
    buffer_format(&sql, ") shared GROUP BY id ORDER BY COUNT(*) DESC, id LIMIT %d", COMPARED_MOST);
    TRY(store_query_text(s->tx, buffer_end(&sql), values, key_count, &rows));
    while (rows_next(rows, &error))
        ids[(*count)++] = rows_int(rows, 0);
    return error;
}

static const struct error *unseal(struct session *s, const char *place, int64_t id, const char *sealed, const char **plain)
{
    *plain = NULL;
    return sealed ? vault_unseal(s->bank->vault, s->arena, place, id, arena_text(s->arena, sealed), plain) : NULL;
}

/* Only what the models look at. */
static const struct error *load(struct session *s, int64_t id, struct customer *c, bool *found)
{
    struct rows *rows;
    const struct error *error, *broken = NULL;
    record_clear(&customer_entity, c);
    TRY(store_query(s->tx, &query_import_candidate, VALUES(sql_int(id)), &rows));
    *found = rows_next(rows, &error);
    if (error || !*found)
        return error;
    c->record = (struct record){.home = id, .id = id};
    c->name = arena_text(s->arena, rows_text(rows, 0));
    c->short_name = arena_text(s->arena, rows_text(rows, 1));
    c->uscc = arena_text(s->arena, rows_text(rows, 2));
    c->address = arena_text(s->arena, rows_text(rows, 3));
    c->legal_representative = arena_text(s->arena, rows_text(rows, 4));
    c->birth_date = rows_int(rows, 5);
    c->kind = text_equal(rows_text(rows, 6), "individual") ? CUSTOMER_KIND_INDIVIDUAL : CUSTOMER_KIND_MEDIUM;
    if (!(broken = unseal(s, "customer.phone", id, rows_text(rows, 7), &c->phone)))
        broken = unseal(s, "customer.resident_id", id, rows_text(rows, 8), &c->resident_id);
    rows_close(rows);
    return broken;
}

static int by_weight(const void *a, const void *b)
{
    const struct import_match *x = a, *y = b;
    return (x->score.weight < y->score.weight) - (x->score.weight > y->score.weight);
}

const struct error *import_matches(struct importer *im, const struct customer *customer, struct import_result *result)
{
    struct session *s = im->session;
    const struct match_model *m;
    struct match_prepared *prepared = &im->prepared;
    int64_t ids[COMPARED_MOST];
    size_t count;
    bool person = match_is_person(customer), found;
    TRY(model(im, person, &m));
    struct match_record row = match_customer(s->arena, &m->schema, customer);
    match_frequencies_add(im->frequencies[person], &m->schema, row);
    prepared->customer = customer;
    prepared->count = match_customer_keys(s->arena, &m->schema, row, person, prepared->keys);
    TRY(candidates(s, prepared->keys, prepared->count, ids, &count));
    for (size_t i = 0; i < count; i++) {
        struct customer *other = ARENA_NEW(s->arena, struct customer);
        TRY(load(s, ids[i], other, &found));
        if (!found)
            continue;
        other->kind = customer->kind;
        struct match_score score = match_score(m, row, match_customer(s->arena, &m->schema, other));
        if (score.probability > 0.5)
            ARENA_PUSH(s->arena, result->matches, result->match_count, result->match_room,
                       (struct import_match){.customer = ids[i], .name = other->name, .score = score});
    }
    if (!result->match_count)
        return NULL;
    qsort(result->matches, result->match_count, sizeof(*result->matches), by_weight);
    if (result->match_count > SHOWN_MOST)
        result->match_count = SHOWN_MOST;
    for (size_t i = 0; i < result->match_count; i++)
        result->matches[i].visible =
            s->unlimited ||
            !scope_row(s, &customer_entity, ACCESS_READ, result->matches[i].customer, result->matches[i].customer);
    return NULL;
}

void import_match_write(struct json_writer *w, struct importer *im, bool person, const struct import_match *match)
{
    const struct match_schema *schema = &im->models[person]->schema;
    struct arena *arena = im->session->arena;
    json_open(w, '{');
    json_put_text(w, "customer", match->visible ? id_text(arena, match->customer, match->customer) : NULL);
    json_put_text(w, "name", match->visible ? match->name : NULL);
    json_put_double(w, "weight", match->score.weight);
    json_put_double(w, "probability", match->score.probability);
    json_put_double(w, "prior", match->score.prior);
    json_key(w, "fields");
    json_open(w, '[');
    for (size_t i = 0; i < schema->count; i++) {
        const struct match_contribution *c = &match->score.fields[i];
        if (!c->level)
            continue;
        json_open(w, '{');
        json_put_text(w, "field", schema->fields[i].name);
        json_key(w, "level");
        json_open(w, '{');
        json_put_text(w, "zh", c->label.zh);
        json_put_text(w, "en", c->label.en);
        json_close(w, '}');
        json_put_double(w, "weight", c->weight);
        json_put_double(w, "rarity", c->rarity);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

const char *import_match_words(struct importer *im, bool person, const struct import_match *match)
{
    const struct match_schema *schema = &im->models[person]->schema;
    struct buffer out = {.arena = im->session->arena};
    bool zh = im->session->language == LANGUAGE_ZH;
    for (size_t i = 0; i < schema->count; i++) {
        const struct match_contribution *c = &match->score.fields[i];
        const struct field *field = entity_field(&customer_entity, schema->fields[i].name);
        if (c->level && field)
            buffer_format(&out, "%s%s %s %+.1f", out.size ? (zh ? "，" : ", ") : "",
                          zh ? field->label.zh : field->label.en, zh ? c->label.zh : c->label.en,
                          c->weight + c->rarity);
    }
    return buffer_end(&out);
}
