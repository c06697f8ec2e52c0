/* Who may see and do what: roles from policy/access. The record layer turns a reach into SQL; nothing is checked after
 * reading.
 *
 * A reach is a set of circles of records. A new record must lie inside the reach of `create` as well:
 *   all          every record
 *   branch_tree  records of the person's branch and of every branch below it
 *   branch       records of the person's branch
 *   own          records whose owner is the person
 *   team         records of customers on whose deal team the person is
 *   client       records of the customer whose firm the portal user belongs to; of portal roles alone
 * An entity without a branch of its own follows its customer. A person with several roles reaches what any of them
 * reaches. */
#pragma once

#include "policy/document.h"
#include "policy/vocabulary.h"

enum access_action { ACCESS_READ, ACCESS_CREATE, ACCESS_UPDATE, ACCESS_DELETE, ACCESS_ACTIONS };

enum access_reach {
    REACH_NONE = 0,
    REACH_OWN = 1,
    REACH_TEAM = 2,
    REACH_BRANCH = 4,
    REACH_BRANCH_TREE = 8,
    REACH_ALL = 16,
    REACH_CLIENT = 32,
};

/* One line of the file, kept for the question "why can X see Y". */
struct access_rule {
    unsigned reach[ACCESS_ACTIONS];
    const char *file;
    int line;
};

struct access_role {
    const char *name;
    struct label label, help;
    const char *start; /* page after sign-in, NULL for the workbench */
    struct name_list permissions;
    struct name_list masked; /* "contact.mobile" */
    bool masks_sensitive;    /* every field that the model calls sensitive is masked, too */
    const char **entities;   /* the entity of each rule */
    struct access_rule *rules;
    size_t rule_count;
    const char *file;
    int line;
};

struct access {
    const struct access_role *roles;
    size_t role_count;
    const char *hash; /* of the text: the same rules have the same */
};

extern const char *const access_action_names[]; /* read create update delete */

const struct access_role *access_role(const struct access *access, const char *name); /* NULL when unknown */
/* The rule for ENTITY, or one that reaches nothing; never NULL. */
const struct access_rule *access_rule(const struct access_role *role, const char *entity);
/* Set of REACH_ bits; REACH_ALL swallows the others. An unknown role or entity reaches nothing. */
unsigned access_reach(const struct access *access, const char *role, const char *entity, enum access_action action);
bool access_permits(const struct access *access, const char *role, const char *permission);
bool access_masks(const struct access *access, const char *role, const char *entity, const char *field, bool sensitive);
/* "own, team" in file words */
const char *access_reach_text(struct arena *arena, unsigned reach);

/* The whole matrix, for the screen of people and organisation. */
void access_write(struct json_writer *w, const struct access *access);

/* Reads the document of kind `access`, or of kind `client_access`: the roles of portal users, whose permissions are all
 * called client.SOMETHING and whose only circle is `client`, as no role of the bank's people has either. Runs its
 * examples. */
struct access *access_load(struct document *doc, const struct policy_vocabulary *vocabulary);
