/* What the parts of the demo share: the world under construction and a customer as the generator sees it. */
#pragma once

#include "domain/demo/demo.h"
#include "quant/random.h"
#include "quant/statement.h"
#include "record/load.h"

enum {
    BRANCHES_MOST = 40,
    STATEMENTS_MOST = 6,
    STALE_STORY = 20, /* number of the story customer that sends no more statements */
    SLOTS = 4096,     /* ids a customer may use for what lies at its home */
};

/* How an industry's companies look: shares of revenue, days, elasticity. Typical of the trade, not of anybody. */
struct sector {
    const char *code; /* GB/T 4754 */
    double weight;
    const char *products[6]; /* what stands in a company's name */
    double gross_margin, asset_turnover;
    int receivable_days, inventory_days, payable_days;
    double fixed_share; /* fixed assets over total assets */
    double selling, administration, research;
    double debt_share; /* interest-bearing debt over total assets */
    double cycle;      /* how strongly revenue and margin follow the industry's climate */
    double growth;
};
extern const struct sector sectors[];
extern const size_t sector_count;

/* Where a company is heading. */
enum path {
    PATH_STEADY,
    PATH_STAR,
    PATH_DECLINE,
    PATH_PAPER_PROFIT,
    PATH_OVERREACH,
    PATH_LEVERAGE,
    PATH_ZOMBIE,
    PATH_YOUNG,
    PATH_PROJECT,
    PATH_COUNT
};

struct city {
    const char *region, *name, *area_code;
    int branch; /* index into the world's branches */
    double weight;
};

/* One customer before its rows are made: all of it follows from the seed and the number. */
struct party {
    int64_t number, id;
    int64_t kind;   /* enum customer_kind */
    int64_t status; /* enum customer_status */
    bool company;   /* has statements */
    const struct sector *sector;
    const struct city *city;
    const char *name, *trade, *legal_representative;
    int64_t founded_on, since;
    int64_t revenue; /* yuan, of the year before the first statement */
    int branch, owner;
    enum path path;
    bool detailed, booked; /* booked: with transactions and monthly indicators */
    int story;             /* index + 1, 0 for none */
    int family;            /* group it belongs to + 1 */
    int64_t overdue_days;  /* of a story */
    int64_t duplicate_of;  /* number of the customer it was entered twice from, 0 for none */
    double held;           /* of its equity, by the edges made so far */
    int64_t linked_loan;   /* whose margin follows targets, 0 for none */
    int64_t next_slot;
    int64_t left_on; /* the day its business at the bank ended, or will end soon; 0: it stays */
};

/* A year or half-year in yuan, items as in quant/statement.h. */
struct period {
    int64_t period_end;
    int months;
    int64_t item[STATEMENT_ITEM_COUNT];
};
struct books {
    struct period periods[STATEMENTS_MOST];
    int count;
    double distress; /* 0 sound .. 1 failing, judged from the last period alone */
};

/* Companies under one hand. */
struct family {
    int64_t id; /* of its group */
    const char *name;
    int members[8], count; /* indexes into parties; the parent first */
    int controller;        /* index of a person */
    bool confirmed;
};

/* A branch's relationship managers, indexes into the world's people: the FIRST ones look after the detailed customers,
 * the many more that a large book needs share the rest. */
struct managers {
    int *people, count, first;
};

struct world {
    struct demo_options options;
    struct load *load;
    struct arena *lasting; /* as long as the world */
    struct arena *arena;   /* of the customer being made */
    int64_t branches[BRANCHES_MOST];
    int branch_count;
    int64_t *people;
    int *people_branch;
    const char **people_role;
    int people_count, first_people; /* the first hold every office; more are relationship managers */
    struct managers managers[BRANCHES_MOST];
    struct party *parties; /* the detailed ones, numbers 1.. */
    int64_t party_count;
    struct family *families;
    int family_count;
    double climate[20][72]; /* section A..T, month: 100 is neutral; the last is that of today */
    int64_t shared_slot;    /* next id of what belongs to the bank itself */
    const struct field *statement_fields[STATEMENT_ITEM_COUNT]; /* of the entity, for each item */
};

/* ids: customer NUMBER's own and those of what lies at its home; number 0 is the bank. */
int64_t world_id(int64_t number, int64_t slot);
int64_t world_child(struct party *party);
int64_t world_beside(int64_t customer, int64_t slot); /* for steps after the world is gone: slots from 3500 up */
int64_t world_shared(struct world *world);
/* Independent random numbers for a purpose and a customer. */
enum stream {
    STREAM_PARTY = 1,
    STREAM_BOOKS,
    STREAM_LEDGER,
    STREAM_FILE,
    STREAM_NETWORK,
    STREAM_CUSTOMER,
    STREAM_STAFF,
    STREAM_CLIMATE,
    STREAM_PHONE,
    STREAM_DOCUMENT,
    STREAM_PROJECT,
    STREAM_DEPARTURE,
    STREAM_RISK
};
struct random world_random(const struct world *world, enum stream stream, int64_t number);
/* A moment of that day in office hours, never after today's morning. */
int64_t world_instant(const struct world *world, struct random *r, int64_t date);
double world_climate(const struct world *world, const struct sector *sector, int months_ago);

