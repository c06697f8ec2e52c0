/* How the book came to stand as it does, from the versions every loan has had: month by month, from bucket to bucket,
 * from class to class, by when it was lent. */
#pragma once

#include "domain/portfolio/book.h"

enum { HISTORY_MONTHS = 25, HISTORY_BUCKETS = 6, HISTORY_VINTAGES = 16, HISTORY_AGES = 9 };

/* Buckets: not overdue, 1-30, 31-60, 61-90 days, beyond, gone (repaid or written off). */
extern const struct label history_bucket_labels[HISTORY_BUCKETS];

struct loan_history {
    size_t loans; /* counted */
    struct history_month {
        int64_t date;                                  /* last day of the month, or today */
        double balance, npl, overdue, written_off;     /* written off during the month, fen */
    } months[HISTORY_MONTHS];                          /* the oldest first */
    double roll[HISTORY_BUCKETS - 1][HISTORY_BUCKETS]; /* balance that moved in a month, last twelve months */
    double classes[5][6];                              /* balance by class a year ago and now; the last: gone */
    struct history_vintage {
        int year, half;
        double lent;
        size_t loans;
        double bad[HISTORY_AGES]; /* amount ever NPL within (index + 1) quarters of being lent; NAN when too young */
    } vintages[HISTORY_VINTAGES];
    size_t vintage_count;
    double grades[BOOK_GRADES][BOOK_GRADES]; /* customers by grade a year ago and now */
};

const struct error *history_read(struct session *s, const struct book *book, const struct book_view *view,
                                 struct loan_history *history);
