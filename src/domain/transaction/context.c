#include "domain/transaction/context.h"
#include "base/text.h"
#include "queries.h"

#include <string.h>

/* --- reading --------------------------------------------------------------------------------------------------------
 */

static struct name_list split_list(struct arena *arena, const char *text, const char *marks)
{
    struct name_list list = {0};
    const char **names = NULL;
    size_t room = 0;
    while (text && *text) {
        size_t size = strcspn(text, marks);
        const char *name = text_normalise(arena, arena_text_part(arena, text, size));
        if (*name) {
            ARENA_PUSH(arena, names, list.count, room, name);
            list.names = names;
        }
        text += size + (text[size] != 0);
    }
    return list;
}

static const struct error *read_drawdowns(struct session *s, struct transaction_context *c, int64_t date)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(s->tx, &query_transaction_drawdowns,
                    VALUES(sql_int(c->customer), sql_int(date - WATCHED_DAYS), sql_int(date)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, c->drawdowns, c->drawdown_count, room,
                   (struct watched_drawdown){.id = rows_int(rows, 0),
                                     .loan = rows_int(rows, 1),
                                     .number = arena_text(s->arena, rows_text(rows, 2)),
                                     .date = rows_int(rows, 3),
                                     .amount = rows_int(rows, 4),
                                     .purpose = arena_text(s->arena, rows_text(rows, 5)),
                                     .industries = split_list(s->arena, rows_text(rows, 6), ","),
                                     .payees = split_list(s->arena, rows_text(rows, 7), ";\n"),
                                     .account = rows_int(rows, 8)});
    return error;
}

static int64_t kind_of(const char *name)
{
    const struct field *field = entity_field(&transaction_entity, "kind");
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int64_t)i;
    return NONE;
}

static const char *party_key(struct arena *arena, int64_t customer, const char *name)
{
    return customer != NONE ? arena_format(arena, "#%lld", (long long)customer)
           : name           ? text_normalise(arena, name)
                            : "";
}

static const struct error *read_bookings(struct session *s, struct transaction_context *c)
{
    struct rows *rows;
    const struct error *error;
    int64_t since = c->drawdowns[0].date;
    for (size_t i = 1; i < c->drawdown_count; i++)
        since = c->drawdowns[i].date < since ? c->drawdowns[i].date : since;
    const char **reversals = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_transaction_window, VALUES(sql_int(c->customer), sql_int(since)), &rows));
    while (rows_next(rows, &error)) {
        struct booking booking = {.id = rows_int(rows, 0),
                                  .date = rows_int(rows, 1),
                                  .out = text_equal(rows_text(rows, 2), "out"),
                                  .amount = rows_int(rows, 3),
                                  .kind = kind_of(rows_text(rows, 4)),
                                  .other = rows_int(rows, 6),
                                  .party = party_key(s->arena, rows_int(rows, 6), rows_text(rows, 5)),
                                  .industry = arena_text(s->arena, rows_text(rows, 7)),
                                  .contract = rows_int(rows, 8) == 1,
                                  .reference = arena_text(s->arena, rows_text(rows, 9)),
                                  .account = rows_int(rows, 11),
                                  .customer = c->customer,
                                  .words = ""};
        if (!rows_null(rows, 10)) {
            ARENA_PUSH(s->arena, reversals, count, room, arena_text(s->arena, rows_text(rows, 10)));
            booking.reversed = true;
        }
        transaction_context_add(s->arena, c, &booking);
    }
    for (size_t i = 0; i < count; i++)
        transaction_context_reverse(c, reversals[i]);
    return error;
}

static const struct error *read_related(struct session *s, struct transaction_context *c)
{
    struct rows *rows;
    const struct error *error;
    const char **names = NULL;
    size_t room = 0;
    TRY(store_query(s->tx, &query_transaction_related, VALUES(sql_int(c->customer)), &rows));
    while (rows_next(rows, &error)) {
        ARENA_PUSH(s->arena, names, c->related.count, room, party_key(s->arena, rows_int(rows, 0), NULL));
        ARENA_PUSH(s->arena, names, c->related.count, room, party_key(s->arena, NONE, rows_text(rows, 1)));
    }
    c->related.names = names;
    return error;
}

