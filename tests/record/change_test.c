/* Two pairs of eyes: what the policy holds waits, nobody approves their own, and what was approved is checked again. */
#include "record/change.h"
#include "record/row.h"
#include "support/bank.h"

#include "base/text.h"

struct edit {
    struct test_bank *bank;
    const struct entity *entity;
    int64_t home, id, pending;
    const char *field, *value;
    bool remove;
};

static const struct error *edit(struct session *s, void *context)
{
    struct edit *e = context;
    void *row = arena_take(s->arena, e->entity->size);
    e->pending = 0;
    TRY(record_load(s, e->entity, e->home, e->id, row));
    if (e->remove)
        return record_delete(s, e->entity, e->home, e->id, row_record(row)->version, &e->pending);
    TRY(field_parse(s->arena, entity_field(e->entity, e->field), e->value, row));
    return record_update(s, e->entity, row, s->unlimited ? NULL : &e->pending);
}

struct decision {
    int64_t pending;
    bool approve;
};

static const struct error *decide(struct session *s, void *context)
{
    const struct decision *d = context;
    return change_decide(s, d->pending, d->approve, "已核对");
}

static const struct error *decided(struct test_bank *b, enum bank_person who, int64_t pending, bool approve)
{
    return test_write(b, who, decide, &(struct decision){pending, approve});
}

struct reading {
    const struct entity *entity;
    int64_t home, id;
    void *row;
    bool found;
};

static const struct error *read_row(struct session *s, void *context)
{
    struct reading *r = context;
    return row_stored(s, r->entity, r->home, r->id, r->row, &r->found);
}

static bool stored(struct test_bank *b, const struct entity *entity, int64_t home, int64_t id, void *row)
{
    struct session *s = test_session(b, SYSTEM); /* keeps the texts of the row until the bank ends */
    struct tx tx;
    struct reading r = {entity, home, id, row, false};
    s->arena = b->arena;
    test_works(session_read(s, &tx));
    test_works(read_row(s, &r));
    session_end(s);
    session_close(s);
    return r.found;
}

static struct customer customer_now(struct test_bank *b, int64_t id)
{
    struct customer row;
    assert_true(stored(b, &customer_entity, id, id, &row));
    return row;
}

static enum pending_change_status status_of(struct test_bank *b, int64_t pending)
{
    struct pending_change row;
    assert_true(stored(b, &pending_change_entity, pending, pending, &row));
    return (enum pending_change_status)row.status;
}

static int64_t company(struct test_bank *b)
{
    static int number;
    int64_t id = test_company(b, arena_format(b->arena, "华东复核第%d有限公司", ++number), EAST, EAST_MANAGER);
    test_works(test_write(b, SYSTEM, edit,
                          &(struct edit){b, &customer_entity, id, id, 0, "registered_capital", "100000000", false}));
    return id;
}

static int64_t held(struct test_bank *b, int64_t customer, const char *field, const char *value)
{
    struct edit e = {b, &customer_entity, customer, customer, 0, field, value, false};
    test_works(test_write(b, EAST_MANAGER, edit, &e));
    assert_int_not_equal(e.pending, 0);
    return e.pending;
}

/* --- what waits
 * ------------------------------------------------------------------------------------------------------- */

static void each_rule_holds_its_field(void **state)
{
    static const struct {
        const char *field, *value;
        bool waits;
    } cases[] = {
        {"name", "改名有限公司", true},
        {"kind", "small", true},
        {"lei", "5493001KJTIIGC8Y1R12", true},
        {"status", "prospect", true},
        {"registered_capital", "130000000", true},
        {"registered_capital", "110000000", false},
        {"website", "example.com", false},
        {"phone", "021-55556666", false},
    };
    struct test_bank *b = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int64_t id = company(b);
        struct edit e = {b, &customer_entity, id, id, 0, cases[i].field, cases[i].value, false};
        struct customer before = customer_now(b, id);
        test_works(test_write(b, EAST_MANAGER, edit, &e));
        if ((e.pending != 0) != cases[i].waits)
            fail_msg("%s = %s %s", cases[i].field, cases[i].value, e.pending ? "waits" : "does not wait");
        assert_int_equal(customer_now(b, id).record.version, before.record.version + !cases[i].waits);
    }
}

