/* steward demo: a believable bank in an empty database, rated, with the people one signs in as. */
#include "app/command.h"
#include "domain/assess/assess.h"
#include "domain/customer/quality.h"
#include "domain/statement/peers.h"
#include "queries.h"
#include "record/call.h"
#include "domain/demo/demo.h"
#include "domain/value/value.h"

#include <stdio.h>
#include <unistd.h>

static void progress(void *context, int64_t done, int64_t customers, int64_t rows)
{
    (void)context;
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%lld / %lld customers, %lld rows", (long long)done, (long long)customers, (long long)rows);
}

static void print_clients(const struct demo_portal_report *portal)
{
    printf("\n客户门户 /portal (同一口令) / customer portal at /portal (same password):\n");
    for (size_t i = 0; i < demo_clients_count; i++)
        if (portal->firms[demo_clients[i].firm])
            printf("  %-14s %s  %s / %s  (%s)\n", demo_clients[i].login, demo_clients[i].name, demo_clients[i].duty.zh, demo_clients[i].duty.en,
                   portal->firms[demo_clients[i].firm]);
}

static void print_bank(const struct demo_options *options, const struct demo_report *report)
{
    printf("%s: %lld customers, %lld rows, made in %.1f s\n\n", options->bank_name, (long long)report->customers,
           (long long)report->rows, report->seconds);
    for (size_t i = 0; i < demo_story_count; i++)
        printf("  %s  %s\n    %s\n", demo_stories[i].name, demo_stories[i].title.zh, demo_stories[i].title.en);
    printf("\n登录用户 (口令 %s) / people (password %s):\n", options->password, options->password);
    for (size_t i = 0; i < demo_people_count; i++)
        printf("  %-14s %s  %s / %s\n", demo_people[i].login, demo_people[i].name, demo_people[i].duty.zh,
               demo_people[i].duty.en);
}

enum { MOST_DETAILED = 20000 }; /* a very large bank starts without quality scores and past ratings */

/* Data-quality scores and the chase tasks they ask for. */
static const struct error *score_quality(struct bank *bank, struct arena *arena, int64_t customers)
{
    struct freshness_tally tally = {0};
    const struct error *error = NULL;
    int64_t after = 0;
    while (!error && after != NONE && customers <= MOST_DETAILED) {
        struct arena *work = arena_new();
        struct session s;
        session_system(&s, bank, work);
        error = freshness_run(&s, &after, 1000, &tally);
        session_close(&s);
        if (error)
            error = error_copy(arena, error);
        arena_free(work);
    }
    return error;
}

static const struct error *refresh_peers(struct session *s, void *context)
{
    (void)context;
    return peers_refresh(s);
}

static const struct error *write_bank_name(struct session *s, void *context)
{
    return store_execute(s->tx, &query_setting_write, VALUES(sql_text("bank_name"), sql_text(context)), NULL);
}

static const struct error *name_bank(struct bank *bank, struct arena *arena, const char *name)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, write_bank_name, (void *)(uintptr_t)name);
    session_close(&s);
    return error;
}

/* Quartiles of every industry. */
static const struct error *compare_peers(struct bank *bank, struct arena *arena)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, refresh_peers, NULL);
    session_close(&s);
    return error;
}

/* Ratings of the last three years' half-year ends, so that a grade has a history; a very large bank starts with
 * today's. */
static const struct error *assess_past(struct bank *bank, struct arena *arena, int64_t customers)
{
    enum { HALF_YEARS = 6 };
    int year, month, day;
    int64_t today = instant_date(instant_now());
    date_to_civil(today, &year, &month, &day);
    for (int back = HALF_YEARS; back >= 1 && customers <= MOST_DETAILED; back--) {
        int half = year * 2 + (month > 6) - back; /* the half-year that ended BACK halves ago */
        int64_t end = half % 2 ? date_from_civil(half / 2, 12, 31) : date_from_civil(half / 2, 6, 30);
        struct assess_report report;
        TRY(assess_book(bank, arena,
                        &(struct assess_options){.grant_tiers = true, .at = instant_of_date(end) + 18 * 3600000},
                        &report));
    }
    return NULL;
}

/* What customers bring, how close they are. */
static const struct error *work_out_values(struct bank *bank, struct arena *arena)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = value_run(&s, NULL);
    session_close(&s);
    return error;
}

int command_demo(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct demo_report report;
    struct demo_portal_report portal = {0};
    struct demo_options options = demo_options_default();
    options.seed = (uint64_t)settings->seed;
    options.customers = settings->customers;
    options.progress = progress;
    if (settings->password)
        options.password = settings->password;
    const struct error *error =
        bank_open(arena, settings, &(struct bank_options){.create = true, .fast_load = true}, &bank);
    if (error)
        return command_fail(arena, error);
    error = demo_create(arena, &bank, &options, &report);
    if (isatty(STDERR_FILENO))
        fputc('\n', stderr);
    struct assess_report assessed;
    if (!error)
        error = name_bank(&bank, arena, options.bank_name);
    if (!error)
        error = score_quality(&bank, arena, settings->customers);
    if (!error)
        error = assess_past(&bank, arena, settings->customers);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_model(arena, &bank);
    if (!error)
        error = assess_book(&bank, arena, &(struct assess_options){.grant_tiers = true}, &assessed);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_model_checks(arena, &bank);
    if (!error)
        error = compare_peers(&bank, arena);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_impairment(arena, &bank);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_contacts(arena, &bank, &options);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_opinions(arena, &bank, &options);
    if (!error)
        error = demo_monitor(arena, &bank, settings->customers);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_deals(arena, &bank, &options);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_allocation(arena, &bank);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_around(arena, &bank, &options);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_portal(arena, &bank, &options, &portal);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_service(arena, &bank, &options);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_pool(arena, &bank, &options);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_campaigns(arena, &bank, &options);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_partners(arena, &bank, &options);
    if (!error && settings->customers <= MOST_DETAILED)
        error = work_out_values(&bank, arena);
    if (!error && settings->customers <= MOST_DETAILED)
        error = demo_outlook(arena, &bank, &options);
    bank_close(&bank);
    if (error)
        return command_fail(arena, error);
    print_bank(&options, &report);
    print_clients(&portal);
    return EXIT_DONE;
}
