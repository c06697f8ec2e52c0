/* The firm's own loans, as the loan engine plays them, and the schedule on paper and as a workbook. */
#include "base/text.h"
#include "domain/export/export.h"
#include "domain/limit/limit.h"
#include "domain/loan/loan.h"
#include "domain/portal/portal.h"
#include "print/print.h"
#include "queries.h"
#include "record/audit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- the list
 * ------------------------------------------------------------------------------------------------------------- */

struct sums {
    int64_t balance, due_30, overdue;
};

static const char *choice(const struct entity *entity, const char *field, int64_t value)
{
    return value == NONE ? NULL : entity_field(entity, field)->choices[value].name;
}

static void rate_put(struct json_writer *w, int64_t rate)
{
    json_key(w, "rate");
    if (rate == NONE)
        json_write_null(w);
    else
        json_write_double(w, (double)rate / 1e8);
}

static void loan_write(struct session *s, struct json_writer *w, const struct loan *loan, struct sums *sums)
{
    int64_t left = loan->overdue_amount == NONE ? 0 : loan->overdue_amount;
    sums->balance += loan->balance == NONE ? 0 : loan->balance;
    sums->overdue += left;
    if (loan->next_due_on != NONE && loan->next_due_on <= s->today + 30 && loan->next_due_amount != NONE)
        sums->due_30 += loan->next_due_amount;
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, loan->record.home, loan->record.id));
    json_put_text(w, "number", loan->number);
    json_put_text(w, "product", choice(&loan_entity, "product", loan->product));
    json_put_text(w, "currency", loan->currency);
    json_put_int(w, "amount", loan->amount);
    json_put_int(w, "balance", loan->balance);
    rate_put(w, loan->rate);
    json_put_date(w, "started_on", loan->started_on);
    json_put_date(w, "matures_on", loan->matures_on);
    json_put_text(w, "status", choice(&loan_entity, "status", loan->status));
    json_put_date(w, "next_due_on", loan->next_due_on);
    json_put_int(w, "next_due_amount", loan->next_due_amount);
    json_put_int(w, "overdue_amount", loan->overdue_amount);
    json_put_int(w, "overdue_days", loan->overdue_days);
    json_close(w, '}');
}

static const struct error *ids_of(struct session *s, const struct query *query, int64_t *ids, size_t most,
                                  size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, query, VALUES(sql_int(s->client)), &rows));
    while (rows_next(rows, &error))
        if (*count < most)
            ids[(*count)++] = rows_int(rows, 0);
    return error;
}

enum { LOANS_MOST = 200, FACILITIES_MOST = 50 };

struct facility_view {
    int64_t id;
    struct limit_path path;
};

static const struct error *facility_read(struct session *engine, void *context)
{
    struct facility_view *v = context;
    return limit_path_read(engine, engine->client, v->id, &v->path);
}

static const struct error *facilities_write(struct session *s, struct json_writer *w)
{
    int64_t ids[FACILITIES_MOST];
    size_t count;
    TRY(ids_of(s, &query_portal_facilities, ids, FACILITIES_MOST, &count));
    json_key(w, "facilities");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        struct facility_view *v = ARENA_NEW(s->arena, struct facility_view);
        v->id = ids[i];
        TRY(session_as_engine(s, facility_read, v));
        const struct limit_node *node = &v->path.nodes[0];
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, s->client, ids[i]));
        json_put_text(w, "name", node->facility.name);
        json_put_int(w, "amount", node->facility.amount);
        json_put_text(w, "currency", node->facility.currency);
        json_put_int(w, "used", node->used + node->reserved);
        json_put_int(w, "free", node->free);
        json_put_date(w, "expires_on", node->facility.expires_on);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

const struct error *operation_portal_loans(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct sums sums = {0};
    int64_t ids[LOANS_MOST];
    size_t count;
    TRY(ids_of(s, &query_portal_loans, ids, LOANS_MOST, &count));
    json_open(w, '{');
    json_key(w, "loans");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        struct loan loan;
        TRY(record_load(s, &loan_entity, s->client, ids[i], &loan));
        loan_write(s, w, &loan, &sums);
    }
    json_close(w, ']');
    json_key(w, "totals");
    json_open(w, '{');
    json_put_int(w, "balance", sums.balance);
    json_put_int(w, "due_30", sums.due_30);
    json_put_int(w, "overdue", sums.overdue);
    json_close(w, '}');
    TRY(facilities_write(s, w));
    json_put_date(w, "today", s->today);
    json_close(w, '}');
    return NULL;
}

