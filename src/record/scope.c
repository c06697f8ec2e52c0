#include "record/scope.h"
#include "base/json.h"
#include "base/text.h"
#include "policy/access.h"
#include "queries.h"
#include "record/row.h"

#include <string.h>

/* --- what the policy says ---------------------------------------------------------------------------------------------------- */

unsigned scope_reach(const struct session *s, const struct entity *entity, enum access_action action)
{
    if (s->unlimited)
        return REACH_ALL;
    if (entity->scope == SCOPE_SYSTEM)
        return REACH_NONE;
    return access_reach(s->access, s->role, entity->name, action);
}

bool scope_permits(const struct session *s, const char *permission)
{
    return s->unlimited || !*permission || access_permits(s->access, s->role, permission);
}

const struct error *scope_require(const struct session *s, const char *permission)
{
    return scope_permits(s, permission) ? NULL : error_make(s->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {permission});
}

bool scope_masks(const struct session *s, const struct entity *entity, const struct field *field)
{
    return !s->unlimited && access_masks(s->access, s->role, entity->name, field->name, field->sensitive);
}

/* --- conditions ---------------------------------------------------------------------------------------------------------------- */

/* Days of the bank begin at midnight in Beijing, as everywhere else. */
#define TEAM_OF(customer)                                                                                                                    \
    customer ".home IN (SELECT m.home FROM team_member m WHERE m.person = $me AND (m.until IS NULL OR m.until >= (CAST($now AS BIGINT) + 28800000) / 86400000))"
#define TEAM_ROWS  TEAM_OF("{t}")
#define OWN_ROWS   "{t}.owner = $me"
#define TREE_ROWS  "{t}.branch IN (SELECT b.below FROM branch_closure b WHERE b.above = $branch)"
#define LOCAL_ROWS "{t}.branch = $branch"
/* Whoever was blocked a moment ago sees nothing, whatever session is still open. */
#define CLIENT_ROWS "{t}.home IN (SELECT u.home FROM portal_user u WHERE u.id = $me AND u.status = 'active')"

static const struct {
    unsigned bit;
    const char *rows;
} circles[] = {{REACH_BRANCH_TREE, TREE_ROWS}, {REACH_BRANCH, LOCAL_ROWS}, {REACH_OWN, OWN_ROWS}, {REACH_TEAM, TEAM_ROWS},
             {REACH_CLIENT, CLIENT_ROWS}};

/* The circles of a reach, joined by OR; NULL for every row. */
static const char *branch_condition(struct arena *arena, unsigned reach, bool team)
{
    struct buffer out = {.arena = arena};
    if (reach & REACH_ALL)
        return NULL;
    for (size_t i = 0; i < sizeof(circles) / sizeof(circles[0]); i++)
        if (reach & circles[i].bit && (team || circles[i].bit != REACH_TEAM))
            buffer_format(&out, "%s%s", out.size ? " OR " : "(", circles[i].rows);
    if (!out.size)
        return "0 = 1";
    buffer_char(&out, ')');
    return buffer_end(&out);
}

static const char *replace_alias(struct arena *arena, const char *text, const char *alias)
{
    struct buffer out = {.arena = arena};
    for (const char *at = text; *at;) {
        if (text_starts(at, "{t}")) {
            buffer_text(&out, alias);
            at += 3;
        } else {
            buffer_char(&out, *at++);
        }
    }
    return buffer_end(&out);
}

static const char *and_condition(struct arena *arena, const char *a, const char *b)
{
    return a && b ? arena_format(arena, "(%s AND %s)", a, b) : a ? a : b;
}

/* Notes that are not for everybody who sees the customer. In the past a note is as open as it is today: one that was closed later
 * stays closed. Of a note that is gone, every version it had must have been open. */
