/* What is likely, why, and what is done about it. */
#include "api/suite.h"

#include <string.h>

static bool job_ends(struct suite *s, const struct answer *answer)
{
    const char *status = job_end(s, RISK, answer_text(answer, "job"));
    return suite_check(s, !strcmp(status, "done"), "the job ends: %s", status);
}

static void learning(struct suite *s)
{
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/outlook/train", "{\"target\":\"churn\"}"), 403,
                 "a manager trains nothing");
    CHECK_STATUS(s, call(s, RISK, "POST", "/outlook/train", "{\"target\":\"nonsense\"}"), 422, "no such target");
    struct answer started =
        call(s, RISK, "POST", "/outlook/train", "{\"target\":\"offer_payroll\",\"kind\":\"card\",\"folds\":3}");
    CHECK_STATUS(s, started, 202, "training on the bank's own past");
    job_ends(s, &started);
    struct answer page = call(s, RISK, "GET", "/outlook", NULL);
    CHECK_STATUS(s, page, 200, "the page");
    suite_check(s, strstr(page.body, "\"candidate\":") != NULL, "no candidate: %.300s", page.body);
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/outlook/run", NULL), 403, "a manager runs nothing");
    struct answer run = call(s, RISK, "POST", "/outlook/run", NULL);
    CHECK_STATUS(s, run, 202, "the run");
    job_ends(s, &run);
}

static void reading(struct suite *s)
{
    struct answer list = call(s, HEAD_MANAGER, "GET", "/outlook/list?by=product&limit=5", NULL);
    CHECK_STATUS(s, list, 200, "whom to offer what");
    const struct json *first = answer_item(&list, 0);
    if (!suite_check(s, first && json_get_text(first, "product"), "nobody is offered anything: %.300s", list.body))
        return;
    const char *id = json_get_text(first, "id");
    struct answer one = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/customer/%s/outlook", id), NULL);
    CHECK_STATUS(s, one, 200, "one customer");
    suite_check(s, strstr(one.body, "\"reasons\":[{") || strstr(one.body, "\"rule\":{"), "no reason: %.400s", one.body);
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "GET", "/outlook/list?by=churn", NULL), 200, "who may leave");
    CHECK_STATUS(s, call(s, MANAGER, "GET", arena_format(s->arena, "/customer/%s/outlook", "nonsense"), NULL), 404,
                 "no id");
    struct answer filtered = call(s, HEAD_MANAGER, "GET", "/customer?customer_outlook.churn.gte=0&limit=3", NULL);
    CHECK_STATUS(s, filtered, 200, "the list of customers filtered by it");
    struct answer rules = call(s, HEAD_MANAGER, "GET", "/outlook/rules", NULL);
    CHECK_STATUS(s, rules, 200, "what is held together");
    suite_check(s, strstr(rules.body, "\"lift\":") != NULL, "no rules: %.300s", rules.body);
}

static void keeping(struct suite *s)
{
    struct answer page = call(s, HEAD_MANAGER, "GET", "/retention?status=open", NULL);
    CHECK_STATUS(s, page, 200, "plays");
    const struct json *first = answer_item(&page, 0);
    if (!suite_check(s, first != NULL, "no play is open: %.300s", page.body))
        return;
    const char *path = arena_format(s->arena, "/retention/%s/act", json_get_text(first, "id"));
    CHECK_STATUS(s, call(s, AUDITOR, "POST", path, "{\"action\":\"drop\",\"note\":\"x\"}"), 403,
                 "an auditor does nothing");
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", path, "{\"action\":\"drop\"}"), 422, "dropped without a word");
    CHECK_STATUS(
        s, call(s, HEAD_MANAGER, "POST", path, "{\"action\":\"done\",\"reaction\":\"thinking\",\"note\":\"已拜访\"}"),
        200, "done");
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", path, "{\"action\":\"done\",\"reaction\":\"thinking\"}"), 409,
                 "done twice");
}

void scenario_outlook(struct suite *s)
{
    learning(s);
    reading(s);
    keeping(s);
}
