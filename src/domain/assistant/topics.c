/* What is asked of one customer, said from its records: each sentence names the record and field it stands in. What the asker sees masked
 * is masked here, because it is read the same way. */
#include "base/text.h"
#include "domain/assistant/assistant.h"
#include "domain/assess/facts.h"
#include "domain/statement/figures.h"
#include "operations.h"

#include <math.h>
#include <string.h>

struct telling {
    struct asking *a;
    struct arena *arena;
    const char *id, *title; /* of the customer */
    int64_t customer;
    const struct json *overview;
    int name_cite;
};

static const char *text_of(const struct json *map, const char *key)
{
    const char *text = json_get_text(map, key);
    return text && *text ? text : NULL;
}

static const char *money(const struct telling *t, const struct json *map, const char *key)
{
    double value;
    return json_get_number(map, key, &value) ? said_label(t->a, amount_label(t->arena, value)) : "—";
}

static const char *percent(const struct telling *t, double value)
{
    return arena_format(t->arena, fabs(value) < 0.01 ? "%.3g%%" : "%.4g%%", value * 100);
}

static const char *page(const struct telling *t, const char *tab)
{
    return arena_format(t->arena, "/customers/%s%s%s", t->id, tab ? "?tab=" : "", tab ? tab : "");
}

static int cite_field(const struct telling *t, const char *field, const char *tab)
{
    const struct field *f = entity_field(&customer_entity, field);
    return answer_cite(t->a, "record", t->title, f ? said_label(t->a, f->label) : field, page(t, tab));
}

static int cite_record(const struct telling *t, const struct entity *entity, const struct json *row, const char *title, const char *field)
{
    const struct field *f = field ? entity_field(entity, field) : NULL;
    const char *id = json_get_text(row, "id");
    const char *link = entity == &loan_entity      ? arena_format(t->arena, "/loans/%s", id)
                       : entity == &project_entity ? arena_format(t->arena, "/projects/%s", id)
                                                   : arena_format(t->arena, "/records/%s/%s", entity->name, id);
    return answer_cite(t->a, "record", arena_format(t->arena, "%s %s", said_label(t->a, entity->label), title ? title : ""), f ? said_label(t->a, f->label) : NULL, link);
}

static const char *choice(const struct telling *t, const struct entity *entity, const char *field, const struct json *row)
{
    const struct field *f = entity_field(entity, field);
    const char *value = json_get_text(row, field);
    for (size_t i = 0; f && value && i < f->choice_count; i++)
        if (!strcmp(f->choices[i].name, value))
            return said_label(t->a, f->choices[i].label);
    return value ? value : "—";
}

static const struct error *rows_of(const struct telling *t, const struct entity *entity, const char *name, const char *value, const char *sort, const struct json **rows)
{
    const char *names[] = {"customer", "limit", "sort", name}, *values[] = {t->id, "8", sort, value};
    return asked_list(t->a, entity, names, values, name ? 4 : 3, rows);
}

static void nothing(const struct telling *t, const struct entity *entity)
{
    answer_say(t->a, arena_format(t->arena, said(t->a, "没有登记%s。", "No %s is on file."), said_label(t->a, entity->label)),
               answer_cite(t->a, "record", t->title, said_label(t->a, entity->label), page(t, NULL)));
}

/* --- rating and tier
 * ------------------------------------------------------------------------------------------------------ */

static void say_drivers(const struct telling *t, const struct json *assessment, const char *effect, const char *zh, const char *en)
{
    const struct json *drivers = json_get(assessment, "drivers");
    struct buffer out = {.arena = t->arena};
    for (size_t i = 0, put = 0; drivers && drivers->kind == JSON_LIST && i < drivers->count && put < 4; i++) {
        const struct json *d = &drivers->items[i], *label = json_get(d, "label");
        double points = 0, best = 0;
        if (!text_equal(json_get_text(d, "effect"), effect))
            continue;
        json_get_number(d, "points", &points);
        json_get_number(d, "best", &best);
        buffer_format(&out, said(t->a, "%s%s（%.3g/%.3g 分）", "%s%s (%.3g of %.3g points)"), put++ ? said(t->a, "、", ", ") : "",
                      json_get_text(label, t->a->zh ? "zh" : "en"), points, best);
    }
    if (out.size)
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s：%s。", "%s: %s."), said(t->a, zh, en), buffer_end(&out)),
                   answer_cite(t->a, "record", t->title, said(t->a, "评定路径", "Path of the rating"), page(t, "rating")));
}

