#include "record/change.h"
#include "base/text.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/audit.h"
#include "record/row.h"

#include <string.h>

/* --- holding ------------------------------------------------------------------------------------------------------------------- */

static const char *row_json(struct session *s, const struct entity *entity, const void *row)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    for (size_t i = 0; i < entity->field_count; i++) {
        if (field_absent(&entity->fields[i], row))
            continue;
        json_key(&w, entity->fields[i].name);
        field_write_json(&w, s->arena, &entity->fields[i], row);
    }
    json_close(&w, '}');
    return buffer_end(&out);
}

/* The differences, masked, for the checker. */
static const char *held_content(struct session *s, int64_t version, const char *differences)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_int(&w, "version", version);
    json_put_raw(&w, "changes", differences ? differences : "{}");
    json_close(&w, '}');
    return buffer_end(&out);
}

static int64_t link_value(const struct entity *entity, const char *name, const void *row)
{
    const struct field *field = row ? entity_field(entity, name) : NULL;
    return field && field->type == FIELD_LINK ? *field_int(field, row) : NONE;
}

static const struct error *hold(struct session *s, struct pending_change *change, int64_t *pending)
{
    struct customer customer;
    bool found = false;
    change->status = PENDING_CHANGE_STATUS_WAITING;
    change->maker = change->owner = s->client ? NONE : s->person;
    if (s->client) { /* it lies before whoever looks after the firm */
        change->portal_user = s->person;
        TRY(row_stored(s, &customer_entity, s->client, s->client, &customer, &found));
        change->owner = found ? customer.owner : NONE;
    }
    change->made_at = s->now;
    change->reason = s->reason;
    if (change->branch == NONE)
        change->branch = s->branch;
    TRY(record_put(s, &pending_change_entity, change));
    *pending = change->record.id;
    return NULL;
}

const struct error *change_hold(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, const char *action,
                                const void *row, const char *content, const char *rule, int64_t *pending)
{
    struct pending_change change;
    record_initial(s, &pending_change_entity, &change);
    change.entity = entity->name;
    change.target = id_text(s->arena, home, id);
    change.action = action;
    change.rule = rule;
    const char *title = field_wire_text(s->arena, entity->title, row);
    change.summary = arena_format(s->arena, "%s %s", entity->label.zh, title && !entity->title->sensitive ? title : "");
    change.content = held_content(s, version, content);
    change.wanted = row_json(s, entity, row);
    change.customer = entity == &customer_entity ? (version ? home : NONE) : entity->scope == SCOPE_CUSTOMER ? home : NONE;
    change.branch = link_value(entity, "branch", row);
    return hold(s, &change, pending);
}

const struct error *change_hold_operation(struct session *s, const char *operation, const struct label *label, const char *request,
                                          int64_t customer, const char *rule, int64_t *pending)
{
    struct pending_change change;
    record_initial(s, &pending_change_entity, &change);
    change.entity = "operation";
    change.action = operation;
    change.rule = rule;
    change.summary = label->zh;
    change.customer = customer;
    change.content = held_content(s, 0, NULL);
    change.wanted = request;
    return hold(s, &change, pending);
}

const struct error *change_none_waiting(struct session *s, int64_t home, int64_t id)
{
    int64_t count;
    TRY(store_int(s->tx, &query_pending_for_target, VALUES(sql_text(id_text(s->arena, home, id))), &count));
    return count > 0 ? error_make(s->arena, ERROR_RECORD_WAITING) : NULL;
}

/* --- deciding -------------------------------------------------------------------------------------------------------------------- */

static const struct error *read_wanted(struct session *s, const struct entity *entity, const char *text, void *row)
{
    const struct json *wanted = json_read(s->arena, text, strlen(text), NULL);
    for (size_t i = 0; wanted && i < wanted->count; i++) {
        const struct field *field = entity_field(entity, wanted->keys[i]);
        struct buffer out = {.arena = s->arena};
        struct json_writer w = {&out, false};
        if (!field)
            return error_make(s->arena, ERROR_FIELD_UNKNOWN, .field = wanted->keys[i], .arguments = {""});
        const struct json *value = &wanted->items[i];
        if (value->kind == JSON_TEXT)
            buffer_text(&out, value->text);
        else
            json_write_value(&w, value);
        TRY(field_parse(s->arena, field, buffer_end(&out), row));
    }
    return NULL;
}

