#include "domain/portfolio/history.h"
#include "base/text.h"
#include "domain/portfolio/cockpit.h"
#include "queries.h"
#include "record/call.h"
#include "record/scope.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct label history_bucket_labels[] = {{"未逾期", "Not overdue"},    {"1–30天", "1–30 days"},
                                              {"31–60天", "31–60 days"},    {"61–90天", "61–90 days"},
                                              {"90天以上", "Over 90 days"}, {"结清或核销", "Repaid or written off"}};

/* The state of one loan between two instants. */
struct version {
    int64_t from, until; /* NONE: still */
    int64_t balance, amount, overdue_days, started_on;
    int status, class;
};

struct walking {
    struct session *s;
    const int64_t *seen; /* ids, rising; NULL: all */
    size_t seen_count;
    int64_t instants[HISTORY_MONTHS];
    int64_t year_ago, now;
    struct loan_history *h;
    struct version *versions; /* of the loan at hand, oldest first */
    size_t count, room;
};

static bool alive(const struct version *v)
{
    return v && (v->status == LOAN_STATUS_LIVE || v->status == LOAN_STATUS_OVERDUE) && v->balance > 0;
}

static bool bad(const struct version *v)
{
    return v->class >= LOAN_FIVE_CLASS_SUBSTANDARD || v->overdue_days > 90;
}

static const struct version *at(const struct walking *w, int64_t instant)
{
    for (size_t i = w->count; i-- > 0;)
        if (w->versions[i].from <= instant && (w->versions[i].until == NONE || w->versions[i].until > instant))
            return &w->versions[i];
    return NULL;
}

static int bucket(const struct version *v)
{
    if (!alive(v))
        return HISTORY_BUCKETS - 1;
    return v->overdue_days <= 0    ? 0
           : v->overdue_days <= 30 ? 1
           : v->overdue_days <= 60 ? 2
           : v->overdue_days <= 90 ? 3
                                   : 4;
}

static void count_months(struct walking *w)
{
    enum { LAST_YEAR = HISTORY_MONTHS - 13 };
    const struct version *before = NULL;
    for (int i = 0; i < HISTORY_MONTHS; i++) {
        const struct version *v = at(w, w->instants[i]);
        struct history_month *month = &w->h->months[i];
        if (alive(v)) {
            month->balance += (double)v->balance;
            month->npl += bad(v) ? (double)v->balance : 0;
            month->overdue += v->overdue_days > 0 ? (double)v->balance : 0;
        }
        if (i && alive(before) && v && v->status == LOAN_STATUS_WRITTEN_OFF)
            month->written_off += (double)before->balance;
        if (i > LAST_YEAR && alive(before))
            w->h->roll[bucket(before)][bucket(v)] += (double)before->balance;
        before = v;
    }
    const struct version *then = at(w, w->year_ago), *now = at(w, w->now);
    if (alive(then))
        w->h->classes[then->class][alive(now) ? now->class : 5] += (double)then->balance;
}

static struct history_vintage *vintage_of(struct loan_history *h, int64_t started_on)
{
    int year, month, day;
    date_to_civil(started_on, &year, &month, &day);
    int half = month > 6;
    for (size_t i = 0; i < h->vintage_count; i++)
        if (h->vintages[i].year == year && h->vintages[i].half == half)
            return &h->vintages[i];
    if (h->vintage_count == HISTORY_VINTAGES)
        return NULL;
    struct history_vintage *v = &h->vintages[h->vintage_count++];
    *v = (struct history_vintage){.year = year, .half = half};
    return v;
}

