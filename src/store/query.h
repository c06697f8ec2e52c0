/* A named SQL statement of a queries.sql file: one text for both engines.
 *
 * $1, $2 ... are the caller's values. $me, $branch, $now and $asof are filled in from the caller. @customer stands for the rows
 * of the entity customer that this caller may see, as of the instant the caller asks about; writing statements name the bare
 * table. So no query can forget who is asking or when. */
#pragma once

#include <stddef.h>

struct query {
    const char *name;
    const char *sql;
};

extern const struct query *const queries[];
extern const size_t query_count;
