/* Notices drawn up from the books: events of the loans, their schedules, drawdowns that wait. One source makes one
 * notice, however often this runs. */
#include "base/text.h"
#include "domain/syndicate/syndicate.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { DAYS_BACK = 10, LOANS_MOST = 50, DRAWDOWNS_MOST = 50 };

struct drafting {
    struct session *s;
    struct facility facility;
    struct lenders *lenders;
    struct loan_books books;
    int64_t from, until, made;
    struct notices_made *result;
};

const struct error *notice_day(struct session *s, int64_t kind, int64_t date, int64_t *notify_by, struct label *basis)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "syndicate_notice") : NULL;
    const struct work_calendar *calendar = s->policy ? s->policy->calendar : NULL;
    struct table_result r;
    *notify_by = NONE;
    if (basis)
        *basis = (struct label){NULL, NULL};
    if (!table)
        return NULL;
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_set_reset(facts);
    fact_put_text(facts, "notice_kind", entity_field(&syndicate_notice_entity, "kind")->choices[kind].name);
    table_decide(s->arena, table, facts, &r);
    struct value days = table_output(&r, 0, "days_before", facts);
    if (!r.evaluated || !value_known(days))
        return NULL;
    *notify_by = calendar && days.number > 0 ? work_calendar_add(calendar, date, -(int64_t)days.number)
                                             : date - (int64_t)days.number;
    if (basis) {
        struct value zh = table_output(&r, 0, "basis_zh", facts), en = table_output(&r, 0, "basis_en", facts);
        basis->zh = value_known(zh) ? arena_text(s->arena, zh.text) : NULL;
        basis->en = value_known(en) ? arena_text(s->arena, en.text) : NULL;
    }
    return NULL;
}

const char *notice_parts(struct session *s, const struct lenders *l, const struct syndicate_notice *n)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    int64_t principal[LENDERS_MOST], interest[LENDERS_MOST], fee[LENDERS_MOST];
    lenders_split(l, n->principal, principal);
    lenders_split(l, n->interest, interest);
    lenders_split(l, n->fee, fee);
    json_open(&w, '[');
    for (size_t i = 0; i < l->count; i++) {
        json_open(&w, '{');
        json_put_text(&w, "share", id_text(s->arena, n->customer, l->list[i].id));
        json_put_text(&w, "bank", l->list[i].bank);
        json_put_bool(&w, "own", l->list[i].own);
        json_put_int(&w, "principal", principal[i]);
        json_put_int(&w, "interest", interest[i]);
        json_put_int(&w, "fee", fee[i]);
        json_put_int(&w, "amount", principal[i] + interest[i] + fee[i]);
        json_close(&w, '}');
    }
    json_close(&w, ']');
    return buffer_end(&out);
}

static bool same_figures(const struct syndicate_notice *a, const struct syndicate_notice *b)
{
    return a->principal == b->principal && a->interest == b->interest && a->fee == b->fee && a->rate == b->rate &&
           a->value_on == b->value_on && text_equal(a->parts, b->parts);
}

/* A draft follows its source; what was sent stays as it was sent. */
static const struct error *put_again(struct drafting *d, const struct syndicate_notice *next, int64_t home, int64_t id)
{
    struct syndicate_notice kept;
    d->result->known++;
    TRY(record_load(d->s, &syndicate_notice_entity, home, id, &kept));
    if (kept.status != SYNDICATE_NOTICE_STATUS_DRAFT || same_figures(&kept, next))
        return NULL;
    struct syndicate_notice row = *next;
    row.record = kept.record;
    row.number = kept.number;
    return record_update(d->s, &syndicate_notice_entity, &row, NULL);
}

