/* Who did what, when, from where, to what, why: one row each, each carrying the hash of the row before it. */
#pragma once

#include "record/session.h"

/* CONTENT is JSON text ({"field": {"old": ..., "new": ...}} for changes) or NULL. ENTITY may be a plain noun for things that are no records
 * ("session", "policy", "audit"). */
const struct error *audit_write(struct session *s, const char *entity, int64_t home, int64_t record, const char *action, const char *content);

struct audit_finding {
    bool intact;
    int64_t records, chains;
    int64_t bad_chain, bad_sequence; /* the first bad record */
    const char *problem_zh, *problem_en;
};
/* Recomputes every hash in order. */
const struct error *audit_verify(struct session *s, struct audit_finding *finding);
