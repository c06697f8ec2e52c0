#include "domain/need/need.h"
#include "base/text.h"
#include "domain/statement/figures.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"

#include <stdlib.h>
#include <string.h>

enum {
    SOON_DAYS = 60,         /* a maturity nearer than this is work of today, not a need to prepare */
    PERMIT_BACK_DAYS = 60,  /* a permit this old no longer is news */
    SEASON_QUIET_DAYS = 60, /* who drew within this time needs no reminder of the season */
    YEAR_DAYS = 365,
};

typedef void need_words(struct session *s, struct need *need, const char *word);

static void say_maturity(struct session *s, struct need *need, const char *word)
{
    struct label sum = amount_label(s->arena, (double)need->amount);
    (void)word;
    need->title =
        (struct label){arena_format(s->arena, "到期墙：%s 起到期 %s", date_text(s->arena, need->on), sum.zh),
                       arena_format(s->arena, "Maturity wall: %s from %s on", sum.en, date_text(s->arena, need->on))};
    need->why = (struct label){arena_format(s->arena, "%lld 笔贷款，距首笔 %lld 天，须提前准备衔接",
                                            (long long)need->count, (long long)(need->on - s->today)),
                               arena_format(s->arena, "%lld loans, %lld days to the first; prepare refinancing",
                                            (long long)need->count, (long long)(need->on - s->today))};
}

static void say_capex(struct session *s, struct need *need, const char *word)
{
    struct label left = amount_label(s->arena, (double)need->amount);
    need->title = (struct label){arena_format(s->arena, "资本开支：%s", word),
                                 arena_format(s->arena, "Capital expenditure: %s", word)};
    need->why = (struct label){
        arena_format(s->arena, "里程碑计划 %s，项目贷款尚未提 %s", date_text(s->arena, need->on), left.zh),
        arena_format(s->arena, "Milestone planned for %s; %s of the project loan undrawn",
                     date_text(s->arena, need->on), left.en)};
}

static void say_permit(struct session *s, struct need *need, const char *word)
{
    struct label left = amount_label(s->arena, (double)need->amount), permit = {word, word};
    const struct field *kind = entity_field(&project_permit_entity, "kind");
    for (size_t i = 0; i < kind->choice_count; i++)
        if (!strcmp(kind->choices[i].name, word))
            permit = kind->choices[i].label;
    need->title = (struct label){arena_format(s->arena, "许可落地：%s", permit.zh),
                                 arena_format(s->arena, "Permit granted: %s", permit.en)};
    need->why = (struct label){
        arena_format(s->arena, "%s 取得，可推进提款，项目贷款尚未提 %s", date_text(s->arena, need->on), left.zh),
        arena_format(s->arena, "Granted on %s; %s of the project loan can move on", date_text(s->arena, need->on),
                     left.en)};
}

static void say_season(struct session *s, struct need *need, const char *word)
{
    struct label sum = amount_label(s->arena, (double)need->amount);
    (void)word;
    need->title = (struct label){arena_format(s->arena, "季节资金：去年同期用款 %s", sum.zh),
                                 arena_format(s->arena, "Season: drew %s at this time last year", sum.en)};
    need->why = (struct label){arena_format(s->arena, "去年 %s 起 %lld 笔短期借款，今年尚未提款",
                                            date_text(s->arena, need->on - YEAR_DAYS), (long long)need->count),
                               arena_format(s->arena, "%lld short loans from %s last year, none yet this year",
                                            (long long)need->count, date_text(s->arena, need->on - YEAR_DAYS))};
}

/* --- loading
 * -------------------------------------------------------------------------------------------------------------------
 */

static const struct error *gather(struct session *s, const struct query *query, const struct sql_value *values,
                                  size_t count, const struct need *blank, int64_t later, need_words *say,
                                  struct needs *needs)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, query, values, count, &rows));
    while (rows_next(rows, &error)) {
        struct need need = *blank;
        const struct industry_section *section = s->policy->industry && rows_text(rows, 3)
                                                     ? industry_section(s->policy->industry, rows_text(rows, 3))
                                                     : NULL;
        const char *word = arena_text(s->arena, rows_text(rows, 8));
        need.customer = rows_int(rows, 0);
        need.customer_name = arena_text(s->arena, rows_text(rows, 1));
        need.tier = arena_text(s->arena, rows_text(rows, 2));
        need.section = section ? section->code : NULL;
        need.record = rows_int(rows, 4);
        need.amount = rows_int(rows, 5);
        need.on = rows_int(rows, 6) + later;
        need.count = rows_int(rows, 7);
        say(s, &need, word ? word : "");
        ARENA_PUSH(s->arena, needs->items, needs->count, needs->room, need);
    }
    return error;
}

