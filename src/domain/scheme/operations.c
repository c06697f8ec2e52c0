/* Templates, variants side by side, schemes that are kept, and their term sheet. */
#include "base/text.h"
#include "domain/scheme/scheme.h"
#include "domain/statement/figures.h"
#include "policy/write.h"
#include "print/print.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

const struct error *operation_scheme_templates(struct call *call)
{
    const struct policy_snapshot *policy = call->session->policy;
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    for (size_t i = 0; i < policy->template_count; i++)
        scheme_template_write(call->reply, policy->templates[i]);
    json_close(call->reply, ']');
    json_key(call->reply, "clauses");
    clause_book_write(call->reply, policy->clauses);
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *json_of(struct session *s, const char *field, const char *text, const struct json **json)
{
    const char *problem = "";
    *json = text ? json_read(s->arena, text, strlen(text), &problem) : NULL;
    return *json ? NULL : error_make(s->arena, ERROR_FIELD_TYPE, .field = field, .value = "", .arguments = {problem});
}

const struct error *operation_scheme_compute(struct call *call)
{
    const struct scheme_compute_input *in = call->input;
    struct session *s = call->session;
    const struct json *list;
    TRY(json_of(s, "variants", in->variants, &list));
    if (list->kind != JSON_LIST || !list->count || list->count > SCHEME_VARIANTS_MOST)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "variants", .value = "", .arguments = {"1..4"});
    if (in->customer != NONE)
        TRY(scope_row(s, &customer_entity, ACCESS_READ, in->customer, in->customer));
    json_open(call->reply, '{');
    json_key(call->reply, "variants");
    json_open(call->reply, '[');
    for (size_t i = 0; i < list->count; i++) {
        struct scheme_result *result = ARENA_NEW(s->arena, struct scheme_result);
        TRY(scheme_work_out(s, in->customer, &list->items[i], result));
        scheme_result_write(call->reply, s, result);
    }
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_scheme_save(struct call *call)
{
    const struct scheme_save_input *in = call->input;
    struct session *s = call->session;
    struct scheme_result *result = ARENA_NEW(s->arena, struct scheme_result);
    struct scheme row;
    const struct json *content;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(json_of(s, "content", in->content, &content));
    TRY(scheme_work_out(s, id, content, result));
    record_initial(s, &scheme_entity, &row);
    row.customer = id;
    row.name = in->name;
    row.variant = in->variant;
    row.template = in->template;
    row.opportunity = in->opportunity;
    row.content = in->content;
    row.amount = result->financed;
    row.customer_cost = result->customer_cost;
    row.raroc = result->raroc;
    row.status = SCHEME_STATUS_OFFERED;
    row.offered_at = s->now;
    TRY(record_create(s, &scheme_entity, &row, NULL));
    call->status = 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, row.record.home, row.record.id));
    json_close(call->reply, '}');
    return NULL;
}

/* --- term sheet
 * ----------------------------------------------------------------------------------------------------------- */

struct sheet {
    struct print *p;
    struct session *s;
    bool zh;
};

#define SAY(sheet, zh_text, en_text) ((sheet)->zh ? (zh_text) : (en_text))

static const char *money(struct sheet *t, double fen)
{
    struct label label = amount_label(t->s->arena, fen);
    return t->zh ? label.zh : label.en;
}

static const char *rate(struct sheet *t, double share)
{
    return isnan(share) ? NULL : arena_format(t->s->arena, "%.2f%%", share * 100);
}

static const char *repayment_word(struct sheet *t, const char *repayment)
{
    if (!strcmp(repayment, "equal_instalment"))
        return SAY(t, "等额本息", "Equal instalments");
    return !strcmp(repayment, "bullet") ? SAY(t, "到期一次还本", "Bullet") : SAY(t, "等额本金", "Equal principal");
}

static void facilities_print(struct sheet *t, const struct scheme_result *r)
{
    static const enum print_align right = PRINT_RIGHT;
    struct print_column columns[] = {
        {SAY(t, "产品", "Product"), PRINT_LEFT, .28}, {SAY(t, "金额", "Amount"), right, .17},
        {SAY(t, "期限(月)", "Months"), right, .1},    {SAY(t, "宽限", "Grace"), right, .08},
        {SAY(t, "年利率", "Rate"), right, .11},       {SAY(t, "还款方式", "Repayment"), PRINT_LEFT, 0}};
    const char **cells = ARENA_LIST(t->s->arena, const char *, r->facility_count * 6 + 6);
    for (size_t i = 0; i < r->facility_count; i++) {
        const struct scheme_facility *f = &r->facilities[i];
        const char **row = &cells[i * 6];
        row[0] = SAY(t, f->deal.product->doc->label.zh, f->deal.product->doc->label.en);
        row[1] = money(t, (double)f->deal.amount);
        row[2] = arena_format(t->s->arena, "%lld", (long long)f->deal.term_months);
        row[3] =
            f->deal.grace_months == NONE ? NULL : arena_format(t->s->arena, "%lld", (long long)f->deal.grace_months);
        row[4] = rate(t, f->price.terms.loan_rate);
        row[5] = repayment_word(t, f->repayment);
    }
    const char **total = &cells[r->facility_count * 6];
    total[0] = SAY(t, "合计", "Total");
    total[1] = money(t, (double)r->financed);
    total[2] = total[3] = total[4] = total[5] = "";
    enum print_row *looks = ARENA_LIST(t->s->arena, enum print_row, r->facility_count + 1);
    looks[r->facility_count] = PRINT_ROW_TOTAL;
    print_table(t->p, &(struct print_table){.caption = SAY(t, "融资安排", "Facilities"),
                                            .columns = columns,
                                            .column_count = 6,
                                            .cells = cells,
                                            .row_count = r->facility_count + 1,
                                            .rows = looks});
}

