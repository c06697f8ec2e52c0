/* Keeping a customer at hand, the tags in use, and the one search box. */
#include "base/text.h"
#include "queries.h"
#include "record/call.h"
#include "record/scope.h"
#include "record/search.h"

#include <stdlib.h>
#include <string.h>

const struct error *operation_customer_favourite(struct call *call)
{
    const struct customer_favourite_input *input = call->input;
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    int64_t home, id, kept = NONE, version = 0;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(store_query(s->tx, &query_favourite_mine, VALUES(sql_int(id)), &rows));
    if (rows_next(rows, &error)) {
        kept = rows_int(rows, 0);
        version = rows_int(rows, 1);
        rows_close(rows);
    }
    if (error)
        return error;
    if (input->on == 1 && kept == NONE) {
        struct favourite row;
        record_initial(s, &favourite_entity, &row);
        row.customer = id;
        TRY(record_create(s, &favourite_entity, &row, NULL));
    } else if (input->on != 1 && kept != NONE) {
        TRY(record_delete(s, &favourite_entity, kept, kept, version, NULL));
    }
    json_open(call->reply, '{');
    json_put_bool(call->reply, "favourite", input->on == 1);
    json_close(call->reply, '}');
    return NULL;
}

/* --- tags
 * ---------------------------------------------------------------------------------------------------------------------
 */

struct tag {
    const char *text;
    int64_t count;
};

struct tags {
    struct tag *items;
    size_t count, room;
};

static void tag_add(struct arena *arena, struct tags *tags, const char *text, int64_t count)
{
    for (size_t i = 0; i < tags->count; i++)
        if (!strcmp(tags->items[i].text, text)) {
            tags->items[i].count += count;
            return;
        }
    ARENA_PUSH(arena, tags->items, tags->count, tags->room, (struct tag){text, count});
}

static int by_count(const void *a, const void *b)
{
    const struct tag *x = a, *y = b;
    return x->count != y->count ? (y->count > x->count) - (y->count < x->count) : strcmp(x->text, y->text);
}

const struct error *operation_customer_tags(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct tags tags = {0};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_tags_in_use, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        const char *at = arena_text(s->arena, rows_text(rows, 0));
        while (*at) {
            size_t size = strcspn(at, ",");
            const char *text = text_normalise(s->arena, arena_text_part(s->arena, at, size));
            if (*text)
                tag_add(s->arena, &tags, text, rows_int(rows, 1));
            at += size + (at[size] == ',');
        }
    }
    if (error)
        return error;
    if (tags.count)
        qsort(tags.items, tags.count, sizeof(*tags.items), by_count);
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < tags.count; i++) {
        json_open(w, '{');
        json_put_text(w, "tag", tags.items[i].text);
        json_put_int(w, "count", tags.items[i].count);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_search_all(struct call *call)
{
    const struct search_all_query *query = call->query;
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    TRY(search_find(call->session, query->q, query->limit == NONE ? 12 : (int)query->limit, call->reply));
    json_close(call->reply, '}');
    return NULL;
}
