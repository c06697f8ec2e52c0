/* The green book: loans that carry a tag of the catalogue, how much of their use is proved, what they avoid by a stated
 * method. On screen and on paper. */
#include "base/text.h"
#include "policy/project.h"
#include "policy/snapshot.h"
#include "policy/write.h"
#include "print/print.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { LOANS_MOST = 500 };

struct green_loan {
    int64_t home, id, amount, proved;
    const char *customer, *item, *item_name, *method;
    double avoided; /* tonnes of CO2 a year; NAN not known */
};

struct green_book {
    const struct esg_policy *policy;
    struct green_loan *loans;
    size_t count;
    int64_t amount, proved, book; /* BOOK: all loans, and what is tagged but not on the ledger */
    double avoided;
};

static double avoided_tonnes(const struct esg_policy *policy, const char *method, double activity, double factor,
                             double share)
{
    for (size_t i = 0; isnan(factor) && i < policy->method_count; i++)
        if (text_equal(policy->methods[i].method, method))
            factor = policy->methods[i].factor;
    return activity * factor * (isnan(share) ? 1 : share);
}

static const struct error *read_book(struct session *s, struct green_book *b)
{
    struct rows *rows;
    const struct error *error;
    *b = (struct green_book){.policy = s->policy->esg, .loans = ARENA_LIST(s->arena, struct green_loan, LOANS_MOST)};
    if (!b->policy)
        return error_make(s->arena, ERROR_POLICY_DOCUMENT_MISSING, .value = "esg");
    TRY(store_query(s->tx, &query_green_loans, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        int64_t share = rows_int(rows, 9);
        struct green_loan *loan = &b->loans[b->count++];
        *loan = (struct green_loan){.home = rows_int(rows, 0),
                                    .id = rows_int(rows, 1),
                                    .amount = rows_int(rows, 4),
                                    .proved = rows_int(rows, 5),
                                    .customer = arena_text(s->arena, rows_text(rows, 2)),
                                    .item = arena_text(s->arena, rows_text(rows, 3)),
                                    .item_name = arena_text(s->arena, rows_text(rows, 10)),
                                    .method = arena_text(s->arena, rows_text(rows, 6)),
                                    .avoided =
                                        avoided_tonnes(b->policy, rows_text(rows, 6), rows_real(rows, 7),
                                                       rows_real(rows, 8), share == NONE ? NAN : (double)share / 1e8)};
        b->amount += loan->amount == NONE ? 0 : loan->amount;
        b->book += rows_null(rows, 11) && loan->amount != NONE ? loan->amount : 0;
        b->proved += loan->proved == NONE ? 0 : loan->proved;
        b->avoided += isnan(loan->avoided) ? 0 : loan->avoided;
        if (b->count == LOANS_MOST)
            break;
    }
    if (error)
        return error;
    int64_t ledger;
    rows_close(rows);
    TRY(store_int(s->tx, &query_green_all, NO_VALUES, &ledger));
    b->book += ledger == NONE ? 0 : ledger;
    return NULL;
}

static void write_methods(struct json_writer *w, const struct esg_policy *policy)
{
    json_key(w, "methods");
    json_open(w, '[');
    for (size_t i = 0; i < policy->method_count; i++) {
        json_open(w, '{');
        json_put_text(w, "method", policy->methods[i].method);
        write_label(w, "label", policy->methods[i].label);
        json_put_double(w, "factor", policy->methods[i].factor);
        json_put_text(w, "unit", policy->methods[i].unit);
        json_put_text(w, "source", policy->methods[i].source);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_green_report(struct call *call)
{
    struct green_book b;
    struct json_writer *w = call->reply;
    TRY(read_book(call->session, &b));
    json_open(w, '{');
    json_key(w, "loans");
    json_open(w, '[');
    for (size_t i = 0; i < b.count; i++) {
        const struct green_loan *loan = &b.loans[i];
        json_open(w, '{');
        json_put_text(w, "id", id_text(call->session->arena, loan->home, loan->id));
        json_put_text(w, "customer", loan->customer);
        json_put_text(w, "item", loan->item);
        json_put_text(w, "item_name", loan->item_name);
        json_put_int(w, "amount", loan->amount);
        json_put_int(w, "proved", loan->proved);
        json_put_text(w, "method", loan->method);
        json_put_double(w, "avoided_tonnes", loan->avoided);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_int(w, "count", (int64_t)b.count);
    json_put_int(w, "amount", b.amount);
    json_put_int(w, "proved", b.proved);
    json_put_double(w, "avoided_tonnes", b.avoided);
    json_put_int(w, "book", b.book);
    json_put_double(w, "share", b.book > 0 ? (double)b.amount / (double)b.book : NAN);
    json_put_text(w, "catalogue", b.policy->catalogue_source);
    write_methods(w, b.policy);
    json_close(w, '}');
    return NULL;
}

/* --- on paper ----------------------------------------------------------------------------------------------------- */

static const char *millions(struct arena *arena, int64_t fen, bool zh)
{
    return fen == NONE ? NULL : text_grouped(arena, (double)fen / (zh ? 1e6 : 1e8), 2);
}

static const char *method_word(const struct esg_policy *policy, const char *method, bool zh)
{
    for (size_t i = 0; i < policy->method_count; i++)
        if (text_equal(policy->methods[i].method, method))
            return zh ? policy->methods[i].label.zh : policy->methods[i].label.en;
    return NULL;
}

static void print_loans(struct print *p, struct arena *arena, const struct green_book *b, bool zh)
{
    enum { COLUMNS = 6 };
    const char **cells = ARENA_LIST(arena, const char *, (b->count + 1) * COLUMNS);
    enum print_row *rows = ARENA_LIST(arena, enum print_row, b->count + 1);
    for (size_t i = 0; i < b->count; i++) {
        const struct green_loan *loan = &b->loans[i];
        const char **row = &cells[i * COLUMNS];
        row[0] = loan->customer;
        row[1] =
            loan->item_name ? arena_format(arena, "%s %s", loan->item ? loan->item : "", loan->item_name) : loan->item;
        row[2] = millions(arena, loan->amount, zh);
        row[3] = millions(arena, loan->proved, zh);
        row[4] = isnan(loan->avoided) ? NULL : text_grouped(arena, loan->avoided, 0);
        row[5] = method_word(b->policy, loan->method, zh);
    }
    const char **sum = &cells[b->count * COLUMNS];
    sum[0] = zh ? "合计" : "Total";
    sum[1] = sum[5] = "";
    sum[2] = millions(arena, b->amount, zh);
    sum[3] = millions(arena, b->proved, zh);
    sum[4] = text_grouped(arena, b->avoided, 0);
    rows[b->count] = PRINT_ROW_TOTAL;
    print_table(p, &(struct print_table){
                       .caption = zh ? "绿色贷款明细" : "Green loans",
                       .unit = zh ? "万元；吨CO2/年" : "CNY million; t CO2 a year",
                       .columns = (struct print_column[]){{zh ? "客户" : "Customer", PRINT_LEFT, .26},
                                                          {zh ? "目录条目" : "Item", PRINT_LEFT, 0},
                                                          {zh ? "认定金额" : "Tagged", PRINT_RIGHT, .13},
                                                          {zh ? "已证明用途" : "Use proved", PRINT_RIGHT, .13},
                                                          {zh ? "年减排" : "Avoided", PRINT_RIGHT, .11},
                                                          {zh ? "方法" : "Method", PRINT_LEFT, .15}},
                       .column_count = COLUMNS,
                       .cells = cells,
                       .row_count = b->count + 1,
                       .rows = rows});
}

static void print_methods(struct print *p, struct arena *arena, const struct green_book *b, bool zh)
{
    print_heading(p, 2, zh ? "减排量的计算方法" : "How avoided emissions are worked out");
    for (size_t i = 0; i < b->policy->method_count; i++)
        print_text(p, arena_format(arena,
                                   zh ? "%s：年活动量 × %g（%s）× 本行融资份额。来源：%s。"
                                      : "%s: activity a year × %g (%s) × share financed. Source: %s.",
                                   zh ? b->policy->methods[i].label.zh : b->policy->methods[i].label.en,
                                   b->policy->methods[i].factor, b->policy->methods[i].unit,
                                   b->policy->methods[i].source));
    print_note(p, arena_format(arena,
                               zh ? "认定目录：%s。没有用途证明的部分计入认定金额，不计入已证明用途。"
                                  : "Catalogue: %s. What has no proof of use counts as tagged, not as proved.",
                               b->policy->catalogue_source));
}

static const struct error *print_report(struct call *call)
{
    struct session *s = call->session;
    struct green_book b;
    bool zh = s->language == LANGUAGE_ZH;
    int64_t at = s->viewer.as_of == NONE ? instant_of_date(s->today) : s->viewer.as_of;
    const char *day = date_text(s->arena, instant_date(at)), *title = zh ? "绿色贷款组合报告" : "Green loan portfolio";
    TRY(read_book(s, &b));
    double share = b.book > 0 ? 100 * (double)b.amount / (double)b.book : NAN;
    struct print *p = print_open(
        s->arena, &(struct print_setup){
                      .title = title, .header = title, .header_right = day, .language = s->language, .created_at = at});
    print_title(p, title, day);
    print_figures(
        p,
        (struct print_pair[]){
            {zh ? "笔数" : "Loans", arena_format(s->arena, "%zu", b.count)},
            {zh ? "认定金额(万元)" : "Tagged (CNY m)", millions(s->arena, b.amount, zh)},
            {zh ? "已证明用途" : "Use proved",
             b.amount ? arena_format(s->arena, "%.1f%%", 100 * (double)b.proved / (double)b.amount) : NULL},
            {zh ? "占贷款余额" : "Of all loans", isnan(share) ? NULL : arena_format(s->arena, "%.2f%%", share)},
            {zh ? "年减排(吨CO2)" : "Avoided (t CO2 a year)", text_grouped(s->arena, b.avoided, 0)}},
        5);
    print_space(p, 8);
    if (b.count)
        print_loans(p, s->arena, &b, zh);
    else
        print_text(p, zh ? "没有已认定的绿色贷款。" : "No loan carries a green tag.");
    print_methods(p, s->arena, &b, zh);
    call->bytes_name = arena_format(s->arena, "green-%s.pdf", day);
    call->bytes_type = "application/pdf";
    return print_finish(p, call->bytes);
}

const struct error *operation_green_report_print(struct call *call)
{
    return call_read(call, print_report);
}
