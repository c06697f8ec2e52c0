/* The outlook on screens: the page of targets and models, lists of customers, one customer, what is held together. */
#include "base/text.h"
#include "domain/outlook/outlook.h"
#include "quant/customer_measures.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

static const struct error *policy_of(struct session *s, const struct outlook_policy **policy)
{
    *policy = s->policy ? s->policy->outlook : NULL;
    return *policy ? NULL : error_make(s->arena, ERROR_OUTLOOK_NO_POLICY);
}

/* --- the page
 * ----------------------------------------------------------------------------------------------------------------------
 */

struct version {
    int64_t id, number, cases, happened, trained_at, valid_until;
    double auc;
    const char *name;
    bool approved;
};

struct versions {
    struct version *items;
    size_t count;
};

static const struct error *read_versions(struct session *s, struct versions *v)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(s->tx, &query_outlook_models, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, v->items, v->count, room,
                   (struct version){.id = rows_int(rows, 0),
                                    .name = arena_text(s->arena, rows_text(rows, 1)),
                                    .number = rows_int(rows, 2),
                                    .approved = text_equal(rows_text(rows, 3), "approved"),
                                    .auc = rows_real(rows, 4),
                                    .cases = rows_int(rows, 5),
                                    .happened = rows_int(rows, 6),
                                    .trained_at = rows_int(rows, 7),
                                    .valid_until = rows_int(rows, 8)});
    return error;
}

/* The newest of its name that is APPROVED, or a candidate newer than that one. */
static void put_version(struct session *s, struct json_writer *w, const char *key, const struct versions *v,
                        const char *name, bool approved)
{
    const struct version *found = NULL;
    for (size_t i = 0; i < v->count && !found; i++)
        if (!strcmp(v->items[i].name, name)) {
            if (v->items[i].approved != approved && v->items[i].approved)
                break;
            found = v->items[i].approved == approved ? &v->items[i] : NULL;
        }
    if (!found)
        return;
    json_key(w, key);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, found->id, found->id));
    json_put_int(w, "number", found->number);
    json_put_double(w, "auc", found->auc);
    json_put_int(w, "cases", found->cases);
    json_put_int(w, "happened", found->happened);
    json_put_instant(w, "trained_at", found->trained_at);
    json_put_date(w, "valid_until", found->valid_until);
    json_close(w, '}');
}

