#include "record/audit.h"
#include "base/json.h"
#include "base/text.h"
#include "queries.h"
#include "store/digest.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CHAINS = 1024 };

/* On SQLite there is one writer and one chain. On PostgreSQL each writer takes a free chain and holds it as long as its
 * connection. */
static const struct error *chain_take(struct session *s, struct audit_chain *chain)
{
    for (int64_t number = chain->number ? chain->number : 1; number <= MOST_CHAINS && !chain->known; number++) {
        int64_t got = 1;
        if (!chain->number)
            TRY(store_int(s->tx, &query_audit_chain_lock, VALUES(sql_int(number)), &got));
        if (!got)
            continue;
        struct rows *rows;
        const struct error *error;
        chain->number = number;
        chain->sequence = 0;
        memset(chain->hash, '0', 64);
        TRY(store_query(s->tx, &query_audit_head_read, VALUES(sql_int(number)), &rows));
        if (rows_next(rows, &error)) {
            chain->sequence = rows_int(rows, 0);
            strncpy(chain->hash, rows_text(rows, 1), 64);
            rows_close(rows);
        }
        if (error)
            return error;
        chain->known = true;
    }
    return chain->known ? NULL : error_make(s->arena, ERROR_STORE_BUSY);
}

/* One line per field, so that no two different records give the same text. */
static const char *hash_input(struct arena *arena, const struct sql_value *values, size_t count)
{
    struct buffer text = {.arena = arena};
    struct json_writer w = {&text, false};
    json_open(&w, '[');
    for (size_t i = 0; i < count; i++) {
        if (values[i].type == SQL_TEXT)
            json_write_text(&w, values[i].text);
        else if (values[i].type == SQL_INT)
            json_write_int(&w, values[i].integer);
        else
            json_write_null(&w);
    }
    json_close(&w, ']');
    return buffer_end(&text);
}

static const char *head_text(struct arena *arena, int64_t chain, int64_t sequence, const char *hash)
{
    return arena_format(arena, "%lld:%lld:%s", (long long)chain, (long long)sequence, hash);
}

const struct error *audit_write(struct session *s, const char *entity, int64_t home, int64_t record, const char *action,
                                const char *content)
{
    struct audit_chain *chain = s->tx->chain;
    TRY(chain_take(s, chain));
    struct sql_value values[14] = {sql_int(chain->number),
                                   sql_int(chain->sequence + 1),
                                   sql_int(s->now),
                                   sql_int(s->person),
                                   sql_text(s->address),
                                   sql_text(s->correlation),
                                   sql_text(entity),
                                   sql_int(home),
                                   sql_int(record),
                                   sql_text(action),
                                   sql_text(content),
                                   sql_text(s->reason),
                                   sql_text(arena_text(s->arena, chain->hash)),
                                   sql_text(NULL)};
    char hash[65];
    const char *input = hash_input(s->arena, values, 13);
    digest_sha256_hex(input, strlen(input), hash);
    values[13] = sql_text(hash);
    TRY(store_execute(s->tx, &query_audit_insert, values, 14, NULL));
    chain->sequence++;
    memcpy(chain->hash, hash, 65);
    const char *seal = vault_mac(s->bank->vault, s->arena, head_text(s->arena, chain->number, chain->sequence, hash));
    return store_execute(s->tx, &query_audit_head_write,
                         VALUES(sql_int(chain->number), sql_int(chain->sequence), sql_text(hash), sql_text(seal)),
                         NULL);
}

/* --- verifying
 * --------------------------------------------------------------------------------------------------------- */

struct walk {
    int64_t chain, sequence;
    char hash[65];
    struct audit_finding *finding;
};

static void found(struct walk *walk, int64_t sequence, const char *zh, const char *en)
{
    if (!walk->finding->intact)
        return;
    walk->finding->intact = false;
    walk->finding->bad_chain = walk->chain;
    walk->finding->bad_sequence = sequence;
    walk->finding->problem_zh = zh;
    walk->finding->problem_en = en;
}

static void check_row(struct arena *arena, struct walk *walk, struct rows *rows)
{
    struct sql_value values[13];
    for (int i = 0; i < 13; i++) {
        bool text = i == 4 || i == 5 || i == 6 || i >= 9;
        values[i] = text ? sql_text(arena_text(arena, rows_text(rows, i))) : sql_int(rows_int(rows, i));
    }
    char hash[65];
    const char *input = hash_input(arena, values, 13);
    digest_sha256_hex(input, strlen(input), hash);
    int64_t sequence = rows_int(rows, 1);
    if (sequence != walk->sequence + 1)
        found(walk, walk->sequence + 1, "记录缺失或次序被改动", "a record is missing or out of order");
    else if (!text_equal(values[12].text, walk->hash))
        found(walk, sequence, "与前一条记录的链接不符", "it does not link to the record before it");
    else if (!text_equal(hash, rows_text(rows, 13)))
        found(walk, sequence, "内容被改动", "its content was changed");
    walk->sequence = sequence;
    strncpy(walk->hash, rows_text(rows, 13) ? rows_text(rows, 13) : "", 64);
    walk->hash[64] = 0;
    walk->finding->records++;
}

