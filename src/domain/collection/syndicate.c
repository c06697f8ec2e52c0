/* Lenders of a syndicated facility: what each holds, and what each is told of every payment. Amounts are split exactly:
 * whole fen by share, the odd ones to the largest remainders. */
#include "domain/loan/loan.h"
#include "quant/exact.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>

enum { LENDERS_MOST = 60, NOTICES_MOST = 40 };

struct lenders {
    const char *banks[LENDERS_MOST], *roles[LENDERS_MOST];
    bool own[LENDERS_MOST];
    int64_t shares[LENDERS_MOST], sum;
    size_t count;
};

static const struct error *read_lenders(struct session *s, int64_t home, int64_t facility, struct lenders *l)
{
    struct rows *rows;
    const struct error *error;
    *l = (struct lenders){0};
    TRY(store_query(s->tx, &query_syndicate_shares, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error)) {
        if (l->count == LENDERS_MOST)
            continue;
        l->banks[l->count] = arena_text(s->arena, rows_text(rows, 1));
        l->roles[l->count] = arena_text(s->arena, rows_text(rows, 2));
        l->own[l->count] = rows_int(rows, 3) == 1;
        l->shares[l->count] = rows_int(rows, 4);
        l->sum += l->shares[l->count++];
    }
    return error;
}

static void split(const struct lenders *l, int64_t amount, int64_t *parts)
{
    int64_t left = amount;
    __int128 rests[LENDERS_MOST];
    for (size_t i = 0; i < l->count; i++) {
        __int128 exact = (__int128)amount * l->shares[i];
        parts[i] = (int64_t)(exact / RATE_SCALE);
        rests[i] = exact % RATE_SCALE;
        left -= parts[i];
    }
    for (; left > 0 && l->count; left--) {
        size_t best = 0;
        for (size_t i = 1; i < l->count; i++)
            if (rests[i] > rests[best])
                best = i;
        parts[best]++;
        rests[best] = -1;
    }
}

static void write_notice(struct session *s, struct json_writer *w, const struct lenders *l,
                         const struct loan_play *play, size_t i)
{
    const struct servicing_outcome *o = &play->result.outcomes[i];
    int64_t amounts[LENDERS_MOST] = {0}, interest[LENDERS_MOST] = {0};
    int64_t whole = play->rows[i].amount == NONE ? 0 : play->rows[i].amount;
    split(l, whole, amounts);
    split(l, o->interest_minor + o->penalty_minor + o->compound_minor, interest);
    json_open(w, '{');
    json_put_text(w, "event", id_text(s->arena, play->rows[i].record.home, play->rows[i].record.id));
    json_put_text(w, "loan", play->loan.number);
    json_put_text(w, "kind", servicing_kind_names[play->rows[i].kind]);
    json_put_date(w, "on", play->rows[i].effective_on);
    json_put_int(w, "amount", whole);
    json_key(w, "parts");
    json_open(w, '[');
    for (size_t k = 0; k < l->count; k++) {
        json_open(w, '{');
        json_put_text(w, "bank", l->banks[k]);
        json_put_int(w, "amount", amounts[k]);
        json_put_int(w, "interest", interest[k]);
        json_put_int(w, "principal", amounts[k] - interest[k]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static const struct error *read_loans(struct session *s, int64_t home, int64_t facility, int64_t *ids, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, &query_syndicate_loans, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error))
        ids[(*count)++] = rows_int(rows, 0);
    return error;
}

static void write_lenders(struct json_writer *w, const struct lenders *l, int64_t limit, int64_t balance)
{
    int64_t limits[LENDERS_MOST] = {0}, balances[LENDERS_MOST] = {0};
    split(l, limit, limits);
    split(l, balance, balances);
    json_key(w, "lenders");
    json_open(w, '[');
    for (size_t i = 0; i < l->count; i++) {
        json_open(w, '{');
        json_put_text(w, "bank", l->banks[i]);
        json_put_text(w, "role", l->roles[i]);
        json_put_bool(w, "own", l->own[i]);
        json_put_double(w, "share", rate_value(l->shares[i]));
        json_put_int(w, "limit", limits[i]);
        json_put_int(w, "balance", balances[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_syndicate_view(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct lenders *l = ARENA_NEW(s->arena, struct lenders);
    struct loan_books books;
    struct facility facility;
    int64_t home, id, loans[50], balance = 0;
    size_t count;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &facility_entity, home, id, &facility));
    TRY(read_lenders(s, home, id, l));
    if (l->count && l->sum != RATE_SCALE)
        return error_make(s->arena, ERROR_SYNDICATE_SHARES,
                          .arguments = {arena_format(s->arena, "%.8g", rate_value(l->sum))});
    TRY(loan_books_read(s, &books));
    TRY(read_loans(s, home, id, loans, &count));
    json_open(w, '{');
    json_put_text(w, "facility", id_text(s->arena, home, id));
    json_put_double(w, "sum", rate_value(l->sum));
    json_key(w, "notices");
    json_open(w, '[');
    size_t notices = 0;
    for (size_t i = 0; i < count; i++) {
        struct loan_play play;
        TRY(loan_play(s, &books, home, loans[i], s->today, false, &play));
        balance += play.result.state.balance_minor;
        for (size_t k = play.count; l->count && k-- > 0 && notices < NOTICES_MOST; notices++)
            write_notice(s, w, l, &play, k);
    }
    json_close(w, ']');
    write_lenders(w, l, facility.amount, balance);
    json_close(w, '}');
    return NULL;
}