static void flow_print(struct sheet *t, const struct scheme_result *r)
{
    const char **names = ARENA_LIST(t->s->arena, const char *, (size_t)r->years + 1);
    double *interest = ARENA_LIST(t->s->arena, double, (size_t)r->years + 1),
           *principal = ARENA_LIST(t->s->arena, double, (size_t)r->years + 1);
    for (int y = 0; y < r->years; y++) {
        names[y] = arena_format(t->s->arena, SAY(t, "第%d年", "Year %d"), y + 1);
        interest[y] = r->interest[y] / 1e6;
        principal[y] = r->principal[y] / 1e6;
    }
    print_chart(t->p, &(struct print_chart){.kind = PRINT_STACKED,
                                            .title = SAY(t, "逐年还本付息", "Debt service by year"),
                                            .unit = SAY(t, "万元", "CNY 10k"),
                                            .categories = names,
                                            .category_count = (size_t)r->years,
                                            .series = (struct print_series[]){{SAY(t, "本金", "Principal"), principal},
                                                                              {SAY(t, "利息", "Interest"), interest}},
                                            .series_count = 2,
                                            .limit = NAN});
}

static void clauses_print(struct sheet *t, const struct scheme_result *r)
{
    const struct clause_book *book = t->s->policy->clauses;
    const char **items = ARENA_LIST(t->s->arena, const char *, book ? book->count + 1 : 1);
    size_t count = 0;
    for (size_t i = 0; book && i < book->count; i++) {
        bool wanted = false;
        for (size_t k = 0; k < r->facility_count; k++)
            wanted |= name_listed(r->facilities[k].deal.product->clauses, book->clauses[i].name);
        if (wanted)
            items[count++] = arena_format(t->s->arena, SAY(t, "%s（防范：%s）", "%s (covers: %s)"),
                                          SAY(t, book->clauses[i].title.zh, book->clauses[i].title.en),
                                          SAY(t, book->clauses[i].risk.zh, book->clauses[i].risk.en));
    }
    if (!count)
        return;
    print_heading(t->p, 2, SAY(t, "主要条款", "Main terms"));
    print_list(t->p, items, count, true);
}

static const struct error *sheet_print(struct call *call)
{
    const struct scheme_term_sheet_query *query = call->query;
    struct session *s = call->session;
    struct scheme_result *r = ARENA_NEW(s->arena, struct scheme_result);
    struct scheme row;
    struct customer customer;
    const struct json *content;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &scheme_entity, home, id, &row));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    TRY(json_of(s, "content", row.content, &content));
    TRY(scheme_work_out(s, home, content, r));
    bool zh =
        query->language == NONE ? s->language == LANGUAGE_ZH : query->language == SCHEME_TERM_SHEET_QUERY_LANGUAGE_ZH;
    struct sheet t = {.s = s, .zh = zh};
    t.p = print_open(s->arena, &(struct print_setup){.title = SAY(&t, "融资条款清单", "Term sheet"),
                                                     .header = SAY(&t, "融资条款清单", "Term sheet"),
                                                     .header_right = customer.name,
                                                     .footer = SAY(&t, "本清单仅供商谈，不构成授信承诺。",
                                                                   "For discussion only; not a commitment to lend."),
                                                     .language = zh ? LANGUAGE_ZH : LANGUAGE_EN,
                                                     .created_at = s->viewer.as_of == NONE ? s->now : s->viewer.as_of});
    print_title(t.p, row.name, arena_format(s->arena, "%s · %s", customer.name, date_text(s->arena, s->today)));
    print_figures(
        t.p,
        (struct print_pair[]){{SAY(&t, "融资总额", "Amount"), money(&t, (double)r->financed)},
                              {SAY(&t, "客户综合成本（年化）", "Cost a year (APR)"), rate(&t, r->customer_cost)},
                              {SAY(&t, "最低偿债覆盖", "Least cover"),
                               isnan(r->least_cover) ? NULL : arena_format(s->arena, "%.2f×", r->least_cover)}},
        3);
    facilities_print(&t, r);
    print_pairs(t.p,
                (struct print_pair[]){{SAY(&t, "用途合计", "Uses"), money(&t, (double)r->uses)},
                                      {SAY(&t, "自有资金", "Own funds"), money(&t, (double)r->own)},
                                      {SAY(&t, "服务费", "Service fees"), money(&t, (double)r->services)},
                                      {SAY(&t, "首年费用合计", "Fees of the first year"), money(&t, r->fees[0])}},
                4, 2);
    flow_print(&t, r);
    clauses_print(&t, r);
    call->bytes_name = arena_format(s->arena, "term-sheet-%s.pdf", date_text(s->arena, s->today));
    call->bytes_type = "application/pdf";
    return print_finish(t.p, call->bytes);
}

const struct error *operation_scheme_term_sheet(struct call *call)
{
    return call_read(call, sheet_print);
}
