#include "quant/loss_simulation.h"

#include "quant/normal.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- random numbers
 * ------------------------------------------------------------------------------------------------------ */

void philox4x32(uint64_t seed, uint64_t scenario, uint32_t block, uint32_t stream, uint32_t out[4])
{
    uint32_t c0 = (uint32_t)scenario, c1 = (uint32_t)(scenario >> 32), c2 = block, c3 = stream;
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < 10; round++) {
        uint64_t a = (uint64_t)0xD2511F53u * c0, b = (uint64_t)0xCD9E8D57u * c2;
        uint32_t n0 = (uint32_t)(b >> 32) ^ c1 ^ k0, n2 = (uint32_t)(a >> 32) ^ c3 ^ k1;
        c1 = (uint32_t)b;
        c3 = (uint32_t)a;
        c0 = n0;
        c2 = n2;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

enum { STREAM_FACTORS, STREAM_DEFAULTS };

/* Uniforms of one scenario in (0,1), in their order; 32 bits each. */
struct words {
    uint64_t seed, scenario;
    uint32_t stream, block, word[4];
    int left;
};

static inline double next_uniform(struct words *w)
{
    if (!w->left) {
        philox4x32(w->seed, w->scenario, w->block++, w->stream, w->word);
        w->left = 4;
    }
    return ((double)w->word[--w->left] + 0.5) * 0x1p-32;
}

/* --- the portfolio in bins
 * ------------------------------------------------------------------------------------------------ */

/* Phi on a grid, each value that of the next point: never below Phi. */
enum { GRID_STEPS = 64, GRID_REACH = 9, GRID = 2 * GRID_REACH * GRID_STEPS };

static double above[GRID + 2], exact[GRID + 2], hazards[GRID + 2]; /* hazard: -log(1 - above) */
static pthread_once_t grid_once = PTHREAD_ONCE_INIT;

static void fill_grid(void)
{
    for (int i = 0; i <= GRID + 1; i++) {
        exact[i] = normal_cdf((double)i / GRID_STEPS - GRID_REACH);
        above[i] = normal_cdf((double)(i + 1) / GRID_STEPS - GRID_REACH);
        hazards[i] = above[i] < 1 ? -log1p(-above[i]) : INFINITY;
    }
}

static inline int place_of(double u)
{
    double at = (u + GRID_REACH) * GRID_STEPS;
    return at < 0 ? 0 : at >= GRID ? GRID + 1 : (int)at;
}

struct bin {
    double a, b, b_low; /* highest threshold; highest and lowest slope: together a bound at any factor */
    size_t first, count;
    int sector;
};

struct model {
    const struct loss_terms *terms;
    size_t *order;                    /* obligors, bin by bin */
    double *threshold, *slope, *loss; /* in that order: Phi(threshold - slope y) */
    struct bin *bins;
    size_t bin_count;
    double common, own; /* factor = common z + own z_sector */
};

struct sortable {
    size_t index;
    int sector;
    double threshold, slope;
};

static int by_place(const void *x, const void *y)
{
    const struct sortable *a = x, *b = y;
    if (a->sector != b->sector)
        return a->sector - b->sector;
    if (a->threshold != b->threshold)
        return a->threshold < b->threshold ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static void model_make(struct arena *arena, const struct loss_terms *t, struct model *m)
{
    const double width = 0.2; /* of thresholds in a bin */
    struct sortable *list = ARENA_LIST(arena, struct sortable, t->count + 1);
    *m = (struct model){.terms = t, .common = sqrt(t->sector_correlation), .own = sqrt(1 - t->sector_correlation)};
    size_t kept = 0;
    for (size_t i = 0; i < t->count; i++) {
        const struct loss_obligor *o = &t->obligors[i];
        double rest = sqrt(1 - o->correlation);
        if (o->loss > 0)
            list[kept++] = (struct sortable){i, o->sector, normal_inverse(o->pd) / rest, sqrt(o->correlation) / rest};
    }
    qsort(list, kept, sizeof(*list), by_place);
    m->order = ARENA_LIST(arena, size_t, kept + 1);
    m->threshold = ARENA_LIST(arena, double, kept + 1);
    m->slope = ARENA_LIST(arena, double, kept + 1);
    m->loss = ARENA_LIST(arena, double, kept + 1);
    m->bins = ARENA_LIST(arena, struct bin, kept + 1);
    for (size_t i = 0; i < kept; i++) {
        struct bin *bin = m->bin_count ? &m->bins[m->bin_count - 1] : NULL;
        if (!bin || bin->sector != list[i].sector || list[i].threshold > m->threshold[bin->first] + width) {
            bin = &m->bins[m->bin_count++];
            *bin = (struct bin){.a = list[i].threshold,
                                .b = list[i].slope,
                                .b_low = list[i].slope,
                                .first = i,
                                .sector = list[i].sector};
        }
        bin->a = list[i].threshold;
        bin->b = fmax(bin->b, list[i].slope);
        bin->b_low = fmin(bin->b_low, list[i].slope);
        bin->count++;
        m->order[i] = list[i].index;
        m->threshold[i] = list[i].threshold;
        m->slope[i] = list[i].slope;
        m->loss[i] = t->obligors[list[i].index].loss;
    }
}

/* --- one scenario
 * --------------------------------------------------------------------------------------------------------- */

static void draw_factors(const struct model *m, uint64_t scenario, double *y)
{
    struct words words = {.seed = m->terms->seed, .scenario = scenario, .stream = STREAM_FACTORS};
    double z = normal_inverse(next_uniform(&words));
    for (int i = 0; i < m->terms->sectors; i++)
        y[i] = m->common * z + m->own * normal_inverse(next_uniform(&words));
}

/* Whether a candidate drawn under BOUND defaults: U BOUND < Phi(u), by the grid where that decides. */
static inline bool accepted(double u, double ratio_of_bound)
{
    double at = (u + GRID_REACH) * GRID_STEPS;
    if (at < 0 || at >= GRID)
        return ratio_of_bound < normal_cdf(u);
    int i = (int)at;
    if (ratio_of_bound < exact[i])
        return true;
    return ratio_of_bound < above[i] && ratio_of_bound < normal_cdf(u);
}

/* The loss; DEFAULTED, when given, receives WEIGHT at every obligor that defaults. */
static double scenario_loss(const struct model *m, uint64_t scenario, const double *y, double *defaulted)
{
    struct words words = {.seed = m->terms->seed, .scenario = scenario, .stream = STREAM_DEFAULTS};
    double loss = 0, left = -log(next_uniform(&words)); /* exponential clock that runs through all bins */
    for (size_t k = 0; k < m->bin_count; k++) {
        const struct bin *bin = &m->bins[k];
        double factor = y[bin->sector];
        int place = place_of(bin->a - (factor > 0 ? bin->b_low : bin->b) * factor);
        double p = above[place], hazard = hazards[place], remaining = (double)bin->count;
        size_t at = bin->first, end = bin->first + bin->count;
        while (at < end && (p >= 1 || left < hazard * remaining)) {
            at += p < 1 ? (size_t)(left / hazard) : 0;
            if (at >= end)
                break;
            double u = m->threshold[at] - m->slope[at] * factor;
            if (accepted(u, next_uniform(&words) * p)) {
                loss += m->loss[at];
                if (defaulted)
                    defaulted[m->order[at]] += m->loss[at];
            }
            at++;
            remaining = (double)(end - at);
            if (p < 1)
                left = -log(next_uniform(&words));
        }
        if (p < 1 && at < end)
            left -= hazard * remaining;
        else if (p < 1 && left < 0)
            left = -log(next_uniform(&words));
    }
    return loss;
}

/* --- all of them
 * ---------------------------------------------------------------------------------------------------------- */

enum { BLOCK = 1024 };

struct work {
    const struct model *model;
    double *losses;
    _Atomic(int64_t) next, done;
    _Atomic(bool) stop;
};

static void *run(void *context)
{
    struct work *w = context;
    int64_t total = w->model->terms->scenarios;
    double y[LOSS_SECTORS_MOST];
    for (int64_t first; !atomic_load(&w->stop) && (first = atomic_fetch_add(&w->next, BLOCK)) < total;) {
        int64_t end = first + BLOCK < total ? first + BLOCK : total;
        for (int64_t i = first; i < end; i++) {
            draw_factors(w->model, (uint64_t)i, y);
            w->losses[i] = scenario_loss(w->model, (uint64_t)i, y, NULL);
        }
        int64_t done = atomic_fetch_add(&w->done, end - first) + end - first;
        const struct loss_terms *t = w->model->terms;
        if (t->progress && first % (64 * BLOCK) == 0 && !t->progress(t->context, done, total))
            atomic_store(&w->stop, true);
    }
    return NULL;
}

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void run_all(struct work *w)
{
    enum { WORKERS_MOST = 64 };
    pthread_t threads[WORKERS_MOST];
    int64_t online = w->model->terms->workers > 0 ? w->model->terms->workers : sysconf(_SC_NPROCESSORS_ONLN);
    int count = online > WORKERS_MOST ? WORKERS_MOST : online < 1 ? 1 : (int)online, started = 0;
    for (int i = 1; i < count; i++)
        started += pthread_create(&threads[started], NULL, run, w) == 0;
    run(w);
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}

/* The tail is played again from its counters, this time noting who defaulted. */
static void attribute(const struct model *m, const double *by_scenario, struct loss_simulation *r)
{
    double y[LOSS_SECTORS_MOST], sum = 0;
    for (int64_t i = 0; i < m->terms->scenarios; i++) {
        if (by_scenario[i] < r->value_at_risk)
            continue;
        draw_factors(m, (uint64_t)i, y);
        sum += scenario_loss(m, (uint64_t)i, y, r->contribution);
        for (int k = 0; k < m->terms->sectors; k++)
            r->tail_factor[k] += y[k];
        r->tail++;
    }
    for (size_t i = 0; r->tail && i < m->terms->count; i++)
        r->contribution[i] /= (double)r->tail;
    for (int k = 0; r->tail && k < m->terms->sectors; k++)
        r->tail_factor[k] /= (double)r->tail;
    r->expected_shortfall = r->tail ? sum / (double)r->tail : 0;
}

bool loss_simulate(struct arena *arena, const struct loss_terms *t, struct loss_simulation *r)
{
    struct model model;
    pthread_once(&grid_once, fill_grid);
    model_make(arena, t, &model);
    *r = (struct loss_simulation){.losses = ARENA_LIST(arena, double, (size_t)t->scenarios + 1),
                                  .contribution = ARENA_LIST(arena, double, t->count + 1)};
    double *by_scenario = ARENA_LIST(arena, double, (size_t)t->scenarios + 1), squares = 0;
    struct work work = {.model = &model, .losses = by_scenario};
    run_all(&work);
    r->stopped = atomic_load(&work.stop);
    if (r->stopped)
        return false;
    for (int64_t i = 0; i < t->scenarios; i++)
        r->expected_loss += by_scenario[i];
    r->expected_loss /= (double)t->scenarios;
    for (int64_t i = 0; i < t->scenarios; i++)
        squares += (by_scenario[i] - r->expected_loss) * (by_scenario[i] - r->expected_loss);
    r->standard_deviation = sqrt(squares / (double)t->scenarios);
    r->standard_error = r->standard_deviation / sqrt((double)t->scenarios);
    memcpy(r->losses, by_scenario, (size_t)t->scenarios * sizeof(double));
    qsort(r->losses, (size_t)t->scenarios, sizeof(double), rising);
    int64_t place = (int64_t)ceil(t->confidence * (double)t->scenarios) - 1;
    r->value_at_risk = r->losses[place < 0 ? 0 : place];
    attribute(&model, by_scenario, r);
    return true;
}