/* Who stands behind a payee that is a customer, and whose accounts go with it. */
static const struct error *read_ties(struct session *s, struct transaction_context *c, const char *party,
                                     int64_t customer)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_transaction_ties, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error)) {
        const char *other = party_key(s->arena, rows_int(rows, 0), NULL);
        if (rows_int(rows, 0) == c->customer)
            continue;
        ARENA_PUSH(s->arena, c->links, c->link_count, c->link_room, (struct party_pair){party, other});
        if (rows_int(rows, 1) == 1)
            ARENA_PUSH(s->arena, c->controllers, c->controller_count, c->controller_room,
                       (struct party_pair){party, other});
    }
    return error;
}

const struct error *transaction_context_read(struct session *s, int64_t customer, int64_t date,
                                             struct transaction_context **out)
{
    struct transaction_context *c = ARENA_NEW(s->arena, struct transaction_context);
    *out = NULL;
    c->customer = customer;
    TRY(read_drawdowns(s, c, date));
    if (!c->drawdown_count)
        return NULL;
    *out = c;
    TRY(read_bookings(s, c));
    TRY(read_related(s, c));
    for (size_t i = 0; i < c->booking_count; i++) {
        const struct booking *b = &c->bookings[i];
        bool known = b->other == NONE || b->other == customer;
        for (size_t k = 0; k < i && !known; k++)
            known = c->bookings[k].other == b->other;
        if (!known)
            TRY(read_ties(s, c, b->party, b->other));
    }
    return NULL;
}

void transaction_context_add(struct arena *arena, struct transaction_context *c, const struct booking *booking)
{
    ARENA_PUSH(arena, c->bookings, c->booking_count, c->booking_room, *booking);
}

void transaction_context_reverse(struct transaction_context *c, const char *reference)
{
    for (size_t i = 0; i < c->booking_count; i++)
        if (text_equal(c->bookings[i].reference, reference))
            c->bookings[i].reversed = true;
}

/* --- windows --------------------------------------------------------------------------------------------------------
 */

static bool is_payment(const struct booking *b)
{
    return b->out && !b->reversed &&
           (b->kind == NONE || b->kind == TRANSACTION_KIND_PAYMENT || b->kind == TRANSACTION_KIND_REPAYMENT ||
            b->kind == TRANSACTION_KIND_OTHER);
}

static bool is_inflow(const struct booking *b)
{
    return !b->out && !b->reversed && b->kind != TRANSACTION_KIND_DRAWDOWN && b->kind != TRANSACTION_KIND_CASH_IN;
}

static bool is_linked(const struct transaction_context *c, const char *payee, const char *payer)
{
    if (!strcmp(payee, payer))
        return *payee != 0;
    for (size_t i = 0; i < c->link_count; i++)
        if (!strcmp(c->links[i].a, payee) && !strcmp(c->links[i].b, payer))
            return true;
    return false;
}

/* Of the payments this booking is, or is an inflow for, the one of which the greatest share came back. */
static void ask_returned(struct transaction_subject *t)
{
    const struct transaction_context *c = t->context;
    t->asked_returned = true;
    for (size_t p = 0; c && p < c->booking_count; p++) {
        const struct booking *payment = &c->bookings[p];
        int64_t sum = 0;
        bool about = payment->id == t->booking->id;
        if (!is_payment(payment) || payment->amount <= 0)
            continue;
        for (size_t i = 0; i < c->booking_count; i++) {
            const struct booking *in = &c->bookings[i];
            int64_t after = in->date - payment->date;
            if (!is_inflow(in) || after < 0 || after > RETURN_DAYS || !is_linked(c, payment->party, in->party))
                continue;
            sum += in->amount;
            about |= in->id == t->booking->id;
        }
        double share = (double)sum / (double)payment->amount;
        if (about && share > t->returned_share) {
            t->returned_share = share;
            t->returned = sum;
        }
    }
}

