/* What stands beside the card in the demo bank: experts' answers, share prices of a few listed firms, and grades moved
 * by a person, in force and long ago with what came of them. */
#include "domain/assess/assess.h"
#include "domain/demo/demo.h"
#include "quant/random.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { RATED = 60, LISTED = 4, QUOTES = 260, EXPERTS = 14, PAST = 16, NOW = 3 };

struct rated {
    int64_t id, equity; /* fen; NONE without a statement */
    const char *grade;
    bool small;
};

struct people {
    int64_t officer, risk, head;
};

static const struct error *person_of(struct session *s, const char *login, int64_t *id)
{
    int64_t home;
    return record_find_unique(s, &person_entity, "login", login, &home, id);
}

static const struct error *read_rated(struct session *s, struct rated *rated, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, &query_demo_rated, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        const char *kind = rows_text(rows, 2);
        if (*count < RATED)
            rated[(*count)++] = (struct rated){rows_int(rows, 0), rows_null(rows, 3) ? NONE : rows_int(rows, 3),
                                               arena_text(s->arena, rows_text(rows, 1)),
                                               !strcmp(kind, "micro") || !strcmp(kind, "small")};
    }
    return error;
}

/* --- experts ------------------------------------------------------------------------------------------------------ */

static const char *answers_of(struct session *s, const struct expert_sheet *sheet, struct random *r, size_t leaning,
                              double *score)
{
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    size_t *anchors = ARENA_LIST(s->arena, size_t, sheet->count);
    json_open(&w, '[');
    for (size_t i = 0; i < sheet->count; i++) {
        const struct expert_question *q = &sheet->questions[i];
        int64_t chosen = (int64_t)leaning + random_int(r, -1, 1), most = (int64_t)q->anchor_count - 1;
        anchors[i] = (size_t)(chosen < 0 ? 0 : chosen > most ? most : chosen);
        json_open(&w, '{');
        json_put_text(&w, "name", q->name);
        label_put(&w, "label", q->label);
        json_put_int(&w, "anchor", (int64_t)anchors[i]);
        json_put_int(&w, "anchors", (int64_t)q->anchor_count);
        label_put(&w, "anchor_label", q->anchors[anchors[i]].label);
        json_put_double(&w, "points", q->anchors[anchors[i]].points);
        json_put_double(&w, "weight", q->weight);
        json_put_text(&w, "evidence",
                      expert_extreme(q, anchors[i]) ? "现场访谈与近十二个月流水、合同台账核对，见走访记录。" : NULL);
        json_close(&w, '}');
    }
    json_close(&w, ']');
    *score = expert_score(sheet, anchors);
    return buffer_end(&text);
}

static const struct error *put_expert(struct session *s, const struct rated *who, struct random *r, size_t i,
                                      const struct people *people)
{
    static const size_t leanings[] = {3, 2, 4, 2, 0, 3, 1, 3, 2, 4};
    struct expert_opinion row;
    struct fact_set *facts;
    TRY(facts_of_customer(s, s->policy, who->id, &facts));
    const struct expert_sheet *sheet = rating_sheet_for(s->policy->rating, facts);
    if (!sheet)
        return NULL;
    record_initial(s, &expert_opinion_entity, &row);
    row.customer = who->id;
    row.answered_at = s->now - (i % 5 == 3 ? 450 : 20 + 9 * (int64_t)i) * 86400000;
    row.answered_by = i % 3 ? people->officer : people->risk;
    row.sheet = sheet->doc->name;
    row.answers = answers_of(s, sheet, r, leanings[i % 10], &row.score);
    row.policy_version = arena_format(s->arena, "%s %lld", sheet->doc->name, (long long)sheet->doc->version);
    return record_put(s, &expert_opinion_entity, &row);
}

/* --- share prices ---------------------------------------------------------------------------------------------------
 */

static const struct error *put_listed(struct session *s, const struct rated *who, struct random *r, int number)
{
    static const double volatilities[LISTED] = {0.32, 0.45, 0.38, 0.85}, values[LISTED] = {1.7, 2.4, 1.1, 0.3};
    double closes[QUOTES], volatility = volatilities[number], shares = round((double)who->equity / 100 / 4);
    struct customer customer;
    closes[QUOTES - 1] = values[number] * (double)who->equity / 100 / shares;
    for (int i = QUOTES - 1; i > 0; i--)
        closes[i - 1] = closes[i] / exp(volatility / sqrt(250) * random_normal(r) - (number == LISTED - 1 ? 0.003 : 0));
    TRY(record_load(s, &customer_entity, who->id, who->id, &customer));
    customer.listed_code = arena_format(s->arena, "DEMO%02d", number + 1);
    TRY(record_update(s, &customer_entity, &customer, NULL));
    int64_t day = s->today - 1;
    for (int i = QUOTES - 1; i >= 0; i--, day--) {
        struct market_quote row;
        while ((day + 3) % 7 >= 5) /* 1970-01-01 was a Thursday */
            day--;
        record_initial(s, &market_quote_entity, &row);
        row.record.home = row.customer = who->id;
        row.quoted_on = day;
        row.close = round(closes[i] * 100) / 100;
        row.shares = i == 0 || i == QUOTES - 1 ? (int64_t)shares : NONE;
        row.currency = "CNY";
        row.source = "演示行情";
        TRY(record_put(s, &market_quote_entity, &row));
    }
    return NULL;
}

