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
/* The heads of all chains as they are now. One noted where the database's masters cannot write (a log, a file, paper) shows later whether
 * the tail was put back together with the sealed head that belonged to it. */
struct audit_head {
    int64_t chain, sequence;
    char hash[65];
};
const struct error *audit_heads(struct session *s, struct audit_head **heads, size_t *count);
/* "CHAIN:SEQUENCE:HASH" */
const char *audit_head_text(struct arena *arena, const struct audit_head *head);
/* The next such text in *AT, which moves behind it; FALSE when there is none. */
bool audit_head_next(const char **at, struct audit_head *head);
/* A head noted earlier must still stand in its chain; a FINDING that is intact stays so when it does. */
const struct error *audit_check_head(struct session *s, const struct audit_head *head, struct audit_finding *finding);
/* Recomputes every hash in order. */
const struct error *audit_verify(struct session *s, struct audit_finding *finding);
