/* What stands around one booking: the drawdowns under watch, the customer's bookings since, who is related to whom.
 * Facts of the booking come out of it on demand, so that a rule that is decided by the booking alone costs no more.
 * Windows are inclusive calendar days and look both ways: whichever of two records arrives last finds the other. */
#pragma once

#include "policy/warning.h"
#include "record/session.h"

enum {
    WATCHED_DAYS = 120,
    CASH_DAYS = 5,
    RETURN_DAYS = 30,
    SPLIT_DAYS = 5,
    HOP_DAYS = 5,
    CYCLE_DAYS = 15,
    CYCLE_MOST = 5
};

struct booking {
    int64_t id, date, amount, kind; /* kind: enum transaction_kind, NONE when not told */
    bool out, contract, reversed;
    const char *party;    /* who the counterparty is: "#id" of a customer, else the name */
    const char *industry; /* code, NULL when not known */
    const char *words;    /* name, purpose and summary */
    const char *reference;
    int64_t customer, account, other; /* OTHER: the counterparty when it is a customer; NONE */
};
struct party_pair {
    const char *a, *b;
};
struct watched_drawdown {
    int64_t id, loan, date, amount, account;
    const char *number, *purpose; /* purpose: name of the choice */
    struct name_list industries, payees;
};

/* One customer's. */
struct transaction_context {
    int64_t customer;
    struct watched_drawdown *drawdowns;
    size_t drawdown_count;
    struct booking *bookings; /* since the first of the drawdowns, reversed ones marked */
    size_t booking_count, booking_room;
    struct name_list related;
    struct party_pair *links, *controllers; /* accounts linked to a payee; payee and controller */
    size_t link_count, link_room, controller_count, controller_room;
};

/* NULL when no drawdown of the customer is under watch on DATE. */
const struct error *transaction_context_read(struct session *s, int64_t customer, int64_t date,
                                             struct transaction_context **context);
void transaction_context_add(struct arena *arena, struct transaction_context *context, const struct booking *booking);
/* The booking with this reference counts no longer. */
void transaction_context_reverse(struct transaction_context *context, const char *reference);

/* One booking being judged. S is NULL where nothing may be looked up in the store. */
struct transaction_subject {
    struct session *s;
    const struct warning_policy *policy;
    const struct transaction_context *context; /* NULL: nothing under watch */
    const struct booking *booking;             /* also in the context's list */
    const struct watched_drawdown *drawdown;           /* the one it may belong to, set by transaction_facts */
    bool asked_returned, asked_split, asked_history;
    int64_t returned, split_sum, average, recent;
    double returned_share, split_count, count;
};
/* FACTS resolves from SUBJECT from now on. */
void transaction_facts(struct fact_set *facts, struct transaction_subject *subject);
/* Hops of a cycle through the borrower that this booking closes; 0 for none. */
double transaction_cycle(struct session *s, const struct booking *booking);
