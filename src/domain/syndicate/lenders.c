/* Lenders of a syndicated facility: who they are, and what each holds of limit, balance and every payment. */
#include "base/text.h"
#include "domain/syndicate/syndicate.h"
#include "quant/apportion.h"
#include "quant/exact.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { PAYMENTS_MOST = 40 };

static int64_t choice_of(const char *field, const char *name)
{
    const struct field *f = entity_field(&syndicate_share_entity, field);
    for (size_t i = 0; name && i < f->choice_count; i++)
        if (!strcmp(f->choices[i].name, name))
            return (int64_t)i;
    return NONE;
}

static const char *choice_name(const char *field, int64_t value)
{
    return entity_field(&syndicate_share_entity, field)->choices[value == NONE ? 0 : value].name;
}

const struct error *lenders_read(struct session *s, int64_t home, int64_t facility, struct lenders *l)
{
    struct rows *rows;
    const struct error *error;
    l->count = 0;
    l->sum_e8 = 0;
    TRY(store_query(s->tx, &query_syndicate_shares, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error)) {
        struct lender *one = &l->list[l->count++];
        *one = (struct lender){.id = rows_int(rows, 0),
                               .bank = arena_text(s->arena, rows_text(rows, 1)),
                               .role = choice_of("role", rows_text(rows, 2)),
                               .own = rows_int(rows, 3) == 1,
                               .share_e8 = rows_int(rows, 4),
                               .email = arena_text(s->arena, rows_text(rows, 5)),
                               .language = choice_of("language", rows_text(rows, 6)),
                               .contact = arena_text(s->arena, rows_text(rows, 7))};
        l->sum_e8 += one->share_e8;
    }
    return error;
}

const struct error *lenders_check(struct session *s, const struct facility *facility, const struct lenders *l)
{
    if (!l->count)
        return error_make(s->arena, ERROR_SYNDICATE_NONE, .arguments = {facility->name});
    return l->sum_e8 == RATE_SCALE ? NULL
                                   : error_make(s->arena, ERROR_SYNDICATE_SHARES,
                                                .arguments = {arena_format(s->arena, "%.8g", rate_value(l->sum_e8))});
}

const struct lender *lenders_agent(const struct lenders *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->list[i].role == SYNDICATE_SHARE_ROLE_AGENT)
            return &l->list[i];
    return NULL;
}

const struct lender *lenders_own(const struct lenders *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->list[i].own)
            return &l->list[i];
    return NULL;
}

bool lenders_we_are_agent(const struct lenders *l)
{
    const struct lender *agent = lenders_agent(l);
    return agent && agent->own;
}

void lenders_split(const struct lenders *l, int64_t amount, int64_t parts[LENDERS_MOST])
{
    int64_t weights[LENDERS_MOST];
    for (size_t i = 0; i < l->count; i++)
        weights[i] = l->list[i].share_e8;
    apportion(amount, weights, l->count, parts);
}

/* --- the view
 * ----------------------------------------------------------------------------------------------------------- */

static const struct error *read_loans(struct session *s, int64_t home, int64_t facility, int64_t *ids, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, &query_syndicate_loans, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error))
        ids[(*count)++] = rows_int(rows, 0);
    return error;
}

