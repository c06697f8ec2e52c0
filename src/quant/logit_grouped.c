#include "quant/logit_grouped.h"

#include <math.h>

enum { BLOCKS_MOST = 64, STEPS_MOST = 60 };

struct block {
    double constant, cases, bad;
    double gradient, curvature, cross; /* of the constant; cross with the slope */
};

struct fitting {
    const struct grouped_rate *rates;
    size_t count;
    struct block blocks[BLOCKS_MOST];
    double slope, mean;
    double gradient, curvature; /* of the slope alone, with the constants at their best for it */
};

static bool counts(const struct block *b)
{
    return b->bad > 0 && b->bad < b->cases;
}

static double likelihood(const struct fitting *f)
{
    double sum = 0;
    for (size_t i = 0; i < f->count; i++) {
        const struct grouped_rate *r = &f->rates[i];
        const struct block *b = &f->blocks[r->block];
        double eta = b->constant + f->slope * (r->x - f->mean);
        if (counts(b))
            sum += r->bad * eta - r->cases * (eta > 0 ? eta + log1p(exp(-eta)) : log1p(exp(eta)));
    }
    return sum;
}

/* Gradient and curvature; the slope's own after the constants are taken out (Schur complement of the arrow-shaped
 * Hessian). */
static void derive(struct fitting *f)
{
    f->gradient = f->curvature = 0;
    for (size_t k = 0; k < BLOCKS_MOST; k++)
        f->blocks[k].gradient = f->blocks[k].curvature = f->blocks[k].cross = 0;
    for (size_t i = 0; i < f->count; i++) {
        const struct grouped_rate *r = &f->rates[i];
        struct block *b = &f->blocks[r->block];
        if (!counts(b))
            continue;
        double x = r->x - f->mean, p = 1 / (1 + exp(-(b->constant + f->slope * x))), w = r->cases * p * (1 - p);
        b->gradient += r->bad - r->cases * p;
        b->curvature += w;
        b->cross += w * x;
        f->gradient += (r->bad - r->cases * p) * x;
        f->curvature += w * x * x;
    }
    for (size_t k = 0; k < BLOCKS_MOST; k++) {
        const struct block *b = &f->blocks[k];
        if (!counts(b))
            continue;
        f->gradient -= b->cross / b->curvature * b->gradient;
        f->curvature -= b->cross / b->curvature * b->cross;
    }
}

static void move(struct fitting *f, double share)
{
    double step = share * f->gradient / f->curvature;
    for (size_t k = 0; k < BLOCKS_MOST; k++) {
        struct block *b = &f->blocks[k];
        if (counts(b))
            b->constant += (share * b->gradient - b->cross * step) / b->curvature;
    }
    f->slope += step;
}

/* A step that makes it worse is halved. False when the slope has run away. */
static bool climb(struct fitting *f)
{
    double before = likelihood(f);
    for (int i = 0; i < STEPS_MOST; i++) {
        derive(f);
        if (!(f->curvature > 1e-9) || !isfinite(f->curvature))
            return false;
        if (fabs(f->gradient) < 1e-9 * (1 + f->curvature))
            return fabs(f->slope) < 50;
        struct fitting old = *f;
        double after = NAN, share = 1;
        for (int half = 0; half < 40 && !(after >= before); half++, share /= 2) {
            *f = old;
            move(f, share);
            after = likelihood(f);
        }
        if (!(after >= before))
            return false;
        before = after;
    }
    return false;
}

struct grouped_logit logit_fit_grouped(const struct grouped_rate *rates, size_t count)
{
    struct fitting f = {.rates = rates, .count = count};
    struct grouped_logit result = {0};
    double cases = 0;
    for (size_t i = 0; i < count; i++) {
        if (rates[i].block >= BLOCKS_MOST || !isfinite(rates[i].x) || rates[i].bad < 0 || rates[i].bad > rates[i].cases)
            return result;
        f.blocks[rates[i].block].cases += rates[i].cases;
        f.blocks[rates[i].block].bad += rates[i].bad;
        cases += rates[i].cases;
        f.mean += rates[i].cases * rates[i].x;
    }
    f.mean = cases > 0 ? f.mean / cases : 0;
    for (size_t k = 0; k < BLOCKS_MOST; k++)
        if (counts(&f.blocks[k]))
            f.blocks[k].constant = log(f.blocks[k].bad / (f.blocks[k].cases - f.blocks[k].bad));
    result.found = climb(&f);
    if (!result.found)
        return result;
    result.slope = f.slope;
    result.standard_error = 1 / sqrt(f.curvature);
    result.low = f.slope - 1.959963984540054 * result.standard_error;
    result.high = f.slope + 1.959963984540054 * result.standard_error;
    return result;
}