/* --- moved grades
 * ----------------------------------------------------------------------------------------------------- */

static const struct {
    const char *code, *reason, *evidence;
} reasons[] = {
    {"recent_event", "报表日后大客户续签三年框架合同，收入可见度明显提高。", "合同复印件，已电话核实签约人。"},
    {"one_off", "上年亏损来自处置旧厂房的一次性损失，经常性经营盈利。", "审计报告附注四十二及处置协议。"},
    {"new_information", "主要供应商已起诉，评分卡尚未取得该信息。", "法院公告，二〇二六年收案。"},
    {"group_matter", "控股股东出质全部股权，支持能力下降。", "工商股权出质登记。"},
    {"data_fault", "存货盘点差异较大，报表待更正，先行下调。", "现场检查底稿。"},
};
enum { REASONS = sizeof(reasons) / sizeof(reasons[0]) };

static const struct error *put_override(struct session *s, int64_t customer, const char *grade, int64_t notches,
                                        int64_t days_ago, size_t reason, const struct people *people)
{
    const struct master_scale *scale = s->policy->scale;
    struct rating_override row;
    int from = scale_find(scale, grade), to = from - (int)notches;
    if (from < 0 || to < 0 || to + 1 >= (int)scale->count || scale->grades[from].defaulted)
        return NULL;
    record_initial(s, &rating_override_entity, &row);
    row.customer = customer;
    row.decided_at = s->now - days_ago * 86400000;
    row.notches = notches;
    row.model_grade = grade;
    row.model_pd = scale->grades[from].pd;
    row.grade = scale->grades[to].name;
    row.pd = scale->grades[to].pd;
    row.reason_code = reasons[reason % REASONS].code;
    row.reason = reasons[reason % REASONS].reason;
    row.evidence = reasons[reason % REASONS].evidence;
    row.expires_on = date_add_months(instant_date(row.decided_at), 6, 31);
    row.proposed_by = notches > 0 ? people->risk : people->officer;
    row.approved_by = people->head;
    row.authority = notches > 0 ? "rating_risk" : "rating_officer";
    return record_put(s, &rating_override_entity, &row);
}

static const struct error *put_overrides(struct session *s, const struct rated *rated, size_t count,
                                         const struct people *people)
{
    struct rows *rows;
    const struct error *error;
    int64_t bad[6];
    size_t bad_count = 0;
    for (size_t i = 0; i < NOW && i + 2 < count; i++)
        TRY(put_override(s, rated[i + 2].id, rated[i + 2].grade, i == 1 ? 1 : -1 - (int64_t)(i / 2),
                         30 + 25 * (int64_t)i, i == 1 ? 0 : 2 + i / 2, people));
    for (size_t i = 0; i < PAST && i + 20 < count; i++) {
        bool up = i % 3 == 0;
        TRY(put_override(s, rated[i + 20].id, rated[i + 20].grade, up ? 1 : -1 - (int64_t)(i % 2),
                         400 + 17 * (int64_t)i, up ? i % 2 : 2 + i % 3, people));
    }
    TRY(store_query(s->tx, &query_demo_bad_borrowers, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (bad_count < 6)
            bad[bad_count++] = rows_int(rows, 0);
    TRY(error);
    for (size_t i = 0; i < bad_count; i++)
        TRY(put_override(s, bad[i], i % 2 ? "BB" : "BBB-", i < 2 ? 1 : -2, 230 + 14 * (int64_t)i, i < 2 ? i : 2 + i % 3,
                         people));
    return NULL;
}

/* --- in order
 * ----------------------------------------------------------------------------------------------------------- */

static const struct error *put_all(struct session *s, void *context)
{
    const struct demo_options *options = context;
    struct random r = random_from(options->seed, 20261128);
    struct rated rated[RATED];
    struct people people;
    struct assessed result;
    size_t count;
    int listed = 0;
    TRY(person_of(s, "li.credit", &people.officer));
    TRY(person_of(s, "wang.risk", &people.risk));
    TRY(person_of(s, "zhao.head", &people.head));
    TRY(read_rated(s, rated, &count));
    for (size_t i = 0; i < EXPERTS && i < count; i++)
        TRY(put_expert(s, &rated[i], &r, i, &people));
    for (size_t i = 0; i < count && listed < LISTED; i++)
        if (!rated[i].small && rated[i].equity != NONE && rated[i].equity > 100000000)
            TRY(put_listed(s, &rated[i], &r, listed++));
    TRY(put_overrides(s, rated, count, &people));
    for (size_t i = 0; i < EXPERTS && i < count; i++)
        TRY(assess_customer(s, rated[i].id, &result));
    return NULL;
}

const struct error *demo_opinions(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct session s;
    struct demo_options own = *options;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, put_all, &own);
    session_close(&s);
    return error;
}
