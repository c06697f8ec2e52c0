/* Strength of one relationship with its causes; value of the book by customer, manager, branch and group. */
#include "base/text.h"
#include "domain/outlook/outlook.h"
#include "domain/value/value.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"

#include <stdlib.h>
#include <string.h>

enum { DRIVERS_MOST = 30 };

/* --- one customer
 * ----------------------------------------------------------------------------------------------------------------------
 */

static double lost(const struct score_line *line)
{
    return line->characteristic->weight * line->characteristic->best - line->points;
}

/* What costs most first; for a card of potential, what gives most first. */
static int by_lost(const void *a, const void *b)
{
    const struct score_line *x = *(const struct score_line *const *)a, *y = *(const struct score_line *const *)b;
    return lost(x) != lost(y) ? (lost(x) < lost(y) ? 1 : -1) : x->characteristic->line - y->characteristic->line;
}

static int by_points(const void *a, const void *b)
{
    const struct score_line *x = *(const struct score_line *const *)a, *y = *(const struct score_line *const *)b;
    return x->points != y->points ? (x->points < y->points ? 1 : -1)
                                  : x->characteristic->line - y->characteristic->line;
}

static void write_line(struct json_writer *w, const struct scorecard *card, const struct score_line *line)
{
    json_open(w, '{');
    json_put_text(w, "name", line->characteristic->name);
    label_put(w, "label", line->characteristic->label);
    label_put(w, "group", card->groups[line->characteristic->group].label);
    label_put(w, "bin", line->bin ? line->bin->label : (struct label){"", ""});
    json_put_double(w, "points", line->points);
    json_put_double(w, "best", line->characteristic->weight * line->characteristic->best);
    json_put_bool(w, "known", line->known);
    json_close(w, '}');
}

static void write_score(struct session *s, struct json_writer *w, const struct scorecard *card, struct fact_set *facts,
                        int (*order)(const void *, const void *))
{
    struct score score;
    scorecard_apply(s->arena, card, facts, &score);
    const struct score_line **lines = ARENA_LIST(s->arena, const struct score_line *, card->characteristic_count + 1);
    for (size_t i = 0; i < card->characteristic_count; i++)
        lines[i] = &score.lines[i];
    if (card->characteristic_count)
        qsort(lines, card->characteristic_count, sizeof(*lines), order);
    json_open(w, '{');
    json_put_bool(w, "evaluated", score.evaluated);
    if (score.evaluated)
        json_put_double(w, "total", score.total);
    else
        json_put_null(w, "total");
    json_put_double(w, "known_share", score.known_share);
    json_put_text(w, "policy", arena_format(s->arena, "%s %lld", card->doc->name, (long long)card->doc->version));
    json_key(w, "lines");
    json_open(w, '[');
    for (size_t i = 0; i < card->characteristic_count; i++)
        write_line(w, card, lines[i]);
    json_close(w, ']');
    json_close(w, '}');
}

static void put_score(struct session *s, struct json_writer *w, const char *key, const char *card_name,
                      struct fact_set *facts, int (*order)(const void *, const void *))
{
    const struct scorecard *card = policy_card(s->policy, card_name);
    json_key(w, key);
    if (card)
        write_score(s, w, card, facts, order);
    else
        json_write_null(w);
}

static const struct error *put_worth(struct session *s, struct json_writer *w, int64_t customer)
{
    struct customer_value row;
    int64_t id;
    json_key(w, "value");
    TRY(store_int(s->tx, &query_value_of, VALUES(sql_int(customer)), &id));
    if (id == NONE) {
        json_write_null(w);
        return NULL;
    }
    TRY(record_load(s, &customer_value_entity, customer, id, &row));
    return record_write(s, &customer_value_entity, &row, w);
}

const struct error *operation_customer_strength(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct fact_set *facts;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(facts_of_customer(s, s->policy, id, &facts));
    json_open(w, '{');
    put_score(s, w, "strength", "relationship_strength", facts, by_lost);
    put_score(s, w, "growth", "growth_potential", facts, by_points);
    TRY(put_worth(s, w, id));
    json_close(w, '}');
    return NULL;
}

/* --- the book
 * --------------------------------------------------------------------------------------------------------------------------
 */

struct sums {
    int64_t customers, money[7], worked_on;
};
static const char *const money_names[7] = {"income", "fees", "cost", "expected_loss", "capital", "contribution", "eva"};

static void write_sums(struct json_writer *w, const struct sums *sums)
{
    json_put_int(w, "customers", sums->customers);
    for (size_t i = 0; i < 7; i++)
        json_put_int(w, money_names[i], sums->money[i]);
    if (sums->money[4] > 0)
        json_put_double(w, "raroc", (double)sums->money[5] / (double)sums->money[4]);
    else
        json_put_null(w, "raroc");
}

