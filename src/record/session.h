/* One piece of work done for somebody: who, from where, now or as of an instant, with its memory, its transaction and the policy
 * in force. Everything a verb needs, handed from hand to hand; nothing is global. */
#pragma once

#include "base/error.h"
#include "entities.h"
#include "store/store.h"
#include "store/vault.h"

struct access;
struct policy_current;
struct policy_snapshot;
struct policy_vocabulary;
struct code_lists;
struct match_prepared;
struct search_batch;
struct book_cache;
struct service_cache;
struct assistant;
struct post_settings;

struct session;

/* What lives as long as the program. */
struct bank {
    struct store *store;
    struct vault *vault;
    struct code_lists *codes;
    const char *policy_folder; /* policies from here instead of those inside the program; NULL */
    int64_t policies_seen;     /* newest change of a policy version that is loaded: another server may have made it */
    struct policy_current *policy; /* the policies in force; NULL only while they are being read */
    const struct access *access;   /* roles of a bank that runs without policies: small tests */
    const struct policy_vocabulary *program; /* permissions, queries and functions that policies may name; NULL: not checked */
    struct book_cache *books;      /* of domain/portfolio, made when first asked for */
    struct service_cache *service; /* of domain/service, likewise */
    struct assistant *assistant;   /* of domain/assistant: what answers are found in, made when first asked for */
    const struct post_settings *post; /* of domain/post: how mail and webhooks leave and enter; NULL: not at all */
    const char *data_folder; /* documents, import files, exports */
    _Atomic bool stopping;   /* the program ends: long work leaves off */
    /* Runs a held operation again; set by the layer that knows the operations. */
    const struct error *(*run_operation)(struct session *s, const char *operation, const char *request);
    /* What follows from a change of a record, in its transaction; set by the layer that knows. BEFORE is NULL of a new
     * row, AFTER of one that goes; AFTER is read again when the engine worked something out for it. NULL: nothing. */
    const struct error *(*follow)(struct session *s, const struct entity *entity, const void *before, void *after);
};

struct session {
    struct bank *bank;
    struct arena *arena;
    struct tx *tx; /* NULL outside a transaction */
    struct policy_snapshot *policy; /* in force when the session began, held until session_close */
    const struct access *access;
    struct viewer viewer; /* who reads, as of when: what queries see */
    enum language language;
    int64_t person, branch; /* 0 for the system itself */
    int64_t client;         /* the customer whose firm PERSON, a portal user, belongs to; 0: a person of the bank */
    int64_t checker;        /* who agreed, while a held operation is run again; 0 otherwise */
    const char *person_name, *role;
    int64_t now;   /* instant */
    int64_t today; /* business date of now or of as_of */
    const char *address, *correlation;
    const char *csrf; /* what a change must carry; of this sign-in */
    const char *reason; /* why, as the person said; goes into the audit */
    int64_t sign_in;    /* id of the sign-in, 0 for none */
    struct session_memo *memo; /* what was asked before in this session: masks, titles of links */
    struct search_batch *search_batch; /* collects the search terms of a long transaction; NULL: they are written at once */
    const struct match_prepared *match_prepared; /* of the customer about to be written, when somebody knows it already */
    bool unlimited;     /* acts for the engine: sees and may everything, though the person stays named */
};

/* Progress of long work that nobody waits for: false when the bank, which CONTEXT is, stops; NULL never does. */
bool bank_goes_on(void *context, double share);

/* A session of the system itself, for jobs, import of demo data and the command line. Ends with session_close. */
void session_system(struct session *s, struct bank *bank, struct arena *arena);
/* Sees what PERSON's role and branch let it see. ROLE must be one of the policy's. */
void session_person(struct session *s, int64_t person, int64_t branch, const char *role);
/* Acts for USER of the portal, who sees and does only what a role of policy/portal/access.yaml allows within CUSTOMER. */
void session_client(struct session *s, int64_t user, int64_t customer, int64_t branch, const char *role);
/* Looks at the bank as it was known at INSTANT. */
void session_as_of(struct session *s, int64_t instant);

const struct error *session_read(struct session *s, struct tx *tx); /* begins; end with session_end */
void session_end(struct session *s);
/* ENGINE does the engine's own work in the name of S: derived rows, decisions. Holds no policies of its own. */
void session_engine(const struct session *s, struct session *engine);
void session_close(struct session *s); /* lets go of the policies */