static void write_payment(struct session *s, struct json_writer *w, const struct lenders *l,
                          const struct loan_play *play, size_t i)
{
    const struct servicing_outcome *o = &play->result.outcomes[i];
    const struct loan_event *event = &play->rows[i];
    int64_t principal[LENDERS_MOST], interest[LENDERS_MOST], fees[LENDERS_MOST];
    bool out = event->kind == LOAN_EVENT_KIND_DRAWDOWN || event->kind == LOAN_EVENT_KIND_TOP_UP;
    lenders_split(l, out ? event->amount : o->principal_minor, principal);
    lenders_split(l, o->interest_minor + o->penalty_minor + o->compound_minor, interest);
    lenders_split(l, o->fee_minor, fees);
    json_open(w, '{');
    json_put_text(w, "event", id_text(s->arena, event->record.home, event->record.id));
    json_put_text(w, "loan", play->loan.number);
    json_put_text(w, "kind", servicing_kind_names[event->kind]);
    json_put_date(w, "on", event->effective_on);
    json_put_int(w, "amount", event->amount == NONE ? 0 : event->amount);
    json_key(w, "parts");
    json_open(w, '[');
    for (size_t k = 0; k < l->count; k++) {
        json_open(w, '{');
        json_put_text(w, "bank", l->list[k].bank);
        json_put_int(w, "principal", principal[k]);
        json_put_int(w, "interest", interest[k]);
        json_put_int(w, "fee", fees[k]);
        json_put_int(w, "amount", principal[k] + interest[k] + fees[k]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

/* The newest first; what only changed terms is no payment. */
static const struct error *write_payments(struct session *s, struct json_writer *w, const struct lenders *l,
                                          int64_t home, int64_t facility, int64_t *balance)
{
    struct loan_books books;
    int64_t loans[50];
    size_t count, written = 0;
    TRY(loan_books_read(s, &books));
    TRY(read_loans(s, home, facility, loans, &count));
    json_key(w, "payments");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        struct loan_play play;
        TRY(loan_play(s, &books, home, loans[i], s->today, false, &play));
        *balance += play.result.state.balance_minor;
        for (size_t k = play.count; l->count && k-- > 0 && written < PAYMENTS_MOST;)
            if (play.rows[k].amount != NONE && play.rows[k].amount > 0 && !play.result.outcomes[k].reversed) {
                write_payment(s, w, l, &play, k);
                written++;
            }
    }
    json_close(w, ']');
    return NULL;
}

static void write_lenders(struct session *s, struct json_writer *w, const struct lenders *l, int64_t home,
                          int64_t limit, int64_t balance)
{
    int64_t limits[LENDERS_MOST], balances[LENDERS_MOST];
    lenders_split(l, limit, limits);
    lenders_split(l, balance, balances);
    json_key(w, "lenders");
    json_open(w, '[');
    for (size_t i = 0; i < l->count; i++) {
        const struct lender *one = &l->list[i];
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, home, one->id));
        json_put_text(w, "bank", one->bank);
        json_put_text(w, "role", choice_name("role", one->role));
        json_put_bool(w, "own", one->own);
        json_put_double(w, "share", rate_value(one->share_e8));
        json_put_text(w, "email", one->email);
        json_put_text(w, "language", choice_name("language", one->language));
        json_put_text(w, "contact", one->contact);
        json_put_int(w, "limit", limits[i]);
        json_put_int(w, "balance", balances[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *write_notices(struct session *s, struct json_writer *w, int64_t home, int64_t facility)
{
    static const char *const texts[] = {"number", "direction", "kind", "status"};
    struct rows *rows;
    const struct error *error;
    json_key(w, "notices");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_syndicate_notices, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 0)));
        for (int i = 0; i < 4; i++)
            json_put_text(w, texts[i], rows_text(rows, i + 1));
        json_put_date(w, "value_on", rows_int(rows, 5));
        json_put_date(w, "notify_by", rows_int(rows, 6));
        json_put_text(w, "currency", rows_text(rows, 7));
        json_put_int(w, "principal", rows_int(rows, 8));
        json_put_int(w, "interest", rows_int(rows, 9));
        json_put_int(w, "fee", rows_int(rows, 10));
        json_put_double(w, "rate", rows_int(rows, 11) == NONE ? NAN : rate_value(rows_int(rows, 11)));
        json_put_int(w, "own_part", rows_int(rows, 12));
        json_put_int(w, "expected_part", rows_int(rows, 13));
        json_put_instant(w, "sent_at", rows_int(rows, 14));
        json_put_text(w, "loan", rows_text(rows, 15));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

const struct error *operation_syndicate_view(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct lenders *l = ARENA_NEW(s->arena, struct lenders);
    struct facility facility;
    int64_t home, id, balance = 0;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &facility_entity, home, id, &facility));
    TRY(lenders_read(s, home, id, l));
    if (l->count)
        TRY(lenders_check(s, &facility, l));
    json_open(w, '{');
    json_put_text(w, "facility", id_text(s->arena, home, id));
    json_put_int(w, "amount", facility.amount);
    json_put_double(w, "sum", rate_value(l->sum_e8));
    json_put_bool(w, "agent", lenders_we_are_agent(l));
    TRY(write_payments(s, w, l, home, id, &balance));
    write_lenders(s, w, l, home, facility.amount, balance);
    TRY(write_notices(s, w, home, id));
    json_close(w, '}');
    return NULL;
}

/* --- setting them
 * ------------------------------------------------------------------------------------------------------- */

struct setting {
    int64_t home, facility;
    struct lenders *before;
    struct syndicate_share list[LENDERS_MOST];
    size_t count;
};

static const struct error *bad(struct session *s, const char *bank, const char *zh, const char *en)
{
    return error_make(s->arena, ERROR_SYNDICATE_LENDERS, .field = "lenders", .value = bank ? bank : "-",
                      .arguments = {zh, en});
}

