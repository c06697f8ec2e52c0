/* Who sees and changes what, through every path: each role against each entity of a small bank, compared with an oracle
 * in plain C that knows the tree of branches, the owners and the teams, and nothing of SQL. What a role's policy grants
 * comes from the policy; what that means for a row is computed here again. */
#include "record/check.h"
#include "record/row.h"
#include "record/search.h"
#include "support/bank.h"

#include "base/text.h"

enum { AUTHOR = HEAD_MANAGER, COMPANIES = 6, OTHERS_MOST = 8, ROWS_MOST = 4096, SECRETS_MOST = 512, DAY_MS = 86400000 };

static const struct company {
    const char *name;
    enum bank_branch branch;
    int owner, member, past_member; /* SYSTEM for none */
} companies[COMPANIES] = {
    {"上海东方机械有限公司", EAST, EAST_MANAGER, SYSTEM, SYSTEM},
    {"静安南京路商贸有限公司", EAST_SUB, SUB_MANAGER, SYSTEM, SYSTEM},
    {"成都锦江食品有限公司", WEST, WEST_MANAGER, SYSTEM, EAST_MANAGER},
    {"上海浦江物流有限公司", EAST, EAST_COLLEAGUE, EAST_MANAGER, SYSTEM},
    {"全国能源集团有限公司", HEAD_OFFICE, SYSTEM, WEST_MANAGER, SYSTEM},
    {"重庆渝中建材有限公司", WEST, WEST_MANAGER, SUB_MANAGER, SYSTEM},
};

static const struct {
    const char *role;
    enum bank_branch branch;
} people[PERSON_COUNT] = {
    [EAST_MANAGER] = {"relationship_manager", EAST},
    [EAST_COLLEAGUE] = {"relationship_manager", EAST},
    [SUB_MANAGER] = {"relationship_manager", EAST_SUB},
    [WEST_MANAGER] = {"relationship_manager", WEST},
    [EAST_HEAD] = {"branch_head", EAST},
    [WEST_HEAD] = {"branch_head", WEST},
    [EAST_CREDIT] = {"credit_officer", EAST},
    [RISK_MANAGER] = {"risk_manager", HEAD_OFFICE},
    [HEAD_MANAGER] = {"head_office_manager", HEAD_OFFICE},
    [POLICY_OFFICER] = {"policy_officer", HEAD_OFFICE},
    [ADMINISTRATOR] = {"it_administrator", HEAD_OFFICE},
    [AUDITOR] = {"auditor", HEAD_OFFICE},
};

struct made {
    const struct entity *entity;
    int company, other, person; /* -1 where it has none */
    int64_t home, id, confidentiality;
};

struct world {
    struct test_bank *bank;
    int64_t companies[COMPANIES];
    struct made rows[ROWS_MOST], others[OTHERS_MOST];
    size_t count, other_count;
    const char *secrets[SECRETS_MOST]; /* sealed values; no output may hold one */
    size_t secret_count;
    int number;
    int64_t group, checks;
};

/* --- the oracle
 * ---------------------------------------------------------------------------------------------------------- */

static bool below(enum bank_branch above, enum bank_branch at)
{
    return above == HEAD_OFFICE || above == at || (above == EAST && at == EAST_SUB);
}

static bool in_circle(int who, unsigned reach, int company)
{
    const struct company *c = &companies[company];
    return (reach & REACH_ALL) || ((reach & REACH_OWN) && c->owner == who) ||
           ((reach & REACH_TEAM) && c->member == who) || ((reach & REACH_BRANCH) && c->branch == people[who].branch) ||
           ((reach & REACH_BRANCH_TREE) && below(people[who].branch, c->branch));
}

static unsigned granted(struct session *s, int who, const struct entity *entity, enum access_action action)
{
    return access_reach(s->access, people[who].role, entity->name, action);
}

static bool sees_company(struct session *s, int who, int company)
{
    return in_circle(who, granted(s, who, &customer_entity, ACCESS_READ), company);
}

static bool note_open(int who, const struct made *row)
{
    const struct company *c = &companies[row->company];
    return row->confidentiality == NOTE_CONFIDENTIALITY_INTERNAL || who == AUTHOR ||
           !strcmp(people[who].role, "branch_head") ||
           (row->confidentiality == NOTE_CONFIDENTIALITY_TEAM && (c->owner == who || c->member == who));
}

