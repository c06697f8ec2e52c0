/* What the signed-in person is and may do: the screens ask once and offer only that. */
#include "http/request.h"
#include "queries.h"
#include "record/check.h"

static void write_entity(struct session *s, struct json_writer *w, const struct entity *entity)
{
    static const char *const actions[] = {"read", "create", "update", "delete"};
    json_key(w, entity->name);
    json_open(w, '{');
    for (int i = 0; i < 4; i++) {
        bool allowed = scope_reach(s, entity, (enum access_action)i) != REACH_NONE && (i == 0 || !entity->derived) && !(i > 1 && entity->append_only);
        json_put_bool(w, actions[i], allowed);
    }
    json_key(w, "masked");
    json_open(w, '[');
    for (size_t i = 0; i < entity->field_count; i++)
        if (scope_masks(s, entity, &entity->fields[i]))
            json_write_text(w, entity->fields[i].name);
    json_close(w, ']');
    json_close(w, '}');
}

const struct error *operation_me(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct person person;
    struct rows *rows;
    const struct error *error;
    const char *branch, *bank;
    int64_t totp = 0, must_change = 0;
    TRY(record_load(s, &person_entity, s->person, s->person, &person));
    TRY(store_query(s->tx, &query_credential_read, VALUES(sql_int(s->person)), &rows));
    if (rows_next(rows, &error)) {
        must_change = rows_int(rows, 1);
        totp = rows_int(rows, 3);
        rows_close(rows);
    }
    if (error)
        return error;
    struct query branch_name = {"me_branch", "SELECT t.name FROM @branch t WHERE t.home = $1 AND t.id = $1"};
    struct query bank_name = {"me_bank", "SELECT value FROM setting WHERE name = 'bank_name'"};
    TRY(store_text(s->tx, &branch_name, VALUES(sql_int(s->branch)), &branch));
    TRY(store_text(s->tx, &bank_name, NO_VALUES, &bank));
    const struct access_role *role = access_role(s->access, s->role);
    struct label unknown = {s->role, s->role};
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, s->person, s->person));
    json_put_text(w, "name", person.name);
    json_put_text(w, "login", person.login);
    json_put_text(w, "role", s->role);
    label_put(w, "role_label", role ? role->label : unknown);
    json_put_text(w, "branch", id_text(s->arena, s->branch, s->branch));
    json_put_text(w, "branch_title", branch);
    json_put_text(w, "language", person.language == PERSON_LANGUAGE_EN ? "en" : "zh");
    json_put_bool(w, "totp", totp == 1);
    json_put_bool(w, "must_change", must_change == 1);
    json_key(w, "permissions");
    json_open(w, '[');
    for (size_t i = 0; role && i < role->permissions.count; i++)
        json_write_text(w, role->permissions.names[i]);
    json_close(w, ']');
    json_key(w, "entities");
    json_open(w, '{');
    for (size_t i = 0; i < entity_count; i++)
        if (entities[i]->scope != SCOPE_SYSTEM)
            write_entity(s, w, entities[i]);
    json_close(w, '}');
    json_put_date(w, "today", s->today);
    json_put_text(w, "bank", bank ? bank : "Steward");
    json_put_instant(w, "as_of", s->viewer.as_of);
    json_close(w, '}');
    return NULL;
}
