/* Whatever is done to the audit behind the program's back is found, and the first bad record is named. */
#include "record/audit.h"
#include "record/record.h"
#include "support/bank.h"

#include "base/text.h"

enum { LAST = -1, BEFORE_LAST = -2, AFTER_LAST = -3 };

struct tampering {
    const char *name;
    const char *sql[4];
    int64_t bad; /* the record named; LAST and its like count from the end */
};

static const struct tampering tamperings[] = {
    {"content", {"UPDATE audit SET content = '{}' WHERE sequence = 5"}, 5},
    {"content taken away", {"UPDATE audit SET content = NULL WHERE sequence = 5"}, 5},
    {"who", {"UPDATE audit SET person = 42 WHERE sequence = 5"}, 5},
    {"when", {"UPDATE audit SET at = at + 1 WHERE sequence = 5"}, 5},
    {"from where", {"UPDATE audit SET address = '10.0.0.1' WHERE sequence = 5"}, 5},
    {"what", {"UPDATE audit SET entity = 'note' WHERE sequence = 5"}, 5},
    {"which", {"UPDATE audit SET record = record + 1 WHERE sequence = 5"}, 5},
    {"whose", {"UPDATE audit SET home = home + 1 WHERE sequence = 5"}, 5},
    {"how", {"UPDATE audit SET action = 'read' WHERE sequence = 5"}, 5},
    {"why", {"UPDATE audit SET reason = 'because' WHERE sequence = 5"}, 5},
    {"which request", {"UPDATE audit SET correlation = 'x' WHERE sequence = 5"}, 5},
    {"its hash", {"UPDATE audit SET hash = previous WHERE sequence = 5"}, 5},
    {"its link", {"UPDATE audit SET previous = hash WHERE sequence = 5"}, 5},
    {"one deleted", {"DELETE FROM audit WHERE sequence = 5"}, 5},
    {"the first deleted", {"DELETE FROM audit WHERE sequence = 1"}, 1},
    {"the last deleted", {"DELETE FROM audit WHERE sequence = (SELECT MAX(sequence) FROM audit)"}, LAST},
    {"the last two deleted", {"DELETE FROM audit WHERE sequence > (SELECT MAX(sequence) - 2 FROM audit)"}, BEFORE_LAST},
    {"the tail cut and the head put back",
     {"DELETE FROM audit WHERE sequence > 5",
      "UPDATE audit_head SET sequence = 5, hash = (SELECT hash FROM audit WHERE sequence = 5)"},
     5},
    {"two in each other's place",
     {"UPDATE audit SET sequence = -1 WHERE sequence = 5", "UPDATE audit SET sequence = 5 WHERE sequence = 6",
      "UPDATE audit SET sequence = 6 WHERE sequence = -1"},
     5},
    {"one renumbered to the end", {"UPDATE audit SET sequence = 1000000 WHERE sequence = 5"}, 5},
    {"one added",
     {"INSERT INTO audit (chain, sequence, at, person, address, correlation, entity, home, record, action, content, "
      "reason, previous, hash) "
      "SELECT chain, sequence + 1, at, person, address, correlation, entity, home, record, action, content, reason, "
      "hash, hash FROM audit "
      "WHERE sequence = (SELECT MAX(sequence) FROM audit)"},
     AFTER_LAST},
    {"the head's hash", {"UPDATE audit_head SET hash = '00'"}, LAST},
    {"the head's seal", {"UPDATE audit_head SET seal = 'AAAAAAAAAAAAAAAAAAAAAAAA'"}, LAST},
    {"the head gone", {"DELETE FROM audit_head"}, LAST},
    {"all but the head", {"DELETE FROM audit"}, 1},
    {"everything", {"DELETE FROM audit", "DELETE FROM audit_head"}, 1},
};

static int64_t place(int64_t bad, int64_t last)
{
    return bad == LAST ? last : bad == BEFORE_LAST ? last - 1 : bad == AFTER_LAST ? last + 1 : bad;
}

static const struct error *tamper(struct session *s, void *context)
{
    struct query newest = {"newest", "SELECT MAX(sequence) FROM audit"};
    struct audit_finding finding;
    int64_t last;
    (void)context;
    TRY(store_int(s->tx, &newest, NO_VALUES, &last));
    TRY(audit_verify(s, &finding));
    assert_true(finding.intact);
    for (size_t i = 0; i < sizeof(tamperings) / sizeof(tamperings[0]); i++) {
        const struct tampering *t = &tamperings[i];
        struct tx_mark mark;
        TRY(store_mark(s->tx, &mark));
        for (size_t k = 0; k < 4 && t->sql[k]; k++)
            TRY(store_execute_text(s->tx, t->sql[k], NO_VALUES, NULL));
        TRY(audit_verify(s, &finding));
        if (finding.intact)
            fail_msg("%s: not found", t->name);
        if (finding.bad_sequence != place(t->bad, last) || finding.bad_chain < 1)
            fail_msg("%s: record %lld of chain %lld named (%s), not %lld", t->name, (long long)finding.bad_sequence,
                     (long long)finding.bad_chain, finding.problem_en, (long long)place(t->bad, last));
        assert_true(finding.problem_zh && *finding.problem_zh);
        TRY(store_go_back(s->tx, &mark));
        TRY(store_go_on(s->tx));
    }
    TRY(audit_verify(s, &finding));
    assert_true(finding.intact);
    return NULL;
}

