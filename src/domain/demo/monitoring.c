/* What early warning shows: a loan that was misused, with its money passing round; covenants that come near; courts,
 * tax office and news; warnings of the last weeks, some answered, some late. The bookings go through the same gate as a
 * real stream. */
#include "base/text.h"
#include "domain/covenant/covenant.h"
#include "domain/demo/demo.h"
#include "domain/transaction/transaction.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { MANY = 20000 };

/* --- who ------------------------------------------------------------------------------------------------------------
 */

struct place {
    int64_t customer, account, loan;
};

static const struct error *place_of(struct session *s, const char *name, struct place *place)
{
    struct rows *rows;
    const struct error *error;
    *place = (struct place){NONE, NONE, NONE};
    TRY(store_query(s->tx, &query_demo_place, VALUES(sql_text(name)), &rows));
    if (rows_next(rows, &error)) {
        *place = (struct place){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2)};
        rows_close(rows);
    }
    return error;
}

/* --- drawdowns -------------------------------------------------------------------------------------------------------
 */

static const struct {
    const char *customer, *number, *industries, *payees;
    int64_t days_ago, amount, purpose, report_in;
    bool entrusted;
} plans[] = {
    {"台州欧锐汽车零部件有限公司", "TK-2026-0917", "31,33,34,36,51", "宁波东睦钢材有限公司;台州恒鑫模具有限公司", 24,
     2000000000, PURPOSE_PLAN_PURPOSE_RAW_MATERIALS, 60, false},
    {"杭州星河精密机械有限公司", "TK-2026-0921", "31,33,34,35,51", "杭州精工轴承有限公司;上海华锐机床有限公司", 40,
     1200000000, PURPOSE_PLAN_PURPOSE_EQUIPMENT, -10, false},
    {"温州沈氏服饰有限公司", "TK-2026-0902", "17,18,51,52", "温州秀丽针织有限公司", 75, 600000000,
     PURPOSE_PLAN_PURPOSE_TRADE, 30, false},
    {"杭州启明智算科技有限公司", "TK-2026-0930", "39,63,64,65", "深圳云芯服务器有限公司", 45, 800000000,
     PURPOSE_PLAN_PURPOSE_EQUIPMENT, 30, false},
};

static const struct error *put_plans(struct session *s)
{
    for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
        struct purpose_plan row;
        struct place place;
        TRY(place_of(s, plans[i].customer, &place));
        if (place.customer == NONE)
            continue;
        record_initial(s, &purpose_plan_entity, &row);
        row.record.home = row.customer = place.customer;
        row.loan = place.loan;
        row.account = place.account;
        row.number = plans[i].number;
        row.drawn_on = s->today - plans[i].days_ago;
        row.amount = plans[i].amount;
        row.purpose = plans[i].purpose;
        row.industries = plans[i].industries;
        row.payees = plans[i].payees;
        row.entrusted = plans[i].entrusted;
        row.report_due_on = s->today - plans[i].days_ago + plans[i].report_in + (plans[i].report_in < 0 ? 40 : 0);
        TRY(record_put(s, &purpose_plan_entity, &row));
    }
    return NULL;
}

