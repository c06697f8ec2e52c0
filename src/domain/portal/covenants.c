/* The firm tests its own covenants before the bank does, and signs a certificate of what it found. */
#include "base/text.h"
#include "domain/attachment/attachment.h"
#include "domain/covenant/covenant.h"
#include "domain/portal/portal.h"
#include "print/print.h"
#include "queries.h"

#include <math.h>
#include <string.h>

enum { COVENANTS_MOST = 60, TESTS_SHOWN = 8 };

static const char *result_name(int64_t result)
{
    return entity_field(&covenant_test_entity, "result")->choices[result].name;
}

static const struct error *ids_read(struct session *s, int64_t customer, int64_t *ids, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, &query_portal_covenants, VALUES(sql_int(customer), sql_int(s->today)), &rows));
    while (rows_next(rows, &error))
        if (*count < COVENANTS_MOST)
            ids[(*count)++] = rows_int(rows, 0);
    return error;
}

const struct error *portal_covenants_read(struct session *s, int64_t customer, struct portal_covenants *out)
{
    struct fact_set *facts;
    int64_t ids[COVENANTS_MOST];
    *out = (struct portal_covenants){.data_on = NONE};
    TRY(ids_read(s, customer, ids, &out->count));
    if (!out->count)
        return NULL;
    TRY(facts_of_customer(s, s->policy, customer, &facts));
    const struct fact *date = fact_find(s->policy->facts, "statement_date");
    struct value data_on = date ? fact_value(facts, date) : value_unknown(VALUE_DATE, VALUE_MISSING);
    out->data_on = value_known(data_on) ? data_on.date : NONE;
    out->items = ARENA_LIST(s->arena, struct portal_covenant, out->count);
    for (size_t i = 0; i < out->count; i++) {
        struct portal_covenant *c = &out->items[i];
        struct covenant_figure figure;
        const char *fault;
        TRY(record_load(s, &covenant_entity, customer, ids[i], &c->row));
        covenant_compute(s, s->policy, &c->row, facts, &figure, &fault);
        c->bound = figure.bound;
        c->value = figure.said;
        c->headroom = figure.headroom;
        c->result = result_name(fault ? COVENANT_TEST_RESULT_NOT_EVALUATED : covenant_result(&c->row, &figure));
        c->missing = figure.missing;
    }
    return NULL;
}

/* --- the page
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *past_write(struct session *s, struct json_writer *w, const struct covenant *c)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_covenant_tests,
                    VALUES(sql_int(c->customer), sql_int(c->record.id), sql_int(TESTS_SHOWN)), &rows));
    json_key(w, "past");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_date(w, "tested_on", rows_int(rows, 0));
        json_put_double(w, "headroom", rows_real(rows, 1));
        json_put_text(w, "result", rows_text(rows, 2));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const char *fact_label(const struct session *s, const char *name)
{
    const struct fact *fact = name ? fact_find(s->policy->facts, name) : NULL;
    return fact ? portal_word(s, fact->label.zh, fact->label.en) : name;
}

static const struct error *covenant_write(struct session *s, struct json_writer *w, const struct portal_covenant *c)
{
    struct loan loan = {0};
    if (c->row.loan != NONE)
        TRY(record_load(s, &loan_entity, c->row.customer, c->row.loan, &loan));
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, c->row.customer, c->row.record.id));
    json_put_text(w, "name", c->row.name);
    json_put_text(w, "clause", c->row.clause);
    json_put_text(w, "loan", loan.number);
    label_put(w, "bound", c->bound);
    label_put(w, "value", c->value);
    json_put_text(w, "relation", entity_field(&covenant_entity, "relation")->choices[c->row.relation].name);
    json_put_double(w, "headroom", c->headroom);
    json_put_text(w, "result", c->result);
    json_put_text(w, "missing", fact_label(s, c->missing));
    json_put_date(w, "next_on", c->row.next_on);
    TRY(past_write(s, w, &c->row));
    json_close(w, '}');
    return NULL;
}

static const struct error *certificates_write(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_certificates, VALUES(sql_int(s->client)), &rows));
    json_key(w, "certificates");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, s->client, rows_int(rows, 0)));
        json_put_text(w, "title", rows_text(rows, 1));
        json_put_instant(w, "sent_at", rows_int(rows, 2));
        json_put_text(w, "status", rows_text(rows, 3));
        portal_put_id(s, w, "file", s->client, rows_int(rows, 4));
        json_put_text(w, "sent_by", rows_text(rows, 5));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *read_as_engine(struct session *engine, void *context)
{
    return portal_covenants_read(engine, engine->client, context);
}

const struct error *operation_portal_covenants(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct portal_covenants c;
    TRY(session_as_engine(s, read_as_engine, &c));
    json_open(w, '{');
    json_put_date(w, "data_on", c.data_on);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < c.count; i++)
        TRY(covenant_write(s, w, &c.items[i]));
    json_close(w, ']');
    TRY(certificates_write(s, w));
    json_put_bool(w, "may_sign", scope_permits(s, "client.sign"));
    json_close(w, '}');
    return NULL;
}

/* --- the certificate
 * --------------------------------------------------------------------------------------------------------- */

