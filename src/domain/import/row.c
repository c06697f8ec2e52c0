#include "record/own.h"
#include "record/row.h"
#include "base/text.h"
#include "domain/import/import.h"
#include "queries.h"
#include "record/change.h"
#include "record/match_index.h"
#include "record/search_batch.h"

#include <string.h>

const char *const import_action_names[IMPORT_ACTIONS] = {"created", "updated",   "unchanged",
                                                         "refused", "duplicate", "skipped"};

/* What is known of a row while it is turned into records. */
struct making {
    struct importer *im;
    struct session *s;
    struct import_row row;
    struct import_result *result;
};

struct given {
    const struct mapping_record *record;
    void *row;    /* only what the file gives */
    bool *has;    /* of each mapped field */
    bool merging; /* into a record that only looks the same: what identifies it stays */
};

static void problem(struct making *m, const struct entity *entity, int column, const struct error *error)
{
    ARENA_PUSH(m->s->arena, m->result->problems, m->result->problem_count, m->result->problem_room,
               (struct import_problem){column, error, entity});
}

/* Errors of the rules name the field; the mapping knows its column. */
static void problems_of(struct making *m, const struct mapping_record *record, const struct error *error)
{
    for (; error; error = error->next) {
        int column = 0;
        for (size_t i = 0; i < record->field_count; i++)
            if (text_equal(error->field, record->fields[i].field->name))
                column = convert_column(&record->fields[i].value, &m->row);
        problem(m, record->entity, column, error);
    }
}

/* Faults of the row are problems; those of the machine end the import. */
static bool of_the_row(const struct error *error)
{
    int status = error_status(error);
    return status >= 400 && status < 500;
}

/* --- what the file gives
 * ---------------------------------------------------------------------------------------------- */

static const struct import_draft *draft_named(const struct import_result *result, const char *name)
{
    for (size_t i = result->draft_count; i-- > 0;)
        if (!strcmp(result->drafts[i].record->name, name))
            return &result->drafts[i];
    return NULL;
}

static const struct error *take_from(struct session *s, const struct mapping_field *f, int64_t home, int64_t id,
                                     int64_t *value)
{
    void *row = arena_take(s->arena, f->in->size);
    bool found;
    if (f->take == f->in->home_field) {
        *value = home;
        return NULL;
    }
    TRY(row_stored(s, f->in, home, id, row, &found));
    *value = found ? *field_int(f->take, row) : NONE;
    return NULL;
}

static const struct error *look_up(struct making *m, const struct mapping_field *f, const char *text, int64_t *value)
{
    struct session *s = m->s;
    int64_t home, id;
    TRY(record_find_unique(s, f->in, f->by->name, text, &home, &id));
    *value = id;
    if (id != NONE && f->take)
        TRY(take_from(s, f, home, id, value));
    if (*value != NONE)
        return NULL;
    bool zh = s->language == LANGUAGE_ZH;
    return error_make(s->arena, ERROR_IMPORT_LOOK_UP, .field = f->field->name, .value = text,
                      .arguments = {zh ? f->by->label.zh : f->by->label.en, zh ? f->in->label.zh : f->in->label.en});
}

static const struct error *give_field(struct making *m, struct given *g, size_t i)
{
    const struct mapping_field *f = &g->record->fields[i];
    const char *text = "";
    if (f->record) {
        const struct import_draft *draft = draft_named(m->result, f->record);
        if (draft)
            *field_int(f->field, g->row) = row_record(draft->row)->id;
        g->has[i] = draft;
        return NULL;
    }
    const struct error *error = convert_text(m->s->arena, &f->value, &m->row, &text);
    if (!error && !*text)
        return NULL;
    if (!error)
        error = f->by ? look_up(m, f, text, field_int(f->field, g->row)) : convert_value(m->s, f, text, g->row);
    g->has[i] = !error && !field_absent(f->field, g->row);
    if (!error || !f->lenient || !of_the_row(error))
        return error;
    fields_clear(f->field, 1, g->row);
    return NULL;
}

