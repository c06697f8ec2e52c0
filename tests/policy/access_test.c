#include "policy/access.h"

#include "policy/support.h"

static const char *const entity_names[] = {"customer", "note", "task", "person"};
static const struct policy_vocabulary vocabulary = {.entities = {entity_names, 4}};

static void shipped_roles_load_and_their_examples_hold(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct document *doc =
        document_of(arena, &problems, "roles.yaml", file_text(arena, SOURCE_DIR "/policy/access/roles.yaml"));
    struct access *access = access_load(doc, NULL);
    assert_string_equal(problems_text(&problems), "");
    assert_int_equal(access->role_count, 8);
    assert_int_equal(access_reach(access, "relationship_manager", "customer", ACCESS_READ), REACH_OWN | REACH_TEAM);
    assert_int_equal(access_reach(access, "auditor", "customer", ACCESS_UPDATE), REACH_NONE);
    assert_int_equal(access_reach(access, "nobody", "customer", ACCESS_READ), REACH_NONE);
    assert_true(access_permits(access, "auditor", "audit.read"));
    assert_false(access_permits(access, "relationship_manager", "audit.read"));
    assert_true(access_masks(access, "branch_head", "customer", "resident_id", true));
    assert_false(access_masks(access, "branch_head", "customer", "name", false));
    assert_true(access_masks(access, "policy_officer", "contact", "name", false));
    assert_true(access_masks(access, "nobody", "customer", "name", false));
    assert_int_equal(access_rule(access_role(access, "auditor"), "loan")->line,
                     access_rule(access_role(access, "auditor"), "account")->line);
    arena_free(arena);
}

static const char *load(struct arena *arena, const char *body)
{
    struct problems problems = {.arena = arena};
    const char *text = arena_format(arena, "kind: access\nname: roles\nlabel: [角色, Roles]\n%s", body);
    access_load(document_of(arena, &problems, "roles.yaml", text), &vocabulary);
    return problems_text(&problems);
}

static void every_fault_is_named_at_its_place(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(load(arena, "roles:\n"
                                    "  clerk:\n"
                                    "    label: [柜员, Clerk]\n"
                                    "    entities:\n"
                                    "      custmer: {read: all}\n"
                                    "      note: {reed: all, create: brnch}\n"),
                        "roles.yaml:8:7: unknown entity or set `custmer`; did you mean `customer`?\n"
                        "roles.yaml:9:14: The key reed does not belong here; did you mean `read`?\n"
                        "roles.yaml:9:33: brnch is not one of the choices; did you mean `branch`?\n");
    assert_string_equal(load(arena, "roles:\n  clerk: {label: [柜员, Clerk], entities: {note: {read: own}}}\n"
                                    "examples:\n  - {role: clerk, entity: note, reach: all}\n"),
                        "roles.yaml:7:5: The example \"clerk: note\" fails: expected all, got own.\n");
    assert_string_equal(load(arena, "sets: {file: [note, tusk]}\nroles: {}\n"),
                        "roles.yaml:4:21: unknown entity or set `tusk`; did you mean `task`?\n");
    arena_free(arena);
}

static void a_later_line_overrides_a_set(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct document *doc = document_of(arena, &problems, "roles.yaml",
                                       "kind: access\nname: roles\nlabel: [角色, Roles]\n"
                                       "sets: {file: [note, task]}\n"
                                       "roles:\n  clerk:\n    label: [柜员, Clerk]\n    entities:\n"
                                       "      file: {read: all, update: own}\n      task: {read: [own, team]}\n");
    struct access *access = access_load(doc, &vocabulary);
    assert_int_equal(access_reach(access, "clerk", "note", ACCESS_UPDATE), REACH_OWN);
    assert_int_equal(access_reach(access, "clerk", "task", ACCESS_READ), REACH_OWN | REACH_TEAM);
    assert_int_equal(access_reach(access, "clerk", "task", ACCESS_UPDATE), REACH_NONE);
    assert_string_equal(access_reach_text(arena, REACH_OWN | REACH_TEAM), "own, team");
    arena_free(arena);
}

static const char *load_clients(struct arena *arena, const char *body)
{
    struct problems problems = {.arena = arena};
    const char *text = arena_format(arena, "kind: client_access\nname: roles\nlabel: [角色, Roles]\n%s", body);
    access_load(document_of(arena, &problems, "access.yaml", text), &vocabulary);
    return problems_text(&problems);
}

static void roles_of_customers_and_of_the_bank_do_not_mix(void **state)
{
    (void)state;
    static const char role[] =
        "roles:\n  one: {label: [甲, One], permissions: [%s], entities: {customer: {read: %s}}}\n";
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    assert_string_equal(load_clients(arena, arena_format(arena, role, "client.read", "client")), "");
    assert_string_equal(load(arena, arena_format(arena, role, "change.decide", "own")), "");
    assert_non_null(strstr(load_clients(arena, arena_format(arena, role, "change.decide", "client")), "change.decide"));
    assert_non_null(strstr(load_clients(arena, arena_format(arena, role, "client.read", "all")), "circle all"));
    assert_non_null(
        strstr(load_clients(arena, arena_format(arena, role, "client.read", "[client, team]")), "circle team"));
    assert_non_null(strstr(load(arena, arena_format(arena, role, "client.read", "own")), "client.read"));
    assert_non_null(strstr(load(arena, arena_format(arena, role, "change.decide", "client")), "circle client"));
    struct access *shipped = access_load(
        document_of(arena, &problems, "access.yaml", file_text(arena, SOURCE_DIR "/policy/portal/access.yaml")), NULL);
    assert_string_equal(problems_text(&problems), "");
    assert_int_equal(access_reach(shipped, "client_viewer", "loan", ACCESS_READ), REACH_CLIENT);
    assert_int_equal(access_reach(shipped, "client_owner", "note", ACCESS_READ), REACH_NONE);
    assert_false(access_permits(shipped, "relationship_manager", "client.read"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_roles_load_and_their_examples_hold),
        cmocka_unit_test(every_fault_is_named_at_its_place),
        cmocka_unit_test(a_later_line_overrides_a_set),
        cmocka_unit_test(roles_of_customers_and_of_the_bank_do_not_mix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
