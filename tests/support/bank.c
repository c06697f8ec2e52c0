#include "support/bank.h"
#include "base/text.h"
#include "record/check.h"
#include "record/policies.h"
#include "record/scope.h"
#include "store/schema.h"
#include "support/shape.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

/* --- opening
 * ------------------------------------------------------------------------------------------------------------- */

void test_works(const struct error *error)
{
    static struct arena *arena;
    if (!error)
        return;
    arena = arena ? arena : arena_new();
    for (const struct error *at = error; at; at = at->next)
        print_error("%s (%s): %s\n", error_kind(at->id)->name, at->field ? at->field : "",
                    error_message(arena, at, LANGUAGE_EN, NULL));
    fail();
}

void test_fails(const struct error *error, enum error_id id)
{
    if (!error)
        fail_msg("no error, but %s was expected", error_kind(id)->name);
    assert_string_equal(error_kind(error->id)->name, error_kind(id)->name);
}

static const struct error *schema_command(struct tx *tx, void *context)
{
    return store_execute_text(tx, context, NO_VALUES, NULL);
}

/* A schema of its own in the database that STEWARD_TEST_PG names, so that tests do not meet. */
static const char *postgres_url(struct test_bank *b, const char *url, const char *command)
{
    struct store *store;
    const char *schema = text_lower(b->arena, strrchr(b->folder, '/') + 1);
    for (char *at = (char *)(uintptr_t)schema; *at; at++)
        *at = *at == '-' ? '_' : *at;
    test_works(store_open(b->arena, url, &(struct store_options){.writers = 1}, &store));
    const char *sql = arena_format(b->arena, "%s SCHEMA \"%s\"%s", command, schema, *command == 'D' ? " CASCADE" : "");
    test_works(store_write(store, b->arena, &viewer_system, schema_command, (void *)(uintptr_t)sql));
    store_close(store);
    return arena_format(b->arena, "%s%coptions=-csearch_path%%3D%s", url, strchr(url, '?') ? '&' : '?', schema);
}

static void open_store(struct test_bank *b)
{
    const char *url = getenv("STEWARD_TEST_PG");
    struct migration_report report;
    struct buffer out = {.arena = b->arena};
    url = url && *url ? postgres_url(b, url, "CREATE") : arena_format(b->arena, "sqlite:%s/bank.db", b->folder);
    b->url = url;
    test_works(store_open(b->arena, url, &(struct store_options){.create = true, .fast_load = true, .writers = 1},
                          &b->bank.store));
    test_works(schema_migrate(b->bank.store, b->arena, false, &out, &report));
}

/* --- branches and people
 * -------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *code;
    int64_t kind;
    int parent;
} branch_rows[BRANCH_COUNT] = {
    [HEAD_OFFICE] = {"融信银行总行", "0001", BRANCH_KIND_HEAD_OFFICE, -1},
    [EAST] = {"华东分行", "3100", BRANCH_KIND_BRANCH, HEAD_OFFICE},
    [EAST_SUB] = {"静安支行", "3101", BRANCH_KIND_SUB_BRANCH, EAST},
    [WEST] = {"华西分行", "5100", BRANCH_KIND_BRANCH, HEAD_OFFICE},
};

static const struct {
    const char *name, *login, *role;
    enum bank_branch branch;
} person_rows[PERSON_COUNT] = {
    [EAST_MANAGER] = {"王晓东", "wang.xd", "relationship_manager", EAST},
    [EAST_COLLEAGUE] = {"李梅", "li.m", "relationship_manager", EAST},
    [SUB_MANAGER] = {"陈静", "chen.j", "relationship_manager", EAST_SUB},
    [WEST_MANAGER] = {"赵强", "zhao.q", "relationship_manager", WEST},
    [EAST_HEAD] = {"周建国", "zhou.jg", "branch_head", EAST},
    [WEST_HEAD] = {"吴敏", "wu.m", "branch_head", WEST},
    [EAST_CREDIT] = {"郑洁", "zheng.j", "credit_officer", EAST},
    [RISK_MANAGER] = {"孙立", "sun.l", "risk_manager", HEAD_OFFICE},
    [HEAD_MANAGER] = {"钱伟", "qian.w", "head_office_manager", HEAD_OFFICE},
    [POLICY_OFFICER] = {"冯华", "feng.h", "policy_officer", HEAD_OFFICE},
    [ADMINISTRATOR] = {"何涛", "he.t", "it_administrator", HEAD_OFFICE},
    [AUDITOR] = {"沈岚", "shen.l", "auditor", HEAD_OFFICE},
};

static void make_organisation(struct test_bank *b)
{
    for (int i = 0; i < BRANCH_COUNT; i++) {
        struct branch row;
        record_clear(&branch_entity, &row);
        row.name = branch_rows[i].name;
        row.code = branch_rows[i].code;
        row.kind = branch_rows[i].kind;
        if (branch_rows[i].parent >= 0)
            row.parent = b->branches[branch_rows[i].parent];
        test_put(b, &branch_entity, &row);
        b->branches[i] = row.record.id;
    }
    for (int i = 0; i < PERSON_COUNT; i++) {
        struct person row;
        record_clear(&person_entity, &row);
        row.name = person_rows[i].name;
        row.login = person_rows[i].login;
        row.role = person_rows[i].role;
        row.branch = b->branches[person_rows[i].branch];
        test_put(b, &person_entity, &row);
        b->people[i] = row.record.id;
    }
}

enum { OPENS_AT_MS = 9 * 3600 * 1000 };

struct test_bank *test_bank_open(void)
{
    struct arena *arena = arena_new();
    struct test_bank *b = ARENA_NEW(arena, struct test_bank);
    const char *temporary = getenv("TMPDIR");
    char *folder = arena_format(arena, "%s/steward-test-XXXXXX", temporary && *temporary ? temporary : "/tmp");
    assert_non_null(mkdtemp(folder));
    b->arena = arena;
    b->folder = folder;
    b->bank.data_folder = folder;
    /* Nine in the morning of the bank: each session moves its clock on a second, and thousands of them from a late hour
     * would cross into the next business day in the middle of a test. */
    b->now = instant_of_date(instant_date(instant_now())) + OPENS_AT_MS;
    open_store(b);
    test_works(vault_open(arena, arena_format(arena, "%s/keys", folder), true, &b->bank.vault));
    test_works(codes_load(arena, &b->bank.codes));
    test_works(policies_load(&b->bank, arena));
    make_organisation(b);
    return b;
}