/* --- covenants
 * -------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *customer, *name, *metric, *threshold, *clause;
    int64_t relation, kind, frequency;
} covenants[] = {
    {"台州欧锐汽车零部件有限公司", "资产负债率不高于75%", "debt_to_assets", "75%", "第6.2条 财务约束",
     COVENANT_RELATION_AT_MOST, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_QUARTERLY},
    {"台州欧锐汽车零部件有限公司", "利息保障倍数不低于1.5", "interest_coverage_ebit", "1.5", "第6.3条 财务约束",
     COVENANT_RELATION_AT_LEAST, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_HALF_YEARLY},
    {"杭州锦越电子材料股份有限公司", "应收账款周转天数不高于150天", "ar_days", "150 days", "第6.1条",
     COVENANT_RELATION_AT_MOST, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_QUARTERLY},
    {"杭州锦越电子材料股份有限公司", "流动比率不低于1.2", "current_ratio", "1.2", "第6.2条", COVENANT_RELATION_AT_LEAST,
     COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_QUARTERLY},
    {"杭州星河精密机械有限公司", "流动比率不低于1.0", "current_ratio", "1.0", "第6.1条", COVENANT_RELATION_AT_LEAST,
     COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_QUARTERLY},
    {"浙江中筑建设集团有限公司", "有息负债不高于EBITDA的8倍", "debt_to_ebitda", "8", "第5.4条",
     COVENANT_RELATION_AT_MOST, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_HALF_YEARLY},
    {"杭州金汇置业有限公司", "资产负债率不高于85%", "debt_to_assets", "85%", "第7.1条", COVENANT_RELATION_AT_MOST,
     COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_QUARTERLY},
    {"金华春江食品有限公司", "年报于次年四月底前报送", "statement_days_late <= 0 days", NULL, "第4.2条 信息承诺",
     COVENANT_RELATION_HOLDS, COVENANT_KIND_INFORMATION, COVENANT_FREQUENCY_QUARTERLY},
    {"浙江恒远轴承有限公司", "不新增对外担保", "guarantee_given <= 1500万元", NULL, "第8.3条 行为承诺",
     COVENANT_RELATION_HOLDS, COVENANT_KIND_CONDUCT, COVENANT_FREQUENCY_QUARTERLY},
    {"嘉兴同舟新材料有限公司", "净资产不低于5000万元", "total_equity", "5000万元", "第6.5条",
     COVENANT_RELATION_AT_LEAST, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_YEARLY},
    {"台州欧锐汽车零部件有限公司", "项目完工资金无缺口", "project_gap <= 0元", NULL, "第9.1条 项目约束",
     COVENANT_RELATION_HOLDS, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_MONTHLY},
    {"杭州金汇置业有限公司", "项目偿债覆盖率不低于1.15", "project_dscr", "1.15", "第9.2条 项目约束",
     COVENANT_RELATION_AT_LEAST, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_HALF_YEARLY},
    {"嘉兴同舟新材料有限公司", "项目预测偿债覆盖率不低于1.2", "project_dscr_forecast", "1.2", "第9.2条 项目约束",
     COVENANT_RELATION_AT_LEAST, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_HALF_YEARLY},
    {"杭州锦越电子材料股份有限公司", "偿债准备金足额", "project_dsra_share", "100%", "第9.4条 项目账户",
     COVENANT_RELATION_AT_LEAST, COVENANT_KIND_FINANCIAL, COVENANT_FREQUENCY_HALF_YEARLY},
};

static const struct error *put_covenants(struct session *s)
{
    for (size_t i = 0; i < sizeof(covenants) / sizeof(covenants[0]); i++) {
        struct covenant row;
        struct place place;
        TRY(place_of(s, covenants[i].customer, &place));
        if (place.customer == NONE)
            continue;
        record_initial(s, &covenant_entity, &row);
        row.record.home = row.customer = place.customer;
        row.loan = place.loan;
        row.name = covenants[i].name;
        row.metric = covenants[i].metric;
        row.threshold = covenants[i].threshold;
        row.clause = covenants[i].clause;
        row.relation = covenants[i].relation;
        row.kind = covenants[i].kind;
        row.frequency = covenants[i].frequency;
        row.starts_on = s->today - 1100;
        row.status = COVENANT_STATUS_UNTESTED;
        TRY(record_put(s, &covenant_entity, &row));
    }
    return NULL;
}

/* --- outside events
 * ------------------------------------------------------------------------------------------------------ */

