/* The model lab from outside: a table in, a model out, released by another person, retired again. */
#include "api/suite.h"
#include "base/buffer.h"
#include "base/date.h"
#include "quant/random.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Income is worth something, the rest is not; "settled" knows the outcome. */
static const char *made_up(struct suite *s)
{
    struct buffer text = {.arena = s->arena};
    struct random random = random_from(5, 0);
    buffer_text(&text, "case,income,noise,settled,bad\n");
    for (int i = 0; i < 400; i++) {
        double income = random_normal(&random);
        bool bad = random_chance(&random, 1 / (1 + exp(1.2 + 1.5 * income)));
        buffer_format(&text, "K%d,%.2f,%.2f,%s,%d\n", i, income, random_normal(&random), bad ? "written off" : "paid",
                      bad);
    }
    return buffer_end(&text);
}

static const char *train(struct suite *s)
{
    struct answer answer =
        call_with(s, RISK, "POST", "/lab/upload",
                  "X-File-Name: cases.csv\r\nContent-Type: application/octet-stream\r\n", made_up(s));
    CHECK_STATUS(s, answer, 200, "a table for the lab");
    const char *hash = arena_text(s->arena, answer_text(&answer, "sha256"));
    answer = call(
        s, RISK, "POST", "/lab/train",
        arena_format(s->arena,
                     "{\"name\":\"try\",\"sha256\":\"%s\",\"file_name\":\"cases.csv\",\"target\":\"bad\",\"folds\":3}",
                     hash));
    CHECK_STATUS(s, answer, 200, "training starts");
    const char *job = answer_text(&answer, "job"), *status = job ? job_end(s, RISK, arena_text(s->arena, job)) : "";
    suite_check(s, !strcmp(status, "done"), "training ends: %s", status);
    answer = call(s, RISK, "GET", "/lab/models", NULL);
    CHECK_STATUS(s, answer, 200, "the registry");
    const struct json *first = answer_item(&answer, 0);
    return first ? arena_text(s->arena, json_get_text(first, "id")) : NULL;
}

/* Its fields are no facts of the bank: the check says so instead of guessing. */
static void check_in_use(struct suite *s, const char *path)
{
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/lab/check", "{}"), 403, "a relationship manager checks nothing");
    CHECK_STATUS(s, call(s, RISK, "POST", "/lab/check", "{\"back_months\":25}"), 422,
                 "more months than are looked back");
    struct answer answer = call(s, RISK, "POST", "/lab/check", "{\"back_months\":1}");
    CHECK_STATUS(s, answer, 200, "a check starts");
    const char *job = answer_text(&answer, "job"), *status = job ? job_end(s, RISK, arena_text(s->arena, job)) : "";
    suite_check(s, !strcmp(status, "done"), "the check ends: %s", status);
    answer = call(s, AUDITOR, "GET", arena_format(s->arena, "%s/checks", path), NULL);
    CHECK_STATUS(s, answer, 200, "the checks of a model");
    const struct json *first = answer_item(&answer, 0), *second = answer_item(&answer, 1);
    const char *check = first ? arena_text(s->arena, json_get_text(first, "id")) : "none";
    suite_check(s, first && second, "today and the month end before");
    suite_check(s, first && !strcmp(json_get_text(first, "level"), "unknown"), "nothing could be evaluated");
    suite_check(s, strstr(answer.body, "no fact of the bank") != NULL, "and it says why");
    const char *reply = arena_format(s->arena, "/lab/checks/%s/answer", check);
    CHECK_STATUS(s, call(s, AUDITOR, "POST", reply, "{\"response\":\"seen\"}"), 403, "an auditor answers nothing");
    CHECK_STATUS(s, call(s, RISK, "POST", reply, "{}"), 422, "an answer without words");
    CHECK_STATUS(s, call(s, RISK, "POST", reply, "{\"response\":\"trained on a table from outside\"}"), 200,
                 "an answer");
    answer = call(s, AUDITOR, "GET", arena_format(s->arena, "%s/checks", path), NULL);
    suite_check(s, strstr(answer.body, "trained on a table from outside") != NULL, "the answer stands with the check");
    CHECK_STATUS(s, call(s, AUDITOR, "GET", "/lab/models/none/checks", NULL), 404, "checks of no model");
}

