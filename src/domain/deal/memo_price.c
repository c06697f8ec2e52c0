/* The part of the memo on price and grade: each input with the document, rating or cell it was read from. */
#include "domain/deal/memo.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

/* --- price
 * -------------------------------------------------------------------------------------------------------------- */

static const struct raroc_terms *stressed(struct memo *m, int which, struct raroc_terms *terms)
{
    *terms = m->price.terms;
    if (which == 1)
        terms->irb.pd = fmin(terms->irb.pd * 2, .99);
    if (which == 2)
        terms->irb.lgd = fmin(terms->irb.lgd + .1, 1);
    if (which == 3)
        terms->loan_rate -= .005;
    if (which == 4)
        terms->ftp_rate += .003;
    return terms;
}

/* What the person who prices may set by hand comes from the application, all else from the policy. */
static const char *chosen(struct memo *m, double by_hand, const struct document *doc, const char *what)
{
    return isnan(by_hand) ? memo_from_policy(m, doc, what) : memo_from_application(m, what);
}

static void inputs_print(struct memo *m)
{
    const struct pricing *pricing = m->s->policy->pricing;
    const struct raroc_terms *t = &m->price.terms;
    const struct deal *d = &m->deal;
    const char *pd = SAY(m, "违约概率", "PD"), *lgd = SAY(m, "违约损失率", "LGD"),
               *cost = SAY(m, "运营成本率", "Running cost"), *fee = SAY(m, "年化费率", "Fees a year"),
               *tax = SAY(m, "税率", "Tax"), *capital = SAY(m, "资本占用比例", "Capital ratio"),
               *target = SAY(m, "目标 RAROC", "Target RAROC"), *lpr = "LPR",
               *ftp = arena_format(m->s->arena,
                                   SAY(m, "内部资金成本（重定价 %lld 个月）", "Funds, repriced by %lld months"),
                                   (long long)m->price.repricing_months);
    struct print *p = m->p;
    bool floored = isnan(d->pd) && t->irb.pd <= pricing->pd_floor;
    print_pairs(
        p,
        (struct print_pair[]){
            {arena_format(m->s->arena, "%s %s", lpr, pricing->lpr_on),
             print_cite(p, memo_percent(m, t->lpr_rate), memo_from_policy(m, pricing->doc, lpr))},
            {ftp, print_cite(p, memo_percent(m, t->ftp_rate),
                             chosen(m, d->ftp_rate, pricing->doc,
                                    SAY(m, "资金与流动性曲线", "Curves of funding and liquidity")))},
            {pd, print_cite(p, memo_percent(m, t->irb.pd),
                            !isnan(d->pd) ? memo_from_application(m, pd)
                            : floored ? memo_from_policy(m, pricing->doc, SAY(m, "违约概率下限", "Floor of the PD"))
                                      : memo_from_rating(m, pd))},
            {lgd, print_cite(p, memo_percent(m, t->irb.lgd), chosen(m, d->lgd, d->product->doc, lgd))},
            {cost, print_cite(p, memo_percent(m, t->operating_cost_rate), chosen(m, d->cost_rate, pricing->doc, cost))},
            {fee, print_cite(p, memo_percent(m, t->fee_rate), chosen(m, d->yearly_fee, d->product->doc, fee))},
            {capital,
             print_cite(p, memo_percent(m, t->capital_ratio), chosen(m, d->capital_ratio, pricing->doc, capital))},
            {tax, print_cite(p, memo_percent(m, t->tax_rate), chosen(m, d->tax_rate, pricing->doc, tax))},
            {target, print_cite(p, memo_percent(m, t->target_raroc), chosen(m, d->target_raroc, pricing->doc, target))},
        },
        9, 3);
}

/* On one page what most moves it: the customer's own risk. */
static void sensitivity_print(struct memo *m, int count)
{
    const struct document *doc = m->s->policy->pricing->doc;
    const char *cases[] = {SAY(m, "基准", "Base"), SAY(m, "违约概率加倍", "PD doubled"),
                           SAY(m, "违约损失率增加10个百分点", "LGD up by 10 points"),
                           SAY(m, "利率下调50基点", "Rate down by 50 bp"),
                           SAY(m, "资金成本上升30基点", "Cost of funds up by 30 bp")};
    const char *cells[5 * 3];
    struct raroc_terms terms;
    for (int i = 0; i < count; i++) {
        struct raroc result = raroc(stressed(m, i, &terms));
        cells[i * 3] = cases[i];
        cells[i * 3 + 1] = print_cite(m->p, memo_percent(m, result.raroc), memo_from_policy(m, doc, "RAROC"));
        cells[i * 3 + 2] =
            print_cite(m->p, memo_percent(m, result.breakeven_rate),
                       memo_from_policy(m, doc, SAY(m, "目标RAROC下的利率", "Rate at the target RAROC")));
    }
    print_table(m->p, &(struct print_table){
                          .caption = SAY(m, "敏感性", "Sensitivity"),
                          .columns = (struct print_column[]){{SAY(m, "情景", "Case"), PRINT_LEFT, .5},
                                                             {"RAROC", PRINT_RIGHT, 0},
                                                             {SAY(m, "保本利率", "Break-even rate"), PRINT_RIGHT, 0}},
                          .column_count = 3,
                          .cells = cells,
                          .row_count = (size_t)count});
}

