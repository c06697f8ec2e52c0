#include "domain/lab/check.h"
#include "policy/snapshot.h"

#include <string.h>

static int64_t level_of(struct value value)
{
    const struct field *field = entity_field(&model_check_entity, "level");
    for (size_t i = 0; value_known(value) && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, value.text))
            return (int64_t)i;
    return MODEL_CHECK_LEVEL_UNKNOWN;
}

struct check_finding check_judge(const struct session *s, const char *measure, double value)
{
    const struct decision_table *table = policy_table(s->policy, "model_monitor");
    struct check_finding none = {
        MODEL_CHECK_LEVEL_UNKNOWN, 0, {"阈值政策没有给出结论", "The policy of thresholds decides nothing"}};
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    struct table_result result;
    if (!table)
        return none;
    fact_put_number(facts, "model_value", value);
    fact_put_text(facts, "model_measure", measure);
    table_decide(s->arena, table, facts, &result);
    if (!result.evaluated || !result.row_count)
        return none;
    struct value days = table_output(&result, 0, "days", facts);
    return (struct check_finding){level_of(table_output(&result, 0, "level", facts)),
                                  value_known(days) ? (int64_t)days.number : 0, table->rows[result.rows[0]].label};
}

static const char *chosen(const struct table_result *choice, const char *role, struct fact_set *facts)
{
    struct value name = table_output(choice, 0, role, facts);
    return value_known(name) ? name.text : NULL;
}

struct check_choice check_choose(const struct session *s, struct fact_set *facts)
{
    const struct decision_table *table = policy_table(s->policy, "model_choice");
    const struct fact *notches = fact_find(facts->table, "grade_override");
    struct table_result result;
    struct check_choice choice = {0};
    if (table) {
        table_decide(s->arena, table, facts, &result);
        choice.champion = chosen(&result, "champion", facts);
        choice.challenger = chosen(&result, "challenger", facts);
    }
    if (notches) {
        struct value moved = fact_value(facts, notches);
        choice.overridden = value_known(moved) && moved.number != 0;
    }
    return choice;
}

const struct fact *check_fact(const struct session *s, const char *name)
{
    return fact_find(s->policy->facts, name);
}

const struct master_scale *check_scale(const struct session *s)
{
    return s->policy->scale;
}

const char *check_policy_version(const struct session *s)
{
    return arena_format(s->arena, "%.12s", s->policy->hash);
}
