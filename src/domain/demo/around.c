/* What stands around the facilities of the demo bank: conditions in every state, guarantees of related and independent
 * firms, drawdowns that hold a limit, a syndicate we lead and one we take part in. Written by the engine itself, so
 * that worth, cover and parts are its own. */
#include "domain/demo/demo.h"
#include "domain/import/source.h"
#include "domain/limit/limit.h"
#include "domain/syndicate/syndicate.h"
#include "quant/random.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { PLACES = 60, CONDITIONED = 24, STRONG = 20 };

struct place {
    int64_t home, facility, loan, owner, amount, balance, starts_on;
    bool guaranteed, repays; /* REPAYS: principal on every due date */
};

struct around {
    struct session *s;
    struct random r;
    struct place places[PLACES];
    size_t count;
    int64_t strong[STRONG];
    size_t strong_count;
    int64_t officer, today;
};

static const struct error *read_ids(struct session *s, const struct query *query, const struct sql_value *values,
                                    size_t value_count, int64_t *ids, size_t most, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, query, values, value_count, &rows));
    while (rows_next(rows, &error))
        if (*count < most)
            ids[(*count)++] = rows_int(rows, 0);
    return error;
}

static const struct error *read_places(struct around *a)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(a->s->tx, &query_demo_around, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        const char *collateral = rows_text(rows, 3), *repayment = rows_text(rows, 8);
        a->places[a->count++] = (struct place){rows_int(rows, 0),
                                               rows_int(rows, 1),
                                               rows_int(rows, 2),
                                               rows_int(rows, 4),
                                               rows_int(rows, 5),
                                               rows_int(rows, 6),
                                               rows_int(rows, 7),
                                               collateral && !strcmp(collateral, "guarantee"),
                                               repayment && !strcmp(repayment, "equal_principal")};
    }
    TRY(error);
    return read_ids(a->s, &query_demo_strong, NO_VALUES, a->strong, STRONG, &a->strong_count);
}

/* --- conditions
 * --------------------------------------------------------------------------------------------------------- */

static const struct error *put_evidence(struct around *a, struct facility_condition *c)
{
    struct attachment paper;
    struct buffer text = {.arena = a->s->arena};
    const char *path;
    buffer_format(&text, "落实情况（演示数据）\n\n条件：%s\n核对人：客户经理\n", c->text);
    record_initial(a->s, &attachment_entity, &paper);
    TRY(source_keep(a->s->bank, a->s->arena, "attachment", text.data, text.size, &path, &paper.sha256));
    paper.customer = c->customer;
    paper.name = "落实凭证.txt";
    paper.kind = ATTACHMENT_KIND_CONTRACT;
    paper.media_type = "text/plain";
    paper.size_bytes = (int64_t)text.size;
    paper.facility_condition = c->record.id;
    TRY(record_put(a->s, &attachment_entity, &paper));
    c->evidence = paper.record.id;
    return record_update(a->s, &facility_condition_entity, c, NULL);
}

