/* Reading: the list as three people see it, the customer page, the search box. */
#include "base/json.h"
#include "bench/bench.h"
#include "matching/search_text.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { NAMES_MOST = 400, TYPED_MOST = 8 };

#define LIST    "/api/v1/customer?limit=50&count=estimated"
#define COLUMNS "&fields=name,kind,industry,region,branch,owner,tier,grade,pd,quality_score,status"

/* --- plans
 * -------------------------------------------------------------------------------------------------------------------
 */

static void list_plan(struct plan *plan, struct client *client)
{
    static const char *const views[] = {
        "&sort=name",
        "&sort=-quality_score",
        "&sort=-pd",
        "&sort=name&tier=core",
        "&sort=name&grade=BBB",
        "&sort=-id",
        "&sort=name&kind=medium",
        "&sort=name&industry.starts=C",
        "&sort=name&status=active&tier=important",
    };
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
        const char *after = "";
        for (int page = 0; page < 4 && after; page++) {
            const char *path =
                arena_format(plan->arena, LIST COLUMNS "%s%s%s", views[i], *after ? "&after=" : "", after);
            struct answer answer = client_send(client, "GET", path, NULL, NULL, 0);
            plan_add(plan, client, "GET", path, NULL);
            const char *next = answer.json ? json_get_text(answer.json, "next") : NULL;
            struct buffer escaped = {.arena = plan->arena};
            for (const char *at = next ? next : ""; *at; at++)
                buffer_format(&escaped, "%%%02X", (unsigned char)*at);
            after = next ? buffer_end(&escaped) : NULL;
        }
    }
}

struct sample {
    const char *ids[NAMES_MOST], *names[NAMES_MOST], *usccs[NAMES_MOST];
    size_t count;
};

/* Customers from all over the book: those with the fullest files come first by id, the others by name. */
static void sample_customers(struct arena *arena, struct client *client, struct sample *sample)
{
    static const char *const pages[] = {"&sort=id", "&sort=name", "&sort=-id", "&sort=-quality_score"};
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct answer answer =
            client_send(client, "GET", arena_format(arena, "/api/v1/customer?limit=100&fields=name,uscc%s", pages[i]),
                        NULL, NULL, 0);
        const struct json *items = answer.json ? json_get(answer.json, "items") : NULL;
        for (size_t k = 0; items && k < items->count && sample->count < NAMES_MOST; k++) {
            sample->ids[sample->count] = arena_text(arena, json_get_text(&items->items[k], "id"));
            sample->names[sample->count] = arena_text(arena, json_get_text(&items->items[k], "name"));
            sample->usccs[sample->count++] = arena_text(arena, json_get_text(&items->items[k], "uscc"));
        }
    }
}

static void page_plan(struct plan *plan, struct client *client)
{
    struct sample *sample = ARENA_NEW(plan->arena, struct sample);
    sample_customers(plan->arena, client, sample);
    for (size_t i = 0; i < sample->count; i += 3)
        plan_add(plan, client, "GET", arena_format(plan->arena, "/api/v1/customer/%s/overview", sample->ids[i]), NULL);
}

static void add_typed(struct plan *plan, struct client *client, const char *text)
{
    struct buffer path = {.arena = plan->arena};
    buffer_text(&path, "/api/v1/search?limit=10&q=");
    for (const char *at = text; *at; at++)
        buffer_format(&path, "%%%02X", (unsigned char)*at);
    plan_add(plan, client, "GET", buffer_end(&path), NULL);
}

/* What somebody types who looks for this customer: the name from its start or from the trade name on, its pinyin, its
 * initials, its code; each beginning of it is one request. */
static void typed_name(struct plan *plan, struct client *client, const char *name, size_t from)
{
    struct search_text text = search_text(plan->arena, text_folded(plan->arena, name), 60);
    struct buffer typed = {.arena = plan->arena};
    for (size_t i = from; i < text.count && i < from + TYPED_MOST; i++) {
        buffer_add(&typed, text.chars[i].at, text.chars[i].size);
        add_typed(plan, client, buffer_end(&typed));
    }
}

static void typed_letters(struct plan *plan, struct client *client, const char *name, size_t from, bool initials)
{
    struct search_text text = search_text(plan->arena, text_folded(plan->arena, name), 60);
    struct buffer typed = {.arena = plan->arena};
    for (size_t i = from; i < text.count && i < from + (initials ? 5 : 3); i++) {
        const char *letters = text.chars[i].readings.count ? text.chars[i].readings.syllables[0] : "";
        for (const char *at = letters; *at; at++) {
            buffer_char(&typed, *at);
            if (initials || typed.size > 1)
                add_typed(plan, client, buffer_end(&typed));
            if (initials)
                break;
        }
    }
}