static void every_tampering_is_found(void **state)
{
    test_works(test_write(*state, SYSTEM, tamper, NULL));
}

/* --- a head noted elsewhere
 * ------------------------------------------------------------------------------------------- */

/* The tail goes, and the head comes back with the seal it had then: the bank alone cannot tell. */
static const struct error *put_back(struct session *s, void *context)
{
    struct audit_finding finding;
    struct audit_head *before, *after, noted;
    size_t count;
    const char *seal;
    (void)context;
    TRY(audit_heads(s, &before, &count));
    assert_true(count >= 1);
    struct query sealed = {"sealed", "SELECT seal FROM audit_head WHERE chain = $1"};
    TRY(store_text(s->tx, &sealed, VALUES(sql_int(before->chain)), &seal));
    for (int i = 0; i < 3; i++)
        TRY(audit_write(s, "test", 0, 0, "done", NULL));
    TRY(audit_heads(s, &after, &count));
    const char *log = arena_format(s->arena, "{\"at\":\"2026-11-21T08:30:00Z\",\"message\":\"%s\"}",
                                   audit_head_text(s->arena, after)),
               *at = log;
    assert_true(audit_head_next(&at, &noted));
    assert_int_equal(noted.sequence, after->sequence);
    assert_false(audit_head_next(&at, &noted));
    finding = (struct audit_finding){.intact = true};
    TRY(audit_check_head(s, &noted, &finding));
    assert_true(finding.intact);
    TRY(store_execute_text(s->tx, "DELETE FROM audit WHERE chain = $1 AND sequence > $2",
                           VALUES(sql_int(before->chain), sql_int(before->sequence)), NULL));
    TRY(store_execute_text(
        s->tx, "UPDATE audit_head SET sequence = $2, hash = $3, seal = $4 WHERE chain = $1",
        VALUES(sql_int(before->chain), sql_int(before->sequence), sql_text(before->hash), sql_text(seal)), NULL));
    TRY(audit_verify(s, &finding));
    assert_true(finding.intact); /* as far as the bank knows */
    TRY(audit_check_head(s, &noted, &finding));
    assert_false(finding.intact);
    assert_int_equal(finding.bad_sequence, after->sequence);
    return error_make(s->arena, ERROR_STORE_BUSY); /* undo */
}

static void a_tail_put_back_with_its_head_is_found_by_a_noted_head(void **state)
{
    test_fails(test_write(*state, SYSTEM, put_back, NULL), ERROR_STORE_BUSY);
}

/* --- what leaves a trace
 * ---------------------------------------------------------------------------------------------- */

struct revealing {
    int64_t customer;
    const char *field;
};

static const struct error *reveal(struct session *s, void *context)
{
    const struct revealing *r = context;
    const char *value;
    TRY(record_reveal(s, &customer_entity, r->customer, r->customer, entity_field(&customer_entity, r->field),
                      "回访核对", &value));
    assert_string_equal(value, "021-55556666");
    return NULL;
}

static const struct error *set_phone(struct session *s, void *context)
{
    struct customer row;
    const int64_t *id = context;
    TRY(record_load(s, &customer_entity, *id, *id, &row));
    row.phone = "021-55556666";
    return record_update(s, &customer_entity, &row, NULL);
}

static void a_look_at_a_sealed_value_leaves_a_trace_without_the_value(void **state)
{
    struct test_bank *b = *state;
    struct revealing r = {test_company(b, "上海留痕有限公司", EAST, EAST_MANAGER), "phone"};
    struct audit_finding finding;
    test_works(test_write(b, SYSTEM, set_phone, &r.customer));
    test_works(test_write(b, EAST_MANAGER, reveal, &r));
    test_fails(test_write(b, POLICY_OFFICER, reveal, &r), ERROR_ACCESS_FORBIDDEN);
    struct session *s = test_session(b, SYSTEM);
    struct tx tx;
    struct query trace = {
        "trace",
        "SELECT COUNT(*) FROM audit WHERE action = 'reveal' AND record = $1 AND person = $2 AND reason = '回访核对'"};
    struct query clear = {"clear", "SELECT COUNT(*) FROM audit WHERE content LIKE '%55556666%'"};
    int64_t count, shown;
    test_works(session_read(s, &tx));
    test_works(store_int(&tx, &clear, NO_VALUES, &shown));
    test_works(store_int(&tx, &trace, VALUES(sql_int(r.customer), sql_int(b->people[EAST_MANAGER])), &count));
    test_works(audit_verify(s, &finding));
    session_end(s);
    test_session_end(s);
    assert_int_equal(count, 1);
    assert_int_equal(shown, 0);
    assert_true(finding.intact);
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
        cmocka_unit_test(every_tampering_is_found),
        cmocka_unit_test(a_tail_put_back_with_its_head_is_found_by_a_noted_head),
        cmocka_unit_test(a_look_at_a_sealed_value_leaves_a_trace_without_the_value),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