static const struct error *put_conditions(struct around *a, const struct place *p, size_t n)
{
    static const struct {
        const char *text, *basis;
        int64_t applies, due; /* days from today */
    } list[] = {
        {"借款合同与担保合同已签署生效", "借款合同第4.1条", FACILITY_CONDITION_APPLIES_FIRST, -200},
        {"董事会或股东会借款决议原件", "公司法第十五条；借款合同第4.2条", FACILITY_CONDITION_APPLIES_FIRST, 12},
        {"本次用途的交易合同与发票", "流动资金贷款管理办法（2024年第2号令）第三十条", FACILITY_CONDITION_APPLIES_EACH,
         5},
        {"抵押物保险第一受益人变更为本行", "抵押合同第7条", FACILITY_CONDITION_APPLIES_LATER, 25},
        {"提交上年度经审计的财务报表", "借款合同第9.1条", FACILITY_CONDITION_APPLIES_LATER, -6},
    };
    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        struct facility_condition c;
        bool late = list[i].due < 0 && list[i].applies == FACILITY_CONDITION_APPLIES_LATER;
        if (late && n % 6 != 1)
            continue;
        record_initial(a->s, &facility_condition_entity, &c);
        c.customer = p->home;
        c.facility = p->facility;
        c.text = list[i].text;
        c.basis = list[i].basis;
        c.applies = list[i].applies;
        c.due_on = a->today + list[i].due + (late ? 0 : random_int(&a->r, 0, 4));
        c.responsible = p->owner;
        bool open = late || (i == 3) || (i == 1 && n % 4 == 0) || (i == 2 && n % 3 == 0);
        bool waived = i == 1 && n % 8 == 5;
        c.status = late     ? FACILITY_CONDITION_STATUS_BREACHED
                   : open   ? FACILITY_CONDITION_STATUS_OPEN
                   : waived ? FACILITY_CONDITION_STATUS_WAIVED
                            : FACILITY_CONDITION_STATUS_MET;
        if (!open) {
            c.met_on = a->today - random_int(&a->r, 3, 150);
            c.decided_by = waived ? a->officer : p->owner;
            c.authority = waived ? "credit_officer" : NULL;
            c.reason = waived ? "控股股东已出具承诺函，决议原件于下次股东会补交" : NULL;
        }
        TRY(record_put(a->s, &facility_condition_entity, &c));
        if (c.status == FACILITY_CONDITION_STATUS_MET && i == 0)
            TRY(put_evidence(a, &c));
    }
    return NULL;
}

/* --- guarantees
 * --------------------------------------------------------------------------------------------------------- */

static const struct error *put_guarantee(struct around *a, const struct place *p, int64_t guarantor, int64_t kind,
                                         int place)
{
    struct guarantee_contract g;
    struct facility facility;
    if (guarantor == p->home)
        return NULL;
    TRY(record_load(a->s, &facility_entity, p->home, p->facility, &facility));
    record_initial(a->s, &guarantee_contract_entity, &g);
    g.customer = p->home;
    g.facility = p->facility;
    g.guarantor = guarantor;
    g.number = arena_format(a->s->arena, "BZ%s%d", facility.number + 2, place);
    g.kind = kind;
    g.amount = llround((double)p->balance * (place > 1 ? .5 : 1.2) / 1e6) * 1000000;
    g.amount = g.amount > 0 ? g.amount : 1000000;
    g.currency = "CNY";
    g.starts_on = p->starts_on;
    g.expires_on = a->today + random_int(&a->r, 200, 900);
    g.status = GUARANTEE_CONTRACT_STATUS_ACTIVE;
    return record_put(a->s, &guarantee_contract_entity, &g);
}

static const struct error *put_guarantees(struct around *a, const struct place *p, size_t n)
{
    int64_t vouchers[2];
    size_t count;
    TRY(read_ids(a->s, &query_demo_vouchers, VALUES(sql_int(p->home)), vouchers, 2, &count));
    for (size_t i = 0; i < count; i++)
        TRY(put_guarantee(a, p, vouchers[i], GUARANTEE_CONTRACT_KIND_JOINT, (int)i + 1));
    if (!a->strong_count || (count && n % 2))
        return NULL;
    return put_guarantee(a, p, a->strong[n % a->strong_count],
                         n % 3 ? GUARANTEE_CONTRACT_KIND_JOINT : GUARANTEE_CONTRACT_KIND_GENERAL, (int)count + 1);
}

/* --- a drawdown that holds its limit
 * ------------------------------------------------------------------------------------ */

