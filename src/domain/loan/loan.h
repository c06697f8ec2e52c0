/* Loans as the bank keeps them: the row with what was agreed, the events, and what playing them gives. Everything a
 * person sees of a loan's state comes from here; nothing is stored that cannot be played again. */
#pragma once

#include "quant/servicing.h"
#include "record/record.h"

/* What is read once for many loans. */
struct loan_books {
    struct session *session;
    const struct rate_quote *quotes[2]; /* by enum rate_fixing_reference */
    size_t quote_counts[2];
    const struct work_calendar *calendar;
};
const struct error *loan_books_read(struct session *s, struct loan_books *books);

/* Terms as JSON: {"method", "basis", "starts_on", "matures_on", "period_months", "due_day", "grace_periods", "balloon",
 * "shares", "season_months", "season_amount", "parts": [{"on", "principal"}], "roll", "reference", "rate", "reset",
 * "overdue_uplift", "compound"}. Errors name the field as terms.NAME. */
const struct error *loan_terms_read(const struct loan_books *books, struct arena *arena, const char *json,
                                    struct servicing_terms *terms);
void loan_terms_write(struct json_writer *w, const struct servicing_terms *terms, const char *reference);

struct loan_play {
    struct loan loan;
    bool serviced;         /* it has terms and events; otherwise its figures are as reported */
    const char *reference; /* of a floating rate, NULL for a fixed one */
    struct servicing_terms terms;
    struct loan_event *rows; /* in the order played */
    struct servicing_event *events;
    size_t count, room;
    struct servicing result;
};

/* LOAN is there and may be read; its events up to what the session may know are played to the end of DATE. */
const struct error *loan_play(struct session *s, const struct loan_books *books, int64_t home, int64_t id, int64_t date,
                              bool explain, struct loan_play *play);
/* Events already in PLAY are played (again) to DATE. */
const struct error *loan_play_again(struct session *s, const struct loan_books *books, int64_t date, bool explain,
                                    struct loan_play *play);
/* Puts EVENT in its place among the events of PLAY. */
const struct error *loan_play_add(struct session *s, const struct loan_books *books, struct loan_play *play,
                                  const struct loan_event *event);
/* Rows of a statement with the columns of loan_events_of: one event more. */
const struct error *loan_event_read(struct session *s, const struct loan_books *books, struct rows *rows,
                                    struct loan_play *play);
/* What the row shows of the state; true when anything but the day differs from before. */
bool loan_derive(struct loan *loan, const struct servicing_state *state);
void loan_state_write(struct json_writer *w, const struct servicing_state *state);

struct loan_booking {
    struct loan_event event;
    bool known; /* the reference was booked before: nothing was done */
    struct loan_play play;
    struct servicing_outcome outcome;
};
/* Books EVENT of a loan within a write: played with it first, refused when that makes no sense; then the loan's row and
 * what hangs on it follow. */
const struct error *loan_book_event(struct session *s, int64_t home, int64_t id, struct loan_booking *booking);
/* A new loan with its terms, undrawn. TERMS is JSON. */
const struct error *loan_create(struct session *s, struct loan *loan, const char *terms);

/* What follows from the targets linked to a loan and from findings of checks, booked within a write: resets that are
 * open, and reversals of those whose grounds are gone. Done again it books nothing. */
struct loan_ratcheting {
    size_t booked, reversed;
    int64_t interest_before, interest_after; /* of all rows, past and to come */
    struct servicing_state state;
};
const struct error *loan_ratchet_book(struct session *s, int64_t home, int64_t id, struct loan_ratcheting *done);
