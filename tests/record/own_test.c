/* Fields that the bank adds by policy: checked, kept, found, ordered, masked and traced like those of the model. */
#include "support/bank.h"

#include "policy/snapshot.h"
#include "record/own.h"
#include "record/policies.h"

#include <stdio.h>
#include <sys/stat.h>

static const char fields[] =
    "kind: fields\nname: customer\nentity: customer\nlabel: [行内字段, Own fields]\nversion: 1\nfields:\n"
    "  - {name: x_tax_rating, type: enum, label: [纳税等级, Tax rating], values: {a: [A级, A], b: [B级, B]}, list: "
    "true}\n"
    "  - {name: x_share, type: ratio, label: [份额, Share], min: 0, max: 1}\n"
    "  - {name: x_signed_on, type: date, label: [签约日, Signed on]}\n"
    "  - {name: x_code, type: text, label: [行内号, Code], max: 6}\n"
    "  - {name: x_green, type: bool, label: [绿色, Green]}\n"
    "  - {name: x_limit, type: money, label: [额度, Limit]}\n"
    "examples:\n  - {name: a, field: x_share, value: 1, expect: {fits: true}}\n";

/* Releases TEXT as the document of own fields, as the product does when a policy comes into force. */
static const struct error *release(struct session *s, void *context)
{
    static int64_t number;
    struct policy_version row;
    record_initial(s, &policy_version_entity, &row);
    row.document = "fields/customer.yaml";
    row.number = ++number;
    row.text = context;
    row.sha256 = "of the test";
    row.status = POLICY_VERSION_STATUS_ACTIVE;
    row.valid_from = 1;
    return record_put(s, &policy_version_entity, &row);
}

struct edit {
    int64_t customer;
    const char *body;
    const char *history;
};

static const struct error *patch(struct session *s, void *context)
{
    struct edit *c = context;
    struct customer row;
    TRY(record_load(s, &customer_entity, c->customer, c->customer, &row));
    TRY(record_read_json(s, &customer_entity, json_read(s->arena, c->body, strlen(c->body), NULL), true, &row));
    return record_update(s, &customer_entity, &row, NULL);
}

static const char *shown(struct test_bank *b, int64_t customer)
{
    struct session *s = test_session(b, EAST_MANAGER);
    struct tx tx;
    struct customer row;
    struct buffer out = {.arena = b->arena};
    struct json_writer w = {&out, false};
    test_works(session_read(s, &tx));
    test_works(record_load(s, &customer_entity, customer, customer, &row));
    test_works(record_write(s, &customer_entity, &row, &w));
    session_end(s);
    test_session_end(s);
    return buffer_end(&out);
}

static const struct error *history(struct session *s, void *context)
{
    struct edit *c = context;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    TRY(record_history(s, &customer_entity, c->customer, c->customer, &w));
    assert_non_null(strstr(buffer_end(&out), c->history));
    return NULL;
}

static int64_t customers[3];