/* Ages are quarters since the loan was lent; a vintage whose youngest loan is younger says nothing of that age. */
static void count_vintage(struct walking *w)
{
    const struct version *last = &w->versions[w->count - 1];
    enum { QUARTER = 91, YEARS = 8 };
    if (last->started_on == NONE || last->started_on < w->s->today - YEARS * 365 / 2)
        return;
    struct history_vintage *v = vintage_of(w->h, last->started_on);
    if (!v)
        return;
    v->loans++;
    v->lent += (double)last->amount;
    int64_t first = NONE;
    for (size_t i = 0; i < w->count && first == NONE; i++)
        if (bad(&w->versions[i]) || w->versions[i].status == LOAN_STATUS_WRITTEN_OFF)
            first = instant_date(w->versions[i].from);
    for (int age = 0; first != NONE && age < HISTORY_AGES; age++)
        if (first <= last->started_on + (age + 1) * QUARTER)
            v->bad[age] += (double)last->amount;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void finish_loan(struct walking *w, int64_t loan)
{
    if (!w->count || (w->seen && !bsearch(&loan, w->seen, w->seen_count, sizeof(loan), by_number)))
        return;
    w->h->loans++;
    count_months(w);
    count_vintage(w);
}

static int choice_named(const struct field *field, const char *name)
{
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int)i;
    return 0;
}

static const struct error *walk(struct walking *w)
{
    struct rows *rows;
    const struct error *error;
    const struct field *status = entity_field(&loan_entity, "status"),
                       *class = entity_field(&loan_entity, "five_class");
    int64_t loan = 0;
    TRY(store_query(w->s->tx, &query_book_loan_versions, VALUES(sql_int(w->now)), &rows));
    while (rows_next(rows, &error)) {
        if (rows_int(rows, 1) != loan) {
            finish_loan(w, loan);
            loan = rows_int(rows, 1);
            w->count = 0;
        }
        ARENA_PUSH(w->s->arena, w->versions, w->count, w->room,
                   (struct version){.from = rows_int(rows, 2),
                                    .until = rows_int(rows, 3),
                                    .status = choice_named(status, rows_text(rows, 4)),
                                    .balance = rows_null(rows, 5) ? 0 : rows_int(rows, 5),
                                    .amount = rows_null(rows, 6) ? 0 : rows_int(rows, 6),
                                    .overdue_days = rows_null(rows, 7) ? 0 : rows_int(rows, 7),
                                    .class = choice_named(class, rows_text(rows, 8)),
                                    .started_on = rows_int(rows, 9)});
    }
    if (!error)
        finish_loan(w, loan);
    return error;
}

static int by_time(const void *a, const void *b)
{
    const struct history_vintage *x = a, *y = b;
    return x->year != y->year ? x->year - y->year : x->half - y->half;
}

static void settle_vintages(const struct session *s, struct loan_history *h)
{
    qsort(h->vintages, h->vintage_count, sizeof(h->vintages[0]), by_time);
    for (size_t i = 0; i < h->vintage_count; i++) {
        struct history_vintage *v = &h->vintages[i];
        int64_t youngest = date_from_civil(v->year, v->half ? 12 : 6, v->half ? 31 : 30);
        for (int age = 0; age < HISTORY_AGES; age++)
            if (youngest + (age + 1) * 91 > s->today)
                v->bad[age] = NAN;
    }
}

static const struct error *seen_loans(struct session *s, struct walking *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t *ids = NULL;
    size_t room = 0;
    TRY(store_query(s->tx, &query_book_all_loans_seen, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, ids, w->seen_count, room, rows_int(rows, 0));
    w->seen = ids ? ids : ARENA_NEW(s->arena, int64_t);
    return error;
}

const struct error *history_read(struct session *s, const struct book *book, const struct book_view *view,
                                 struct loan_history *h)
{
    struct walking w = {.s = s, .h = h};
    int year, month, day;
    *h = (struct loan_history){0};
    if (!view->whole)
        TRY(seen_loans(s, &w));
    date_to_civil(s->today, &year, &month, &day);
    int64_t first = date_from_civil(year, month, 1);
    for (int i = 0; i < HISTORY_MONTHS; i++) {
        int back = HISTORY_MONTHS - 2 - i; /* the last is today, the one before the end of last month */
        h->months[i].date = back < 0 ? s->today : date_add_months(first, -back, 1) - 1;
        w.instants[i] = instant_of_date(h->months[i].date + 1) - 1;
    }
    w.now = s->viewer.as_of == NONE ? s->now : s->viewer.as_of;
    w.instants[HISTORY_MONTHS - 1] = w.now;
    w.year_ago = w.now - INT64_C(365) * 86400000;
    TRY(walk(&w));
    settle_vintages(s, h);
    for (size_t i = 0; i < view->count; i++) {
        const struct book_customer *c = &book->customers[book->customer[view->rows ? view->rows[i] : i]];
        bool counted = i && book->customer[view->rows ? view->rows[i - 1] : i - 1] ==
                                book->customer[view->rows ? view->rows[i] : i];
        if (!counted && c->grade >= 0 && c->grade_year_ago >= 0 && c->grade < BOOK_GRADES &&
            c->grade_year_ago < BOOK_GRADES)
            h->grades[c->grade_year_ago][c->grade]++;
    }
    return NULL;
}

/* --- on the wire
 * --------------------------------------------------------------------------------------------------------- */

static void write_matrix(struct json_writer *w, const char *key, const double *cells, size_t rows, size_t columns,
                         size_t stride)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < rows; i++) {
        json_open(w, '[');
        for (size_t k = 0; k < columns; k++)
            json_write_double(w, cells[i * stride + k]);
        json_close(w, ']');
    }
    json_close(w, ']');
}