static bool may(struct session *s, int who, const struct made *row, enum access_action action)
{
    unsigned reach = granted(s, who, row->entity, action);
    if (row->entity->scope == SCOPE_PERSON)
        return (reach & REACH_ALL) || (reach != REACH_NONE && row->person == who);
    if (row->company < 0)
        return reach & REACH_ALL || (reach != REACH_NONE && action == ACCESS_READ);
    if (row->entity != &customer_entity && !sees_company(s, who, row->company))
        return false;
    return in_circle(who, reach, row->company) && (row->entity != &note_entity || note_open(who, row));
}

static bool sees(struct session *s, int who, const struct made *row)
{
    return may(s, who, row, ACCESS_READ);
}

/* --- making the bank
 * -------------------------------------------------------------------------------------------------------- */

static const char *some_text(struct world *w, const struct field *field)
{
    int number = ++w->number;
    const char *text;
    if (field->check && !strcmp(field->check, "mobile"))
        text = arena_format(w->bank->arena, "138%08d", number);
    else if (field->check && !strcmp(field->check, "phone"))
        text = arena_format(w->bank->arena, "021-%08d", 60000000 + number);
    else if (field->check)
        return NULL;
    else if (field->code_list)
        return field->required ? code_list_find(w->bank->bank.codes, field->code_list)->codes[0].code : NULL;
    else
        text = arena_format(w->bank->arena, "S%07dTEXT", number);
    if (field->max != NONE && (int64_t)strlen(text) > field->max)
        text = arena_format(w->bank->arena, "%d", number);
    else if (field->sensitive)
        w->secrets[w->secret_count++ % SECRETS_MOST] = text;
    return text;
}

/* What else of the company a record points to, made before it. */
static int64_t part_of(const struct world *w, const struct entity *entity, int company)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->rows[i].entity == entity && w->rows[i].company == company)
            return w->rows[i].id;
    return NONE;
}

static int64_t some_of(struct world *w, const struct entity *entity);

static void fill(struct world *w, const struct field *field, struct made *made, void *row)
{
    bool mine = made->person >= 0 && !strcmp(field->name, "person");
    if ((field->read_only && !mine) || (field->type != FIELD_LINK && !field_absent(field, row)))
        return;
    switch (field->type) {
    case FIELD_TEXT:
        *field_text(field, row) = some_text(w, field);
        break;
    case FIELD_JSON:
        *field_text(field, row) = field->required ? "{}" : NULL;
        break;
    case FIELD_RATIO:
        *field_ratio(field, row) = 0.5;
        break;
    case FIELD_DATE:
        *field_int(field, row) = instant_date(w->bank->now);
        break;
    case FIELD_LINK:
        if (field->link == &customer_entity && made->company >= 0)
            *field_int(field, row) = w->companies[!strcmp(field->name, "other") ? made->other : made->company];
        else if (field->link == &customer_group_entity)
            *field_int(field, row) = w->group;
        else if (field->link->scope == SCOPE_CUSTOMER && made->company >= 0)
            *field_int(field, row) = part_of(w, field->link, made->company);
        else if (field->link == &person_entity)
            *field_int(field, row) = w->bank->people[made->person >= 0 ? made->person : RISK_MANAGER];
        else if (field->link == &branch_entity && field->required)
            *field_int(field, row) = w->bank->branches[HEAD_OFFICE];
        else if (field->required && field->link->scope != SCOPE_CUSTOMER)
            *field_int(field, row) = some_of(w, field->link);
        break;
    case FIELD_INSTANT:
        *field_int(field, row) = w->bank->now;
        break;
    default:
        *field_int(field, row) = field->min != NONE && field->min > 0 ? field->min : 0;
    }
}

static void keep(struct world *w, struct made made)
{
    assert_true(w->count < ROWS_MOST);
    w->rows[w->count++] = made;
}

/* What belongs to no customer but must be named: one of its kind for all, not looked for later. */
static int64_t some_of(struct world *w, const struct entity *entity)
{
    struct made made = {entity, -1, -1, -1, 0, 0, 0};
    for (size_t i = 0; i < w->other_count; i++)
        if (w->others[i].entity == entity)
            return w->others[i].id;
    struct session *s = test_session(w->bank, SYSTEM);
    void *row = arena_take(w->bank->arena, entity->size);
    record_initial(s, entity, row);
    for (size_t i = 0; i < entity->field_count; i++)
        fill(w, &entity->fields[i], &made, row);
    test_put(w->bank, entity, row);
    test_session_end(s);
    made.id = row_record(row)->id;
    assert_true(w->other_count < OTHERS_MOST);
    w->others[w->other_count++] = made;
    return made.id;
}

