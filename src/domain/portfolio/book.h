/* The credit book at one instant, in columns: what every limit, figure and what-if is computed from. Built once from
 * the store and shared by all who look; who may see which rows is settled by book_view. The present book is at most a
 * few seconds old; that of a past instant never changes. Money is fen. */
#pragma once

#include "policy/snapshot.h"
#include "record/record.h"

enum { BOOK_SECTIONS = 21, BOOK_PROVINCES = 100, BOOK_GRADES = 32, BOOK_PRODUCTS = 16, BOOK_CLASSES = 5 };

struct book_customer {
    int64_t id;
    double pd;               /* of the rating in force, NAN when there is none */
    double turnover, equity; /* yearly; of the latest annual statement, fen; NAN when none is known */
    int64_t group;           /* id, NONE */
    int32_t group_index;
    int16_t grade, grade_year_ago; /* on the master scale, -1 */
    uint8_t section;               /* A..T as 0..19, 20 unknown */
    uint8_t province;              /* first two digits of the region, 0 unknown */
    uint8_t kind;                  /* enum customer_kind */
    bool defaulted;
    uint32_t first, count; /* its exposures */
};

struct book {
    struct arena *arena;
    int64_t as_of; /* instant, NONE for the present */
    int64_t today;
    int users;
    size_t count; /* exposures, by customer */
    uint32_t *customer;
    int64_t *loan;
    int64_t *loans, *undrawn, *off_balance; /* lent; promised and not drawn; guarantees and the like, nominal */
    int64_t *exposure;                      /* after conversion, before security */
    int64_t *rate, *started_on, *matures_on, *overdue_days, *overdue_amount, *branch;
    double *pd_origination; /* of the rating in force when the loan began, NAN when there was none */
    double *lgd;
    uint8_t *product, *class, *amortising, *status; /* status: enum loan_status */
    uint8_t *foreign, *guaranteed;                  /* in another currency; secured by guarantee */
    size_t customer_count;
    struct book_customer *customers;
    int64_t *groups; /* ids by index */
    size_t group_count;
    int64_t *branches; /* distinct, rising */
    size_t branch_count;
    size_t unconverted;                   /* loans in a currency without a rate: left out */
    int64_t total_capital, tier1_capital; /* of the bank, NONE when not on record */
};

/* The book of the session's instant, kept for the caller, who releases it. */
const struct error *book_take(struct session *s, const struct book **book);
void book_release(const struct book *book);
/* Reads it anew, without the cache: the caller frees book->arena. */
const struct error *book_read(struct session *s, struct book **book);
void book_cache_free(struct bank *bank);

/* The rows of a book that a session may see. */
struct book_view {
    const struct book *book;
    bool whole;
    size_t count;
    const uint32_t *rows; /* NULL when whole */
};
const struct error *book_view(struct session *s, const struct book *book, struct book_view *view);

int book_section(const char *industry); /* 0..19; 20 unknown */
int book_product(const char *name);     /* index of the choice, -1 */
/* The customer at its index; -1 when it owes nothing. */
int64_t book_customer_index(const struct book *book, int64_t customer);