static const struct error *verify_head(struct session *s, struct walk *walk)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_audit_head_sealed, VALUES(sql_int(walk->chain)), &rows));
    bool there = rows_next(rows, &error);
    if (error)
        return error;
    if (!there) {
        found(walk, walk->sequence, "链头缺失", "the head of the chain is missing");
        return NULL;
    }
    int64_t sequence = rows_int(rows, 0);
    const char *hash = arena_text(s->arena, rows_text(rows, 1)), *seal = arena_text(s->arena, rows_text(rows, 2));
    rows_close(rows);
    if (!text_equal(seal, vault_mac(s->bank->vault, s->arena, head_text(s->arena, walk->chain, sequence, hash))))
        found(walk, sequence, "链头的封签不符", "the seal of the chain's head does not fit");
    else if (sequence < walk->sequence)
        found(walk, sequence + 1, "末尾有添加的记录", "records were added at the end");
    else if (sequence > walk->sequence || !text_equal(hash, walk->hash))
        found(walk, sequence > walk->sequence ? walk->sequence + 1 : sequence, "末尾的记录被删除或改动",
              "records at the end were deleted or changed");
    return NULL;
}

static const struct error *verify_chain(struct session *s, struct walk *walk)
{
    memset(walk->hash, '0', 64);
    walk->hash[64] = 0;
    struct arena *outer = s->arena, *page = arena_new();
    const struct error *error = NULL;
    for (bool more = true; more && !error;) {
        struct rows *rows;
        more = false;
        s->tx->arena = page;
        error = store_query(s->tx, &query_audit_all, VALUES(sql_int(walk->chain), sql_int(walk->sequence)), &rows);
        while (!error && rows_next(rows, &error)) {
            check_row(page, walk, rows);
            more = true;
        }
        if (error)
            error = error_copy(outer, error);
        arena_reset(page);
    }
    s->tx->arena = outer;
    arena_free(page);
    return error ? error : verify_head(s, walk);
}

const struct error *audit_verify(struct session *s, struct audit_finding *finding)
{
    int64_t chains[MOST_CHAINS];
    int count = 0;
    struct rows *rows;
    const struct error *error;
    *finding = (struct audit_finding){.intact = true};
    TRY(store_query(s->tx, &query_audit_chains, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (count < MOST_CHAINS)
            chains[count++] = rows_int(rows, 0);
    if (error)
        return error;
    int64_t people = 0;
    if (!count)
        TRY(store_int(s->tx, &query_audit_expected, NO_VALUES, &people));
    if (people > 0)
        *finding = (struct audit_finding){.bad_chain = 1,
                                          .bad_sequence = 1,
                                          .problem_zh = "全部记录都被删除",
                                          .problem_en = "every record was deleted"};
    for (int i = 0; i < count && finding->intact; i++) {
        struct walk walk = {.chain = chains[i], .finding = finding};
        TRY(verify_chain(s, &walk));
        finding->chains++;
    }
    return NULL;
}

/* --- heads noted elsewhere
 * ------------------------------------------------------------------------------------------------- */

const struct error *audit_heads(struct session *s, struct audit_head **heads, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *heads = NULL;
    *count = 0;
    TRY(store_query(s->tx, &query_audit_heads, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        struct audit_head head = {.chain = rows_int(rows, 0), .sequence = rows_int(rows, 1)};
        strncpy(head.hash, rows_text(rows, 2), 64);
        ARENA_PUSH(s->arena, *heads, *count, room, head);
    }
    return error;
}

const char *audit_head_text(struct arena *arena, const struct audit_head *head)
{
    return head_text(arena, head->chain, head->sequence, head->hash);
}

bool audit_head_next(const char **at, struct audit_head *head)
{
    enum { DIGITS_MOST = 18 };
    for (const char *from = *at; *from; from++) {
        size_t chain = strspn(from, "0123456789");
        if (!chain)
            continue;
        const char *second = from + chain + 1, *third;
        size_t sequence = from[chain] == ':' ? strspn(second, "0123456789") : 0;
        third = second + sequence + 1;
        if (sequence && chain <= DIGITS_MOST && sequence <= DIGITS_MOST && second[sequence] == ':' &&
            strspn(third, "0123456789abcdef") == 64) {
            *head = (struct audit_head){.chain = strtoll(from, NULL, 10), .sequence = strtoll(second, NULL, 10)};
            memcpy(head->hash, third, 64);
            *at = third + 64;
            return true;
        }
        from += chain - 1;
    }
    return false;
}

const struct error *audit_check_head(struct session *s, const struct audit_head *head, struct audit_finding *finding)
{
    const char *hash;
    TRY(store_text(s->tx, &query_audit_hash, VALUES(sql_int(head->chain), sql_int(head->sequence)), &hash));
    if (text_equal(hash, head->hash) || !finding->intact)
        return NULL;
    finding->intact = false;
    finding->bad_chain = head->chain;
    finding->bad_sequence = head->sequence;
    finding->problem_zh = hash ? "与此前记下的链头不符" : "此前记下的链头已不在链中：末尾的记录被连同链头一起退回";
    finding->problem_en = hash ? "it differs from the head that was noted"
                               : "the head that was noted is gone: the end of the chain was put back";
    return NULL;
}