static void make(struct world *w, struct made made)
{
    struct session *s = test_session(w->bank, SYSTEM);
    void *row = arena_take(w->bank->arena, made.entity->size);
    record_initial(s, made.entity, row);
    for (size_t i = 0; i < made.entity->field_count; i++)
        fill(w, &made.entity->fields[i], &made, row);
    if (made.entity == &note_entity) {
        ((struct note *)row)->confidentiality = made.confidentiality;
        ((struct note *)row)->author = w->bank->people[AUTHOR];
    }
    /* Whom a complaint is about sees nothing of it: the scenario of the service desk holds that. */
    const struct field *about = entity_field(made.entity, "about_person");
    if (about)
        *(int64_t *)((char *)row + about->offset) = NONE;
    test_put(w->bank, made.entity, row);
    test_session_end(s);
    made.home = row_record(row)->home;
    made.id = row_record(row)->id;
    keep(w, made);
    /* The twin at the other end is a row of the other customer. */
    if (made.entity == &relation_entity)
        keep(w, (struct made){&relation_entity, made.other, made.company, -1, w->companies[made.other],
                              ((struct relation *)row)->twin, 0});
}

static void team(struct world *w, int company, int person, int64_t until)
{
    struct team_member row;
    if (person == SYSTEM)
        return;
    record_clear(&team_member_entity, &row);
    row.customer = w->companies[company];
    row.person = w->bank->people[person];
    row.until = until;
    test_put(w->bank, &team_member_entity, &row);
    keep(w, (struct made){&team_member_entity, company, -1, -1, row.record.home, row.record.id, 0});
}

/* What a row points to is made first; what points back to it in turn (a file of a condition that is a condition's
 * evidence) is left empty there. */
static void make_rows_of(struct world *w, const struct entity *entity, int company)
{
    static const struct entity *making[16];
    static size_t depth;
    for (size_t i = 0; i < depth; i++)
        if (making[i] == entity)
            return;
    assert_true(depth < sizeof(making) / sizeof(*making));
    making[depth++] = entity;
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct entity *to = entity->fields[i].type == FIELD_LINK ? entity->fields[i].link : NULL;
        if (to && to != entity && to->scope == SCOPE_CUSTOMER && part_of(w, to, company) == NONE)
            make_rows_of(w, to, company);
    }
    depth--;
    if (entity != &relation_entity && part_of(w, entity, company) != NONE)
        return;
    struct made made = {entity, company, (company + 1) % COMPANIES, -1, 0, 0, 0};
    if (entity != &note_entity) {
        make(w, made);
        return;
    }
    for (made.confidentiality = NOTE_CONFIDENTIALITY_INTERNAL;
         made.confidentiality <= NOTE_CONFIDENTIALITY_CONFIDENTIAL; made.confidentiality++)
        make(w, made);
}

static void make_world(struct world *w)
{
    int64_t today = instant_date(w->bank->now);
    struct customer_group group;
    record_clear(&customer_group_entity, &group);
    group.name = "测试集团";
    test_put(w->bank, &customer_group_entity, &group);
    w->group = group.record.id;
    for (int i = 0; i < COMPANIES; i++) {
        w->companies[i] =
            test_company(w->bank, companies[i].name, companies[i].branch, (enum bank_person)companies[i].owner);
        keep(w, (struct made){&customer_entity, i, -1, -1, w->companies[i], w->companies[i], 0});
    }
    for (int i = 0; i < COMPANIES; i++) {
        team(w, i, companies[i].member, i % 2 ? NONE : today);
        team(w, i, companies[i].past_member, today - 1);
        for (size_t e = 0; e < entity_count; e++)
            if (entities[e]->scope == SCOPE_CUSTOMER && entities[e] != &team_member_entity)
                make_rows_of(w, entities[e], i);
    }
    for (size_t e = 0; e < entity_count; e++)
        for (int p = EAST_MANAGER; entities[e]->scope == SCOPE_PERSON && p < PERSON_COUNT; p++)
            if (entity_field(entities[e], "customer"))
                make(w, (struct made){entities[e], 0, -1, p, 0, 0, 0});
            else
                make(w, (struct made){entities[e], -1, -1, p, 0, 0, 0});
}

