/* From a finding to a warning that somebody must answer. */
#include "base/text.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/audit.h"
#include "record/row.h"

#include <string.h>

struct owner {
    const char *role;
    int64_t branch, person;
};
struct warning_owners {
    struct owner *items;
    size_t count, room;
};

struct warning_raiser *warning_raiser_new(struct session *s)
{
    struct warning_raiser *r = ARENA_NEW(s->arena, struct warning_raiser);
    r->s = s;
    r->owners = ARENA_NEW(s->arena, struct warning_owners);
    return r;
}

int64_t working_days_after(const struct session *s, int64_t date, int64_t days)
{
    return work_calendar_add(s->policy->calendar, date, days);
}

static const struct error *owner_in(struct warning_raiser *r, const char *role, int64_t branch, int64_t *person)
{
    struct warning_owners *owners = r->owners;
    struct session *s = r->s;
    for (size_t i = 0; i < owners->count; i++)
        if (owners->items[i].branch == branch && !strcmp(owners->items[i].role, role)) {
            *person = owners->items[i].person;
            return NULL;
        }
    TRY(store_int(s->tx, &query_warning_owner, VALUES(sql_text(role), sql_int(branch), sql_int(s->today)), person));
    ARENA_PUSH(s->arena, owners->items, owners->count, owners->room,
               (struct owner){arena_text(s->arena, role), branch, *person});
    return NULL;
}

static const struct error *customer_hands(struct warning_raiser *r, int64_t customer, int64_t *owner, int64_t *branch)
{
    struct rows *rows;
    const struct error *error;
    *owner = *branch = NONE;
    TRY(store_query(r->s->tx, &query_warning_hands, VALUES(sql_int(customer)), &rows));
    if (rows_next(rows, &error)) {
        *owner = rows_int(rows, 0);
        *branch = rows_int(rows, 1);
        rows_close(rows);
    }
    return error;
}

const struct error *warning_owner(struct warning_raiser *r, int64_t customer, const char *role, int64_t *person)
{
    int64_t owner, branch;
    TRY(customer_hands(r, customer, &owner, &branch));
    *person = owner;
    if (role && strcmp(role, "relationship_manager"))
        TRY(owner_in(r, role, branch, person));
    if (*person == NONE)
        *person = owner;
    return NULL;
}

const struct error *warning_store(struct session *s, const struct entity *entity, void *row, bool fresh)
{
    struct record *record = row_record(row);
    record->recorded_at = s->now;
    record->recorded_by = s->person;
    if (fresh) {
        record->id = record->id ? record->id : id_new();
        record->version = 1;
        return row_insert(s, entity, row);
    }
    TRY(row_to_history(s, entity, record->home, record->id));
    record->version++;
    return row_replace(s, entity, NULL, row);
}

static const struct error *find_warning(struct session *s, const struct query *query, int64_t customer,
                                        const char *indicator, const char *subject, int64_t since, struct warning *row,
                                        bool *found)
{
    int64_t id;
    *found = false;
    TRY(store_int(s->tx, query,
                  VALUES(sql_int(customer), sql_text(indicator), sql_text(subject ? subject : ""), sql_int(since)),
                  &id));
    return id == NONE ? NULL : row_stored(s, &warning_entity, customer, id, row, found);
}

static void say(struct session *s, const struct warning_finding *finding, struct fact_set *facts, struct warning *row)
{
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    row->reason_zh = warning_reason(s->arena, finding, facts, LANGUAGE_ZH);
    row->reason_en = warning_reason(s->arena, finding, facts, LANGUAGE_EN);
    warning_facts_write(&w, finding, facts);
    row->facts = buffer_end(&text);
    row->policy_version = arena_format(s->arena, "%s %lld · %.12s", finding->indicator->doc->name,
                                       (long long)finding->indicator->doc->version, finding->indicator->doc->hash);
}

static const struct error *renew(struct warning_raiser *r, const struct warning_finding *finding,
                                 struct fact_set *facts, const struct warning_about *about, struct warning *row)
{
    struct session *s = r->s;
    bool same = row->seen_on == s->today && row->found_level == (int64_t)finding->level && about->booking == NONE;
    if (same)
        return NULL;
    say(s, finding, facts, row);
    row->times += row->seen_on != s->today || about->booking != NONE;
    row->seen_on = s->today;
    row->found_level = finding->level;
    if ((int64_t)finding->level > row->level)
        row->level = finding->level;
    if (about->booking != NONE)
        row->booking = about->booking;
    r->renewed++;
    return warning_store(s, &warning_entity, row, false);
}

