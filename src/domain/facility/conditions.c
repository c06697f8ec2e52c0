/* Conditions of a facility: before the money (gates) and after it (dates), each met by evidence or waived. */
#include "domain/drawdown/gates.h"
#include "domain/facility/facility.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"

#include <string.h>

enum { ITEMS_MOST = 200, PAPERS_MOST = 500, WAITING_MOST = 20 };

/* --- the gate they make
 * ----------------------------------------------------------------------------------------------- */

const struct error *condition_gate_read(struct session *s, int64_t home, int64_t facility, struct condition_gate *gate)
{
    struct rows *rows;
    const struct error *error;
    *gate = (struct condition_gate){0};
    TRY(store_query(s->tx, &query_condition_gate, VALUES(sql_int(home), sql_int(facility), sql_int(s->today)), &rows));
    if (rows_next(rows, &error)) {
        *gate = (struct condition_gate){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2)};
        rows_close(rows);
    }
    return error;
}

static const struct error *write_gate(struct session *s, struct json_writer *w, int64_t home, int64_t facility)
{
    struct condition_gate gate;
    TRY(condition_gate_read(s, home, facility, &gate));
    json_key(w, "gate");
    json_open(w, '{');
    json_put_bool(w, "passed", gate.open + gate.breached == 0);
    json_put_int(w, "total", gate.total);
    json_put_int(w, "blocking", gate.open + gate.breached);
    json_close(w, '}');
    return NULL;
}

/* Drawdowns that hold the limit and wait, each with what its gates say now. */
static const struct error *write_waiting(struct session *s, struct json_writer *w, int64_t home, int64_t facility)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[WAITING_MOST];
    size_t count = 0;
    TRY(store_query(s->tx, &query_facility_waiting, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error))
        ids[count++] = rows_int(rows, 0);
    TRY(error);
    json_key(w, "waiting");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        struct drawdown d;
        struct gate_result result;
        TRY(record_load(s, &drawdown_entity, home, ids[i], &d));
        TRY(gates_decide(s, &d, true, &result));
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, home, ids[i]));
        json_put_text(w, "number", d.number);
        json_put_int(w, "amount", d.amount);
        json_put_bool(w, "passed", result.passed);
        json_put_text(w, "failed", result.failed);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

/* --- the list
 * ----------------------------------------------------------------------------------------------------------- */

struct paper {
    int64_t condition, id;
    const char *name, *media_type;
};

struct papers {
    struct paper list[PAPERS_MOST];
    size_t count;
};

static const struct error *read_papers(struct session *s, int64_t home, int64_t facility, struct papers *papers)
{
    struct rows *rows;
    const struct error *error;
    papers->count = 0;
    TRY(store_query(s->tx, &query_condition_papers, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error))
        papers->list[papers->count++] =
            (struct paper){rows_int(rows, 0), rows_int(rows, 1), arena_text(s->arena, rows_text(rows, 2)),
                           arena_text(s->arena, rows_text(rows, 3))};
    return error;
}

static void write_papers(struct session *s, struct json_writer *w, int64_t home, const struct papers *papers,
                         int64_t condition)
{
    json_key(w, "evidence");
    json_open(w, '[');
    for (size_t i = 0; i < papers->count; i++)
        if (papers->list[i].condition == condition) {
            json_open(w, '{');
            json_put_text(w, "id", id_text(s->arena, home, papers->list[i].id));
            json_put_text(w, "name", papers->list[i].name);
            json_put_text(w, "media_type", papers->list[i].media_type);
            json_close(w, '}');
        }
    json_close(w, ']');
}

/* Open beyond its day is breached, whether or not the day end has noted it yet. */
static const char *state_of(const char *status, int64_t due_on, int64_t today)
{
    return !strcmp(status, "open") && due_on != NONE && due_on < today ? "breached" : status;
}

static void write_item(struct session *s, struct json_writer *w, int64_t home, struct rows *rows,
                       const struct papers *papers)
{
    int64_t due = rows_int(rows, 5), person = rows_int(rows, 11);
    const char *state = state_of(rows_text(rows, 4), due, s->today), *applies = rows_text(rows, 3);
    bool unmet = !strcmp(state, "open") || !strcmp(state, "breached");
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 0)));
    json_put_int(w, "version", rows_int(rows, 1));
    json_put_text(w, "text", rows_text(rows, 2));
    json_put_text(w, "applies", applies);
    json_put_text(w, "state", state);
    json_put_bool(w, "blocks", unmet && (strcmp(applies, "later") != 0 || !strcmp(state, "breached")));
    json_put_date(w, "due_on", due);
    json_put_int(w, "days_left", due == NONE || !unmet ? NONE : due - s->today);
    json_put_date(w, "met_on", rows_int(rows, 6));
    json_put_text(w, "basis", rows_text(rows, 7));
    json_put_text(w, "reason", rows_text(rows, 8));
    json_put_text(w, "authority", rows_text(rows, 9));
    json_put_int(w, "remind_days", rows_int(rows, 10));
    json_put_text(w, "responsible", person == NONE ? NULL : id_text(s->arena, person, person));
    json_put_text(w, "responsible_name", rows_text(rows, 12));
    json_put_text(w, "decided_by", rows_text(rows, 13));
    write_papers(s, w, home, papers, rows_int(rows, 0));
    json_close(w, '}');
}