/* --- reading paths
 * ------------------------------------------------------------------------------------------------------------- */

struct looking {
    struct world *world;
    int who;
    const struct entity *entity;
    int64_t as_of;
};

static void no_secret(const struct looking *l, const char *text, const char *path)
{
    for (size_t i = 0; i < l->world->secret_count && i < SECRETS_MOST; i++)
        if (strstr(text, l->world->secrets[i]))
            fail_msg("%s of %s shows %s to %s: %s", path, l->entity->name, l->world->secrets[i], people[l->who].role,
                     text);
    l->world->checks++;
}

static void expect(const struct looking *l, bool got, bool wanted, const char *path, const struct made *row)
{
    l->world->checks++;
    if (got != wanted)
        fail_msg("%s of %s at %s (%lld): person %d (%s) %s, but %s", path, row->entity->name,
                 row->company < 0 ? "-" : companies[row->company].name, (long long)row->confidentiality, l->who,
                 people[l->who].role, got ? "sees it" : "does not see it", wanted ? "should" : "must not");
}

static const struct json *list_of(struct session *s, const struct looking *l, const char *const *names,
                                  const char *const *values, size_t count)
{
    struct list_request request;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    test_works(list_request_read(s, l->entity, names, values, count, &request));
    test_works(record_list(s, &request, &w));
    const char *text = buffer_end(&out);
    no_secret(l, text, "list");
    const struct json *json = json_read(s->arena, text, out.size, NULL);
    assert_non_null(json);
    return json;
}

static bool holds(const struct json *items, const char *id)
{
    for (size_t i = 0; items && i < items->count; i++)
        if (text_equal(json_get_text(&items->items[i], "id"), id))
            return true;
    return false;
}

/* The same rows, whichever way the list is asked for: whole, sorted either way, page by page, counted. */
static void check_lists(struct session *s, const struct looking *l)
{
    static const char *const limit[] = {"limit", "count"}, *const most[] = {"500", "exact"};
    struct world *w = l->world;
    const struct json *all = list_of(s, l, limit, most, 2);
    int64_t expected = 0, counted = test_int_at(all, "count.value");
    for (size_t i = 0; i < w->count; i++) {
        const struct made *row = &w->rows[i];
        if (row->entity != l->entity)
            continue;
        const char *id = id_text(s->arena, row->home, row->id);
        bool wanted = sees(s, l->who, row);
        expected += wanted;
        expect(l, holds(test_at(all, "items"), id), wanted, "list", row);
        const struct json *one = list_of(s, l, (const char *const[]){"id"}, &id, 1);
        expect(l, test_count_at(one, "items") == 1, wanted, "filter by id", row);
    }
    assert_int_equal(counted, expected);
    for (size_t i = 0; i < l->entity->field_count; i++) {
        const struct field *field = &l->entity->fields[i];
        if (field->secret || field->seen_with || scope_masks(s, l->entity, field))
            continue;
        const char *names[] = {"sort", "limit", "after"},
                   *values[] = {i % 2 ? arena_format(s->arena, "-%s", field->name) : field->name, "3", ""};
        int64_t seen = 0;
        for (int pages = 0; pages < 200; pages++) {
            const struct json *page = list_of(s, l, names, values, 3);
            seen += (int64_t)test_count_at(page, "items");
            if (!json_get_text(page, "next"))
                break;
            values[2] = json_get_text(page, "next");
        }
        if (seen != expected)
            fail_msg("%s sorted by %s: %lld rows, %lld expected", l->entity->name, values[0], (long long)seen,
                     (long long)expected);
    }
}

/* What is sealed or masked can be neither sorted nor guessed at piece by piece. */
static void check_oracles(struct session *s, const struct looking *l)
{
    static const char *const guesses[] = {"gt", "gte", "lt", "lte", "ne", "in", "contains", "starts"};
    struct list_request request;
    for (size_t i = 0; i < l->entity->field_count; i++) {
        const struct field *field = &l->entity->fields[i];
        const char *name, *value = "1";
        if (!field->sensitive && !scope_masks(s, l->entity, field))
            continue;
        for (size_t k = 0; k < sizeof(guesses) / sizeof(guesses[0]); k++) {
            name = arena_format(s->arena, "%s.%s", field->name, guesses[k]);
            test_fails(list_request_read(s, l->entity, &name, &value, 1, &request), ERROR_REQUEST_PARAMETER);
        }
        test_fails(list_request_read(s, l->entity, (const char *const[]){"sort"}, &field->name, 1, &request),
                   ERROR_REQUEST_PARAMETER);
        l->world->checks += 9;
    }
}