static const struct error *tell_rating(const struct telling *t)
{
    const struct json *assessment = json_get(t->overview, "assessment"), *customer = json_get(t->overview, "customer");
    const char *grade = text_of(customer, "grade"), *previous = text_of(assessment, "previous_grade");
    double pd;
    if (!grade) {
        answer_say(t->a, said(t->a, "尚未评级。", "Not rated yet."), cite_field(t, "grade", "rating"));
        return NULL;
    }
    const char *chance = json_get_number(customer, "pd", &pd) ? arena_format(t->arena, said(t->a, "，违约概率 %s", ", probability of default %s"), percent(t, pd)) : "";
    const char *day = text_of(customer, "rated_on");
    answer_say(t->a, arena_format(t->arena, said(t->a, "%s 的信用等级为 %s%s%s%s。", "%s is graded %s%s%s%s."), t->title, grade, chance,
                                  day ? said(t->a, "，评级日 ", ", rated on ") : "", day ? day : ""),
               cite_field(t, "grade", "rating"));
    if (assessment && text_of(assessment, "base_grade") && strcmp(text_of(assessment, "base_grade"), grade))
        answer_say(t->a, arena_format(t->arena, said(t->a, "模型等级为 %s，经规则调整为 %s。", "The model gives %s; rules make it %s."), text_of(assessment, "base_grade"), grade),
                   answer_cite(t->a, "record", t->title, said(t->a, "评定路径", "Path of the rating"), page(t, "rating")));
    if (previous && strcmp(previous, grade))
        answer_say(t->a, arena_format(t->arena, said(t->a, "上次为 %s。", "It was %s before."), previous), answer_cite(t->a, "record", t->title, said(t->a, "历次评级", "Ratings so far"), page(t, "rating")));
    if (assessment) {
        say_drivers(t, assessment, "weakness", "拉低得分的是", "What pulls the score down");
        say_drivers(t, assessment, "strength", "支撑得分的是", "What holds it up");
        const char *version = text_of(assessment, "policy_version"), *card = text_of(assessment, "card");
        const struct scorecard *used = card ? policy_card(t->a->assistant->snapshot, card) : NULL;
        if (used)
            answer_say(t->a, arena_format(t->arena, said(t->a, "按评分卡“%s”评定%s%s。", "By the scorecard %s%s%s."), said_label(t->a, used->doc->label), version ? said(t->a, "，政策版本 ", ", policies ") : "",
                                          version ? version : ""),
                       answer_cite(t->a, "policy", said_label(t->a, used->doc->label), arena_format(t->arena, said(t->a, "%s 第 %lld 版", "%s, version %lld"), used->doc->file, (long long)used->doc->version),
                                   arena_format(t->arena, "/policies?file=%s", used->doc->file)));
    }
    return NULL;
}

static const struct error *tell_tier(const struct telling *t)
{
    const struct json *customer = json_get(t->overview, "customer"), *tier = json_get(t->overview, "tier");
    double score;
    answer_say(t->a, arena_format(t->arena, said(t->a, "%s 为%s客户%s%s。", "%s is a customer of the tier %s%s%s."), t->title, choice(t, &customer_entity, "tier", customer),
                                  json_get_number(tier, "score", &score) ? said(t->a, "，分层得分 ", ", score ") : "", json_get_number(tier, "score", &score) ? arena_format(t->arena, "%.4g", score) : ""),
               cite_field(t, "tier", "rating"));
    return NULL;
}

/* --- money
 * ----------------------------------------------------------------------------------------------------------------- */