static const struct error *give(struct making *m, const struct mapping_record *record, struct given *g)
{
    struct session *s = m->s;
    *g = (struct given){.record = record,
                        .row = arena_take(s->arena, own_row_size(s, record->entity)),
                        .has = ARENA_LIST(s->arena, bool, record->field_count + 1)};
    record_clear(record->entity, g->row);
    g->row = own_extended(s, record->entity, g->row);
    for (size_t i = 0; i < record->field_count; i++) {
        const struct error *error = give_field(m, g, i);
        if (error && !of_the_row(error))
            return error;
        struct error named;
        if (error && !*error->field) {
            named = *error;
            named.field = record->fields[i].field->name;
            error = error_copy(s->arena, &named);
        }
        if (error)
            problem(m, record->entity, convert_column(&record->fields[i].value, &m->row), error);
    }
    return NULL;
}

/* --- which record it is
 * -------------------------------------------------------------------------------------------------- */

static struct sql_value key_value(const struct field *field, const void *row)
{
    if (field_is_text(field))
        return sql_text(*field_text(field, row));
    if (field->type == FIELD_RATIO)
        return sql_real(*field_ratio(field, row));
    if (field->type == FIELD_ENUM)
        return sql_text(field->choices[*field_int(field, row)].name);
    return sql_int(*field_int(field, row));
}

static const struct error *find_by_fields(struct session *s, const struct entity *entity, const struct mapping_key *key,
                                          const void *row, int64_t *home, int64_t *id)
{
    struct sql_value values[MAPPING_KEY_FIELDS + 1];
    struct buffer sql = {.arena = s->arena};
    struct rows *rows;
    const struct error *error;
    size_t count = 0;
    buffer_format(&sql, "SELECT home, id FROM \"%s\" WHERE ", entity->name);
    for (size_t i = 0; i < key->count; i++) {
        const struct field *field = key->fields[i];
        values[count] = key_value(field, row);
        buffer_format(&sql, "%s%s\"%s\" = $%zu", i ? " AND " : "",
                      field == entity->home_field ? arena_format(s->arena, "home = $%zu AND ", count + 1) : "",
                      field->name, count + 1);
        count++;
    }
    buffer_text(&sql, " ORDER BY id LIMIT 1");
    TRY(store_query_text(s->tx, buffer_end(&sql), values, count, &rows));
    if (rows_next(rows, &error)) {
        *home = rows_int(rows, 0);
        *id = rows_int(rows, 1);
        rows_close(rows);
    }
    return error;
}

static const struct error *find(struct making *m, const struct given *g, int64_t *home, int64_t *id)
{
    const struct entity *entity = g->record->entity;
    *home = *id = NONE;
    for (size_t k = 0; k < g->record->key_count && *id == NONE; k++) {
        const struct mapping_key *key = &g->record->keys[k];
        bool whole = key->count > 0;
        for (size_t i = 0; i < key->count; i++)
            whole &= !field_absent(key->fields[i], g->row);
        if (!whole)
            continue;
        if (key->count > 1)
            TRY(find_by_fields(m->s, entity, key, g->row, home, id));
        else
            TRY(record_find_unique(m->s, entity, key->fields[0]->name,
                                   field_wire_text(m->s->arena, key->fields[0], g->row), home, id));
    }
    return NULL;
}

/* --- writing
 * --------------------------------------------------------------------------------------------------------------- */

static const char *entity_label(const struct session *s, const struct entity *entity)
{
    return s->language == LANGUAGE_ZH ? entity->label.zh : entity->label.en;
}

static void copy_field(const struct field *field, const void *from, void *to)
{
    if (field_is_text(field))
        *field_text(field, to) = *field_text(field, from);
    else if (field->type == FIELD_RATIO)
        *field_ratio(field, to) = *field_ratio(field, from);
    else
        *field_int(field, to) = *field_int(field, from);
}

static bool same(struct making *m, const struct field *field, const void *a, const void *b)
{
    return text_equal(field_wire_text(m->s->arena, field, a), field_wire_text(m->s->arena, field, b));
}