static void propose(struct session *s, struct needs *needs)
{
    const struct decision_table *table = policy_table(s->policy, "need_scheme");
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    for (size_t i = 0; table && i < needs->count; i++) {
        struct need *need = &needs->items[i];
        struct table_result result;
        fact_set_reset(facts);
        fact_put_text(facts, "need_kind", need->kind);
        fact_put_text(facts, "need_industry", need->section ? need->section : "");
        fact_put_int(facts, "item_amount", need->amount);
        table_decide(s->arena, table, facts, &result);
        struct value name = table_output(&result, 0, "template", facts),
                     share = table_output(&result, 0, "financed_share", facts);
        const struct scheme_template *scheme = value_known(name) ? policy_template(s->policy, name.text) : NULL;
        if (!scheme)
            continue;
        need->scheme = scheme->doc->name;
        need->scheme_label = scheme->doc->label;
        need->financed = value_known(share) ? (int64_t)((double)need->amount * share.number) : need->amount;
    }
}

static int by_day(const void *a, const void *b)
{
    const struct need *x = a, *y = b;
    if (x->on != y->on)
        return x->on < y->on ? -1 : 1;
    return (x->customer > y->customer) - (x->customer < y->customer);
}

const struct error *needs_load(struct session *s, int64_t person, int64_t days, struct needs *needs)
{
    int64_t today = s->today, end = today + days;
    *needs = (struct needs){0};
    TRY(gather(s, &query_need_maturities, VALUES(sql_int(person), sql_int(today + SOON_DAYS), sql_int(end)),
               &(struct need){.kind = "maturity", .entity = "loan"}, 0, say_maturity, needs));
    TRY(gather(s, &query_need_capex, VALUES(sql_int(person), sql_int(today), sql_int(end)),
               &(struct need){.kind = "capex", .entity = "project_milestone"}, 0, say_capex, needs));
    TRY(gather(s, &query_need_permits, VALUES(sql_int(person), sql_int(today - PERMIT_BACK_DAYS), sql_int(today)),
               &(struct need){.kind = "permit", .entity = "project_permit"}, 0, say_permit, needs));
    int64_t ahead = days < SEASON_QUIET_DAYS ? days : SEASON_QUIET_DAYS;
    TRY(gather(s, &query_need_season,
               VALUES(sql_int(person), sql_int(today - YEAR_DAYS), sql_int(today - YEAR_DAYS + ahead),
                      sql_int(today - SEASON_QUIET_DAYS)),
               &(struct need){.kind = "season", .entity = "loan"}, YEAR_DAYS, say_season, needs));
    propose(s, needs);
    if (needs->count)
        qsort(needs->items, needs->count, sizeof(*needs->items), by_day);
    return NULL;
}

/* --- as an answer
 * ----------------------------------------------------------------------------------------------------------------- */

const struct error *operation_need_list(struct call *call)
{
    const struct need_list_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct needs needs;
    TRY(needs_load(s, query->person == NONE ? s->person : query->person, query->days, &needs));
    json_open(w, '{');
    json_put_date(w, "today", s->today);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < needs.count; i++) {
        const struct need *need = &needs.items[i];
        json_open(w, '{');
        json_put_text(w, "kind", need->kind);
        json_put_text(w, "customer", id_text(s->arena, need->customer, need->customer));
        json_put_text(w, "customer_title", need->customer_name);
        json_put_text(w, "tier", need->tier);
        json_put_date(w, "on", need->on);
        json_put_int(w, "amount_minor", need->amount);
        label_put(w, "title", need->title);
        label_put(w, "why", need->why);
        json_put_text(w, "entity", need->entity);
        json_put_text(w, "record", id_text(s->arena, need->customer, need->record));
        json_put_text(w, "scheme", need->scheme);
        if (need->scheme)
            label_put(w, "scheme_label", need->scheme_label);
        else
            json_put_null(w, "scheme_label");
        json_put_int(w, "financed_minor", need->scheme ? need->financed : NONE);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}