static const struct error *put(struct drafting *d, const struct loan *loan, struct syndicate_notice *n, const char *key)
{
    struct session *s = d->s;
    int64_t home, id;
    if (n->value_on < d->from || n->value_on > d->until || n->principal + n->interest + n->fee == 0)
        if (n->kind != SYNDICATE_NOTICE_KIND_RATE_FIXING || n->value_on < d->from || n->value_on > d->until)
            return NULL;
    n->customer = d->facility.customer;
    n->facility = d->facility.record.id;
    n->loan = loan ? loan->record.id : NONE;
    n->direction = SYNDICATE_NOTICE_DIRECTION_OUT;
    n->status = SYNDICATE_NOTICE_STATUS_DRAFT;
    n->currency = loan && loan->currency ? loan->currency : "CNY";
    n->parts = notice_parts(s, d->lenders, n);
    n->agent = lenders_agent(d->lenders)->bank;
    n->source_key = arena_format(s->arena, "%lld:%s", (long long)d->facility.record.id, key);
    TRY(notice_day(s, n->kind, n->value_on, &n->notify_by, NULL));
    TRY(record_find_unique(s, &syndicate_notice_entity, "source_key", n->source_key, &home, &id));
    if (id != NONE)
        return put_again(d, n, home, id);
    n->number = arena_format(s->arena, "%s-N%03lld", d->facility.number, (long long)++d->made);
    d->result->prepared++;
    n->record.id = 0;
    return record_put(s, &syndicate_notice_entity, n);
}

static struct syndicate_notice fresh(struct drafting *d, int64_t kind, int64_t value_on)
{
    struct syndicate_notice n;
    record_initial(d->s, &syndicate_notice_entity, &n);
    n.kind = kind;
    n.value_on = value_on;
    n.principal = n.interest = n.fee = 0;
    return n;
}

/* --- what happened
 * ------------------------------------------------------------------------------------------------------ */

static const struct error *draft_event(struct drafting *d, const struct loan_play *play, size_t i)
{
    const struct loan_event *event = &play->rows[i];
    const struct servicing_outcome *o = &play->result.outcomes[i];
    struct syndicate_notice n;
    const char *key = arena_format(d->s->arena, "E%lld", (long long)event->record.id);
    if (o->reversed || event->effective_on < d->from)
        return NULL;
    switch (event->kind) {
    case LOAN_EVENT_KIND_DRAWDOWN:
    case LOAN_EVENT_KIND_TOP_UP:
        n = fresh(d, SYNDICATE_NOTICE_KIND_DRAWDOWN, event->effective_on);
        n.principal = event->amount;
        if (event->source == LOAN_EVENT_SOURCE_DRAWDOWN && event->reference)
            key = event->reference; /* told when it was asked for */
        break;
    case LOAN_EVENT_KIND_REPAYMENT:
    case LOAN_EVENT_KIND_PREPAYMENT:
    case LOAN_EVENT_KIND_REFINANCE:
    case LOAN_EVENT_KIND_RECOVERY:
        n = fresh(d, SYNDICATE_NOTICE_KIND_DISTRIBUTION, event->effective_on);
        n.principal = o->principal_minor;
        n.interest = o->interest_minor + o->penalty_minor + o->compound_minor;
        n.fee = o->fee_minor;
        break;
    case LOAN_EVENT_KIND_FEE:
        n = fresh(d, SYNDICATE_NOTICE_KIND_FEE, event->effective_on);
        n.fee = event->amount;
        break;
    default:
        return NULL;
    }
    return put(d, &play->loan, &n, key);
}

/* --- what will fall due
 * ------------------------------------------------------------------------------------------------- */

static const struct error *draft_row(struct drafting *d, const struct loan_play *play, size_t i)
{
    const struct servicing_row *row = &play->result.rows[i];
    int64_t begun = i ? play->result.rows[i - 1].due_date : play->terms.start_date;
    const char *day = date_text(d->s->arena, row->due_date);
    if (row->settled_date != NONE && !row->projected)
        return NULL;
    struct syndicate_notice n = fresh(d, SYNDICATE_NOTICE_KIND_INTEREST, row->due_date);
    n.interest = row->interest_minor;
    n.rate = row->rate_e8;
    n.period_from = begun;
    n.period_to = row->due_date;
    TRY(put(d, &play->loan, &n, arena_format(d->s->arena, "I%lld:%s", (long long)play->loan.record.id, day)));
    n = fresh(d, SYNDICATE_NOTICE_KIND_REPAYMENT, row->due_date);
    n.principal = row->principal_minor;
    return put(d, &play->loan, &n, arena_format(d->s->arena, "P%lld:%s", (long long)play->loan.record.id, day));
}

