/* Two records of one company made one, and parted again with nothing lost. */
#pragma once

#include "record/record.h"

struct merge_result {
    int64_t merge;                    /* id of the customer_merge, at the home of LOSER */
    const char *filled, *handed_over; /* field names joined by commas */
    struct merge_moved {
        const struct entity *entity;
        int64_t count;
    } * moved;
    size_t moved_count, moved_room;
};

/* Everything at LOSER's home moves to WINNER's. What WINNER lacks it takes from LOSER; identifiers that must be unique
 * are handed over where WINNER has none. LOSER stays as a record of status merged that points to WINNER. The session's
 * person needs to be able to change both. */
const struct error *customer_merge_into(struct session *s, int64_t loser, int64_t winner, const char *reason,
                                        struct merge_result *result);
/* Takes back the last merge of LOSER. What was changed since stays changed; what was added to WINNER since stays with
 * it. */
const struct error *customer_unmerge(struct session *s, int64_t loser, const char *reason, int64_t *winner,
                                     struct merge_result *result);