static const struct error *put_reservation(struct around *a, const struct place *p, int64_t days)
{
    struct drawdown d;
    struct facility facility;
    int64_t amount = p->amount / 20 / 1000000 * 1000000;
    TRY(record_load(a->s, &facility_entity, p->home, p->facility, &facility));
    if (amount <= 0)
        return NULL;
    record_initial(a->s, &drawdown_entity, &d);
    d.customer = p->home;
    d.facility = p->facility;
    d.loan = p->loan;
    d.number = arena_format(a->s->arena, "FK%s-1", facility.number + 2);
    d.amount = amount;
    d.currency = "CNY";
    d.purpose = "支付原材料采购款";
    d.payee = "浙江宏达物资有限公司";
    d.payment = DRAWDOWN_PAYMENT_ENTRUSTED;
    d.trade_contract = "CG-2026-118";
    d.invoice_amount = amount;
    d.requested_on = a->today - 20;
    d.value_on = a->today + 3;
    d.expires_on = a->today + days;
    d.status = DRAWDOWN_STATUS_RESERVED;
    d.requested_by = p->owner;
    d.reference = arena_format(a->s->arena, "demo-%s", facility.number);
    TRY(record_put(a->s, &drawdown_entity, &d));
    struct limit_movement m = {.home = p->home,
                               .facility = p->facility,
                               .amount = amount,
                               .currency = "CNY",
                               .loan = p->loan,
                               .reference = arena_format(a->s->arena, "D%lld:reserve", (long long)d.record.id)};
    return limit_reserve(a->s, &m);
}

/* --- syndicates
 * --------------------------------------------------------------------------------------------------------- */

struct member {
    const char *bank, *email;
    int64_t share, role, language;
    bool own;
};

static const struct error *put_members(struct around *a, const struct place *p, const struct member *members,
                                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct syndicate_share row;
        record_initial(a->s, &syndicate_share_entity, &row);
        row.customer = p->home;
        row.facility = p->facility;
        row.bank = members[i].bank;
        row.email = members[i].email;
        row.share = members[i].share;
        row.role = members[i].role;
        row.language = members[i].language;
        row.own = members[i].own;
        TRY(record_put(a->s, &syndicate_share_entity, &row));
    }
    return NULL;
}

static const struct error *put_led(struct around *a, const struct place *p, const char *own)
{
    const struct member members[] = {
        {own, NULL, 40000000, SYNDICATE_SHARE_ROLE_AGENT, SYNDICATE_SHARE_LANGUAGE_ZH, true},
        {"东海商业银行", "agency@donghai-bank.example", 26666667, SYNDICATE_SHARE_ROLE_LEAD,
         SYNDICATE_SHARE_LANGUAGE_ZH, false},
        {"钱塘银行", "syndication@qiantang-bank.example", 20000000, SYNDICATE_SHARE_ROLE_PARTICIPANT,
         SYNDICATE_SHARE_LANGUAGE_ZH, false},
        {"Harbour International Bank", "loans.agency@harbour-bank.example", 13333333, SYNDICATE_SHARE_ROLE_PARTICIPANT,
         SYNDICATE_SHARE_LANGUAGE_EN, false}};
    struct notices_made made;
    int64_t drafts[3];
    size_t count;
    TRY(put_members(a, p, members, sizeof(members) / sizeof(members[0])));
    TRY(notices_prepare(a->s, p->home, p->facility, a->today + 120, &made));
    TRY(read_ids(a->s, &query_demo_drafts, VALUES(sql_int(p->home), sql_int(p->facility)), drafts, 3, &count));
    for (size_t i = 0; i < count && i < 2 && made.prepared > 2; i++) {
        struct notice_sending sending = {0};
        TRY(notice_send(a->s, p->home, drafts[i], &sending));
    }
    return NULL;
}

