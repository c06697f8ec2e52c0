/* Which terms a row is found under, and keeping them up to date. */
#include "base/text.h"
#include "matching/search_terms.h"
#include "queries.h"
#include "record/row.h"
#include "record/search.h"
#include "record/search_batch.h"

#include <string.h>

/* --- indexing
 * ------------------------------------------------------------------------------------------------------------------ */

/* The legal form says nothing about who it is and would be a term of every company. */
const char *search_without_form(struct arena *arena, const char *name)
{
    static const char *const forms[] = {"股份有限公司", "有限责任公司", "有限公司", "有限合伙", "分公司"};
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if (text_ends(name, forms[i]) && strlen(name) > strlen(forms[i]))
            return arena_text_part(arena, name, strlen(name) - strlen(forms[i]));
    return name;
}

static const struct error *field_terms(struct session *s, const struct field *field, const void *row, search_sink *sink,
                                       void *context)
{
    const char *text = field_wire_text(s->arena, field, row);
    if (!text)
        return NULL;
    if (field->search == SEARCH_EXACT) {
        const char *form = record_index_form(s->arena, text);
        const char *term = field->sensitive ? arena_format(s->arena, "~%s",
                                                           vault_blind_index(s->bank->vault, s->arena, "search", form))
                                            : arena_format(s->arena, "#%s", form);
        return sink(context, field, term);
    }
    struct search_terms terms = search_terms(s->arena, search_without_form(s->arena, text));
    for (size_t i = 0; i < terms.count; i++)
        TRY(sink(context, field, terms.items[i]));
    return NULL;
}

const struct error *search_row_terms(struct session *s, const struct entity *entity, const void *row, search_sink *sink,
                                     void *context)
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
    bool removed;
};

static const struct error *change_term(void *context, const struct field *field, const char *term)
{
    const struct indexing *i = context;
    (void)field;
    if (i->session->search_batch) {
        search_batch_add(i->session->search_batch, term, i->entity, i->record->home, i->record->id, i->removed);
        return NULL;
    }
    return store_execute(
        i->session->tx, i->removed ? &query_search_delete : &query_search_insert,
        VALUES(sql_text(term), sql_text(i->entity->name), sql_int(i->record->home), sql_int(i->record->id)), NULL);
}

static bool searched_changed(struct session *s, const struct entity *entity, const void *before, const void *row)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].search != SEARCH_NONE &&
            !text_equal(before ? field_wire_text(s->arena, &entity->fields[i], before) : NULL,
                        field_wire_text(s->arena, &entity->fields[i], row)))
            return true;
    return false;
}

const struct error *search_index(struct session *s, const struct entity *entity, const void *before, const void *row)
{
    if (!searched_changed(s, entity, before, row))
        return NULL;
    if (before)
        TRY(search_forget(s, entity, before));
    return search_row_terms(s, entity, row, change_term,
                            &(struct indexing){s, entity, row_record(row), false});
}

/* The terms are computed again rather than looked up: an index by record would double the table. A term that an older
 * program gave and this one does not stays behind, and finds nothing, since every record found is scored by its text.
 */
const struct error *search_forget(struct session *s, const struct entity *entity, const void *row)
{
    return search_row_terms(s, entity, row, change_term,
                            &(struct indexing){s, entity, row_record(row), true});
}

bool search_covers(const struct entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].search != SEARCH_NONE)
            return true;
    return false;
}