static const struct error *read_one(struct session *s, const struct json *item, struct syndicate_share *row)
{
    const char *bank = json_get_text(item, "bank"), *email = json_get_text(item, "email"),
               *role = json_get_text(item, "role"), *language = json_get_text(item, "language");
    double share;
    bool own = false;
    record_initial(s, &syndicate_share_entity, row);
    if (!bank || !*bank || strlen(bank) > 300)
        return bad(s, bank, "名称缺失或过长", "the name is missing or too long");
    if (!json_get_number(item, "share", &share) || !(share > 0 && share <= 1))
        return bad(s, bank, "份额须大于0且不超过1", "its share must be above 0 and at most 1");
    if (role && choice_of("role", role) == NONE)
        return bad(s, bank, "角色须为 agent、lead 或 participant", "its role must be agent, lead or participant");
    if (language && choice_of("language", language) == NONE)
        return bad(s, bank, "通知语言须为 zh 或 en", "its language must be zh or en");
    json_get_bool(item, "own", &own);
    row->bank = text_normalise(s->arena, bank);
    row->share = llround(share * RATE_SCALE);
    row->email = email && *email ? email : NULL;
    row->contact = json_get_text(item, "contact");
    row->role = role ? choice_of("role", role) : SYNDICATE_SHARE_ROLE_PARTICIPANT;
    row->language = language ? choice_of("language", language) : SYNDICATE_SHARE_LANGUAGE_ZH;
    row->own = own;
    return NULL;
}

static const struct error *read_all(struct session *s, const char *text, struct setting *set)
{
    const char *problem;
    const struct json *list = json_read(s->arena, text, strlen(text), &problem);
    int64_t sum = 0;
    int agents = 0, ours = 0;
    if (!list || list->kind != JSON_LIST || list->count < 2 || list->count > LENDERS_MOST)
        return bad(s, NULL, "须为二至六十家成员的列表", "two to sixty lenders are wanted, as a list");
    for (size_t i = 0; i < list->count; i++) {
        struct syndicate_share *row = &set->list[set->count++];
        TRY(read_one(s, &list->items[i], row));
        row->customer = set->home;
        row->facility = set->facility;
        for (size_t k = 0; k < i; k++)
            if (text_equal(set->list[k].bank, row->bank))
                return bad(s, row->bank, "出现两次", "stands in the list twice");
        sum += row->share;
        agents += row->role == SYNDICATE_SHARE_ROLE_AGENT;
        ours += row->own == 1;
    }
    if (sum != RATE_SCALE)
        return error_make(s->arena, ERROR_SYNDICATE_SHARES, .field = "lenders",
                          .arguments = {arena_format(s->arena, "%.8g", rate_value(sum))});
    if (agents != 1)
        return bad(s, NULL, "须恰有一家代理行", "there must be just one agent");
    return ours == 1 ? NULL : bad(s, NULL, "须恰有一家为本行", "just one of them must be our own bank");
}

/* A lender who stays keeps its row; the name tells. */
static const struct error *put_all(struct session *engine, void *context)
{
    struct setting *set = context;
    for (size_t i = 0; i < set->before->count; i++) {
        const struct lender *old = &set->before->list[i];
        struct syndicate_share *next = NULL, stored;
        for (size_t k = 0; k < set->count && !next; k++)
            next = text_equal(set->list[k].bank, old->bank) ? &set->list[k] : NULL;
        TRY(record_load(engine, &syndicate_share_entity, set->home, old->id, &stored));
        if (!next) {
            TRY(record_delete(engine, &syndicate_share_entity, set->home, old->id, stored.record.version, NULL));
            continue;
        }
        next->record = stored.record;
        TRY(record_update(engine, &syndicate_share_entity, next, NULL));
    }
    for (size_t k = 0; k < set->count; k++)
        if (!set->list[k].record.id)
            TRY(record_put(engine, &syndicate_share_entity, &set->list[k]));
    return NULL;
}

const struct error *operation_syndicate_set(struct call *call)
{
    const struct syndicate_set_input *in = call->input;
    struct session *s = call->session;
    struct setting *set = ARENA_NEW(s->arena, struct setting);
    TRY(call_id(call, 0, &set->home, &set->facility));
    TRY(scope_row(s, &facility_entity, ACCESS_READ, set->home, set->facility));
    TRY(row_hold(s, &facility_entity, set->home, set->facility));
    set->before = ARENA_NEW(s->arena, struct lenders);
    set->count = 0;
    TRY(lenders_read(s, set->home, set->facility, set->before));
    TRY(read_all(s, in->lenders, set));
    TRY(session_as_engine(s, put_all, set));
    json_open(call->reply, '{');
    json_put_text(call->reply, "facility", id_text(s->arena, set->home, set->facility));
    json_put_int(call->reply, "lenders", (int64_t)set->count);
    json_close(call->reply, '}');
    return NULL;
}
