/* The policies in force: those carried inside the program, replaced document by document by the versions the bank has released. */
#pragma once

#include "policy/snapshot.h"
#include "record/session.h"

/* Loads and puts into bank->policy; also after a version was released or withdrawn. An error names the first fault. */
const struct error *policies_load(struct bank *bank, struct arena *arena);
void policies_free(struct bank *bank);

/* What was in force, and known, at INSTANT; kept for the caller, who releases it. */
const struct error *policies_at(struct session *s, int64_t instant, struct policy_snapshot **snapshot);
/* The documents the next snapshot would consist of, with the session's eyes. */
const struct error *policies_sources(struct session *s, int64_t instant, struct policy_source **sources, size_t *count);
/* Names that policy files may use: entities and fields of the model, and the PROGRAM's permissions, queries and functions (NULL: those are
 * not checked). */
struct policy_vocabulary policies_vocabulary(struct arena *arena, const struct policy_vocabulary *program);
