/* Loans played in a loop on one core: schedules a second, and one loan with ten thousand events; the close of a day
 * over every contract of the bank. */
#include "base/text.h"
#include "bench/bench.h"
#include "quant/schedule.h"
#include "quant/servicing.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

enum { PERIODS = 240, EVENTS = 10000, SAME_LOANS = 200 };

static double run_schedules(const struct servicing_terms *terms, double seconds)
{
    struct arena *arena = arena_new();
    int64_t count = 0, paid = 0;
    double begun = seconds_now(), spent = 0;
    while (spent < seconds) {
        for (int i = 0; i < 200; i++, count++) {
            struct servicing result;
            struct servicing_event drawn = {.kind = SERVICING_DRAWDOWN,
                                            .date = terms->start_date,
                                            .amount_minor = 100000000 + count % 977 * 100000,
                                            .rate_e8 = NONE};
            struct servicing_input input = {
                .terms = terms, .events = &drawn, .event_count = 1, .date = terms->start_date};
            arena_reset(arena);
            if (servicing_replay(arena, &input, &result) || result.row_count < PERIODS)
                return NAN;
            paid += result.rows[PERIODS - 1].payment_minor;
        }
        spent = seconds_now() - begun;
    }
    arena_free(arena);
    return paid ? (double)count / spent : NAN;
}

/* Loan I of those that tests/bench/quantlib.sh builds, too. */
static bool schedule_number(struct arena *arena, int64_t i, int64_t *interest_minor)
{
    struct schedule_terms terms = {.method = SCHEDULE_EQUAL_PRINCIPAL,
                                   .principal_minor = 100000000 + i % 977 * 100000,
                                   .rate_e8 = 4200000,
                                   .interest_basis = DAY_COUNT_ACT_360,
                                   .start_date = 20000 + i % 28,
                                   .roll = ROLL_FOLLOWING,
                                   .period_months = 1,
                                   .periods = PERIODS};
    struct schedule schedule;
    arena_reset(arena);
    if (schedule_build(arena, &terms, &schedule))
        return false;
    *interest_minor = schedule.total_interest_minor;
    return true;
}

/* QuantLib's schedules a second, and whether its first loans bear the interest that ours do. */
static double run_quantlib(struct bench *b, int64_t interest_minor, bool *same)
{
    double per_second = NAN;
    long long interest = 0;
    FILE *out =
        popen(arena_format(b->arena, "%s/tests/bench/quantlib.sh %d %.1f", SOURCE_DIR, SAME_LOANS, b->seconds), "r");
    if (!out || fscanf(out, "%lf %lld", &per_second, &interest) != 2)
        per_second = NAN;
    if (out)
        pclose(out);
    *same = interest == interest_minor;
    return per_second;
}

static double processor_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Processor time for both, so that nobody else's work counts. */
static void against_quantlib(struct bench *b)
{
    struct arena *arena = arena_new();
    int64_t count = 0, interest, same_interest = 0;
    double begun = processor_now(), spent = 0;
    bool good = true, same;
    for (; good && spent < b->seconds; spent = processor_now() - begun)
        for (int i = 0; good && i < SAME_LOANS; i++, count++) {
            good = schedule_number(arena, count, &interest);
            same_interest += good && count < SAME_LOANS ? interest : 0;
        }
    arena_free(arena);
    double ours = good ? (double)count / spent : NAN, theirs = run_quantlib(b, same_interest, &same);
    report_add(&b->report, FIGURE(.part = "schedules", .name = "equal principal, act/360, 240 rows",
                                  .unit = "schedules/s", .product = ours, .raw = theirs,
                                  .note = isnan(theirs) ? "QuantLib is not there"
                                          : same        ? "raw: QuantLib; the same interest to the fen"
                                                        : "raw: QuantLib; ITS INTEREST DIFFERS"));
}

