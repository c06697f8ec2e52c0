/* Notices of a syndicate: drawn up, looked at, sent through the outbox, withdrawn, closed; those of another agent
 * recorded and held against our share. */
#include "base/text.h"
#include "domain/post/post.h"
#include "domain/syndicate/syndicate.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"

#include <string.h>

enum { DAYS_AHEAD = 30, DAYS_AHEAD_MOST = 400 };

struct open_notice {
    struct syndicate_notice notice;
    struct facility facility;
    struct customer customer;
    struct lenders lenders;
    const char *loan; /* its number, NULL */
};

static const char *status_name(int64_t status)
{
    return entity_field(&syndicate_notice_entity, "status")->choices[status].name;
}

static const struct error *read_notice(struct session *s, int64_t home, int64_t id, struct open_notice *o)
{
    struct loan loan;
    TRY(record_load(s, &syndicate_notice_entity, home, id, &o->notice));
    TRY(record_load(s, &facility_entity, home, o->notice.facility, &o->facility));
    TRY(record_load(s, &customer_entity, home, home, &o->customer));
    TRY(lenders_read(s, home, o->notice.facility, &o->lenders));
    o->loan = NULL;
    if (o->notice.loan != NONE) {
        TRY(record_load(s, &loan_entity, home, o->notice.loan, &loan));
        o->loan = loan.number;
    }
    return NULL;
}

static const struct error *open_notice(struct call *call, struct open_notice *o)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    return read_notice(call->session, home, id, o);
}

static const struct error *refuse(struct session *s, const struct syndicate_notice *n)
{
    return error_make(s->arena, ERROR_SYNDICATE_NOTICE_STATE, .arguments = {n->number, status_name(n->status)});
}

static const struct error *put_new(struct session *engine, void *row)
{
    return record_put(engine, &syndicate_notice_entity, row);
}

static const struct error *put(struct session *engine, void *row)
{
    return record_update(engine, &syndicate_notice_entity, row, NULL);
}

static const struct json *parts_read(struct session *s, const struct syndicate_notice *n)
{
    const char *problem;
    return n->parts ? json_read(s->arena, n->parts, strlen(n->parts), &problem) : NULL;
}

/* --- drawing up
 * ---------------------------------------------------------------------------------------------------------- */

struct preparing {
    int64_t home, facility, until;
    struct notices_made made;
};

static const struct error *prepare(struct session *engine, void *context)
{
    struct preparing *p = context;
    return notices_prepare(engine, p->home, p->facility, p->until, &p->made);
}

const struct error *operation_syndicate_prepare(struct call *call)
{
    const struct syndicate_prepare_input *in = call->input;
    struct session *s = call->session;
    struct preparing p;
    TRY(call_id(call, 0, &p.home, &p.facility));
    TRY(scope_row(s, &facility_entity, ACCESS_READ, p.home, p.facility));
    p.until = in->until == NONE ? s->today + DAYS_AHEAD : in->until;
    if (p.until < s->today || p.until > s->today + DAYS_AHEAD_MOST)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "until", .value = date_text(s->arena, p.until),
                          .arguments = {arena_format(s->arena, "%s .. %s", date_text(s->arena, s->today),
                                                     date_text(s->arena, s->today + DAYS_AHEAD_MOST))});
    TRY(session_as_engine(s, prepare, &p));
    json_open(call->reply, '{');
    json_put_int(call->reply, "prepared", p.made.prepared);
    json_put_int(call->reply, "known", p.made.known);
    json_close(call->reply, '}');
    return NULL;
}

/* --- the page
 * ----------------------------------------------------------------------------------------------------------- */

static const struct lender *lender_of(struct session *s, const struct open_notice *o, const char *share)
{
    for (size_t i = 0; i < o->lenders.count; i++)
        if (text_equal(id_text(s->arena, o->notice.customer, o->lenders.list[i].id), share))
            return &o->lenders.list[i];
    return NULL;
}