static const struct error *client_session(struct session *s, const struct pending_change *change, struct session *out)
{
    struct portal_user user;
    bool found = false;
    if (change->customer != NONE)
        TRY(row_stored(s, &portal_user_entity, change->customer, change->portal_user, &user, &found));
    if (!found)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    if (user.status != PORTAL_USER_STATUS_ACTIVE)
        return error_make(s->arena, ERROR_ACCESS_MAKER_LEFT, .arguments = {user.name});
    *out = *s;
    out->person_name = user.name;
    session_client(out, user.record.id, user.customer, change->branch, user.role);
    return NULL;
}

/* The maker's session again: what was asked is done with the maker's rights and in the maker's name. */
static const struct error *maker_session(struct session *s, const struct pending_change *change, struct session *out)
{
    struct rows *rows;
    const struct error *error;
    int64_t maker = change->maker;
    if (change->portal_user != NONE)
        return client_session(s, change, out);
    TRY(store_query(s->tx, &query_person_for_access, VALUES(sql_int(maker)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_RECORD_MISSING);
    *out = *s;
    out->person_name = arena_text(s->arena, rows_text(rows, 0));
    const char *role = arena_text(s->arena, rows_text(rows, 1));
    int64_t branch = rows_int(rows, 2), left_on = rows_int(rows, 3);
    rows_close(rows);
    if (left_on != NONE && left_on <= s->today)
        return error_make(s->arena, ERROR_ACCESS_MAKER_LEFT, .arguments = {out->person_name});
    session_person(out, maker, branch, role);
    return NULL;
}

static const struct error *apply_row(struct session *maker, const struct pending_change *change, int64_t version, const char *wanted)
{
    const struct entity *entity = entity_find(change->entity);
    int64_t home, id;
    if (!entity || !id_parse(change->target, &home, &id))
        return error_make(maker->arena, ERROR_RECORD_MISSING);
    void *row = arena_take(maker->arena, entity->size);
    record_clear(entity, row);
    TRY(read_wanted(maker, entity, wanted, row));
    *row_record(row) = (struct record){.home = home, .id = id, .version = version};
    if (!strcmp(change->action, "create"))
        return record_create(maker, entity, row, NULL);
    if (!strcmp(change->action, "delete"))
        return record_delete(maker, entity, home, id, version, NULL);
    return record_update(maker, entity, row, NULL);
}

static const struct error *apply(struct session *s, const struct pending_change *change)
{
    struct session maker;
    const char *wanted = change->wanted;
    int64_t version = 0;
    const struct json *content = json_read(s->arena, change->content, strlen(change->content), NULL);
    if (!change->wanted)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    json_get_int(content, "version", &version);
    TRY(maker_session(s, change, &maker));
    maker.reason = arena_format(s->arena, "%s（复核 checked by：%s）", change->reason ? change->reason : "", s->person_name);
    maker.checker = s->person;
    const struct viewer *before = s->tx->viewer;
    s->tx->viewer = &maker.viewer;
    const struct error *error = !strcmp(change->entity, "operation") && s->bank->run_operation
                                    ? s->bank->run_operation(&maker, change->action, wanted)
                                    : apply_row(&maker, change, version, wanted);
    s->tx->viewer = before;
    return error;
}

static const struct error *close_change(struct session *s, struct pending_change *change, bool approve, const char *decision)
{
    bool withdrawn = change->maker == s->person || change->portal_user == s->person;
    change->status = approve     ? PENDING_CHANGE_STATUS_APPROVED
                     : withdrawn ? PENDING_CHANGE_STATUS_WITHDRAWN
                                 : PENDING_CHANGE_STATUS_REJECTED;
    change->checker = s->person;
    change->checked_at = s->now;
    change->decision = decision;
    /* Closing it is the engine's own doing: the checker need not have the right to edit pending changes. The audit names the checker. */
    struct session engine;
    session_engine(s, &engine);
    const struct viewer *before = s->tx->viewer;
    s->tx->viewer = &engine.viewer;
    const struct error *error = record_update(&engine, &pending_change_entity, change, NULL);
    s->tx->viewer = before;
    return error;
}

/* --- the policy ---------------------------------------------------------------------------------------------------------------------- */

/* What a rule's condition may ask of the change itself; what is not here is unknown, and an unknown condition holds the change. */
static struct fact_set *change_facts(struct session *s, const struct entity *entity, const struct field *field, const void *before,
                                     const void *after)
{
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_put_text(facts, "change_maker_role", s->role);
    fact_put_bool(facts, "change_from_portal", s->client != 0);
    if (field && field->type == FIELD_MONEY) {
        if (before && !field_absent(field, before))
            fact_put_int(facts, "change_old_amount", *field_int(field, before));
        if (after && !field_absent(field, after))
            fact_put_int(facts, "change_new_amount", *field_int(field, after));
    }
    const void *row = before ? before : after;
    if (entity == &customer_entity && ((const struct customer *)row)->status != NONE)
        fact_put_text(facts, "customer_status", field_wire_text(s->arena, entity_field(entity, "status"), row));
    if (entity == &statement_entity)
        fact_put_bool(facts, "statement_audited", ((const struct statement *)row)->audited == 1);
    return facts;
}

static bool field_changed(struct session *s, const struct field *field, const void *before, const void *after)
{
    return !before || !after || !text_equal(field_wire_text(s->arena, field, before), field_wire_text(s->arena, field, after));
}

bool change_needs_checker(struct session *s, const struct entity *entity, const char *action, const void *before, const void *after,
                          const char **rule)
{
    enum access_action acted = !strcmp(action, "create") ? ACCESS_CREATE : !strcmp(action, "delete") ? ACCESS_DELETE : ACCESS_UPDATE;
    const struct maker_checker *policy = s->policy ? s->policy->maker_checker : NULL;
    if (!policy || s->unlimited)
        return false;
    const struct maker_checker_rule *found = NULL;
    if (acted != ACCESS_UPDATE)
        found = maker_checker_change(policy, entity->name, NULL, acted, change_facts(s, entity, NULL, before, after));
    for (size_t i = 0; !found && i < entity->field_count; i++)
        if (field_changed(s, &entity->fields[i], before, after) && !(acted == ACCESS_CREATE && field_absent(&entity->fields[i], after)))
            found = maker_checker_change(policy, entity->name, entity->fields[i].name, acted,
                                         change_facts(s, entity, &entity->fields[i], before, after));
    *rule = found ? found->name : NULL;
    return found;
}

bool change_operation_needs_checker(struct session *s, const char *operation, const char **rule)
{
    const struct maker_checker *policy = s->policy ? s->policy->maker_checker : NULL;
    const struct maker_checker_rule *found = policy && !s->unlimited ? maker_checker_operation(policy, operation, NULL) : NULL;
    *rule = found ? found->name : NULL;
    return found;
}

/* The permission the second person needs: what the rule says, or the general one. */
static const char *checker_permission(struct session *s, const char *rule)
{
    const struct maker_checker *policy = s->policy ? s->policy->maker_checker : NULL;
    for (size_t i = 0; policy && rule && i < policy->count; i++)
        if (!strcmp(policy->rules[i].name, rule) && policy->rules[i].checker)
            return policy->rules[i].checker;
    return "change.decide";
}

const struct error *change_decide(struct session *s, int64_t pending, bool approve, const char *decision)
{
    struct pending_change change;
    TRY(scope_row(s, &pending_change_entity, ACCESS_READ, pending, pending));
    TRY(row_hold(s, &pending_change_entity, pending, pending));
    TRY(record_load(s, &pending_change_entity, pending, pending, &change));
    if (change.status != PENDING_CHANGE_STATUS_WAITING)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    if (change.maker == s->person && approve)
        return error_make(s->arena, ERROR_ACCESS_SAME_PERSON);
    if (change.maker != s->person)
        TRY(scope_require(s, checker_permission(s, change.rule)));
    if (approve)
        TRY(apply(s, &change));
    return close_change(s, &change, approve, decision);
}