static void write_part(struct session *s, struct json_writer *w, struct rows *rows, struct sums *total)
{
    struct sums sums = {.customers = rows_int(rows, 2)};
    int64_t key = rows_int(rows, 0), worked_on = rows_int(rows, 11);
    const char *title = rows_text(rows, 1);
    for (int i = 0; i < 7; i++) {
        sums.money[i] = rows_null(rows, 3 + i) ? 0 : rows_int(rows, 3 + i);
        total->money[i] += sums.money[i];
    }
    total->customers += sums.customers;
    total->worked_on = worked_on > total->worked_on ? worked_on : total->worked_on;
    json_open(w, '{');
    json_put_text(w, "key", key == NONE ? NULL : id_text(s->arena, key, key));
    json_put_text(w, "title", title);
    write_sums(w, &sums);
    json_put_double(w, "strength", rows_real(rows, 10));
    json_close(w, '}');
}

static const struct error *write_book(struct call *call)
{
    static const struct query *const queries_by[] = {&query_value_by_person, &query_value_by_branch,
                                                     &query_value_by_group};
    const struct value_book_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct sums total = {.worked_on = NONE};
    struct rows *rows;
    const struct error *error;
    json_open(w, '{');
    json_key(w, "parts");
    json_open(w, '[');
    TRY(store_query(s->tx, queries_by[query->by], VALUES(sql_int(query->limit)), &rows));
    while (rows_next(rows, &error))
        write_part(s, w, rows, &total);
    TRY(error);
    json_close(w, ']');
    json_key(w, "total");
    json_open(w, '{');
    write_sums(w, &total);
    json_close(w, '}');
    json_put_date(w, "worked_on", total.worked_on);
    json_put_bool(w, "may_run", scope_permits(s, "value.run"));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_value_book(struct call *call)
{
    return call_read(call, write_book);
}

struct listed {
    int64_t customer;
    const char *name, *tier, *grade, *owner, *cell;
    int64_t contribution, eva, exposure, strength, growth, deposits;
    double raroc, pd;
};

static const struct error *write_drivers(struct session *s, struct json_writer *w, int64_t customer)
{
    const struct scorecard *card = policy_card(s->policy, "growth_potential");
    struct fact_set *facts;
    if (!card) {
        json_write_null(w);
        return NULL;
    }
    TRY(facts_of_customer(s, s->policy, customer, &facts));
    write_score(s, w, card, facts, by_points);
    return NULL;
}

static const struct error *write_listed(struct session *s, struct json_writer *w, const struct listed *item,
                                        bool drivers)
{
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, item->customer, item->customer));
    json_put_text(w, "name", item->name);
    json_put_text(w, "tier", item->tier);
    json_put_text(w, "grade", item->grade);
    json_put_text(w, "owner", item->owner);
    json_put_int(w, "contribution", item->contribution);
    json_put_int(w, "eva", item->eva);
    json_put_double(w, "raroc", item->raroc);
    json_put_double(w, "pd", item->pd);
    json_put_int(w, "exposure", item->exposure);
    json_put_int(w, "deposits", item->deposits);
    json_put_int(w, "strength", item->strength);
    json_put_int(w, "growth", item->growth);
    json_put_text(w, "cell", item->cell);
    json_key(w, "drivers");
    if (drivers)
        TRY(write_drivers(s, w, item->customer));
    else
        json_write_null(w);
    json_key(w, "offer");
    TRY(outlook_write_offer(s, w, item->customer));
    json_close(w, '}');
    return NULL;
}

static const struct error *read_listed(struct session *s, const struct value_list_query *query, struct listed **items,
                                       size_t *count)
{
    static const struct query *const orders[] = {&query_value_list_contribution, &query_value_list_growth,
                                                 &query_value_list_weakest};
    const struct field *cells = entity_field(&customer_value_entity, "cell");
    const char *cell = query->cell == NONE ? NULL : cells->choices[query->cell].name;
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *items = NULL;
    *count = 0;
    TRY(store_query(s->tx, orders[query->order], VALUES(sql_int(query->limit), sql_text(cell)), &rows));
    while (rows_next(rows, &error)) {
        const char *text[5];
        static const int columns[5] = {1, 2, 3, 4, 12};
        for (int i = 0; i < 5; i++)
            text[i] = arena_text(s->arena, rows_text(rows, columns[i]));
        ARENA_PUSH(s->arena, *items, *count, room,
                   (struct listed){rows_int(rows, 0), text[0], text[1], text[2], text[3], text[4], rows_int(rows, 5),
                                   rows_int(rows, 6), rows_int(rows, 9), rows_int(rows, 10), rows_int(rows, 11),
                                   rows_int(rows, 13), rows_real(rows, 7), rows_real(rows, 8)});
    }
    return error;
}

static const struct error *write_list(struct call *call)
{
    const struct value_list_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct listed *items;
    size_t count;
    TRY(read_listed(s, query, &items, &count));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++)
        TRY(write_listed(s, w, &items[i], query->order == VALUE_LIST_QUERY_ORDER_GROWTH && i < DRIVERS_MOST));
    json_close(w, ']');
    json_put_bool(w, "more", count >= (size_t)query->limit);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_value_list(struct call *call)
{
    return call_read(call, write_list);
}

const struct error *operation_value_run(struct call *call)
{
    struct session *s = call->session;
    int64_t job;
    TRY(job_submit(s, "customer_value", "{}", 0, &job));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}