static void removing_a_relation_or_an_audited_statement_waits(void **state)
{
    struct test_bank *b = *state;
    struct relation edge;
    struct statement statement;
    int64_t one = company(b), two = company(b), three = company(b);
    record_clear(&relation_entity, &edge);
    edge.customer = one;
    edge.other = two;
    edge.side = RELATION_SIDE_OUT;
    edge.kind = RELATION_KIND_EQUITY;
    edge.share = 0.4;
    test_put(b, &relation_entity, &edge);
    struct edit share = {b, &relation_entity, one, edge.record.id, 0, "share", "0.5", false};
    test_works(test_write(b, EAST_MANAGER, edit, &share));
    assert_int_equal(share.pending, 0);
    struct edit point = {b, &relation_entity, one, edge.record.id, 0, "other", id_text(b->arena, three, three), false};
    test_works(test_write(b, EAST_MANAGER, edit, &point));
    assert_int_not_equal(point.pending, 0);
    test_works(decided(b, EAST_HEAD, point.pending, false));
    /* From either end it is the same edge. */
    struct edit twin = {b, &relation_entity, two, edge.twin, 0, NULL, NULL, true};
    test_works(test_write(b, EAST_MANAGER, edit, &twin));
    assert_int_not_equal(twin.pending, 0);
    test_works(decided(b, EAST_HEAD, twin.pending, true));
    struct relation gone;
    assert_false(stored(b, &relation_entity, one, edge.record.id, &gone));
    assert_false(stored(b, &relation_entity, two, edge.twin, &gone));

    struct session *s = test_session(b, SYSTEM);
    record_initial(s, &statement_entity, &statement);
    statement.customer = one;
    statement.period_end = instant_date(b->now) - 100;
    statement.audited = 1;
    for (size_t i = 0; i < statement_entity.field_count; i++) {
        const struct field *field = &statement_entity.fields[i];
        if (field->required && field_absent(field, &statement))
            test_works(field_parse(s->arena, field,
                                   field->type == FIELD_ENUM   ? field->choices[0].name
                                   : field->type == FIELD_DATE ? "2025-12-31"
                                                               : "1",
                                   &statement));
    }
    test_put(b, &statement_entity, &statement);
    test_session_end(s);
    /* The flag itself is held, or it would be taken off first. */
    struct edit flag = {b, &statement_entity, one, statement.record.id, 0, "audited", "false", false};
    test_works(test_write(b, EAST_MANAGER, edit, &flag));
    assert_int_not_equal(flag.pending, 0);
    test_fails(test_write(b, EAST_MANAGER, edit,
                          &(struct edit){b, &statement_entity, one, statement.record.id, 0, NULL, NULL, true}),
               ERROR_RECORD_WAITING);
}

static void a_role_is_given_by_two(void **state)
{
    struct test_bank *b = *state;
    int64_t person = b->people[EAST_COLLEAGUE];
    struct edit e = {b, &person_entity, person, person, 0, "role", "branch_head", false};
    test_works(test_write(b, ADMINISTRATOR, edit, &e));
    assert_int_not_equal(e.pending, 0);
    test_fails(decided(b, ADMINISTRATOR, e.pending, true), ERROR_ACCESS_SAME_PERSON);
    test_fails(decided(b, RISK_MANAGER, e.pending, true),
               ERROR_ACCESS_FORBIDDEN); /* change.decide is not person.approve */
    test_works(decided(b, HEAD_MANAGER, e.pending, false));
}

/* --- who decides
 * -------------------------------------------------------------------------------------------------------- */

static void only_another_one_with_the_right_decides(void **state)
{
    static const struct {
        enum bank_person who;
        enum error_id wanted;
    } refused[] = {
        {EAST_MANAGER, ERROR_ACCESS_SAME_PERSON}, {EAST_COLLEAGUE, ERROR_RECORD_MISSING},
        {WEST_HEAD, ERROR_RECORD_MISSING},        {AUDITOR, ERROR_ACCESS_FORBIDDEN},
        {ADMINISTRATOR, ERROR_RECORD_MISSING},    {POLICY_OFFICER, ERROR_RECORD_MISSING},
    };
    struct test_bank *b = *state;
    int64_t id = company(b), pending = held(b, id, "name", "华东改名有限公司");
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        test_fails(decided(b, refused[i].who, pending, true), refused[i].wanted);
    assert_int_equal(status_of(b, pending), PENDING_CHANGE_STATUS_WAITING);
    test_works(decided(b, EAST_HEAD, pending, true));
    struct customer now = customer_now(b, id);
    assert_string_equal(now.name, "华东改名有限公司");
    assert_int_equal(now.record.recorded_by, b->people[EAST_MANAGER]); /* the change is the maker's */
    assert_int_equal(status_of(b, pending), PENDING_CHANGE_STATUS_APPROVED);
    test_fails(decided(b, HEAD_MANAGER, pending, true), ERROR_RECORD_MISSING); /* once */
    test_fails(decided(b, HEAD_MANAGER, pending, false), ERROR_RECORD_MISSING);
}

