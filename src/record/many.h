/* Remembers for a short while that a question has many answers, so that the next page of the same list need not count
 * them again. Only "many" is kept: it cannot turn into "few" in half a minute in a way that matters, and whoever counts
 * exactly does not ask here. */
#pragma once

#include "store/store.h"

/* Of the statement as this viewer asks it. */
uint64_t many_key(const struct viewer *viewer, const char *sql, const struct sql_value *values, size_t count);
bool many_known(uint64_t key, int64_t now);
void many_note(uint64_t key, int64_t now);
