/* Repayments and balances from the core system: each line is booked once, compared, or kept as a difference that can be
 * played again when the cause is gone. */
#include "base/text.h"
#include "domain/loan/loan.h"
#include "matching/cell_value.h"
#include "matching/table.h"
#include "queries.h"
#include "record/call.h"

#include <string.h>

enum column { LOAN, DATE, AMOUNT, REFERENCE, COLUMNS };

static const char *const names[COLUMNS][6] = {
    [LOAN] = {"借据号", "loan_number", "loan", "number", NULL},
    [DATE] = {"日期", "date", "effective_on", "业务日", NULL},
    [AMOUNT] = {"金额", "amount", "余额", "balance", NULL},
    [REFERENCE] = {"流水号", "reference", "凭证号", NULL},
};

struct loading {
    struct call *call;
    bool repayments;
    const char *file;
    int columns[COLUMNS];
    int64_t counts[8]; /* by result */
};

static const struct error *find_columns(struct session *s, struct loading *l, const struct table_reader *reader)
{
    const char *const *header;
    size_t count = table_header(reader, &header);
    for (int c = 0; c < COLUMNS; c++) {
        l->columns[c] = -1;
        for (size_t i = 0; i < count; i++)
            for (int k = 0; names[c][k] && l->columns[c] < 0; k++)
                if (text_equal(header[i], names[c][k]))
                    l->columns[c] = (int)i;
        if (l->columns[c] < 0 && (c != REFERENCE || l->repayments))
            return error_make(s->arena, ERROR_SERVICING_COLUMNS, .arguments = {names[c][0]});
    }
    return NULL;
}

static const struct error *compare_balance(struct session *s, struct servicing_line *line, int64_t home, int64_t id)
{
    struct loan_books books;
    struct loan_play play;
    TRY(loan_books_read(s, &books));
    TRY(loan_play(s, &books, home, id, line->happened_on, false, &play));
    line->expected = play.serviced ? play.result.state.balance_minor : play.loan.balance;
    line->difference = line->amount - (line->expected == NONE ? 0 : line->expected);
    line->result = line->difference ? SERVICING_LINE_RESULT_DIFFERS : SERVICING_LINE_RESULT_AGREES;
    return NULL;
}

static const struct error *book(struct session *s, struct servicing_line *line, int64_t home, int64_t id)
{
    struct loan_booking *b = ARENA_NEW(s->arena, struct loan_booking);
    record_clear(&loan_event_entity, &b->event);
    b->event.kind = LOAN_EVENT_KIND_REPAYMENT;
    b->event.effective_on = line->happened_on;
    b->event.amount = line->amount;
    b->event.reference = line->reference;
    b->event.source = LOAN_EVENT_SOURCE_FILE;
    TRY(loan_book_event(s, home, id, b));
    line->result = b->known ? SERVICING_LINE_RESULT_KNOWN : SERVICING_LINE_RESULT_BOOKED;
    return NULL;
}

/* What became of the line; a refusal is a result, not an error of the file. */
static const struct error *settle(struct session *s, struct servicing_line *line)
{
    int64_t home, id;
    struct tx_mark mark;
    struct customer customer;
    line->message = NULL;
    TRY(record_find_unique(s, &loan_entity, "number", line->loan_number ? line->loan_number : "", &home, &id));
    if (id == NONE || record_load(s, &customer_entity, home, home, &customer)) {
        line->result = SERVICING_LINE_RESULT_UNKNOWN;
        return NULL;
    }
    line->customer = home;
    line->branch = customer.branch;
    if (line->kind == SERVICING_LINE_KIND_BALANCE)
        return compare_balance(s, line, home, id);
    TRY(store_mark(s->tx, &mark));
    const struct error *error = book(s, line, home, id);
    if (!error)
        return store_go_on(s->tx);
    line->result = SERVICING_LINE_RESULT_REFUSED;
    line->message = error_message(s->arena, error, s->language, NULL);
    return store_go_back(s->tx, &mark);
}

