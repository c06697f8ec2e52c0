/* Leads and opportunities: the board, its forecast, and the funnel up to money that is drawn. */
#include "base/text.h"
#include "domain/deal/deal.h"
#include "policy/write.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { MONTHS = 12, STAGES = 8 };

/* How likely an opportunity in a stage is won when nobody says otherwise. */
static const double usual[STAGES] = {.2, .4, .5, .6, .85, .95, 1, 0};

struct forecast {
    double amount, weighted, drawn, profit, capital;
    int64_t count;
};

static void take(struct forecast *f, double amount, double probability, double share, double raroc,
                 double capital_ratio)
{
    double drawn = amount * probability * share;
    f->count++;
    f->amount += amount;
    f->weighted += amount * probability;
    f->drawn += drawn;
    if (isnan(raroc))
        return;
    f->capital += drawn * capital_ratio;
    f->profit += drawn * capital_ratio * raroc;
}

static void forecast_write(struct json_writer *w, const struct forecast *f)
{
    json_put_int(w, "count", f->count);
    json_put_double(w, "amount", f->amount);
    json_put_double(w, "weighted", f->weighted);
    json_put_double(w, "drawn", f->drawn);
    json_put_double(w, "raroc", f->capital > 0 ? f->profit / f->capital : NAN);
}

static void card_write(struct session *s, struct json_writer *w, struct rows *rows, double probability)
{
    int64_t home = rows_int(rows, 0);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 1)));
    json_put_text(w, "name", rows_text(rows, 2));
    json_put_text(w, "stage", rows_text(rows, 3));
    json_put_text(w, "product", rows_text(rows, 4));
    json_put_int(w, "amount", rows_int(rows, 5));
    json_put_double(w, "probability", probability);
    json_put_double(w, "drawn_share", rows_real(rows, 7));
    json_put_date(w, "expected_on", rows_int(rows, 8));
    json_put_double(w, "raroc", rows_real(rows, 9));
    json_put_text(w, "next_step", rows_text(rows, 10));
    json_put_date(w, "next_step_on", rows_int(rows, 11));
    json_put_instant(w, "stage_at", rows_int(rows, 12));
    json_put_text(w, "customer", id_text(s->arena, home, home));
    json_put_text(w, "customer_title", rows_text(rows, 13));
    json_put_text(w, "grade", rows_text(rows, 14));
    json_put_text(w, "owner_title", rows_text(rows, 15));
    json_put_bool(w, "late", rows_int(rows, 11) != NONE && rows_int(rows, 11) < s->today);
    json_close(w, '}');
}

static int64_t stage_of(const char *name)
{
    const struct field *field = entity_field(&opportunity_entity, "stage");
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int64_t)i;
    return 0;
}

/* Months from the present one until DATE; past ones count as the present. */
static int month_of(struct session *s, int64_t date)
{
    int year, month, day, this_year, this_month;
    if (date == NONE)
        return MONTHS;
    date_to_civil(date, &year, &month, &day);
    date_to_civil(s->today, &this_year, &this_month, &day);
    int months = (year - this_year) * 12 + month - this_month;
    return months < 0 ? 0 : months;
}