static const struct error *tell_debt(const struct telling *t)
{
    const struct json *rows;
    double total = 0, one;
    TRY(rows_of(t, &loan_entity, "status.in", "live,overdue", "-balance", &rows));
    if (!rows->count) {
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s 没有未结清的贷款。", "%s has no live loan."), t->title), answer_cite(t->a, "record", t->title, said(t->a, "贷款", "Loans"), page(t, "ledger")));
        return NULL;
    }
    for (size_t i = 0; i < rows->count; i++)
        total += json_get_number(&rows->items[i], "balance", &one) ? one : 0;
    answer_say(t->a, arena_format(t->arena, said(t->a, "%s 未结清贷款 %zu 笔，余额合计 %s。", "%s has %zu live loans, %s in all."), t->title, rows->count, said_label(t->a, amount_label(t->arena, total))),
               answer_cite(t->a, "record", t->title, said(t->a, "贷款", "Loans"), page(t, "ledger&of=loan")));
    for (size_t i = 0; i < rows->count && i < 5; i++) {
        const struct json *row = &rows->items[i];
        const char *number = text_of(row, "number"), *due = text_of(row, "matures_on");
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s（%s）余额 %s，%s到期，%s。", "%s (%s): %s, matures on %s, %s."), number, choice(t, &loan_entity, "product", row), money(t, row, "balance"), due ? due : "—",
                                      choice(t, &loan_entity, "status", row)),
                   cite_record(t, &loan_entity, row, number, "balance"));
    }
    return NULL;
}

static const struct error *tell_next_due(const struct telling *t)
{
    const struct json *rows;
    size_t told = 0;
    TRY(rows_of(t, &loan_entity, "status.in", "live,overdue", "next_due_on", &rows));
    for (size_t i = 0; i < rows->count && told < 5; i++) {
        const struct json *row = &rows->items[i];
        const char *day = text_of(row, "next_due_on"), *number = text_of(row, "number"), *due = text_of(row, "matures_on");
        double amount = 0;
        json_get_number(row, "next_due_amount", &amount);
        if ((!day && !due) || (day && amount <= 0))
            continue;
        if (day)
            answer_say(t->a, arena_format(t->arena, said(t->a, "%s 下一还款日 %s，应还 %s。", "%s: next due on %s, %s."), number, day, money(t, row, "next_due_amount")), cite_record(t, &loan_entity, row, number, "next_due_on"));
        else
            answer_say(t->a, arena_format(t->arena, said(t->a, "%s 没有登记分期，%s到期一次归还 %s。", "%s has no schedule on file; %2$s it matures with %3$s."), number, due, money(t, row, "balance")),
                       cite_record(t, &loan_entity, row, number, "matures_on"));
        told++;
    }
    if (!told)
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s 没有待还的贷款。", "%s has nothing left to repay."), t->title), answer_cite(t->a, "record", t->title, said(t->a, "贷款", "Loans"), page(t, "ledger")));
    return NULL;
}

static const struct error *tell_overdue(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &loan_entity, "overdue_days.gt", "0", "-overdue_days", &rows));
    if (!rows->count)
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s 当前没有逾期贷款。", "%s has nothing overdue."), t->title), answer_cite(t->a, "record", t->title, said(t->a, "贷款", "Loans"), page(t, "ledger")));
    for (size_t i = 0; i < rows->count; i++) {
        int64_t days = 0;
        const struct json *row = &rows->items[i];
        json_get_int(row, "overdue_days", &days);
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s 逾期 %lld 天，逾期金额 %s，五级分类为%s。", "%s is %lld days overdue with %s; class: %s."), text_of(row, "number"), (long long)days, money(t, row, "overdue_amount"),
                                      choice(t, &loan_entity, "five_class", row)),
                   cite_record(t, &loan_entity, row, text_of(row, "number"), "overdue_days"));
    }
    return NULL;
}