const struct error *operation_facility_conditions(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct papers *papers = ARENA_NEW(s->arena, struct papers);
    struct facility facility;
    struct rows *rows;
    const struct error *error;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &facility_entity, home, id, &facility));
    TRY(read_papers(s, home, id, papers));
    json_open(w, '{');
    TRY(write_gate(s, w, home, id));
    TRY(write_waiting(s, w, home, id));
    json_key(w, "items");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_condition_items, VALUES(sql_int(home), sql_int(id)), &rows));
    while (rows_next(rows, &error))
        write_item(s, w, home, rows, papers);
    TRY(error);
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

/* --- verbs
 * -------------------------------------------------------------------------------------------------------------- */

static const struct error *put(struct session *engine, void *row)
{
    return record_update(engine, &facility_condition_entity, row, NULL);
}

static const struct error *put_paper(struct session *engine, void *row)
{
    return record_update(engine, &attachment_entity, row, NULL);
}

static const struct error *hold(struct call *call, struct facility_condition *c, bool open)
{
    struct session *s = call->session;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &facility_condition_entity, ACCESS_READ, home, id));
    TRY(row_hold(s, &facility_condition_entity, home, id));
    TRY(record_load(s, &facility_condition_entity, home, id, c));
    bool is_open = c->status == FACILITY_CONDITION_STATUS_OPEN || c->status == FACILITY_CONDITION_STATUS_BREACHED;
    return is_open == open
               ? NULL
               : error_make(s->arena, ERROR_CONDITION_STATE,
                            .arguments = {entity_field(&facility_condition_entity, "status")->choices[c->status].name});
}

static const struct error *finish(struct call *call, struct facility_condition *c)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    TRY(session_as_engine(s, put, c));
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, c->record.home, c->record.id));
    json_put_text(w, "status", entity_field(&facility_condition_entity, "status")->choices[c->status].name);
    TRY(write_gate(s, w, c->record.home, c->facility));
    json_close(w, '}');
    return NULL;
}

/* The paper belongs to the condition from now on, unless it belongs to another already. */
static const struct error *attach(struct session *s, struct facility_condition *c, int64_t evidence)
{
    struct attachment paper;
    if (evidence == NONE)
        return NULL;
    TRY(record_load(s, &attachment_entity, c->record.home, evidence, &paper));
    c->evidence = evidence;
    if (paper.facility_condition != NONE)
        return NULL;
    paper.facility_condition = c->record.id;
    return session_as_engine(s, put_paper, &paper);
}

const struct error *operation_condition_meet(struct call *call)
{
    const struct condition_meet_input *in = call->input;
    struct session *s = call->session;
    struct facility_condition c;
    int64_t papers;
    TRY(hold(call, &c, true));
    if (in->met_on != NONE && in->met_on > s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "met_on", .value = date_text(s->arena, in->met_on),
                          .arguments = {arena_format(s->arena, "<= %s", date_text(s->arena, s->today))});
    TRY(attach(s, &c, in->evidence));
    TRY(store_int(s->tx, &query_condition_paper_count, VALUES(sql_int(c.record.home), sql_int(c.record.id)), &papers));
    if (!papers && (!in->reason || !*in->reason))
        return error_make(s->arena, ERROR_CONDITION_EVIDENCE, .field = "evidence");
    c.status = FACILITY_CONDITION_STATUS_MET;
    c.met_on = in->met_on == NONE ? s->today : in->met_on;
    c.reason = in->reason;
    c.authority = NULL;
    c.decided_by = s->person ? s->person : NONE;
    return finish(call, &c);
}

/* The name of the role that stands behind a waiver: of whoever agreed when a second person had to. */
static const struct error *authority(struct session *s, int64_t person, const char **name)
{
    struct person row;
    *name = s->role;
    if (person == s->person || !person)
        return NULL;
    TRY(record_load(s, &person_entity, person, person, &row));
    *name = row.role;
    return NULL;
}

const struct error *operation_condition_waive(struct call *call)
{
    const struct condition_waive_input *in = call->input;
    struct session *s = call->session;
    struct facility_condition c;
    int64_t decided = s->checker ? s->checker : s->person;
    TRY(hold(call, &c, true));
    c.status = FACILITY_CONDITION_STATUS_WAIVED;
    c.met_on = s->today;
    c.reason = in->reason;
    c.decided_by = decided ? decided : NONE;
    TRY(authority(s, decided, &c.authority));
    s->reason = in->reason;
    return finish(call, &c);
}

static void open_again(struct facility_condition *c)
{
    c->status = FACILITY_CONDITION_STATUS_OPEN;
    c->met_on = c->decided_by = c->evidence = NONE;
    c->reason = c->authority = NULL;
}

const struct error *operation_condition_reopen(struct call *call)
{
    const struct condition_reopen_input *in = call->input;
    struct facility_condition c;
    TRY(hold(call, &c, false));
    call->session->reason = in->reason;
    open_again(&c);
    return finish(call, &c);
}

/* --- after a drawdown
 * --------------------------------------------------------------------------------------------------- */

struct reopening {
    int64_t home, facility;
};

static const struct error *reopen_each(struct session *engine, void *context)
{
    const struct reopening *r = context;
    struct rows *rows;
    const struct error *error;
    int64_t ids[100];
    size_t count = 0;
    TRY(store_query(engine->tx, &query_condition_each_met, VALUES(sql_int(r->home), sql_int(r->facility)), &rows));
    while (rows_next(rows, &error))
        ids[count++] = rows_int(rows, 0);
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct facility_condition c;
        TRY(record_load(engine, &facility_condition_entity, r->home, ids[i], &c));
        open_again(&c);
        TRY(record_update(engine, &facility_condition_entity, &c, NULL));
    }
    return NULL;
}

const struct error *conditions_after_drawdown(struct session *s, int64_t home, int64_t facility)
{
    return session_as_engine(s, reopen_each, &(struct reopening){home, facility});
}