/* --- one loan
 * ------------------------------------------------------------------------------------------------------------- */

struct playing {
    int64_t home, id;
    struct loan_play play;
};

/* Market rates are the bank's; the loan itself was checked to be the firm's own. */
static const struct error *play(struct session *engine, void *context)
{
    struct playing *p = context;
    struct loan_books books;
    TRY(loan_books_read(engine, &books));
    return loan_play(engine, &books, p->home, p->id, engine->today, false, &p->play);
}

static const struct error *own_loan(struct call *call, struct playing *p)
{
    TRY(call_id(call, 0, &p->home, &p->id));
    TRY(scope_row(call->session, &loan_entity, ACCESS_READ, p->home, p->id));
    return session_as_engine(call->session, play, p);
}

static void state_write(struct json_writer *w, const struct servicing_state *state)
{
    json_key(w, "state");
    json_open(w, '{');
    json_put_int(w, "balance", state->balance_minor);
    json_put_int(w, "not_due", state->not_due_minor);
    json_put_int(w, "overdue_principal", state->overdue_principal_minor);
    json_put_int(w, "overdue_interest", state->overdue_interest_minor);
    json_put_int(w, "accrued", state->accrued_interest_minor);
    json_put_int(w, "charges", state->penalty_minor + state->compound_minor + state->fee_minor);
    json_put_date(w, "next_due_on", state->next_due_date);
    json_put_int(w, "next_principal", state->next_principal_minor);
    json_put_int(w, "next_interest", state->next_interest_minor);
    json_put_int(w, "payoff", servicing_payoff_minor(state));
    json_put_int(w, "paid_principal", state->repaid_minor);
    json_put_int(w, "paid_interest", state->interest_paid_minor);
    json_close(w, '}');
}

static void rows_write(struct json_writer *w, const struct servicing *result)
{
    for (size_t i = 0; i < result->row_count; i++) {
        const struct servicing_row *row = &result->rows[i];
        json_open(w, '{');
        json_put_int(w, "period", row->period);
        json_put_date(w, "due_on", row->due_date);
        json_put_int(w, "opening", row->opening_minor);
        json_put_int(w, "principal", row->principal_minor);
        json_put_int(w, "interest", row->interest_minor);
        json_put_int(w, "payment", row->payment_minor);
        json_put_int(w, "closing", row->closing_minor);
        json_put_double(w, "rate", (double)row->rate_e8 / 1e8);
        json_put_int(w, "unpaid", row->projected ? 0 : row->principal_left_minor + row->interest_left_minor);
        json_put_date(w, "settled_on", row->settled_date);
        json_put_bool(w, "projected", row->projected);
        json_close(w, '}');
    }
}

const struct error *operation_portal_loan(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct playing p = {0};
    TRY(own_loan(call, &p));
    const struct loan *loan = &p.play.loan;
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, p.home, p.id));
    json_put_text(w, "number", loan->number);
    json_put_text(w, "product", choice(&loan_entity, "product", loan->product));
    json_put_text(w, "currency", loan->currency);
    json_put_int(w, "amount", loan->amount);
    json_put_bool(w, "serviced", p.play.serviced);
    json_put_int(w, "balance", p.play.serviced ? p.play.result.state.balance_minor : loan->balance);
    rate_put(w, loan->rate);
    json_put_date(w, "started_on", loan->started_on);
    json_put_date(w, "matures_on", loan->matures_on);
    if (p.play.serviced)
        state_write(w, &p.play.result.state);
    json_key(w, "rows");
    json_open(w, '[');
    if (p.play.serviced)
        rows_write(w, &p.play.result);
    json_close(w, ']');
    json_put_date(w, "today", s->today);
    json_close(w, '}');
    return NULL;
}

/* --- on paper and as a workbook
 * --------------------------------------------------------------------------------------------- */

static const char *row_state(const struct session *s, const struct servicing_row *row)
{
    if (row->projected)
        return portal_word(s, "未到期", "to come");
    return row->settled_date != NONE ? portal_word(s, "已结清", "paid") : portal_word(s, "未付清", "open");
}

