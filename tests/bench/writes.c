/* Durable writes: 64 connections that each make notes, against the statements of such a write in a bare loop of
 * commits. */
#include "base/json.h"
#include "bench/bench.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

enum { TEMPLATES = 64, MADE_MOST = 4 /* rows and audit records of one write */ };

static void note_plan(struct plan *plan, struct client *client)
{
    struct answer answer = client_send(client, "GET", "/api/v1/customer?limit=64&fields=name&sort=name", NULL, NULL, 0);
    const struct json *items = answer.json ? json_get(answer.json, "items") : NULL;
    for (size_t i = 0; items && i < items->count && i < TEMPLATES; i++)
        plan_add(
            plan, client, "POST", "/api/v1/note",
            arena_format(plan->arena,
                         "{\"customer\":\"%s\",\"text\":\"bench: 走访记录，生产正常，订单稳定。\",\"kind\":\"note\"}",
                         json_get_text(&items->items[i], "id")));
}

/* Integers that must differ from write to write: the id of the new row, and the places in the audit chain. */
struct renewal {
    int64_t id_low, id_high; /* ids made while recording */
    int64_t added;
};

static bool writes_audit(const char *sql)
{
    return strstr(sql, "INTO audit") != NULL;
}

static void renew(struct script *script, const struct scripts *scripts, const struct renewal *r, int64_t from)
{
    for (size_t i = 0; i < script->count; i++) {
        struct step *step = &script->steps[i];
        for (size_t k = 0; k < step->count; k++) {
            struct value *v = &step->values[k];
            bool id = v->kind == VALUE_INT && v->integer >= r->id_low && v->integer <= r->id_high + from;
            if (id || (k == 1 && v->kind == VALUE_INT && writes_audit(scripts->sql[step->sql])))
                v->integer += r->added;
        }
    }
}

/* The bare loop writes a chain of audit records of its own, so that it and the product can take turns. */
static void other_chain(struct plan *plan, const struct scripts *scripts, int64_t chain)
{
    for (size_t i = 0; i < plan->count; i++)
        for (size_t k = 0; k < plan->requests[i].script->count; k++) {
            struct step *step = &plan->requests[i].script->steps[k];
            if (writes_audit(scripts->sql[step->sql]))
                step->values[0].integer = chain;
        }
}

/* SHIFT: how far the ids have moved so far. */
static double bare_loop(struct bench *b, const struct scripts *scripts, struct plan *plan, struct renewal renewal,
                        int64_t *shift)
{
    struct raw_connection *raw = raw_open(b->arena, b->product.db, scripts);
    int64_t writes = 0;
    double begun = seconds_now(), end = begun + b->seconds / ROUNDS;
    raw_execute(raw, "PRAGMA wal_autocheckpoint=10000");
    while (seconds_now() < end) {
        if (!raw_execute(raw, "BEGIN IMMEDIATE"))
            break;
        for (size_t i = 0; i < plan->count; i++, writes++) {
            renew(plan->requests[i].script, scripts, &renewal, *shift);
            if (!raw_run(raw, plan->requests[i].script, NULL)) {
                raw_close(raw); /* and what it began */
                return __builtin_nan("");
            }
        }
        *shift += renewal.added;
        if (!raw_execute(raw, "COMMIT"))
            break;
    }
    double per_second = (double)writes / (seconds_now() - begun);
    raw_close(raw);
    return per_second;
}

void part_writes(struct bench *b)
{
    struct plan plan = {.arena = b->arena};
    struct scripts scripts = {.arena = b->arena};
    struct renewal renewal = {.added = TEMPLATES * MADE_MOST};
    if (!product_start(&b->product, b->arena, true))
        return;
    struct client *client = product_sign_in(&b->product, "ho.manager");
    if (client)
        note_plan(&plan, client);
    renewal.id_low = id_new();
    bool recorded = client && record_plan(&b->product, &scripts, &plan, client);
    renewal.id_high = id_new();
    product_stop(&b->product);
    if (!recorded)
        return;
    /* BEGIN, savepoints, COMMIT were recorded, too; the bare loop makes its own. */
    static const char *const control[] = {"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA"};
    size_t statements = 0;
    for (size_t i = 0; i < plan.count; i++) {
        statements += plan.requests[i].script->count;
        script_without(plan.requests[i].script, &scripts, control, sizeof(control) / sizeof(control[0]));
    }
    /* Ids of the bare loop: a year ahead of the product's, so that neither meets the other's. */
    struct renewal ahead = renewal;
    ahead.added = (int64_t)400 * 86400000 << 21;
    for (size_t i = 0; i < plan.count; i++)
        renew(plan.requests[i].script, &scripts, &ahead, 0);
    renewal.id_low += ahead.added;
    renewal.id_high += ahead.added;
    other_chain(&plan, &scripts, -id_new()); /* no run has used it before */
    struct load_result products[ROUNDS];
    double raws[ROUNDS];
    int64_t writes = 0, commits = 0, shift = 0;
    for (int i = 0; i < ROUNDS; i++) {
        if (!product_start(&b->product, b->arena, false))
            return;
        products[i] = load_run(b->product.port, &plan, b->seconds / ROUNDS, 0);
        writes += product_metric(&b->product, "steward_store_writes_total");
        commits += product_metric(&b->product, "steward_store_commits_total");
        product_stop(&b->product);
        raws[i] = bare_loop(b, &scripts, &plan, renewal, &shift);
    }
    struct load_result product = load_median(products, ROUNDS);
    double raw = median_of(raws, ROUNDS);
    report_add(
        &b->report,
        FIGURE(.part = "writes", .name = "new notes, 64 connections", .unit = "writes/s", .product = product.per_second,
               .raw = raw, .p50_ms = product.p50_ms, .p99_ms = product.p99_ms,
               .note = arena_format(
                   b->arena,
                   "%.1f writes a commit (one fsync), %.1f statements a write, raw: 64 writes a commit, no HTTP%s",
                   (double)writes / (double)(commits ? commits : 1), (double)statements / (double)plan.count,
                   product.failures ? arena_format(b->arena, ", %lld FAILED", (long long)product.failures) : "")));
    client_free(client);
}