static const char *written(struct session *s, const struct looking *l, const void *row, const char *path)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    test_works(record_write(s, l->entity, row, &w));
    no_secret(l, buffer_end(&out), path);
    return buffer_end(&out);
}

/* A link's title tells the name of a customer only to who sees that customer. */
static void check_titles(struct session *s, const struct looking *l, const char *text, const struct made *row)
{
    const struct json *json = json_read(s->arena, text, strlen(text), NULL);
    for (size_t i = 0; i < l->entity->field_count; i++) {
        const struct field *field = &l->entity->fields[i];
        if (field->type != FIELD_LINK || field->link != &customer_entity || row->company < 0)
            continue;
        int company = !strcmp(field->name, "other") ? row->other : row->company;
        const char *title = json_get_text(json, arena_format(s->arena, "%s_title", field->name));
        if (json_get_text(json, field->name))
            expect(l, title != NULL, sees_company(s, l->who, company), field->name, row);
    }
}

static void check_one(struct session *s, const struct looking *l, const struct made *row)
{
    struct world *w = l->world;
    void *loaded = arena_take(s->arena, l->entity->size);
    bool wanted = sees(s, l->who, row);
    const struct error *error = record_load(s, l->entity, row->home, row->id, loaded);
    expect(l, !error, wanted, "get", row);
    if (error)
        test_fails(error, ERROR_RECORD_MISSING);
    else
        check_titles(s, l, written(s, l, loaded, "get"), row);
    struct buffer out = {.arena = s->arena};
    struct json_writer history = {&out, false};
    expect(l, !record_history(s, l->entity, row->home, row->id, &history), wanted, "history", row);
    no_secret(l, buffer_end(&out), "history");
    expect(l, !scope_row(s, l->entity, ACCESS_READ, row->home, row->id), wanted, "event", row);
    for (int i = 0; i < COMPANIES; i++)
        if (w->companies[i] != row->home)
            expect(l, !record_load(s, l->entity, w->companies[i], row->id, loaded), false, "get at another home", row);
}

static const struct error *look(struct session *s, void *context)
{
    const struct looking *l = context;
    if (l->as_of != NONE) {
        session_as_of(s, l->as_of);
        scope_viewer(s);
    }
    for (size_t i = 0; i < l->world->count; i++)
        if (l->world->rows[i].entity == l->entity)
            check_one(s, l, &l->world->rows[i]);
    if (scope_reach(s, l->entity, ACCESS_READ) != REACH_NONE)
        check_lists(s, l);
    check_oracles(s, l);
    return NULL;
}

static void look_at_all(struct world *w, int64_t as_of)
{
    for (int who = EAST_MANAGER; who < PERSON_COUNT; who++)
        for (size_t e = 0; e < entity_count; e++)
            if (entities[e]->scope == SCOPE_PERSON || entities[e]->scope == SCOPE_CUSTOMER ||
                entities[e] == &customer_entity)
                test_works(
                    test_read(w->bank, (enum bank_person)who, look, &(struct looking){w, who, entities[e], as_of}));
}

static void what_is_read_is_what_may_be_seen(void **state)
{
    struct world *w = *state;
    look_at_all(w, NONE);
    print_message("%lld checks\n", (long long)w->checks);
}

static void the_past_shows_no_more_than_the_present(void **state)
{
    struct world *w = *state;
    look_at_all(w, w->bank->now);
}

/* --- the search box
 * ---------------------------------------------------------------------------------------------------------------- */