static const struct error *first_time(struct warning_raiser *r, int64_t customer, const struct warning_finding *finding,
                                      struct fact_set *facts, const struct warning_about *about, struct warning *row)
{
    struct session *s = r->s;
    const struct response_policy *response = s->policy->response;
    const struct warning_indicator *indicator = finding->indicator;
    struct warning before;
    int64_t owner;
    bool again = false;
    record_initial(s, &warning_entity, row);
    row->record.home = row->customer = customer;
    row->indicator = indicator->name;
    row->subject = about->subject;
    row->family = indicator->family;
    row->level = row->found_level = finding->level;
    row->status = WARNING_STATUS_OPEN;
    row->shadow = indicator->trial;
    row->fired_on = row->seen_on = s->today;
    row->times = 1;
    row->escalations = 0;
    row->loan = about->loan;
    row->booking = about->booking;
    row->event = about->event;
    row->due_on = working_days_after(s, s->today, indicator->days);
    say(s, finding, facts, row);
    TRY(customer_hands(r, customer, &owner, &row->branch));
    TRY(warning_owner(r, customer, indicator->owner, &row->owner));
    if (response && !indicator->trial)
        TRY(find_warning(s, &query_warning_closed, customer, indicator->name, about->subject,
                         s->now - response->repeat_days * 86400000, &before, &again));
    if (again && row->level < WARNING_RED) {
        row->level++;
        row->escalations = 1;
        row->escalation = arena_format(s->arena, "%lld 天内再次触发 · fired again within %lld days",
                                       (long long)response->repeat_days, (long long)response->repeat_days);
        r->escalated++;
    }
    r->raised++;
    return warning_store(s, &warning_entity, row, true);
}

const struct error *warning_raise(struct warning_raiser *r, int64_t customer, const struct warning_finding *finding,
                                  struct fact_set *facts, const struct warning_about *about, int64_t *id)
{
    struct warning row;
    bool found;
    int64_t plan;
    TRY(find_warning(r->s, &query_warning_open, customer, finding->indicator->name, about->subject, 0, &row, &found));
    TRY(found ? renew(r, finding, facts, about, &row) : first_time(r, customer, finding, facts, about, &row));
    *id = row.record.id;
    if (!row.shadow && row.level >= WARNING_ORANGE)
        TRY(warning_plan_start(r, &row, &plan));
    return NULL;
}

/* --- levels that rise by themselves ----------------------------------------------------------------------------------
 */

static const struct error *raise_level(struct warning_raiser *r, struct warning *row, const char *why)
{
    struct session *s = r->s;
    int64_t plan;
    row->level++;
    row->escalations++;
    row->escalation = row->escalation ? arena_format(s->arena, "%.260s；%s", row->escalation, why) : why;
    row->due_on = working_days_after(s, s->today, 2);
    r->escalated++;
    TRY(warning_store(s, &warning_entity, row, false));
    return row->level >= WARNING_ORANGE ? warning_plan_start(r, row, &plan) : NULL;
}

static const struct error *escalate_late(struct warning_raiser *r, struct warning *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].due_on != NONE && rows[i].due_on < r->s->today && rows[i].responded_at == NONE &&
            rows[i].level < WARNING_RED)
            TRY(raise_level(r, &rows[i],
                            arena_format(r->s->arena, "%s 前未响应 · no response by %s",
                                         date_text(r->s->arena, rows[i].due_on),
                                         date_text(r->s->arena, rows[i].due_on))));
    return NULL;
}

/* The newest of too many goes up, once for each level. */
static const struct error *escalate_many(struct warning_raiser *r, struct warning *rows, size_t count)
{
    struct arena *arena = r->s->arena;
    for (int level = WARNING_ORANGE; level >= WARNING_BLUE; level--) { /* downwards: nothing rises twice at once */
        int64_t open = 0;
        struct warning *newest = NULL;
        bool done = false;
        const char *mark = arena_format(arena, "同级%s色", warning_level_labels[level].zh);
        for (size_t i = 0; i < count; i++) {
            done |= rows[i].escalation && strstr(rows[i].escalation, mark);
            if (rows[i].level != level || r->s->policy->response->uncounted & 1u << rows[i].family)
                continue;
            open++;
            newest = &rows[i];
        }
        if (open >= r->s->policy->response->same_level && !done)
            TRY(raise_level(r, newest,
                            arena_format(arena, "%s预警 %lld 条 · %lld %s warnings open", mark, (long long)open,
                                         (long long)open, warning_level_labels[level].en)));
    }
    return NULL;
}

const struct error *warning_escalate(struct warning_raiser *r, int64_t customer)
{
    struct session *s = r->s;
    struct rows *result;
    const struct error *error;
    struct warning *rows = NULL;
    size_t count = 0, room = 0;
    if (!s->policy->response)
        return NULL;
    const char *sql = arena_format(s->arena,
                                   "SELECT %s FROM warning t WHERE t.home = $1 AND t.customer = $1 AND t.status IN "
                                   "('open', 'working') AND t.shadow = 0 "
                                   "ORDER BY t.fired_on, t.id LIMIT 200",
                                   row_columns(s->arena, &warning_entity, "t"));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(customer)), &result));
    while (rows_next(result, &error)) {
        struct warning row;
        TRY(record_from_rows(s, &warning_entity, result, 0, &row));
        ARENA_PUSH(s->arena, rows, count, room, row);
    }
    if (error)
        return error;
    TRY(escalate_late(r, rows, count));
    return escalate_many(r, rows, count);
}
