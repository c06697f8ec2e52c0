/* The service desk of the demo bank: what customers wrote in the last months, in their words, taken in, classed,
 * answered and closed by the desk's own code as of those days; surveys whose answers follow from how late things were;
 * improvements. */
#include "domain/service/service.h"
#include "base/text.h"
#include "domain/demo/world.h"
#include "queries.h"
#include "record/record.h"

#include <math.h>

enum { DAYS_BACK = 120, REQUESTS = 210, SURVEYS = 70, STREAM_SERVICE = 70, CUSTOMERS_MOST = 90 };

static const struct said {
    const char *class, *text, *answer;
} said[] = {
    {"loan_progress", "您好，我司流动资金贷款的材料上月底就交了，想问一下现在审批走到哪一步，本月能不能批下来？",
     "已核实：目前在风险审查环节，预计三个工作日内上会，批复后第一时间通知贵司。"},
    {"loan_progress", "续授信的申请有结果了吗？下周原额度就到期了，比较着急。",
     "额度已批复，合同正在出具，不影响到期衔接。"},
    {"loan_progress", "项目贷款评审会开过没有，业主那边在催我们答复。", "评审会已通过，待落实资本金到位证明后出批复。"},
    {"new_loan", "公司新接了一个整车厂的订单，备货大概要两千万，想了解短期贷款怎么办。",
     "已安排客户经理上门，拟以订单融资方案支持，材料清单已发送。"},
    {"new_loan", "二期厂房准备开工，设备加土建约八千万，请问固定资产贷款最长可以做几年？",
     "固定资产贷款一般五至八年，已约定周四到现场了解项目。"},
    {"new_loan", "We plan to add a second production line and would like to know which loan would fit.",
     "A fixed asset loan of up to eight years fits; our manager will visit you this week."},
    {"drawdown", "提款资料昨天传上去了，今天下午要付钢材款，请帮忙尽快放款。",
     "资料齐全，款项已于下午三点受托支付至供应商账户。"},
    {"drawdown", "受托支付被收款行退回来了，说户名不符，麻烦处理。", "已更正户名并重新支付，到账回单已发。"},
    {"repayment", "这个月扣的利息比上月多了一千多，帮忙核对一下计息天数。",
     "本期计息三十一天，上期二十八天，明细已发送核对。"},
    {"repayment", "年底回款不错，想提前还一部分本金，需要提前几天通知？有没有违约金？",
     "提前五个工作日书面通知即可，本合同无违约金。"},
    {"pricing", "听说利率又下调了，我们存量贷款什么时候跟着调？",
     "按合同于重定价日调整，下一重定价日为一月一日，届时按新报价执行。"},
    {"pricing", "同业给的贴现价格更低，贵行能不能再优惠一点？", "已按客户层级价格区间重新报价，请查收。"},
    {"account", "上月的对账单一直没有收到，麻烦补一份，审计要用。", "已补打并寄出，电子版同步发送至预留邮箱。"},
    {"account", "我们想为基建项目单独开一个专户，需要带什么材料？", "专户开立清单已发送，预约周三上午办理。"},
    {"online_banking", "企业网银今天早上一直提示证书异常，付款付不出去。", "证书到期，已远程协助更新，付款恢复正常。"},
    {"online_banking", "批量代发上传总是失败，明天就是发薪日，请尽快看看。",
     "模板版本过旧，已提供新模板并确认上传成功。"},
    {"documents", "法定代表人换了，原来的借款合同和授权书要不要重签？", "授权书需重签，借款合同无须重签，模板已发送。"},
    {"documents", "审计报告要下周三才出，季度资料晚几天交可以吗？", "可以，期限已登记延至下周五。"},
    {"collateral", "贷款上个月结清了，厂房的抵押什么时候能解？", "解押材料已备齐，预计五个工作日内完成注销登记。"},
    {"trade", "信用证的装期要改到下月中旬，改证费用和时间麻烦告知。", "改证当日可发出，费用按标准收取，申请书已发送。"},
    {"trade", "手上有一批电票快到期，今天能贴现吗？", "可以，已于当日完成贴现并入账。"},
    {"suggestion", "能不能在网上看到我们申请的进度？每次都打电话问，大家都麻烦。",
     "建议很好，线上进度查询已列入改进计划。"},
    {"suggestion", "同一份报表要交给好几个部门，希望你们内部共享一下，不要重复要。",
     "已转信贷管理部，拟改为一次提交、内部共享。"},
    {"praise", "这次放款特别及时，帮我们赶上了交货，感谢陈经理和团队。", "感谢肯定，已转达团队。"},
    {"complaint_service", "从五月催到现在，每个人都说再等等，没有一个准信，我对你们的效率非常失望，请给个说法。",
     "经核实，因抵押评估延误导致超期。已向贵司致歉，落实专人跟进并书面答复。"},
    {"complaint_service", "打了三次电话没人接，留言也不回，这样的服务态度让人没法接受。",
     "已核查通话记录并向贵司致歉，增设备岗电话，承诺四小时内回电。"},
    {"complaint_charge", "账上被扣了一笔财务顾问费，事先没人跟我们说过，要求说明并退回。",
     "经核实该笔费用未按规定告知，已全额退还并书面答复。"},
    {"complaint_charge", "办贷款的时候被要求同时买保险，这个合规吗？请退掉。",
     "经核实属不当搭售，已协助退保并对相关人员批评教育。"},
    {"", "上次说的那个事情怎么样了？", "已电话联系客户了解具体事项并办理。"},
    {"", "麻烦回个电话，谢谢。", "已回电，客户咨询活动安排，已说明。"},
};
enum { SAID = sizeof(said) / sizeof(*said) };