static const struct error *tell_limits(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &facility_entity, "status", "active", "-amount", &rows));
    if (!rows->count)
        nothing(t, &facility_entity);
    for (size_t i = 0; i < rows->count && i < 5; i++) {
        const struct json *row = &rows->items[i];
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s（%s）额度 %s，有效期至 %s。", "%s (%s): limit %s until %s."), text_of(row, "name"), choice(t, &facility_entity, "level", row), money(t, row, "amount"),
                                      text_of(row, "expires_on") ? text_of(row, "expires_on") : "—"),
                   cite_record(t, &facility_entity, row, text_of(row, "number"), "amount"));
    }
    return NULL;
}

static const struct error *tell_deposits(const struct telling *t)
{
    const struct json *kpis = json_get(t->overview, "kpis");
    for (size_t i = 0; kpis && kpis->kind == JSON_LIST && i < kpis->count; i++)
        if (text_equal(json_get_text(&kpis->items[i], "name"), "deposit")) {
            answer_say(t->a, arena_format(t->arena, said(t->a, "存款余额 %s。", "Deposits: %s."), money(t, &kpis->items[i], "value")), answer_cite(t->a, "record", t->title, said(t->a, "存款", "Deposits"), page(t, NULL)));
            return NULL;
        }
    answer_say(t->a, said(t->a, "没有存款账户的记录。", "No deposit account is on file."), answer_cite(t->a, "record", t->title, said(t->a, "账户", "Accounts"), page(t, "ledger")));
    return NULL;
}

/* --- people and work
 * --------------------------------------------------------------------------------------------------------- */

static const struct error *tell_manager(const struct telling *t)
{
    const char *name = text_of(json_get(t->overview, "customer"), "owner_title"), *branch = text_of(json_get(t->overview, "customer"), "branch_title");
    if (name)
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s 的客户经理是 %s（%s）。", "The relationship manager of %s is %s (%s)."), t->title, name, branch ? branch : "—"), cite_field(t, "owner", NULL));
    else
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s 没有客户经理。", "%s has no relationship manager."), t->title), cite_field(t, "owner", NULL));
    return NULL;
}

static const struct error *tell_people(const struct telling *t)
{
    const struct json *rows;
    const char *legal = text_of(json_get(t->overview, "customer"), "legal_representative");
    if (legal)
        answer_say(t->a, arena_format(t->arena, said(t->a, "法定代表人：%s。", "Legal representative: %s."), legal), cite_field(t, "legal_representative", NULL));
    TRY(rows_of(t, &contact_entity, NULL, NULL, "-primary_contact", &rows));
    if (!rows->count && !legal)
        nothing(t, &contact_entity);
    for (size_t i = 0; i < rows->count && i < 5; i++) {
        const struct json *row = &rows->items[i];
        const char *mobile = text_of(row, "mobile"), *position = text_of(row, "position");
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s，%s%s%s。", "%s, %s%s%s."), text_of(row, "name"), position ? position : choice(t, &contact_entity, "role", row), mobile ? said(t->a, "，手机 ", ", mobile ") : "", mobile ? mobile : ""),
                   cite_record(t, &contact_entity, row, text_of(row, "name"), NULL));
    }
    return NULL;
}

static const struct error *tell_last_contact(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &visit_entity, "status", "held", "-held_at", &rows));
    if (!rows->count)
        nothing(t, &visit_entity);
    for (size_t i = 0; i < rows->count && i < 1; i++) {
        const struct json *row = &rows->items[i];
        int64_t at = NONE;
        const char *held = text_of(row, "held_at"), *minutes = text_of(row, "minutes"), *next = text_of(row, "next_step");
        if (held)
            instant_parse(held, &at);
        answer_say(t->a, arena_format(t->arena, said(t->a, "上次联系是 %s 的%s：%s。", "Last contact on %s, %s: %s."), at == NONE ? "—" : date_text(t->arena, instant_date(at)), choice(t, &visit_entity, "kind", row), text_of(row, "subject")),
                   cite_record(t, &visit_entity, row, text_of(row, "subject"), "held_at"));
        if (minutes)
            answer_say(t->a, arena_format(t->arena, said(t->a, "纪要：%s", "Minutes: %s"), minutes), cite_record(t, &visit_entity, row, text_of(row, "subject"), "minutes"));
        if (next)
            answer_say(t->a, arena_format(t->arena, said(t->a, "约定的下一步：%s。", "Agreed next step: %s."), next), cite_record(t, &visit_entity, row, text_of(row, "subject"), "next_step"));
    }
    return NULL;
}