static void write_parts(struct session *s, struct json_writer *w, const struct open_notice *o)
{
    const struct json *parts = parts_read(s, &o->notice);
    json_key(w, "parts");
    json_open(w, '[');
    for (size_t i = 0; parts && i < parts->count; i++) {
        const struct json *part = &parts->items[i];
        const struct lender *lender = lender_of(s, o, json_get_text(part, "share"));
        json_open(w, '{');
        for (size_t k = 0; k < part->count; k++) {
            json_key(w, part->keys[k]);
            json_write_value(w, &part->items[k]);
        }
        json_put_text(w, "email", lender ? lender->email : NULL);
        json_put_bool(w, "gone", !lender);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_syndicate_notice_view(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct open_notice *o = ARENA_NEW(s->arena, struct open_notice);
    struct label basis;
    int64_t day;
    TRY(open_notice(call, o));
    TRY(notice_day(s, o->notice.kind, o->notice.value_on, &day, &basis));
    json_open(w, '{');
    json_key(w, "notice");
    TRY(record_write(s, &syndicate_notice_entity, &o->notice, w));
    json_key(w, "facility");
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, o->facility.record.home, o->facility.record.id));
    json_put_text(w, "name", o->facility.name);
    json_put_text(w, "number", o->facility.number);
    json_close(w, '}');
    json_key(w, "customer");
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, o->customer.record.home, o->customer.record.id));
    json_put_text(w, "name", o->customer.name);
    json_close(w, '}');
    write_parts(s, w, o);
    TRY(post_states_write(s, "mails", id_text(s->arena, o->notice.record.home, o->notice.record.id), w));
    json_key(w, "source");
    json_open(w, '{');
    label_put(w, "basis", basis);
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

/* --- sending
 * ------------------------------------------------------------------------------------------------------------ */

static struct notice_letter letter_for(struct session *s, const struct open_notice *o, const struct json *parts,
                                       const struct lender *lender)
{
    return (struct notice_letter){
        .notice = &o->notice,
        .facility = &o->facility,
        .borrower = o->customer.name,
        .loan = o->loan,
        .agent = o->notice.agent ? o->notice.agent : "",
        .address = lender ? lender->bank : NULL,
        .parts = parts,
        .share = lender ? id_text(s->arena, o->notice.customer, lender->id) : NULL,
        .zh = lender ? lender->language != SYNDICATE_SHARE_LANGUAGE_EN : s->language != LANGUAGE_EN,
    };
}

/* One mail to each lender who has an address. */
static const struct error *write_mails(struct session *s, const struct open_notice *o, bool withdrawn,
                                       struct notice_sending *sending)
{
    const struct json *parts = parts_read(s, &o->notice);
    const char *about = id_text(s->arena, o->notice.record.home, o->notice.record.id);
    for (size_t i = 0; i < o->lenders.count; i++) {
        const struct lender *lender = &o->lenders.list[i];
        bool written = false;
        if (lender->own)
            continue;
        struct notice_letter letter = letter_for(s, o, parts, lender);
        letter.withdrawn = withdrawn;
        const char *kind = notice_kind_word(o->notice.kind, letter.zh);
        const char *gone = !withdrawn ? "" : letter.zh ? "【撤回】" : "Withdrawn: ";
        if (lender->email)
            TRY(post_mail(
                s,
                &(struct post_letter){.purpose = OUTBOX_MESSAGE_PURPOSE_SYNDICATE,
                                      .customer = o->notice.customer,
                                      .about = about,
                                      .to = lender->email,
                                      .subject = arena_format(s->arena, "%s%s %s", gone, kind, o->notice.number),
                                      .text = notice_text(s->arena, &letter),
                                      .key = arena_format(s->arena, "syndicate:%s:%lld%s", about, (long long)lender->id,
                                                          withdrawn ? ":w" : "")},
                &written, NULL));
        sending->mails += written;
        if (!written)
            sending->on_paper[sending->paper_count++] = lender->bank;
    }
    return NULL;
}

const struct error *notice_send(struct session *s, int64_t home, int64_t id, struct notice_sending *sending)
{
    struct open_notice *o = ARENA_NEW(s->arena, struct open_notice);
    TRY(row_hold(s, &syndicate_notice_entity, home, id)); /* two people at once: one of them sends */
    TRY(read_notice(s, home, id, o));
    if (o->notice.status != SYNDICATE_NOTICE_STATUS_DRAFT)
        return refuse(s, &o->notice);
    TRY(lenders_check(s, &o->facility, &o->lenders));
    o->notice.parts = notice_parts(s, &o->lenders, &o->notice); /* by the shares of today */
    o->notice.status = SYNDICATE_NOTICE_STATUS_SENT;
    o->notice.sent_at = s->now;
    o->notice.handled_by = s->person ? s->person : NONE;
    TRY(session_as_engine(s, put, &o->notice));
    return write_mails(s, o, false, sending);
}

