/* Contracts put together from clauses: each says which risk it covers; braces are filled in from what was approved. */
#include "base/text.h"
#include "domain/deal/deal.h"
#include "policy/write.h"
#include "print/print.h"
#include "record/row.h"

#include <string.h>

struct filling {
    const char *name, *value;
};

static const char *filled(struct arena *arena, const char *text, const struct filling *fillings, size_t count)
{
    struct buffer out = {.arena = arena};
    while (*text) {
        size_t i = 0;
        while (*text == '{' && i < count &&
               (strncmp(text + 1, fillings[i].name, strlen(fillings[i].name)) ||
                text[1 + strlen(fillings[i].name)] != '}'))
            i++;
        if (*text == '{' && i < count) {
            buffer_text(&out, fillings[i].value);
            text += strlen(fillings[i].name) + 2;
        } else {
            buffer_char(&out, *text++);
        }
    }
    return buffer_end(&out);
}

static bool extra_listed(const char *extra, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = extra; at && (at = strstr(at, name)); at += size)
        if ((at == extra || at[-1] == ',' || at[-1] == ' ') && (!at[size] || at[size] == ',' || at[size] == ' '))
            return true;
    return false;
}

static void clause_put(struct json_writer *w, struct arena *arena, const struct clause *clause,
                       const struct filling *zh, const struct filling *en, size_t count)
{
    json_open(w, '{');
    json_put_text(w, "name", clause->name);
    write_label(w, "title", clause->title);
    write_label(w, "risk", clause->risk);
    write_label(w, "text",
                (struct label){filled(arena, clause->text.zh, zh, count), filled(arena, clause->text.en, en, count)});
    json_close(w, '}');
}

static const char *clauses_of(struct session *s, const struct application *row, const char *kind, const char *extra)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    const struct clause_book *book = s->policy->clauses;
    const struct product *product = policy_product(s->policy, row->product);
    const struct field *security = entity_field(&application_entity, "security");
    double amount = (double)row->amount / 100;
    struct label by =
        row->security == NONE ? (struct label){"担保", "Security"} : security->choices[row->security].label;
    const char *value =
        row->security_value == NONE ? "—" : arena_format(s->arena, "%.2f", (double)row->security_value / 100);
    const char *rate = row->rate == NONE ? "—" : arena_format(s->arena, "%.4g%%", (double)row->rate / 1e6);
    struct filling zh[] = {{"amount", arena_format(s->arena, "人民币%.2f元", amount)},
                           {"term", arena_format(s->arena, "%lld个月", (long long)row->term_months)},
                           {"rate", rate},
                           {"purpose", row->purpose ? row->purpose : "约定用途"},
                           {"security", by.zh},
                           {"value", arena_format(s->arena, "%s元", value)}};
    struct filling en[] = {{"amount", arena_format(s->arena, "CNY %.2f", amount)},
                           {"term", arena_format(s->arena, "%lld months", (long long)row->term_months)},
                           {"rate", rate},
                           {"purpose", row->purpose ? row->purpose : "the agreed purpose"},
                           {"security", by.en},
                           {"value", arena_format(s->arena, "CNY %s", value)}};
    json_open(&w, '[');
    for (size_t i = 0; book && i < book->count; i++) {
        const struct clause *clause = &book->clauses[i];
        bool wanted = clause->always || (product && name_listed(product->clauses, clause->name));
        if (name_listed(clause->contracts, kind) && (wanted || extra_listed(extra, clause->name)))
            clause_put(&w, s->arena, clause, zh, en, sizeof(zh) / sizeof(*zh));
    }
    json_close(&w, ']');
    return buffer_end(&out);
}