static bool one_controller(const struct transaction_context *c, const char *a, const char *b)
{
    for (size_t i = 0; i < c->controller_count; i++)
        for (size_t k = 0; k < c->controller_count && !strcmp(c->controllers[i].a, a); k++)
            if (!strcmp(c->controllers[k].a, b) && !strcmp(c->controllers[k].b, c->controllers[i].b))
                return true;
    return false;
}

/* Payments to one payee or one controller within the days, this one among them: the greatest sum. */
static void ask_split(struct transaction_subject *t)
{
    const struct transaction_context *c = t->context;
    t->asked_split = true;
    if (!c || !is_payment(t->booking) || t->booking->amount > t->policy->entrusted)
        return;
    for (size_t f = 0; f < c->booking_count; f++) {
        int64_t from = c->bookings[f].date, sum = 0, count = 0;
        if (from > t->booking->date || t->booking->date - from > SPLIT_DAYS)
            continue;
        for (size_t i = 0; i < c->booking_count; i++) {
            const struct booking *b = &c->bookings[i];
            bool same = !strcmp(b->party, t->booking->party) || one_controller(c, b->party, t->booking->party);
            if (!is_payment(b) || !same || !*b->party || b->amount > t->policy->entrusted || b->date < from ||
                b->date - from > SPLIT_DAYS)
                continue;
            sum += b->amount;
            count++;
        }
        if (sum > t->split_sum) {
            t->split_sum = sum;
            t->split_count = (double)count;
        }
    }
}

static int64_t cash_after(const struct transaction_subject *t)
{
    int64_t sum = 0;
    for (size_t i = 0; i < t->context->booking_count; i++) {
        const struct booking *b = &t->context->bookings[i];
        int64_t age = b->date - t->drawdown->date;
        if (b->kind == TRANSACTION_KIND_CASH_OUT && !b->reversed && age >= 0 && age <= CASH_DAYS)
            sum += b->amount;
    }
    return sum;
}

/* The account's payments of the 90 days before, and what came in during the last three. */
static void ask_history(struct transaction_subject *t)
{
    struct rows *rows;
    const struct error *error = NULL;
    t->asked_history = true;
    t->average = t->recent = NONE;
    if (!t->s || store_query(t->s->tx, &query_transaction_history,
                             VALUES(sql_int(t->booking->account), sql_int(t->booking->date - 90),
                                    sql_int(t->booking->date), sql_int(t->booking->id)),
                             &rows))
        return;
    if (rows_next(rows, &error)) {
        t->average = rows_int(rows, 0);
        t->count = (double)rows_int(rows, 1);
        t->recent = rows_null(rows, 2) ? 0 : rows_int(rows, 2);
        rows_close(rows);
    }
}

/* --- facts ----------------------------------------------------------------------------------------------------------
 */

static bool has_word(const char *text, const struct name_list *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (strstr(text, words->names[i]))
            return true;
    return false;
}

static bool begins(const char *code, const struct name_list *industries)
{
    for (size_t i = 0; code && i < industries->count; i++)
        if (text_starts(code, industries->names[i]))
            return true;
    return false;
}

static struct value payee_class(const struct transaction_subject *t, const struct fact *fact)
{
    const struct booking *b = t->booking;
    if (b->out && b->kind == TRANSACTION_KIND_REPAYMENT)
        return value_choice(fact_choice(fact, "bank_loan"));
    for (size_t i = 0; i < t->policy->payee_count; i++)
        if (begins(b->industry, &t->policy->payees[i].industries) || has_word(b->words, &t->policy->payees[i].words))
            return value_choice(fact_choice(fact, t->policy->payees[i].name));
    return value_choice(fact_choice(fact, "ordinary"));
}

