/* Search terms of many rows that wait to be written together, in the order of their table: neighbours then lie on the
 * same pages, and many go into one statement. */
#pragma once

#include "record/session.h"

struct search_term {
    uint64_t key; /* the first eight bytes of the text, so that most comparisons need no text */
    const char *text;
    const struct entity *entity;
    int64_t home, id;
    uint32_t number; /* of two that speak of the same, the later one holds */
    bool removed;
};

struct search_batch {
    struct search_term *terms;
    size_t count, room;
    struct arena *texts;
    char *pool;
    size_t pool_room;
};

void search_batch_add(struct search_batch *batch, const char *text, const struct entity *entity, int64_t home,
                      int64_t id, bool removed);
/* Writes what is collected; the batch keeps it until it is emptied, for a transaction that must be run again. */
const struct error *search_batch_write(struct session *s, struct search_batch *batch);
void search_batch_empty(struct search_batch *batch);
void search_batch_free(struct search_batch *batch); /* what it holds, not itself */
