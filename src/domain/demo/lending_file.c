/* What stands around the loans of the demo bank: limits with what is used of them, security, inspections, cases. */
#include "domain/demo/world.h"
#include "queries.h"

#include <math.h>
#include <string.h>

struct filing {
    struct world *world;
    struct party *party;
    struct random *r;
    const struct loan *loans;
    size_t count;
    int64_t today, total;
};

static const struct error *put(struct filing *f, const struct entity *entity, void *row, int64_t date)
{
    int64_t at = world_instant(f->world, f->r, date < f->party->since ? f->party->since : date);
    return world_put(f->world, entity, row, world_child(f->party), at, f->world->people[f->party->owner]);
}

static const struct error *put_balance(struct filing *f, int64_t facility, int64_t used)
{
    return store_execute(load_session(f->world->load)->tx, &query_demo_limit_balance,
                         VALUES(sql_int(f->party->id), sql_int(facility), sql_int(used)), NULL);
}

/* Mortgages and pledges have something behind them, worth what the facility says. */
static const struct error *put_collateral(struct filing *f, const struct facility *facility, const struct loan *loan,
                                          int64_t used)
{
    if (!loan || (loan->collateral != LOAN_COLLATERAL_MORTGAGE && loan->collateral != LOAN_COLLATERAL_PLEDGE) ||
        used <= 0)
        return NULL;
    struct collateral piece;
    struct collateral_allocation link;
    bool property = loan->collateral == LOAN_COLLATERAL_MORTGAGE;
    record_clear(&collateral_entity, &piece);
    piece.customer = f->party->id;
    piece.kind = property ? COLLATERAL_KIND_INDUSTRIAL : COLLATERAL_KIND_RECEIVABLE;
    piece.name = property ? arena_format(f->world->arena, "%s厂房及土地", f->party->city->name) : "应收账款质押";
    piece.owner_name = f->party->name;
    piece.haircut = property ? .45 : .6;
    piece.net_value = facility->security_value;
    piece.value = llround((double)facility->security_value / (1 - piece.haircut));
    piece.valued_on = f->today - random_int(f->r, 20, 330);
    piece.valued_by = "浙江天衡资产评估";
    piece.perfection = COLLATERAL_PERFECTION_REGISTERED;
    piece.registered_on = facility->starts_on;
    piece.registration_number = arena_format(f->world->arena, "浙(%lld)不动产证明", (long long)f->party->number);
    piece.insured_amount = property ? piece.value : NONE;
    piece.insurance_expires_on = property ? f->today + random_int(f->r, 10, 340) : NONE;
    piece.review_on = piece.valued_on + 365;
    piece.status = COLLATERAL_STATUS_HELD;
    TRY(put(f, &collateral_entity, &piece, facility->starts_on));
    record_clear(&collateral_allocation_entity, &link);
    link.customer = f->party->id;
    link.collateral = piece.record.id;
    link.facility = facility->record.id;
    link.amount = facility->amount;
    link.rank = 1;
    link.allocated = piece.net_value;
    return put(f, &collateral_allocation_entity, &link, facility->starts_on);
}

static const struct error *put_facility(struct filing *f, int64_t id, int64_t parent, const struct loan *loan,
                                        size_t place)
{
    static const double wanted[] = {NAN, .8, .5, .6};
    const struct field *product = entity_field(&loan_entity, "product");
    struct facility row;
    int64_t used = loan ? loan->balance : f->total;
    record_clear(&facility_entity, &row);
    row.customer = f->party->id;
    row.number = arena_format(f->world->arena, "ED%09lld%02zu", (long long)f->party->number, place);
    row.name =
        loan ? arena_format(f->world->arena, "%s额度", product->choices[loan->product].label.zh) : "综合授信额度";
    row.level = loan ? FACILITY_LEVEL_PRODUCT : FACILITY_LEVEL_CUSTOMER;
    row.parent = parent;
    row.product = loan ? loan->product : NONE;
    row.currency = "CNY";
    row.amount = (int64_t)ceil((double)(loan ? loan->amount : f->total) * (loan ? 1.15 : 1.35) / 1e8) * 100000000;
    row.revolving = !loan || loan->repayment == LOAN_REPAYMENT_BULLET;
    row.starts_on = f->today - 300;
    row.expires_on = f->today + random_int(f->r, 40, 500);
    row.status = FACILITY_STATUS_ACTIVE;
    row.secured_share = loan ? wanted[loan->collateral == NONE ? 0 : loan->collateral] : NAN;
    row.branch = f->world->branches[f->party->branch];
    if (loan && (loan->collateral == LOAN_COLLATERAL_MORTGAGE || loan->collateral == LOAN_COLLATERAL_PLEDGE) &&
        used > 0) {
        row.coverage = round(random_between(f->r, .7, 1.6) * 100) / 100;
        row.security_value = llround((double)used * row.coverage / 1e6) * 1000000;
        row.coverage = (double)row.security_value / (double)used;
    }
    TRY(world_put(f->world, &facility_entity, &row, id, world_instant(f->world, f->r, row.starts_on), 0));
    TRY(put_balance(f, id, used));
    return put_collateral(f, &row, loan, used);
}

