/* Lists: sorts, keyset pages, counts. Every list names @ENTITY, so the caller's rights and instant are inside. */
#include "base/text.h"
#include "queries.h"
#include "record/list_build.h"
#include "record/list_columns.h"
#include "record/list_cursor.h"
#include "record/many.h"
#include "record/own.h"
#include "record/row.h"

#include <stdlib.h>
#include <string.h>

enum { COUNT_CAP = 1000, MANY = 2000 };

/* --- pages ---------------------------------------------------------------------------------------------------------------------- */

struct page {
    const struct list_request *request;
    const struct error *(*each)(struct session *s, const void *row, void *context);
    void *context;
    struct list_columns columns;
    int left; /* rows still wanted, -1 for all */
    void *last;
    bool more;
    bool walked, looked_up; /* see few_or_many */
    int64_t found;          /* rows that hold, at most MANY; NONE when nobody asked */
};

static const char *limit(struct session *s, const struct page *page)
{
    int64_t offset;
    if (page->left < 0)
        return "";
    const struct error *error = cursor_offset(s, page->request, &offset);
    return arena_format(s->arena, error || !offset ? " LIMIT %d" : " LIMIT %d OFFSET %lld", page->left + 1, (long long)offset);
}

static const struct error *run_page(struct list_building *b, struct page *page)
{
    struct session *s = b->s;
    struct rows *rows;
    const struct error *error;
    buffer_text(&b->sql, limit(s, page));
    TRY(store_query_text(s->tx, buffer_end(&b->sql), b->values, b->count, &rows));
    while (rows_next(rows, &error)) {
        if (page->left == 0) {
            page->more = true;
            rows_close(rows);
            return NULL;
        }
        void *row = arena_take(s->arena, b->entity->size);
        if ((error = list_columns_take(s, b->entity, &page->columns, rows, row)) || (error = page->each(s, row, page->context))) {
            rows_close(rows);
            return error;
        }
        page->last = row;
        page->left -= page->left > 0;
    }
    return error;
}

/* Where an index holds the order and what is asked for, the rows of a page are best chosen on the index alone and fetched afterwards;
 * otherwise each row that is passed over would be fetched, too. Rows that are sorted are best sorted without what they hold. */
static bool fetched_late(struct session *s, const struct page *page)
{
    const struct list_request *r = page->request;
    bool chosen = r->filter_count || (s->viewer.condition && r->entity->scope == SCOPE_BRANCH);
    for (size_t i = 0; i < r->sort_count; i++)
        chosen &= !r->sorts[i].field->own;
    return chosen && page->left >= 0 && !r->search && s->viewer.as_of == NONE;
}

static const struct error *start(struct list_building *b, struct session *s, const struct page *page, bool late)
{
    const struct list_request *request = page->request;
    *b = (struct list_building){.s = s, .entity = request->entity, .sql = {.arena = s->arena}, .ordered = page->walked};
    buffer_format(&b->sql, "SELECT %s FROM @%s t", late ? "t.home, t.id" : page->columns.text, request->entity->name);
    return list_conditions(b, request);
}

/* LATE: what is chosen is what this caller may see; the rows themselves can come from the table. */
static const struct error *run_ordered(struct list_building *b, struct page *page, bool late, const char *order)
{
    struct session *s = b->s;
    buffer_text(&b->sql, order);
    if (!late)
        return run_page(b, page);
    const char *chosen = buffer_end(&b->sql);
    b->sql = (struct buffer){.arena = s->arena};
    buffer_format(&b->sql, "SELECT %s FROM (%s%s) p CROSS JOIN \"%s\" t WHERE t.home = p.home AND t.id = p.id%s", page->columns.text, chosen,
                  limit(s, page), b->entity->name, order);
    return run_page(b, page);
}

