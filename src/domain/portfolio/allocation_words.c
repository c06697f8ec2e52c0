/* What the numbers of an allocation mean, in words: why somebody gets what it gets, and what a limit costs. */
#include "base/text.h"
#include "domain/portfolio/allocation.h"
#include "domain/statement/figures.h"

#include <math.h>
#include <string.h>

#define MILLION 1e8 /* fen: a million yuan */

static struct label pair(struct arena *arena, const char *zh, const char *en, struct label a)
{
    return (struct label){arena_format(arena, zh, a.zh), arena_format(arena, en, a.en)};
}

/* What is made most of. */
static struct label gain(const struct allocation_result *r)
{
    switch (r->ask->objective) {
    case ALLOCATION_PLAN_OBJECTIVE_RAROC:
        return (struct label){"高于组合 RAROC 的收益", "earnings above the RAROC of the book"};
    case ALLOCATION_PLAN_OBJECTIVE_EARNINGS:
        return (struct label){"风险调整收益", "risk-adjusted earnings"};
    default:
        return (struct label){"增加值", "value added"};
    }
}

/* "one million yuan more of it would bring ... a year" */
static struct label worth(struct arena *arena, const struct allocation_result *r, double dual)
{
    struct label amount = amount_label(arena, dual * MILLION), of = gain(r);
    return (struct label){arena_format(arena, "每多 100 万元，一年多得%s %s", of.zh, amount.zh),
                          arena_format(arena, "a million yuan more would bring %s of %s a year", of.en, amount.en)};
}

static struct label limit_name(struct session *s, const struct allocation_limit *l)
{
    struct label subject = limit_subject_label(s, &l->use);
    return (struct label){arena_format(s->arena, "%s · %s", l->use.label.zh, subject.zh),
                          arena_format(s->arena, "%s · %s", l->use.label.en, subject.en)};
}

static bool binds(double dual)
{
    return dual > 1e-7;
}

static void explain_limit(struct session *s, const struct allocation_result *r, struct allocation_limit *l)
{
    struct arena *arena = s->arena;
    double room = l->limit_after - l->used_after;
    if (isnan(l->limit))
        l->words = (struct label){"缺少资本基数，未评估，未约束本次分配。",
                                  "No capital base on file: not evaluated, it did not bind this plan."};
    else if (l->exceeded)
        l->words = pair(arena, "分配前已超限 %s，涉及的候选不再新增。",
                        "Exceeded by %s before anything is lent: nothing is added there.",
                        amount_label(arena, l->use.used - l->limit));
    else if (!r->solved || !r->feasible)
        l->words =
            pair(arena, "还可新增 %s。", "Room for %s more.", amount_label(arena, fmax(0, l->limit - l->use.used)));
    else if (binds(l->dual))
        l->words = pair(arena, "已用满。上限%s。", "Used up: of this limit, %s.", worth(arena, r, l->dual));
    else
        l->words = pair(arena, "未用满，还有 %s；放宽它不会改变分配。",
                        "Not used up, %s left: more of it would change nothing.", amount_label(arena, fmax(0, room)));
}

/* The limits that keep CANDIDATE from more, the dearest first; at most two names. */
static struct label keepers(struct session *s, const struct allocation_result *r, size_t candidate)
{
    struct label names[2];
    double prices[2] = {0, 0};
    int count = 0;
    const struct allocation_candidate *c = &r->candidates[candidate];
    for (size_t k = 0; k < r->limit_count + 2; k++) {
        double price = k == 0   ? r->quota_dual
                       : k == 1 ? (c->demand > 0 ? r->capital_dual * c->whole.capital / c->demand : 0)
                                : r->limits[k - 2].dual * r->limits[k - 2].counts[candidate];
        struct label name = k == 0   ? (struct label){"本次额度", "the quota"}
                            : k == 1 ? (struct label){"可用资本", "the capital"}
                                     : (struct label){NULL, NULL};
        if (!binds(price) || (count == 2 && price <= prices[1]))
            continue;
        if (k >= 2)
            name = limit_name(s, &r->limits[k - 2]);
        int at = count && price > prices[0] ? 0 : count ? 1 : 0;
        if (at == 0 && count) {
            names[1] = names[0];
            prices[1] = prices[0];
        }
        names[at] = name;
        prices[at] = price;
        count = count < 2 ? count + 1 : 2;
    }
    if (!count)
        return (struct label){NULL, NULL};
    if (count == 1)
        return names[0];
    return (struct label){arena_format(s->arena, "%s、%s", names[0].zh, names[1].zh),
                          arena_format(s->arena, "%s and %s", names[0].en, names[1].en)};
}

static double raroc_of(const struct allocation_candidate *c)
{
    return c->whole.capital > 0 ? c->whole.after_tax / c->whole.capital : NAN;
}

/* Below what it would have to earn, whatever the limits. */
static bool unprofitable(const struct allocation_result *r, const struct allocation_candidate *c, double *needed)
{
    *needed = r->ask->objective == ALLOCATION_PLAN_OBJECTIVE_EVA     ? r->before->policy->hurdle
              : r->ask->objective == ALLOCATION_PLAN_OBJECTIVE_RAROC ? r->ratio
                                                                     : 0;
    return raroc_of(c) <= *needed;
}

