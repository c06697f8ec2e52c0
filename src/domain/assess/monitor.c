#include "domain/assess/monitor.h"

#include "queries.h"

#include <string.h>

/* A feed of outside events that brought nothing about anybody for so long counts as cut off. */
enum { FEED_DAYS = 90 };

struct median {
    const char *section, *ratio;
    double value;
};
struct monitor_book {
    struct median *medians;
    size_t count;
    bool feed; /* outside events arrive */
};

const struct error *monitor_book_read(struct session *s, const char *section, const struct monitor_book **out)
{
    struct monitor_book *book = ARENA_NEW(s->arena, struct monitor_book);
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    int64_t latest = NONE;
    *out = book;
    TRY(store_int(s->tx, &query_monitor_feed, VALUES(sql_int(s->today)), &latest));
    book->feed = latest != NONE && s->today - latest <= FEED_DAYS;
    if (section)
        TRY(store_query(s->tx, &query_monitor_peers_of, VALUES(sql_int(s->now), sql_text(section)), &rows));
    else
        TRY(store_query(s->tx, &query_monitor_peers, VALUES(sql_int(s->now)), &rows));
    while (rows_next(rows, &error))
        if (!rows_null(rows, 2))
            ARENA_PUSH(s->arena, book->medians, book->count, room,
                       (struct median){arena_text(s->arena, rows_text(rows, 0)),
                                       arena_text(s->arena, rows_text(rows, 1)), rows_real(rows, 2)});
    return error;
}

static struct value *cell(const struct fact_range *range, size_t i, const struct fact *fact)
{
    return &range->values[i * range->policy->facts->count + (size_t)fact->index];
}

static void put_medians(const struct fact_range *range, const struct monitor_book *book)
{
    static const struct {
        const char *fact, *ratio;
    } wanted[] = {{"ar_days_median", "ar_days"}, {"inventory_days_median", "inventory_days"}};
    const struct fact *section = fact_find(range->policy->facts, "industry_section");
    for (int k = 0; k < 2 && section; k++) {
        const struct fact *fact = fact_find(range->policy->facts, wanted[k].fact);
        for (size_t i = 0; fact && i < range->count; i++) {
            struct value value = *cell(range, i, section);
            for (size_t m = 0; value_known(value) && m < book->count; m++)
                if (!strcmp(book->medians[m].section, value.text) && !strcmp(book->medians[m].ratio, wanted[k].ratio))
                    *cell(range, i, fact) = value_number(book->medians[m].value);
        }
    }
}

static void nothing_is_zero(const struct fact_range *range, const char *const *names, size_t count)
{
    for (size_t n = 0; n < count; n++) {
        const struct fact *fact = fact_find(range->policy->facts, names[n]);
        for (size_t i = 0; fact && i < range->count; i++) {
            struct value *value = cell(range, i, fact);
            if (value->status == VALUE_MISSING)
                *value = fact->type == VALUE_ENUM    ? value_choice(0)
                         : fact->type == VALUE_MONEY ? value_money(0)
                         : fact->type == VALUE_BOOL  ? value_bool(false)
                                                     : value_number(0);
        }
    }
}

void monitor_facts(const struct fact_range *range, const struct monitor_book *book)
{
    static const char *const own[] = {
        "bill_overdue_days",  "overdue_count_12m",  "guarantor_in_trouble", "group_overdue_days",
        "group_has_bad_debt", "covenants_in_force", "covenants_breached",   "covenants_uncured",
        "covenants_near",     "warnings_open",      "warning_level",        "warnings_late",
        "warning_notches",    "warning_limit_cut",  "warning_freeze",       "drawdown_watched"};
    static const char *const outside[] = {"enforcement_count",       "enforcement_amount",     "dishonest_count",
                                          "litigation_amount",       "penalty_amount",         "suspension_count",
                                          "tax_event_count",         "registry_event_count",   "negative_news_sources",
                                          "share_freeze_count",      "seizure_count",          "extension_count",
                                          "controller_change_count", "executive_change_count", "outside_default_count",
                                          "accident_count",          "environment_count"};
    put_medians(range, book);
    nothing_is_zero(range, own, sizeof(own) / sizeof(own[0]));
    if (book->feed)
        nothing_is_zero(range, outside, sizeof(outside) / sizeof(outside[0]));
}