/* A rate that differs from that of the days before it, once it is fixed. */
static const struct error *draft_fixings(struct drafting *d, const struct loan_play *play)
{
    const struct servicing *r = &play->result;
    for (size_t i = 1; i < r->segment_count; i++) {
        const struct servicing_segment *now = &r->segments[i];
        if (now->rate_e8 == r->segments[i - 1].rate_e8 || now->from > d->s->today || now->from < d->from)
            continue;
        struct syndicate_notice n = fresh(d, SYNDICATE_NOTICE_KIND_RATE_FIXING, now->from);
        n.rate = now->rate_e8;
        n.period_from = now->from;
        TRY(put(
            d, &play->loan, &n,
            arena_format(d->s->arena, "R%lld:%s", (long long)play->loan.record.id, date_text(d->s->arena, now->from))));
    }
    return NULL;
}

static const struct error *draft_loan(struct drafting *d, int64_t loan)
{
    struct loan_play play;
    TRY(loan_play(d->s, &d->books, d->facility.customer, loan, d->s->today, true, &play));
    for (size_t i = 0; i < play.count; i++)
        TRY(draft_event(d, &play, i));
    for (size_t i = 0; i < play.result.row_count; i++)
        if (play.result.rows[i].due_date >= d->from && play.result.rows[i].due_date <= d->until)
            TRY(draft_row(d, &play, i));
    return draft_fixings(d, &play);
}

static const struct error *draft_drawdowns(struct drafting *d)
{
    struct rows *rows;
    const struct error *error;
    struct drawdown waiting[DRAWDOWNS_MOST];
    size_t count = 0;
    TRY(store_query(d->s->tx, &query_syndicate_drawdowns,
                    VALUES(sql_int(d->facility.customer), sql_int(d->facility.record.id)), &rows));
    while (rows_next(rows, &error)) {
        struct drawdown *one = &waiting[count++];
        one->record.id = rows_int(rows, 0);
        one->loan = rows_int(rows, 1);
        one->amount = rows_int(rows, 2);
        one->value_on = rows_int(rows, 4);
    }
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct loan loan;
        struct syndicate_notice n = fresh(d, SYNDICATE_NOTICE_KIND_DRAWDOWN, waiting[i].value_on);
        TRY(record_load(d->s, &loan_entity, d->facility.customer, waiting[i].loan, &loan));
        n.principal = waiting[i].amount;
        TRY(put(d, &loan, &n, arena_format(d->s->arena, "D%lld", (long long)waiting[i].record.id)));
    }
    return NULL;
}

const struct error *notices_prepare(struct session *s, int64_t home, int64_t facility, int64_t until,
                                    struct notices_made *made)
{
    struct drafting *d = ARENA_NEW(s->arena, struct drafting);
    struct rows *rows;
    const struct error *error;
    int64_t loans[LOANS_MOST];
    size_t count = 0;
    *d = (struct drafting){.s = s, .from = s->today - DAYS_BACK, .until = until, .result = made};
    d->lenders = ARENA_NEW(s->arena, struct lenders);
    *made = (struct notices_made){0};
    TRY(row_hold(s, &facility_entity, home, facility)); /* two people at once number their notices one after another */
    TRY(record_load(s, &facility_entity, home, facility, &d->facility));
    TRY(lenders_read(s, home, facility, d->lenders));
    TRY(lenders_check(s, &d->facility, d->lenders));
    if (!lenders_we_are_agent(d->lenders))
        return error_make(s->arena, ERROR_SYNDICATE_NOT_AGENT, .arguments = {d->facility.name});
    TRY(loan_books_read(s, &d->books));
    TRY(store_int(s->tx, &query_syndicate_notice_count, VALUES(sql_int(home), sql_int(facility)), &d->made));
    TRY(store_query(s->tx, &query_syndicate_loans, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error))
        loans[count++] = rows_int(rows, 0);
    TRY(error);
    for (size_t i = 0; i < count; i++)
        TRY(draft_loan(d, loans[i]));
    return draft_drawdowns(d);
}