static const char *confidential_condition(const struct session *s)
{
    static const char open[] = "({t}.confidentiality = 'internal' OR {t}.author = $me OR ({t}.confidentiality = 'team' AND EXISTS "
                               "(SELECT 1 FROM customer c WHERE c.home = {t}.home AND c.id = {t}.home AND (c.owner = $me OR " TEAM_OF("c") "))))";
    if (scope_permits(s, "note.confidential"))
        return NULL;
    if (s->viewer.as_of == NONE)
        return open;
    return arena_format(s->arena,
                        "(EXISTS (SELECT 1 FROM note n WHERE n.home = {t}.home AND n.id = {t}.id AND %s) OR "
                        "(NOT EXISTS (SELECT 1 FROM note n WHERE n.home = {t}.home AND n.id = {t}.id) AND NOT EXISTS "
                        "(SELECT 1 FROM note_history n WHERE n.home = {t}.home AND n.id = {t}.id AND %s IS NOT TRUE)))",
                        replace_alias(s->arena, open, "n"), replace_alias(s->arena, open, "n"));
}

/* What waits for a second person shows the customer's data: it is for those who see the customer, and for whoever asked. */
static const char *pending_condition(const struct session *s)
{
    unsigned readable = scope_reach(s, &customer_entity, ACCESS_READ);
    const char *customer = branch_condition(s->arena, readable, true);
    if (!customer)
        return NULL;
    return arena_format(s->arena, "({t}.maker = $me OR {t}.customer IS NULL OR EXISTS (SELECT 1 FROM customer c WHERE c.home = {t}.customer AND c.id = {t}.customer AND %s))",
                        replace_alias(s->arena, customer, "c"));
}

/* A group is seen through any of its companies that is seen, and by whoever wrote it down. */
static const char *group_condition(const struct session *s, unsigned reach)
{
    const char *customer = branch_condition(s->arena, reach, true);
    if (!customer)
        return NULL;
    customer = replace_alias(s->arena, customer, "c");
    return arena_format(s->arena,
                        "({t}.recorded_by = $me OR EXISTS (SELECT 1 FROM customer c WHERE c.customer_group = {t}.id AND %s) OR EXISTS "
                        "(SELECT 1 FROM customer c WHERE c.home = {t}.parent AND c.id = {t}.parent AND %s) OR EXISTS (SELECT 1 FROM group_member g "
                        "JOIN customer c ON c.home = g.home AND c.id = g.home WHERE g.customer_group = {t}.id AND %s))",
                        customer, customer, customer);
}

/* Records of the whole bank have no branch and no owner: one's own are those one wrote. */
static const char *common_condition(const struct session *s, const struct entity *entity, enum access_action action, unsigned reach)
{
    if (reach == REACH_NONE)
        return "0 = 1";
    if (reach & REACH_ALL)
        return NULL;
    if (reach & REACH_CLIENT) /* what belongs to the whole bank belongs to no firm */
        return "0 = 1";
    if (entity == &customer_group_entity)
        return group_condition(s, reach);
    return action == ACCESS_UPDATE || action == ACCESS_DELETE ? "{t}.recorded_by = $me" : NULL;
}

static const char *condition_for(const struct session *s, const struct entity *entity, enum access_action action)
{
    if (s->unlimited)
        return NULL;
    unsigned reach = scope_reach(s, entity, action);
    switch (entity->scope) {
    case SCOPE_SYSTEM:
        return "0 = 1";
    case SCOPE_ALL:
        return common_condition(s, entity, action, reach);
    case SCOPE_PERSON:
        return reach & REACH_ALL ? NULL : reach == REACH_NONE || reach & REACH_CLIENT ? "0 = 1" : "{t}.person = $me";
    case SCOPE_BRANCH:
        return and_condition(s->arena, branch_condition(s->arena, reach, entity == &customer_entity),
                             entity == &pending_change_entity ? pending_condition(s) : NULL);
    case SCOPE_CUSTOMER:
        break;
    }
    if (reach == REACH_NONE)
        return "0 = 1";
    /* Nobody sees more of a customer's parts than of the customer. */
    unsigned readable = scope_reach(s, &customer_entity, ACCESS_READ);
    const char *customer = branch_condition(s->arena, readable, true);
    const char *narrower = (reach & REACH_ALL) || reach == readable ? NULL : branch_condition(s->arena, reach, true);
    const char *both = and_condition(s->arena, customer ? replace_alias(s->arena, customer, "c") : NULL,
                                     narrower ? replace_alias(s->arena, narrower, "c") : NULL);
    const char *exists =
        both ? arena_format(s->arena, "EXISTS (SELECT 1 FROM customer c WHERE c.home = {t}.home AND c.id = {t}.home AND %s)", both) : NULL;
    /* A firm sees the files it sent, not those the bank keeps about it. */
    if (s->client && entity == &attachment_entity)
        return and_condition(s->arena, exists, "{t}.portal_user IS NOT NULL");
    if (entity == &service_request_entity || entity == &service_message_entity || entity == &survey_entity)
        return and_condition(s->arena, exists, "({t}.about_person IS NULL OR {t}.about_person <> $me)");
    return entity == &note_entity ? and_condition(s->arena, exists, confidential_condition(s)) : exists;
}