static const char *result_word(const struct session *s, const char *result)
{
    const struct field *field = entity_field(&covenant_test_entity, "result");
    for (size_t i = 0; i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, result))
            return portal_word(s, field->choices[i].label.zh, field->choices[i].label.en);
    return result;
}

static const char *relation_word(const struct session *s, int64_t relation)
{
    const struct field *field = entity_field(&covenant_entity, "relation");
    return portal_word(s, field->choices[relation].label.zh, field->choices[relation].label.en);
}

static void tests_print(struct session *s, struct print *p, const struct portal_covenants *c)
{
    const struct print_column columns[] = {{portal_word(s, "约定条款", "Covenant"), PRINT_LEFT, 0},
                                           {portal_word(s, "要求", "Required"), PRINT_LEFT, .2},
                                           {portal_word(s, "测试值", "Tested"), PRINT_RIGHT, .16},
                                           {portal_word(s, "余量", "Headroom"), PRINT_RIGHT, .12},
                                           {portal_word(s, "结果", "Result"), PRINT_LEFT, .12}};
    const char **cells = ARENA_LIST(s->arena, const char *, c->count * 5 + 1);
    bool en = s->language == LANGUAGE_EN;
    for (size_t i = 0; i < c->count; i++) {
        const struct portal_covenant *item = &c->items[i];
        bool holds = item->row.relation == COVENANT_RELATION_HOLDS;
        const char **at = cells + i * 5;
        at[0] = item->row.name;
        at[1] = arena_format(s->arena, "%s %s", relation_word(s, item->row.relation),
                             holds ? ""
                             : en  ? item->bound.en
                                   : item->bound.zh);
        at[2] = en ? item->value.en : item->value.zh;
        at[3] = isnan(item->headroom) || holds ? NULL : arena_format(s->arena, "%.1f%%", item->headroom * 100);
        at[4] = result_word(s, item->result);
    }
    print_table(p, &(struct print_table){.columns = columns, .column_count = 5, .cells = cells, .row_count = c->count});
}

struct certifying {
    const struct portal_certificate_input *in;
    struct portal_covenants covenants;
    const char *firm, *bank;
    struct portal_user signer;
    struct attachment file;
    struct portal_submission row;
    bool known;
};

/* By the bank's clock, as a person writes it. */
static const char *signed_at(const struct session *s)
{
    int64_t minutes = (s->now - instant_of_date(s->today)) / 60000;
    return arena_format(s->arena, "%s %02lld:%02lld (UTC+8)", date_text(s->arena, s->today), (long long)(minutes / 60),
                        (long long)(minutes % 60));
}

