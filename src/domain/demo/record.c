/* The customer's own row with its earlier versions, and its statements as they were entered. */
#include "domain/demo/world.h"

#include <math.h>
#include <string.h>

/* --- statements ------------------------------------------------------------------------------------------------ */

/* A few were imported with a slip of the pen, so that the checks of statements have something to find: the file says
 * so. */
static bool imported_broken(const struct party *party, int place, int count)
{
    return party->detailed && !party->story && party->number % 97 == 41 && place == count - 1;
}

static void slip(const struct party *party, struct statement *row)
{
    row->source = "导入（未校验）";
    row->comparability = "导入数据与合计数不符，待客户更正";
    switch (party->number / 97 % 3) {
    case 0:
        row->inventory += 10000000; /* a digit too much */
        break;
    case 1:
        row->net_profit = -row->net_profit; /* a lost sign */
        row->net_profit += row->net_profit ? 0 : 100;
        break;
    default:
        row->total_liabilities -= 2500000;
    }
}

static void opinion(struct random *r, const struct party *party, const struct books *books, struct statement *row)
{
    static const char *const auditors[] = {"正诚会计师事务所（特殊普通合伙）", "东海会计师事务所有限公司",
                                           "华诚信会计师事务所（普通合伙）", "浙中会计师事务所有限公司"};
    double share = party->kind == CUSTOMER_KIND_LARGE    ? 1
                   : party->kind == CUSTOMER_KIND_MEDIUM ? .8
                   : party->kind == CUSTOMER_KIND_MICRO  ? .05
                                                         : .3;
    row->audited = row->period_months == 12 && random_chance(r, share);
    if (!row->audited)
        return;
    row->auditor = auditors[party->number % 4];
    bool doubtful = books->distress > .6 && random_chance(r, .35);
    row->opinion = doubtful ? (random_chance(r, .6) ? STATEMENT_OPINION_EMPHASIS : STATEMENT_OPINION_QUALIFIED)
                            : STATEMENT_OPINION_UNQUALIFIED;
}

static const struct error *put_statement(struct world *world, struct random *r, struct party *party,
                                         const struct books *books, int place, bool consolidated)
{
    const struct period *period = &books->periods[place];
    struct statement row;
    record_clear(&statement_entity, &row);
    for (size_t i = 0; i < STATEMENT_ITEM_COUNT; i++)
        if (world->statement_fields[i]->type == FIELD_MONEY && i != STATEMENT_MARKET_CAP)
            *field_int(world->statement_fields[i], &row) = period->item[i] * 100;
    row.customer = party->id;
    row.period_end = period->period_end;
    row.period_months = period->months;
    row.scope = consolidated ? STATEMENT_SCOPE_CONSOLIDATED : STATEMENT_SCOPE_PARENT;
    row.unit = party->kind == CUSTOMER_KIND_LARGE ? STATEMENT_UNIT_TEN_THOUSAND : STATEMENT_UNIT_YUAN;
    row.currency = "CNY";
    row.source = "客户报送";
    if (party->kind == CUSTOMER_KIND_LARGE)
        row.shares_mn = (double)period->item[STATEMENT_PAID_IN_CAPITAL] / 1e6;
    opinion(r, party, books, &row);
    if (!consolidated && imported_broken(party, place, books->count))
        slip(party, &row);
    int64_t entered = world_instant(world, r, period->period_end + random_int(r, 40, 130));
    return world_put(world, &statement_entity, &row, world_child(party), entered, world->people[party->owner]);
}

const struct error *books_put(struct world *world, struct party *party, const struct books *books, bool consolidated)
{
    struct random r = world_random(world, STREAM_BOOKS, -party->number);
    for (int i = 0; i < books->count; i++)
        TRY(put_statement(world, &r, party, books, i, consolidated));
    return NULL;
}

/* --- the customer ---------------------------------------------------------------------------------------------- */