static const char *read_condition(const struct viewer *viewer, const struct entity *entity)
{
    return condition_for(viewer->rules, entity, ACCESS_READ);
}

static const char *update_condition(const struct viewer *viewer, const struct entity *entity)
{
    return condition_for(viewer->rules, entity, ACCESS_UPDATE);
}

static const char *delete_condition(const struct viewer *viewer, const struct entity *entity)
{
    return condition_for(viewer->rules, entity, ACCESS_DELETE);
}

static const char *create_condition(const struct viewer *viewer, const struct entity *entity)
{
    return condition_for(viewer->rules, entity, ACCESS_CREATE);
}

static const char *walking_condition(const struct viewer *viewer, const struct entity *entity)
{
    const struct session *s = viewer->rules;
    const char *condition = read_condition(viewer, entity);
    return condition ? arena_format(s->arena, "CASE WHEN %s THEN 1 ELSE 0 END = 1", condition) : NULL;
}

/* COLUMNS of the customers o of a reach, circle by circle. Joined by OR, the engine fetches every row of a circle before it looks at it
 * (measured: 10 us a row of a book of a million); so it reads the indexes alone. */
static const char *customers_within(struct arena *arena, unsigned reach, const char *columns)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < sizeof(circles) / sizeof(circles[0]); i++)
        if (reach & circles[i].bit)
            buffer_format(&out, "%sSELECT %s FROM customer o WHERE %s", out.size ? " UNION ALL " : "", columns,
                          replace_alias(arena, circles[i].rows, "o"));
    return buffer_end(&out);
}

/* Of whoever sees a branch the keys are too many to be listed for every statement. */
static const char *seeking_condition(const struct viewer *viewer, const struct entity *entity)
{
    const struct session *s = viewer->rules;
    unsigned reach = scope_reach(s, entity, ACCESS_READ);
    if (entity != &customer_entity || !(reach & REACH_OWN) || reach & ~(unsigned)(REACH_OWN | REACH_TEAM))
        return read_condition(viewer, entity);
    return arena_format(s->arena, "{t}.home IN (%s)", customers_within(s->arena, reach, "o.home"));
}

const char *scope_keys(const struct session *s, const struct entity *entity)
{
    unsigned reach = s->viewer.condition ? scope_reach(s, entity, ACCESS_READ) : REACH_ALL;
    if (entity != &customer_entity || s->viewer.as_of != NONE || reach == REACH_NONE || reach & (REACH_ALL | REACH_CLIENT))
        return arena_format(s->arena, "SELECT o.home, o.id FROM @%s o", entity->name);
    return customers_within(s->arena, reach, "o.home, o.id");
}

/* The same rows by a condition of another shape. */
static struct viewer shaped(const struct session *s, const char *name, const char *(*condition)(const struct viewer *, const struct entity *))
{
    struct viewer viewer = s->viewer;
    if (viewer.condition) {
        viewer.condition = condition;
        viewer.key = arena_format(s->arena, "%s:%s", name, s->viewer.key);
    }
    return viewer;
}

struct viewer scope_walking(const struct session *s)
{
    return shaped(s, "walking", walking_condition);
}

struct viewer scope_seeking(const struct session *s)
{
    return shaped(s, "seeking", seeking_condition);
}

void scope_viewer(struct session *s)
{
    s->viewer.rules = s;
    s->viewer.condition = s->unlimited ? NULL : read_condition;
    s->viewer.key = !s->unlimited ? arena_format(s->arena, "%s/%s", s->role, s->access ? s->access->hash : "") : "system";
}