const struct error *operation_contract_draft(struct call *call)
{
    static const char *const kinds[] = {"loan", "guarantee", "security", "amendment"};
    const struct contract_draft_input *in = call->input;
    struct session *s = call->session;
    struct application row;
    struct deal_contract contract;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &application_entity, home, id, &row));
    if (row.status != APPLICATION_STATUS_APPROVED && row.status != APPLICATION_STATUS_CONTRACTED)
        return error_make(s->arena, ERROR_DEAL_STATE, .arguments = {application_status_text(s->language, row.status)});
    if (in->kind == CONTRACT_DRAFT_INPUT_KIND_AMENDMENT && in->amends == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "amends");
    record_initial(s, &deal_contract_entity, &contract);
    contract.customer = home;
    contract.application = id;
    contract.record.id = id_new();
    contract.number = deal_number(s->arena, "HT", s->today, contract.record.id);
    contract.kind = in->kind;
    contract.amends = in->amends;
    contract.clauses = clauses_of(s, &row, kinds[in->kind], in->extra);
    TRY(record_create(s, &deal_contract_entity, &contract, NULL));
    call->status = 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, contract.record.id));
    json_put_text(call->reply, "number", contract.number);
    json_put_raw(call->reply, "clauses", contract.clauses);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_contract_sign(struct call *call)
{
    struct session *s = call->session, engine;
    struct deal_contract row;
    struct application application;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &deal_contract_entity, home, id, &row));
    if (row.status != DEAL_CONTRACT_STATUS_DRAFT)
        return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "status", .arguments = {"draft"});
    row.status = DEAL_CONTRACT_STATUS_SIGNED;
    row.signed_on = s->today;
    TRY(record_update(s, &deal_contract_entity, &row, NULL));
    session_engine(s, &engine);
    TRY(record_load(&engine, &application_entity, home, row.application, &application));
    if (application.status == APPLICATION_STATUS_APPROVED && row.kind == DEAL_CONTRACT_KIND_LOAN) {
        application.status = APPLICATION_STATUS_CONTRACTED;
        TRY(record_update(&engine, &application_entity, &application, NULL));
    }
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", "signed");
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *contract_print(struct call *call)
{
    struct session *s = call->session;
    struct deal_contract row;
    struct customer customer;
    const char *problem;
    int64_t home, id;
    bool zh = s->language == LANGUAGE_ZH;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &deal_contract_entity, home, id, &row));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    const struct json *clauses = row.clauses ? json_read(s->arena, row.clauses, strlen(row.clauses), &problem) : NULL;
    struct label kind = entity_field(&deal_contract_entity, "kind")->choices[row.kind].label;
    struct print *p =
        print_open(s->arena, &(struct print_setup){.title = zh ? kind.zh : kind.en,
                                                   .header = row.number,
                                                   .header_right = customer.name,
                                                   .language = s->language,
                                                   .created_at = s->viewer.as_of == NONE ? s->now : s->viewer.as_of});
    print_title(p, zh ? kind.zh : kind.en, row.number);
    print_pairs(p,
                (struct print_pair[]){{zh ? "借款人" : "Borrower", customer.name},
                                      {zh ? "统一社会信用代码" : "Credit code", customer.uscc}},
                2, 1);
    for (size_t i = 0; clauses && clauses->kind == JSON_LIST && i < clauses->count; i++) {
        const struct json *clause = &clauses->items[i];
        const char *word = zh ? "zh" : "en", *title = json_get_text(json_get(clause, "title"), word),
                   *text = json_get_text(json_get(clause, "text"), word),
                   *risk = json_get_text(json_get(clause, "risk"), word);
        print_heading(p, 3, arena_format(s->arena, zh ? "第%zu条 %s" : "%zu. %s", i + 1, title ? title : ""));
        print_text(p, text);
        print_note(p, arena_format(s->arena, zh ? "防范的风险：%s" : "Covers: %s", risk ? risk : ""));
    }
    print_space(p, 20);
    print_pairs(p,
                (struct print_pair[]){{zh ? "借款人（盖章）" : "Borrower", " "},
                                      {zh ? "贷款人（盖章）" : "Lender", " "},
                                      {zh ? "日期" : "Date", " "},
                                      {zh ? "日期" : "Date", " "}},
                4, 2);
    call->bytes_name = arena_format(s->arena, "%s.pdf", row.number);
    call->bytes_type = "application/pdf";
    return print_finish(p, call->bytes);
}

const struct error *operation_contract_print(struct call *call)
{
    return call_read(call, contract_print);
}
