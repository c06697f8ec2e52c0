#include "domain/portfolio/book.h"
#include "base/text.h"
#include "queries.h"
#include "record/scope.h"

#include <stdlib.h>
#include <string.h>

int book_section(const char *industry)
{
    static const struct industry_section letters[] = {
        {.code = "A"}, {.code = "B"}, {.code = "C"}, {.code = "D"}, {.code = "E"}, {.code = "F"}, {.code = "G"},
        {.code = "H"}, {.code = "I"}, {.code = "J"}, {.code = "K"}, {.code = "L"}, {.code = "M"}, {.code = "N"},
        {.code = "O"}, {.code = "P"}, {.code = "Q"}, {.code = "R"}, {.code = "S"}, {.code = "T"}};
    static const struct industry_policy all = {.sections = letters, .section_count = 20};
    const struct industry_section *section = industry_section(&all, industry);
    return section ? (int)(section - letters) : BOOK_SECTIONS - 1;
}

static int choice_index(const struct field *field, const char *name)
{
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int)i;
    return -1;
}

int book_product(const char *name)
{
    return choice_index(entity_field(&loan_entity, "product"), name);
}

int64_t book_customer_index(const struct book *book, int64_t customer)
{
    size_t low = 0, high = book->customer_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (book->customers[middle].id == customer)
            return (int64_t)middle;
        if (book->customers[middle].id < customer)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* --- reading
 * ------------------------------------------------------------------------------------------------------------- */

struct fx {
    const char *series;
    double rate;
};

struct reading {
    struct session *s;
    struct book *book;
    struct fx *fx;
    size_t fx_count, room, customer_room;
    const struct field *product, *status, *class, *collateral, *repayment, *kind;
};

static const struct error *read_fx(struct reading *r)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(r->s->tx, &query_book_fx, VALUES(sql_int(r->s->today)), &rows));
    while (rows_next(rows, &error)) {
        const char *series = arena_text(r->s->arena, rows_text(rows, 0));
        if (r->fx_count && !strcmp(r->fx[r->fx_count - 1].series, series))
            r->fx[r->fx_count - 1].rate = rows_real(rows, 1);
        else
            ARENA_PUSH(r->s->arena, r->fx, r->fx_count, room, (struct fx){series, rows_real(rows, 1)});
    }
    return error;
}

/* CNY for one unit of CURRENCY; NAN when no rate is known. */
static double rate_of(const struct reading *r, const char *currency)
{
    if (!currency || !strcmp(currency, "CNY"))
        return 1;
    for (size_t i = 0; i < r->fx_count; i++)
        if (!strcasecmp(r->fx[i].series + 3, currency))
            return r->fx[i].rate;
    return __builtin_nan("");
}

static int64_t converted(int64_t minor, double rate)
{
    return minor == NONE ? 0 : rate == 1 ? minor : (int64_t)__builtin_llround((double)minor * rate);
}

#define GROW(book, column, size, room)                                                                                 \
    do {                                                                                                               \
        typeof((book)->column) grown_ = arena_take((book)->arena, (room) * sizeof(*(book)->column));                   \
        if (size)                                                                                                      \
            memcpy(grown_, (book)->column, (size) * sizeof(*(book)->column));                                          \
        (book)->column = grown_;                                                                                       \
    } while (0)

static void grow(struct reading *r)
{
    struct book *b = r->book;
    size_t n = b->count, room = r->room = r->room ? r->room * 2 : 4096;
    GROW(b, customer, n, room);
    GROW(b, loan, n, room);
    GROW(b, loans, n, room);
    GROW(b, undrawn, n, room);
    GROW(b, off_balance, n, room);
    GROW(b, exposure, n, room);
    GROW(b, rate, n, room);
    GROW(b, started_on, n, room);
    GROW(b, matures_on, n, room);
    GROW(b, overdue_days, n, room);
    GROW(b, overdue_amount, n, room);
    GROW(b, branch, n, room);
    GROW(b, pd_origination, n, room);
    GROW(b, lgd, n, room);
    GROW(b, product, n, room);
    GROW(b, class, n, room);
    GROW(b, amortising, n, room);
    GROW(b, status, n, room);
    GROW(b, foreign, n, room);
    GROW(b, guaranteed, n, room);
}

static void take_amounts(const struct reading *r, struct rows *rows, size_t i, double rate)
{
    struct book *b = r->book;
    const struct portfolio_policy *policy = r->s->policy->portfolio;
    const struct portfolio_product *product = portfolio_product(policy, rows_text(rows, 2));
    int64_t balance = converted(rows_int(rows, 4), rate), amount = converted(rows_int(rows, 5), rate);
    bool approved = b->status[i] == LOAN_STATUS_APPROVED, off = product && product->off_balance;
    double conversion = product ? product->conversion : 1;
    b->undrawn[i] = approved && amount > balance ? amount - balance : 0;
    b->loans[i] = off ? 0 : balance;
    b->off_balance[i] = off ? balance : 0;
    b->exposure[i] =
        (int64_t)__builtin_llround((double)balance * conversion + (double)b->undrawn[i] * policy->undrawn_conversion);
}