static const struct error *search(struct session *s, void *context)
{
    const struct looking *l = context;
    struct world *w = l->world;
    for (int i = 0; i < COMPANIES; i++) {
        struct customer customer;
        bool found;
        test_works(row_stored(s, &customer_entity, w->companies[i], w->companies[i], &customer, &found));
        const char *texts[] = {companies[i].name, customer.uscc, arena_text_part(s->arena, customer.uscc, 12)};
        for (size_t k = 0; k < 3; k++) {
            struct buffer out = {.arena = s->arena};
            struct json_writer writer = {&out, false};
            test_works(search_find(s, texts[k], 50, &writer));
            const char *text = buffer_end(&out);
            no_secret(l, text, "search");
            const struct json *found_items = json_read(s->arena, text, out.size, NULL);
            for (int c = 0; c < COMPANIES; c++) {
                const struct made row = {&customer_entity, c, -1, -1, w->companies[c], w->companies[c], 0};
                bool shown = holds(found_items, id_text(s->arena, w->companies[c], w->companies[c]));
                if (shown || (c == i && k < 2))
                    expect(l, shown, sees(s, l->who, &row), "search", &row);
                if (!sees(s, l->who, &row) && strstr(text, companies[c].name))
                    fail_msg("search shows %s to %s", companies[c].name, people[l->who].role);
            }
        }
    }
    return NULL;
}

static void the_search_box_finds_what_may_be_seen(void **state)
{
    struct world *w = *state;
    for (int who = EAST_MANAGER; who < PERSON_COUNT; who++)
        test_works(
            test_read(w->bank, (enum bank_person)who, search, &(struct looking){w, who, &customer_entity, NONE}));
}

/* --- writing paths
 * --------------------------------------------------------------------------------------------------------------------
 */

static void expect_error(const struct looking *l, const struct error *error, int wanted, const char *path,
                         const struct made *row)
{
    l->world->checks++;
    int got = error ? (int)error->id : -1;
    if (got != wanted)
        fail_msg("%s of %s at %s: person %d (%s) gets %s instead of %s", path, row->entity->name,
                 row->company < 0 ? "-" : companies[row->company].name, l->who, people[l->who].role,
                 error ? error_kind(error->id)->name : "no error",
                 wanted < 0 ? "no error" : error_kind((enum error_id)wanted)->name);
}

static int refusal(struct session *s, const struct looking *l, const struct made *row, enum access_action action)
{
    return !sees(s, l->who, row) ? ERROR_RECORD_MISSING : may(s, l->who, row, action) ? -1 : ERROR_ACCESS_FORBIDDEN;
}

static void try_update(struct session *s, const struct looking *l, const struct made *row)
{
    void *stored = arena_take(s->arena, l->entity->size);
    bool found;
    test_works(row_stored(s, l->entity, row->home, row->id, stored, &found));
    assert_true(found);
    expect_error(l, record_update(s, l->entity, stored, NULL), refusal(s, l, row, ACCESS_UPDATE), "update", row);
}

static void try_delete(struct session *s, const struct looking *l, const struct made *row)
{
    int wanted = refusal(s, l, row, ACCESS_DELETE);
    void *stored = arena_take(s->arena, l->entity->size);
    bool found;
    test_works(row_stored(s, l->entity, row->home, row->id, stored, &found));
    wanted = wanted < 0 && l->entity->append_only ? ERROR_FIELD_READ_ONLY : wanted;
    expect_error(l, record_delete(s, l->entity, row->home, row->id, row_record(stored)->version, NULL), wanted,
                 "delete", row);
}

/* Into a customer one does not see: the same answer as into one that does not exist. */
static void try_create(struct session *s, const struct looking *l, const struct made *row)
{
    void *fresh = arena_take(s->arena, l->entity->size);
    struct made made = *row;
    unsigned reach = granted(s, l->who, l->entity, ACCESS_CREATE);
    if (l->entity->scope != SCOPE_CUSTOMER || l->entity == &team_member_entity || l->entity->derived)
        return;
    record_initial(s, l->entity, fresh);
    made.other = -1;
    for (int i = 0; i < COMPANIES; i++)
        if (i != row->company && sees_company(s, l->who, i))
            made.other = i;
    if (made.other < 0)
        made.other = (row->company + 1) % COMPANIES;
    for (size_t i = 0; i < l->entity->field_count; i++)
        fill(l->world, &l->entity->fields[i], &made, fresh);
    bool other_hidden = entity_field(l->entity, "other") && !sees_company(s, l->who, made.other);
    int wanted = reach == REACH_NONE                       ? ERROR_ACCESS_FORBIDDEN
                 : !sees_company(s, l->who, row->company)  ? ERROR_FIELD_LINK
                 : !in_circle(l->who, reach, row->company) ? ERROR_ACCESS_FORBIDDEN
                 : other_hidden                            ? ERROR_FIELD_LINK
                                                           : -1;
    expect_error(l, record_create(s, l->entity, fresh, NULL), wanted, "create", row);
}

