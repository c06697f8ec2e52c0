#include "policy/write.h"

void write_label(struct json_writer *w, const char *key, struct label label)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_text(w, "zh", label.zh ? label.zh : "");
    json_put_text(w, "en", label.en ? label.en : "");
    json_close(w, '}');
}

void write_document(struct json_writer *w, const char *key, const struct document *doc)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_text(w, "file", doc->file);
    json_put_text(w, "kind", doc->kind);
    json_put_text(w, "name", doc->name);
    write_label(w, "label", doc->label);
    json_put_int(w, "version", doc->version);
    json_put_text(w, "hash", doc->hash);
    json_close(w, '}');
}

void write_rule(struct json_writer *w, const char *name, struct label label, const struct expression *when,
                struct fact_set *facts)
{
    json_open(w, '{');
    json_put_text(w, "name", name);
    write_label(w, "label", label);
    if (when) {
        struct value value = expression_value(when, facts);
        json_put_text(w, "rule", expression_source(when));
        json_put_int(w, "line", expression_line(when));
        json_key(w, "value");
        value_write(w, value, NULL);
        json_put_text(w, "status", value_status_names[value.status]);
        json_key(w, "path");
        expression_explain(w, when, facts);
    }
    json_close(w, '}');
}