static const struct error *put_line(struct session *s, struct servicing_line *line, bool fresh)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = fresh ? record_put(&engine, &servicing_line_entity, line)
                                      : record_update(&engine, &servicing_line_entity, line, NULL);
    s->tx->viewer = before;
    return error;
}

static const struct error *load_row(struct loading *l, const struct table_row *row)
{
    struct session *s = l->call->session;
    struct servicing_line line;
    const char *cells[COLUMNS];
    for (int c = 0; c < COLUMNS; c++)
        cells[c] = l->columns[c] < 0 || (size_t)l->columns[c] >= row->count ? "" : row->cells[l->columns[c]];
    record_clear(&servicing_line_entity, &line);
    line.file_name = l->file;
    line.line = (int64_t)row->number;
    line.kind = l->repayments ? SERVICING_LINE_KIND_REPAYMENT : SERVICING_LINE_KIND_BALANCE;
    line.loan_number = arena_text(s->arena, cells[LOAN]);
    line.reference = *cells[REFERENCE] ? arena_text(s->arena, cells[REFERENCE]) : NULL;
    line.branch = s->branch ? s->branch : NONE;
    line.owner = s->person ? s->person : NONE;
    const struct error *bad = cell_date(s->arena, cells[DATE], &line.happened_on);
    bad = bad ? bad : cell_scaled(s->arena, cells[AMOUNT], 2, &line.amount);
    if (!bad && l->repayments && !line.reference)
        bad = error_make(s->arena, ERROR_FIELD_REQUIRED, .field = names[REFERENCE][0]);
    if (bad) {
        line.result = SERVICING_LINE_RESULT_REFUSED;
        line.message = error_message(s->arena, bad, s->language, NULL);
    } else {
        TRY(settle(s, &line));
    }
    l->counts[line.result]++;
    return put_line(s, &line, true);
}

static const struct error *load_rows(struct loading *l, struct table_reader *reader, int64_t *lines)
{
    struct table_row row;
    TRY(find_columns(l->call->session, l, reader));
    for (;;) {
        TRY(table_next(reader, &row));
        if (!row.cells)
            return NULL;
        ++*lines;
        TRY(load_row(l, &row));
    }
}

const struct error *operation_servicing_load(struct call *call)
{
    const struct servicing_load_query *q = call->query;
    struct session *s = call->session;
    struct table_reader *reader;
    struct table_options options = {.header = TABLE_HEADER_FIRST};
    int64_t lines = 0;
    struct loading l = {.call = call,
                        .repayments = q->kind == 0,
                        .file =
                            call->file_name && *call->file_name ? text_normalise(s->arena, call->file_name) : "api"};
    TRY(table_open_bytes(s->arena, call->content, call->content_size, &options, &reader));
    const struct error *error = load_rows(&l, reader, &lines);
    table_close(reader);
    TRY(error);
    json_open(call->reply, '{');
    json_put_text(call->reply, "file", l.file);
    json_put_int(call->reply, "lines", lines);
    static const struct {
        const char *key;
        int64_t result;
    } shown[] = {{"booked", SERVICING_LINE_RESULT_BOOKED},   {"known", SERVICING_LINE_RESULT_KNOWN},
                 {"agrees", SERVICING_LINE_RESULT_AGREES},   {"differs", SERVICING_LINE_RESULT_DIFFERS},
                 {"unknown", SERVICING_LINE_RESULT_UNKNOWN}, {"refused", SERVICING_LINE_RESULT_REFUSED}};
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
        json_put_int(call->reply, shown[i].key, l.counts[shown[i].result]);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_servicing_replay(struct call *call)
{
    struct session *s = call->session;
    struct servicing_line line;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &servicing_line_entity, ACCESS_READ, home, id));
    TRY(record_load(s, &servicing_line_entity, home, id, &line));
    if (line.happened_on != NONE && line.amount != NONE)
        TRY(settle(s, &line));
    TRY(put_line(s, &line, false));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, id));
    json_put_text(call->reply, "result", entity_field(&servicing_line_entity, "result")->choices[line.result].name);
    json_put_text(call->reply, "message", line.message);
    json_close(call->reply, '}');
    return NULL;
}