void test_bank_close(struct test_bank *b)
{
    static const char *const files[] = {"bank.db", "bank.db-wal", "bank.db-shm", "bank.db.lock", "keys"};
    const char *url = getenv("STEWARD_TEST_PG");
    for (size_t i = 0; i < b->open_count; i++)
        arena_free(b->open[i]);
    policies_free(&b->bank);
    store_close(b->bank.store);
    vault_close(b->bank.vault);
    if (url && *url)
        postgres_url(b, url, "DROP");
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        unlink(arena_format(b->arena, "%s/%s", b->folder, files[i]));
    rmdir(b->folder);
    arena_free(b->arena);
}

/* --- sessions
 * ----------------------------------------------------------------------------------------------------------------- */

struct session *test_session(struct test_bank *b, enum bank_person who)
{
    struct arena *arena = arena_new();
    struct session *s = ARENA_NEW(arena, struct session);
    session_system(s, &b->bank, arena);
    s->now = b->now += 1000;
    s->today = instant_date(s->now);
    s->viewer.now = s->now;
    if (who != SYSTEM) {
        s->person_name = person_rows[who].name;
        session_person(s, b->people[who], b->branches[person_rows[who].branch], person_rows[who].role);
    }
    if (b->open_count < sizeof(b->open) / sizeof(b->open[0]))
        b->open[b->open_count++] = arena;
    return s;
}

void test_session_end(struct session *s)
{
    struct test_bank *b = (struct test_bank *)s->bank; /* its first member */
    session_close(s);
    for (size_t i = 0; i < b->open_count; i++)
        if (b->open[i] == s->arena)
            b->open[i] = b->open[--b->open_count];
    arena_free(s->arena);
}

const struct error *test_write(struct test_bank *b, enum bank_person who, test_work *run, void *context)
{
    struct session *s = test_session(b, who);
    const struct error *error = session_write(s, run, context);
    error = error ? error_copy(b->arena, error) : NULL;
    test_session_end(s);
    return error;
}

const struct error *test_read(struct test_bank *b, enum bank_person who, test_work *run, void *context)
{
    struct session *s = test_session(b, who);
    struct tx tx;
    const struct error *error = session_read(s, &tx);
    if (!error) {
        error = run(s, context);
        session_end(s);
    }
    error = error ? error_copy(b->arena, error) : NULL;
    test_session_end(s);
    return error;
}

struct putting {
    const struct entity *entity;
    void *row;
};

static const struct error *put(struct session *s, void *context)
{
    struct putting *p = context;
    return record_put(s, p->entity, p->row);
}

void test_put(struct test_bank *b, const struct entity *entity, void *row)
{
    test_works(test_write(b, SYSTEM, put, &(struct putting){entity, row}));
}

