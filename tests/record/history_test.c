/* Any row at any past instant: random creates, changes and deletes against a model in memory. Every read as of an
 * instant, of a record, of a list, of a count, must be what the model held then; the two ends of an edge are always
 * one. */
#include "record/row.h"
#include "support/bank.h"

#include "base/text.h"

enum { RECORDS = 10, STEPS = 400, LOOKS = 250, VERSIONS = STEPS + 1 };

struct past {
    int64_t from;
    const char *title; /* NULL: not there */
};

struct thing {
    int64_t home, id;
    struct past versions[VERSIONS];
    size_t count;
};

struct model {
    struct test_bank *bank;
    int64_t companies[3], start;
    struct thing things[RECORDS];
    uint64_t seed;
    const char *failure;
};

static uint64_t draw(struct model *m, uint64_t below)
{
    m->seed = m->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (m->seed >> 33) % below;
}

static const struct past *at(const struct thing *thing, int64_t instant)
{
    static const struct past nothing;
    const struct past *found = &nothing;
    for (size_t i = 0; i < thing->count; i++)
        if (thing->versions[i].from <= instant)
            found = &thing->versions[i];
    return found;
}

/* --- the past is made
 * -------------------------------------------------------------------------------------------------------- */

struct step {
    struct model *model;
    struct thing *thing;
    const char *title; /* NULL: away with it */
};

static const struct error *make_step(struct session *s, void *context)
{
    struct step *step = context;
    struct thing *thing = step->thing;
    struct relation row;
    const char *now = thing->count ? thing->versions[thing->count - 1].title : NULL;
    if (!now) {
        record_initial(s, &relation_entity, &row);
        row.customer = step->model->companies[0];
        row.other = step->model->companies[1];
        row.kind = RELATION_KIND_SUPPLY;
        row.title = step->title;
        TRY(record_put(s, &relation_entity, &row));
        thing->home = row.record.home;
        thing->id = row.record.id;
        return NULL;
    }
    TRY(record_load(s, &relation_entity, thing->home, thing->id, &row));
    if (!step->title)
        return record_delete(s, &relation_entity, thing->home, thing->id, row.record.version, NULL);
    row.title = step->title;
    return record_update(s, &relation_entity, &row, NULL);
}

static void make_past(struct model *m)
{
    for (int i = 0; i < STEPS; i++) {
        struct thing *thing = &m->things[draw(m, RECORDS)];
        bool there = thing->count && thing->versions[thing->count - 1].title, gone = thing->count && !there;
        if (gone) /* an id is never used again */
            continue;
        const char *title = there && !draw(m, 40) ? NULL : arena_format(m->bank->arena, "第%d次", i);
        m->bank->now += (int64_t)draw(m, 3) * 86400000 + (int64_t)draw(m, 5000);
        test_works(test_write(m->bank, SYSTEM, make_step, &(struct step){m, thing, title}));
        thing->versions[thing->count++] = (struct past){m->bank->now, title};
    }
}

/* --- and looked at
 * -------------------------------------------------------------------------------------------------------------- */

struct looking {
    struct model *model;
    int64_t instant;
};

static int64_t listed(struct session *s, const struct looking *l, int64_t company, int64_t *counted)
{
    const char *names[] = {"customer", "limit", "count"};
    const char *values[] = {id_text(s->arena, company, company), "500", "exact"};
    struct list_request request;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    test_works(list_request_read(s, &relation_entity, names, values, 3, &request));
    test_works(record_list(s, &request, &w));
    const struct json *json = json_read(s->arena, buffer_end(&out), out.size, NULL);
    const struct json *items = test_at(json, "items");
    for (size_t i = 0; i < items->count; i++) {
        const char *title = json_get_text(&items->items[i], "title");
        bool known = false;
        for (int k = 0; k < RECORDS; k++)
            known |= text_equal(at(&l->model->things[k], l->instant)->title, title);
        if (!known)
            fail_msg("a list as of %s shows %s", instant_text(s->arena, l->instant), title);
    }
    *counted = test_int_at(json, "count.value");
    return (int64_t)items->count;
}