static const struct error *tell_tasks(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &task_entity, "status", "open", "due_on", &rows));
    if (!rows->count)
        nothing(t, &task_entity);
    for (size_t i = 0; i < rows->count && i < 5; i++)
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s（截止 %s）。", "%s (due %s)."), text_of(&rows->items[i], "title"), text_of(&rows->items[i], "due_on") ? text_of(&rows->items[i], "due_on") : "—"),
                   cite_record(t, &task_entity, &rows->items[i], NULL, "due_on"));
    return NULL;
}

/* --- risk
 * ----------------------------------------------------------------------------------------------------------------- */

static const struct error *tell_warnings(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &warning_entity, "status.in", "open,working", "-fired_on", &rows));
    if (!rows->count)
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s 没有未解除的预警。", "%s has no open warning."), t->title), answer_cite(t->a, "record", t->title, said(t->a, "监测", "Monitoring"), page(t, "monitor")));
    for (size_t i = 0; i < rows->count && i < 6; i++) {
        const struct json *row = &rows->items[i];
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s级预警（%s）：%s", "%s warning (%s): %s"), choice(t, &warning_entity, "level", row), text_of(row, "fired_on"), text_of(row, t->a->zh ? "reason_zh" : "reason_en")),
                   cite_record(t, &warning_entity, row, text_of(row, "indicator"), "level"));
    }
    return NULL;
}

static const struct error *tell_covenants(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &covenant_entity, NULL, NULL, "headroom", &rows));
    if (!rows->count)
        nothing(t, &covenant_entity);
    for (size_t i = 0; i < rows->count && i < 6; i++) {
        const struct json *row = &rows->items[i];
        double value;
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s：%s，要求%s %s，最近值 %s。", "%s: %s; must be %s %s, last value %s."), text_of(row, "name"), choice(t, &covenant_entity, "status", row), choice(t, &covenant_entity, "relation", row),
                                      text_of(row, "threshold") ? text_of(row, "threshold") : "", json_get_number(row, "value", &value) ? arena_format(t->arena, "%.4g", value) : "—"),
                   cite_record(t, &covenant_entity, row, text_of(row, "name"), "status"));
    }
    return NULL;
}

static const struct error *tell_collateral(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &collateral_entity, NULL, NULL, "-net_value", &rows));
    if (!rows->count)
        nothing(t, &collateral_entity);
    for (size_t i = 0; i < rows->count && i < 5; i++) {
        const struct json *row = &rows->items[i];
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s（%s）评估 %s，担保净值 %s。", "%s (%s): valued %s, net %s."), text_of(row, "name"), choice(t, &collateral_entity, "kind", row), money(t, row, "value"), money(t, row, "net_value")),
                   cite_record(t, &collateral_entity, row, text_of(row, "name"), "net_value"));
    }
    return NULL;
}

static const struct error *tell_group(const struct telling *t)
{
    const struct json *group = json_get(t->overview, "group"), *controllers = json_get(t->overview, "controllers");
    int cite = answer_cite(t->a, "record", t->title, said(t->a, "关联关系", "Relations"), page(t, "relations"));
    int64_t members = 0;
    size_t told = 0;
    if (group && json_get_int(group, "members", &members)) {
        answer_say(t->a, arena_format(t->arena, said(t->a, "属于“%s”，共 %lld 户。", "Belongs to %s with %lld members."), text_of(group, "name"), (long long)members), cite);
        told++;
    }
    for (size_t i = 0; controllers && controllers->kind == JSON_LIST && i < controllers->count && i < 3; i++) {
        bool ultimate = false;
        json_get_bool(&controllers->items[i], "ultimate", &ultimate);
        if (!text_of(&controllers->items[i], "title"))
            continue;
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s：%s。", "%s: %s."), ultimate ? said(t->a, "实际控制人", "Ultimate controller") : said(t->a, "控制方", "Controlled by"), text_of(&controllers->items[i], "title")), cite);
        told++;
    }
    if (!told)
        answer_say(t->a, arena_format(t->arena, said(t->a, "没有登记 %s 的集团或控制方。", "No group or controller of %s is on file."), t->title), cite);
    return NULL;
}

