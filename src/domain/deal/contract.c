/* Contracts put together from clauses: each says which risk it covers; braces are filled in from what was approved. */
#include "base/date.h"
#include "base/text.h"
#include "domain/deal/deal.h"
#include "domain/workflow/engine.h"
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

/* CHANGE: what an amendment is for, in place of the purpose of the loan. */
static const char *clauses_of(struct session *s, const struct application *row, const char *kind, const char *change,
                              const char *extra)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    const struct clause_book *book = s->policy->clauses;
    const struct product *product = policy_product(s->policy, row->product);
    const struct field *security = entity_field(&application_entity, "security");
    const char *amount = text_grouped(s->arena, (double)row->amount / 100, 2);
    struct label by =
        row->security == NONE ? (struct label){"担保", "Security"} : security->choices[row->security].label;
    const char *value =
        row->security_value == NONE ? "—" : text_grouped(s->arena, (double)row->security_value / 100, 2);
    const char *rate = row->rate == NONE ? "—" : arena_format(s->arena, "%.4g%%", (double)row->rate / 1e6);
    struct filling zh[] = {{"amount", arena_format(s->arena, "人民币%s元", amount)},
                           {"term", arena_format(s->arena, "%lld个月", (long long)row->term_months)},
                           {"rate", rate},
                           {"purpose", change         ? change
                                       : row->purpose ? row->purpose
                                                      : "约定用途"},
                           {"security", by.zh},
                           {"value", arena_format(s->arena, "%s元", value)}};
    struct filling en[] = {{"amount", arena_format(s->arena, "CNY %s", amount)},
                           {"term", arena_format(s->arena, "%lld months", (long long)row->term_months)},
                           {"rate", rate},
                           {"purpose", change         ? change
                                       : row->purpose ? row->purpose
                                                      : "the agreed purpose"},
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

/* What was agreed when the contract was drawn up: amounts in fen, the rate in 1e-8. */
static const char *terms_of(struct session *s, const struct application *row)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    const struct field *security = entity_field(&application_entity, "security");
    json_open(&w, '{');
    json_put_int(&w, "amount", row->amount);
    json_put_int(&w, "term_months", row->term_months);
    json_put_int(&w, "rate", row->rate);
    json_put_text(&w, "security", row->security == NONE ? NULL : security->choices[row->security].name);
    json_put_int(&w, "security_value", row->security_value);
    json_close(&w, '}');
    return buffer_end(&out);
}

/* An amendment changes a contract that is in force, of the same application. */
static const struct error *amended(struct session *s, const struct deal_contract *contract)
{
    struct deal_contract before;
    if (contract->kind != DEAL_CONTRACT_KIND_AMENDMENT)
        return NULL;
    if (contract->amends == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "amends");
    if (!contract->reason || !*contract->reason)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "reason");
    TRY(record_load(s, &deal_contract_entity, contract->record.home, contract->amends, &before));
    if (before.status != DEAL_CONTRACT_STATUS_SIGNED || before.application != contract->application)
        return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "amends", .arguments = {"signed"});
    return NULL;
}

const struct error *contract_put(struct session *s, const struct application *row, struct deal_contract *contract,
                                 const char *extra)
{
    static const char *const kinds[] = {"loan", "guarantee", "security", "amendment"};
    contract->customer = contract->record.home = row->record.home;
    contract->application = row->record.id;
    contract->record.id = id_new();
    TRY(amended(s, contract));
    contract->number = deal_number(s->arena, "HT", s->today, contract->record.id);
    contract->terms = terms_of(s, row);
    contract->clauses = clauses_of(s, row, kinds[contract->kind], contract->reason, extra);
    return record_create(s, &deal_contract_entity, contract, NULL);
}

const struct error *operation_contract_draft(struct call *call)
{
    const struct contract_draft_input *in = call->input;
    struct session *s = call->session;
    struct application row;
    struct deal_contract contract;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &application_entity, home, id, &row));
    if (row.status != APPLICATION_STATUS_APPROVED && row.status != APPLICATION_STATUS_CONTRACTED)
        return error_make(s->arena, ERROR_DEAL_STATE, .arguments = {application_status_text(s->language, row.status)});
    record_initial(s, &deal_contract_entity, &contract);
    contract.kind = in->kind;
    contract.amends = in->amends;
    contract.reason = in->reason;
    TRY(contract_put(s, &row, &contract, in->extra));
    call->status = 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, contract.record.id));
    json_put_text(call->reply, "number", contract.number);
    json_put_raw(call->reply, "clauses", contract.clauses);
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *signatures_print(struct session *s, struct print *p, const struct deal_contract *row,
                                            const struct customer *customer)
{
    bool zh = s->language == LANGUAGE_ZH;
    const char *banker = NULL;
    if (row->bank_signer != NONE)
        TRY(person_name(s, row->bank_signer, &banker));
    const char *borrower = row->customer_signer ? row->customer_signer : " ";
    const char *first = row->customer_signed_on == NONE ? " " : date_text(s->arena, row->customer_signed_on),
               *second = row->bank_signed_on == NONE ? " " : date_text(s->arena, row->bank_signed_on);
    print_pairs(p,
                (struct print_pair[]){{zh ? "借款人（盖章）" : "Borrower", customer->name},
                                      {zh ? "贷款人（盖章）" : "Lender", " "},
                                      {zh ? "签署人" : "Signed by", borrower},
                                      {zh ? "签署人" : "Signed by", banker ? banker : " "},
                                      {zh ? "日期" : "Date", first},
                                      {zh ? "日期" : "Date", second}},
                6, 2);
    if (row->signed_on != NONE)
        print_note(p, arena_format(s->arena, zh ? "本合同自%s起生效。" : "In force since %s.",
                                   date_text(s->arena, row->signed_on)));
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
    TRY(signatures_print(s, p, &row, &customer));
    call->bytes_name = arena_format(s->arena, "%s.pdf", row.number);
    call->bytes_type = "application/pdf";
    return print_finish(p, call->bytes);
}

const struct error *operation_contract_print(struct call *call)
{
    return call_read(call, contract_print);
}