static const struct error *look(struct session *s, void *context)
{
    struct looking *l = context;
    int64_t expected = 0, counted;
    session_as_of(s, l->instant);
    for (int i = 0; i < RECORDS; i++) {
        const struct thing *thing = &l->model->things[i];
        const struct past *then = at(thing, l->instant);
        struct relation row, twin;
        expected += then->title != NULL;
        if (!thing->count)
            continue;
        const struct error *error = record_load(s, &relation_entity, thing->home, thing->id, &row);
        if (!error != (then->title != NULL))
            fail_msg("record %d as of %s: %s", i, instant_text(s->arena, l->instant), error ? "missing" : "there");
        if (error)
            continue;
        assert_string_equal(row.title, then->title);
        test_works(record_load(s, &relation_entity, row.other, row.twin, &twin));
        assert_string_equal(twin.title, then->title);
        assert_int_equal(twin.other, row.customer);
        assert_int_not_equal(twin.side, row.side);
    }
    for (int end = 0; end < 2; end++) {
        assert_int_equal(listed(s, l, l->model->companies[end], &counted), expected);
        assert_int_equal(counted, expected);
    }
    assert_int_equal(listed(s, l, l->model->companies[2], &counted), 0);
    return NULL;
}

static void the_past_reads_as_it_was(void **state)
{
    struct model *m = *state;
    int64_t end = m->bank->now;
    for (int i = 0; i < LOOKS; i++) {
        struct looking l = {m, m->start + (int64_t)draw(m, (uint64_t)(end - m->start + 2000))};
        const struct thing *thing = &m->things[draw(m, RECORDS)];
        if (i % 2 && thing->count) /* on the very instant of a change, and just beside it */
            l.instant = thing->versions[draw(m, thing->count)].from + (int64_t)draw(m, 3) - 1;
        test_works(test_read(m->bank, i % 3 ? SYSTEM : HEAD_MANAGER, look, &l));
        m->bank->now = end;
    }
}

static const struct error *count_open(struct session *s, void *context)
{
    struct query overlap = {
        "overlap", "SELECT COUNT(*) FROM relation_history a JOIN relation_history b ON a.home = b.home AND a.id = b.id "
                   "AND a.version < b.version AND a.recorded_until > b.recorded_at"};
    struct query present = {
        "present", "SELECT COUNT(*) FROM relation_history h JOIN relation r ON r.home = h.home AND r.id = h.id "
                   "WHERE h.recorded_until > r.recorded_at OR h.version >= r.version"};
    struct query alone = {"alone", "SELECT COUNT(*) FROM relation r WHERE NOT EXISTS (SELECT 1 FROM relation o WHERE "
                                   "o.home = r.other AND o.id = r.twin "
                                   "AND o.twin = r.id AND o.other = r.customer AND o.side <> r.side)"};
    int64_t count;
    (void)context;
    TRY(store_int(s->tx, &overlap, NO_VALUES, &count));
    assert_int_equal(count, 0);
    TRY(store_int(s->tx, &present, NO_VALUES, &count));
    assert_int_equal(count, 0);
    TRY(store_int(s->tx, &alone, NO_VALUES, &count));
    assert_int_equal(count, 0);
    return NULL;
}

static void versions_follow_each_other_without_overlap(void **state)
{
    struct model *m = *state;
    test_works(test_read(m->bank, SYSTEM, count_open, NULL));
}

static int open_bank(void **state)
{
    static struct model model;
    model = (struct model){.bank = test_bank_open(), .seed = 20260704};
    for (int i = 0; i < 3; i++)
        model.companies[i] =
            test_company(model.bank, arena_format(model.bank->arena, "往事第%d有限公司", i + 1), EAST, EAST_MANAGER);
    model.start = model.bank->now;
    make_past(&model);
    *state = &model;
    return 0;
}

static int close_bank(void **state)
{
    test_bank_close(((struct model *)*state)->bank);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_past_reads_as_it_was),
        cmocka_unit_test(versions_follow_each_other_without_overlap),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
