/* What is changed because customers said so, and what came of it. */
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>

enum { BEFORE_DAYS = 90 };

static void put_real(struct json_writer *w, const char *key, struct rows *rows, int column)
{
    json_put_double(w, key, rows_null(rows, column) ? NAN : rows_real(rows, column));
}

const struct error *operation_improvement_board(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_improvement_items, NO_VALUES, &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        const struct service_class *class = service_class(s->policy->service, rows_text(rows, 4));
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
        json_put_text(w, "title", rows_text(rows, 1));
        json_put_text(w, "cause", rows_text(rows, 2));
        json_put_text(w, "measure", rows_text(rows, 3));
        if (class)
            label_put(w, "class_label", class->label);
        else
            json_put_null(w, "class_label");
        json_put_text(w, "figure", rows_text(rows, 5));
        json_put_text(w, "status", rows_text(rows, 6));
        json_put_text(w, "owner_title", rows_text(rows, 8));
        json_put_date(w, "due_on", rows_int(rows, 9));
        put_real(w, "before", rows, 10);
        json_put_int(w, "before_count", rows_int(rows, 11));
        json_put_date(w, "before_to", rows_int(rows, 12));
        put_real(w, "after", rows, 13);
        json_put_int(w, "after_count", rows_int(rows, 14));
        json_put_date(w, "done_on", rows_int(rows, 15));
        json_put_bool(w, "late",
                      rows_int(rows, 9) != NONE && rows_int(rows, 9) < s->today && rows_int(rows, 15) == NONE);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_bool(w, "may", scope_permits(s, "service.oversee"));
    json_key(w, "people");
    json_open(w, '[');
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

const struct error *operation_improvement_add(struct call *call)
{
    const struct improvement_add_input *in = call->input;
    struct session *s = call->session, engine;
    struct json_writer *w = call->reply;
    struct improvement_item row;
    record_initial(s, &improvement_item_entity, &row);
    row.title = in->title;
    row.cause = in->cause;
    row.measure = in->measure;
    row.class = in->class;
    row.figure = in->figure;
    row.owner = in->owner == NONE ? s->person : in->owner;
    row.due_on = in->due_on;
    row.raised_by = s->person;
    row.request = in->request;
    row.before_to = s->today;
    session_engine(s, &engine);
    TRY(service_figure(&engine, row.figure, row.class, s->today - BEFORE_DAYS + 1, s->today, &row.before,
                       &row.before_count));
    TRY(record_create(&engine, &improvement_item_entity, &row, NULL));
    call->status = 201;
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, row.record.id, row.record.id));
    json_put_double(w, "before", row.before);
    json_put_int(w, "before_count", row.before_count);
    json_close(w, '}');
    return NULL;
}

/* Done today, the figure after covers no day yet: it is worked out each time the item is touched again. */
const struct error *operation_improvement_move(struct call *call)
{
    const struct improvement_move_input *in = call->input;
    struct session *s = call->session, engine;
    struct json_writer *w = call->reply;
    struct improvement_item row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &improvement_item_entity, home, id, &row));
    session_engine(s, &engine);
    row.status = in->status;
    if (row.status != IMPROVEMENT_ITEM_STATUS_DONE) {
        row.done_on = NONE;
        row.after = NAN;
        row.after_count = NONE;
    } else if (row.done_on == NONE) {
        row.done_on = s->today;
    }
    if (row.status == IMPROVEMENT_ITEM_STATUS_DONE && row.done_on < s->today)
        TRY(service_figure(&engine, row.figure, row.class, row.done_on + 1, s->today, &row.after, &row.after_count));
    TRY(record_update(&engine, &improvement_item_entity, &row, NULL));
    json_open(w, '{');
    json_put_text(w, "status", call->operation->input[0].choices[in->status].name);
    json_put_double(w, "after", row.after);
    json_put_int(w, "after_count", row.after_count);
    json_close(w, '}');
    return NULL;
}
