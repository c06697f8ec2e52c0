/* A bank in a temporary file for targets that need a store: every migration, the policies as shipped, two branches, and
 * a person. */
#pragma once

#include "record/call.h"
#include "record/check.h"
#include "record/policies.h"
#include "record/record.h"
#include "store/schema.h"

#include <stdlib.h>
#include <string.h>

struct fuzz_bank {
    struct bank bank;
    int64_t branch, person, customer;
    struct arena *arena; /* lives as long as the program */
};

static inline void fuzz_must(const struct error *error)
{
    if (error)
        abort();
}

static inline const struct error *fuzz_people(struct session *s, void *context)
{
    struct fuzz_bank *b = context;
    struct branch branch;
    struct person person;
    struct customer customer;
    record_initial(s, &branch_entity, &branch);
    branch.name = "总行";
    branch.code = "0001";
    branch.kind = BRANCH_KIND_HEAD_OFFICE;
    TRY(record_put(s, &branch_entity, &branch));
    record_initial(s, &person_entity, &person);
    person.name = "钱伟";
    person.login = "qian.w";
    person.role = "head_office_manager";
    person.branch = branch.record.id;
    TRY(record_put(s, &person_entity, &person));
    record_initial(s, &customer_entity, &customer);
    customer.name = "上海晨光机械有限公司";
    customer.kind = CUSTOMER_KIND_MEDIUM;
    customer.phone = "021-55556666";
    customer.branch = branch.record.id;
    TRY(record_put(s, &customer_entity, &customer));
    b->branch = branch.record.id;
    b->person = person.record.id;
    b->customer = customer.record.id;
    return NULL;
}

static inline struct fuzz_bank *fuzz_bank(void)
{
    static struct fuzz_bank *bank;
    if (bank)
        return bank;
    static char folder[] = "/tmp/steward-fuzz-XXXXXX";
    struct arena *arena = arena_new();
    struct fuzz_bank *b = calloc(1, sizeof(*b));
    struct migration_report report;
    struct buffer out = {.arena = arena};
    struct session s;
    b->arena = arena;
    if (!mkdtemp(folder))
        abort();
    b->bank.data_folder = folder;
    fuzz_must(store_open(arena, arena_format(arena, "sqlite:%s/bank.db", folder),
                         &(struct store_options){.create = true, .fast_load = true}, &b->bank.store));
    fuzz_must(schema_migrate(b->bank.store, arena, false, &out, &report));
    fuzz_must(vault_open(arena, arena_format(arena, "%s/keys", folder), true, &b->bank.vault));
    fuzz_must(codes_load(arena, &b->bank.codes));
    fuzz_must(policies_load(&b->bank, arena));
    session_system(&s, &b->bank, arena);
    fuzz_must(session_write(&s, fuzz_people, b));
    session_close(&s);
    return bank = b;
}