static void release(struct suite *s, const char *id)
{
    const char *path = arena_format(s->arena, "/lab/models/%s", id);
    struct answer answer = call(s, AUDITOR, "GET", path, NULL);
    CHECK_STATUS(s, answer, 200, "a model in full");
    suite_check(s, strstr(answer.body, "outcome_twin") != NULL, "the leaking field is named");
    struct answer paper = call(s, AUDITOR, "GET", arena_format(s->arena, "%s/report", path), NULL);
    CHECK_STATUS(s, paper, 200, "its validation on paper");
    struct answer again = call(s, AUDITOR, "GET", arena_format(s->arena, "%s/report", path), NULL);
    suite_check(s,
                paper.size > 1000 && !strncmp(paper.body, "%PDF", 4) && again.size == paper.size &&
                    !memcmp(again.body, paper.body, paper.size),
                "a PDF, printed again the same to the byte: %zu and %zu", paper.size, again.size);
    CHECK_STATUS(s, call(s, AUDITOR, "GET", "/lab/models/none/report", NULL), 404, "no such model on paper");
    answer = call(s, RISK, "POST", arena_format(s->arena, "%s/promote", path), "{\"reason\":\"tried\"}");
    suite_check(s, answer.status >= 400, "nobody releases the own model: %d", answer.status);
    answer = call(s, MANAGER, "POST", arena_format(s->arena, "%s/promote", path), "{\"reason\":\"tried\"}");
    CHECK_STATUS(s, answer, 403, "a relationship manager releases nothing");
    answer = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "%s/promote", path),
                  "{\"reason\":\"checked\",\"valid_until\":\"2000-01-01\"}");
    suite_check(s, answer.status == 422 || answer.status == 400, "a validity in the past: %d", answer.status);
    answer = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "%s/promote", path), "{\"reason\":\"checked\"}");
    CHECK_STATUS(s, answer, 200, "another person releases it");
    answer = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "%s/promote", path), "{\"reason\":\"again\"}");
    suite_check(s, answer.status >= 400, "once is enough: %d", answer.status);
    check_in_use(s, path);
    answer = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "%s/retire", path), "{\"reason\":\"over\"}");
    CHECK_STATUS(s, answer, 200, "and retires it");
}

/* How many rows have no outcome: those who had defaulted on that day, or owed nothing. */
static int64_t open_outcomes(const struct answer *answer)
{
    const struct json *columns = answer->json ? json_get(answer->json, "columns") : NULL;
    int64_t missing = -1;
    for (size_t i = 0; columns && i < columns->count; i++) {
        const char *name = json_get_text(&columns->items[i], "name");
        if (name && !strcmp(name, "in_default"))
            json_get_int(&columns->items[i], "missing", &missing);
    }
    return missing;
}

static void facts_of_a_year_ago(struct suite *s)
{
    int64_t today = instant_date(instant_now());
    struct answer now = call(s, RISK, "GET", "/lab/facts", NULL);
    struct answer then =
        call(s, RISK, "GET", arena_format(s->arena, "/lab/facts?facts_on=%s", date_text(s->arena, today - 380)), NULL);
    CHECK_STATUS(s, then, 200, "facts of a past day");
    const char *a = answer_text(&now, "sha256"), *b = answer_text(&then, "sha256");
    suite_check(s, a && b && strcmp(a, b) != 0, "facts of a past day are those of today");
    suite_check(s, open_outcomes(&then) >= open_outcomes(&now),
                "who had defaulted counts as good: %lld open of then, %lld of now", (long long)open_outcomes(&then),
                (long long)open_outcomes(&now));
    struct answer early =
        call(s, RISK, "GET", arena_format(s->arena, "/lab/facts?facts_on=%s", date_text(s->arena, today - 100)), NULL);
    CHECK_STATUS(s, early, 422, "a year that is not over");
    struct answer train_early =
        call(s, RISK, "POST", "/lab/train",
             arena_format(s->arena, "{\"name\":\"x\",\"target\":\"in_default\",\"facts_on\":\"%s\"}",
                          date_text(s->arena, today - 100)));
    CHECK_STATUS(s, train_early, 422, "training on a year that is not over");
}

void scenario_lab(struct suite *s)
{
    struct answer answer = call(s, RISK, "GET", "/lab/facts", NULL);
    CHECK_STATUS(s, answer, 200, "facts of the bank as a table");
    facts_of_a_year_ago(s);
    answer = call(s, MANAGER, "POST", "/lab/train", "{\"name\":\"x\",\"target\":\"bad\"}");
    CHECK_STATUS(s, answer, 403, "a relationship manager trains nothing");
    const char *id = train(s);
    suite_check(s, id != NULL, "a model is registered");
    if (id)
        release(s, id);
}