static void typing_plan(struct plan *plan, struct client *client)
{
    struct sample *sample = ARENA_NEW(plan->arena, struct sample);
    sample_customers(plan->arena, client, sample);
    for (size_t i = 0; i < sample->count; i += 7) {
        const char *name = sample->names[i], *uscc = sample->usccs[i];
        size_t trade = strlen(name) > 18 ? 2 : 0; /* companies' names begin with the town */
        typed_name(plan, client, name, i % 2 ? trade : 0);
        typed_letters(plan, client, name, trade, false);
        typed_letters(plan, client, name, trade, true);
        for (size_t size = 4; uscc && size <= strlen(uscc); size += 2)
            add_typed(plan, client, arena_text_part(plan->arena, uscc, size));
    }
}

/* --- measuring
 * ----------------------------------------------------------------------------------------------------------------- */

typedef void make_plan(struct plan *plan, struct client *client);

static const char *failures_note(struct arena *arena, const struct load_result *result, const char *note)
{
    return result->failures ? arena_format(arena, "%s, %lld FAILED", note, (long long)result->failures) : note;
}

/* The same requests: through the product, then their statements through the raw peer. */
static void compare(struct bench *b, const char *name, const char *login, make_plan *make)
{
    struct plan plan = {.arena = b->arena};
    struct scripts scripts = {.arena = b->arena};
    if (!product_start(&b->product, b->arena, true))
        return;
    struct client *client = product_sign_in(&b->product, login);
    if (client)
        make(&plan, client);
    bool recorded = client && record_plan(&b->product, &scripts, &plan, client);
    product_stop(&b->product);
    if (!recorded || !product_start(&b->product, b->arena, false))
        return;
    /* When a session was last used is written now and then, beside the reads; the peer makes its own transactions. */
    static const char *const writing[] = {"BEGIN",  "ROLLBACK", "SAVEPOINT", "RELEASE",
                                          "COMMIT", "INSERT",   "UPDATE",    "DELETE"};
    size_t statements = 0;
    for (size_t i = 0; i < plan.count; i++) {
        script_without(plan.requests[i].script, &scripts, writing, sizeof(writing) / sizeof(writing[0]));
        statements += plan.requests[i].script->count;
    }
    int port;
    pid_t raw_pid = raw_serve(b->product.db, &scripts, &plan, &port);
    struct plan raw_plan = plan_of_raw(b->arena, &plan);
    struct load_result products[ROUNDS], raws[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        products[i] = load_run(b->product.port, &plan, b->seconds / ROUNDS, 0);
        raws[i] = load_run(port, &raw_plan, b->seconds / ROUNDS, 0);
    }
    struct load_result product = load_median(products, ROUNDS), raw = load_median(raws, ROUNDS);
    product_stop(&b->product);
    kill(raw_pid, SIGKILL);
    waitpid(raw_pid, NULL, 0);
    report_add(&b->report,
               FIGURE(.part = "reads", .name = name, .unit = "requests/s", .product = product.per_second,
                      .raw = raw.per_second, .p50_ms = product.p50_ms, .p99_ms = product.p99_ms,
                      .note = failures_note(
                          b->arena, &product,
                          arena_format(b->arena, "%zu kinds, %.1f statements, %.1f KB, raw p99 %.1f ms%s", plan.count,
                                       (double)statements / (double)plan.count,
                                       (double)product.bytes / (double)(product.requests + 1) / 1024, raw.p99_ms,
                                       raw.failures ? arena_format(b->arena, " (%lld FAILED)", (long long)raw.failures)
                                                    : ""))));
    client_free(client);
}

void part_reads(struct bench *b)
{
    compare(b, "list, head office", "ho.manager", list_plan);
    compare(b, "list, branch head", "zhao.head", list_plan);
    compare(b, "list, relationship manager", "chen.rm", list_plan);
    compare(b, "customer page", "ho.manager", page_plan);
    compare(b, "search, head office", "ho.manager", typing_plan);
    compare(b, "search, relationship manager", "chen.rm", typing_plan);
}

/* 64 people type at once, a letter every 150 ms. */
void part_typing(struct bench *b)
{
    static const char *const logins[] = {"ho.manager", "zhao.head", "chen.rm"};
    for (size_t i = 0; i < sizeof(logins) / sizeof(logins[0]); i++) {
        struct plan plan = {.arena = b->arena};
        if (!product_start(&b->product, b->arena, false))
            return;
        struct client *client = product_sign_in(&b->product, logins[i]);
        if (client) {
            typing_plan(&plan, client);
            struct load_result result = load_run(b->product.port, &plan, b->seconds, 150);
            report_add(&b->report, FIGURE(.part = "typing", .name = arena_format(b->arena, "64 typists, %s", logins[i]),
                                          .unit = "requests/s", .product = result.per_second, .p50_ms = result.p50_ms,
                                          .p99_ms = result.p99_ms,
                                          .note = failures_note(b->arena, &result, "a letter every 150 ms each")));
            client_free(client);
        }
        product_stop(&b->product);
    }
}