static const struct {
    const char *customer, *title, *source;
    int64_t kind, days_ago, amount; /* fen */
    double share, negative;
} events[] = {
    {"湖州百联物资贸易有限公司", "湖州百联物资贸易有限公司被列为被执行人，执行标的1860万元", "中国执行信息公开网",
     OUTSIDE_EVENT_KIND_ENFORCEMENT, 20, 1860000000, NAN, .95},
    {"湖州百联物资贸易有限公司", "法院发布失信被执行人名单，百联物资有履行能力而拒不履行", "中国执行信息公开网",
     OUTSIDE_EVENT_KIND_DISHONEST, 6, NONE, NAN, .98},
    {"杭州佳力橡塑有限公司", "三家供应商起诉佳力橡塑拖欠货款", "裁判文书网", OUTSIDE_EVENT_KIND_LITIGATION, 15,
     420000000, NAN, .9},
    {"绍兴华纺印染有限公司", "华纺印染超标排放被罚120万元并责令停产整治", "生态环境局公告",
     OUTSIDE_EVENT_KIND_ENVIRONMENT, 33, 12000000, NAN, .96},
    {"杭州金汇置业有限公司", "金汇置业商票逾期未兑付，多地项目停工", "财经日报", OUTSIDE_EVENT_KIND_NEWS, 3, NONE, NAN,
     .97},
    {"杭州金汇置业有限公司", "金汇置业被曝拖欠工程款，购房人维权", "都市晚报", OUTSIDE_EVENT_KIND_NEWS, 2, NONE, NAN,
     .94},
    {"杭州锦越电子材料股份有限公司", "锦越电子控股股东累计质押比例升至83%", "公司公告", OUTSIDE_EVENT_KIND_PLEDGE, 18,
     NONE, .83, .6},
    {"杭州锦越电子材料股份有限公司", "锦越电子财务总监辞职", "公司公告", OUTSIDE_EVENT_KIND_EXECUTIVE, 30, NONE, NAN,
     .5},
    {"杭州锦越电子材料股份有限公司", "锦越电子董事会秘书变更", "公司公告", OUTSIDE_EVENT_KIND_EXECUTIVE, 90, NONE, NAN,
     .3},
    {"台州欧锐汽车零部件有限公司", "欧锐汽零申请贷款展期", "客户来函", OUTSIDE_EVENT_KIND_EXTENSION, 10, NONE, NAN, .7},
    {"嘉兴远帆物流有限公司", "远帆物流受让同舟控股一成股权，实际控制人变更公示", "企业信用信息公示系统",
     OUTSIDE_EVENT_KIND_CONTROLLER, 45, NONE, NAN, .3},
    {"杭州星河精密机械有限公司", "星河精密获省级专精特新认定，订单饱满", "浙江工业报", OUTSIDE_EVENT_KIND_PERFORMANCE,
     12, NONE, NAN, .02},
};

static const struct error *put_events(struct session *s)
{
    for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++) {
        struct outside_event row;
        struct place place;
        TRY(place_of(s, events[i].customer, &place));
        if (place.customer == NONE)
            continue;
        record_initial(s, &outside_event_entity, &row);
        row.customer = place.customer;
        row.title = row.text = events[i].title;
        row.kind = events[i].kind;
        row.happened_on = s->today - events[i].days_ago;
        row.source = events[i].source;
        row.amount = events[i].amount;
        row.share = events[i].share;
        row.negative = events[i].negative;
        row.matched_by = "名称 · name";
        row.reference = arena_format(s->arena, "DEMO-E%03zu", i + 1);
        TRY(record_put(s, &outside_event_entity, &row));
    }
    return NULL;
}

/* --- the money of a drawdown
 * ------------------------------------------------------------------------------------------------ */