/* Rows whose sort value is absent, by id. */
static const struct error *absent_part(struct session *s, struct page *page, const struct cursor *cursor)
{
    struct list_building b;
    const struct list_request *request = page->request;
    bool late = fetched_late(s, page);
    TRY(start(&b, s, page, late));
    buffer_format(&b.sql, " AND %s IS NULL", list_column(s, request->sorts[0].field));
    if (cursor->given)
        buffer_format(&b.sql, " AND t.id %s %s", request->descending ? "<" : ">", list_bind(&b, sql_int(cursor->id)));
    return run_ordered(&b, page, late, request->descending ? " ORDER BY t.id DESC" : " ORDER BY t.id");
}

static const struct error *present_part(struct session *s, struct page *page, const struct cursor *cursor)
{
    struct list_building b;
    const struct list_request *request = page->request;
    bool late = fetched_late(s, page);
    const char *column = list_column(s, request->sorts[0].field);
    const char *order = arena_format(s->arena, request->descending ? " ORDER BY %s DESC NULLS LAST, t.id DESC" : " ORDER BY %s NULLS FIRST, t.id", column);
    TRY(start(&b, s, page, late));
    buffer_format(&b.sql, " AND %s IS NOT NULL", column);
    if (cursor->given && cursor->value) {
        struct sql_value value;
        TRY(list_column_value(&b, request->sorts[0].field, cursor->value, &value));
        const char *first = list_bind(&b, value);
        buffer_format(&b.sql, " AND (%s, t.id) %s (%s, %s)", column, request->descending ? "<" : ">", first, list_bind(&b, sql_int(cursor->id)));
    }
    return run_ordered(&b, page, late, order);
}

static const struct error *by_id(struct session *s, struct page *page, const struct cursor *cursor)
{
    struct list_building b;
    const struct list_request *request = page->request;
    TRY(start(&b, s, page, false));
    if (cursor->given)
        buffer_format(&b.sql, " AND (t.home, t.id) %s (%s, %s)", request->descending ? "<" : ">", list_bind(&b, sql_int(cursor->home)),
                      list_bind(&b, sql_int(cursor->id)));
    buffer_format(&b.sql, request->descending ? " ORDER BY t.home DESC, t.id DESC" : " ORDER BY t.home, t.id");
    return run_page(&b, page);
}

/* By a value of related records there is no key to go on from: pages are counted off. */
static const struct error *by_related(struct session *s, struct page *page)
{
    struct list_building b;
    const struct list_request *request = page->request;
    const char *column = list_related_column(s, request->entity, &request->sorts[0]);
    int64_t offset;
    TRY(cursor_offset(s, request, &offset));
    TRY(start(&b, s, page, false));
    buffer_format(&b.sql, " ORDER BY %s %s, t.id", column, request->descending ? "DESC NULLS LAST" : "NULLS FIRST");
    return run_page(&b, page);
}

/* By several fields: after the cursor's row is what is equal in the first few and further on in the next. Absent values stand where they
 * stand in a list by one field: first when rising, last when falling. */
static const struct error *further(struct list_building *b, const struct list_sort *sort, const char *column, const char *value, bool equal)
{
    struct sql_value bound;
    if (!value) {
        buffer_format(&b->sql, equal ? "%s IS NULL" : sort->descending ? "(%s IS NULL AND 0 = 1)" : "%s IS NOT NULL", column);
        return NULL;
    }
    TRY(list_column_value(b, sort->field, value, &bound));
    buffer_format(&b->sql, equal ? "%s = %s" : sort->descending ? "(%s < %s" : "%s > %s", column, list_bind(b, bound));
    if (!equal && sort->descending)
        buffer_format(&b->sql, " OR %s IS NULL)", column);
    return NULL;
}

/* An expression has no index: where few rows hold, the conditions' index is the one to use. */
static const char *sorted_column(struct session *s, const struct page *page, const struct field *field)
{
    return page->looked_up ? arena_format(s->arena, "COALESCE(%s, NULL)", list_column(s, field)) : list_column(s, field);
}