static void schedule_print(struct session *s, struct print *p, const struct playing *loan)
{
    const struct servicing *result = &loan->play.result;
    const struct print_column columns[] = {{portal_word(s, "期", "No."), PRINT_RIGHT, .06},
                                           {portal_word(s, "应还日", "Due"), PRINT_LEFT, .14},
                                           {portal_word(s, "应还本金", "Principal"), PRINT_RIGHT, 0},
                                           {portal_word(s, "应还利息", "Interest"), PRINT_RIGHT, 0},
                                           {portal_word(s, "应还合计", "Payment"), PRINT_RIGHT, 0},
                                           {portal_word(s, "剩余本金", "Balance after"), PRINT_RIGHT, 0},
                                           {portal_word(s, "状态", "State"), PRINT_LEFT, .1}};
    const char **cells = ARENA_LIST(s->arena, const char *, result->row_count * 7 + 1);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct servicing_row *row = &result->rows[i];
        const char **at = cells + i * 7;
        at[0] = arena_format(s->arena, "%lld", (long long)row->period);
        at[1] = date_text(s->arena, row->due_date);
        at[2] = portal_amount(s->arena, row->principal_minor);
        at[3] = portal_amount(s->arena, row->interest_minor);
        at[4] = portal_amount(s->arena, row->payment_minor);
        at[5] = portal_amount(s->arena, row->closing_minor);
        at[6] = row_state(s, row);
    }
    print_table(p, &(struct print_table){.unit = loan->play.loan.currency,
                                         .columns = columns,
                                         .column_count = 7,
                                         .cells = cells,
                                         .row_count = result->row_count});
}

const struct error *operation_portal_loan_pdf(struct call *call)
{
    struct session *s = call->session;
    struct playing loan = {0};
    const char *firm, *bank;
    TRY(own_loan(call, &loan));
    if (!loan.play.serviced)
        return error_make(s->arena, ERROR_LOAN_NOT_SERVICED, .arguments = {loan.play.loan.number});
    TRY(portal_names(s, &firm, &bank));
    const struct servicing_state *state = &loan.play.result.state;
    const char *title =
        arena_format(s->arena, "%s %s", loan.play.loan.number, portal_word(s, "还款计划表", "repayment schedule"));
    struct print *p = print_open(
        s->arena, &(struct print_setup){
                      .title = title,
                      .author = bank,
                      .header = bank,
                      .header_right = date_text(s->arena, s->today),
                      .footer = portal_word(s, "由客户门户生成，以借款合同和银行入账为准",
                                            "Made in the customer portal; the contract and the bank's books prevail"),
                      .language = s->language,
                      .created_at = instant_of_date(s->today)});
    const struct print_pair figures[] = {
        {portal_word(s, "合同金额", "Amount"), portal_amount(s->arena, loan.play.loan.amount)},
        {portal_word(s, "贷款余额", "Balance"), portal_amount(s->arena, state->balance_minor)},
        {portal_word(s, "执行年利率", "Rate"), arena_format(s->arena, "%.3f%%", (double)state->rate_e8 / 1e6)},
        {portal_word(s, "今日结清金额", "Payoff today"), portal_amount(s->arena, servicing_payoff_minor(state))}};
    print_title(p, portal_word(s, "还款计划表", "Repayment schedule"),
                arena_format(s->arena, "%s · %s", firm, loan.play.loan.number));
    print_figures(p, figures, 4);
    schedule_print(s, p, &loan);
    print_note(p, portal_word(s, "未到期各期按当前利率和余额推算，利率调整或提前还款后会变化。",
                              "Instalments to come follow today's rate and balance and change with them."));
    call->bytes_name = arena_format(s->arena, "%s.pdf", title);
    return print_finish(p, call->bytes);
}

static const struct error *book_write(struct session *s, const struct playing *loan, const char *path)
{
    static const struct label columns[] = {{"期", "No."},
                                           {"应还日", "Due"},
                                           {"期初本金", "Opening"},
                                           {"应还本金", "Principal"},
                                           {"应还利息", "Interest"},
                                           {"应还合计", "Payment"},
                                           {"剩余本金", "Closing"},
                                           {"年利率%", "Rate %"},
                                           {"状态", "State"}};
    const struct servicing *result = &loan->play.result;
    struct export_sink *sink;
    TRY(export_sink_open(s->arena, path, true, &sink));
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
        export_cell_text(sink, s->language == LANGUAGE_EN ? columns[i].en : columns[i].zh);
    export_row_end(sink);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct servicing_row *row = &result->rows[i];
        const int64_t money[] = {row->opening_minor, row->principal_minor, row->interest_minor, row->payment_minor,
                                 row->closing_minor};
        export_cell_number(sink, (double)row->period, 0);
        export_cell_text(sink, date_text(s->arena, row->due_date));
        for (size_t k = 0; k < 5; k++)
            export_cell_number(sink, (double)money[k] / 100, 2);
        export_cell_number(sink, (double)row->rate_e8 / 1e6, 4);
        export_cell_text(sink, row_state(s, row));
        export_row_end(sink);
    }
    export_note(sink, portal_word(s, "借据号", "Loan"), loan->play.loan.number);
    export_note(sink, portal_word(s, "数据日", "As of"), date_text(s->arena, s->today));
    export_note(sink, portal_word(s, "导出人", "Taken by"), s->person_name);
    return export_sink_close(sink);
}

