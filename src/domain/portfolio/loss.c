#include "domain/portfolio/loss.h"
#include "domain/portfolio/obligors.h"
#include "quant/irb.h"

#include <math.h>

void obligors_gather(struct arena *arena, const struct position *p, struct obligors *o)
{
    o->items = ARENA_LIST(arena, struct loss_obligor, p->customer_count + 1);
    o->exposure = ARENA_LIST(arena, double, p->customer_count + 1);
    o->customer = ARENA_LIST(arena, size_t, p->customer_count + 1);
    for (size_t i = 0; i < p->count; i++) {
        const struct book_customer *c = &p->customers[p->customer[i]];
        if (position_impaired(p, i) || p->pd[i] >= 1 || p->exposure[i] <= 0)
            continue;
        if (!o->count || o->customer[o->count - 1] != p->customer[i]) {
            bool small = !isnan(c->turnover) && c->turnover < p->policy->retail_limit_minor;
            double pd = irb_floored_pd(p->pd[i], p->policy->pd_floor);
            struct irb_terms terms = {
                .pd = pd, .turnover_10m_cny = small ? c->turnover / 1e9 : NAN, .turnover_million_eur = NAN};
            o->customer[o->count] = p->customer[i];
            o->items[o->count++] =
                (struct loss_obligor){.pd = pd, .correlation = irb_correlation(&terms), .sector = c->section};
        }
        o->items[o->count - 1].loss += p->lgd[i] * p->exposure[i];
        o->exposure[o->count - 1] += p->exposure[i];
    }
}

struct loss_terms loss_terms_of(const struct position *p, const struct obligors *o, int64_t scenarios, int64_t seed)
{
    return (struct loss_terms){.obligors = o->items,
                               .count = o->count,
                               .sectors = BOOK_SECTIONS,
                               .sector_correlation = p->policy->section_correlation,
                               .seed = (uint64_t)seed,
                               .scenarios = scenarios,
                               .confidence = p->policy->confidence};
}

/* --- when some are sure to fail ----------------------------------------------------------------------------------- */

/* Those that may fail stay, with what is known of them now. */
static void doubt_put(struct loss_obligor *item, const struct loss_failure *failure)
{
    item->pd = fmax(item->pd, failure->pd);
    item->loss += failure->extra * failure->extra_lgd;
}

/* Takes those that fail out of O and adds up what is lost by them. */
static double failures_take(const struct position *p, const struct loss_failure *failures, size_t count,
                            struct obligors *o)
{
    double certain = 0;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        certain += failures[i].pd < 1 ? 0 : failures[i].extra * failures[i].extra_lgd;
    for (size_t i = 0; i < o->count; i++) {
        bool fails = false;
        for (size_t k = 0; k < count; k++)
            fails |= failures[k].pd >= 1 && failures[k].customer == p->customers[o->customer[i]].id;
        for (size_t k = 0; k < count && !fails; k++)
            if (failures[k].customer == p->customers[o->customer[i]].id)
                doubt_put(&o->items[i], &failures[k]);
        certain += fails ? o->items[i].loss : 0;
        o->items[kept] = o->items[i];
        o->exposure[kept] = o->exposure[i];
        o->customer[kept] = o->customer[i];
        kept += !fails;
    }
    o->count = kept;
    return certain;
}

static void summary_make(const struct loss_terms *terms, const struct loss_simulation *r, double certain, double width,
                         struct loss_summary *summary)
{
    *summary = (struct loss_summary){.expected = r->expected_loss + certain,
                                     .deviation = r->standard_deviation,
                                     .value_at_risk = r->value_at_risk + certain,
                                     .shortfall = r->expected_shortfall + certain};
    for (int64_t i = 0; i < terms->scenarios; i++) {
        double bar = floor((r->losses[i] + certain) / width);
        summary->shares[bar < LOSS_BARS ? (int)bar : LOSS_BARS - 1] += 1 / (double)terms->scenarios;
    }
}

const struct error *loss_compare(struct session *s, const struct loss_failure *failures, size_t count,
                                 struct loss_comparison *compared)
{
    enum { SCENARIOS = 20000, SEED = 1 };
    const struct book *book;
    struct book_view view;
    struct obligors o = {0};
    struct loss_simulation before, after;
    TRY(book_take(s, &book));
    const struct error *error = book_view(s, book, &view);
    if (!error) {
        struct position *p = position_make(s, &view, 1);
        obligors_gather(s->arena, p, &o);
        struct loss_terms terms = loss_terms_of(p, &o, SCENARIOS, SEED);
        loss_simulate(s->arena, &terms, &before);
        compared->certain = failures_take(p, failures, count, &o);
        terms.count = o.count;
        loss_simulate(s->arena, &terms, &after);
        double most =
            fmax(before.losses[SCENARIOS * 999 / 1000], after.losses[SCENARIOS * 999 / 1000] + compared->certain);
        compared->width = most > 0 ? most / LOSS_BARS : 1;
        compared->confidence = terms.confidence;
        compared->scenarios = SCENARIOS;
        compared->seed = SEED;
        summary_make(&terms, &before, 0, compared->width, &compared->before);
        summary_make(&terms, &after, compared->certain, compared->width, &compared->after);
    }
    book_release(book);
    return error;
}
