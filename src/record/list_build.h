/* What a list is narrowed by, as SQL: shared by the pages and the counts of list.c. */
#pragma once

#include "record/record.h"

struct list_building {
    struct session *s;
    const struct entity *entity;
    const char *alias; /* of the entity's rows in the statement; NULL: t */
    struct buffer sql;
    struct sql_value *values;
    size_t count, room;
    bool ordered; /* the rows are wanted in the order of an index */
};

const char *list_column(struct session *s, const struct field *field);
const char *list_bind(struct list_building *b, struct sql_value value);
/* The wire text as the value the column holds; "me" is the caller where a person is meant. */
const struct error *list_column_value(struct list_building *b, const struct field *field, const char *text, struct sql_value *value);
bool list_leads_index(const struct entity *entity, const struct field *field);
/* " WHERE 1 = 1 AND ..." */
const struct error *list_conditions(struct list_building *b, const struct list_request *request);

/* Do records of ENTITY and of OTHER belong to the same thing, such as a customer, its loans and its visits? */
bool list_related(const struct entity *entity, const struct entity *other);
/* What a related record has to do with the row t: "r.home = t.id". */
const char *list_join(struct arena *arena, const struct entity *entity, const struct entity *other, const char *alias);
/* The value of a related sort: a sum of money, else the greatest. */
const char *list_related_column(struct session *s, const struct entity *entity, const struct list_sort *sort);
