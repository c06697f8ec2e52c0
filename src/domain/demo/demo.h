/* A made-up bank to look at and to measure with: branches, people, customers of every kind and what lies in their
 * files. Everything is drawn from a seed: the same seed, number of customers and day give the same rows, ids included.
 * No real person or company is meant: credit codes and resident ids carry division codes (99....) that were never
 * assigned.
 *
 * What a customer's file holds depends on its number. The first DETAILED customers have everything: statements of
 * several years, accounts, loans, credit records, relations, contacts, visits, notes, tasks, papers, earlier versions;
 * every seventh of them and every story also bookings and monthly indicators. Those after them are outlines for
 * measuring size: the customer itself; for two in five an account and for one in five a loan; for companies from medium
 * size on the two last annual statements. */
#pragma once

#include "record/session.h"

struct demo_options {
    uint64_t seed;
    int64_t customers; /* at least 200: the stories need company */
    int64_t detailed;
    int64_t today; /* business date the bank stands at */
    const char *bank_name;
    const char *password; /* of every person of the bank */
    /* Called on the caller's thread between batches; may be NULL. */
    void (*progress)(void *context, int64_t customers_done, int64_t customers, int64_t rows);
    void *progress_context;
};

/* Seed 1, 2 000 customers, the first 5 000 detailed, the clock's day, 融山银行. */
struct demo_options demo_options_default(void);

struct demo_report {
    int64_t customers, rows;
    double seconds;
};

/* Fills an empty, migrated store; open it with fast_load. Nothing may be signed in meanwhile. */
const struct error *demo_create(struct arena *arena, struct bank *bank, const struct demo_options *options,
                                struct demo_report *report);

/* Contacts of the last months with customers whose tier promises them; after the bank has been rated. */
const struct error *demo_contacts(struct arena *arena, struct bank *bank, const struct demo_options *options);
/* Leads, opportunities and applications on their way, over the rated book. */
const struct error *demo_deals(struct arena *arena, struct bank *bank, const struct demo_options *options);

/* A model trained on the bank's own facts, released: the challenger of the CREDIT card. Nothing when too few defaulted. */
const struct error *demo_model(struct arena *arena, struct bank *bank);
/* Checks it on the last month ends and today. */
const struct error *demo_model_checks(struct arena *arena, struct bank *bank);

/* The first run of expected credit losses over the rated book, in the risk manager's name. */
const struct error *demo_impairment(struct arena *arena, struct bank *bank);

/* Experts' answers, share prices and moved grades, over the rated book. */
const struct error *demo_opinions(struct arena *arena, struct bank *bank, const struct demo_options *options);

/* Conditions, guarantees, reservations and two syndicates around the facilities of the book. */
const struct error *demo_around(struct arena *arena, struct bank *bank, const struct demo_options *options);

/* How a quota could be divided among what is under way; after the deals. */
const struct error *demo_allocation(struct arena *arena, struct bank *bank);

/* Firms that use the portal, last of all. */
enum { DEMO_FIRMS = 2 };
struct demo_portal_report {
    const char *firms[DEMO_FIRMS]; /* their names; NULL when the bank is too small for one */
};
const struct error *demo_portal(struct arena *arena, struct bank *bank, const struct demo_options *options, struct demo_portal_report *report);

/* Portal users one signs in as. */
struct demo_client {
    const char *login, *name, *role;
    struct label duty;
    int firm; /* of the report */
};
extern const struct demo_client demo_clients[];
extern const size_t demo_clients_count;
/* Requests, complaints, their answers, surveys and improvements of the last months; after the bank has been rated. */
const struct error *demo_service(struct arena *arena, struct bank *bank, const struct demo_options *options);

/* The pool of the last weeks and a handover; after contacts and deals. */
const struct error *demo_pool(struct arena *arena, struct bank *bank, const struct demo_options *options);

/* Campaigns sent and answered, and a draft; after the service desk. */
const struct error *demo_campaigns(struct arena *arena, struct bank *bank, const struct demo_options *options);

/* Partners' systems and what they were told. */
const struct error *demo_partners(struct arena *arena, struct bank *bank, const struct demo_options *options);

/* Models of who leaves and who takes up what, the first outlook and plays of the last months; after all else. */
const struct error *demo_outlook(struct arena *arena, struct bank *bank, const struct demo_options *options);

/* People one signs in as, for the tour and the sign-in page of a demo bank. */
struct demo_person {
    const char *login, *name, *role;
    struct label duty;
};
extern const struct demo_person demo_people[];
extern const size_t demo_people_count;

/* Customers whose file tells a story. */
struct demo_story {
    const char *key, *name; /* name of its customer as stored */
    struct label title, plot;
};
extern const struct demo_story demo_stories[];
extern const size_t demo_story_count;

/* After the bank is made and rated: drawdowns, covenants, outside events, a stream of bookings, and the runs of early warning of the
 * last weeks. */
const struct error *demo_monitor(struct arena *arena, struct bank *bank, int64_t customers);