static double replay_ms(struct servicing_terms *terms)
{
    struct arena *arena = arena_new();
    struct servicing_event *events = ARENA_LIST(arena, struct servicing_event, EVENTS);
    double best = INFINITY;
    terms->maturity_date = terms->start_date + 2 * EVENTS;
    for (int i = 0; i < EVENTS; i++)
        events[i] = (struct servicing_event){.kind = i ? i % 5 ? SERVICING_REPAYMENT : SERVICING_PREPAYMENT
                                                       : SERVICING_DRAWDOWN,
                                             .date = terms->start_date + i,
                                             .amount_minor = i ? 10000000 : INT64_C(1000000000000),
                                             .rate_e8 = NONE,
                                             .id = i + 1};
    for (int round = 0; round < 5; round++) {
        struct servicing result;
        struct servicing_input input = {
            .terms = terms, .events = events, .event_count = EVENTS, .date = terms->start_date + EVENTS};
        double begun = seconds_now();
        if (servicing_replay(arena, &input, &result))
            return NAN;
        best = fmin(best, (seconds_now() - begun) * 1000);
    }
    arena_free(arena);
    return best;
}

void part_schedules(struct bench *b)
{
    struct servicing_terms terms = {.method = SERVICING_EQUAL_INSTALMENT,
                                    .basis = INTEREST_PER_PERIOD,
                                    .start_date = 20000,
                                    .maturity_date = 20000 + 7305,
                                    .period_months = 1,
                                    .roll = ROLL_FOLLOWING,
                                    .rate_e8 = 4200000,
                                    .overdue_uplift_e8 = 50000000};
    against_quantlib(b);
    double whole = run_schedules(&terms, b->seconds);
    terms.basis = DAY_COUNT_ACT_360;
    double days = run_schedules(&terms, b->seconds);
    report_add(&b->report, FIGURE(.part = "schedules", .name = "level, months / 12, 240 rows", .unit = "schedules/s",
                                  .product = whole, .note = "one core, working-day roll"));
    report_add(&b->report, FIGURE(.part = "schedules", .name = "level, act/360, 240 rows", .unit = "schedules/s",
                                  .product = days, .note = "one core, working-day roll"));
    report_add(&b->report, FIGURE(.part = "schedules", .name = "one loan, 10000 events", .unit = "ms",
                                  .product = replay_ms(&terms), .note = "best of five"));
}

static bool job_ended(struct bench *b, struct client *client, const char *job)
{
    for (int i = 0; i < 36000; i++) {
        struct answer answer = client_send(client, "GET", arena_format(b->arena, "/api/v1/job/%s", job), NULL, NULL, 0);
        const char *status = json_get_text(answer.json, "status");
        if (!text_equal(status, "waiting") && !text_equal(status, "running"))
            return text_equal(status, "done");
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    }
    return false;
}

/* Reading, playing and writing as the product itself counts them; the share of writing is what the database costs. */
void part_dayend(struct bench *b)
{
    int64_t contracts = 0, whole = 0, writing = 0;
    if (!product_start(&b->product, b->arena, false))
        return;
    struct client *client = product_sign_in(&b->product, "ho.manager");
    struct answer asked = {0};
    if (client)
        asked = client_send(client, "POST", "/api/v1/day_end/run", NULL, "{}", 2);
    const char *job = json_get_text(asked.json, "job");
    double begun = seconds_now();
    bool done = job && job_ended(b, client, arena_text(b->arena, job));
    double seconds = seconds_now() - begun;
    if (done) {
        struct answer list = client_send(client, "GET", "/api/v1/day_end?sort=-business_date&limit=1", NULL, NULL, 0);
        const struct json *items = json_get(list.json, "items");
        const struct json *run = items && items->count ? &items->items[0] : NULL;
        done = json_get_int(run, "contracts", &contracts) && json_get_int(run, "milliseconds", &whole) &&
               json_get_int(run, "write_milliseconds", &writing) && contracts && whole;
    }
    if (client)
        client_free(client);
    product_stop(&b->product);
    if (!done) {
        fprintf(stderr, "bench: the day was not closed\n");
        return;
    }
    report_add(&b->report,
               FIGURE(.part = "dayend", .unit = "contracts/s", .product = (double)contracts / seconds,
                      .name = arena_format(b->arena, "close of the day, %lld contracts", (long long)contracts),
                      .note = arena_format(b->arena, "%.2f s in all", seconds)));
    report_add(&b->report,
               FIGURE(.part = "dayend", .name = "share of writing rows", .unit = "%",
                      .product = 100 * (double)writing / (double)whole, .note = "of the time within the transactions"));
}
