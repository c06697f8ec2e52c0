/* What the screens need to know about every entity and operation, in both languages. */
#include "http/request.h"
#include "record/own.h"

static const char *const type_names[] = {"text", "int", "bool", "enum", "date", "instant", "money", "rate", "ratio", "link", "json"};

static void put_label(struct json_writer *w, const char *key, const struct label *label)
{
    if (label->zh)
        label_put(w, key, *label);
    else
        json_put_null(w, key);
}

static void write_field(struct json_writer *w, const struct field *f)
{
    static const char *const searches[] = {NULL, "name", "exact"};
    json_open(w, '{');
    json_put_text(w, "name", f->name);
    json_put_text(w, "type", type_names[f->type]);
    put_label(w, "label", &f->label);
    put_label(w, "help", &f->help);
    json_put_bool(w, "required", f->required);
    json_put_bool(w, "read_only", f->read_only);
    json_put_bool(w, "sensitive", f->sensitive);
    json_put_bool(w, "unique", f->unique);
    json_put_bool(w, "multiline", f->multiline);
    json_put_bool(w, "listed", f->listed);
    json_put_bool(w, "own", f->own);
    json_put_text(w, "search", searches[f->search]);
    json_put_text(w, "check", f->check);
    json_put_text(w, "code_list", f->code_list);
    json_put_text(w, "group", f->group);
    json_put_text(w, "unit", f->unit);
    json_put_text(w, "default", f->initial);
    json_put_text(w, "link", f->link ? f->link->name : NULL);
    json_put_int(w, "min", f->min);
    json_put_int(w, "max", f->max);
    json_key(w, "choices");
    json_open(w, '[');
    for (size_t i = 0; i < f->choice_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", f->choices[i].name);
        put_label(w, "label", &f->choices[i].label);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static void write_fields(struct json_writer *w, const char *key, const struct field *fields, size_t count)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < count; i++)
        if (!fields[i].secret)
            write_field(w, &fields[i]);
    json_close(w, ']');
}

static void write_entity(struct json_writer *w, const struct session *s, const struct entity *e)
{
    static const char *const scopes[] = {"all", "branch", "customer", "person", "system"};
    json_open(w, '{');
    json_put_text(w, "name", e->name);
    put_label(w, "label", &e->label);
    put_label(w, "help", &e->help);
    json_put_text(w, "title", e->title->name);
    json_put_text(w, "home", e->home_field ? e->home_field->name : NULL);
    json_put_text(w, "scope", scopes[e->scope]);
    json_put_bool(w, "append_only", e->append_only);
    json_put_bool(w, "derived", e->derived);
    json_key(w, "fields");
    json_open(w, '[');
    for (size_t i = 0; i < record_field_count(s, e); i++)
        if (!record_field_at(s, e, i)->secret)
            write_field(w, record_field_at(s, e, i));
    json_close(w, ']');
    json_close(w, '}');
}

static void write_operation(struct json_writer *w, const struct operation *o)
{
    json_open(w, '{');
    json_put_text(w, "name", o->name);
    json_put_text(w, "method", o->method);
    json_put_text(w, "path", o->path);
    put_label(w, "label", &o->label);
    put_label(w, "help", &o->help);
    json_put_text(w, "permission", o->permission);
    write_fields(w, "input", o->input, o->input_count);
    write_fields(w, "query", o->query, o->query_count);
    json_close(w, '}');
}

const char *meta_document(const struct session *s)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_key(&w, "entities");
    json_open(&w, '[');
    for (size_t i = 0; i < entity_count; i++)
        if (entities[i]->scope != SCOPE_SYSTEM)
            write_entity(&w, s, entities[i]);
    json_close(&w, ']');
    json_key(&w, "operations");
    json_open(&w, '[');
    for (size_t i = 0; i < operation_count; i++)
        write_operation(&w, &operations[i]);
    json_close(&w, ']');
    json_close(&w, '}');
    return buffer_end(&out);
}
