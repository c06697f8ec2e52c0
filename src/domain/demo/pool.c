/* The pool of the demo bank: a manager who left, runs of the rules over the last weeks, claims in between, and a
 * handover that chen.rm has still to acknowledge. All of it by the pool's own code as of those days. */
#include "domain/pool/pool.h"
#include "domain/demo/demo.h"
#include "quant/random.h"
#include "queries.h"
#include "record/row.h"

enum { STREAM_POOL = 75, PEOPLE_MOST = 3, GIVEN_MOST = 6, IDS_MOST = 400, LEFT_DAYS = 75 };
static const int64_t run_days_ago[] = {70, 49, 28, 0};
static const int64_t day_ms = 86400000;

struct making {
    const struct demo_options *options;
    int64_t leaving, days_ago;
    int64_t now;
};

static void stand_at(struct session *s, const struct making *m, int64_t days_ago)
{
    s->now = m->now - days_ago * day_ms;
    s->today = instant_date(s->now);
}

/* --- a manager leaves
 * ------------------------------------------------------------------------------------------------------- */

static const struct error *let_go(struct session *s, void *context)
{
    struct making *m = context;
    struct person row;
    stand_at(s, m, LEFT_DAYS);
    TRY(store_int(s->tx, &query_demo_leaving_manager, NO_VALUES, &m->leaving));
    if (m->leaving == NONE)
        return NULL;
    TRY(record_load(s, &person_entity, m->leaving, m->leaving, &row));
    row.left_on = s->today;
    return record_update(s, &person_entity, &row, NULL);
}

/* --- some are taken
 * --------------------------------------------------------------------------------------------------------- */

static const struct error *take_one(struct session *s, struct making *m, int64_t id, int64_t person)
{
    struct pool_clients clients = {0};
    struct random r = random_from(m->options->seed * 64 + STREAM_POOL, (uint64_t)(id ^ m->days_ago));
    if (person == NONE || !random_chance(&r, .3))
        return NULL;
    TRY(pool_clients_read(s, id - 1, id, 1, &clients));
    if (!clients.count || clients.items[0].loans || clients.items[0].entry == NONE)
        return NULL;
    int64_t status = random_chance(&r, .7) ? POOL_ENTRY_STATUS_CLAIMED : POOL_ENTRY_STATUS_ASSIGNED;
    TRY(pool_owner_set(s, id, person, NONE));
    return pool_entry_end(s, &clients.items[0], status, person, NONE);
}

static const struct error *take_some(struct session *s, void *context)
{
    struct making *m = context;
    struct rows *rows;
    const struct error *error;
    int64_t ids[IDS_MOST], people[IDS_MOST];
    size_t count = 0;
    stand_at(s, m, m->days_ago - 7);
    TRY(store_query(s->tx, &query_demo_pool_waiting, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (count < IDS_MOST) {
            ids[count] = rows_int(rows, 0);
            people[count++] = rows_int(rows, 1);
        }
    for (size_t i = 0; i < count && !error; i++)
        error = take_one(s, m, ids[i], people[i]);
    return error;
}

static const struct error *give_up(struct session *s, void *context)
{
    static const char *const reasons[] = {"企业迁往外省，已无合作需求，建议由当地机构对接",
                                          "主营业务转型，与本人分管行业不符，退回由其他同事跟进"};
    struct making *m = context;
    struct rows *rows;
    const struct error *error;
    int64_t ids[2];
    size_t count = 0;
    stand_at(s, m, 5);
    TRY(store_query(s->tx, &query_demo_pool_released, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (count < 2)
            ids[count++] = rows_int(rows, 0);
    for (size_t i = 0; i < count && !error; i++) {
        struct pool_clients clients = {0};
        struct pool_terms terms;
        TRY(pool_clients_read(s, ids[i] - 1, ids[i], 1, &clients));
        TRY(pool_terms_of(s, &clients.items[0], &terms));
        if (terms.protected)
            continue;
        TRY(pool_owner_set(s, ids[i], NONE, NONE));
        error = pool_enter(s, &clients.items[0], POOL_ENTRY_CAUSE_RELEASED, reasons[i],
                           pool_silent_days(&clients.items[0], s->today), terms.silent_days, NULL);
    }
    return error;
}

/* --- a handover
 * ------------------------------------------------------------------------------------------------------------- */

static const struct error *hand(struct session *s, void *context)
{
    struct making *m = context;
    struct handover row;
    struct rows *rows;
    const struct error *error;
    int64_t ids[GIVEN_MOST];
    size_t count = 0;
    stand_at(s, m, 2);
    if (m->leaving == NONE)
        return NULL;
    TRY(store_query(s->tx, &query_demo_pool_given, VALUES(sql_int(m->leaving)), &rows));
    record_initial(s, &handover_entity, &row);
    while (rows_next(rows, &error)) {
        row.owner = rows_int(rows, 1);
        row.branch = rows_int(rows, 2);
        row.handed_by = rows_int(rows, 3);
        row.title = arena_text(s->arena, rows_text(rows, 4));
        if (count < GIVEN_MOST)
            ids[count++] = rows_int(rows, 0);
    }
    if (error || !count)
        return error;
    row.kind = HANDOVER_KIND_MOVE;
    row.reason = HANDOVER_REASON_LEAVE;
    row.from_person = m->leaving;
    row.note = "原客户经理离职。名下有贷款的客户由你接手，请两周内逐户走访，优先联系半年内到期的。";
    return handover_make(s, &row, ids, count);
}

static const struct error *run_at(struct session *s, struct making *m, int64_t days_ago)
{
    m->days_ago = days_ago;
    stand_at(s, m, days_ago);
    TRY(pool_run(s, NULL));
    return days_ago ? session_write(s, take_some, m) : NULL;
}

const struct error *demo_pool(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct session s;
    struct making m = {.options = options, .leaving = NONE, .now = instant_now()};
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, let_go, &m);
    for (size_t i = 0; i < sizeof(run_days_ago) / sizeof(run_days_ago[0]) && !error; i++)
        error = run_at(&s, &m, run_days_ago[i]);
    if (!error)
        error = session_write(&s, give_up, &m);
    if (!error)
        error = session_write(&s, hand, &m);
    session_close(&s);
    return error;
}