struct client {
    int64_t id, owner;
};

struct desk {
    struct session *s;
    const struct demo_options *options;
    struct client clients[CUSTOMERS_MOST];
    size_t client_count;
    struct random r;
    int64_t day;
};

static const struct error *read_clients(struct session *s, struct desk *d)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_demo_borrowers, NO_VALUES, &rows));
    while (rows_next(rows, &error) && d->client_count < CUSTOMERS_MOST)
        d->clients[d->client_count++] = (struct client){rows_int(rows, 0), rows_int(rows, 1)};
    return error;
}

static void stand_at(struct session *s, int64_t instant)
{
    s->now = instant;
    s->today = instant_date(instant);
}

static int64_t open_day(const struct desk *d, int64_t day)
{
    while (date_weekday(day) > 5)
        day++;
    return day < d->options->today ? day : d->options->today;
}

static int64_t office_time(struct desk *d, int64_t day)
{
    return instant_of_date(open_day(d, day)) + random_int(&d->r, 9 * 60, 16 * 60) * 60000;
}

/* Somebody calls back two days later, most of the time. */
static const struct error *call_back(struct session *s, struct desk *d, int64_t customer, int64_t id)
{
    struct service_request row;
    int64_t at = office_time(d, s->today + 2);
    if (instant_date(at) >= d->options->today || random_chance(&d->r, .12))
        return NULL;
    stand_at(s, at);
    TRY(record_load(s, &service_request_entity, customer, id, &row));
    return service_finish(s, &row, SERVICE_REQUEST_CLOSE_REASON_EXPLAINED,
                          "已致电客户致歉并说明原因，约定改进办法，客户表示理解。");
}

static const struct error *answer_survey(struct session *s, struct desk *d, int64_t customer, int64_t id, double mood,
                                         int64_t at, const char *comment)
{
    struct survey row;
    if (id == NONE || at >= instant_of_date(d->options->today) || !random_chance(&d->r, .55))
        return NULL;
    at = office_time(d, instant_date(at));
    if (instant_date(at) >= d->options->today)
        return NULL;
    stand_at(s, at);
    TRY(record_load(s, &survey_entity, customer, id, &row));
    int64_t satisfaction = (int64_t)fmin(5, fmax(1, round(4.4 - mood + .7 * random_normal(&d->r)))),
            recommend = (int64_t)fmin(10, fmax(0, round(8.7 - 1.9 * mood + 1.2 * random_normal(&d->r))));
    TRY(service_survey_answer(s, &row, satisfaction, recommend, random_chance(&d->r, .45) ? comment : NULL));
    return row.request == NONE ? NULL : call_back(s, d, customer, row.request);
}

static const char *comment_of(struct random *r, double mood)
{
    static const char *const content[] = {"办理很快，谢谢。", "客户经理很专业，事事有回音。",
                                          "流程清楚，资料一次说明白，好评。", "比预想的快，希望继续保持。"},
                             *const cross[] = {"等得太久，中间没有人主动告知进度。", "同样的资料交了两遍，希望改进。",
                                               "环节太多，每一步都要催。",
                                               "说好的时间没有兑现，影响了我们的生产安排。"};
    return mood > 1 ? cross[random_below(r, 4)] : content[random_below(r, 4)];
}