static const struct error *checker(struct making *m, const struct entity *entity, const char *action,
                                   const void *before, const void *after)
{
    const char *rule = NULL;
    if (m->s->unlimited || !change_needs_checker(m->s, entity, action, before, after, &rule))
        return NULL;
    return error_make(m->s->arena, ERROR_IMPORT_CHECKER, .arguments = {rule});
}

static const struct error *update_row(struct making *m, const struct given *g, void *before, struct import_draft *draft)
{
    const struct entity *entity = g->record->entity;
    struct session *s = m->s;
    bool changed = false;
    before = own_extended(s, entity, before);
    draft->row = own_extended(s, entity, before);
    if (draft->row == before)
        draft->row = arena_copy(s->arena, before, entity->size);
    draft->action = IMPORT_UNCHANGED;
    for (size_t i = 0; i < g->record->field_count && !g->record->no_update; i++) {
        const struct mapping_field *f = &g->record->fields[i];
        bool replaces = true;
        bool stays = f->keep || (g->merging && text_equal(f->field->group, "identity"));
        if (!g->has[i] || same(m, f->field, before, g->row) || (stays && !field_absent(f->field, before)))
            continue;
        if (!m->im->options.update)
            return error_make(s->arena, ERROR_IMPORT_EXISTS, .field = f->field->name,
                              .arguments = {entity_label(s, entity)});
        if (entity == &customer_entity)
            TRY(import_survives(m->im, m->row.line, before, f, g->row, &replaces));
        if (replaces)
            copy_field(f->field, g->row, draft->row);
        changed |= replaces;
    }
    if (!changed)
        return NULL;
    own_pack(s, entity, draft->row);
    int64_t version = row_record(before)->version;
    TRY(checker(m, entity, "update", before, draft->row));
    TRY(record_update(s, entity, draft->row, NULL));
    draft->action = IMPORT_UPDATED;
    return import_note(m->im, m->row.line, entity, row_record(draft->row), false, version);
}

static const struct error *update(struct making *m, const struct given *g, int64_t home, int64_t id,
                                  struct import_draft *draft)
{
    const struct entity *entity = g->record->entity;
    void *before = arena_take(m->s->arena, entity->size);
    bool found;
    if (!m->s->unlimited) {
        const struct error *error =
            scope_row(m->s, entity, g->record->no_update ? ACCESS_READ : ACCESS_UPDATE, home, id);
        if (error)
            return of_the_row(error)
                       ? error_make(m->s->arena, ERROR_IMPORT_OUTSIDE, .arguments = {entity_label(m->s, entity)})
                       : error;
    }
    TRY(row_stored(m->s, entity, home, id, before, &found));
    return found ? update_row(m, g, before, draft) : error_make(m->s->arena, ERROR_RECORD_MISSING);
}

/* A new customer belongs to whoever brings it, unless the file says otherwise. */
static void customer_defaults(struct making *m, struct customer *customer)
{
    struct session *s = m->s;
    const struct field *source = entity_field(&customer_entity, "source");
    if (customer->branch == NONE)
        customer->branch = m->im->options.branch != NONE ? m->im->options.branch : s->branch ? s->branch : NONE;
    if (customer->owner == NONE && s->person && !(scope_reach(s, &customer_entity, ACCESS_CREATE) & REACH_ALL))
        customer->owner = s->person;
    customer->source = CUSTOMER_SOURCE_IMPORT;
    for (size_t i = 0; m->im->mapping->source && i < source->choice_count; i++)
        if (!strcmp(source->choices[i].name, m->im->mapping->source))
            customer->source = (int64_t)i;
}