static void fill_person(const struct world *world, struct random *r, const struct party *party, struct customer *row)
{
    row->birth_date = world->options.today - random_int(r, 9000, 24000);
    row->gender = random_chance(r, .62) ? CUSTOMER_GENDER_MALE : CUSTOMER_GENDER_FEMALE;
    row->resident_id =
        identity_resident(world->arena, party->number, row->birth_date, row->gender == CUSTOMER_GENDER_MALE);
    row->phone = name_mobile(world->arena, r);
    row->risk_tolerance = random_int(r, CUSTOMER_RISK_TOLERANCE_LOW, CUSTOMER_RISK_TOLERANCE_HIGH);
}

static int64_t draw_ownership(struct random *r, const struct party *party)
{
    static const double usual[] = {[CUSTOMER_OWNERSHIP_KIND_STATE] = 6,
                                   [CUSTOMER_OWNERSHIP_KIND_PRIVATE] = 78,
                                   [CUSTOMER_OWNERSHIP_KIND_FOREIGN] = 6,
                                   [CUSTOMER_OWNERSHIP_KIND_COLLECTIVE] = 3,
                                   [CUSTOMER_OWNERSHIP_KIND_MIXED] = 7};
    static const double of_spv[] = {40, 20, 0, 0, 40};
    return (int64_t)random_weighted(r, party->kind == CUSTOMER_KIND_SPV ? of_spv : usual, 5);
}

static void fill_company(const struct world *world, struct random *r, const struct party *party,
                         const struct books *books, struct customer *row)
{
    struct arena *a = world->arena;
    int64_t paid = books->count ? books->periods[books->count - 1].item[STATEMENT_PAID_IN_CAPITAL] : party->revenue / 5;
    int64_t latest = books->count ? books->periods[books->count - 1].item[STATEMENT_REVENUE] * 12 /
                                        books->periods[books->count - 1].months
                                  : party->revenue;
    /* Who was entered twice was entered in a hurry: no credit code, the same telephone. */
    struct random line = world_random(world, STREAM_PHONE, party->duplicate_of ? party->duplicate_of : party->number);
    row->uscc = party->duplicate_of ? NULL : identity_uscc(a, party->number, "91");
    row->legal_representative = party->legal_representative;
    row->founded_on = party->founded_on;
    row->paid_in_capital = paid * 100;
    row->registered_capital = (paid / 1000000 + 1) * 100000000;
    row->employees =
        3 + (int64_t)((double)latest / (party->sector->asset_turnover > 2 ? 6e6 : 1.1e6) * random_between(r, .6, 1.5));
    row->ownership_kind = draw_ownership(r, party);
    row->phone = name_landline(a, &line, party->city);
    row->business_scope = arena_format(
        a, "一般项目：%s产品的研发、制造与销售；技术服务、技术开发、技术咨询；货物进出口（依法须经批准的项目除外）。",
        party->sector->products[0]);
    row->short_name =
        party->kind == CUSTOMER_KIND_LARGE ? arena_format(a, "%s%s", party->trade, party->sector->products[0]) : NULL;
    row->email = random_chance(r, .6) ? arena_format(a, "office@c%lld.example", (long long)party->number) : NULL;
    row->website = random_chance(r, .3) ? arena_format(a, "https://www.c%lld.example", (long long)party->number) : NULL;
}

/* Files are never complete. The stories' are, as far as the story goes. */
static void leave_gaps(struct random *r, const struct party *party, struct customer *row)
{
    bool industry = random_chance(r, .03), region = random_chance(r, .02), address = random_chance(r, .06),
         phone = random_chance(r, .08), code = random_chance(r, .015), size = random_chance(r, .10);
    if (party->story)
        return;
    row->industry = industry && row->kind == CUSTOMER_KIND_MICRO ? NULL : row->industry;
    row->region = region ? NULL : row->region;
    row->address = address ? NULL : row->address;
    row->phone = phone ? NULL : row->phone;
    row->uscc = code ? NULL : row->uscc;
    row->employees = size ? NONE : row->employees;
}

/* The years before it became a customer: known as a prospect only. */
static const struct error *put_prospect(struct world *world, const struct party *party, const struct customer *first)
{
    struct random r = world_random(world, STREAM_DEPARTURE, party->number + (INT64_C(1) << 40));
    struct customer older = *first;
    older.status = CUSTOMER_STATUS_PROSPECT;
    older.since = NONE;
    older.record.version = 1;
    older.record.recorded_at = first->record.recorded_at - random_int(&r, 60, 700) * 86400000;
    return load_past(world->load, &customer_entity, &older, first->record.recorded_at);
}

