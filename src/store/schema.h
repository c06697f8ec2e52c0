/* The database's shape: drafted from the entity tables, reviewed by people, applied once each in order. */
#pragma once

#include "base/buffer.h"
#include "store/store.h"

/* DDL of one entity and its history in the portable form of migrations/: @ID @INT @REAL @TEXT @NULLS @CLUSTERED stand for what each
 * engine calls them. */
void schema_draft_entity(const struct entity *entity, struct buffer *out);
/* What the model has and the database lacks, as a migration to review; empty when they agree. */
const struct error *schema_draft(struct store *store, struct arena *arena, struct buffer *out);

struct migration_report {
    int applied, pending;
    int newest; /* number of the newest migration in the database */
};
/* Applies what is pending, each in a transaction; DRY_RUN applies all in one transaction and rolls back. OUT receives a line for each. */
const struct error *schema_migrate(struct store *store, struct arena *arena, bool dry_run, struct buffer *out,
                                   struct migration_report *report);
/* An error when the database is not exactly at this program's version. */
const struct error *schema_check(struct store *store, struct arena *arena, struct migration_report *report);