static const struct error *tell_products(const struct telling *t)
{
    const struct json *products = json_get(t->overview, "products"), *held = json_get(products, "held"), *gaps = json_get(products, "gaps");
    struct buffer has = {.arena = t->arena}, lacks = {.arena = t->arena};
    for (size_t i = 0; held && held->kind == JSON_LIST && i < held->count && i < 10; i++)
        buffer_format(&has, "%s%s", i ? said(t->a, "、", ", ") : "", json_get_text(json_get(&held->items[i], "label"), t->a->zh ? "zh" : "en"));
    for (size_t i = 0; gaps && gaps->kind == JSON_LIST && i < gaps->count && i < 5; i++)
        buffer_format(&lacks, "%s%s", i ? said(t->a, "、", ", ") : "", json_get_text(json_get(&gaps->items[i], "label"), t->a->zh ? "zh" : "en"));
    int cite = answer_cite(t->a, "record", t->title, said(t->a, "产品", "Products"), page(t, NULL));
    answer_say(t->a, has.size ? arena_format(t->arena, said(t->a, "持有：%s。", "Holds: %s."), buffer_end(&has)) : said(t->a, "没有登记持有的产品。", "No product held is on file."), cite);
    if (lacks.size)
        answer_say(t->a, arena_format(t->arena, said(t->a, "尚未使用：%s。", "Does not use yet: %s."), buffer_end(&lacks)), cite);
    return NULL;
}

static const struct error *tell_applications(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &application_entity, NULL, NULL, "-number", &rows));
    if (!rows->count)
        nothing(t, &application_entity);
    for (size_t i = 0; i < rows->count && i < 5; i++) {
        const struct json *row = &rows->items[i];
        const char *number = text_of(row, "number");
        const struct product *product = text_of(row, "product") ? policy_product(t->a->assistant->snapshot, text_of(row, "product")) : NULL;
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s（%s）%s：%s。", "%s (%s) %s: %s."), number, product ? said_label(t->a, product->doc->label) : "—", money(t, row, "amount"), choice(t, &application_entity, "status", row)),
                   answer_cite(t->a, "record", arena_format(t->arena, "%s %s", said_label(t->a, application_entity.label), number), NULL, arena_format(t->arena, "/applications/%s", json_get_text(row, "id"))));
    }
    return NULL;
}

static const struct error *tell_projects(const struct telling *t)
{
    const struct json *rows;
    TRY(rows_of(t, &project_entity, NULL, NULL, "name", &rows));
    if (!rows->count)
        nothing(t, &project_entity);
    for (size_t i = 0; i < rows->count && i < 5; i++) {
        const struct json *row = &rows->items[i];
        const char *forecast = text_of(row, "completion_forecast") ? text_of(row, "completion_forecast") : text_of(row, "completion_planned");
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s：%s，总投资 %s，预计完工 %s。", "%s: %s, total investment %s, completion expected %s."), text_of(row, "name"), choice(t, &project_entity, "phase", row), money(t, row, "total_investment"),
                                      forecast ? forecast : "—"),
                   cite_record(t, &project_entity, row, text_of(row, "name"), "phase"));
    }
    return NULL;
}