/* The check character of GB 32100-2015, so that every company of a test has a code of its own that is good. */
static const char *credit_code(struct arena *arena, int number)
{
    static const char characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static const int weights[17] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    static const int body_weights[8] = {3, 7, 9, 10, 5, 8, 4, 2};
    char *code = arena_format(arena, "91310000%08d", number);
    int sum = 0;
    for (int i = 0; i < 8; i++)
        sum += (code[8 + i] - '0') * body_weights[i];
    int check = 11 - sum % 11;
    code = arena_format(arena, "%s%c", code, check == 10 ? 'X' : check == 11 ? '0' : (char)('0' + check));
    sum = 0;
    for (int i = 0; i < 17; i++)
        sum += (int)(strchr(characters, code[i]) - characters) * weights[i];
    return arena_format(arena, "%s%c", code, characters[(31 - sum % 31) % 31]);
}

int64_t test_company(struct test_bank *b, const char *name, enum bank_branch branch, enum bank_person owner)
{
    static int made;
    struct customer row;
    record_clear(&customer_entity, &row);
    row.name = name;
    row.kind = CUSTOMER_KIND_MEDIUM;
    row.status = CUSTOMER_STATUS_ACTIVE;
    row.currency = "CNY";
    row.uscc = credit_code(b->arena, 10000000 + ++made);
    row.branch = b->branches[branch];
    row.owner = owner == SYSTEM ? NONE : b->people[owner];
    test_put(b, &customer_entity, &row);
    return row.record.id;
}

/* --- operations
 * ---------------------------------------------------------------------------------------------------------------- */

static const struct error *run_handler(struct session *s, void *context)
{
    struct call *call = context;
    (void)s;
    call->reply->out->size = 0;
    call->reply->comma = false;
    return call->operation->handler(call);
}

static const struct error *run_in_lane(struct call *call, const char *lane)
{
    struct session *s = call->session;
    if (text_equal(lane, "write"))
        return session_write(s, run_handler, call);
    if (text_equal(lane, "slow"))
        return run_handler(s, call);
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = run_handler(s, call);
    session_end(s);
    return error;
}

struct test_reply test_call_as_of(struct test_bank *b, enum bank_person who, const char *name,
                                  const struct error *(*handler)(struct call *call), const char *path0,
                                  const void *query, const void *input, int64_t instant)
{
    const struct yaml *declared = shape_operation(b->arena, name);
    if (!declared)
        fail_msg("model/api declares no operation %s", name);
    struct operation operation = {.name = name, .handler = handler, .permission = yaml_get_text(declared, "needs")};
    struct session *s = test_session(b, who);
    struct buffer out = {.arena = b->arena};
    struct json_writer w = {&out, false};
    struct call call = {.session = s,
                        .operation = &operation,
                        .path = {path0},
                        .input = input,
                        .query = query,
                        .status = 200,
                        .reply = &w};
    if (instant != NONE)
        session_as_of(s, instant);
    const struct error *error = scope_require(s, operation.permission);
    error = error ? error : run_in_lane(&call, yaml_get_text(declared, "lane"));
    struct test_reply reply = {.error = error ? error_copy(b->arena, error) : NULL, .status = call.status};
    if (!error) {
        const char *problem;
        reply.text = buffer_end(&out);
        reply.json = json_read(b->arena, reply.text, out.size, &problem);
        if (!reply.json)
            fail_msg("%s: %s\n%s", name, problem, reply.text);
        problem = shape_problem(b->arena, yaml_get(declared, "reply"), reply.json, name);
        if (problem)
            fail_msg("%s\n%s", problem, reply.text);
    }
    test_session_end(s);
    return reply;
}

struct test_reply test_call(struct test_bank *b, enum bank_person who, const char *name,
                            const struct error *(*handler)(struct call *call), const char *path0, const void *query,
                            const void *input)
{
    return test_call_as_of(b, who, name, handler, path0, query, input, NONE);
}

const struct json *test_at(const struct json *json, const char *path)
{
    while (json && *path) {
        size_t size = strcspn(path, ".");
        char key[80] = "";
        char *end;
        strncat(key, path, size < sizeof(key) - 1 ? size : sizeof(key) - 1);
        unsigned long index = strtoul(key, &end, 10);
        if (json->kind == JSON_LIST)
            json = !*end && index < json->count ? &json->items[index] : NULL;
        else
            json = json_get(json, key);
        path += size + (path[size] == '.');
    }
    return json;
}

int64_t test_int_at(const struct json *json, const char *path)
{
    const struct json *value = test_at(json, path);
    return value && value->kind == JSON_INT ? value->integer : NONE;
}

double test_number_at(const struct json *json, const char *path)
{
    const struct json *value = test_at(json, path);
    double number;
    return value && json_number(value, &number) ? number : NAN;
}

const char *test_text_at(const struct json *json, const char *path)
{
    const struct json *value = test_at(json, path);
    return value && value->kind == JSON_TEXT ? value->text : "";
}

size_t test_count_at(const struct json *json, const char *path)
{
    const struct json *value = test_at(json, path);
    return value && value->kind == JSON_LIST ? value->count : 0;
}
