/* Merging two records of one company and parting them: nothing lost, everything back where it was. */
#include "domain/customer/merge.h"
#include "support/bank.h"

#include <stdio.h>

#include "record/audit.h"

/* Every row of a customer and of what hangs on it, field by field in clear, without version and instant. */
static const struct error *dump_entity(struct session *s, const struct entity *entity, int64_t home, struct buffer *out)
{
    struct rows *rows;
    const struct error *error;
    const char *sql = arena_format(s->arena, "SELECT %s FROM \"%s\" t WHERE t.home = $1 ORDER BY t.id",
                                   record_columns(s->arena, entity, "t"), entity->name);
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(home)), &rows));
    while (rows_next(rows, &error)) {
        char *row = arena_take(s->arena, entity->size);
        TRY(record_from_rows(s, entity, rows, 0, row));
        buffer_format(out, "%s %lld:", entity->name, (long long)((struct record *)row)->id);
        for (size_t i = 0; i < entity->field_count; i++) {
            const char *text = field_wire_text(s->arena, &entity->fields[i], row);
            buffer_format(out, " %s=%s", entity->fields[i].name, text ? text : "~");
        }
        buffer_char(out, '\n');
    }
    return error;
}

struct dump {
    const int64_t *homes;
    size_t count;
    struct buffer out;
};

static const struct error *dump(struct session *s, void *context)
{
    struct dump *d = context;
    struct rows *rows;
    const struct error *error;
    for (size_t i = 0; i < d->count; i++)
        for (size_t k = 0; k < entity_count; k++)
            if (entities[k] != &customer_merge_entity && entities[k] != &duplicate_pair_entity)
                TRY(dump_entity(s, entities[k], d->homes[i], &d->out));
    struct query uniques = {"dump_uniques",
                            "SELECT entity, field, value, home, id FROM unique_value ORDER BY entity, field, value"};
    struct query terms = {
        "dump_terms", "SELECT entity, term, '-', home, id FROM search_term ORDER BY entity, term, home, id"};
    const struct query *tables[] = {&uniques, &terms};
    for (size_t i = 0; i < 2; i++) {
        TRY(store_query(s->tx, tables[i], NO_VALUES, &rows));
        while (rows_next(rows, &error))
            buffer_format(&d->out, "%s %s %s %lld %lld\n", rows_text(rows, 0), rows_text(rows, 1), rows_text(rows, 2),
                          (long long)rows_int(rows, 3), (long long)rows_int(rows, 4));
        if (error)
            return error;
    }
    return NULL;
}

static const char *dump_of(struct test_bank *b, const int64_t *homes, size_t count)
{
    struct dump d = {homes, count, {.arena = b->arena}};
    test_works(test_read(b, SYSTEM, dump, &d));
    return buffer_end(&d.out);
}

static int64_t edge(struct test_bank *b, int64_t from, int64_t to, int64_t kind, double share)
{
    struct relation row;
    record_clear(&relation_entity, &row);
    row.customer = from;
    row.side = RELATION_SIDE_OUT;
    row.other = to;
    row.kind = kind;
    row.share = share;
    test_put(b, &relation_entity, &row);
    return row.record.id;
}

static void furnish(struct test_bank *b, int64_t customer, const char *mark)
{
    struct contact contact;
    record_clear(&contact_entity, &contact);
    contact.customer = customer;
    contact.name = arena_format(b->arena, "张%s", mark);
    contact.mobile = "13800138000";
    test_put(b, &contact_entity, &contact);
    struct account account;
    record_clear(&account_entity, &account);
    account.customer = customer;
    account.number = arena_format(b->arena, "6222%s0001", mark);
    account.balance = 1000000;
    test_put(b, &account_entity, &account);
    for (int i = 0; i < 3; i++) {
        struct transaction booking;
        record_clear(&transaction_entity, &booking);
        booking.customer = customer;
        booking.account = account.record.id;
        booking.booked_on = instant_date(b->now) - i;
        booking.direction = TRANSACTION_DIRECTION_IN;
        booking.amount = 100 * (i + 1);
        booking.reference = arena_format(b->arena, "R%s%d", mark, i);
        test_put(b, &transaction_entity, &booking);
    }
    struct loan loan;
    record_clear(&loan_entity, &loan);
    loan.customer = customer;
    loan.number = arena_format(b->arena, "L%s", mark);
    loan.product = LOAN_PRODUCT_WORKING_CAPITAL;
    loan.amount = loan.balance = 500000000;
    loan.started_on = instant_date(b->now) - 100;
    loan.status = LOAN_STATUS_LIVE;
    test_put(b, &loan_entity, &loan);
}