static const struct move {
    const char *from, *to; /* customers; TO may be an outsider */
    int64_t day, amount;   /* days since the drawdown; fen */
    const char *kind, *purpose, *industry;
    bool contract, inside;
} misuse[] = {
    {"台州欧锐汽车零部件有限公司", "宁波东睦钢材有限公司", 1, 480000000, "payment", "钢材款", "51", true, false},
    {"台州欧锐汽车零部件有限公司", "湖州百联物资贸易有限公司", 1, 650000000, "payment", "预付货款", "51", false, true},
    {"台州欧锐汽车零部件有限公司", "湖州百联物资贸易有限公司", 2, 560000000, "payment", "预付货款", "51", false, true},
    {"台州欧锐汽车零部件有限公司", "东海证券股份有限公司台州营业部", 3, 60000000, "payment", "投资款", "67", false,
     false},
    {"台州欧锐汽车零部件有限公司", "", 4, 120000000, "cash_out", "备用金", NULL, false, false},
    {"湖州百联物资贸易有限公司", "杭州通益物资有限公司", 4, 1100000000, "payment", "往来款", "51", false, true},
    {"杭州通益物资有限公司", "台州欧锐汽车零部件有限公司", 7, 950000000, "payment", "往来款", "36", false, true},
    {"杭州通益物资有限公司", "浙江恒远轴承有限公司", 8, 120000000, "payment", "货款", "34", false, true},
    {"台州欧锐汽车零部件有限公司", "杭州金汇置业有限公司", 9, 300000000, "payment", "购房首付", "70", false, true},
    {"台州欧锐汽车零部件有限公司", "宁波银行台州分行", 11, 200000000, "payment", "归还借款", "66", false, false},
    {"台州欧锐汽车零部件有限公司", "台州恒鑫模具有限公司", 14, 90000000, "payment", "模具款", "34", true, false},
};
static const struct move honest[] = {
    {"杭州星河精密机械有限公司", "上海华锐机床有限公司", 2, 860000000, "payment", "设备款", "34", true, false},
    {"杭州星河精密机械有限公司", "杭州精工轴承有限公司", 5, 240000000, "payment", "采购款", "34", true, false},
};

static const char *kind_in(const struct move *m)
{
    return m->kind && !strcmp(m->kind, "drawdown") ? "drawdown" : "receipt";
}

static void put_booking(struct json_writer *w, struct arena *arena, const struct place *place, const char *reference,
                        const char *date, bool out, const struct move *m, const char *other,
                        const struct place *counterparty)
{
    json_open(w, '{');
    json_put_text(w, "customer", id_text(arena, place->customer, place->customer));
    json_put_text(w, "account", id_text(arena, place->customer, place->account));
    json_put_text(w, "reference", reference);
    json_put_text(w, "booked_on", date);
    json_put_text(w, "direction", out ? "out" : "in");
    json_put_int(w, "amount", m->amount);
    json_put_text(w, "kind", out ? m->kind : kind_in(m));
    json_put_text(w, "purpose", m->purpose);
    json_put_text(w, "summary", m->purpose);
    json_put_text(w, "channel", "网银");
    if (*other)
        json_put_text(w, "counterparty", other);
    if (out && m->industry)
        json_put_text(w, "counterparty_industry", m->industry);
    if (out && m->contract)
        json_put_bool(w, "contract", true);
    if (counterparty && counterparty->customer != NONE)
        json_put_text(w, "counterparty_customer", id_text(arena, counterparty->customer, counterparty->customer));
    json_close(w, '}');
    buffer_char(w->out, '\n');
    w->comma = false;
}

static const struct error *write_moves(struct session *s, struct json_writer *w, const char *mark,
                                       const struct move *moves, size_t count, int64_t drawn_on, int64_t amount)
{
    struct place first;
    TRY(place_of(s, moves[0].from, &first));
    if (first.account == NONE)
        return NULL;
    put_booking(w, s->arena, &first, arena_format(s->arena, "%s-0", mark), date_text(s->arena, drawn_on), false,
                &(struct move){.amount = amount, .kind = "drawdown", .purpose = "贷款发放"}, "融山银行", NULL);
    for (size_t i = 0; i < count; i++) {
        const struct move *m = &moves[i];
        const char *date = date_text(s->arena, drawn_on + m->day);
        struct place from, to = {NONE, NONE, NONE};
        TRY(place_of(s, m->from, &from));
        if (m->inside)
            TRY(place_of(s, m->to, &to));
        if (from.account == NONE)
            continue;
        put_booking(w, s->arena, &from, arena_format(s->arena, "%s-%zuA", mark, i + 1), date, true, m, m->to, &to);
        if (to.account != NONE)
            put_booking(w, s->arena, &to, arena_format(s->arena, "%s-%zuB", mark, i + 1), date, false, m, m->from,
                        &from);
    }
    return NULL;
}

