#include "policy/warning.h"

#include "base/date.h"
#include "base/text.h"
#include "policy/write.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *const warning_level_names[] = {"blue", "yellow", "orange", "red", NULL};
const struct label warning_level_labels[] = {{"蓝", "Blue"}, {"黄", "Yellow"}, {"橙", "Orange"}, {"红", "Red"}};
const char *const warning_family_names[] = {"financial", "account",         "loan_use",       "repayment",
                                            "external",  "group_guarantee", "industry_macro", "project",
                                            "esg",       "covenant",        "anomaly",        NULL};

const struct warning_indicator *warning_indicator(const struct warning_policy *policy, const char *name)
{
    for (size_t i = 0; policy && i < policy->count; i++)
        if (!strcmp(policy->indicators[i].name, name))
            return &policy->indicators[i];
    return NULL;
}

/* --- judging -------------------------------------------------------------------------------------------------------
 */

static bool names_industry(const struct warning_policy *policy, const char *key, struct fact_set *facts)
{
    const struct fact *sources[] = {policy->industry, policy->section};
    for (int i = 0; i < 2; i++) {
        struct value value = sources[i] ? fact_value(facts, sources[i]) : value_unknown(VALUE_TEXT, VALUE_MISSING);
        if (value_known(value) && value.type == VALUE_TEXT && !strncmp(value.text, key, strlen(key)))
            return true;
    }
    return false;
}

/* The longest key that the customer's industry begins with. */
static const struct warning_variant *variant_of(const struct warning_policy *policy,
                                                const struct warning_indicator *indicator, struct fact_set *facts)
{
    const struct warning_variant *best = &indicator->variants[0];
    for (size_t i = 1; i < indicator->variant_count; i++) {
        const struct warning_variant *variant = &indicator->variants[i];
        bool longer = !best->industry || strlen(variant->industry) > strlen(best->industry);
        if (longer && names_industry(policy, variant->industry, facts))
            best = variant;
    }
    return best;
}

void warning_judge(const struct warning_policy *policy, const struct warning_indicator *indicator,
                   struct fact_set *facts, struct warning_finding *finding)
{
    *finding = (struct warning_finding){.indicator = indicator, .level = WARNING_NONE, .evaluated = true};
    finding->variant = indicator->variant_count > 1 ? variant_of(policy, indicator, facts) : indicator->variants;
    for (int level = WARNING_RED; level >= WARNING_BLUE; level--) {
        const struct expression *when = finding->variant->when[level];
        struct value value = when ? expression_value(when, facts) : value_bool(false);
        if (value_true(value)) {
            finding->level = (enum signal_level)level;
            finding->evaluated = true;
            return;
        }
        if (!value_known(value)) {
            finding->evaluated = false;
            finding->missing = finding->missing ? finding->missing : expression_missing(when, facts);
        }
    }
}

/* --- words ---------------------------------------------------------------------------------------------------------
 */

/* With the minus sign of print. */
static const char *with_commas(struct arena *arena, double number, int decimals)
{
    const char *plain = text_grouped(arena, number, decimals);
    return *plain == '-' ? arena_format(arena, "−%s", plain + 1) : plain;
}

static const char *say_money(struct arena *arena, int64_t minor, enum language language)
{
    double yuan = (double)minor / 100;
    bool large = fabs(yuan) >= 1e8;
    if (language == LANGUAGE_ZH)
        return fabs(yuan) < 10000 ? arena_format(arena, "%s 元", with_commas(arena, yuan, 2))
                                  : arena_format(arena, "%s %s", with_commas(arena, yuan / (large ? 1e8 : 1e4), 2),
                                                 large ? "亿元" : "万元");
    return fabs(yuan) < 10000 ? arena_format(arena, "CNY %s", with_commas(arena, yuan, 2))
                              : arena_format(arena, "CNY %s m", with_commas(arena, yuan / 1e6, 2));
}

static const char *say_number(struct arena *arena, double number, enum value_unit unit, enum language language)
{
    bool zh = language == LANGUAGE_ZH;
    static const struct label after[] = {
        [UNIT_DAYS] = {"天", "days"},     [UNIT_MONTHS] = {"个月", "months"}, [UNIT_YEARS] = {"年", "years"},
        [UNIT_HOURS] = {"小时", "hours"}, [UNIT_POINTS] = {"分", "points"},   [UNIT_BPS] = {"个基点", "bp"}};
    switch (unit) {
    case UNIT_SHARE:
        return arena_format(arena, "%s%%", with_commas(arena, number * 100, 1));
    case UNIT_TIMES:
        return arena_format(arena, zh ? "%s 倍" : "%s×", with_commas(arena, number, 2));
    case UNIT_COUNT:
        return with_commas(arena, number, fabs(number - round(number)) < 1e-9 ? 0 : 2);
    case UNIT_NONE:
        return with_commas(arena, number, fabs(number - round(number)) < 1e-9 ? 0 : 2);
    default:
        return arena_format(arena, "%s %s",
                            with_commas(arena, number, unit == UNIT_DAYS || unit == UNIT_MONTHS ? 0 : 1),
                            zh ? after[unit].zh : after[unit].en);
    }
}