struct merging {
    int64_t loser, winner;
    struct merge_result result;
    char handed_over[120], filled[120]; /* the result ends with its session */
};

static const struct error *merge(struct session *s, void *context)
{
    struct merging *m = context;
    TRY(customer_merge_into(s, m->loser, m->winner, "同一企业", &m->result));
    snprintf(m->handed_over, sizeof(m->handed_over), "%s", m->result.handed_over);
    snprintf(m->filled, sizeof(m->filled), "%s", m->result.filled);
    return NULL;
}

static const struct error *part(struct session *s, void *context)
{
    struct merging *m = context;
    int64_t winner;
    return customer_unmerge(s, m->loser, "误合并", &winner, &m->result);
}

static const struct error *verify(struct session *s, void *context)
{
    return audit_verify(s, context);
}

static const struct error *count_at(struct session *s, void *context)
{
    int64_t *pair = context; /* home in, rows of loans and bookings out */
    struct query query = {"count_at", "SELECT (SELECT COUNT(*) FROM @loan l WHERE l.home = $1) + (SELECT COUNT(*) FROM "
                                      "@transaction t WHERE t.home = $1)"};
    return store_int(s->tx, &query, VALUES(sql_int(pair[0])), &pair[1]);
}

static void merging_and_parting_restores_every_field(void **state)
{
    struct test_bank *b = *state;
    int64_t winner = test_company(b, "上海晨光机械有限公司", EAST, EAST_MANAGER);
    int64_t third = test_company(b, "上海远洋物流有限公司", EAST, EAST_MANAGER);
    struct customer twin;
    record_clear(&customer_entity, &twin);
    twin.name = "上海晨光机械有限责任公司";
    twin.kind = CUSTOMER_KIND_MEDIUM;
    twin.status = CUSTOMER_STATUS_DORMANT;
    twin.branch = b->branches[EAST];
    twin.owner = b->people[EAST_MANAGER];
    twin.foreign_id = "SH600000";
    twin.phone = "021-55556666";
    twin.address = "上海市闵行区";
    test_put(b, &customer_entity, &twin);
    int64_t loser = twin.record.id, homes[] = {winner, loser, third};
    furnish(b, winner, "甲");
    furnish(b, loser, "乙");
    edge(b, loser, third, RELATION_KIND_EQUITY, 0.4);
    edge(b, third, loser, RELATION_KIND_GUARANTEE, 0);
    edge(b, loser, winner, RELATION_KIND_SUPPLY, 0);
    const char *before = dump_of(b, homes, 3);

    struct merging m = {.loser = loser, .winner = winner};
    test_works(test_write(b, EAST_HEAD, merge, &m));
    assert_string_equal(m.handed_over, "foreign_id");
    assert_string_equal(m.filled, "address,phone");
    int64_t at_winner[] = {winner, 0}, at_loser[] = {loser, 0};
    test_works(test_read(b, EAST_HEAD, count_at, at_winner));
    test_works(test_read(b, EAST_HEAD, count_at, at_loser));
    assert_int_equal(at_winner[1], 8);
    assert_int_equal(at_loser[1], 0);
    assert_string_not_equal(before, dump_of(b, homes, 3));
    test_fails(test_write(b, EAST_HEAD, merge, &m), ERROR_CUSTOMER_MERGED_ALREADY);

    test_works(test_write(b, EAST_HEAD, part, &m));
    assert_string_equal(before, dump_of(b, homes, 3));
    test_fails(test_write(b, EAST_HEAD, part, &m), ERROR_CUSTOMER_NOT_MERGED);

    /* And once more: the way there and back can be gone again. */
    test_works(test_write(b, EAST_HEAD, merge, &m));
    test_works(test_write(b, EAST_HEAD, part, &m));
    assert_string_equal(before, dump_of(b, homes, 3));
    struct audit_finding finding;
    test_works(test_read(b, SYSTEM, verify, &finding));
    assert_true(finding.intact);
}

