/* Losses of a book of 10,000 obligors: scenarios a second on one core, and on all with the same answer; against the
 * arithmetic that the method cannot do without, and against numpy where the machine has it. */
#include "bench/bench.h"
#include "quant/loss_simulation.h"
#include "quant/normal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OBLIGORS = 10000, SECTORS = 20, SCENARIOS = 200000 };
static const double sector_correlation = 0.7;

static struct loss_obligor *book_make(struct arena *arena)
{
    struct loss_obligor *o = ARENA_LIST(arena, struct loss_obligor, OBLIGORS);
    uint32_t words[4];
    for (uint32_t i = 0; i < OBLIGORS; i++) {
        philox4x32(1, i, 0, 9, words);
        double u = words[0] * 0x1p-32, v = words[1] * 0x1p-32;
        o[i] = (struct loss_obligor){.loss = exp(12 + 4 * v),
                                     .pd = 0.0005 * exp(5 * u), /* 0.05 % to 7.4 % */
                                     .correlation = 0.12 + 0.12 * v,
                                     .sector = (int)(i % SECTORS)};
    }
    return o;
}

/* What nobody who samples defaults so can leave out: for each scenario the factors, for each default that happens two
 * random numbers, a logarithm, a look at a table and an addition. */
static double bare_seconds(double defaults, double *kept)
{
    uint32_t words[4];
    double start = seconds_now(), sum = 0, table[1024];
    for (int i = 0; i < 1024; i++)
        table[i] = normal_cdf(i / 128.0 - 4);
    int64_t due = 0;
    for (uint64_t s = 0; s < SCENARIOS; s++) {
        for (uint32_t block = 0; block < (SECTORS + 4) / 4; block++) {
            philox4x32(1, s, block, 0, words);
            for (int k = 0; k < 4; k++)
                sum += normal_inverse((words[k] + 0.5) * 0x1p-32);
        }
        for (int64_t until = (int64_t)(defaults * (double)(s + 1)); due < until; due += 2) {
            philox4x32(1, s, (uint32_t)due, 1, words);
            for (int k = 0; k < 4; k += 2)
                sum += log((words[k] + 0.5) * 0x1p-32) * (table[words[k] >> 22] > words[k + 1] * 0x1p-32);
        }
    }
    *kept = sum;
    return seconds_now() - start;
}

/* Seconds that numpy needs for COUNT scenarios of a book of the same size; NaN when the machine has none. */
static double numpy_seconds(int count)
{
    char command[2048], line[64];
    snprintf(command, sizeof(command),
             "OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python3 -c '"
             "import time, numpy as np\n"
             "n, m, S, c = %d, %d, %d, 250\n"
             "g = np.random.default_rng(1)\n"
             "u, v = g.random(n), g.random(n)\n"
             "loss, pd, rho = np.exp(12 + 4 * v), 0.0005 * np.exp(5 * u), 0.12 + 0.12 * v\n"
             "sector = np.arange(n) %% m\n"
             "x = np.sort(g.standard_normal(2000000))\n"
             "cut = np.interp(pd, np.arange(1, x.size + 1) / x.size, x)\n"
             "a, b = np.sqrt(rho), np.sqrt(1 - rho)\n"
             "t = time.perf_counter()\n"
             "for k in range(0, S, c):\n"
             "    z = np.sqrt(0.7) * g.standard_normal((c, 1)) + np.sqrt(0.3) * g.standard_normal((c, m))\n"
             "    out = ((a * z[:, sector] + b * g.standard_normal((c, n))) < cut) @ loss\n"
             "print(time.perf_counter() - t)' 2>/dev/null",
             OBLIGORS, SECTORS, count);
    FILE *pipe = popen(command, "r");
    double seconds = NAN;
    if (pipe && fgets(line, sizeof(line), pipe))
        seconds = strtod(line, NULL);
    if (pipe)
        pclose(pipe);
    return seconds > 0 ? seconds : NAN;
}

static double run(struct arena *arena, const struct loss_obligor *obligors, int workers, struct loss_simulation *r)
{
    struct loss_terms terms = {.obligors = obligors,
                               .count = OBLIGORS,
                               .sectors = SECTORS,
                               .sector_correlation = sector_correlation,
                               .seed = 1,
                               .scenarios = SCENARIOS,
                               .workers = workers,
                               .confidence = 0.999};
    double start = seconds_now();
    loss_simulate(arena, &terms, r);
    return seconds_now() - start;
}

void part_loss(struct bench *bench)
{
    enum { NUMPY_SCENARIOS = 2000 };
    struct arena *arena = arena_new();
    struct loss_obligor *obligors = book_make(arena);
    struct loss_simulation one, all;
    double defaults = 0, kept, single = run(arena, obligors, 1, &one), many = run(arena, obligors, 0, &all);
    for (size_t i = 0; i < OBLIGORS; i++)
        defaults += obligors[i].pd;
    double bare = bare_seconds(defaults, &kept), numpy = numpy_seconds(NUMPY_SCENARIOS);
    bool same = one.value_at_risk == all.value_at_risk && !memcmp(one.losses, all.losses, SCENARIOS * sizeof(double)) &&
                !memcmp(one.contribution, all.contribution, OBLIGORS * sizeof(double));
    report_add(&bench->report, FIGURE(.part = "loss", .name = "10,000 obligors, one core, against bare arithmetic",
                                      .unit = "scenarios/s", .product = SCENARIOS / single, .raw = SCENARIOS / bare,
                                      .note = kept != 0 ? "" : "nothing drawn"));
    report_add(&bench->report, FIGURE(.part = "loss", .name = "10,000 obligors, all cores", .unit = "scenarios/s",
                                      .product = SCENARIOS / many,
                                      .note = same ? "same answer to the last bit" : "THE ANSWERS DIFFER"));
    report_add(&bench->report,
               FIGURE(.part = "loss", .name = "10,000 obligors, one core, against numpy", .unit = "scenarios/s",
                      .product = SCENARIOS / single, .raw = NUMPY_SCENARIOS / numpy,
                      .note = isnan(numpy) ? "no numpy on this machine" : ""));
    arena_free(arena);
}