const struct error *operation_pipeline(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct forecast stages[STAGES] = {0}, months[MONTHS] = {0}, open = {0};
    struct rows *rows;
    const struct error *error;
    double ratio = s->policy->pricing ? s->policy->pricing->capital_ratio : .105;
    TRY(store_query(s->tx, &query_deal_pipeline, VALUES(sql_int(s->today - 90)), &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        int64_t stage = stage_of(rows_text(rows, 3)), month = month_of(s, rows_int(rows, 8));
        double probability = rows_real(rows, 6), share = rows_real(rows, 7), amount = (double)rows_int(rows, 5),
               raroc = rows_real(rows, 9);
        probability = isnan(probability) ? usual[stage] : probability;
        share = isnan(share) ? .7 : share;
        card_write(s, w, rows, probability);
        take(&stages[stage], amount, probability, share, raroc, ratio);
        if (stage >= OPPORTUNITY_STAGE_WON)
            continue;
        take(&open, amount, probability, share, raroc, ratio);
        if (month < MONTHS)
            take(&months[month], amount, probability, share, raroc, ratio);
    }
    json_close(w, ']');
    const struct field *field = entity_field(&opportunity_entity, "stage");
    json_key(w, "stages");
    json_open(w, '[');
    for (int i = 0; i < STAGES; i++) {
        json_open(w, '{');
        json_put_text(w, "name", field->choices[i].name);
        write_label(w, "label", field->choices[i].label);
        json_put_double(w, "usual", usual[i]);
        forecast_write(w, &stages[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "months");
    json_open(w, '[');
    int year, month, day;
    date_to_civil(s->today, &year, &month, &day);
    for (int i = 0; i < MONTHS; i++) {
        json_open(w, '{');
        json_put_date(w, "month", date_add_months(date_from_civil(year, month, 1), i, 1));
        forecast_write(w, &months[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "open");
    json_open(w, '{');
    forecast_write(w, &open);
    json_close(w, '}');
    json_close(w, '}');
    return error;
}

const struct error *operation_opportunity_move(struct call *call)
{
    const struct opportunity_move_input *in = call->input;
    struct session *s = call->session;
    struct opportunity row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &opportunity_entity, home, id, &row));
    if (in->stage == OPPORTUNITY_STAGE_LOST && (!in->lost_reason || !*in->lost_reason))
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "lost_reason");
    row.stage = in->stage;
    row.stage_at = s->now;
    row.probability = usual[in->stage];
    row.lost_reason = in->stage == OPPORTUNITY_STAGE_LOST ? in->lost_reason : NULL;
    row.closed_on = in->stage >= OPPORTUNITY_STAGE_WON ? s->today : NONE;
    TRY(record_update(s, &opportunity_entity, &row, NULL));
    json_open(call->reply, '{');
    json_put_text(call->reply, "stage", entity_field(&opportunity_entity, "stage")->choices[row.stage].name);
    json_put_double(call->reply, "probability", row.probability);
    json_close(call->reply, '}');
    return NULL;
}

/* --- leads
 * -------------------------------------------------------------------------------------------------------------- */

static const struct error *prospect_of(struct session *s, const struct lead *lead, int64_t *customer)
{
    struct customer row;
    record_initial(s, &customer_entity, &row);
    row.name = lead->name;
    row.kind = CUSTOMER_KIND_SMALL;
    row.industry = lead->industry;
    row.region = lead->region;
    row.branch = lead->branch;
    row.owner = lead->owner;
    row.status = CUSTOMER_STATUS_PROSPECT;
    row.since = s->today;
    TRY(record_create(s, &customer_entity, &row, NULL));
    *customer = row.record.id;
    return NULL;
}

const struct error *operation_lead_convert(struct call *call)
{
    const struct lead_convert_input *in = call->input;
    struct session *s = call->session, engine;
    struct lead lead;
    struct opportunity o;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &lead_entity, home, id, &lead));
    const struct product *product = policy_product(s->policy, in->product);
    if (!product)
        return error_make(s->arena, ERROR_DEAL_PRODUCT, .field = "product", .value = in->product);
    if (lead.status == LEAD_STATUS_CONVERTED)
        return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "status", .arguments = {"converted"});
    lead.customer = in->customer == NONE ? lead.customer : in->customer;
    if (lead.customer == NONE)
        TRY(prospect_of(s, &lead, &lead.customer));
    record_initial(s, &opportunity_entity, &o);
    o.customer = lead.customer;
    o.name = arena_format(s->arena, "%s%s", product->doc->label.zh, "需求");
    o.product = in->product;
    o.amount = in->amount == NONE ? lead.amount : in->amount;
    if (o.amount == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "amount");
    o.currency = "CNY";
    o.stage = OPPORTUNITY_STAGE_IDENTIFIED;
    o.probability = usual[0];
    o.drawn_share = .7;
    o.owner = lead.owner;
    o.lead = id;
    o.stage_at = s->now;
    TRY(record_create(s, &opportunity_entity, &o, NULL));
    lead.status = LEAD_STATUS_CONVERTED;
    session_engine(s, &engine);
    TRY(record_update(&engine, &lead_entity, &lead, NULL));
    json_open(call->reply, '{');
    json_put_text(call->reply, "customer", id_text(s->arena, lead.customer, lead.customer));
    json_put_text(call->reply, "opportunity", id_text(s->arena, o.record.home, o.record.id));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_funnel(struct call *call)
{
    static const char *const counts[] = {"leads",   "contacted", "qualified", "converted",
                                         "applied", "approved",  "drawn",     "profitable"};
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    const struct field *field = entity_field(&lead_entity, "source");
    TRY(store_query(s->tx, &query_deal_funnel, NO_VALUES, &rows));
    json_open(w, '{');
    json_key(w, "sources");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        const char *source = rows_text(rows, 0);
        json_open(w, '{');
        json_put_text(w, "source", source);
        for (size_t i = 0; i < field->choice_count; i++)
            if (text_equal(field->choices[i].name, source))
                write_label(w, "label", field->choices[i].label);
        for (int i = 0; i < 8; i++)
            json_put_int(w, counts[i], rows_int(rows, i + 1));
        json_put_int(w, "cost", rows_int(rows, 9));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}