static const struct error *read_loans(struct reading *r)
{
    struct rows *rows;
    const struct error *error;
    struct book *b = r->book;
    TRY(store_query(r->s->tx, &query_book_loans, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        double rate = rate_of(r, rows_text(rows, 14));
        if (rate != rate) {
            b->unconverted++;
            continue;
        }
        if (b->count == r->room)
            grow(r);
        size_t i = b->count;
        int64_t home = rows_int(rows, 0);
        int product = choice_index(r->product, rows_text(rows, 2)), class = choice_index(r->class, rows_text(rows, 12));
        if (!b->customer_count || b->customers[b->customer_count - 1].id != home)
            ARENA_PUSH(b->arena, b->customers, b->customer_count, r->customer_room,
                       (struct book_customer){.id = home,
                                              .pd = __builtin_nan(""),
                                              .turnover = __builtin_nan(""),
                                              .equity = __builtin_nan(""),
                                              .group = NONE,
                                              .group_index = -1,
                                              .grade = -1,
                                              .grade_year_ago = -1,
                                              .section = BOOK_SECTIONS - 1,
                                              .first = (uint32_t)i});
        b->customers[b->customer_count - 1].count++;
        b->customer[i] = (uint32_t)(b->customer_count - 1);
        b->loan[i] = rows_int(rows, 1);
        b->product[i] = (uint8_t)(product < 0 ? 0 : product);
        b->status[i] = (uint8_t)choice_index(r->status, rows_text(rows, 3));
        take_amounts(r, rows, i, rate);
        b->rate[i] = rows_null(rows, 6) ? 0 : rows_int(rows, 6);
        b->started_on[i] = rows_int(rows, 7);
        b->matures_on[i] = rows_int(rows, 8);
        b->lgd[i] = portfolio_lgd(r->s->policy->portfolio, rows_text(rows, 9));
        b->overdue_days[i] = rows_null(rows, 10) ? 0 : rows_int(rows, 10);
        b->overdue_amount[i] = converted(rows_int(rows, 11), rate);
        b->class[i] = (uint8_t)(class < 0 ? 0 : class);
        b->branch[i] = rows_int(rows, 13);
        b->pd_origination[i] = __builtin_nan("");
        const char *repayment = rows_text(rows, 15);
        b->foreign[i] = rate != 1;
        b->guaranteed[i] = text_equal(rows_text(rows, 9), "guarantee");
        b->amortising[i] = repayment && strcmp(repayment, "bullet") != 0;
        b->count++;
    }
    return error;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static size_t distinct(int64_t *list, size_t count)
{
    size_t kept = 0;
    qsort(list, count, sizeof(*list), by_number);
    for (size_t i = 0; i < count; i++)
        if (!kept || list[i] != list[kept - 1])
            list[kept++] = list[i];
    return kept;
}

static const struct error *read_customers(struct reading *r)
{
    struct rows *rows;
    const struct error *error;
    struct book *b = r->book;
    const struct master_scale *scale = r->s->policy->scale;
    TRY(store_query(r->s->tx, &query_book_customers, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        int64_t at = book_customer_index(b, rows_int(rows, 0));
        if (at < 0)
            continue;
        struct book_customer *c = &b->customers[at];
        const char *region = rows_text(rows, 3);
        c->kind = (uint8_t)choice_index(r->kind, rows_text(rows, 1));
        c->section = (uint8_t)book_section(rows_text(rows, 2));
        c->province = region && region[0] >= '0' && region[0] <= '9' && region[1] >= '0' && region[1] <= '9'
                          ? (uint8_t)((region[0] - '0') * 10 + region[1] - '0')
                          : 0;
        c->group = rows_int(rows, 4);
        if (b->as_of == NONE) { /* of a past instant the ratings speak */
            c->grade = (int16_t)(rows_null(rows, 5) ? -1 : scale_find(scale, rows_text(rows, 5)));
            c->pd = rows_real(rows, 6);
        }
    }
    if (error)
        return error;
    b->groups = ARENA_LIST(b->arena, int64_t, b->customer_count + 1);
    for (size_t i = 0; i < b->customer_count; i++)
        if (b->customers[i].group != NONE)
            b->groups[b->group_count++] = b->customers[i].group;
    b->group_count = distinct(b->groups, b->group_count);
    for (size_t i = 0; i < b->customer_count; i++) {
        const int64_t *found = b->customers[i].group == NONE ? NULL
                                                             : bsearch(&b->customers[i].group, b->groups,
                                                                       b->group_count, sizeof(int64_t), by_number);
        b->customers[i].group_index = found ? (int32_t)(found - b->groups) : -1;
    }
    return NULL;
}

static const struct error *read_turnovers(struct reading *r)
{
    struct rows *rows;
    const struct error *error;
    size_t at = 0;
    TRY(store_query(r->s->tx, &query_book_turnovers, VALUES(sql_int(r->s->today)), &rows));
    while (rows_next(rows, &error)) { /* by customer and date: the last one stays */
        int64_t home = rows_int(rows, 0);
        while (at < r->book->customer_count && r->book->customers[at].id < home)
            at++;
        if (at < r->book->customer_count && r->book->customers[at].id == home) {
            r->book->customers[at].turnover = (double)rows_int(rows, 1);
            r->book->customers[at].equity = rows_null(rows, 2) ? __builtin_nan("") : (double)rows_int(rows, 2);
        }
    }
    return error;
}

/* A rating in force when the loan began; when the bank rated nobody yet, the first one within half a year. */
static void note_rating(struct reading *r, struct book_customer *c, int64_t date, double pd, int grade)
{
    struct book *b = r->book;
    enum { HALF_YEAR = 184, YEAR = 365 };
    for (uint32_t i = c->first; i < c->first + c->count; i++)
        if (date <= b->started_on[i] ||
            (b->pd_origination[i] != b->pd_origination[i] && date <= b->started_on[i] + HALF_YEAR))
            b->pd_origination[i] = pd;
    if (date <= b->today - YEAR + 20)
        c->grade_year_ago = (int16_t)grade;
    if (b->as_of != NONE) {
        c->pd = pd;
        c->grade = (int16_t)grade;
    }
}

static const struct error *read_ratings(struct reading *r)
{
    struct rows *rows;
    const struct error *error;
    size_t at = 0;
    TRY(store_query(r->s->tx, &query_book_ratings, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        int64_t home = rows_int(rows, 0);
        while (at < r->book->customer_count && r->book->customers[at].id < home)
            at++;
        if (at == r->book->customer_count || r->book->customers[at].id != home)
            continue;
        int grade = rows_null(rows, 3) ? -1 : scale_find(r->s->policy->scale, rows_text(rows, 3));
        note_rating(r, &r->book->customers[at], instant_date(rows_int(rows, 1)), rows_real(rows, 2), grade);
    }
    return error;
}

static const struct error *read_capital(struct reading *r)
{
    struct rows *rows;
    const struct error *error;
    r->book->total_capital = r->book->tier1_capital = NONE;
    TRY(store_query(r->s->tx, &query_book_capital, VALUES(sql_int(r->s->today)), &rows));
    if (rows_next(rows, &error)) {
        r->book->total_capital = rows_int(rows, 0);
        r->book->tier1_capital = rows_int(rows, 1);
        rows_close(rows);
    }
    return error;
}

static void finish(struct reading *r)
{
    struct book *b = r->book;
    const struct master_scale *scale = r->s->policy->scale;
    b->branches = ARENA_LIST(b->arena, int64_t, b->count + 1);
    for (size_t i = 0; i < b->count; i++)
        b->branches[i] = b->branch[i];
    b->branch_count = distinct(b->branches, b->count);
    for (size_t i = 0; i < b->customer_count; i++) {
        struct book_customer *c = &b->customers[i];
        c->defaulted = c->grade >= 0 && scale->grades[c->grade].defaulted;
        if (c->pd >= 1 || c->defaulted)
            c->pd = 1;
    }
}

const struct error *book_read(struct session *s, struct book **out)
{
    struct arena *arena = arena_new();
    struct book *book = ARENA_NEW(arena, struct book);
    struct reading r = {.s = s,
                        .book = book,
                        .product = entity_field(&loan_entity, "product"),
                        .status = entity_field(&loan_entity, "status"),
                        .class = entity_field(&loan_entity, "five_class"),
                        .collateral = entity_field(&loan_entity, "collateral"),
                        .repayment = entity_field(&loan_entity, "repayment"),
                        .kind = entity_field(&customer_entity, "kind")};
    *book = (struct book){.arena = arena, .as_of = s->viewer.as_of, .today = s->today, .users = 1};
    const struct error *error = read_fx(&r);
    if (!error)
        error = read_loans(&r);
    if (!error)
        error = read_customers(&r);
    if (!error)
        error = read_turnovers(&r);
    if (!error)
        error = read_ratings(&r);
    if (!error)
        error = read_capital(&r);
    if (error) {
        arena_free(arena);
        return error;
    }
    finish(&r);
    *out = book;
    return NULL;
}

/* --- what a person may see of it
 * ----------------------------------------------------------------------------------------- */

const struct error *book_view(struct session *s, const struct book *book, struct book_view *view)
{
    *view = (struct book_view){.book = book, .whole = true, .count = book->count};
    if (s->unlimited || !s->viewer.condition || !s->viewer.condition(&s->viewer, &loan_entity))
        return NULL;
    struct rows *rows;
    const struct error *error;
    uint32_t *list = ARENA_LIST(s->arena, uint32_t, book->count + 1);
    size_t at = 0, count = 0;
    TRY(store_query(s->tx, &query_book_loans_seen, NO_VALUES, &rows));
    while (rows_next(rows, &error)) { /* both in the order of home and id */
        int64_t home = rows_int(rows, 0), id = rows_int(rows, 1);
        while (at < book->count && (book->customers[book->customer[at]].id < home ||
                                    (book->customers[book->customer[at]].id == home && book->loan[at] < id)))
            at++;
        if (at < book->count && book->loan[at] == id)
            list[count++] = (uint32_t)at++;
    }
    view->whole = false;
    view->count = count;
    view->rows = list;
    return error;
}