static void parts_print(struct memo *m)
{
    const struct raroc_terms *t = &m->price.terms;
    const char **names = ARENA_LIST(m->s->arena, const char *, 5);
    names[0] = SAY(m, "资金成本", "Funds");
    names[1] = SAY(m, "运营成本", "Running cost");
    names[2] = SAY(m, "预期损失", "Expected loss");
    names[3] = SAY(m, "资本回报", "Capital");
    names[4] = SAY(m, "盈余", "Surplus");
    double loss = t->irb.pd * t->irb.lgd, capital = (t->target_raroc / (1 - t->tax_rate) - t->capital_return_rate) *
                                                    m->price.result.economic_capital / t->ead;
    double values[] = {t->ftp_rate * 100, t->operating_cost_rate * 100, loss * 100, capital * 100,
                       (t->loan_rate + t->fee_rate - t->ftp_rate - t->operating_cost_rate - loss - capital) * 100};
    print_chart(m->p, &(struct print_chart){
                          .kind = PRINT_BARS,
                          .title = SAY(m, "利率构成", "What the rate is made of"),
                          .unit = "%",
                          .categories = names,
                          .category_count = 5,
                          .series = &(struct print_series){"", arena_copy(m->s->arena, values, sizeof(values))},
                          .series_count = 1,
                          .decimals = 2,
                          .height = 110,
                          .limit = NAN});
}

void memo_price_print(struct memo *m, bool full)
{
    print_heading(m->p, 1, SAY(m, "三、定价与敏感性", "3. Price and sensitivity"));
    if (!m->price.evaluated) {
        print_text(m->p, SAY(m, "客户未评级，RAROC 未评估。", "The customer is not rated: RAROC is not evaluated."));
        return;
    }
    if (full)
        inputs_print(m);
    sensitivity_print(m, full ? 5 : 3);
    if (full)
        parts_print(m);
}

/* --- grade
 * -------------------------------------------------------------------------------------------------------------- */

static void items_put(struct memo *m, struct buffer *out, const struct statement_term *terms, size_t most)
{
    for (size_t i = 0; i < most && terms[i].coefficient != 0; i++)
        buffer_format(out, "%s%s", i ? terms[i].coefficient < 0 ? " − " : " + " : "",
                      memo_word(m, (struct label){statement_item_names[terms[i].item].zh,
                                                  statement_item_names[terms[i].item].en}));
}

/* The cells behind a fact of the newest annual statement; what is no ratio is named by its own name. */
static const char *from_fact(struct memo *m, const struct fact *fact)
{
    const struct statement_period *year = statement_newest_year(m->periods, m->period_count);
    const struct statement_ratio *ratio = statement_ratio_find(fact->name);
    bool of_statement =
        fact->source == FACT_FUNCTION && fact->source_name && text_starts(fact->source_name, "statement_");
    struct buffer out = {.arena = m->s->arena};
    buffer_format(&out, "%s", memo_word(m, fact->label));
    if (!of_statement || !year)
        return arena_format(m->s->arena, "%s:%d · %s", fact->file, fact->line, buffer_end(&out));
    if (ratio) {
        buffer_format(&out, " = ");
        items_put(m, &out, ratio->numerator, 8);
        if (ratio->denominator[0].coefficient != 0) {
            buffer_format(&out, " ÷ ");
            items_put(m, &out, ratio->denominator, 8);
        }
    }
    return memo_from_statement(m, &year->row, buffer_end(&out));
}

static void lines_print(struct memo *m, const struct score *score)
{
    const char **cells = ARENA_LIST(m->s->arena, const char *, score->card->characteristic_count * 4 + 4);
    const struct document *doc = score->card->doc;
    size_t count = score->card->characteristic_count;
    for (size_t i = 0; i < count; i++) {
        const struct score_line *line = &score->lines[i];
        const struct characteristic *c = line->characteristic;
        const char *value = value_say(m->s->arena, line->value, c->shape, SAY(m, LANGUAGE_ZH, LANGUAGE_EN));
        cells[i * 4] = memo_word(m, c->label);
        cells[i * 4 + 1] = c->fact && line->known ? print_cite(m->p, value, from_fact(m, c->fact)) : value;
        cells[i * 4 + 2] = line->bin ? line->bin->cell.text : NULL;
        cells[i * 4 + 3] =
            print_cite(m->p, memo_number(m, "%.1f", line->points), memo_from_policy(m, doc, SAY(m, "分值", "Points")));
    }
    print_table(m->p, &(struct print_table){
                          .caption = memo_word(m, doc->label),
                          .unit = arena_format(m->s->arena, SAY(m, "总分 %.1f", "Score %.1f"), score->total),
                          .columns = (struct print_column[]){{SAY(m, "指标", "Characteristic"), PRINT_LEFT, .34},
                                                             {SAY(m, "数值", "Value"), PRINT_RIGHT, .22},
                                                             {SAY(m, "区间", "Bin"), PRINT_LEFT, 0},
                                                             {SAY(m, "得分", "Points"), PRINT_RIGHT, .14}},
                          .column_count = 4,
                          .cells = cells,
                          .row_count = count});
}

const struct error *memo_rating_print(struct memo *m)
{
    struct assessed now;
    print_heading(m->p, 1, SAY(m, "六、评级依据", "6. What the grade rests on"));
    TRY(assess_compute(m->s, m->s->policy, m->row.customer, &now));
    const char *grade = now.rating.evaluated ? rating_grade_name(&now.rating) : NULL;
    if (!grade || !now.rating.score.card || !now.rating.score.lines) {
        print_text(m->p, SAY(m, "数据不足，未评估。", "Too little is known: not evaluated."));
        return NULL;
    }
    if (!m->customer.grade || strcmp(grade, m->customer.grade))
        print_text(m->p, arena_format(
                             m->s->arena,
                             SAY(m, "按现行数据与政策为 %s，与有效等级 %s 不同；下表为现行计算。",
                                 "By today's data and policy it is %s, not the %s in force; the table shows today's."),
                             grade, m->customer.grade ? m->customer.grade : "—"));
    lines_print(m, &now.rating.score);
    return NULL;
}
