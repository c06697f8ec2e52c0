/* What a manager waits for: the day list, the brief before a visit, an answer of the assistant; and how many requests
 * the classifier takes. */
#include "base/json.h"
#include "bench/bench.h"
#include "bench/classify.h"

#include <math.h>

enum { CLIENTS = 40, PACE_MS = 1000 };

static void day_plan(struct plan *plan, struct client *client)
{
    plan_add(plan, client, "GET", "/api/v1/workbench", NULL);
}

static void brief_plan(struct plan *plan, struct client *client)
{
    struct answer answer = client_send(client, "GET", "/api/v1/customer?limit=40&fields=name&owner=me", NULL, NULL, 0);
    const struct json *items = answer.json ? json_get(answer.json, "items") : NULL;
    for (size_t i = 0; items && i < items->count && i < CLIENTS; i++)
        plan_add(plan, client, "GET",
                 arena_format(plan->arena, "/api/v1/customer/%s/brief", json_get_text(&items->items[i], "id")), NULL);
}

/* Of every kind: policy and help, one customer, lists. */
static void ask_plan(struct plan *plan, struct client *client)
{
    static const char *const questions[] = {
        "投诉要在几天内答复",
        "什么是公海，客户什么时候会退回公海",
        "how is the rating of a customer worked out",
        "我有哪些贷款下个月到期",
        "下季到期且逾期天数大于0的客户",
        "前10个存款余额大于5000万元的客户",
        "core customers without a visit since 2026-01-01",
        "绿色贷款需要什么材料",
    };
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
        plan_add(plan, client, "POST", "/api/v1/assistant/ask",
                 arena_format(plan->arena, "{\"question\":\"%s\",\"keep\":false}", questions[i]));
}

static void wait_for(struct bench *b, const char *name, const char *login, void (*make)(struct plan *, struct client *))
{
    struct plan plan = {.arena = b->arena};
    struct client *client = product_sign_in(&b->product, login);
    if (!client)
        return;
    make(&plan, client);
    if (plan.count) {
        load_run(b->product.port, &plan, 1, PACE_MS); /* the first look at everything */
        struct load_result result = load_run(b->product.port, &plan, b->seconds, PACE_MS);
        report_add(&b->report,
                   FIGURE(.part = "service", .name = name, .unit = "requests/s", .product = result.per_second,
                          .p50_ms = result.p50_ms, .p99_ms = result.p99_ms,
                          .note = arena_format(b->arena, "64 people, one a second each, %zu kinds%s", plan.count,
                                               result.failures
                                                   ? arena_format(b->arena, ", %lld FAILED", (long long)result.failures)
                                                   : "")));
    }
    client_free(client);
}

void part_service(struct bench *b)
{
    size_t texts;
    double classified = classify_a_second(SOURCE_DIR "/policy", b->seconds / 2, &texts);
    report_add(&b->report, FIGURE(.part = "service", .name = "classify a request", .unit = "texts/s",
                                  .product = classified ? classified : NAN,
                                  .note = arena_format(b->arena, "one core, %zu different texts", texts)));
    if (!product_start(&b->product, b->arena, false))
        return;
    wait_for(b, "day list, relationship manager", "chen.rm", day_plan);
    wait_for(b, "day list, branch head", "zhao.head", day_plan);
    wait_for(b, "brief of a customer", "chen.rm", brief_plan);
    wait_for(b, "answer of the assistant", "chen.rm", ask_plan);
    product_stop(&b->product);
}