static void try_reveal(struct session *s, const struct looking *l, const struct made *row)
{
    bool permitted = access_permits(s->access, people[l->who].role, "field.reveal");
    for (size_t i = 0; i < l->entity->field_count; i++) {
        const struct field *field = &l->entity->fields[i];
        const char *value;
        if (!field->sensitive)
            continue;
        expect_error(l, record_reveal(s, l->entity, row->home, row->id, field, "test", &value),
                     !permitted             ? ERROR_ACCESS_FORBIDDEN
                     : sees(s, l->who, row) ? -1
                                            : ERROR_RECORD_MISSING,
                     "reveal", row);
    }
}

static const struct error *try_writes(struct session *s, void *context)
{
    const struct looking *l = context;
    static void (*const tries[])(struct session *, const struct looking *,
                                 const struct made *) = {try_update, try_delete, try_create, try_reveal};
    for (size_t i = 0; i < l->world->count; i++)
        for (size_t t = 0; l->world->rows[i].entity == l->entity && t < 4; t++) {
            struct tx_mark mark;
            test_works(store_mark(s->tx, &mark));
            tries[t](s, l, &l->world->rows[i]);
            test_works(store_go_back(s->tx, &mark));
            test_works(store_go_on(s->tx));
        }
    return NULL;
}

static void what_is_written_is_what_may_be_changed(void **state)
{
    struct world *w = *state;
    for (int who = EAST_MANAGER; who < PERSON_COUNT; who++)
        for (size_t e = 0; e < entity_count; e++)
            if (entities[e]->scope == SCOPE_PERSON || entities[e]->scope == SCOPE_CUSTOMER ||
                entities[e] == &customer_entity)
                test_works(test_write(w->bank, (enum bank_person)who, try_writes,
                                      &(struct looking){w, who, entities[e], NONE}));
    print_message("%lld checks\n", (long long)w->checks);
}

/* --- moving a customer
 * ---------------------------------------------------------------------------------------------------------------- */

struct move {
    struct world *world;
    int company, branch, owner; /* where to; -2: stays */
};

static const struct error *move(struct session *s, void *context)
{
    const struct move *m = context;
    struct customer row;
    TRY(record_load(s, &customer_entity, m->world->companies[m->company], m->world->companies[m->company], &row));
    if (m->branch > -2)
        row.branch = m->world->bank->branches[m->branch];
    if (m->owner > -2)
        row.owner = m->world->bank->people[m->owner];
    TRY(record_update(s, &customer_entity, &row, NULL));
    return error_make(s->arena, ERROR_STORE_DRY_RUN);
}

static void a_customer_moves_only_where_its_mover_reaches(void **state)
{
    static const struct {
        enum bank_person who;
        int company, branch, owner;
        enum error_id wanted;
    } cases[] = {
        {EAST_MANAGER, 0, WEST, -2, ERROR_ACCESS_FORBIDDEN},
        {EAST_MANAGER, 0, -2, EAST_COLLEAGUE, ERROR_ACCESS_FORBIDDEN},
        {EAST_MANAGER, 3, -2, EAST_MANAGER, ERROR_ACCESS_FORBIDDEN}, /* a team member makes itself the owner */
        {EAST_CREDIT, 0, -2, EAST_COLLEAGUE, ERROR_ACCESS_FORBIDDEN},
        {EAST_HEAD, 0, -2, EAST_COLLEAGUE, ERROR_STORE_DRY_RUN},
        {EAST_HEAD, 0, EAST_SUB, SUB_MANAGER, ERROR_STORE_DRY_RUN},
        {EAST_HEAD, 0, WEST, -2, ERROR_ACCESS_FORBIDDEN},
        {EAST_HEAD, 2, EAST, -2, ERROR_RECORD_MISSING},
        {HEAD_MANAGER, 0, WEST, WEST_MANAGER, ERROR_STORE_DRY_RUN},
        {AUDITOR, 0, WEST, -2, ERROR_ACCESS_FORBIDDEN},
    };
    struct world *w = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        test_fails(test_write(w->bank, cases[i].who, move,
                              &(struct move){w, cases[i].company, cases[i].branch, cases[i].owner}),
                   cases[i].wanted);
}