const char *value_say(struct arena *arena, struct value value, struct shape shape, enum language language)
{
    bool zh = language == LANGUAGE_ZH;
    if (!value_known(value))
        return zh ? "未知" : "not known";
    switch (value.type) {
    case VALUE_MONEY:
        return say_money(arena, value.minor, language);
    case VALUE_DATE:
        return date_text(arena, value.date);
    case VALUE_BOOL:
        return value.truth ? (zh ? "是" : "yes") : (zh ? "否" : "no");
    case VALUE_ENUM:
        if (shape.domain && (size_t)value.choice < shape.domain->choice_count)
            return zh ? shape.domain->choices[value.choice].label.zh : shape.domain->choices[value.choice].label.en;
        return value_print(arena, value, NULL);
    case VALUE_NUMBER:
        return say_number(arena, value.number, shape.unit, language);
    default:
        return value_print(arena, value, NULL);
    }
}

const char *warning_reason(struct arena *arena, const struct warning_finding *finding, struct fact_set *facts,
                           enum language language)
{
    const struct reason_template *template = language == LANGUAGE_ZH ? &finding->variant->zh : &finding->variant->en;
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < template->count; i++) {
        const struct reason_piece *piece = &template->pieces[i];
        buffer_text(&out, piece->value ? value_say(arena, expression_value(piece->value, facts),
                                                   expression_shape(piece->value), language)
                                       : piece->text);
    }
    return buffer_end(&out);
}

/* --- writing -------------------------------------------------------------------------------------------------------
 */

static void write_facts_of(struct json_writer *w, const struct expression *expression, struct fact_set *facts,
                           unsigned char *done)
{
    size_t count;
    const int *indices = expression_facts(expression, &count);
    for (size_t i = 0; i < count; i++) {
        const struct fact *fact = &facts->table->facts[indices[i]];
        if (done[fact->index])
            continue;
        done[fact->index] = 1;
        fact_write(w, fact, fact_value(facts, fact));
    }
}

void warning_facts_write(struct json_writer *w, const struct warning_finding *finding, struct fact_set *facts)
{
    unsigned char *done = arena_take(w->out->arena, facts->table->count);
    json_open(w, '[');
    for (int level = 0; level < WARNING_LEVELS; level++)
        if (finding->variant->when[level])
            write_facts_of(w, finding->variant->when[level], facts, done);
    for (size_t i = 0; i < finding->variant->zh.count; i++)
        if (finding->variant->zh.pieces[i].value)
            write_facts_of(w, finding->variant->zh.pieces[i].value, facts, done);
    json_close(w, ']');
}

static void write_rules(struct json_writer *w, const struct warning_variant *variant)
{
    json_open(w, '{');
    json_put_text(w, "industry", variant->industry);
    for (int level = 0; level < WARNING_LEVELS; level++)
        json_put_text(w, warning_level_names[level],
                      variant->when[level] ? expression_source(variant->when[level]) : NULL);
    json_close(w, '}');
}

void warning_indicator_write(struct json_writer *w, const struct warning_indicator *indicator)
{
    json_open(w, '{');
    json_put_text(w, "name", indicator->name);
    write_label(w, "label", indicator->label);
    write_label(w, "window", indicator->window);
    write_label(w, "action", indicator->action);
    write_label(w, "help", indicator->help);
    json_put_text(w, "family", warning_family_names[indicator->family]);
    json_put_text(w, "subject", indicator->subject == SUBJECT_CUSTOMER ? "customer" : "transaction");
    json_put_text(w, "owner", indicator->owner);
    json_put_int(w, "days", indicator->days);
    json_put_bool(w, "trial", indicator->trial);
    json_put_text(w, "file", indicator->doc->file);
    json_put_int(w, "line", indicator->line);
    json_key(w, "rules");
    json_open(w, '[');
    for (size_t i = 0; i < indicator->variant_count; i++)
        write_rules(w, &indicator->variants[i]);
    json_close(w, ']');
    json_close(w, '}');
}
