/* Green tags, indicators, checks and linked targets of the customers that build and run projects. */
#include "domain/demo/world.h"
#include "domain/project/project.h"
#include "policy/snapshot.h"

#include <math.h>

struct esg_sample {
    const char *code, *unit;
    double low, high;
};
static const struct esg_sample samples[] = {
    {"carbon_intensity", "吨/百万元", 30, 320},
    {"energy_intensity", "吨标煤/万元", 0.2, 1.1},
    {"water_intensity", "吨/万元", 6, 45},
    {"waste_recycled", "%", 55, 94},
    {"injury_rate", "次", 0.6, 4.5},
    {"training_hours", "小时", 8, 36},
    {"grievances_closed", "%", 70, 100},
    {"women_leaders", "%", 8, 35},
    {"independent_board", "%", 0, 45},
    {"disclosure", "分", 35, 85},
    {"pue", "", 1.22, 1.5},
    {"renewable_share", "%", 5, 50},
};

#define PUT(type, day)                                                                                                 \
    TRY(world_put(world, &type##_entity, &row, world_child(party), world_instant(world, &r, day),                      \
                  world->people[party->owner]))

static const struct error *put_indicators(struct world *world, struct party *party, int64_t project)
{
    struct random r = world_random(world, STREAM_PROJECT, -party->number);
    int year, month, day;
    date_to_civil(world->options.today, &year, &month, &day);
    int64_t end = date_from_civil(year - 1, 12, 31);
    for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
        struct esg_indicator row;
        record_clear(&esg_indicator_entity, &row);
        row.customer = party->id;
        row.project = project;
        row.code = samples[i].code;
        row.unit = samples[i].unit;
        row.period_end = end;
        row.value = round(random_between(&r, samples[i].low, samples[i].high) * 100) / 100;
        row.status = i % 3 ? ESG_INDICATOR_STATUS_VERIFIED : ESG_INDICATOR_STATUS_REPORTED;
        row.verified_on = row.status == ESG_INDICATOR_STATUS_VERIFIED ? end + 110 : NONE;
        row.evidence = "年度环境与社会责任报告";
        PUT(esg_indicator, end + 100);
    }
    return NULL;
}

static const struct error *put_checks(struct world *world, struct party *party, int64_t project)
{
    static const int64_t kinds[] = {ESG_CHECK_KIND_PERMIT, ESG_CHECK_KIND_DISCHARGE, ESG_CHECK_KIND_SAFETY,
                                    ESG_CHECK_KIND_LABOUR, ESG_CHECK_KIND_MANAGEMENT_PLAN};
    struct random r = world_random(world, STREAM_PROJECT, -party->number - 100000);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        struct esg_check row;
        record_clear(&esg_check_entity, &row);
        row.customer = party->id;
        row.project = project;
        row.kind = kinds[i];
        row.due_on = world->options.today - random_int(&r, 40, 330);
        row.done_on = row.due_on + random_int(&r, -5, 20);
        row.checker = world->people[party->owner];
        row.result = party->number == 14 && i == 1 ? ESG_CHECK_RESULT_MAJOR
                     : i == 2                      ? ESG_CHECK_RESULT_MINOR
                                                   : ESG_CHECK_RESULT_PASS;
        row.findings = row.result == ESG_CHECK_RESULT_MAJOR ? "涂装废气处理设施停用两日，已被责令整改。"
                       : row.result == ESG_CHECK_RESULT_MINOR ? "临边防护缺两处警示。"
                                                              : NULL;
        row.penalty = row.result == ESG_CHECK_RESULT_MAJOR ? INT64_C(8000000) : NONE;
        row.remedy_by = row.result == ESG_CHECK_RESULT_PASS ? NONE : row.done_on + 60;
        PUT(esg_check, row.done_on);
        struct esg_check next;
        record_clear(&esg_check_entity, &next);
        next.customer = row.customer;
        next.project = row.project;
        next.kind = row.kind;
        next.checker = row.checker;
        next.due_on = date_add_months(row.done_on, i == 1 || i == 2 ? 6 : 12, 31);
        row = next;
        PUT(esg_check, world->options.today - 30);
    }
    return NULL;
}