static const struct error *work_on(struct session *s, struct desk *d, const struct said *words,
                                   struct service_request *row, int64_t received)
{
    bool slow = random_chance(&d->r, .22), fresh = instant_date(received) >= d->options->today - 5;
    if (fresh && random_chance(&d->r, .45)) /* nobody has looked at it yet */
        return NULL;
    int64_t day = instant_date(received), answered = received + random_int(&d->r, 20, slow ? 1500 : 200) * 60000;
    if (instant_date(answered) >= d->options->today)
        return NULL;
    stand_at(s, answered);
    if (*words->class && random_chance(&d->r, .85)) {
        row->class = words->class;
        row->confirmed_by = row->handler;
        row->confirmed_at = s->now;
        TRY(service_route(s, row));
    }
    row->first_answer_at = s->now;
    row->status = SERVICE_REQUEST_STATUS_WORKING;
    TRY(record_update(s, &service_request_entity, row, NULL));
    TRY(service_say(s, row, SERVICE_MESSAGE_DIRECTION_SENT,
                    "您好，您反映的事项已收到，我们正在核实，会尽快给您答复。"));
    if (fresh && random_chance(&d->r, .7))
        return NULL;
    int64_t left = row->due_on - day,
            took = slow ? left + random_int(&d->r, 1, 6) : random_int(&d->r, 0, left > 1 ? left - 1 : 0),
            closed = office_time(d, day + took);
    if (closed <= answered)
        closed = answered + 3600000;
    if (instant_date(closed) >= d->options->today)
        return NULL;
    stand_at(s, closed);
    int64_t id = NONE, survey;
    TRY(service_finish(s, row,
                       *words->class ? SERVICE_REQUEST_CLOSE_REASON_SOLVED : SERVICE_REQUEST_CLOSE_REASON_EXPLAINED,
                       words->answer));
    TRY(store_int(s->tx, &query_survey_of_subject,
                  VALUES(sql_text("request_closed"), sql_text(id_text(s->arena, row->customer, row->record.id))),
                  &survey));
    id = survey;
    double mood = (s->today > row->due_on ? 1.6 : 0) + (row->kind == SERVICE_REQUEST_KIND_COMPLAINT ? .9 : 0);
    return answer_survey(s, d, row->customer, id, mood, closed + random_int(&d->r, 3, 60) * 3600000,
                         comment_of(&d->r, mood));
}

/* The requests of some days; each is followed to its end. */
static const struct error *put_requests(struct session *s, void *context)
{
    struct desk *d = context;
    for (int i = 0; i < 10; i++) {
        static const int64_t channels[] = {SERVICE_REQUEST_CHANNEL_PHONE,   SERVICE_REQUEST_CHANNEL_PORTAL,
                                           SERVICE_REQUEST_CHANNEL_MAIL,    SERVICE_REQUEST_CHANNEL_MESSAGE,
                                           SERVICE_REQUEST_CHANNEL_COUNTER, SERVICE_REQUEST_CHANNEL_VISIT};
        const struct said *words = &said[random_below(&d->r, SAID)];
        if (d->day > d->options->today - 36 && text_starts(words->class, "loan_progress")) /* they see it online now */
            words = &said[random_below(&d->r, SAID)];
        const struct client *client =
            &d->clients[random_below(&d->r, random_chance(&d->r, .4) ? 12 : (int64_t)d->client_count)];
        struct service_request row;
        d->day += random_chance(&d->r, .58);
        if (open_day(d, d->day) >= d->options->today)
            d->day = d->options->today - random_int(&d->r, 1, 5);
        int64_t at = office_time(d, d->day);
        if (instant_date(at) >= d->options->today)
            at = instant_of_date(d->options->today - 3) + 10 * 3600000;
        bool complaint = text_starts(words->class, "complaint");
        stand_at(s, at);
        TRY(service_take_in(
            s,
            &(struct service_intake){.customer = client->id,
                                     .channel = channels[random_weighted(&d->r, (const double[]){4, 3, 2, 3, 1, 1}, 6)],
                                     .kind = NONE,
                                     .about_person = complaint && random_chance(&d->r, .3) ? client->owner : NONE,
                                     .text = words->text},
            &row));
        TRY(work_on(s, d, words, &row, at));
    }
    return NULL;
}

static const struct error *put_surveys(struct session *s, void *context)
{
    static const struct {
        const char *stage, *zh, *en;
        double mood;
    } stages[] = {{"investigation", "尽职调查", "Due diligence", .1},
                  {"collateral", "押品评估", "Valuation of collateral", .5},
                  {"risk_review", "风险审查", "Risk review", .2},
                  {"committee", "贷审会", "Credit committee", .1},
                  {"contract", "合同签署", "Signing", .1}};
    struct desk *d = context;
    for (int i = 0; i < SURVEYS; i++) {
        bool decided = i % 3 != 2;
        size_t stage = random_weighted(&d->r, (const double[]){3, 3, 2, 1, 1}, 5);
        int64_t late = decided && random_chance(&d->r, stage == 1 ? .6 : .25) ? random_int(&d->r, 1, 8) : 0, id,
                expires;
        const struct client *client = &d->clients[random_below(&d->r, (int64_t)d->client_count)];
        const char *link, *mail;
        stand_at(s, office_time(d, d->options->today - random_int(&d->r, 30, 165)));
        TRY(service_survey_send(
            s,
            &(struct survey_wish){.customer = client->id,
                                  .event = decided ? SURVEY_EVENT_APPLICATION_DECIDED : SURVEY_EVENT_VISIT_HELD,
                                  .person = client->owner,
                                  .about_person = NONE,
                                  .template = decided ? "after_decision" : "after_visit",
                                  .stage = decided ? stages[stage].stage : NULL,
                                  .stage_zh = decided ? stages[stage].zh : NULL,
                                  .stage_en = decided ? stages[stage].en : NULL,
                                  .took_days = decided ? random_int(&d->r, 6, 18) + late : NONE,
                                  .delay_days = decided ? late : 0},
            &id, &link, &expires, &mail));
        double mood = .28 * (double)late + (decided ? stages[stage].mood : 0);
        TRY(answer_survey(s, d, client->id, id, mood, s->now + random_int(&d->r, 5, 90) * 3600000,
                          comment_of(&d->r, mood)));
    }
    return NULL;
}