/* The same caller, but @ENTITY means what it may act upon. */
static struct viewer viewer_for(struct session *s, enum access_action action)
{
    static const char *(*const conditions[])(const struct viewer *, const struct entity *) = {read_condition, create_condition, update_condition,
                                                                                              delete_condition};
    static const char *const names[] = {"", "create:", "update:", "delete:"};
    struct viewer viewer = s->viewer;
    if (!s->unlimited) {
        viewer.condition = conditions[action];
        viewer.key = arena_format(s->arena, "%s%s", names[action], s->viewer.key);
    }
    return viewer;
}

/* --- questions ------------------------------------------------------------------------------------------------------------------ */

static const struct error *row_within(struct session *s, const struct entity *entity, enum access_action action, int64_t home, int64_t id, bool *within)
{
    struct viewer viewer = viewer_for(s, action);
    const struct viewer *before = s->tx->viewer;
    struct rows *rows;
    const struct error *error;
    s->tx->viewer = &viewer;
    const char *sql = arena_format(s->arena, "SELECT 1 FROM @%s t WHERE t.home = $1 AND t.id = $2", entity->name);
    error = store_query_text(s->tx, sql, VALUES(sql_int(home), sql_int(id)), &rows);
    if (!error) {
        *within = rows_next(rows, &error);
        rows_close(rows);
    }
    s->tx->viewer = before;
    return error;
}

const struct error *scope_row(struct session *s, const struct entity *entity, enum access_action action, int64_t home, int64_t id)
{
    bool within;
    TRY(row_within(s, entity, ACCESS_READ, home, id, &within));
    if (!within)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    if (action == ACCESS_READ)
        return NULL;
    static const char *const actions[] = {"read", "create", "update", "delete"};
    TRY(row_within(s, entity, action, home, id, &within));
    return within ? NULL : error_make(s->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {arena_format(s->arena, "%s.%s", entity->name, actions[action])});
}

static const struct error *branch_allowed(struct session *s, unsigned reach, const struct entity *entity, const void *row, bool *allowed)
{
    const struct field *branch = entity_field(entity, "branch"), *owner = entity_field(entity, "owner");
    int64_t at = branch ? *field_int(branch, row) : NONE, count = 0;
    bool mine = owner && *field_int(owner, row) == s->person;
    *allowed = (reach & REACH_ALL) || ((reach & REACH_OWN) && mine) || ((reach & REACH_BRANCH) && at == s->branch);
    if (!*allowed && (reach & REACH_BRANCH_TREE)) {
        TRY(store_int(s->tx, &query_branch_within, VALUES(sql_int(s->branch), sql_int(at)), &count));
        *allowed = count > 0;
    }
    return NULL;
}

const struct error *scope_new_row(struct session *s, const struct entity *entity, const void *row)
{
    if (s->unlimited)
        return NULL;
    unsigned reach = scope_reach(s, entity, ACCESS_CREATE);
    bool allowed = reach != REACH_NONE;
    if (allowed && entity->scope == SCOPE_BRANCH) {
        TRY(branch_allowed(s, reach, entity, row, &allowed));
    } else if (allowed && entity->scope == SCOPE_CUSTOMER) {
        bool within;
        int64_t home = row_record(row)->home;
        TRY(row_within(s, &customer_entity, ACCESS_READ, home, home, &within));
        if (!within)
            return error_make(s->arena, ERROR_FIELD_LINK, .field = entity->home_field->name, .value = id_text(s->arena, home, home));
        /* The customer must lie within what this role may add to. */
        const char *narrower = branch_condition(s->arena, reach, true);
        if (narrower) {
            const char *sql = arena_format(s->arena, "SELECT COUNT(*) FROM customer c WHERE c.home = $1 AND c.id = $1 AND %s",
                                           replace_alias(s->arena, narrower, "c"));
            struct query query = {"access", sql};
            int64_t count;
            TRY(store_int(s->tx, &query, VALUES(sql_int(home)), &count));
            allowed = count > 0;
        }
    }
    return allowed ? NULL : error_make(s->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {arena_format(s->arena, "%s.create", entity->name)});
}

