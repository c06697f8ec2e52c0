/* What stands beside the card: the expert's answers, and the market's distance to default. */
#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/assess/market.h"
#include "queries.h"
#include "record/call.h"
#include "record/policies.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

/* --- experts ---------------------------------------------------------------------------------------------------------------------- */

static void write_opinion(struct session *s, struct rows *rows, const struct expert_sheet *sheet, struct json_writer *w)
{
    int64_t answered_at = rows_int(rows, 0), day = instant_date(answered_at);
    int64_t valid_until = date_add_months(day, sheet ? (int)sheet->valid_months : 12, 31);
    json_open(w, '{');
    json_put_instant(w, "answered_at", answered_at);
    json_put_text(w, "sheet", rows_text(rows, 1));
    json_put_double(w, "score", rows_real(rows, 2));
    json_put_raw(w, "answers", rows_text(rows, 3));
    json_put_text(w, "policy_version", rows_text(rows, 4));
    json_put_text(w, "answered_by", rows_text(rows, 5));
    json_put_date(w, "valid_until", valid_until);
    json_put_bool(w, "stale", valid_until < s->today);
    json_close(w, '}');
}

const struct error *operation_customer_expert(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct fact_set *facts;
    struct rows *rows;
    const struct error *error;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(facts_of_customer(s, s->policy, id, &facts));
    const struct expert_sheet *sheet = rating_sheet_for(s->policy->rating, facts);
    json_open(w, '{');
    json_key(w, "sheet");
    if (sheet)
        expert_sheet_write(w, sheet);
    else
        json_write_null(w);
    json_key(w, "opinions");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_expert_opinions, VALUES(sql_int(id)), &rows));
    while (rows_next(rows, &error))
        write_opinion(s, rows, sheet, w);
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

static const struct error *take_answer(struct session *s, const struct expert_sheet *sheet, size_t i, const struct json *given, size_t *anchor,
                                       struct json_writer *w)
{
    const struct expert_question *q = &sheet->questions[i];
    const struct json *answer = json_get(given, q->name);
    const char *evidence = json_get_text(answer, "evidence"), *field = arena_format(s->arena, "answers.%s", q->name);
    int64_t chosen = -1;
    if (!answer)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = field);
    if (!json_get_int(answer, "anchor", &chosen) || chosen < 0 || (size_t)chosen >= q->anchor_count)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = field, .value = arena_format(s->arena, "%lld", (long long)chosen),
                          .arguments = {arena_format(s->arena, "0 .. %zu", q->anchor_count - 1)});
    if (expert_extreme(q, (size_t)chosen) && (int64_t)text_length(evidence ? evidence : "") < sheet->least_evidence)
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = field, .value = q->label.zh,
                          .arguments = {arena_format(s->arena, "最高或最低的答案须写明依据，至少 %lld 字 / the highest and the lowest answer need evidence of at least %lld characters",
                                                     (long long)sheet->least_evidence, (long long)sheet->least_evidence)});
    if (evidence && text_length(evidence) > 1000)
        return error_make(s->arena, ERROR_FIELD_LENGTH, .field = field, .arguments = {"1000"});
    *anchor = (size_t)chosen;
    json_open(w, '{');
    json_put_text(w, "name", q->name);
    label_put(w, "label", q->label);
    json_put_int(w, "anchor", chosen);
    json_put_int(w, "anchors", (int64_t)q->anchor_count);
    label_put(w, "anchor_label", q->anchors[chosen].label);
    json_put_double(w, "points", q->anchors[chosen].points);
    json_put_double(w, "weight", q->weight);
    json_put_text(w, "evidence", evidence && *evidence ? evidence : NULL);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_customer_expert_answer(struct call *call)
{
    const struct customer_expert_answer_input *in = call->input;
    struct session *s = call->session, engine;
    struct expert_opinion row;
    struct assessed result;
    struct fact_set *facts;
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(facts_of_customer(s, s->policy, id, &facts));
    const struct expert_sheet *sheet = rating_sheet_for(s->policy->rating, facts);
    const struct json *given = json_read(s->arena, in->answers, strlen(in->answers), NULL);
    if (!sheet || strcmp(sheet->doc->name, in->sheet))
        return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "sheet", .value = in->sheet, .arguments = {sheet ? sheet->doc->name : "—"});
    for (size_t i = 0; given && given->kind == JSON_MAP && i < given->count; i++)
        if (expert_question_find(sheet, given->keys[i]) < 0)
            return error_make(s->arena, ERROR_FIELD_UNKNOWN, .field = arena_format(s->arena, "answers.%s", given->keys[i]), .arguments = {""});
    size_t *anchors = ARENA_LIST(s->arena, size_t, sheet->count + 1);
    json_open(&w, '[');
    for (size_t i = 0; i < sheet->count; i++)
        TRY(take_answer(s, sheet, i, given, &anchors[i], &w));
    json_close(&w, ']');
    session_engine(s, &engine);
    record_initial(&engine, &expert_opinion_entity, &row);
    row.customer = id;
    row.answered_at = s->now;
    row.answered_by = s->person ? s->person : NONE;
    row.sheet = sheet->doc->name;
    row.score = expert_score(sheet, anchors);
    row.answers = buffer_end(&text);
    row.policy_version = arena_format(s->arena, "%s %lld · %.12s", sheet->doc->name, (long long)sheet->doc->version, s->policy->hash);
    TRY(record_put(&engine, &expert_opinion_entity, &row));
    TRY(assess_customer(s, id, &result));
    json_open(call->reply, '{');
    json_put_double(call->reply, "score", row.score);
    json_close(call->reply, '}');
    return NULL;
}