static const struct error *tell_changes(const struct telling *t)
{
    const struct customer_timeline_query query = {.limit = 6};
    const struct json *timeline;
    TRY(asked_operation(t->a, operation_customer_timeline, t->id, &query, &timeline));
    const struct json *items = json_get(timeline, "items");
    int cite = answer_cite(t->a, "record", t->title, said(t->a, "动态", "Timeline"), page(t, "feed"));
    for (size_t i = 0; items && items->kind == JSON_LIST && i < items->count; i++) {
        int64_t at = NONE;
        const char *when = text_of(&items->items[i], "at"), *detail = text_of(&items->items[i], "detail");
        if (when)
            instant_parse(when, &at);
        answer_say(t->a, arena_format(t->arena, "%s %s%s%s", at == NONE ? "" : date_text(t->arena, instant_date(at)), json_get_text(json_get(&items->items[i], "title"), t->a->zh ? "zh" : "en"), detail ? said(t->a, "：", ": ") : "", detail ? detail : ""), cite);
    }
    return NULL;
}

static const struct error *tell_statement(const struct telling *t)
{
    static const char *const shown[] = {"revenue", "net_profit", "total_assets", "debt_to_assets", "current_ratio"};
    struct fact_set *set;
    TRY(facts_of_customer(t->a->s, t->a->assistant->snapshot, t->customer, &set));
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
        ARENA_PUSH(t->arena, t->a->query.facts, t->a->query.fact_count, t->a->query.fact_room, shown[i]);
    return NULL;
}

static const struct error *tell_summary(const struct telling *t)
{
    const struct json *customer = json_get(t->overview, "customer");
    const struct code *industry = code_find(t->a->s->bank->codes, "industry", text_of(customer, "industry")), *region = code_find(t->a->s->bank->codes, "region", text_of(customer, "region"));
    answer_say(t->a, arena_format(t->arena, said(t->a, "%s：%s，%s%s。", "%s: %s, %s%s."), t->title, choice(t, &customer_entity, "kind", customer), industry ? said_label(t->a, industry->label) : said(t->a, "行业未登记", "no industry on file"),
                                  region ? arena_format(t->arena, said(t->a, "，%s", ", %s"), said_label(t->a, region->label)) : ""),
               cite_field(t, "kind", NULL));
    TRY(tell_tier(t));
    TRY(tell_rating(t));
    TRY(tell_debt(t));
    TRY(tell_warnings(t));
    return tell_last_contact(t);
}

static const struct {
    const char *name;
    const struct error *(*tell)(const struct telling *t);
} topics[] = {{"rating", tell_rating},     {"tier", tell_tier},           {"debt", tell_debt},         {"next_due", tell_next_due}, {"overdue", tell_overdue},       {"limits", tell_limits},
              {"deposits", tell_deposits}, {"manager", tell_manager},     {"people", tell_people},     {"last_contact", tell_last_contact}, {"tasks", tell_tasks}, {"warnings", tell_warnings},
              {"covenants", tell_covenants}, {"collateral", tell_collateral}, {"group", tell_group},   {"products", tell_products}, {"applications", tell_applications}, {"projects", tell_projects},
              {"changes", tell_changes},   {"statement", tell_statement}, {"summary", tell_summary}};

/* Figures are those the rules use, with the day of the statement they come from. */
static const struct error *tell_facts(const struct telling *t)
{
    const struct fact_table *table = t->a->assistant->snapshot->facts;
    struct fact_set *set;
    if (!t->a->query.fact_count)
        return NULL;
    TRY(facts_of_customer(t->a->s, t->a->assistant->snapshot, t->customer, &set));
    const struct fact *day = fact_find(table, "statement_date");
    struct value on = day ? fact_value(set, day) : value_unknown(VALUE_DATE, VALUE_MISSING);
    const char *when = value_known(on) ? arena_format(t->arena, said(t->a, "（%s 报表）", " (statement of %s)"), date_text(t->arena, on.date)) : "";
    for (size_t i = 0; i < t->a->query.fact_count; i++) {
        const struct fact *fact = fact_find(table, t->a->query.facts[i]);
        if (!fact)
            continue;
        struct value value = fact_value(set, fact);
        const char *text = !value_known(value)              ? said(t->a, "没有数据，未评估", "no data, not evaluated")
                           : fact->type == VALUE_MONEY       ? said_label(t->a, amount_label(t->arena, (double)value.minor))
                           : fact->unit == UNIT_SHARE        ? percent(t, value.number)
                           : fact->type == VALUE_NUMBER      ? arena_format(t->arena, "%.4g", value.number)
                                                             : value_print(t->arena, value, fact->choices);
        bool statement = fact->source_name && text_starts(fact->source_name, "statement");
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s 的%s：%s%s。", "%s, %s: %s%s."), t->title, said_label(t->a, fact->label), text, statement ? when : ""),
                   answer_cite(t->a, "fact", arena_format(t->arena, "%s · %s", t->title, said_label(t->a, fact->label)), arena_format(t->arena, said(t->a, "定义：%s 第 %d 行", "defined in %s, line %d"), fact->file, fact->line),
                               page(t, statement ? "statements" : "data")));
    }
    return NULL;
}