/* Moves, changes of manager, of capital and of legal representative, from the present backwards. */
static const struct error *put_past(struct world *world, struct random *r, const struct party *party,
                                    struct customer *row)
{
    int versions = !party->detailed ? 0 : random_chance(r, .3) ? 1 : random_chance(r, .15) ? 2 : party->story ? 1 : 0;
    int64_t first = world_instant(world, r, party->since), span = world->options.today - party->since;
    row->record.recorded_at = versions ? world_instant(world, r, party->since + span * 9 / 10) : first;
    bool grown = party->detailed && row->status != CUSTOMER_STATUS_PROSPECT;
    bool gone = party->left_on && party->left_on + 45 < world->options.today;
    row->record.version = versions + 1 + grown;
    row->status = gone ? CUSTOMER_STATUS_ACTIVE : row->status;
    struct customer older = *row;
    for (int i = versions; i > 0; i--) {
        int64_t until = older.record.recorded_at;
        older.record.version = i + grown;
        older.record.recorded_at = i > 1 ? world_instant(world, r, party->since + span / 2) : first;
        if (until <= older.record.recorded_at)
            until = older.record.recorded_at + 3600000;
        older.employees = older.employees == NONE ? NONE : older.employees * 4 / 5 + 1;
        older.address = name_address(world->arena, r, party->city);
        bool male;
        if (row->legal_representative && random_chance(r, .4))
            older.legal_representative = name_person(world->arena, r, &male);
        if (row->registered_capital != NONE && random_chance(r, .5))
            older.registered_capital = older.registered_capital / 2 / 100000000 * 100000000 + 100000000;
        TRY(load_past(world->load, &customer_entity, &older, until));
        if (i == versions && row->record.recorded_at < until)
            row->record.recorded_at = until;
    }
    if (grown)
        TRY(put_prospect(world, party, &older));
    if (!gone)
        return NULL;
    int64_t changed = instant_of_date(party->left_on + 45) + 9 * 3600000;
    older = *row;
    if (changed <= row->record.recorded_at)
        changed = row->record.recorded_at + 3600000;
    TRY(load_past(world->load, &customer_entity, &older, changed));
    row->record.recorded_at = changed;
    row->record.version++;
    row->status = CUSTOMER_STATUS_DORMANT;
    return NULL;
}

const struct error *customer_put(struct world *world, struct party *party, const struct books *books)
{
    struct random r = world_random(world, STREAM_CUSTOMER, party->number);
    struct customer row;
    record_clear(&customer_entity, &row);
    row.name = party->name;
    row.kind = party->kind;
    row.industry = party->company ? party->sector->code : party->kind == CUSTOMER_KIND_GOVERNMENT ? "922" : NULL;
    row.region = party->city->region;
    row.address = name_address(world->arena, &r, party->city);
    row.currency = "CNY";
    row.branch = world->branches[party->branch];
    row.owner = world->people[party->owner];
    row.since = party->status == CUSTOMER_STATUS_PROSPECT ? NONE : party->since;
    row.source = CUSTOMER_SOURCE_DEMO;
    if (party->family && world->families[party->family - 1].confirmed)
        row.customer_group = world->families[party->family - 1].id;
    row.tags = party->story ? "演示故事" : NULL;
    row.status = party->status;
    if (party->company) {
        fill_company(world, &r, party, books, &row);
    } else if (party->kind == CUSTOMER_KIND_GOVERNMENT) {
        row.uscc = identity_uscc(world->arena, party->number, "11");
        row.phone = name_landline(world->arena, &r, party->city);
    } else {
        fill_person(world, &r, party, &row);
    }
    leave_gaps(&r, party, &row);
    row.record.id = party->id;
    row.record.recorded_by = world->people[party->owner];
    TRY(put_past(world, &r, party, &row));
    return load_row(world->load, &customer_entity, &row);
}