/* --- what changes with time
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *close_note(struct session *s, void *context)
{
    const struct made *made = context;
    struct note row;
    TRY(record_load(s, &note_entity, made->home, made->id, &row));
    row.confidentiality = NOTE_CONFIDENTIALITY_CONFIDENTIAL;
    return record_update(s, &note_entity, &row, NULL);
}

static const struct error *drop_note(struct session *s, void *context)
{
    const struct made *made = context;
    return record_delete(s, &note_entity, made->home, made->id, 2, NULL);
}

struct then {
    const struct made *made;
    int64_t instant;
};

static const struct error *read_then(struct session *s, void *context)
{
    const struct then *t = context;
    struct note row;
    session_as_of(s, t->instant);
    scope_viewer(s);
    return record_load(s, &note_entity, t->made->home, t->made->id, &row);
}

static void a_note_closed_later_is_closed_in_the_past(void **state)
{
    struct world *w = *state;
    struct note row;
    record_clear(&note_entity, &row);
    row.customer = w->companies[0];
    row.text = "收购尚未公告";
    row.kind = NOTE_KIND_NOTE;
    row.confidentiality = NOTE_CONFIDENTIALITY_INTERNAL;
    test_put(w->bank, &note_entity, &row);
    struct made made = {&note_entity, 0, -1, -1, row.record.home, row.record.id, 0};
    struct then then = {&made, w->bank->now};
    test_works(test_read(w->bank, EAST_MANAGER, read_then, &then));
    test_works(test_write(w->bank, SYSTEM, close_note, &made));
    test_fails(test_read(w->bank, EAST_MANAGER, read_then, &then), ERROR_RECORD_MISSING);
    test_fails(test_read(w->bank, AUDITOR, read_then, &then), ERROR_RECORD_MISSING);
    test_works(test_read(w->bank, EAST_HEAD, read_then, &then));
    test_works(test_write(w->bank, SYSTEM, drop_note, &made));
    test_fails(test_read(w->bank, EAST_MANAGER, read_then, &then), ERROR_RECORD_MISSING);
    test_works(test_read(w->bank, EAST_HEAD, read_then, &then));
}

/* --- groups
 * -----------------------------------------------------------------------------------------------------------------------------
 */

static const struct error *look_group(struct session *s, void *context)
{
    struct customer_group row;
    return record_load(s, &customer_group_entity, *(int64_t *)context, *(int64_t *)context, &row);
}

static const struct error *change_group(struct session *s, void *context)
{
    struct customer_group row;
    TRY(look_group(s, context));
    TRY(record_load(s, &customer_group_entity, *(int64_t *)context, *(int64_t *)context, &row));
    return record_update(s, &customer_group_entity, &row, NULL);
}

static void a_group_is_seen_through_its_companies(void **state)
{
    struct world *w = *state;
    struct customer_group row;
    record_clear(&customer_group_entity, &row);
    row.name = "锦江系";
    row.parent = w->companies[2];
    test_put(w->bank, &customer_group_entity, &row);
    for (int who = EAST_MANAGER; who < PERSON_COUNT; who++) {
        struct session *s = test_session(w->bank, (enum bank_person)who);
        bool wanted = in_circle(who, granted(s, who, &customer_group_entity, ACCESS_READ), 2);
        bool changes = wanted && in_circle(who, granted(s, who, &customer_group_entity, ACCESS_UPDATE), 2);
        test_session_end(s);
        const struct error *error = test_read(w->bank, (enum bank_person)who, look_group, &row.record.id);
        assert_int_equal(!error, wanted);
        error = test_write(w->bank, (enum bank_person)who, change_group, &row.record.id);
        assert_int_equal(!error, changes);
    }
}

static int open_world(void **state)
{
    static struct world world;
    world = (struct world){.bank = test_bank_open()};
    make_world(&world);
    *state = &world;
    return 0;
}

static int close_world(void **state)
{
    test_bank_close(((struct world *)*state)->bank);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_is_what_may_be_seen),
        cmocka_unit_test(the_past_shows_no_more_than_the_present),
        cmocka_unit_test(the_search_box_finds_what_may_be_seen),
        cmocka_unit_test(what_is_written_is_what_may_be_changed),
        cmocka_unit_test(a_customer_moves_only_where_its_mover_reaches),
        cmocka_unit_test(a_note_closed_later_is_closed_in_the_past),
        cmocka_unit_test(a_group_is_seen_through_its_companies),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