static void only_who_may_change_both_may_merge(void **state)
{
    struct test_bank *b = *state;
    struct merging m = {test_company(b, "成都天府食品有限公司", WEST, WEST_MANAGER),
                        test_company(b, "上海天府食品有限公司", EAST, EAST_MANAGER),
                        {0}};
    test_fails(test_write(b, EAST_MANAGER, merge, &m), ERROR_RECORD_MISSING);
    test_fails(test_write(b, AUDITOR, merge, &m), ERROR_ACCESS_FORBIDDEN);
    m.winner = m.loser;
    test_fails(test_write(b, WEST_MANAGER, merge, &m), ERROR_CUSTOMER_MERGE_SAME);
    struct customer_merge_input input = {.into = m.loser, .reason = "x"};
    const char *id = id_text(b->arena, m.loser, m.loser);
    test_fails(TEST_CALL(b, AUDITOR, customer_merge, id, NULL, &input).error, ERROR_ACCESS_FORBIDDEN);
}

static void what_was_added_since_stays_where_it_was_put(void **state)
{
    struct test_bank *b = *state;
    struct merging m = {test_company(b, "南京秦淮酒店有限公司", EAST, EAST_MANAGER),
                        test_company(b, "南京秦淮宾馆有限公司", EAST, EAST_MANAGER),
                        {0}};
    furnish(b, m.loser, "丙");
    const char *loser_id = id_text(b->arena, m.loser, m.loser);
    struct customer_merge_input input = {.into = m.winner, .reason = "重复建档"};
    struct test_reply reply = TEST_CALL(b, EAST_HEAD, customer_merge, loser_id, NULL, &input);
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "moved"), 4);
    furnish(b, m.winner, "丁");
    struct customer_unmerge_input back = {.reason = "并非同一企业"};
    test_works(TEST_CALL(b, EAST_HEAD, customer_unmerge, loser_id, NULL, &back).error);
    int64_t at_winner[] = {m.winner, 0}, at_loser[] = {m.loser, 0};
    test_works(test_read(b, EAST_HEAD, count_at, at_winner));
    test_works(test_read(b, EAST_HEAD, count_at, at_loser));
    assert_int_equal(at_winner[1], 4);
    assert_int_equal(at_loser[1], 4);
}

static void a_customer_is_kept_at_hand_and_let_go(void **state)
{
    struct test_bank *b = *state;
    const char *id = id_text(b->arena, 1, 1);
    int64_t customer = test_company(b, "苏州园林设计有限公司", EAST, EAST_MANAGER);
    struct customer_favourite_input on = {.on = 1}, off = {.on = 0};
    test_fails(TEST_CALL(b, EAST_MANAGER, customer_favourite, id, NULL, &on).error, ERROR_RECORD_MISSING);
    id = id_text(b->arena, customer, customer);
    test_works(TEST_CALL(b, EAST_MANAGER, customer_favourite, id, NULL, &on).error);
    test_works(TEST_CALL(b, EAST_MANAGER, customer_favourite, id, NULL, &on).error);
    test_works(TEST_CALL(b, EAST_MANAGER, customer_favourite, id, NULL, &off).error);
    struct search_all_query query = {.q = "园林设计", .limit = NONE};
    struct test_reply found = TEST_CALL(b, EAST_MANAGER, search_all, NULL, &query, NULL);
    test_works(found.error);
    assert_string_equal(test_text_at(found.json, "items.0.id"), id);
    assert_int_equal(test_count_at(TEST_CALL(b, WEST_MANAGER, search_all, NULL, &query, NULL).json, "items"), 0);
    test_works(TEST_CALL(b, EAST_MANAGER, customer_tags, NULL, NULL, NULL).error);
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
        cmocka_unit_test(merging_and_parting_restores_every_field),
        cmocka_unit_test(only_who_may_change_both_may_merge),
        cmocka_unit_test(what_was_added_since_stays_where_it_was_put),
        cmocka_unit_test(a_customer_is_kept_at_hand_and_let_go),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