static void explain_nothing(struct session *s, const struct allocation_result *r, size_t j)
{
    struct allocation_candidate *c = &r->candidates[j];
    struct arena *arena = s->arena;
    struct label by = keepers(s, r, j);
    double needed;
    if (unprofitable(r, c, &needed))
        c->words = (struct label){
            arena_format(arena, "RAROC %.1f%% 低于要求的 %.1f%%，投放会拉低目标。", raroc_of(c) * 100, needed * 100),
            arena_format(arena, "A RAROC of %.1f %% is below the %.1f %% asked for: lending it would cost, not bring.",
                         raroc_of(c) * 100, needed * 100)};
    else if (by.zh)
        c->words = (struct label){
            arena_format(arena, "它要占用的%s在别处收益更高：每投 100 万元会少得 %s。", by.zh,
                         amount_label(arena, c->cost * MILLION).zh),
            arena_format(arena, "What it would use, %s, earns more elsewhere: a million yuan here would lose %s.",
                         by.en, amount_label(arena, c->cost * MILLION).en)};
    else
        c->words = (struct label){"未获分配。", "Gets nothing."};
}

static void explain_candidate(struct session *s, const struct allocation_result *r, size_t j)
{
    struct allocation_candidate *c = &r->candidates[j];
    struct arena *arena = s->arena;
    if (c->bar.zh) {
        c->words = (struct label){arena_format(arena, "%s。", c->bar.zh), arena_format(arena, "%s.", c->bar.en)};
        return;
    }
    if (c->state == ALLOCATION_NOTHING) {
        explain_nothing(s, r, j);
        return;
    }
    if (c->state == ALLOCATION_FULL) {
        c->words = binds(c->demand_dual)
                       ? pair(arena, "足额满足。需求若再大，%s。", "All it asked for. If it asked for more, %s.",
                              worth(arena, r, c->demand_dual))
                       : (struct label){"足额满足。", "All it asked for."};
        return;
    }
    struct label by = keepers(s, r, j);
    bool single = c->most < c->demand && c->amount >= c->most - 1e4;
    c->words = single  ? (struct label){"达到单户上限。", "The most that one may get in this plan."}
               : by.zh ? pair(arena, "部分满足，受%s所限。", "In part: held back by %s.", by)
                       : (struct label){"部分满足。", "In part."};
}

static void say(struct allocation_result *r, struct label label)
{
    if (r->summary_count < sizeof(r->summary) / sizeof(r->summary[0]))
        r->summary[r->summary_count++] = label;
}

static void summarise(struct session *s, struct allocation_result *r)
{
    struct arena *arena = s->arena;
    double quota = (double)r->ask->quota, unused = quota - r->allocated;
    if (!r->feasible) {
        say(r, pair(arena, "没有可行方案：在这些限额内最多只能投放 %s，达不到要求的最低使用额。",
                    "No plan meets all of it: within these limits at most %s can be lent, less than asked for.",
                    amount_label(arena, r->reachable)));
        return;
    }
    struct label lent = amount_label(arena, r->allocated), value = amount_label(arena, r->value_added),
                 alike = amount_label(arena, r->pro_rata);
    say(r,
        (struct label){arena_format(arena, "投放 %s，一年增加值 %s；若按需求比例平均分配为 %s，且不顾限额。", lent.zh,
                                    value.zh, alike.zh),
                       arena_format(arena,
                                    "Lends %s for a value added of %s a year; shared out by demand, limits aside, it "
                                    "would be %s.",
                                    lent.en, value.en, alike.en)});
    if (binds(r->quota_dual))
        say(r, pair(arena, "额度用满：额度%s。", "The quota is used up: of it, %s.", worth(arena, r, r->quota_dual)));
    else if (unused >= 1e6)
        say(r, pair(arena, "额度余 %s 未用：其余候选或收益不够，或受限额约束，多给额度不会改变结果。",
                    "%s of the quota is left: the rest earns too little or is held by limits, more quota would change "
                    "nothing.",
                    amount_label(arena, unused)));
    if (r->least_dual > 1e-7)
        say(r, pair(arena, "最低使用额的要求有代价：每多要求 100 万元，少得 %s。",
                    "That so much must be lent has a price: each million asked for costs %s.",
                    amount_label(arena, r->least_dual * MILLION)));
    if (binds(r->capital_dual))
        say(r,
            pair(arena, "资本用满：资本%s。", "The capital is used up: of it, %s.", worth(arena, r, r->capital_dual)));
    const struct allocation_limit *dearest = NULL;
    for (size_t k = 0; k < r->limit_count; k++)
        if (binds(r->limits[k].dual) && (!dearest || r->limits[k].dual > dearest->dual))
            dearest = &r->limits[k];
    if (dearest) {
        struct label name = limit_name(s, dearest), more = worth(arena, r, dearest->dual);
        say(r, (struct label){arena_format(arena, "最贵的限额是“%s”：上限%s。", name.zh, more.zh),
                              arena_format(arena, "The dearest limit is “%s”: of it, %s.", name.en, more.en)});
    }
}

void allocation_explain(struct session *s, struct allocation_result *r)
{
    for (size_t k = 0; k < r->limit_count; k++)
        explain_limit(s, r, &r->limits[k]);
    for (size_t j = 0; j < r->count; j++)
        if (r->candidates[j].bar.zh || (r->solved && r->feasible))
            explain_candidate(s, r, j);
    if (r->solved)
        summarise(s, r);
}