static const struct error *put_incoming(struct around *a, const struct place *p, const struct lenders *l, int number,
                                        int64_t kind, int64_t amount, int64_t off)
{
    struct syndicate_notice n;
    struct facility facility;
    int64_t parts[LENDERS_MOST];
    TRY(record_load(a->s, &facility_entity, p->home, p->facility, &facility));
    record_initial(a->s, &syndicate_notice_entity, &n);
    n.customer = p->home;
    n.facility = p->facility;
    n.number = arena_format(a->s->arena, "%s/DL-2026-%03d", facility.number, number);
    n.source_key = arena_format(a->s->arena, "in:%lld:DL-2026-%03d", (long long)p->facility, number);
    n.direction = SYNDICATE_NOTICE_DIRECTION_IN;
    n.kind = kind;
    n.value_on = a->today + 6 * number - 8;
    n.currency = "CNY";
    n.principal = kind == SYNDICATE_NOTICE_KIND_INTEREST ? 0 : amount;
    n.interest = kind == SYNDICATE_NOTICE_KIND_INTEREST ? amount : 0;
    n.fee = 0;
    n.agent = lenders_agent(l)->bank;
    n.parts = notice_parts(a->s, l, &n);
    lenders_split(l, amount, parts);
    n.expected_part = parts[lenders_own(l) - l->list];
    n.own_part = n.expected_part + off;
    n.status = off ? SYNDICATE_NOTICE_STATUS_DISPUTED : SYNDICATE_NOTICE_STATUS_RECEIVED;
    return record_put(a->s, &syndicate_notice_entity, &n);
}

static const struct error *put_joined(struct around *a, const struct place *p, const char *own)
{
    const struct member members[] = {
        {"江南银行", "agency@jiangnan-bank.example", 50000000, SYNDICATE_SHARE_ROLE_AGENT, SYNDICATE_SHARE_LANGUAGE_ZH,
         false},
        {own, NULL, 33333333, SYNDICATE_SHARE_ROLE_PARTICIPANT, SYNDICATE_SHARE_LANGUAGE_ZH, true},
        {"东海商业银行", NULL, 16666667, SYNDICATE_SHARE_ROLE_PARTICIPANT, SYNDICATE_SHARE_LANGUAGE_ZH, false}};
    struct lenders *l = ARENA_NEW(a->s->arena, struct lenders);
    TRY(put_members(a, p, members, sizeof(members) / sizeof(members[0])));
    TRY(lenders_read(a->s, p->home, p->facility, l));
    TRY(put_incoming(a, p, l, 1, SYNDICATE_NOTICE_KIND_DISTRIBUTION, 1234567890, 0));
    TRY(put_incoming(a, p, l, 2, SYNDICATE_NOTICE_KIND_INTEREST, 87654321, -1));
    return put_incoming(a, p, l, 3, SYNDICATE_NOTICE_KIND_DRAWDOWN, 2000000000, 0);
}

/* --- in order
 * ----------------------------------------------------------------------------------------------------------- */

static const struct error *put_all(struct session *s, void *context)
{
    const struct demo_options *options = context;
    struct around *a = ARENA_NEW(s->arena, struct around);
    int64_t home;
    *a = (struct around){.s = s, .r = random_from(options->seed, 20261148), .today = s->today};
    TRY(record_find_unique(s, &person_entity, "login", "li.credit", &home, &a->officer));
    TRY(read_places(a));
    for (size_t i = 0; i < a->count; i++) {
        if (i < CONDITIONED)
            TRY(put_conditions(a, &a->places[i], i));
        if (a->places[i].guaranteed)
            TRY(put_guarantees(a, &a->places[i], i));
        if (i == 2 || i == 4)
            TRY(put_reservation(a, &a->places[i], i == 2 ? 4 : 17));
    }
    size_t led = 0;
    while (led + 1 < a->count && !a->places[led].repays)
        led++;
    if (a->count > 1)
        TRY(put_led(a, &a->places[led], options->bank_name));
    return a->count > 4 ? put_joined(a, &a->places[led == 3 ? 4 : 3], options->bank_name) : NULL;
}

const struct error *demo_around(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct session s;
    struct demo_options own = *options;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, put_all, &own);
    session_close(&s);
    return error;
}
