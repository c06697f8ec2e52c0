#include "quant/discrimination.h"

#include <math.h>
#include <stdlib.h>

double woe_compute(const struct woe_bin *bins, size_t count, struct woe *result)
{
    double good = 0, bad = 0, iv = 0;
    for (size_t i = 0; i < count; i++) {
        good += bins[i].good;
        bad += bins[i].bad;
    }
    for (size_t i = 0; i < count; i++) {
        struct woe *w = &result[i];
        w->good_share = bins[i].good / good;
        w->bad_share = bins[i].bad / bad;
        w->woe = log(w->good_share / w->bad_share);
        w->iv_contribution = (w->good_share - w->bad_share) * w->woe;
        iv += w->iv_contribution;
    }
    return iv;
}

const char *woe_strength(double iv)
{
    return iv < 0.02 ? "useless" : iv < 0.1 ? "weak" : iv < 0.3 ? "medium" : iv <= 0.5 ? "strong" : "suspicious";
}

struct scored {
    double score;
    int64_t bad;
};

static int by_score(const void *a, const void *b)
{
    double x = ((const struct scored *)a)->score, y = ((const struct scored *)b)->score;
    return (x > y) - (x < y);
}

/* Sums over one class of the share of the other class that it beats. */
struct placement {
    double sum, squares;
};

static void place(struct placement *p, double value, int64_t times)
{
    p->sum += value * (double)times;
    p->squares += value * value * (double)times;
}

/* Variance with n - 1 over n; the values are shares, so that the plain formula loses nothing that matters. */
static double variance_of_mean(const struct placement *p, int64_t n)
{
    double mean = p->sum / (double)n;
    double squares = p->squares - (double)n * mean * mean;
    return n > 1 ? fmax(squares, 0) / (double)(n - 1) / (double)n : NAN;
}

struct rank_metrics rank_metrics_compute(struct arena *arena, const double *score, const int64_t *bad, size_t count)
{
    struct rank_metrics m = {0};
    struct scored *rows = ARENA_LIST(arena, struct scored, count);
    for (size_t i = 0; i < count; i++) {
        rows[i] = (struct scored){score[i], bad[i]};
        *(bad[i] ? &m.n_bad : &m.n_good) += 1;
    }
    qsort(rows, count, sizeof(*rows), by_score);
    struct placement goods = {0}, bads = {0};
    int64_t good_below = 0, bad_below = 0, widest = -1;
    for (size_t i = 0, end; i < count; i = end) {
        int64_t tied_good = 0, tied_bad = 0;
        for (end = i; end < count && rows[end].score == rows[i].score; end++)
            *(rows[end].bad ? &tied_bad : &tied_good) += 1;
        place(&goods, ((double)bad_below + 0.5 * (double)tied_bad) / (double)m.n_bad, tied_good);
        place(&bads, ((double)(m.n_good - good_below - tied_good) + 0.5 * (double)tied_good) / (double)m.n_good,
              tied_bad);
        good_below += tied_good;
        bad_below += tied_bad;
        /* |F_bad - F_good| x n_bad x n_good, in integers, so that equal gaps are equal and the largest score wins. */
        int64_t gap = llabs(bad_below * m.n_good - good_below * m.n_bad);
        if (gap >= widest) {
            widest = gap;
            m.ks_score = rows[i].score;
        }
    }
    m.ks = (double)widest / (double)m.n_bad / (double)m.n_good;
    m.auc = goods.sum / (double)m.n_good;
    m.gini = 2 * m.auc - 1;
    m.auc_standard_error = sqrt(variance_of_mean(&goods, m.n_good) + variance_of_mean(&bads, m.n_bad));
    return m;
}

double psi_compute(const double *expected, const double *actual, size_t count, double floor, double *contributions)
{
    double e = 0, a = 0, psi = 0;
    for (size_t i = 0; i < count; i++) {
        e += expected[i];
        a += actual[i];
    }
    for (size_t i = 0; i < count; i++) {
        double expected_share = fmax(expected[i] / e, floor), actual_share = fmax(actual[i] / a, floor);
        contributions[i] = (actual_share - expected_share) * log(actual_share / expected_share);
        psi += contributions[i];
    }
    return psi;
}

const char *psi_reading(double psi)
{
    return psi < 0.10 ? "stable" : psi <= 0.25 ? "watch" : "shift";
}
