/* Statements as numbers: from rows of the entity to the figures of quant and back to the cells they came from. Amounts
 * are fen, whatever unit the sender keyed. */
#pragma once

#include "quant/statement.h"
#include "record/record.h"

enum figures_section {
    SECTION_ASSETS,
    SECTION_LIABILITIES,
    SECTION_EQUITY,
    SECTION_INCOME,
    SECTION_CASH_FLOW,
    SECTION_MEMO,
    SECTION_COUNT
};
extern const char *const figures_section_names[SECTION_COUNT];
extern const struct label figures_section_labels[SECTION_COUNT];

enum figures_section figures_section(enum statement_item item);
bool figures_total(enum statement_item item); /* worked out from others, never adjusted itself */
/* 1 where a debit makes it larger (assets, expenses), -1 where a credit does. */
int figures_side(enum statement_item item);
/* STATEMENT_ITEM_COUNT when there is none. */
enum statement_item figures_item(const char *code);

struct statement_journal {
    struct statement_adjustment *entries;
    size_t count, room;
};

/* One period of a customer: as reported, the journal, and what the journal makes of it. */
struct statement_period {
    struct statement row;
    struct statement_figures reported, change, adjusted; /* change: 0 where the journal says nothing */
    struct statement_journal journal;
    const struct statement_period *prior; /* a year before, same scope and length; NULL when there is none */
};

void figures_read(const struct statement *row, struct statement_figures *figures);
/* Books the journal: each entry moves its item, the other side of the entry moves so that the books still balance, and
 * totals follow. An item that was absent counts as 0 once an entry names it. */
void figures_adjust(struct statement_period *period);

/* The periods of CUSTOMER, newest first, at most MOST, with their journals and priors. SCOPE is one of enum
 * statement_scope; NONE takes that of the newest statement, consolidated before parent, and *SCOPE says which. Never
 * mixes scopes. */
const struct error *statement_periods(struct session *s, int64_t customer, int64_t *scope, size_t most,
                                      struct statement_period **periods, size_t *count);

/* Half a unit of the unit it was keyed in, in fen: less is rounding, not a mistake. */
double figures_tolerance(const struct statement *row);
/* How a ratio is printed: times, share, days or money; and whether more is better (1), worse (-1) or neither (0). */
const char *ratio_kind(const struct statement_ratio *ratio);
int ratio_better(const struct statement_ratio *ratio);
/* Quartile position of a value among peers: good, middle, weak, or NULL when nothing can be said. */
struct peer_band;
const char *ratio_position(const struct statement_ratio *ratio, double value, const struct peer_band *band);
/* The newest full year: what flows say is not comparable for part of a year. The newest period when there is no full
 * year, NULL when there is none. */
const struct statement_period *statement_newest_year(const struct statement_period *periods, size_t count);

/* An amount in a sentence, in the unit people speak in: 1.56 亿元, 2,431.50 万元, 880.00 元; CNY 156.00 m. */
struct label amount_label(struct arena *arena, double fen);