static const struct error *stream_bookings(struct session *s)
{
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    struct posting_report report = {0};
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = write_moves(s, &w, "DEMO-T1", misuse, sizeof(misuse) / sizeof(misuse[0]),
                                            s->today - plans[0].days_ago, plans[0].amount);
    if (!error)
        error = write_moves(s, &w, "DEMO-T2", honest, sizeof(honest) / sizeof(honest[0]), s->today - plans[1].days_ago,
                            plans[1].amount);
    session_end(s);
    return error ? error : transactions_post(s, buffer_end(&text), text.size, 1, &report);
}

/* --- people answer
 * ---------------------------------------------------------------------------------------------------------- */

static const struct error *answer(struct session *s, int64_t home, int64_t id, size_t number)
{
    static const char *const found[] = {"已电话核实，客户解释为季节性因素，持续观察。",
                                        "已现场走访，库存与订单相符，要求补充资料。",
                                        "已约谈财务负责人，承诺两周内提交整改方案。"};
    struct warning row;
    bool there;
    TRY(row_stored(s, &warning_entity, home, id, &row, &there));
    if (!there || number % 10 == 9)
        return NULL;
    row.responded_at = instant_of_date(row.fired_on + 1 + (int64_t)(number % 4)) + 9 * 3600000;
    row.responded_at = row.responded_at > s->now ? s->now : row.responded_at;
    row.response = found[number % 3];
    row.status = WARNING_STATUS_WORKING;
    if (number % 3 != 0 && row.level <= WARNING_LEVEL_ORANGE) {
        bool false_alarm = number % 7 == 1;
        row.status = false_alarm ? WARNING_STATUS_FALSE_ALARM : WARNING_STATUS_CLOSED;
        row.closed_at = row.responded_at + 2 * 86400000;
        row.closed_at = row.closed_at > s->now ? s->now : row.closed_at;
        row.closed_by = row.owner;
        row.evidence = false_alarm ? "数据口径差异，核对后确认无风险。" : "已取得最新报表与回款凭证，指标恢复。";
    }
    return warning_store(s, &warning_entity, &row, false);
}

static const struct error *answer_some(struct session *s, void *context)
{
    struct rows *rows;
    const struct error *error;
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    int64_t before = *(const int64_t *)context;
    TRY(store_query(s->tx, &query_demo_warnings, VALUES(sql_int(before)), &rows));
    while (rows_next(rows, &error)) {
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 1));
    }
    for (size_t i = 0; !error && i < count; i += 2)
        error = answer(s, ids[i], ids[i + 1], i / 2);
    return error;
}

/* --- in order
 * ---------------------------------------------------------------------------------------------------------------- */

static const struct error *put_all(struct session *s, void *context)
{
    (void)context;
    TRY(put_plans(s));
    TRY(put_covenants(s));
    return put_events(s);
}

static const struct error *run_at(struct bank *bank, struct arena *arena, int64_t at)
{
    struct warning_run run;
    return warning_run_book(bank, arena, &(struct warning_run_options){.at = at, .record = at != 0}, &run);
}

const struct error *demo_monitor(struct arena *arena, struct bank *bank, int64_t customers)
{
    static const int64_t days_ago[] = {48, 21, 6};
    struct session s;
    int64_t tested, breached;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, put_all, NULL);
    int64_t today = s.today, quarter = 91;
    for (int64_t back = 8; !error && back > 0; back--)
        error = covenant_test_book(bank, arena, instant_of_date(today - back * quarter) + 36000000, true, &tested,
                                   &breached);
    if (!error)
        error = covenant_test_book(bank, arena, 0, true, &tested, &breached);
    for (size_t i = 0; !error && customers <= MANY && i < 3; i++) {
        int64_t before = today - days_ago[i] + 1;
        error = run_at(bank, arena, instant_of_date(today - days_ago[i]) + 10 * 3600000);
        if (!error)
            error = session_write(&s, answer_some, &before);
    }
    if (!error)
        error = stream_bookings(&s);
    session_close(&s);
    return error || customers > MANY ? error : run_at(bank, arena, 0);
}