const struct error *operation_syndicate_notice_send(struct call *call)
{
    struct session *s = call->session;
    struct notice_sending sending = {0};
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &syndicate_notice_entity, ACCESS_READ, home, id));
    TRY(notice_send(s, home, id, &sending));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, id));
    json_put_int(call->reply, "mails", sending.mails);
    json_key(call->reply, "on_paper");
    json_open(call->reply, '[');
    for (size_t i = 0; i < sending.paper_count; i++)
        json_write_text(call->reply, sending.on_paper[i]);
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_syndicate_notice_withdraw(struct call *call)
{
    const struct syndicate_notice_withdraw_input *in = call->input;
    struct session *s = call->session;
    struct open_notice *o = ARENA_NEW(s->arena, struct open_notice);
    struct notice_sending sending = {0};
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &syndicate_notice_entity, ACCESS_READ, home, id));
    TRY(row_hold(s, &syndicate_notice_entity, home, id));
    TRY(open_notice(call, o));
    bool sent = o->notice.status == SYNDICATE_NOTICE_STATUS_SENT;
    if (!sent && o->notice.status != SYNDICATE_NOTICE_STATUS_DRAFT)
        return refuse(s, &o->notice);
    s->reason = in->reason;
    o->notice.status = SYNDICATE_NOTICE_STATUS_WITHDRAWN;
    o->notice.note = in->reason;
    o->notice.handled_by = s->person ? s->person : NONE;
    TRY(session_as_engine(s, put, &o->notice));
    if (sent)
        TRY(write_mails(s, o, true, &sending));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, id));
    json_put_text(call->reply, "status", status_name(o->notice.status));
    json_put_int(call->reply, "mails", sending.mails);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_syndicate_notice_settle(struct call *call)
{
    const struct syndicate_notice_settle_input *in = call->input;
    struct session *s = call->session;
    struct syndicate_notice n;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &syndicate_notice_entity, ACCESS_READ, home, id));
    TRY(row_hold(s, &syndicate_notice_entity, home, id));
    TRY(record_load(s, &syndicate_notice_entity, home, id, &n));
    if (n.status != SYNDICATE_NOTICE_STATUS_SENT && n.status != SYNDICATE_NOTICE_STATUS_RECEIVED &&
        n.status != SYNDICATE_NOTICE_STATUS_DISPUTED)
        return refuse(s, &n);
    if (n.status == SYNDICATE_NOTICE_STATUS_DISPUTED && (!in->note || !*in->note))
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "note");
    n.status = SYNDICATE_NOTICE_STATUS_SETTLED;
    n.note = in->note && *in->note ? in->note : n.note;
    n.handled_by = s->person ? s->person : NONE;
    TRY(session_as_engine(s, put, &n));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, id));
    json_put_text(call->reply, "status", status_name(n.status));
    json_close(call->reply, '}');
    return NULL;
}

/* --- what comes in
 * ------------------------------------------------------------------------------------------------------ */

static int64_t or_zero(int64_t amount)
{
    return amount == NONE ? 0 : amount;
}