static struct value outside_plan(const struct transaction_subject *t)
{
    const struct watched_drawdown *d = t->drawdown;
    if (!d || !d->industries.count)
        return value_unknown(VALUE_BOOL, VALUE_MISSING);
    if (name_listed(d->payees, t->booking->party))
        return value_bool(false);
    return t->booking->industry ? value_bool(!begins(t->booking->industry, &d->industries))
                                : value_unknown(VALUE_BOOL, VALUE_MISSING);
}

static struct value kind_fact(const struct transaction_subject *t, const struct fact *fact)
{
    const struct field *field = entity_field(&transaction_entity, "kind");
    const char *name =
        t->booking->kind == NONE ? (t->booking->out ? "payment" : "receipt") : field->choices[t->booking->kind].name;
    int choice = fact_choice(fact, name);
    return choice < 0 ? value_unknown(VALUE_ENUM, VALUE_MISSING) : value_choice(choice);
}

static struct value of_drawdown(const struct transaction_subject *t, const struct fact *fact)
{
    const char *name = fact->name;
    const struct watched_drawdown *d = t->drawdown;
    if (!strcmp(name, "watched"))
        return value_bool(d != NULL);
    if (!d)
        return value_unknown(fact->type, VALUE_MISSING);
    if (!strcmp(name, "watched_drawdown"))
        return value_money(d->amount);
    if (!strcmp(name, "days_since_drawdown"))
        return value_number((double)(t->booking->date - d->date));
    if (!strcmp(name, "purpose_is_property"))
        return value_bool(text_equal(d->purpose, "real_estate"));
    if (!strcmp(name, "purpose_is_refinance"))
        return value_bool(text_equal(d->purpose, "refinance"));
    if (!strcmp(name, "cash_after_drawdown"))
        return value_money(cash_after(t));
    return value_unknown(fact->type, VALUE_MISSING);
}

static struct value of_window(struct transaction_subject *t, const struct fact *fact)
{
    const char *name = fact->name;
    if (text_starts(name, "returned") && !t->asked_returned)
        ask_returned(t);
    if (text_starts(name, "split") && !t->asked_split)
        ask_split(t);
    if (!strcmp(name, "returned_amount"))
        return value_money(t->returned);
    if (!strcmp(name, "returned_share"))
        return value_number(t->returned_share);
    if (!strcmp(name, "split_count"))
        return value_number(t->split_count);
    if (!strcmp(name, "split_sum"))
        return value_money(t->split_sum);
    return of_drawdown(t, fact);
}

static struct value of_history(struct transaction_subject *t, const struct fact *fact)
{
    if (!t->asked_history)
        ask_history(t);
    if (!strcmp(fact->name, "out_average_90d"))
        return value_money(t->average);
    if (!strcmp(fact->name, "in_recent_3d"))
        return value_money(t->recent);
    return t->average == NONE ? value_unknown(VALUE_NUMBER, VALUE_MISSING) : value_number(t->count);
}

static struct value resolve(void *context, struct fact_set *set, const struct fact *fact)
{
    struct transaction_subject *t = context;
    (void)set;
    if (fact->subject != SUBJECT_TRANSACTION)
        return value_unknown(fact->type, VALUE_MISSING);
    if (!strcmp(fact->source_name, "transaction_window"))
        return of_window(t, fact);
    if (!strcmp(fact->source_name, "transaction_history"))
        return of_history(t, fact);
    if (!strcmp(fact->source_name, "transaction_cycle"))
        return t->s ? value_number(transaction_cycle(t->s, t->booking)) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    if (!strcmp(fact->name, "tx_amount"))
        return value_money(t->booking->amount);
    if (!strcmp(fact->name, "tx_out"))
        return value_bool(t->booking->out);
    if (!strcmp(fact->name, "tx_kind"))
        return kind_fact(t, fact);
    if (!strcmp(fact->name, "tx_contract"))
        return value_bool(t->booking->contract);
    if (!strcmp(fact->name, "payee_class"))
        return payee_class(t, fact);
    if (!strcmp(fact->name, "payee_related"))
        return value_bool(t->context && *t->booking->party && name_listed(t->context->related, t->booking->party));
    if (!strcmp(fact->name, "payee_outside_plan"))
        return outside_plan(t);
    return of_drawdown(t, fact);
}

