#include "domain/loan/tape.h"
#include "base/date.h"
#include "base/text.h"
#include "matching/cell_value.h"
#include "matching/table.h"
#include "quant/schedule.h"
#include "quant/servicing.h"

#include <stdlib.h>
#include <string.h>

const char *const tape_standing_names[TAPE_STANDINGS] = {"not evaluated", "finished, paid", "finished, unpaid",
                                                         "running, paid", "running, in debt"};
const char *const tape_refusal_names[TAPE_REFUSALS] = {"no start date", "no amount", "no term", "revolving line",
                                                       "not playable"};

enum { TERM_MOST = 600, SAMPLES = 2000 };

enum column { NUMBER, START, AMOUNT, TERM, ACCOUNT, INSTALMENT, STATUS, REVOLVING, COLUMNS };
static const char *const names[COLUMNS][6] = {
    [NUMBER] = {"loan_id", "loannr_chkdgt", "loan_number", "number", "借据号"},
    [START] = {"disbursementdate", "started_on", "date", "起始日"},
    [AMOUNT] = {"disbursementgross", "amount", "金额"},
    [TERM] = {"duration", "term", "term_months", "期限"},
    [ACCOUNT] = {"account_id", "account"},
    [INSTALMENT] = {"payments", "instalment"},
    [STATUS] = {"status", "mis_status", "状态"},
    [REVOLVING] = {"revlinecr", "revolving"},
};
enum booking_column { B_ACCOUNT, B_DATE, B_AMOUNT, B_PURPOSE, B_COLUMNS };
static const char *const booking_names[B_COLUMNS][6] = {
    [B_ACCOUNT] = {"account_id", "loan_number", "借据号"},
    [B_DATE] = {"date", "日期"},
    [B_AMOUNT] = {"amount", "金额"},
    [B_PURPOSE] = {"k_symbol", "purpose", "用途"},
};
/* What bookings that repay a loan are called. */
static const char *const purposes[] = {"uver", "loan payment", "loan repayment", "还贷", "贷款还款"};

struct booking {
    const char *account;
    int64_t date, amount;
};

struct playing {
    struct arena *arena;
    struct tape *tape;
    int of[COLUMNS];
    enum cell_date_order order; /* of the tape's dates */
    struct booking *bookings;   /* by account, then date */
    size_t count, room;
};

static const struct error *find(struct arena *arena, struct table_reader *reader, const char *const (*wanted)[6],
                                size_t count, size_t needed, int *of)
{
    const char *const *header;
    size_t width = table_header(reader, &header);
    for (size_t c = 0; c < count; c++) {
        of[c] = -1;
        for (int k = 0; k < 6 && wanted[c][k] && of[c] < 0; k++)
            for (size_t i = 0; i < width && of[c] < 0; i++)
                if (!strcmp(text_lower(arena, header[i]), wanted[c][k]))
                    of[c] = (int)i;
        if (of[c] < 0 && c < needed)
            return error_make(arena, ERROR_SERVICING_COLUMNS, .arguments = {wanted[c][0]});
    }
    return NULL;
}

static const char *cell(const struct table_row *row, int column)
{
    return column >= 0 && (size_t)column < row->count ? row->cells[column] : "";
}

/* --- bookings --------------------------------------------------------------------------------------------------------
 */

static bool repays(struct arena *arena, const char *purpose)
{
    for (size_t i = 0; i < sizeof(purposes) / sizeof(purposes[0]); i++)
        if (!strcmp(text_lower(arena, purpose), purposes[i]))
            return true;
    return false;
}

static int by_account(const void *a, const void *b)
{
    const struct booking *x = a, *y = b;
    int order = strcmp(x->account, y->account);
    return order ? order : (x->date > y->date) - (x->date < y->date);
}

static void due_day(struct playing *p)
{
    int64_t days[32] = {0};
    int year, month, day;
    for (size_t i = 0; i < p->count; i++) {
        if (!p->bookings[i].amount)
            continue;
        date_to_civil(p->bookings[i].date, &year, &month, &day);
        if (++days[day] > days[p->tape->due_day] || !p->tape->due_day)
            p->tape->due_day = day;
    }
}

static const struct error *read_bookings(struct playing *p, struct table_reader *reader)
{
    struct arena *scratch = arena_new();
    struct table_row row;
    int of[B_COLUMNS];
    const struct error *error = find(p->arena, reader, booking_names, B_COLUMNS, B_COLUMNS, of);
    p->tape->date = NONE;
    while (!error && !(error = table_next(reader, &row)) && row.cells) {
        struct booking b;
        arena_reset(scratch);
        if (cell_date(scratch, cell(&row, of[B_DATE]), &b.date))
            continue;
        if (p->tape->date == NONE || b.date > p->tape->date)
            p->tape->date = b.date;
        /* Other bookings tell that the account is known to the file. */
        if (!repays(scratch, cell(&row, of[B_PURPOSE])) || cell_scaled(scratch, cell(&row, of[B_AMOUNT]), 2, &b.amount))
            b.amount = 0;
        b.account = arena_text(p->arena, cell(&row, of[B_ACCOUNT]));
        b.amount = b.amount < 0 ? -b.amount : b.amount;
        p->tape->bookings += b.amount > 0;
        ARENA_PUSH(p->arena, p->bookings, p->count, p->room, b);
    }
    arena_free(scratch);
    if (p->count)
        qsort(p->bookings, p->count, sizeof *p->bookings, by_account);
    due_day(p);
    return error;
}

