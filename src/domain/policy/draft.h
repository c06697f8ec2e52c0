/* A draft of a policy kept beside the one in force: checked, numbered, released by a second person. */
#pragma once

#include "policy/problem.h"
#include "record/record.h"

/* In a write transaction. A draft with PROBLEMS is kept too; it cannot be submitted. */
const struct error *policy_draft_keep(struct session *s, const char *file, const char *text, const char *reason,
                                      struct problems *problems, struct policy_version *row);