/* The latest drawdown before the booking, of the same account before others. */
static const struct watched_drawdown *drawdown_of(const struct transaction_context *c, const struct booking *b)
{
    const struct watched_drawdown *best = NULL;
    for (size_t i = 0; c && i < c->drawdown_count; i++) {
        const struct watched_drawdown *d = &c->drawdowns[i];
        if (d->date > b->date || b->date - d->date > WATCHED_DAYS)
            continue;
        bool own = d->account != NONE && d->account == b->account,
             best_own = best && best->account != NONE && best->account == b->account;
        if (!best || (own && !best_own) || (own == best_own && d->date > best->date))
            best = d;
    }
    return best;
}

void transaction_facts(struct fact_set *facts, struct transaction_subject *t)
{
    t->drawdown = drawdown_of(t->context, t->booking);
    facts->resolve = resolve;
    facts->context = t;
}

/* --- cycles ---------------------------------------------------------------------------------------------------------
 */

struct hop {
    int64_t customer, date, amount;
};

/* Who paid the customer of HOP shortly before, so much that HOP may pass it on. */
static double search_back(struct session *s, const struct booking *end, struct hop hop, int hops)
{
    struct rows *rows;
    const struct error *error;
    struct hop next[16];
    size_t count = 0;
    if (hops >= CYCLE_MOST ||
        store_query(
            s->tx, &query_transaction_hops_in,
            VALUES(sql_int(hop.customer),
                   sql_int(hop.date - HOP_DAYS > end->date - CYCLE_DAYS ? hop.date - HOP_DAYS : end->date - CYCLE_DAYS),
                   sql_int(hop.date), sql_int(hop.amount / 4 * 5)),
            &rows))
        return 0;
    while (rows_next(rows, &error))
        if (count < 16)
            next[count++] = (struct hop){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2)};
    for (size_t i = 0; i < count; i++)
        if (next[i].customer == end->customer)
            return hops + 1;
    for (size_t i = 0; i < count; i++) {
        double found = search_back(s, end, next[i], hops + 1);
        if (found > 0)
            return found;
    }
    return 0;
}

static double search_on(struct session *s, const struct booking *start, struct hop hop, int hops)
{
    struct rows *rows;
    const struct error *error;
    struct hop next[16];
    size_t count = 0;
    if (hops >= CYCLE_MOST ||
        store_query(s->tx, &query_transaction_hops_out,
                    VALUES(sql_int(hop.customer), sql_int(hop.date),
                           sql_int(hop.date + HOP_DAYS < start->date + CYCLE_DAYS ? hop.date + HOP_DAYS
                                                                                  : start->date + CYCLE_DAYS),
                           sql_int((hop.amount * 4 + 4) / 5)),
                    &rows))
        return 0;
    while (rows_next(rows, &error))
        if (count < 16)
            next[count++] = (struct hop){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2)};
    for (size_t i = 0; i < count; i++)
        if (next[i].customer == start->customer)
            return hops + 1;
    for (size_t i = 0; i < count; i++) {
        double found = search_on(s, start, next[i], hops + 1);
        if (found > 0)
            return found;
    }
    return 0;
}

double transaction_cycle(struct session *s, const struct booking *b)
{
    if (b->other == NONE || b->other == b->customer || b->reversed || b->amount <= 0)
        return 0;
    struct hop first = {b->other, b->date, b->amount};
    return is_inflow(b) ? search_back(s, b, first, 1) : is_payment(b) ? search_on(s, b, first, 1) : 0;
}