static const struct error *put_pair(struct making *m, const struct customer *customer, const struct import_match *match)
{
    struct session engine;
    struct buffer out = {.arena = m->s->arena};
    struct json_writer w = {&out, false};
    struct duplicate_pair pair;
    session_engine(m->s, &engine);
    record_initial(&engine, &duplicate_pair_entity, &pair);
    /* Who reads the pair may not see the other customer: its name stands behind the link, not here. */
    struct import_match unnamed = *match;
    unnamed.visible = false;
    import_match_write(&w, m->im, match_is_person(customer), &unnamed);
    pair.customer = customer->record.id;
    pair.other = match->customer;
    pair.weight = match->score.weight;
    pair.probability = match->score.probability;
    pair.explanation = buffer_end(&out);
    pair.status = DUPLICATE_PAIR_STATUS_OPEN;
    TRY(record_put(&engine, &duplicate_pair_entity, &pair));
    return import_note(m->im, m->row.line, &duplicate_pair_entity, &pair.record, true, NONE);
}

static const struct error *held(struct making *m, const struct customer *customer, const struct import_match *match)
{
    struct arena *arena = m->s->arena;
    const char *hidden = m->s->language == LANGUAGE_ZH ? "（不在您的权限范围内）" : "(outside your reach)";
    m->result->action = IMPORT_DUPLICATE;
    return error_make(arena, ERROR_IMPORT_DUPLICATE,
                      .arguments = {match->visible ? match->name : hidden,
                                    arena_format(arena, "%.2f", match->score.probability),
                                    import_match_words(m->im, match_is_person(customer), match)});
}

static const struct error *create_row(struct making *m, const struct given *g, struct import_draft *draft)
{
    const struct entity *entity = g->record->entity;
    TRY(checker(m, entity, "create", NULL, draft->row));
    TRY(record_create(m->s, entity, draft->row, NULL));
    draft->action = IMPORT_CREATED;
    return import_note(m->im, m->row.line, entity, row_record(draft->row), true, NONE);
}

static const struct error *create_customer(struct making *m, struct given *g, struct import_draft *draft)
{
    struct customer *customer = draft->row;
    struct import_result *result = m->result;
    customer_defaults(m, customer);
    TRY(record_validate(m->s, &customer_entity, customer));
    if (!g->record->no_duplicates)
        TRY(import_matches(m->im, customer, result));
    const struct import_match *best =
        result->match_count && result->matches[0].score.probability >= 0.9 ? &result->matches[0] : NULL;
    if (best && m->im->options.duplicates == IMPORT_HOLD)
        return held(m, customer, best);
    if (best && m->im->options.duplicates == IMPORT_MERGE) {
        g->merging = true;
        return update(m, g, best->customer, best->customer, draft);
    }
    m->s->match_prepared = g->record->no_duplicates ? NULL : &m->im->prepared;
    const struct error *error = create_row(m, g, draft);
    m->s->match_prepared = NULL;
    if (error)
        return error;
    for (size_t i = 0; i < result->match_count && result->matches[i].score.probability >= 0.9; i++)
        TRY(put_pair(m, customer, &result->matches[i]));
    return NULL;
}

static const struct error *create(struct making *m, struct given *g, struct import_draft *draft)
{
    const struct entity *entity = g->record->entity;
    if (g->record->no_create)
        return error_make(m->s->arena, ERROR_IMPORT_NONE_TO_UPDATE, .arguments = {entity_label(m->s, entity)});
    draft->row = arena_take(m->s->arena, entity->size);
    record_initial(m->s, entity, draft->row);
    draft->row = own_extended(m->s, entity, draft->row);
    for (size_t i = 0; i < g->record->field_count; i++)
        if (g->has[i])
            copy_field(g->record->fields[i].field, g->row, draft->row);
    own_pack(m->s, entity, draft->row);
    return entity == &customer_entity ? create_customer(m, g, draft) : create_row(m, g, draft);
}

static const struct error *one_record(struct making *m, const struct mapping_record *record)
{
    struct given g;
    int64_t home, id;
    size_t problems = m->result->problem_count;
    struct import_draft draft = {.record = record, .action = IMPORT_REFUSED};
    TRY(give(m, record, &g));
    draft.row = g.row;
    if (m->result->problem_count == problems) {
        TRY(find(m, &g, &home, &id));
        const struct error *error = id == NONE ? create(m, &g, &draft) : update(m, &g, home, id, &draft);
        if (error && !of_the_row(error))
            return error;
        problems_of(m, record, error);
    }
    ARENA_PUSH(m->s->arena, m->result->drafts, m->result->draft_count, m->result->draft_room, draft);
    return NULL;
}

