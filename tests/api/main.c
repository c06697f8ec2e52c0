/* The product as its clients see it: a real server, real HTTP, every answer held to the OpenAPI document.
 *   api-suite PROGRAM FOLDER DB [SCENARIO...]       DB: sqlite:PATH or postgresql://... of an empty database */
#include "api/suite.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    void (*run)(struct suite *suite);
} scenarios[] = {
    {"documents", scenario_documents},
    {"sign_in", scenario_sign_in},
    {"records", scenario_records},
    {"access", scenario_access},
    {"domain", scenario_domain},
    {"import", scenario_import},
    {"assistant", scenario_assistant},
    {"contact", scenario_contact},
    {"day", scenario_day},
    {"pool", scenario_pool},
    {"campaign", scenario_campaign},
    {"outlook", scenario_outlook},
    {"service", scenario_service},
    {"process", scenario_process},
    {"post", scenario_post},
    {"letter", scenario_letter},
    {"model", scenario_model},
    {"warning", scenario_warning},
    {"deal", scenario_deal},
    {"lending", scenario_lending},
    {"facility", scenario_facility},
    {"portal", scenario_portal},
    {"portfolio", scenario_portfolio},
    {"lab", scenario_lab},
    {"opinion", scenario_opinion},
    {"climate", scenario_climate},
    {"risks", scenario_risks},
    {"project", scenario_project},
    {"events", scenario_events},
    {"load", scenario_load},
    {"sweep", scenario_sweep},
    {"hostile", scenario_hostile},
    {"backup", scenario_backup},
    {"bad_days", scenario_bad_days},
};
enum { SCENARIOS = sizeof(scenarios) / sizeof(scenarios[0]) };

static bool wanted(int argc, char **argv, const char *name)
{
    for (int i = 4; i < argc; i++)
        if (!strcmp(argv[i], name))
            return true;
    return argc <= 4;
}

static bool fetch_contract(struct suite *s)
{
    struct client *client = client_new(s->port, "nobody");
    struct answer answer = client_send(client, "GET", "/api/v1/openapi.json", NULL, NULL, 0);
    s->contract = answer.json ? contract_new(s->arena, answer.json) : NULL;
    return suite_check(s, s->contract != NULL, "no OpenAPI document: status %d %s", answer.status,
                       answer.problem ? answer.problem : "");
}

static void run(struct suite *s, int argc, char **argv)
{
    s->scenario = "people";
    if (!fetch_contract(s) || !suite_people(s))
        return;
    for (size_t i = 0; i < SCENARIOS; i++)
        if (wanted(argc, argv, scenarios[i].name)) {
            int64_t passed = s->passed, failed = s->failed;
            s->scenario = scenarios[i].name;
            scenarios[i].run(s);
            printf("%-10s %lld passed, %lld failed\n", s->scenario, (long long)(s->passed - passed),
                   (long long)(s->failed - failed));
        }
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: api-suite PROGRAM FOLDER DB [SCENARIO...]\n", stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    struct suite s = {.arena = arena_new(), .program = argv[1], .folder = argv[2], .db = argv[3], .scenario = "start"};
    const char *const demo[] = {"demo", "--customers", "300", NULL};
    if (suite_check(&s, suite_command(&s, demo, NULL, NULL, 0), "no demo bank, see %s/commands.log", s.folder) &&
        suite_check(&s, suite_start(&s), "the server does not start, see %s/server.log", s.folder)) {
        run(&s, argc, argv);
        s.scenario = "end";
        suite_check(&s, suite_stop(&s), "the server did not end well, see %s/server.log", s.folder);
        const char *const verify[] = {"audit", "verify", NULL};
        char out[400] = "";
        suite_check(&s, suite_command(&s, verify, NULL, out, sizeof(out)), "the audit chain: %s", out);
    }
    printf("%lld passed, %lld failed\n", (long long)s.passed, (long long)s.failed);
    return s.failed ? 1 : 0;
}