/* Whom a customer belongs to decides who sees it: that is changed by those who may assign, and to where they may change things. */
const struct error *scope_moved_row(struct session *s, const struct entity *entity, const void *before, const void *after)
{
    static const char *const places[] = {"branch", "owner"};
    bool moved = false, allowed;
    for (size_t i = 0; i < 2; i++) {
        const struct field *field = entity_field(entity, places[i]);
        moved |= field && field->type == FIELD_LINK && *field_int(field, before) != *field_int(field, after);
    }
    if (s->unlimited || entity->scope != SCOPE_BRANCH || !moved)
        return NULL;
    if (entity == &customer_entity)
        TRY(scope_require(s, "customer.assign"));
    TRY(branch_allowed(s, scope_reach(s, entity, ACCESS_UPDATE), entity, after, &allowed));
    return allowed ? NULL : error_make(s->arena, ERROR_ACCESS_FORBIDDEN, .field = "branch", .arguments = {arena_format(s->arena, "%s.update", entity->name)});
}

/* --- why ------------------------------------------------------------------------------------------------------------------------- */

static void reason(struct json_writer *w, const char *zh, const char *en)
{
    json_open(w, '{');
    json_put_text(w, "zh", zh);
    json_put_text(w, "en", en);
    json_close(w, '}');
}

static const struct error *explain_customer(struct session *s, struct session *other, int64_t home, struct json_writer *w)
{
    struct customer customer;
    bool found;
    int64_t count = 0;
    TRY(row_stored(s, &customer_entity, home, home, &customer, &found));
    if (!found)
        return NULL;
    if (customer.owner == other->person)
        reason(w, "是该客户的客户经理", "is the customer's relationship manager");
    struct query team = {"explain_team",
                         "SELECT COUNT(*) FROM team_member m WHERE m.home = $1 AND m.person = $2 AND (m.until IS NULL OR m.until >= $3)"};
    TRY(store_int(s->tx, &team, VALUES(sql_int(home), sql_int(other->person), sql_int(s->today)), &count));
    if (count > 0)
        reason(w, "是该客户团队成员", "is a member of the customer's team");
    TRY(store_int(s->tx, &query_branch_within, VALUES(sql_int(other->branch), sql_int(customer.branch)), &count));
    if (count > 0)
        reason(w, "客户所在机构属于其管辖范围", "the customer's branch lies within the person's branch");
    else
        reason(w, "客户所在机构不在其管辖范围", "the customer's branch lies outside the person's branch");
    return NULL;
}

const struct error *scope_explain(struct session *s, int64_t person, const struct entity *entity, int64_t home, int64_t id, bool *allowed,
                                   struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    struct session other = *s;
    TRY(store_query(s->tx, &query_person_for_access, VALUES(sql_int(person)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_FIELD_LINK, .field = "person", .value = id_text(s->arena, person, person));
    const char *role = arena_text(s->arena, rows_text(rows, 1));
    int64_t branch = rows_int(rows, 2), left_on = rows_int(rows, 3);
    rows_close(rows);
    session_person(&other, person, branch, role);
    json_open(w, '[');
    if (left_on != NONE && left_on <= s->today)
        reason(w, "已离职，不能登录", "has left the bank and cannot sign in");
    unsigned reach = scope_reach(&other, entity, ACCESS_READ);
    reason(w, arena_format(s->arena, "角色 %s 对“%s”的查看范围：%s", role, entity->label.zh, access_reach_text(s->arena, reach)),
           arena_format(s->arena, "role %s reads %s: %s", role, entity->label.en, access_reach_text(s->arena, reach)));
    if (entity->scope == SCOPE_CUSTOMER || entity == &customer_entity)
        TRY(explain_customer(s, &other, home, w));
    json_close(w, ']');
    const struct viewer *before = s->tx->viewer;
    s->tx->viewer = &other.viewer;
    error = row_within(&other, entity, ACCESS_READ, home, id, allowed);
    s->tx->viewer = before;
    *allowed = *allowed && !(left_on != NONE && left_on <= s->today);
    return error;
}