static const struct error *each_record(struct making *m, const struct mapping_record *record)
{
    for (size_t i = 0; i < (record->each ? record->each_count : 1); i++) {
        m->row.each = record->each ? &record->each[i] : NULL;
        if (m->row.each && (m->row.each->column < 0 || (size_t)m->row.each->column >= m->row.count ||
                            !*m->row.cells[m->row.each->column]))
            continue;
        if (convert_all_hold(m->s->arena, &record->when, &m->row))
            TRY(one_record(m, record));
    }
    m->row.each = NULL;
    return NULL;
}

static void settle(struct import_result *result, struct import_counts *counts)
{
    enum import_action whole = IMPORT_UNCHANGED;
    if (result->problem_count) {
        result->action = result->action == IMPORT_DUPLICATE ? IMPORT_DUPLICATE : IMPORT_REFUSED;
        counts->of[result->action]++;
        return;
    }
    for (size_t i = 0; i < result->draft_count; i++) {
        counts->of[result->drafts[i].action]++;
        if (result->drafts[i].action < whole)
            whole = result->drafts[i].action;
    }
    result->action = result->draft_count ? whole : IMPORT_SKIPPED;
    counts->of[IMPORT_SKIPPED] += !result->draft_count;
}

/* A row that fails before anything of it was written needs no undoing; and a savepoint for every row costs more than
 * the row when a transaction is large. */
static bool half_written(const struct making *m, int64_t noted_before)
{
    if (m->im->noted != noted_before)
        return true;
    for (size_t i = 0; i < m->result->problem_count; i++)
        if (m->result->problems[i].error->id == ERROR_FIELD_DUPLICATE)
            return true;
    return false;
}

static const struct error *all_records(struct making *m)
{
    for (size_t i = 0; i < m->im->mapping->record_count && !m->result->problem_count; i++)
        TRY(each_record(m, &m->im->mapping->records[i]));
    return NULL;
}

static const struct error *carefully(struct making *m)
{
    struct tx_mark mark;
    size_t terms = m->s->search_batch ? m->s->search_batch->count : 0;
    TRY(store_mark(m->s->tx, &mark));
    TRY(all_records(m));
    if (m->result->problem_count)
        TRY(store_go_back(m->s->tx, &mark));
    if (m->result->problem_count && m->s->search_batch)
        m->s->search_batch->count = terms;
    return store_go_on(m->s->tx);
}

static bool passed_over(const struct making *m)
{
    for (size_t i = 0; i < m->im->mapping->skip.count; i++)
        if (convert_holds(m->s->arena, &m->im->mapping->skip.items[i], &m->row))
            return true;
    return false;
}

const struct error *import_row(struct importer *im, const struct table_row *row, struct import_result *result,
                               struct import_counts *counts)
{
    struct making m = {im, im->session, {row->cells, row->count, row->number, im->file_name, im->header, NULL}, result};
    int64_t noted = im->noted;
    *result = (struct import_result){.line = row->number, .action = IMPORT_SKIPPED};
    if (passed_over(&m)) {
        counts->of[IMPORT_SKIPPED]++;
        return NULL;
    }
    TRY(im->careful ? carefully(&m) : all_records(&m));
    if (!im->careful && result->problem_count && half_written(&m, noted))
        return error_make(im->session->arena, ERROR_IMPORT_AGAIN);
    settle(result, counts);
    return NULL;
}

const struct error *import_note(struct importer *im, size_t line, const struct entity *entity,
                                const struct record *record, bool created, int64_t version_before)
{
    im->noted++;
    return store_execute(im->session->tx, &query_import_item_insert,
                         VALUES(sql_int(im->batch), sql_int((int64_t)line), sql_text(entity->name),
                                sql_int(record->home), sql_int(record->id), sql_text(created ? "created" : "updated"),
                                sql_int(version_before), sql_int(record->version)),
                         NULL);
}