/* Fields of the customer that were named without a condition: 员工人数, 成立日期. */
static void tell_fields(const struct telling *t)
{
    const struct json *customer = json_get(t->overview, "customer");
    for (size_t i = 0; i < customer_entity.field_count; i++) {
        const struct field *field = &customer_entity.fields[i];
        bool asked = false;
        for (size_t k = 0; k < t->a->query.bare_count; k++)
            asked |= text_equal(field->label.zh, t->a->query.bare[k].zh);
        if (!asked || !strcmp(field->name, "grade") || !strcmp(field->name, "tier") || !strcmp(field->name, "owner"))
            continue;
        const struct json *value = json_get(customer, field->name);
        const char *text = field->type == FIELD_MONEY ? money(t, customer, field->name)
                           : field->type == FIELD_ENUM ? choice(t, &customer_entity, field->name, customer)
                           : field->type == FIELD_LINK ? text_of(customer, arena_format(t->arena, "%s_title", field->name))
                           : value && value->kind == JSON_INT ? arena_format(t->arena, "%lld", (long long)value->integer)
                           : value && value->kind == JSON_DOUBLE ? percent(t, value->number)
                           : text_of(customer, field->name);
        const struct code *code = field->code_list && text ? code_find(t->a->s->bank->codes, field->code_list, text) : NULL;
        answer_say(t->a, arena_format(t->arena, said(t->a, "%s：%s。", "%s: %s."), said_label(t->a, field->label), code ? said_label(t->a, code->label) : text ? text : said(t->a, "未登记", "not on file")), cite_field(t, field->name, NULL));
    }
}

static bool asks_field(const struct asking *a, const char *name)
{
    const struct field *field = entity_field(&customer_entity, name);
    for (size_t i = 0; i < a->query.bare_count; i++)
        if (field && text_equal(field->label.zh, a->query.bare[i].zh))
            return true;
    return false;
}

const struct error *answer_topics(struct asking *a, int64_t customer, const char *title)
{
    struct telling t = {.a = a, .arena = a->s->arena, .customer = customer, .id = id_text(a->s->arena, customer, customer), .title = title};
    TRY(asked_operation(a, operation_customer_overview, t.id, NULL, &t.overview));
    size_t before = a->answer->paragraph_count;
    for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++) {
        bool asked = false;
        for (size_t k = 0; k < a->query.topic_count; k++)
            asked |= !strcmp(a->query.topics[k], topics[i].name);
        asked |= !strcmp(topics[i].name, "rating") && asks_field(a, "grade");
        asked |= !strcmp(topics[i].name, "tier") && asks_field(a, "tier");
        asked |= !strcmp(topics[i].name, "manager") && asks_field(a, "owner");
        if (asked && strcmp(topics[i].name, "summary"))
            TRY(topics[i].tell(&t));
    }
    TRY(tell_facts(&t));
    tell_fields(&t);
    if (a->answer->paragraph_count == before)
        TRY(tell_summary(&t));
    a->answer->customer = customer;
    answer_act(a, "open", arena_format(t.arena, said(a, "打开%s", "Open %s"), title), page(&t, NULL), NULL);
    answer_act(a, "brief", said(a, "拜访简报", "Brief before a visit"), arena_format(t.arena, "/customers/%s/brief", t.id), NULL);
    return NULL;
}
