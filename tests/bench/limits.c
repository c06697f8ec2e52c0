/* Limits reserved by 64 connections at once, every reservation at all levels and durable, against bare commits of as
 * many rows: what a bank that lends on every screen at once would ask of it. */
#include "base/json.h"
#include "bench/bench.h"
#include "store/store.h"

#include <sqlite3.h>
#include <stdio.h>

enum { FACILITIES = 64, A_SECOND = 8000 /* more than any machine of two cores does */, GROUP = 64 };

/* One reference holds once, so every request has its own. */
static void reserve_plan(struct plan *plan, struct client *client, size_t count)
{
    struct answer answer =
        client_send(client, "GET", "/api/v1/facility?limit=64&status=active&fields=number&sort=-id", NULL, NULL, 0);
    const struct json *items = answer.json ? json_get(answer.json, "items") : NULL;
    long long run = (long long)id_new();
    for (size_t i = 0; items && items->count && i < count; i++)
        plan_add(plan, client, "POST",
                 arena_format(plan->arena, "/api/v1/facility/%s/reserve",
                              json_get_text(&items->items[i % items->count], "id")),
                 arena_format(plan->arena, "{\"amount\":1,\"reference\":\"bench-%lld-%zu\"}", run, i));
}

/* A counter and a row a reservation, 64 to a commit, synced. */
static double bare_commits(struct bench *b, double seconds)
{
    static const char schema[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                                 "CREATE TABLE IF NOT EXISTS held (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL);"
                                 "CREATE TABLE IF NOT EXISTS reservation (reference TEXT PRIMARY KEY, held INTEGER "
                                 "NOT NULL, amount INTEGER NOT NULL) WITHOUT ROWID";
    sqlite3 *db = NULL;
    sqlite3_stmt *count = NULL, *row = NULL;
    int64_t made = 0;
    double begun = seconds_now();
    bool good =
        sqlite3_open(arena_format(b->arena, "%s/limits.db", b->product.folder), &db) == SQLITE_OK &&
        sqlite3_exec(db, schema, NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "INSERT INTO held VALUES (?1, 1) ON CONFLICT (id) DO UPDATE SET amount = amount + 1", -1,
                           &count, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "INSERT INTO reservation VALUES (?1, ?2, 1)", -1, &row, NULL) == SQLITE_OK;
    while (good && seconds_now() - begun < seconds) {
        good = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
        for (int i = 0; good && i < GROUP; i++, made++) {
            char reference[48];
            snprintf(reference, sizeof(reference), "bare-%lld-%d", (long long)id_new(), i);
            sqlite3_bind_int(count, 1, i % FACILITIES);
            sqlite3_bind_text(row, 1, reference, -1, SQLITE_STATIC);
            sqlite3_bind_int(row, 2, i % FACILITIES);
            good = sqlite3_step(count) == SQLITE_DONE && sqlite3_step(row) == SQLITE_DONE;
            sqlite3_reset(count);
            sqlite3_reset(row);
        }
        good = good && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    }
    double per_second = good ? (double)made / (seconds_now() - begun) : __builtin_nan("");
    sqlite3_finalize(count);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return per_second;
}

void part_limits(struct bench *b)
{
    struct load_result products[ROUNDS];
    double raws[ROUNDS];
    double seconds = b->seconds / ROUNDS;
    int64_t writes = 0, commits = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct plan plan = {.arena = b->arena};
        if (!product_start(&b->product, b->arena, false))
            return;
        struct client *client = product_sign_in(&b->product, "ho.manager");
        if (client)
            reserve_plan(&plan, client, (size_t)(seconds * 1.2 * A_SECOND));
        if (!plan.count) {
            fprintf(stderr, "bench: there is no limit to reserve\n");
            product_stop(&b->product);
            return;
        }
        products[i] = load_run(b->product.port, &plan, seconds, 0);
        writes += product_metric(&b->product, "steward_store_writes_total");
        commits += product_metric(&b->product, "steward_store_commits_total");
        product_stop(&b->product);
        client_free(client);
        raws[i] = bare_commits(b, seconds);
    }
    struct load_result product = load_median(products, ROUNDS);
    report_add(
        &b->report,
        FIGURE(.part = "limits", .name = "reservations, 64 connections", .unit = "reservations/s",
               .product = product.per_second, .raw = median_of(raws, ROUNDS), .p50_ms = product.p50_ms,
               .p99_ms = product.p99_ms,
               .note = arena_format(
                   b->arena, "%.1f writes a commit, raw: a counter and a row each, 64 a commit, no HTTP%s",
                   (double)writes / (double)(commits ? commits : 1),
                   product.failures ? arena_format(b->arena, ", %lld FAILED", (long long)product.failures) : "")));
}