/* A met, a missed and a coming target: the margin moves by verified values alone. */
static const struct error *put_targets(struct world *world, struct party *party, int64_t project)
{
    struct random r = world_random(world, STREAM_PROJECT, -party->number - 200000);
    int year, month, day;
    date_to_civil(world->options.today, &year, &month, &day);
    for (int i = 0; i < 3; i++) {
        struct esg_target row;
        record_clear(&esg_target_entity, &row);
        row.customer = party->id;
        row.project = project;
        row.loan = party->linked_loan ? party->linked_loan : NONE;
        row.name = i == 1 ? "人均培训不少于 30 小时" : "固废综合利用率不低于目标";
        row.code = i == 1 ? "training_hours" : "waste_recycled";
        row.observed_on = date_from_civil(year - 1 + (i == 2), 12, 31);
        row.direction = ESG_TARGET_DIRECTION_AT_LEAST;
        row.target = i == 1 ? 30 : i == 2 ? 90 : 50;
        row.step_met_bps = -5;
        row.step_missed_bps = 3;
        row.applies_from = date_from_civil(year + (i == 2), 4, 1);
        PUT(esg_target, world->options.today - 300);
    }
    return NULL;
}

const struct error *green_put(struct world *world, struct party *party, int64_t project, int64_t amount, int64_t kind)
{
    static const struct {
        const char *item, *name;
        int64_t method;
        double activity;
        const char *unit;
    } tags[] = {
        [PROJECT_KIND_WIND] = {"3.2.1.1", "风力发电设施建设和运营", ESG_GREEN_METHOD_GRID_POWER, 330000, "MWh"},
        [PROJECT_KIND_SOLAR] = {"3.2.1.2", "太阳能利用设施建设和运营", ESG_GREEN_METHOD_GRID_POWER, 132000, "MWh"},
        [PROJECT_KIND_STORAGE] = {"3.2.2.1", "新型储能", ESG_GREEN_METHOD_NONE, NAN, NULL},
        [PROJECT_KIND_WATER] = {"5.2.1.1", "供水管网改造", ESG_GREEN_METHOD_NONE, NAN, NULL},
        [PROJECT_KIND_DATA_CENTRE] = {"1.4.1.1", "绿色数据中心", ESG_GREEN_METHOD_ENERGY_SAVED, 5200, "吨标煤"}};
    if (kind < 0 || kind >= (int64_t)(sizeof(tags) / sizeof(*tags)) || !tags[kind].item || amount <= 0)
        return NULL;
    struct random r = world_random(world, STREAM_PROJECT, -party->number - 300000);
    struct esg_green row;
    record_clear(&esg_green_entity, &row);
    row.customer = party->id;
    row.project = project;
    row.catalogue = "2025";
    row.item = tags[kind].item;
    row.item_name = tags[kind].name;
    row.amount = amount;
    row.proved = amount / 100 * random_int(&r, 78, 100);
    row.proof = "受托支付凭证与监理进度款证书";
    row.method = tags[kind].method;
    row.activity = tags[kind].activity;
    row.activity_unit = tags[kind].unit;
    row.factor = NAN;
    row.share_financed = 80000000;
    row.approved_on = world->options.today - 200;
    row.status = ESG_GREEN_STATUS_APPROVED;
    PUT(esg_green, world->options.today - 200);
    return NULL;
}

/* The covenants of the project's category; the first run over the book tests them. */
const struct error *equator_put(struct world *world, struct party *party, const struct project *project)
{
    struct session *s = load_session(world->load);
    struct random r = world_random(world, STREAM_PROJECT, -party->number - 400000);
    const struct project_rules *rules = s->policy->project_rules;
    const struct field *field = entity_field(&project_entity, "equator");
    const struct equator_category *category =
        rules && project->equator != NONE ? equator_category_of(rules, field->choices[project->equator].name) : NULL;
    int64_t today = world->options.today;
    for (size_t k = 0; category && k < category->covenant_count; k++) {
        struct covenant row;
        equator_covenant_fill(s, rules, category, k, project, &row);
        row.customer = party->id;
        row.starts_on = project->started_on < today - 30 ? project->started_on : today - 30;
        PUT(covenant, row.starts_on);
    }
    return NULL;
}

const struct error *esg_put(struct world *world, struct party *party, int64_t project)
{
    TRY(put_indicators(world, party, project));
    TRY(put_checks(world, party, project));
    return put_targets(world, party, project);
}