static void write_roll(struct json_writer *w, const struct loan_history *h)
{
    json_key(w, "roll");
    json_open(w, '{');
    json_key(w, "buckets");
    json_open(w, '[');
    for (int i = 0; i < HISTORY_BUCKETS; i++) {
        json_open(w, '{');
        label_put(w, "label", history_bucket_labels[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    write_matrix(w, "amounts", &h->roll[0][0], HISTORY_BUCKETS - 1, HISTORY_BUCKETS, HISTORY_BUCKETS);
    json_close(w, '}');
}

static void write_grades(struct json_writer *w, const struct session *s, const struct loan_history *h)
{
    const struct master_scale *scale = s->policy->scale;
    json_key(w, "grades");
    json_open(w, '{');
    json_key(w, "names");
    json_open(w, '[');
    for (size_t i = 0; i < scale->count; i++)
        json_write_text(w, scale->grades[i].name);
    json_close(w, ']');
    write_matrix(w, "counts", &h->grades[0][0], scale->count, scale->count, BOOK_GRADES);
    json_close(w, '}');
}

static void history_write(struct json_writer *w, const struct session *s, const struct loan_history *h)
{
    json_open(w, '{');
    json_key(w, "months");
    json_open(w, '[');
    for (int i = 0; i < HISTORY_MONTHS; i++) {
        const struct history_month *m = &h->months[i];
        json_open(w, '{');
        json_put_date(w, "date", m->date);
        json_put_int(w, "balance", llround(m->balance));
        json_put_int(w, "npl", llround(m->npl));
        json_put_int(w, "overdue", llround(m->overdue));
        json_put_int(w, "written_off", llround(m->written_off));
        json_put_double(w, "npl_ratio", m->balance > 0 ? m->npl / m->balance : NAN);
        json_close(w, '}');
    }
    json_close(w, ']');
    write_roll(w, h);
    write_matrix(w, "classes", &h->classes[0][0], 5, 6, 6);
    write_grades(w, s, h);
    json_key(w, "vintages");
    json_open(w, '[');
    for (size_t i = 0; i < h->vintage_count; i++) {
        const struct history_vintage *v = &h->vintages[i];
        json_open(w, '{');
        json_put_int(w, "year", v->year);
        json_put_int(w, "half", v->half + 1);
        json_put_int(w, "lent", llround(v->lent));
        json_put_int(w, "loans", (int64_t)v->loans);
        json_key(w, "bad");
        json_open(w, '[');
        for (int age = 0; age < HISTORY_AGES; age++)
            json_write_double(w, v->lent > 0 ? v->bad[age] / v->lent : NAN);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_int(w, "loans", (int64_t)h->loans);
    json_close(w, '}');
}

static const struct error *write_history(struct call *call, const struct book *book)
{
    struct session *s = call->session;
    struct book_view view;
    struct loan_history *h = ARENA_NEW(s->arena, struct loan_history);
    TRY(book_view(s, book, &view));
    TRY(history_read(s, book, &view, h));
    history_write(call->reply, s, h);
    return NULL;
}

static const struct error *read_history(struct call *call)
{
    return with_book(call, write_history);
}

const struct error *operation_portfolio_history(struct call *call)
{
    return call_read(call, read_history);
}