static void the_maker_withdraws_and_another_refuses(void **state)
{
    struct test_bank *b = *state;
    int64_t id = company(b), pending = held(b, id, "name", "甲有限公司");
    struct edit again = {b, &customer_entity, id, id, 0, "website", "example.com", false};
    test_fails(test_write(b, EAST_MANAGER, edit, &again), ERROR_RECORD_WAITING);
    test_works(decided(b, EAST_MANAGER, pending, false));
    assert_int_equal(status_of(b, pending), PENDING_CHANGE_STATUS_WITHDRAWN);
    test_works(test_write(b, EAST_MANAGER, edit, &again));
    pending = held(b, id, "name", "乙有限公司");
    test_works(decided(b, EAST_CREDIT, pending, false));
    assert_int_equal(status_of(b, pending), PENDING_CHANGE_STATUS_REJECTED);
    assert_string_not_equal(customer_now(b, id).name, "乙有限公司");
}

/* --- what is checked again
 * ---------------------------------------------------------------------------------------------- */

static void what_was_asked_of_an_old_version_is_refused(void **state)
{
    struct test_bank *b = *state;
    int64_t id = company(b), pending = held(b, id, "name", "旧版本有限公司");
    test_works(
        test_write(b, SYSTEM, edit, &(struct edit){b, &customer_entity, id, id, 0, "website", "example.org", false}));
    (void)pending;
    test_fails(decided(b, EAST_HEAD, pending, true), ERROR_RECORD_STALE);
    assert_int_equal(status_of(b, pending), PENDING_CHANGE_STATUS_WAITING);
}

struct change_person {
    int64_t person;
    const char *field, *value;
};

static const struct error *change_person(struct session *s, void *context)
{
    const struct change_person *c = context;
    struct person row;
    TRY(record_load(s, &person_entity, c->person, c->person, &row));
    if (c->value)
        TRY(field_parse(s->arena, entity_field(&person_entity, c->field), c->value, &row));
    else
        *field_int(entity_field(&person_entity, c->field), &row) = NONE;
    return record_update(s, &person_entity, &row, NULL);
}

static void the_maker_must_still_have_the_right(void **state)
{
    struct test_bank *b = *state;
    int64_t person = b->people[EAST_MANAGER], id = company(b), pending = held(b, id, "name", "失权有限公司");
    test_works(test_write(b, SYSTEM, change_person, &(struct change_person){person, "role", "auditor"}));
    test_fails(decided(b, EAST_HEAD, pending, true), ERROR_ACCESS_FORBIDDEN);
    test_works(test_write(b, SYSTEM, change_person, &(struct change_person){person, "role", "relationship_manager"}));
    test_works(test_write(b, SYSTEM, change_person, &(struct change_person){person, "left_on", "2020-01-01"}));
    test_fails(decided(b, EAST_HEAD, pending, true), ERROR_ACCESS_MAKER_LEFT);
    assert_int_equal(status_of(b, pending), PENDING_CHANGE_STATUS_WAITING);
    test_works(test_write(b, SYSTEM, change_person, &(struct change_person){person, "left_on", NULL}));
    test_works(decided(b, EAST_HEAD, pending, true));
}

static const struct error *drop_rule(struct session *s, void *context)
{
    return store_execute_text(s->tx, "UPDATE pending_change SET rule = 'gone' WHERE id = $1",
                              VALUES(sql_int(*(int64_t *)context)), NULL);
}

/* A rule that is gone from the policy leaves its waiting changes to whoever decides in general. */
static void a_rule_that_is_gone_opens_nothing(void **state)
{
    struct test_bank *b = *state;
    int64_t id = company(b), pending = held(b, id, "name", "规则变更有限公司");
    test_works(test_write(b, SYSTEM, drop_rule, &pending));
    test_fails(decided(b, EAST_MANAGER, pending, true), ERROR_ACCESS_SAME_PERSON);
    test_fails(decided(b, AUDITOR, pending, true), ERROR_ACCESS_FORBIDDEN);
    test_works(decided(b, EAST_CREDIT, pending, true));
}