static const struct error *book_read(struct call *call)
{
    struct session *s = call->session;
    struct playing loan = {0};
    char path[] = "/tmp/steward-schedule-XXXXXX", block[16384];
    TRY(own_loan(call, &loan));
    if (!loan.play.serviced)
        return error_make(s->arena, ERROR_LOAN_NOT_SERVICED, .arguments = {loan.play.loan.number});
    int file = mkstemp(path);
    if (file < 0)
        return error_make(s->arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be made"});
    const struct error *error = book_write(s, &loan, path);
    FILE *made = error ? NULL : fopen(path, "rb");
    for (size_t size; made && (size = fread(block, 1, sizeof(block), made)) > 0;)
        buffer_add(call->bytes, block, size);
    if (made)
        fclose(made);
    close(file);
    unlink(path);
    call->bytes_name = arena_format(s->arena, "%s.xlsx", loan.play.loan.number);
    return error;
}

const struct error *operation_portal_loan_xlsx(struct call *call)
{
    return call_read(call, book_read);
}

/* --- asking for money
 * --------------------------------------------------------------------------------------------------------- */

static const char *wish_json(struct session *s, const struct portal_drawdown_ask_input *in)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "facility", id_text(s->arena, s->client, in->facility));
    json_put_int(&w, "amount", in->amount);
    json_put_date(&w, "value_on", in->value_on);
    json_put_text(&w, "purpose", in->purpose);
    json_put_text(&w, "payee", in->payee);
    json_close(&w, '}');
    return buffer_end(&out);
}

/* The wish goes to the relationship manager, who puts it through the gates of a drawdown; nothing is reserved here. */
const struct error *operation_portal_drawdown_ask(struct call *call)
{
    const struct portal_drawdown_ask_input *in = call->input;
    struct session *s = call->session;
    struct portal_submission row;
    struct facility_view *v = ARENA_NEW(s->arena, struct facility_view);
    bool known;
    TRY(portal_sent_before(s, in->key, PORTAL_SUBMISSION_KIND_DRAWDOWN, &row, &known));
    if (!known) {
        if (scope_row(s, &facility_entity, ACCESS_READ, s->client, in->facility))
            return error_make(s->arena, ERROR_FIELD_LINK, .field = "facility",
                              .value = id_text(s->arena, s->client, in->facility));
        v->id = in->facility;
        TRY(session_as_engine(s, facility_read, v));
        int64_t free = v->path.nodes[0].free;
        if (in->amount > free)
            return error_make(s->arena, ERROR_FIELD_RANGE, .field = "amount", .value = portal_amount(s->arena, in->amount),
                              .arguments = {arena_format(s->arena, "<= %s", portal_amount(s->arena, free > 0 ? free : 0))});
        if (in->value_on < s->today)
            return error_make(s->arena, ERROR_FIELD_RANGE, .field = "value_on",
                              .value = date_text(s->arena, in->value_on),
                              .arguments = {arena_format(s->arena, ">= %s", date_text(s->arena, s->today))});
        if (in->file != NONE && scope_row(s, &attachment_entity, ACCESS_READ, s->client, in->file))
            return error_make(s->arena, ERROR_FIELD_LINK, .field = "file",
                              .value = id_text(s->arena, s->client, in->file));
        portal_submission_start(
            s, PORTAL_SUBMISSION_KIND_DRAWDOWN, in->key,
            arena_format(s->arena, "%s %s %s", v->path.nodes[0].facility.name, in->purpose, portal_amount(s->arena, in->amount)),
            &row);
        if (text_length(row.title) > 200)
            row.title = v->path.nodes[0].facility.name;
        row.attachment = in->file;
        row.content = wish_json(s, in);
        TRY(record_put(s, &portal_submission_entity, &row));
    }
    portal_sent_reply(call, &row, known);
    return NULL;
}
