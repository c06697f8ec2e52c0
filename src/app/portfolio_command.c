/* steward portfolio: what the whole book may lose, simulated on this machine. */
#include "app/command.h"
#include "base/text.h"
#include "domain/portfolio/limits.h"
#include "domain/portfolio/obligors.h"
#include "domain/statement/figures.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PLAYED_MOST = 10000000, SHOWN = 10 };

struct asked {
    int64_t scenarios, seed, workers;
    bool json;
    enum language language;
};

static bool progress(void *context, int64_t done, int64_t total)
{
    (void)context;
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%lld / %lld", (long long)done, (long long)total);
    return true;
}

static const char *money(struct arena *arena, const struct asked *asked, double fen)
{
    struct label label = amount_label(arena, fen);
    return asked->language == LANGUAGE_EN ? label.en : label.zh;
}

static void print_line(const struct asked *asked, const char *zh, const char *en, const char *value)
{
    printf("%s\t%s\n", asked->language == LANGUAGE_EN ? en : zh, value);
}

static void print_study(struct session *s, const struct asked *asked, const struct loss_study *study)
{
    struct arena *arena = s->arena;
    const struct loss_simulation *r = &study->result;
    size_t *top, found = largest(arena, r->contribution, study->obligors.count, SHOWN, &top);
    print_line(asked, "债务人", "Obligors", arena_format(arena, "%zu", study->obligors.count));
    print_line(asked, "情景数", "Scenarios", arena_format(arena, "%lld", (long long)study->terms.scenarios));
    print_line(asked, "种子", "Seed", arena_format(arena, "%llu", (unsigned long long)study->terms.seed));
    print_line(asked, "预期损失", "Expected loss", money(arena, asked, r->expected_loss));
    print_line(asked, "标准差", "Standard deviation", money(arena, asked, r->standard_deviation));
    print_line(asked, "模拟误差", "Standard error", money(arena, asked, r->standard_error));
    print_line(asked, arena_format(arena, "%.1f%% 损失", study->terms.confidence * 100),
               arena_format(arena, "Loss at %.1f %%", study->terms.confidence * 100),
               money(arena, asked, r->value_at_risk));
    print_line(asked, "尾部平均损失", "Mean of the tail", money(arena, asked, r->expected_shortfall));
    for (size_t i = 0; i < found; i++) {
        const struct book_customer *c = &study->position->customers[study->obligors.customer[top[i]]];
        printf("  %-14s %6.2f%%  %s\n", money(arena, asked, r->contribution[top[i]]),
               100 * r->contribution[top[i]] / r->expected_shortfall, limit_object_name(s, LIMIT_CUSTOMER, c->id));
    }
}

static const struct error *simulate(struct session *s, const struct asked *asked)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    struct loss_study study;
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = loss_prepare(s, asked->scenarios, asked->seed, &study);
    if (!error) {
        study.terms.workers = (int)asked->workers;
        study.terms.progress = progress;
        loss_simulate(s->arena, &study.terms, &study.result);
        if (isatty(STDERR_FILENO))
            fputc('\n', stderr);
        if (asked->json) {
            loss_write(s, &w, &study);
            puts(buffer_end(&out));
        } else {
            print_study(s, asked, &study);
        }
        book_release(study.book);
    }
    session_end(s);
    return error;
}

static bool number_at(const struct settings *settings, int place, int64_t least, int64_t most, int64_t *number)
{
    return settings->rest_count <= place ||
           (text_integer(settings->rest[place], number) && *number >= least && *number <= most);
}

int command_portfolio(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct session s;
    struct asked asked = {
        .scenarios = 100000, .seed = 1, .json = settings->json, .language = command_language(settings)};
    if (!settings->rest_count || settings->rest_count > 4 || strcmp(settings->rest[0], "loss") != 0 ||
        !number_at(settings, 1, 1000, PLAYED_MOST, &asked.scenarios) ||
        !number_at(settings, 2, 0, INT64_MAX, &asked.seed) || !number_at(settings, 3, 0, 64, &asked.workers)) {
        fprintf(stderr, "usage: steward portfolio loss [SCENARIOS 1000..%d [SEED [WORKERS 0..64]]] [--json]\n",
                PLAYED_MOST);
        return EXIT_USAGE;
    }
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    session_system(&s, &bank, arena);
    error = simulate(&s, &asked);
    session_close(&s);
    int code = error ? command_fail(arena, error) : EXIT_DONE;
    bank_close(&bank);
    return code;
}