static const struct error *show(struct session *s, void *context)
{
    struct pending_change row;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    int64_t pending = *(int64_t *)context;
    TRY(record_load(s, &pending_change_entity, pending, pending, &row));
    TRY(record_write(s, &pending_change_entity, &row, &w));
    assert_null(strstr(buffer_end(&out), "110101199003075015"));
    assert_null(strstr(buffer_end(&out), "021-99998888"));
    assert_non_null(strstr(buffer_end(&out), "****"));
    return NULL;
}

static const struct error *seal_two(struct session *s, void *context)
{
    struct edit *e = context;
    struct customer row;
    TRY(record_load(s, &customer_entity, e->id, e->id, &row));
    row.resident_id = "110101199003075015";
    row.phone = "021-99998888";
    return record_update(s, &customer_entity, &row, &e->pending);
}

static void what_waits_shows_no_sealed_value(void **state)
{
    struct test_bank *b = *state;
    int64_t id = company(b);
    struct edit e = {b, &customer_entity, id, id, 0, NULL, NULL, false};
    test_works(test_write(b, EAST_MANAGER, seal_two, &e));
    assert_int_not_equal(e.pending, 0);
    for (int who = EAST_HEAD; who < PERSON_COUNT; who++)
        if (who == EAST_HEAD || who == RISK_MANAGER || who == AUDITOR)
            test_works(test_read(b, (enum bank_person)who, show, &e.pending));
    test_works(decided(b, EAST_HEAD, e.pending, true));
    assert_string_equal(customer_now(b, id).resident_id, "110101199003075015");
}

/* Two edges stay one: whatever happens to one end happens to the other. */
static void the_two_ends_of_an_edge_stay_in_step(void **state)
{
    struct test_bank *b = *state;
    struct relation edge, twin;
    int64_t one = company(b), two = company(b), three = company(b);
    record_clear(&relation_entity, &edge);
    edge.customer = one;
    edge.other = two;
    edge.side = RELATION_SIDE_OUT;
    edge.kind = RELATION_KIND_EQUITY;
    test_put(b, &relation_entity, &edge);
    int64_t first_twin = edge.twin;
    test_works(
        test_write(b, SYSTEM, edit, &(struct edit){b, &relation_entity, one, edge.record.id, 0, "side", "in", false}));
    assert_true(stored(b, &relation_entity, two, first_twin, &twin));
    assert_int_equal(twin.side, RELATION_SIDE_OUT);
    test_works(test_write(
        b, SYSTEM, edit,
        &(struct edit){b, &relation_entity, one, edge.record.id, 0, "other", id_text(b->arena, three, three), false}));
    assert_false(stored(b, &relation_entity, two, first_twin, &twin));
    assert_true(stored(b, &relation_entity, one, edge.record.id, &edge));
    assert_true(stored(b, &relation_entity, three, edge.twin, &twin));
    assert_int_equal(twin.other, one);
    assert_int_equal(twin.side, RELATION_SIDE_OUT);
    test_works(
        test_write(b, SYSTEM, edit, &(struct edit){b, &relation_entity, three, edge.twin, 0, "share", "0.25", false}));
    assert_true(stored(b, &relation_entity, one, edge.record.id, &edge));
    assert_float_equal(edge.share, 0.25, 1e-12);
    test_fails(test_write(b, SYSTEM, edit,
                          &(struct edit){b, &relation_entity, one, edge.record.id, 0, "other",
                                         id_text(b->arena, one, one), false}),
               ERROR_FIELD_INCONSISTENT);
}

static int open_bank(void **state)
{
    *state = test_bank_open();
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
        cmocka_unit_test(each_rule_holds_its_field),
        cmocka_unit_test(removing_a_relation_or_an_audited_statement_waits),
        cmocka_unit_test(a_role_is_given_by_two),
        cmocka_unit_test(only_another_one_with_the_right_decides),
        cmocka_unit_test(the_maker_withdraws_and_another_refuses),
        cmocka_unit_test(what_was_asked_of_an_old_version_is_refused),
        cmocka_unit_test(the_maker_must_still_have_the_right),
        cmocka_unit_test(a_rule_that_is_gone_opens_nothing),
        cmocka_unit_test(what_waits_shows_no_sealed_value),
        cmocka_unit_test(the_two_ends_of_an_edge_stay_in_step),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