static const struct error *put_improvements(struct session *s, void *context)
{
    struct desk *d = context;
    static const struct {
        const char *title, *cause, *measure, *class;
        int64_t figure, status, raised, due;
    } items[] = {
        {"申请进度线上可查", "客户多次来电询问审批进度，占请求近两成。", "在客户门户展示环节、责任岗位与预计日期。",
         "loan_progress", IMPROVEMENT_ITEM_FIGURE_VOLUME, IMPROVEMENT_ITEM_STATUS_DONE, 70, 40},
        {"押品评估限时办结", "评估环节延误是不满意的首要原因。",
         "评估机构入围三家轮派，五个工作日内出报告，超时自动改派。", NULL, IMPROVEMENT_ITEM_FIGURE_CSAT,
         IMPROVEMENT_ITEM_STATUS_DOING, 30, -20},
        {"投诉四小时内回电", "投诉客户反映无人接听。", "设备岗电话，未接来电十五分钟内提醒支行长。",
         "complaint_service", IMPROVEMENT_ITEM_FIGURE_ANSWER_HOURS, IMPROVEMENT_ITEM_STATUS_DOING, 25, 5},
        {"报表一次提交、内部共享", "同一份报表被多个部门重复索要。", "统一从客户档案取数，重复索要须说明理由。",
         "documents", IMPROVEMENT_ITEM_FIGURE_VOLUME, IMPROVEMENT_ITEM_STATUS_OPEN, 10, -45},
    };
    for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
        struct improvement_item row;
        int64_t home;
        stand_at(s, instant_of_date(d->options->today - items[i].raised) + 10 * 3600000);
        record_initial(s, &improvement_item_entity, &row);
        row.title = items[i].title;
        row.cause = items[i].cause;
        row.measure = items[i].measure;
        row.class = items[i].class;
        row.figure = items[i].figure;
        row.status = items[i].status;
        TRY(record_find_unique(s, &person_entity, "login", "zhao.head", &home, &row.owner));
        row.raised_by = row.owner;
        row.due_on = d->options->today - items[i].due;
        row.before_to = s->today;
        TRY(service_figure(s, row.figure, row.class, s->today - 89, s->today, &row.before, &row.before_count));
        if (items[i].status == IMPROVEMENT_ITEM_STATUS_DONE) {
            row.done_on = d->options->today - items[i].due + 2;
            TRY(service_figure(s, row.figure, row.class, row.done_on + 1, d->options->today, &row.after,
                               &row.after_count));
        }
        TRY(record_create(s, &improvement_item_entity, &row, NULL));
    }
    return NULL;
}

static const struct error *put_clock(struct session *s, void *context)
{
    struct desk *d = context;
    int64_t checked, escalated;
    stand_at(s, instant_of_date(d->options->today) + 8 * 3600000);
    return service_escalate(s, &checked, &escalated);
}

const struct error *demo_service(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct session s;
    struct tx tx;
    struct arena *work = arena_new();
    struct desk d = {.options = options,
                     .r = random_from(options->seed * 64 + STREAM_SERVICE, 1),
                     .day = options->today - DAYS_BACK};
    session_system(&s, bank, work);
    d.s = &s;
    const struct error *error = service_train_if_needed(&s);
    if (!error && !(error = session_read(&s, &tx))) {
        error = read_clients(&s, &d);
        session_end(&s);
    }
    if (!error && d.client_count >= 12)
        error = session_write(&s, put_surveys, &d);
    for (int i = 0; i < REQUESTS / 10 && !error && d.client_count >= 12; i++)
        error = session_write(&s, put_requests, &d);
    if (!error && d.client_count >= 12)
        error = session_write(&s, put_improvements, &d);
    if (!error)
        error = session_write(&s, put_clock, &d);
    session_close(&s);
    if (error)
        error = error_copy(arena, error);
    arena_free(work);
    return error;
}