static void they_are_checked_kept_and_traced(void **state)
{
    struct test_bank *b = *state;
    customers[0] = test_company(b, "宁波北仑港机有限公司", EAST, EAST_MANAGER);
    struct edit c = {.customer = customers[0],
                     .body = "{\"x_tax_rating\":\"a\",\"x_share\":0.25,\"x_signed_on\":\"2026-03-01\",\"x_code\":\"N-"
                             "7\",\"x_green\":true,\"x_limit\":1200000}"};
    test_works(test_write(b, EAST_MANAGER, patch, &c));
    const char *text = shown(b, customers[0]);
    static const char *const there[] = {"\"x_tax_rating\":\"a\"", "\"x_share\":0.25", "\"x_signed_on\":\"2026-03-01\"",
                                        "\"x_code\":\"N-7\"",     "\"x_green\":true", "\"x_limit\":1200000"};
    for (size_t i = 0; i < sizeof(there) / sizeof(there[0]); i++)
        assert_non_null(strstr(text, there[i]));
    assert_null(strstr(text, "\"extra\""));
    c.body = "{\"x_tax_rating\":\"b\",\"x_green\":null}";
    test_works(test_write(b, EAST_MANAGER, patch, &c));
    assert_non_null(strstr(shown(b, customers[0]), "\"x_green\":null"));
    assert_non_null(strstr(shown(b, customers[0]), "\"x_code\":\"N-7\""));
    c.history = "\"field\":\"x_tax_rating\",\"old\":\"a\",\"new\":\"b\"";
    test_works(test_read(b, EAST_MANAGER, history, &c));
    static const struct {
        const char *body;
        enum error_id id;
    } bad[] = {
        {"{\"x_tax_rating\":\"z\"}", ERROR_FIELD_CHOICE}, {"{\"x_share\":1.5}", ERROR_FIELD_RANGE},
        {"{\"x_share\":\"much\"}", ERROR_FIELD_TYPE},     {"{\"x_code\":\"1234567\"}", ERROR_FIELD_LENGTH},
        {"{\"x_taxrating\":\"a\"}", ERROR_FIELD_UNKNOWN}, {"{\"extra\":{}}", ERROR_FIELD_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        c.body = bad[i].body;
        test_fails(test_write(b, EAST_MANAGER, patch, &c), bad[i].id);
    }
}

struct asking {
    const char *name, *value, *sort, *order; /* ORDER: the first letters of the names expected */
    int limit;
};

/* Page by page, so that the cursors are tried, too. */
static const struct error *ask(struct session *s, void *context)
{
    const struct asking *a = context;
    struct buffer got = {.arena = s->arena};
    const char *after = "";
    for (int pages = 0; after && pages < 20; pages++) {
        const char *names[] = {"sort", "limit", "after", a->name ? a->name : "q"},
                   *values[] = {a->sort, arena_format(s->arena, "%d", a->limit), after, a->name ? a->value : ""};
        struct list_request request;
        struct buffer out = {.arena = s->arena};
        struct json_writer w = {&out, false};
        TRY(list_request_read(s, &customer_entity, names, values, 4, &request));
        TRY(record_list(s, &request, &w));
        const struct json *page = json_read(s->arena, buffer_end(&out), out.size, NULL),
                          *items = json_get(page, "items");
        for (size_t i = 0; i < items->count; i++)
            buffer_format(&got, "%.3s", json_get_text(&items->items[i], "name"));
        after = json_get_text(page, "next");
    }
    if (strcmp(buffer_end(&got), a->order))
        fail_msg("%s %s sort %s limit %d: %s, not %s", a->name ? a->name : "", a->value ? a->value : "", a->sort,
                 a->limit, buffer_end(&got), a->order);
    return NULL;
}

static void they_filter_and_order(void **state)
{
    struct test_bank *b = *state;
    customers[1] = test_company(b, "奉化溪口酒业有限公司", EAST, EAST_MANAGER);
    customers[2] = test_company(b, "慈溪家电有限公司", EAST, EAST_MANAGER);
    struct edit c = {.customer = customers[1],
                     .body = "{\"x_tax_rating\":\"b\",\"x_share\":0.5,\"x_limit\":900,\"x_signed_on\":\"2025-12-31\"}"};
    test_works(test_write(b, EAST_MANAGER, patch, &c));
    static const struct asking asked[] = {
        {"x_tax_rating", "b", "name", "奉宁", 50},
        {"x_share.gte", "0.5", "name", "奉", 50},
        {"x_limit.lt", "1000", "name", "奉", 50},
        {"x_signed_on.gt", "2026-01-01", "name", "宁", 50},
        {"x_code.starts", "N", "name", "宁", 50},
        {"x_share.null", "true", "name", "慈", 50},
        {"x_tax_rating.in", "a,b", "-x_share", "奉宁", 1},
        {NULL, NULL, "x_share", "慈宁奉", 1}, /* absent comes first, as everywhere */
        {NULL, NULL, "-x_share", "奉宁慈", 2},
        {NULL, NULL, "x_tax_rating,name", "慈奉宁", 1},
        {NULL, NULL, "-x_tax_rating,-name", "宁奉慈", 1},
        {NULL, NULL, "x_tax_rating,-x_signed_on", "慈宁奉", 2},
        {NULL, NULL, "kind,x_tax_rating,-name", "慈宁奉", 1},
    };
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
        test_works(test_read(b, EAST_MANAGER, ask, (void *)(uintptr_t)&asked[i]));
    static const struct asking twice = {NULL, NULL, "name,name", "", 1},
                               many = {NULL, NULL, "name,kind,grade,pd,tier", "", 1},
                               wrong = {NULL, NULL, "name,nmae", "", 1};
    test_fails(test_read(b, EAST_MANAGER, ask, (void *)(uintptr_t)&twice), ERROR_REQUEST_PARAMETER);
    test_fails(test_read(b, EAST_MANAGER, ask, (void *)(uintptr_t)&many), ERROR_REQUEST_PARAMETER);
    test_fails(test_read(b, EAST_MANAGER, ask, (void *)(uintptr_t)&wrong), ERROR_REQUEST_PARAMETER);
}

/* What another version of the policy wrote stays in the record. */
static void a_field_withdrawn_keeps_its_values(void **state)
{
    struct test_bank *b = *state;
    static char less[] =
        "kind: fields\nname: customer\nentity: customer\nlabel: [行内字段, Own fields]\nversion: 2\nfields:\n"
        "  - {name: x_code, type: text, label: [行内号, Code], max: 6}\n"
        "examples:\n  - {name: a, field: x_code, value: N, expect: {fits: true}}\n";
    test_works(test_write(b, SYSTEM, release, less));
    test_works(policies_load(&b->bank, b->arena));
    assert_null(strstr(shown(b, customers[0]), "x_tax_rating"));
    struct edit c = {.customer = customers[0], .body = "{\"x_code\":\"N-8\"}"};
    test_works(test_write(b, EAST_MANAGER, patch, &c));
    test_works(test_write(b, SYSTEM, release, (void *)(uintptr_t)fields));
    test_works(policies_load(&b->bank, b->arena));
    assert_non_null(strstr(shown(b, customers[0]), "\"x_tax_rating\":\"b\""));
    assert_non_null(strstr(shown(b, customers[0]), "\"x_code\":\"N-8\""));
}

static void faults_of_the_file_are_named(void **state)
{
    struct test_bank *b = *state;
    static const struct {
        const char *text;
        enum error_id id;
    } bad[] = {
        {"kind: fields\nname: c\nentity: custmer\nlabel: [a, b]\nfields: []\n", ERROR_POLICY_OWN_ENTITY},
        {"kind: fields\nname: c\nentity: branch\nlabel: [a, b]\nfields: []\n", ERROR_POLICY_OWN_ENTITY},
        {"kind: fields\nname: c\nentity: customer\nlabel: [a, b]\nfields:\n  - {name: tax, type: text, label: [a, "
         "b]}\n",
         ERROR_POLICY_OWN_NAME},
        {"kind: fields\nname: c\nentity: customer\nlabel: [a, b]\nfields:\n  - {name: x_a, type: text, label: [a, "
         "b]}\n  - {name: x_a, type: int, label: [a, b]}\n",
         ERROR_POLICY_NAME_TAKEN},
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct problems problems = {.arena = b->arena};
        struct policy_source source = {"fields/customer.yaml", bad[i].text, strlen(bad[i].text), NULL};
        struct policy_snapshot *now = policy_current_take(b->bank.policy),
                               *draft = policy_load_draft(now, &source, NULL, &problems);
        policy_release(now);
        assert_null(draft);
        assert_true(problems.count >= 1);
        assert_int_equal(problems.items[0].error->id, bad[i].id);
    }
}

static int open_bank(void **state)
{
    struct test_bank *b = test_bank_open();
    *state = b;
    test_works(test_write(b, SYSTEM, release, (void *)(uintptr_t)fields));
    test_works(policies_load(&b->bank, b->arena));
    return 0;
}

static int close_bank(void **state)
{
    test_bank_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_checked_kept_and_traced),
        cmocka_unit_test(they_filter_and_order),
        cmocka_unit_test(a_field_withdrawn_keeps_its_values),
        cmocka_unit_test(faults_of_the_file_are_named),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