/* Row put together and loaded: record fields as given. */
const struct error *world_put(struct world *world, const struct entity *entity, void *row, int64_t id,
                              int64_t recorded_at, int64_t by);

/* Who leaves: after stories and families are cast. */
void departures_cast(struct world *world);
/* What an account held on DATE as a share of today's, or of what it held before its customer left. */
double departure_share(const struct party *party, int64_t date);
/* Earlier versions of ROW every two months, then ROW itself: balances as the bank knew them. */
const struct error *account_course_put(struct world *world, struct party *party, struct account *row);
/* A product held, with its end when the customer left. */
const struct error *holding_put(struct world *world, struct party *party, struct product_holding *row);

/* --- the parts, in the order they run -------------------------------------------------------------------------- */

const struct error *staff_put(struct world *world);
/* A relationship manager there; for a customer in DETAIL one of the first. */
int staff_owner(const struct world *world, int branch, bool detail, struct random *r);
int staff_role(const struct world *world, const char *role,
               int branch); /* somebody of that role, as near as there is */

extern const struct city cities[];
extern const size_t city_count;
const char *name_trade(struct arena *arena, uint64_t seed,
                       int64_t number); /* another for every number below 1 700 000 */
const char *name_person(struct arena *arena, struct random *r, bool *male);
const char *name_address(struct arena *arena, struct random *r, const struct city *city);
const char *name_landline(struct arena *arena, struct random *r, const struct city *city);
const char *name_mobile(struct arena *arena, struct random *r);
const char *identity_uscc(struct arena *arena, int64_t number, const char *kind_digits);
const char *identity_resident(struct arena *arena, int64_t number, int64_t birth, bool male);

void party_make(const struct world *world, int64_t number, struct arena *arena, struct party *party);
void stories_cast(struct world *world); /* gives some parties a name and a fate */
void network_cast(struct world *world); /* makes families of some parties */

void books_make(const struct world *world, const struct party *party, int count, bool consolidated,
                struct books *books);
const struct error *books_put(struct world *world, struct party *party, const struct books *books, bool consolidated);
const struct error *customer_put(struct world *world, struct party *party, const struct books *books);
const struct error *ledger_put(struct world *world, struct party *party, const struct books *books);
/* What a loan should come to; its contract, events and the row are made so that they do. */
struct lending_wish {
    int64_t balance; /* about so much today; fen */
    int64_t started_on, overdue_days;
    int months;
    bool doubtful; /* watched though it pays */
};
const struct error *fixings_put(struct world *world);
/* LOAN says number, product, rate, security and purpose. */
const struct error *lending_put_loan(struct world *world, struct party *party, struct random *r, struct loan *loan,
                                     const struct lending_wish *wish);
/* Limits (FACILITIES: the customer's, then one a loan; NULL for none), security, inspections and cases around its
 * loans. */
const struct error *lending_put_file(struct world *world, struct party *party, struct random *r,
                                     const struct loan *loans, size_t count, const int64_t *facilities);
const struct error *file_put(struct world *world, struct party *party, const struct books *books);
const struct error *document_put(struct world *world, struct party *party, const struct books *books);
const struct error *risks_put(struct world *world, struct party *party, const struct books *books);
/* A picture of the customer's on DAY; its record is ID. */
const struct error *document_photo(struct world *world, struct random *r, struct party *party, const char *name,
                                   const struct buffer *png, int64_t day, int64_t *id);

/* The site of a project as it stands on a day: BUILT is the share of its works, 0..1. */
struct site {
    struct party *party;
    const char *name;
    int64_t kind; /* PROJECT_KIND_... */
    double built;
    int view;
};
/* Keeps a picture of it; ID is NONE when none could be drawn. */
const struct error *site_photo(struct world *world, struct random *r, const struct site *site, int64_t day,
                               int64_t *id);
const struct error *network_put(struct world *world);
/* Between two customers by number. */
const struct error *network_edge(struct world *world, int from, int to, int64_t kind, double share, int64_t amount,
                                 const char *title, bool confirmed);
const struct error *stories_put(struct world *world);
const struct error *portfolio_put(struct world *world); /* after all loans are there */
const struct error *climate_put(struct world *world);
const struct error *projects_put(struct world *world);
const struct error *references_put(struct world *world); /* after the customers */
const struct error *equator_put(struct world *world, struct party *party, const struct project *project);
const struct error *esg_put(struct world *world, struct party *party, int64_t project);
/* AMOUNT of green loan; nothing for a KIND that is in no catalogue. */
const struct error *green_put(struct world *world, struct party *party, int64_t project, int64_t amount, int64_t kind);