static const struct error *certificate_print(struct session *s, const struct certifying *c, struct buffer *out)
{
    const char *data_on = c->covenants.data_on == NONE ? "—" : date_text(s->arena, c->covenants.data_on);
    struct print *p =
        print_open(s->arena, &(struct print_setup){.title = portal_word(s, "合规证明", "Compliance certificate"),
                                                   .author = c->firm,
                                                   .header = portal_word(s, "合规证明", "Compliance certificate"),
                                                   .header_right = date_text(s->arena, s->today),
                                                   .footer = portal_word(s, "由企业在客户门户签发",
                                                                         "Issued by the firm in the customer portal"),
                                                   .language = s->language,
                                                   .created_at = s->now});
    print_title(p, portal_word(s, "合规证明", "Compliance certificate"), c->firm);
    print_text(p, arena_format(s->arena, portal_word(s, "致：%s", "To: %s"), c->bank));
    print_text(p, arena_format(
                      s->arena,
                      portal_word(
                          s, "我公司按借款合同约定，对下列条款进行了测试，所用财务数据截至 %s。",
                          "As the loan contracts require we have tested the covenants below, on financial data of %s."),
                      data_on));
    tests_print(s, p, &c->covenants);
    if (c->in->remark && *c->in->remark) {
        print_heading(p, 3, portal_word(s, "说明", "Remark"));
        print_text(p, c->in->remark);
    }
    print_text(p,
               portal_word(s, "我们确认上述内容真实、完整，未发现其他违约事件。",
                           "We confirm that this is true and complete and that we know of no other event of default."));
    const struct print_pair pairs[] = {{portal_word(s, "签发人", "Signed by"), c->signer.name},
                                       {portal_word(s, "职务", "Position"), c->signer.position},
                                       {portal_word(s, "签发时间", "Signed at"), signed_at(s)},
                                       {portal_word(s, "请求号", "Reference"), c->in->key}};
    print_space(p, 8);
    print_pairs(p, pairs, 4, 2);
    return print_finish(p, out);
}

static const struct error *gather(struct session *s, struct certifying *c)
{
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error =
        portal_sent_before(s, c->in->key, PORTAL_SUBMISSION_KIND_CERTIFICATE, &c->row, &c->known);
    if (!error && !c->known)
        error = session_as_engine(s, read_as_engine, &c->covenants);
    if (!error)
        error = portal_names(s, &c->firm, &c->bank);
    if (!error)
        error = record_load(s, &portal_user_entity, s->client, s->person, &c->signer);
    session_end(s);
    return error;
}

static const char *content_json(struct session *s, const struct certifying *c)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_date(&w, "data_on", c->covenants.data_on);
    json_put_text(&w, "remark", c->in->remark);
    json_key(&w, "tests");
    json_open(&w, '[');
    for (size_t i = 0; i < c->covenants.count; i++) {
        const struct portal_covenant *item = &c->covenants.items[i];
        json_open(&w, '{');
        json_put_text(&w, "name", item->row.name);
        label_put(&w, "bound", item->bound);
        label_put(&w, "value", item->value);
        json_put_double(&w, "headroom", item->headroom);
        json_put_text(&w, "result", item->result);
        json_close(&w, '}');
    }
    json_close(&w, ']');
    json_close(&w, '}');
    return buffer_end(&out);
}

static const struct error *keep(struct session *s, void *context)
{
    struct certifying *c = context;
    TRY(portal_sent_before(s, c->in->key, PORTAL_SUBMISSION_KIND_CERTIFICATE, &c->row, &c->known));
    if (c->known)
        return NULL;
    c->file.record = (struct record){0};
    c->file.customer = s->client;
    c->file.portal_user = s->person;
    TRY(record_create(s, &attachment_entity, &c->file, NULL));
    portal_submission_start(s, PORTAL_SUBMISSION_KIND_CERTIFICATE, c->in->key,
                            arena_format(s->arena, "%s %s", portal_word(s, "合规证明", "Compliance certificate"),
                                         c->covenants.data_on == NONE ? date_text(s->arena, s->today)
                                                                      : date_text(s->arena, c->covenants.data_on)),
                            &c->row);
    c->row.attachment = c->file.record.id;
    c->row.content = content_json(s, c);
    return record_put(s, &portal_submission_entity, &c->row);
}

const struct error *operation_portal_certificate(struct call *call)
{
    struct session *s = call->session;
    struct certifying c = {.in = call->input};
    struct buffer pdf = {.arena = s->arena};
    if (c.in->confirm != 1)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "confirm");
    TRY(gather(s, &c));
    if (!c.known) {
        if (!c.covenants.count)
            return error_make(s->arena, ERROR_PORTAL_NOTHING_TO_CERTIFY);
        TRY(certificate_print(s, &c, &pdf));
        const char *name = arena_format(s->arena, "%s %s.pdf", portal_word(s, "合规证明", "Compliance certificate"),
                                        date_text(s->arena, s->today));
        TRY(attachment_keep(s, name, "report", pdf.data, pdf.size, &c.file));
        TRY(session_write(s, keep, &c));
    }
    call->status = c.known ? 200 : 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, s->client, c.row.record.id));
    portal_put_id(s, call->reply, "file", s->client, c.row.attachment);
    json_put_bool(call->reply, "known", c.known);
    json_close(call->reply, '}');
    return NULL;
}