static void take_in(struct session *s, const struct syndicate_notice_record_input *in, const struct open_notice *o,
                    struct syndicate_notice *n)
{
    int64_t principal[LENDERS_MOST], interest[LENDERS_MOST], fee[LENDERS_MOST];
    size_t own = (size_t)(lenders_own(&o->lenders) - o->lenders.list);
    record_initial(s, &syndicate_notice_entity, n);
    n->customer = o->facility.customer;
    n->facility = o->facility.record.id;
    n->number = arena_format(s->arena, "%s/%s", o->facility.number, text_normalise(s->arena, in->number));
    n->source_key = arena_format(s->arena, "in:%lld:%s", (long long)o->facility.record.id, in->number);
    n->direction = SYNDICATE_NOTICE_DIRECTION_IN;
    n->kind = in->kind;
    n->value_on = in->value_on;
    n->currency = o->facility.currency;
    n->principal = or_zero(in->principal);
    n->interest = or_zero(in->interest);
    n->fee = or_zero(in->fee);
    n->rate = in->rate;
    n->period_from = in->period_from;
    n->period_to = in->period_to;
    n->document = in->document;
    n->note = in->note;
    n->agent = lenders_agent(&o->lenders) ? lenders_agent(&o->lenders)->bank : NULL;
    n->own_part = in->own_part;
    n->parts = notice_parts(s, &o->lenders, n);
    n->handled_by = s->person ? s->person : NONE;
    lenders_split(&o->lenders, n->principal, principal);
    lenders_split(&o->lenders, n->interest, interest);
    lenders_split(&o->lenders, n->fee, fee);
    n->expected_part = principal[own] + interest[own] + fee[own];
    bool differs = n->own_part != NONE && n->own_part != n->expected_part;
    n->status = differs ? SYNDICATE_NOTICE_STATUS_DISPUTED : SYNDICATE_NOTICE_STATUS_RECEIVED;
}

static const struct error *check_in(struct session *s, const struct syndicate_notice_record_input *in, int64_t home)
{
    if (in->document != NONE)
        TRY(scope_row(s, &attachment_entity, ACCESS_READ, home, in->document));
    if (in->period_from != NONE && in->period_to != NONE && in->period_from >= in->period_to)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "period_to",
                          .value = date_text(s->arena, in->period_to),
                          .arguments = {arena_format(s->arena, "> %s", date_text(s->arena, in->period_from))});
    if (in->kind == SYNDICATE_NOTICE_KIND_RATE_FIXING)
        return in->rate == NONE ? error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "rate") : NULL;
    return or_zero(in->principal) + or_zero(in->interest) + or_zero(in->fee) > 0
               ? NULL
               : error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "principal");
}

const struct error *operation_syndicate_notice_record(struct call *call)
{
    const struct syndicate_notice_record_input *in = call->input;
    struct session *s = call->session;
    struct open_notice *o = ARENA_NEW(s->arena, struct open_notice);
    struct syndicate_notice n;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &facility_entity, ACCESS_READ, home, id));
    TRY(record_load(s, &facility_entity, home, id, &o->facility));
    TRY(lenders_read(s, home, id, &o->lenders));
    TRY(lenders_check(s, &o->facility, &o->lenders));
    if (lenders_we_are_agent(&o->lenders) || !lenders_own(&o->lenders))
        return error_make(s->arena, ERROR_SYNDICATE_IS_AGENT, .arguments = {o->facility.name});
    TRY(check_in(s, in, home));
    take_in(s, in, o, &n);
    n.record.id = 0;
    TRY(session_as_engine(s, put_new, &n));
    call->status = 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, n.record.home, n.record.id));
    json_put_text(call->reply, "status", status_name(n.status));
    json_put_int(call->reply, "expected", n.expected_part);
    json_put_int(call->reply, "difference", n.own_part == NONE ? NONE : n.own_part - n.expected_part);
    json_close(call->reply, '}');
    return NULL;
}

/* --- on paper
 * ----------------------------------------------------------------------------------------------------------- */

static const struct error *print(struct call *call)
{
    const struct syndicate_notice_print_query *query = call->query;
    struct session *s = call->session;
    struct open_notice *o = ARENA_NEW(s->arena, struct open_notice);
    const struct lender *lender = NULL;
    TRY(open_notice(call, o));
    if (query && query->lender) {
        lender = lender_of(s, o, query->lender);
        if (!lender)
            return error_make(s->arena, ERROR_RECORD_MISSING, .field = "lender", .value = query->lender);
    }
    struct notice_letter letter = letter_for(s, o, parts_read(s, &o->notice), lender);
    if (query && query->language != NONE)
        letter.zh = query->language == 0;
    call->bytes_name = arena_format(s->arena, "%s.pdf", o->notice.number);
    call->bytes_type = "application/pdf";
    return notice_print(s, &letter, call->bytes);
}

const struct error *operation_syndicate_notice_print(struct call *call)
{
    return call_read(call, print);
}
