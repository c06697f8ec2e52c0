/* Incidents around some customers, and what exporters and importers earn, spend and owe in foreign currency. */
#include "domain/demo/world.h"

enum { INCIDENT_EVERY = 9, TRADER_EVERY = 6 };

static const struct happening {
    int64_t kind;
    const char *summary, *cause, *action;
    int64_t loss, recovered; /* 元 */
} happenings[] = {
    {RISK_INCIDENT_KIND_EXECUTION, "放款资料漏录，次日补正", "双人复核流于形式", "复核清单改为逐项勾选", 0, 0},
    {RISK_INCIDENT_KIND_EXTERNAL_FRAUD, "贸易合同印章与备案不符", "合同真实性核查未到现场", "大额合同一律现场核验",
     860000, 420000},
    {RISK_INCIDENT_KIND_EXECUTION, "抵押登记晚于放款四日", "登记排队，先放后登", "登记回执作为放款前提", 0, 0},
    {RISK_INCIDENT_KIND_DISRUPTION, "企业网银批量代发失败", "接口超时未重试", "增加重试与对账告警", 12000, 12000},
    {RISK_INCIDENT_KIND_CLIENTS, "未按约定告知利率重定价", "通知模板缺少联系人", "重定价通知进入发件箱并留痕", 35000,
     0},
};
enum { HAPPENINGS = sizeof(happenings) / sizeof(*happenings) };

static const struct error *put_incident(struct world *world, struct random *r, struct party *party)
{
    const struct happening *what = &happenings[random_int(r, 0, HAPPENINGS - 1)];
    struct risk_incident row;
    record_clear(&risk_incident_entity, &row);
    row.customer = party->id;
    row.summary = what->summary;
    row.kind = what->kind;
    row.occurred_on = world->options.today - random_int(r, 20, 500);
    row.discovered_on = row.occurred_on + random_int(r, 0, 15);
    row.loss = what->loss * 100;
    row.recovered = what->recovered * 100;
    row.owner = world->people[party->owner];
    row.cause = what->cause;
    row.action = what->action;
    row.due_on = row.discovered_on + 60;
    row.status = row.due_on < world->options.today - 30 ? RISK_INCIDENT_STATUS_CLOSED : RISK_INCIDENT_STATUS_WORKING;
    return world_put(world, &risk_incident_entity, &row, world_child(party), world_instant(world, r, row.discovered_on),
                     row.owner);
}

static const struct error *put_position(struct world *world, struct random *r, struct party *party, int64_t kind,
                                        double fen)
{
    struct currency_position row;
    record_clear(&currency_position_entity, &row);
    row.customer = party->id;
    row.currency = "USD";
    row.kind = kind;
    row.amount = (int64_t)(fen / 7.25 / 1000000) * 1000000; /* whole ten thousand dollars */
    row.as_of = world->options.today - 40;
    row.source = "客户外币收支表";
    if (row.amount <= 0)
        return NULL;
    return world_put(world, &currency_position_entity, &row, world_child(party), world_instant(world, r, row.as_of),
                     world->people[party->owner]);
}

/* Every so many firms trade abroad: mostly selling, some buying, a few with a loan abroad that is partly hedged. */
static const struct error *put_trade(struct world *world, struct random *r, struct party *party, double revenue)
{
    double share = 0.15 + 0.05 * (double)random_int(r, 0, 6);
    bool sells = random_int(r, 0, 3) > 0;
    TRY(put_position(world, r, party, CURRENCY_POSITION_KIND_REVENUE, sells ? revenue * share : revenue * 0.03));
    TRY(put_position(world, r, party, CURRENCY_POSITION_KIND_COST, sells ? revenue * 0.06 : revenue * share));
    TRY(put_position(world, r, party, CURRENCY_POSITION_KIND_ASSET, revenue * 0.03));
    if (random_int(r, 0, 2) == 0) {
        double debt = revenue * 0.08;
        TRY(put_position(world, r, party, CURRENCY_POSITION_KIND_DEBT, debt));
        TRY(put_position(world, r, party, CURRENCY_POSITION_KIND_HEDGE, debt * 0.5));
    }
    return NULL;
}

const struct error *risks_put(struct world *world, struct party *party, const struct books *books)
{
    struct random r = world_random(world, STREAM_RISK, party->number);
    bool firm = party->company && books->count > 0;
    if (firm && (party->story == 7 || party->number % INCIDENT_EVERY == 3))
        TRY(put_incident(world, &r, party));
    if (firm && (party->story == 7 || party->number % TRADER_EVERY == 2))
        TRY(put_trade(world, &r, party, 100.0 * (double)books->periods[0].item[STATEMENT_REVENUE]));
    return NULL;
}