static const struct error *write_targets(struct session *s, struct json_writer *w, const struct outlook_policy *policy)
{
    struct versions v = {0};
    TRY(read_versions(s, &v));
    json_key(w, "targets");
    json_open(w, '[');
    for (size_t i = 0; i < policy->target_count; i++) {
        const struct outlook_target *target = &policy->targets[i];
        json_open(w, '{');
        json_put_text(w, "name", target->name);
        label_put(w, "label", target->label);
        json_put_text(w, "kind", outlook_kind_names[target->kind]);
        json_put_text(w, "product", target->product);
        json_put_text(w, "population", expression_source(target->population));
        json_put_text(w, "outcome", expression_source(target->outcome));
        put_version(s, w, "model", &v, target->name, true);
        put_version(s, w, "candidate", &v, target->name, false);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

static const struct error *write_offers(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    json_key(w, "products");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_outlook_offers, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "product", rows_text(rows, 0));
        label_put(w, "label", basket_label(s->arena, rows_text(rows, 0)));
        json_put_int(w, "customers", rows_int(rows, 1));
        json_put_int(w, "modelled", rows_int(rows, 2));
        json_put_int(w, "income", rows_int(rows, 3));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static void write_counts(struct json_writer *w, struct rows *rows)
{
    bool any = rows_int(rows, 0) > 0;
    json_put_date(w, "scored_on", rows_int(rows, 7));
    json_put_int(w, "customers", rows_int(rows, 0));
    json_key(w, "churn");
    json_open(w, '{');
    json_put_int(w, "scored", any ? rows_int(rows, 1) : 0);
    json_put_int(w, "high", any ? rows_int(rows, 2) : 0);
    json_put_double(w, "expected", rows_real(rows, 3));
    json_close(w, '}');
    json_key(w, "conversion");
    json_open(w, '{');
    json_put_int(w, "scored", any ? rows_int(rows, 4) : 0);
    json_close(w, '}');
    json_key(w, "offers");
    json_open(w, '{');
    json_put_int(w, "customers", any ? rows_int(rows, 5) : 0);
    json_put_int(w, "income", rows_int(rows, 6));
}

static const struct error *write_page(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    const struct outlook_policy *policy;
    struct rows *rows;
    const struct error *error;
    TRY(policy_of(s, &policy));
    json_open(w, '{');
    json_put_int(w, "window_months", policy->window_months);
    json_put_double(w, "high", policy->high);
    TRY(store_query(s->tx, &query_outlook_counts, VALUES(sql_real(policy->high)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_SYSTEM_INTERNAL);
    write_counts(w, rows);
    rows_close(rows);
    TRY(write_offers(s, w));
    json_close(w, '}');
    TRY(write_targets(s, w, policy));
    json_put_bool(w, "may_run", scope_permits(s, "value.run"));
    json_put_bool(w, "may_train", scope_permits(s, "model.train"));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_outlook_page(struct call *call)
{
    return call_read(call, write_page);
}

/* --- lists
 * -------------------------------------------------------------------------------------------------------------------------
 */

static const struct error *write_list(struct call *call)
{
    static const struct query *const orders[] = {&query_outlook_list_churn, &query_outlook_list_conversion,
                                                 &query_outlook_list_product};
    const struct outlook_list_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    bool product = query->by == OUTLOOK_LIST_QUERY_BY_PRODUCT;
    TRY(store_query(
        s->tx, orders[query->by],
        VALUES(sql_int(query->limit), sql_text(product && query->product && *query->product ? query->product : NULL)),
        &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_text(w, "tier", rows_text(rows, 2));
        json_put_text(w, "owner", rows_text(rows, 3));
        json_put_int(w, "contribution", rows_int(rows, 4));
        json_put_double(w, "probability", rows_real(rows, 5));
        json_put_text(w, "product", rows_text(rows, 6));
        if (!rows_null(rows, 6))
            label_put(w, "product_label", basket_label(s->arena, rows_text(rows, 6)));
        json_put_double(w, "product_probability", rows_real(rows, 7));
        json_put_int(w, "product_income", rows_int(rows, 8));
        json_put_raw(w, "detail", rows_null(rows, 9) ? "null" : rows_text(rows, 9));
        json_put_date(w, "scored_on", rows_int(rows, 10));
        json_close(w, '}');
    }
    TRY(error);
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_outlook_list(struct call *call)
{
    return call_read(call, write_list);
}

/* --- what is held together
 * ------------------------------------------------------------------------------------------------------- */

static void write_item(struct session *s, struct json_writer *w, const char *item)
{
    json_open(w, '{');
    json_put_text(w, "item", item);
    label_put(w, "label", basket_label(s->arena, item));
    json_close(w, '}');
}

static void write_rule(struct session *s, struct json_writer *w, const struct baskets *b,
                       const struct basket_rule *rule)
{
    struct rule_measures m = rule_measures(rule->baskets, rule->with_if, rule->with_then, rule->with_both);
    json_open(w, '{');
    json_key(w, "held");
    json_open(w, '[');
    for (size_t i = 0; i < b->item_count; i++)
        if (rule->held >> i & 1)
            write_item(s, w, b->items[i]);
    json_close(w, ']');
    json_put_text(w, "product", b->items[rule->product]);
    label_put(w, "label", basket_label(s->arena, b->items[rule->product]));
    json_put_int(w, "with_if", (int64_t)rule->with_if);
    json_put_int(w, "with_then", (int64_t)rule->with_then);
    json_put_int(w, "with_both", (int64_t)rule->with_both);
    json_put_double(w, "support", m.support);
    json_put_double(w, "confidence", m.confidence);
    json_put_double(w, "low", rule->low);
    json_put_double(w, "high", rule->high);
    json_put_double(w, "lift", m.lift);
    json_put_double(w, "leverage", m.leverage);
    json_put_double(w, "conviction", m.conviction_infinite ? NAN : m.conviction);
    json_close(w, '}');
}

static const struct error *write_rules(struct call *call)
{
    enum { RULES_MOST = 400 };
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    const struct outlook_policy *policy;
    struct baskets *b = ARENA_NEW(s->arena, struct baskets);
    TRY(policy_of(s, &policy));
    TRY(baskets_read(s, b));
    json_open(w, '{');
    json_put_int(w, "customers", (int64_t)b->count);
    json_key(w, "least");
    json_open(w, '{');
    json_put_double(w, "support", policy->rule_support);
    json_put_double(w, "lift", policy->rule_lift);
    json_put_int(w, "cases", policy->rule_cases);
    json_close(w, '}');
    json_key(w, "products");
    json_open(w, '[');
    for (size_t i = 0; i < b->item_count; i++)
        write_item(s, w, b->items[i]);
    json_close(w, ']');
    json_key(w, "rules");
    json_open(w, '[');
    for (size_t i = 0; i < b->rule_count && i < RULES_MOST; i++)
        write_rule(s, w, b, &b->rules[i]);
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_outlook_rules(struct call *call)
{
    return call_read(call, write_rules);
}

/* --- one customer
 * -------------------------------------------------------------------------------------------------------------------
 */

static const struct json *detail_of(struct session *s, const char *text)
{
    const char *problem;
    return text ? json_read(s->arena, text, strlen(text), &problem) : NULL;
}

static void put_part(struct json_writer *w, const struct json *detail, const char *key)
{
    const struct json *part = detail ? json_get(detail, key) : NULL;
    json_key(w, key);
    if (part)
        json_write_value(w, part);
    else
        json_write_null(w);
}

static void put_offer(struct session *s, struct json_writer *w, const struct json *offer)
{
    const char *product = json_get_text(offer, "product");
    int64_t income = NONE;
    json_get_int(offer, "income", &income);
    json_open(w, '{');
    json_put_text(w, "product", product);
    label_put(w, "label", basket_label(s->arena, product ? product : ""));
    json_put_int(w, "income", income);
    if (json_get(offer, "chance"))
        put_part(w, offer, "chance");
    if (json_get(offer, "rule"))
        put_part(w, offer, "rule");
    json_close(w, '}');
}

static void put_offers(struct session *s, struct json_writer *w, const struct json *detail)
{
    const struct json *list = detail ? json_get(detail, "offers") : NULL;
    json_key(w, "offers");
    json_open(w, '[');
    for (size_t i = 0; list && list->kind == JSON_LIST && i < list->count; i++)
        put_offer(s, w, &list->items[i]);
    json_close(w, ']');
}

const struct error *outlook_write_offer(struct session *s, struct json_writer *w, int64_t customer)
{
    const char *text;
    TRY(store_text(s->tx, &query_outlook_detail, VALUES(sql_int(customer)), &text));
    const struct json *detail = detail_of(s, text), *list = detail ? json_get(detail, "offers") : NULL;
    if (list && list->kind == JSON_LIST && list->count)
        put_offer(s, w, &list->items[0]);
    else
        json_write_null(w);
    return NULL;
}

const struct error *operation_customer_outlook(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    const struct outlook_policy *policy;
    struct customer_outlook row = {.scored_on = NONE};
    int64_t home, id, stored;
    TRY(policy_of(s, &policy));
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(store_int(s->tx, &query_outlook_of, VALUES(sql_int(id)), &stored));
    if (stored != NONE)
        TRY(record_load(s, &customer_outlook_entity, id, stored, &row));
    const struct json *detail = stored != NONE ? detail_of(s, row.detail) : NULL;
    json_open(w, '{');
    json_put_date(w, "scored_on", row.scored_on);
    json_put_double(w, "high", policy->high);
    json_put_int(w, "window_months", policy->window_months);
    put_part(w, detail, "churn");
    put_part(w, detail, "conversion");
    put_offers(s, w, detail);
    json_close(w, '}');
    return NULL;
}

/* --- work
 * ---------------------------------------------------------------------------------------------------------------------------
 */

static const struct error *submitted(struct call *call, const char *kind, const char *input)
{
    int64_t job;
    TRY(job_submit(call->session, kind, input, 0, &job));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(call->session->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_outlook_run(struct call *call)
{
    const struct outlook_policy *policy;
    TRY(policy_of(call->session, &policy));
    return submitted(call, "outlook", "{}");
}

const struct error *operation_outlook_train(struct call *call)
{
    struct session *s = call->session;
    const struct outlook_train_input *in = call->input;
    const struct outlook_policy *policy;
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    TRY(policy_of(s, &policy));
    if (!outlook_target(policy, in->target))
        return error_make(s->arena, ERROR_OUTLOOK_TARGET, .field = "target", .value = in->target);
    outlook_training(&w, in->target, in->kind == OUTLOOK_TRAIN_INPUT_KIND_TREES, in->folds, in->seed);
    return submitted(call, "lab_train", buffer_end(&text));
}

void outlook_training(struct json_writer *w, const char *target, bool trees, int64_t folds, int64_t seed)
{
    json_open(w, '{');
    json_put_text(w, "name", target);
    json_put_text(w, "outlook", target);
    json_put_text(w, "kind", trees ? "trees" : "card");
    json_put_text(w, "target", "outcome");
    json_put_text(w, "bad_value", "1");
    json_put_text(w, "time", "taken_on");
    json_put_text(w, "group", "customer_key");
    json_put_int(w, "folds", folds);
    json_put_int(w, "seed", seed);
    json_close(w, '}');
}