/* --- one loan --------------------------------------------------------------------------------------------------------
 */

struct taped {
    const char *account, *status;
    int64_t start, amount, months, instalment;
};

static bool number_of(struct arena *arena, const char *text, int64_t *value)
{
    double number;
    if (cell_number(arena, text, &number) || number < 1 || number > TERM_MOST)
        return false;
    *value = (int64_t)number;
    return true;
}

static enum tape_refusal read_loan(struct playing *p, struct arena *arena, const struct table_row *row,
                                   struct taped *loan)
{
    *loan =
        (struct taped){.account = cell(row, p->of[ACCOUNT]), .status = cell(row, p->of[STATUS]), .instalment = NONE};
    if (!strcmp(cell(row, p->of[REVOLVING]), "Y"))
        return TAPE_REVOLVING;
    if (cell_date_ordered(arena, cell(row, p->of[START]), p->order, &loan->start))
        return TAPE_NO_START;
    if (cell_scaled(arena, cell(row, p->of[AMOUNT]), 2, &loan->amount) || loan->amount <= 0)
        return TAPE_NO_AMOUNT;
    if (!number_of(arena, cell(row, p->of[TERM]), &loan->months))
        return TAPE_NO_TERM;
    if (cell_scaled(arena, cell(row, p->of[INSTALMENT]), 2, &loan->instalment))
        loan->instalment = NONE;
    return TAPE_REFUSALS;
}

/* Due on the bank's day of the month, the first time after the start. */
static struct servicing_terms terms_of(const struct tape *tape, const struct taped *loan)
{
    int year, month, day;
    date_to_civil(loan->start, &year, &month, &day);
    int due = tape->due_day ? (int)tape->due_day : day;
    int64_t months = loan->months - (due > day);
    return (struct servicing_terms){
        .method = SERVICING_EQUAL_PRINCIPAL,
        .basis = DAY_COUNT_ACT_360,
        .start_date = loan->start,
        .maturity_date = months ? date_add_months(loan->start, (int)months, due) : loan->start + (due - day),
        .period_months = 1,
        .due_day = due,
        .roll = ROLL_NONE,
    };
}

static void count_schedule(struct tape *tape, const struct taped *loan, const struct servicing *s)
{
    int64_t sum = 0;
    bool equal = true;
    for (size_t i = 0; i < s->row_count; i++) {
        int64_t off = s->rows[i].payment_minor - loan->instalment;
        sum += s->rows[i].principal_minor;
        equal &= loan->instalment == NONE || i + 1 == s->row_count || (off <= 50 && off >= -50);
    }
    tape->schedules++;
    tape->instalments += (int64_t)s->row_count;
    tape->sums_wrong += sum != loan->amount;
    tape->instalment_told += loan->instalment != NONE;
    tape->instalment_equal += loan->instalment != NONE && equal && (int64_t)s->row_count == loan->months;
}

/* A tape tells instalments in whole units, bookings in cents: what is open below one in a hundred of an instalment is
 * rounding. */
static bool in_debt(const struct taped *loan, const struct servicing_state *state)
{
    int64_t open = state->overdue_principal_minor + state->overdue_interest_minor;
    return open * 100 > loan->amount / loan->months;
}

static enum tape_standing standing(const struct taped *loan, const struct servicing_state *state, int64_t date)
{
    int64_t due = state->balance_minor - state->unapplied_minor;
    if (state->maturity_date <= date)
        return due * 100 > loan->amount / loan->months ? TAPE_FINISHED_UNPAID : TAPE_FINISHED_PAID;
    return in_debt(loan, state) ? TAPE_RUNNING_IN_DEBT : TAPE_RUNNING_PAID;
}

static size_t status_of(struct playing *p, const char *status)
{
    struct tape *tape = p->tape;
    for (size_t i = 0; i < tape->status_count; i++)
        if (!strcmp(tape->statuses[i], status))
            return i;
    if (tape->status_count == TAPE_STATUSES)
        return TAPE_STATUSES - 1;
    tape->statuses[tape->status_count] = arena_text(p->arena, status);
    return tape->status_count++;
}