static const struct error *by_several(struct session *s, struct page *page, const struct cursor *cursor)
{
    struct list_building b;
    const struct list_request *request = page->request;
    const char *columns[LIST_SORTS];
    bool late = fetched_late(s, page);
    struct buffer order = {.arena = s->arena};
    TRY(start(&b, s, page, late));
    for (size_t i = 0; i < request->sort_count; i++)
        columns[i] = sorted_column(s, page, request->sorts[i].field);
    for (size_t i = 0; cursor->given && i <= request->sort_count; i++) {
        buffer_text(&b.sql, i ? " OR (" : " AND ((");
        for (size_t k = 0; k < i; k++) {
            TRY(further(&b, &request->sorts[k], columns[k], cursor->values[k], true));
            buffer_text(&b.sql, " AND ");
        }
        if (i < request->sort_count)
            TRY(further(&b, &request->sorts[i], columns[i], cursor->values[i], false));
        else
            buffer_format(&b.sql, "t.id %s %s", request->descending ? "<" : ">", list_bind(&b, sql_int(cursor->id)));
        buffer_text(&b.sql, i == request->sort_count ? "))" : ")");
    }
    for (size_t i = 0; i < request->sort_count; i++)
        buffer_format(&order, request->sorts[i].descending ? "%s%s DESC NULLS LAST" : "%s%s NULLS FIRST", i ? ", " : " ORDER BY ", columns[i]);
    buffer_text(&order, request->descending ? ", t.id DESC" : ", t.id");
    return run_ordered(&b, page, late, buffer_end(&order));
}

/* Ascending: rows without the value, then the rest; descending the other way round. Two plain index walks instead of one OR. Few rows are
 * sorted at once. */
static const struct error *walk_parts(struct session *s, struct page *page)
{
    struct cursor cursor, none = {0};
    const struct list_request *request = page->request;
    if (request->sort_count && request->sorts[0].of)
        return by_related(s, page);
    TRY(cursor_read(s, request, &cursor));
    if (!request->sort_count)
        return by_id(s, page, &cursor);
    if (request->sort_count == 1 && !cursor.absent && !cursor.value)
        cursor.given = false;
    if (request->sort_count > 1 || page->looked_up)
        return by_several(s, page, &cursor);
    bool in_absent = cursor.given && cursor.absent, in_present = cursor.given && cursor.value;
    if (!request->descending) {
        if (!in_present)
            TRY(absent_part(s, page, in_absent ? &cursor : &none));
        return page->more ? NULL : present_part(s, page, in_present ? &cursor : &none);
    }
    if (!in_absent)
        TRY(present_part(s, page, in_present ? &cursor : &none));
    return page->more ? NULL : absent_part(s, page, in_absent ? &cursor : &none);
}

/* How many rows hold, at most MOST. That there are so many is remembered for a while. */
static const struct error *count_up_to(struct list_building *b, const struct list_request *request, int most, int64_t *found)
{
    struct session *s = b->s;
    buffer_format(&b->sql, "SELECT COUNT(*) FROM (SELECT 1 AS one FROM @%s t", request->entity->name);
    TRY(list_conditions(b, request));
    buffer_format(&b->sql, " LIMIT %d) c", most);
    struct query query = {"list_many", buffer_end(&b->sql)};
    uint64_t key = many_key(&s->viewer, query.sql, b->values, b->count);
    *found = most;
    if (s->viewer.as_of == NONE && many_known(key, s->now))
        return NULL;
    TRY(store_int(s->tx, &query, b->values, b->count, found));
    if (*found >= most && s->viewer.as_of == NONE)
        many_note(key, s->now);
    return NULL;
}

/* An index serves either the conditions or the order. Conditions that hold for many rows are better checked on a walk in order, where a
 * page soon fills; those that hold for few are better looked up, and the rows sorted. The engine cannot know which, so it is asked. */