/* --- the market -------------------------------------------------------------------------------------------------------------------- */

static void write_course(const struct market_opinion *o, struct json_writer *w)
{
    size_t step = o->quote_count / 120 + 1;
    json_key(w, "course");
    json_open(w, '[');
    for (size_t i = (o->quote_count - 1) % step; i < o->quote_count; i += step) {
        json_open(w, '{');
        json_put_date(w, "day", o->days[i]);
        json_put_double(w, "equity", o->equities[i] / 100);
        json_put_double(w, "assets", o->assets ? o->assets[i] / 100 : NAN);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_listed(const struct market_opinion *o, const struct master_scale *scale, struct json_writer *w)
{
    const struct merton *m = &o->two_equations;
    json_key(w, "listed");
    json_open(w, '{');
    json_put_date(w, "quoted_on", o->quoted_on);
    json_put_int(w, "quotes", (int64_t)o->quote_count);
    json_put_double(w, "close", o->close);
    json_put_double(w, "shares", o->shares);
    json_put_text(w, "currency", o->currency);
    json_put_double(w, "equity", o->equity / 100);
    json_put_double(w, "equity_volatility", o->equity_volatility);
    json_put_bool(w, "iterated", o->iterated);
    json_key(w, "two_equations");
    json_open(w, '{');
    json_put_double(w, "asset_value", m->asset_value / 100);
    json_put_double(w, "asset_volatility", m->asset_volatility);
    json_put_double(w, "distance", m->distance_to_default);
    json_put_double(w, "pd", o->two_equations_pd);
    json_put_text(w, "grade", isnan(o->two_equations_pd) ? NULL : scale->grades[scale_grade(scale, o->two_equations_pd)].name);
    json_put_double(w, "credit_spread", m->credit_spread);
    json_close(w, '}');
    write_course(o, w);
    json_close(w, '}');
}

static void write_proxy(const struct market_opinion *o, struct json_writer *w)
{
    json_key(w, "proxy");
    json_open(w, '{');
    json_put_text(w, "section", o->section);
    json_put_text(w, "by", o->by_revenue ? "revenue" : "ebitda");
    json_put_double(w, "multiple", o->multiple);
    json_put_double(w, "amount", o->multiplied / 100);
    json_close(w, '}');
}

/* In words: what the difference says and what would explain it. */
static struct label compare(struct session *s, const struct market_opinion *o, const struct rating *rating, int market_grade, int64_t *difference)
{
    const struct master_scale *scale = rating->policy->scale;
    const char *market = scale->grades[market_grade].name;
    *difference = NONE;
    if (!rating->evaluated)
        return (struct label){arena_format(s->arena, "市场法给出 %s；本行未评级，无法比较。", market),
                              arena_format(s->arena, "The market says %s; the bank has no rating to compare with.", market)};
    *difference = rating->grade - market_grade; /* positive: the market is kinder */
    int64_t far = s->policy->market->notches_far, off = *difference < 0 ? -*difference : *difference;
    const char *bank = scale->grades[rating->grade].name;
    if (off < far)
        return (struct label){arena_format(s->arena, "市场法 %s 与本行 %s 相差 %lld 级，在 %lld 级以内，互相印证。", market, bank, (long long)off, (long long)far),
                              arena_format(s->arena, "The market's %s and the bank's %s differ by %lld, within %lld notches: they support each other.", market, bank, (long long)off, (long long)far)};
    bool worse = *difference < 0;
    double leverage = o->default_point / o->asset_value;
    return (struct label){arena_format(s->arena, "市场法 %s 比本行 %s %s %lld 级：违约点占资产价值 %.0f%%，资产波动率 %.0f%%。%s", market, bank, worse ? "差" : "好", (long long)off,
                                       leverage * 100, o->asset_volatility * 100,
                                       worse ? "请说明市场看到了什么，或是否应下调。" : "请核对本行扣分项是否仍成立；市场法不看往来与治理。"),
                          arena_format(s->arena, "The market's %s is %lld notches %s than the bank's %s: the default point is %.0f%% of the assets, their volatility %.0f%%. %s", market,
                                       (long long)off, worse ? "worse" : "better", bank, leverage * 100, o->asset_volatility * 100,
                                       worse ? "Say what the market sees, or whether the grade should fall."
                                             : "Check whether what costs points still holds; the market does not see conduct and governance.")};
}

static void write_market(struct session *s, const struct market_opinion *o, const struct assessed *result, struct json_writer *w)
{
    static const char *const bases[] = {[MARKET_NONE] = "none", [MARKET_LISTED] = "listed", [MARKET_PROXY] = "proxy"};
    const struct master_scale *scale = s->policy->scale;
    int64_t difference;
    json_open(w, '{');
    json_put_text(w, "basis", bases[o->basis]);
    label_put(w, "missing", o->missing);
    json_put_double(w, "default_point", o->default_point / 100);
    if (o->basis != MARKET_NONE) {
        int grade = scale_grade(scale, o->pd);
        json_put_double(w, "asset_value", o->asset_value / 100);
        json_put_double(w, "asset_volatility", o->asset_volatility);
        json_put_double(w, "distance", o->distance);
        json_put_double(w, "pd", o->pd);
        json_put_double(w, "pd_normal", erfc(o->distance / sqrt(2)) / 2);
        json_put_text(w, "grade", scale->grades[grade].name);
        label_put(w, "words", compare(s, o, &result->rating, grade, &difference));
        json_put_text(w, "bank_grade", rating_grade_name(&result->rating));
        json_put_int(w, "difference", difference);
        json_put_int(w, "far", s->policy->market->notches_far);
        json_put_double(w, "risk_free", s->policy->market->risk_free);
        json_put_double(w, "horizon_years", s->policy->market->horizon_years);
        json_put_text(w, "policy", s->policy->market->doc->file);
    }
    if (o->basis == MARKET_LISTED)
        write_listed(o, scale, w);
    if (o->basis == MARKET_PROXY)
        write_proxy(o, w);
    json_close(w, '}');
}

const struct error *operation_customer_second_opinion(struct call *call)
{
    struct session *s = call->session;
    const struct market_quotes *quotes;
    struct market_opinion opinion;
    struct assessed result;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(assess_compute(s, s->policy, id, &result));
    TRY(market_quotes_read(s, s->policy, id, id, &quotes));
    market_opine(s->arena, s->policy, quotes, id, s->today, result.facts, &opinion);
    json_open(call->reply, '{');
    json_key(call->reply, "opinion");
    write_market(s, &opinion, &result, call->reply);
    json_close(call->reply, '}');
    return NULL;
}
