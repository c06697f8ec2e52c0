/* The made-up bank: repeatable, whole and sound. Runs on SQLite in folders of its own. */
#include "domain/demo/demo.h"

#include "base/text.h"
#include "domain/import/source.h"
#include "quant/identifier.h"
#include "quant/statement.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/check.h"
#include "record/search.h"
#include "store/digest.h"
#include "store/schema.h"

#include <ftw.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

struct made {
    struct arena *arena;
    struct bank bank;
    char *folder;
    struct session session;
    struct tx tx;
    struct demo_report report;
};

static void works(const struct error *error)
{
    struct arena *arena = arena_new();
    for (const struct error *at = error; at; at = at->next)
        print_error("%s (%s = %s): %s\n", error_kind(at->id)->name, at->field ? at->field : "",
                    at->value ? at->value : "", error_message(arena, at, LANGUAGE_EN, NULL));
    arena_free(arena);
    assert_null(error);
}

static void make(struct made *m, uint64_t seed, int64_t customers, int64_t detailed)
{
    struct migration_report migrated;
    const char *temporary = getenv("TMPDIR");
    *m = (struct made){.arena = arena_new()};
    m->folder = arena_format(m->arena, "%s/steward-demo-XXXXXX", temporary && *temporary ? temporary : "/tmp");
    assert_non_null(mkdtemp(m->folder));
    m->bank.data_folder = m->folder;
    works(store_open(m->arena, arena_format(m->arena, "sqlite:%s/bank.db", m->folder),
                     &(struct store_options){.create = true, .fast_load = true}, &m->bank.store));
    works(schema_migrate(m->bank.store, m->arena, false, &(struct buffer){.arena = m->arena}, &migrated));
    works(vault_open(m->arena, arena_format(m->arena, "%s/keys", m->folder), true, &m->bank.vault));
    works(codes_load(m->arena, &m->bank.codes));
    struct demo_options options = demo_options_default();
    options.seed = seed;
    options.customers = customers;
    options.detailed = detailed;
    options.today = date_from_civil(2026, 11, 20);
    works(demo_create(m->arena, &m->bank, &options, &m->report));
    session_system(&m->session, &m->bank, m->arena);
    works(session_read(&m->session, &m->tx));
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

static void unmake(struct made *m)
{
    session_end(&m->session);
    store_close(m->bank.store);
    vault_close(m->bank.vault);
    nftw(m->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(m->arena);
}

static int64_t count(struct made *m, const char *sql)
{
    int64_t number = 0;
    works(store_int(&m->tx, &(struct query){"count", sql}, NO_VALUES, &number));
    return number;
}

/* --- every row ------------------------------------------------------------------------------------------------- */

typedef void row_visit(struct made *m, const struct entity *entity, const void *row, void *context);

static void each_row(struct made *m, const struct entity *entity, const char *order, row_visit *visit, void *context)
{
    struct rows *rows;
    const struct error *error;
    struct arena *outer = m->session.arena, *scratch = arena_new();
    void *row = arena_take(m->arena, entity->size);
    works(store_query_text(&m->tx,
                           arena_format(m->arena, "SELECT %s FROM \"%s\" ORDER BY %s",
                                        record_columns(m->arena, entity, NULL), entity->name, order),
                           NO_VALUES, &rows));
    m->session.arena = scratch;
    while (rows_next(rows, &error)) {
        works(record_from_rows(&m->session, entity, rows, 0, row));
        visit(m, entity, row, context);
        arena_reset(scratch);
    }
    works(error);
    m->session.arena = outer;
    arena_free(scratch);
}

static void digest_row(struct made *m, const struct entity *entity, const void *row, void *context)
{
    const struct record *record = row;
    struct arena *a = m->session.arena;
    struct buffer text = {.arena = a};
    buffer_format(&text, "%s %lld %lld %lld %lld %lld", entity->name, (long long)record->home, (long long)record->id,
                  (long long)record->version, (long long)record->recorded_at, (long long)record->recorded_by);
    for (size_t i = 0; i < entity->field_count; i++) {
        const char *value = field_wire_text(a, &entity->fields[i], row);
        buffer_format(&text, "|%s", value ? value : "");
    }
    digest_add(context, text.data, text.size);
}

static void digest_bank(uint64_t seed, char out[65])
{
    struct made m;
    struct digest *digest = digest_new();
    make(&m, seed, 600, 400);
    for (size_t i = 0; i < entity_count; i++)
        each_row(&m, entities[i], "home, id", digest_row, digest);
    each_row(&m, &customer_entity, "home, id", digest_row, digest);
    digest_end_hex(digest, out);
    unmake(&m);
}

static void the_same_seed_makes_the_same_bank(void **state)
{
    (void)state;
    char first[65], second[65], other[65];
    digest_bank(7, first);
    digest_bank(7, second);
    digest_bank(8, other);
    assert_string_equal(first, second);
    assert_string_not_equal(first, other);
}

/* --- soundness ------------------------------------------------------------------------------------------------- */

static void valid_row(struct made *m, const struct entity *entity, const void *row, void *context)
{
    (void)context;
    works(record_validate(&m->session, entity, row));
}

static void link_holds(struct made *m, const struct entity *entity, const struct field *field)
{
    const char *home = field->link->home == HOME_SELF ? arena_format(m->arena, "t.\"%s\"", field->name) : "t.home";
    const char *sql = arena_format(m->arena,
                                   "SELECT COUNT(*) FROM \"%s\" t WHERE t.\"%s\" IS NOT NULL AND NOT EXISTS "
                                   "(SELECT 1 FROM \"%s\" o WHERE o.home = %s AND o.id = t.\"%s\")",
                                   entity->name, field->name, field->link->name, home, field->name);
    if (count(m, sql))
        fail_msg("%s.%s points nowhere", entity->name, field->name);
}

static void check_links(struct made *m)
{
    for (size_t i = 0; i < entity_count; i++) {
        each_row(m, entities[i], "home, id", valid_row, NULL);
        for (size_t k = 0; k < entities[i]->field_count; k++)
            if (entities[i]->fields[k].type == FIELD_LINK)
                link_holds(m, entities[i], &entities[i]->fields[k]);
    }
    /* Every edge stands at both ends and says the same there. */
    assert_int_equal(count(m, "SELECT COUNT(*) FROM relation a WHERE NOT EXISTS (SELECT 1 FROM relation b WHERE b.home "
                              "= a.other AND b.id = a.twin "
                              "AND b.other = a.customer AND b.twin = a.id AND b.kind = a.kind AND b.side <> a.side AND "
                              "b.share IS a.share)"),
                     0);
    /* Nobody's history overlaps. */
    assert_int_equal(count(m, "SELECT COUNT(*) FROM customer_history h WHERE recorded_until <= recorded_at"), 0);
    assert_int_equal(count(m, "SELECT COUNT(*) FROM customer c WHERE version > 1 AND NOT EXISTS (SELECT 1 FROM "
                              "customer_history h WHERE h.home = c.home "
                              "AND h.id = c.id AND h.version = c.version - 1 AND h.recorded_until = c.recorded_at)"),
                     0);
}

static void identified(struct made *m, const struct entity *entity, const void *row, void *context)
{
    (void)m;
    (void)entity;
    const struct customer *customer = row;
    int64_t *companies = context;
    if (customer->uscc) {
        assert_true(identifier_uscc_strict(customer->uscc));
        assert_true(!strncmp(customer->uscc + 2, "9901", 4) || !strncmp(customer->uscc + 2, "9902", 4));
        *companies += 1;
    }
    if (customer->resident_id) {
        struct resident resident;
        assert_true(identifier_resident_id(customer->resident_id, NONE, &resident));
        assert_true(text_starts(customer->resident_id, "99"));
        assert_int_equal(resident.birth_date, customer->birth_date);
        assert_int_equal(resident.male, customer->gender == CUSTOMER_GENDER_MALE);
    }
}

static void check_customers(struct made *m, int64_t customers)
{
    int64_t companies = 0;
    assert_int_equal(count(m, "SELECT COUNT(*) FROM customer"), customers);
    each_row(m, &customer_entity, "home, id", identified, &companies);
    assert_true(companies > customers / 2);
    assert_int_equal(
        count(m, "SELECT COUNT(*) - COUNT(DISTINCT name) FROM customer WHERE kind NOT IN ('individual', 'guarantor')"),
        0);
    assert_int_equal(count(m, "SELECT COUNT(DISTINCT kind) FROM customer"), 9);
    /* What must be unique is, and can be found. */
    assert_int_equal(count(m, "SELECT COUNT(*) FROM unique_value WHERE entity = 'customer' AND field = 'uscc'"),
                     companies);
    assert_true(count(m, "SELECT COUNT(*) FROM search_term") > customers * 10);
    for (size_t i = 0; i < demo_story_count; i++) {
        int64_t ids[5];
        size_t found;
        works(search_ids(&m->session, &customer_entity, demo_stories[i].name, 5, ids, &found));
        if (!found)
            fail_msg("%s is not found", demo_stories[i].name);
    }
}

struct walk {
    struct statement_figures before;
    int64_t customer, scope, broken, sound;
    bool fresh;
};

static void keeps_identities(struct made *m, const struct entity *entity, const void *row, void *context)
{
    const struct statement *statement = row;
    struct walk *walk = context;
    struct statement_figures now;
    statement_clear(&now);
    for (size_t i = 0; i < STATEMENT_ITEM_COUNT; i++) {
        const struct field *field = entity_field(entity, statement_item_names[i].code);
        if (field->type == FIELD_MONEY && !field_absent(field, row))
            now.item[i] = (double)*field_int(field, row);
    }
    bool marked = text_equal(statement->source, "导入（未校验）"), violated = false;
    const struct statement_figures *prior =
        walk->customer == statement->customer && walk->scope == statement->scope ? &walk->before : NULL;
    for (size_t i = 0; i < STATEMENT_IDENTITY_COUNT; i++) {
        struct statement_difference d = statement_identity_check(&statement_identities[i], &now, prior, .5);
        if (d.violated && !marked)
            fail_msg("customer %s, period %s: %s differs by %.0f",
                     id_text(m->arena, statement->customer, statement->customer),
                     date_text(m->arena, statement->period_end), statement_identities[i].en, d.difference);
        violated |= d.violated;
    }
    assert_true(violated == marked);
    assert_true(statement->cash > 0 && statement->total_assets > 0 && statement->revenue >= 0 &&
                statement->inventory >= 0);
    assert_true(statement->fixed_assets >= 0 && statement->construction_in_progress >= 0 &&
                statement->intangible_assets >= 0);
    *(marked ? &walk->broken : &walk->sound) += 1;
    walk->before = now;
    walk->customer = statement->customer;
    walk->scope = statement->scope;
}

static void check_statements(struct made *m)
{
    struct walk walk = {0};
    each_row(m, &statement_entity, "customer, scope, period_end", keeps_identities, &walk);
    assert_true(walk.sound > 1000);
    assert_in_range(walk.broken, 3, 60);
    /* Most companies look like companies. */
    assert_int_equal(count(m, "SELECT COUNT(*) FROM statement WHERE total_equity < 0") * 12 > walk.sound, 0);
    assert_int_equal(count(m, "SELECT COUNT(*) FROM statement WHERE net_profit > 0") * 2 > walk.sound, 1);
}

static void check_ledger(struct made *m)
{
    assert_int_equal(count(m, "SELECT COUNT(*) FROM loan WHERE (overdue_days = 0) <> (status = 'live') OR balance > "
                              "amount OR overdue_amount > balance + overdue_interest"),
                     0);
    assert_int_equal(
        count(m, "SELECT COUNT(*) FROM loan WHERE overdue_days > 90 AND five_class IN ('normal', 'special_mention')"),
        0);
    assert_int_equal(
        count(m, "SELECT COUNT(*) FROM loan WHERE overdue_days BETWEEN 1 AND 90 AND five_class <> 'special_mention'"),
        0);
    assert_int_equal(count(m, "SELECT COUNT(*) FROM \"transaction\" WHERE balance < 0 OR amount < 0"), 0);
    assert_int_equal(count(m,
                           "SELECT COUNT(*) FROM \"transaction\" t JOIN account a ON a.home = t.home AND a.id = "
                           "t.account WHERE t.id = "
                           "(SELECT MAX(id) FROM \"transaction\" x WHERE x.home = t.home) AND t.balance <> a.balance"),
                     0);
    assert_true(count(m, "SELECT COUNT(*) FROM loan WHERE overdue_days > 0") * 100 >
                count(m, "SELECT COUNT(*) FROM loan"));
    assert_true(count(m, "SELECT COUNT(*) FROM loan WHERE overdue_days > 0") * 8 <
                count(m, "SELECT COUNT(*) FROM loan"));
}

static void check_network(struct made *m)
{
    assert_true(count(m, "SELECT COUNT(*) FROM customer_group WHERE status = 'confirmed'") > 3);
    assert_true(count(m, "SELECT COUNT(*) FROM relation WHERE kind = 'guarantee'") > 100);
    /* Nobody is owned more than whole, owns itself, or is lent to before it is served. */
    assert_int_equal(count(m, "SELECT COUNT(*) FROM (SELECT other FROM relation WHERE kind = 'equity' AND side = 'out' "
                              "GROUP BY other HAVING SUM(share) > 1.0001)"),
                     0);
    assert_int_equal(count(m, "SELECT COUNT(*) FROM relation WHERE customer = other"), 0);
    assert_int_equal(
        count(m, "SELECT COUNT(*) FROM loan l JOIN customer c ON c.id = l.customer WHERE c.status <> 'active'"), 0);
    assert_int_equal(
        count(m, "SELECT COUNT(*) FROM customer c WHERE customer_group IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                 "group_member g WHERE g.home = c.id AND g.customer_group = c.customer_group)"),
        0);
}

static void on_disk(struct made *m, const struct entity *entity, const void *row, void *context)
{
    (void)entity;
    (void)context;
    const struct attachment *paper = row;
    struct stat status;
    assert_int_equal(stat(source_path(&m->bank, m->session.arena, "attachment", paper->sha256), &status), 0);
    assert_true(status.st_size > paper->size_bytes); /* sealed */
}

static void check_bank(int64_t customers, int64_t detailed)
{
    struct made m;
    struct audit_finding finding;
    make(&m, 1, customers, detailed);
    print_message("%lld customers, %lld rows, %.1f s\n", (long long)customers, (long long)m.report.rows,
                  m.report.seconds);
    check_customers(&m, customers);
    check_links(&m);
    check_statements(&m);
    check_ledger(&m);
    check_network(&m);
    assert_true(count(&m, "SELECT COUNT(*) FROM attachment") > 40);
    each_row(&m, &attachment_entity, "home, id", on_disk, NULL);
    works(audit_verify(&m.session, &finding));
    assert_true(finding.intact);
    assert_int_equal(count(&m, "SELECT COUNT(*) FROM credential WHERE must_change = 0"),
                     count(&m, "SELECT COUNT(*) FROM person"));
    unmake(&m);
}

static void a_small_bank_is_sound(void **state)
{
    (void)state;
    check_bank(1500, 1500);
}

static void a_larger_bank_is_sound(void **state)
{
    (void)state;
    check_bank(10000, 2500);
}

static void sizes_out_of_range_are_refused(void **state)
{
    (void)state;
    struct made m = {.arena = arena_new()};
    struct demo_options options = demo_options_default();
    options.customers = 10;
    const struct error *error = demo_create(m.arena, &m.bank, &options, &m.report);
    assert_non_null(error);
    assert_int_equal(error->id, ERROR_SYSTEM_SETTING);
    arena_free(m.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_makes_the_same_bank),
        cmocka_unit_test(a_small_bank_is_sound),
        cmocka_unit_test(a_larger_bank_is_sound),
        cmocka_unit_test(sizes_out_of_range_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