static const struct error *put_inspection(struct filing *f)
{
    struct inspection row;
    bool watched = f->loans[0].five_class != LOAN_FIVE_CLASS_NORMAL;
    record_clear(&inspection_entity, &row);
    row.customer = f->party->id;
    row.kind = INSPECTION_KIND_REGULAR;
    row.due_on = f->today + random_int(f->r, -8, watched ? 20 : 70);
    row.status = INSPECTION_STATUS_PLANNED;
    row.owner = f->world->people[f->party->owner];
    row.reason = watched ? "关注类，四十五天检查" : "BBB-及以上，每季检查";
    return put(f, &inspection_entity, &row, f->today - 10);
}

static const struct error *put_case(struct filing *f, const struct loan *loan)
{
    static const int64_t stages[] = {COLLECTION_CASE_STAGE_REMINDER, COLLECTION_CASE_STAGE_DUNNING,
                                     COLLECTION_CASE_STAGE_PROMISED, COLLECTION_CASE_STAGE_LEGAL,
                                     COLLECTION_CASE_STAGE_DISPOSAL};
    struct collection_case row;
    struct collection_action action;
    int64_t days = loan->overdue_days;
    int stage = days <= 15 ? 0 : days <= 90 ? 1 + (int)random_below(f->r, 2) : days <= 360 ? 3 : 4;
    record_clear(&collection_case_entity, &row);
    row.customer = f->party->id;
    row.number = arena_format(f->world->arena, "CS-%s", loan->number);
    row.loan = loan->record.id;
    row.stage = stages[stage];
    row.opened_on = f->today - days + (days > 5 ? 5 : 1);
    row.amount = loan->balance + (loan->overdue_interest == NONE ? 0 : loan->overdue_interest);
    row.overdue_days = days;
    row.owner = f->world->people[f->party->owner];
    row.next_on = f->today + random_int(f->r, -3, 12);
    row.recovery_share = days <= 30 ? .92 : days <= 90 ? .7 : days <= 360 ? .45 : .25;
    row.recovery_amount = llround((double)row.amount * row.recovery_share);
    row.recovered = 0;
    if (row.stage == COLLECTION_CASE_STAGE_PROMISED) {
        row.promised_on = row.next_on;
        row.promised_amount = row.amount / 10;
    }
    TRY(put(f, &collection_case_entity, &row, row.opened_on));
    record_clear(&collection_action_entity, &action);
    action.customer = f->party->id;
    action.collection_case = row.record.id;
    action.kind = stage >= 3 ? COLLECTION_ACTION_KIND_LAWSUIT : COLLECTION_ACTION_KIND_CALL;
    action.happened_on = row.opened_on;
    action.text = stage >= 3 ? "已向法院提起诉讼并申请财产保全。" : "电话联系财务负责人，承认欠款，资金紧张。";
    action.author = row.owner;
    return put(f, &collection_action_entity, &action, row.opened_on);
}

const struct error *lending_put_file(struct world *world, struct party *party, struct random *r,
                                     const struct loan *loans, size_t count, const int64_t *facilities)
{
    struct filing f = {world, party, r, loans, count, world->options.today, 0};
    if (!party->detailed || !count)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        f.total += loans[i].balance;
        if (loans[i].overdue_days > 5)
            TRY(put_case(&f, &loans[i]));
    }
    for (size_t i = 0; i <= count && facilities; i++)
        TRY(put_facility(&f, facilities[i], i ? facilities[0] : NONE, i ? &loans[i - 1] : NULL, i));
    return put_inspection(&f);
}
