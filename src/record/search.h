/* What the one search box finds: terms of names, exact identifiers, sealed ones by blind index. */
#pragma once

#include "record/record.h"

const struct error *search_index(struct session *s, const struct entity *entity, const void *before, const void *row);
/* ROW as it is stored, by the terms of its texts. */
const struct error *search_forget(struct session *s, const struct entity *entity, const void *row);
/* Has the entity any field that the search box looks into? */
bool search_covers(const struct entity *entity);
/* A name without its legal form, which says nothing about who it is and would be a term of every company. */
const char *search_without_form(struct arena *arena, const char *name);
/* Every term under which ROW is to be found, into SINK; TERM lives in the session's arena. */
typedef const struct error *search_sink(void *context, const struct field *field, const char *term);
const struct error *search_row_terms(struct session *s, const struct entity *entity, const void *row, search_sink *sink, void *context);
/* [{entity, id, title, subtitle, matched, score}] of what this session may see, best first. */
const struct error *search_find(struct session *s, const char *text, int limit, struct json_writer *items);
/* Ids of ENTITY found by TEXT, for the list's q=; at most MOST. */
const struct error *search_ids(struct session *s, const struct entity *entity, const char *text, int most, int64_t *ids, size_t *count);
