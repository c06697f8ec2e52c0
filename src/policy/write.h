/* Pieces of JSON that every explanation holds. */
#pragma once

#include "policy/document.h"
#include "policy/expression.h"

void write_label(struct json_writer *w, const char *key, struct label label); /* {"zh", "en"} */
/* {"file", "name", "label", "version", "hash"} */
void write_document(struct json_writer *w, const char *key, const struct document *doc);
/* {"name", "label", "rule", "line", "value", "status", "path"} of a condition; an absent one is null */
void write_rule(struct json_writer *w, const char *name, struct label label, const struct expression *when,
                struct fact_set *facts);