static const struct error *few_or_many(struct session *s, struct page *page)
{
    const struct list_request *request = page->request;
    struct list_building b = {.s = s, .entity = request->entity, .sql = {.arena = s->arena}};
    bool indexed = s->viewer.condition && request->entity->scope == SCOPE_BRANCH;
    int64_t found;
    for (size_t i = 0; i < request->filter_count; i++)
        indexed |= request->filters[i].field && !strcmp(request->filters[i].operation, "eq") && list_leads_index(request->entity, request->filters[i].field);
    if (!indexed || request->search || s->viewer.as_of != NONE)
        return NULL;
    TRY(count_up_to(&b, request, MANY, &found));
    page->found = found;
    page->walked = found >= MANY;
    page->looked_up = !page->walked;
    return NULL;
}

static const struct error *walk(struct session *s, struct page *page, bool titles)
{
    const struct viewer *before = s->tx->viewer, walking = scope_walking(s), seeking = scope_seeking(s);
    s->tx->viewer = &seeking;
    const struct error *error = few_or_many(s, page);
    page->columns = list_columns(s, page->request, titles);
    s->tx->viewer = page->walked ? &walking : page->looked_up ? &seeking : before;
    if (!error)
        error = walk_parts(s, page);
    s->tx->viewer = before;
    return error;
}

/* --- counts ------------------------------------------------------------------------------------------------------------------------ */

/* Of a whole table past the cap the engine's own statistics say about how many. */
static const struct error *count_estimated(struct session *s, const struct list_request *request, int64_t *count)
{
    *count = 0;
    if (request->filter_count || request->search || s->viewer.as_of != NONE || (s->viewer.condition && s->viewer.condition(&s->viewer, request->entity)))
        return NULL;
    return store_estimate(s->tx, request->entity->name, count);
}

/* FOUND is what choosing the way to the rows has counted already. */
static const struct error *count_rows(struct session *s, const struct list_request *request, int64_t found, int64_t *count, bool *exact)
{
    struct list_building b = {.s = s, .entity = request->entity, .sql = {.arena = s->arena}};
    *exact = false;
    if (request->count == COUNT_EXACT) {
        buffer_format(&b.sql, "SELECT COUNT(*) FROM @%s t", request->entity->name);
        TRY(list_conditions(&b, request));
        struct query query = {"list_count", buffer_end(&b.sql)};
        *exact = true;
        return store_int(s->tx, &query, b.values, b.count, count);
    }
    TRY(count_estimated(s, request, count));
    if (*count > COUNT_CAP)
        return NULL;
    *count = found;
    if (found == NONE)
        TRY(count_up_to(&b, request, COUNT_CAP + 1, count));
    *exact = *count <= COUNT_CAP;
    *count = *exact ? *count : COUNT_CAP + 1;
    return NULL;
}

struct writing {
    const struct list_request *request;
    struct json_writer *w;
};

static const struct error *write_row(struct session *s, const void *row, void *context)
{
    struct writing *writing = context;
    return record_write_fields(s, writing->request->entity, row, writing->request->fields, writing->w);
}

const struct error *record_list(struct session *s, const struct list_request *request, struct json_writer *w)
{
    struct writing writing = {request, w};
    struct page page = {.request = request, .each = write_row, .context = &writing, .left = request->limit, .found = NONE};
    int64_t count;
    bool exact;
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    TRY(walk(s, &page, true));
    json_close(w, ']');
    json_put_text(w, "next", page.more && page.last ? cursor_text(s, request, page.last) : NULL);
    json_key(w, "count");
    if (request->count == COUNT_NONE) {
        json_write_null(w);
    } else {
        TRY(count_rows(s, request, page.found, &count, &exact));
        json_open(w, '{');
        json_put_int(w, "value", count);
        json_put_bool(w, "exact", exact);
        json_close(w, '}');
    }
    json_close(w, '}');
    return NULL;
}

const struct error *record_each(struct session *s, const struct list_request *request,
                                const struct error *(*each)(struct session *s, const void *row, void *context), void *context)
{
    struct page page = {.request = request, .each = each, .context = context, .left = -1, .found = NONE};
    return walk(s, &page, false);
}