static size_t first_booking(const struct playing *p, const char *account)
{
    size_t low = 0, high = p->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(p->bookings[middle].account, account) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The repayments of a loan behind its drawdown; false when the bookings do not know its account or end before it
 * begins. */
static bool put_repayments(struct playing *p, const struct taped *loan, struct servicing_input *input)
{
    size_t from = first_booking(p, loan->account), upto = from;
    while (upto < p->count && !strcmp(p->bookings[upto].account, loan->account))
        upto++;
    struct servicing_event *events = ARENA_LIST(p->arena, struct servicing_event, upto - from + 1);
    events[0] = input->events[0];
    input->events = events;
    for (size_t i = from; i < upto; i++)
        if (p->bookings[i].amount && p->bookings[i].date >= loan->start) {
            events[input->event_count] = (struct servicing_event){.kind = SERVICING_REPAYMENT,
                                                                  .id = (int64_t)input->event_count + 1,
                                                                  .date = p->bookings[i].date,
                                                                  .amount_minor = p->bookings[i].amount,
                                                                  .rate_e8 = NONE};
            input->event_count++;
        }
    p->tape->booked += (int64_t)input->event_count - 1;
    return upto > from && loan->start <= p->tape->date;
}

/* One close of day after the other, as the day end plays them: without memory of the day before. */
static const struct error *play_days(struct playing *p, const struct taped *loan, struct servicing_input *input)
{
    struct tape *tape = p->tape;
    enum tape_standing now = TAPE_NOT_EVALUATED;
    size_t status = status_of(p, loan->status);
    bool late = false, known = put_repayments(p, loan, input);
    struct arena *day = arena_new();
    struct servicing s;
    const struct error *error = NULL;
    size_t all = input->event_count;
    for (input->date = loan->start; known && !error && input->date <= tape->date; input->date++) {
        arena_reset(day);
        for (input->event_count = 1; input->event_count < all && input->events[input->event_count].date <= input->date;)
            input->event_count++;
        error = servicing_replay(day, input, &s);
        error = error ? error_copy(p->arena, error) : NULL;
        late |= now == TAPE_RUNNING_IN_DEBT;
        if (!error)
            now = standing(loan, &s.state, input->date);
        tape->days++;
    }
    tape->matrix[now][status]++;
    tape->ever_late[now][status] += late;
    arena_free(day);
    return error;
}

static const struct error *play_loan(struct playing *p, struct arena *arena, const struct table_row *row)
{
    struct tape *tape = p->tape;
    struct taped loan;
    struct servicing s;
    tape->loans++;
    enum tape_refusal refusal = read_loan(p, arena, row, &loan);
    if (refusal != TAPE_REFUSALS) {
        tape->refused[refusal]++;
        return NULL;
    }
    struct servicing_terms terms = terms_of(tape, &loan);
    struct servicing_event drawn = {
        .kind = SERVICING_DRAWDOWN, .id = 1, .date = loan.start, .amount_minor = loan.amount, .rate_e8 = NONE};
    struct servicing_input input = {.terms = &terms, .events = &drawn, .event_count = 1, .date = loan.start};
    if (servicing_terms_check(arena, &terms) || servicing_replay(arena, &input, &s)) {
        tape->refused[TAPE_NOT_PLAYABLE]++;
        return NULL;
    }
    count_schedule(tape, &loan, &s);
    return tape->date != NONE ? play_days(p, &loan, &input) : NULL;
}

/* --- the files -------------------------------------------------------------------------------------------------------
 */

static const struct error *read_order(struct playing *p, const char *path)
{
    struct table_reader *reader;
    struct table_row row;
    const char **cells = ARENA_LIST(p->arena, const char *, SAMPLES);
    size_t count = 0;
    TRY(table_open_file(p->arena, path, &(struct table_options){0}, &reader));
    const struct error *error = find(p->arena, reader, names, COLUMNS, ACCOUNT, p->of);
    while (!error && count < SAMPLES && !(error = table_next(reader, &row)) && row.cells)
        cells[count++] = arena_text(p->arena, cell(&row, p->of[START]));
    table_close(reader);
    p->order = error ? CELL_ORDER_UNKNOWN : cell_date_order(p->arena, cells, count);
    return error;
}

static const struct error *play_all(struct playing *p, const char *path)
{
    struct arena *one = arena_new();
    struct table_reader *reader;
    struct table_row row;
    const struct error *error = table_open_file(p->arena, path, &(struct table_options){0}, &reader);
    if (!error) {
        while (!(error = table_next(reader, &row)) && row.cells && !(error = play_loan(p, one, &row)))
            arena_reset(one);
        table_close(reader);
    }
    arena_free(one);
    return error;
}

const struct error *tape_play(struct arena *arena, const char *loans, const char *bookings, struct tape *tape)
{
    struct playing p = {.arena = arena, .tape = tape};
    struct table_reader *reader;
    *tape = (struct tape){.date = NONE};
    TRY(read_order(&p, loans));
    if (bookings) {
        TRY(table_open_file(arena, bookings, &(struct table_options){0}, &reader));
        const struct error *error = read_bookings(&p, reader);
        table_close(reader);
        TRY(error);
    }
    return play_all(&p, loans);
}
