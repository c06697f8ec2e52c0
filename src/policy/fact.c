#include "policy/fact.h"

#include "policy/expression.h"

#include <assert.h>
#include <string.h>

enum { NOT_ASKED, BEING_COMPUTED, SETTLED };

const char *const fact_subject_names[] = {"customer", "work_item", "change", "drawdown", "collateral", "loan", "transaction", "deal", NULL};

const char *fact_subject_name(enum fact_subject subject)
{
    return fact_subject_names[__builtin_ctz((unsigned)subject)];
}

const struct fact *fact_find(const struct fact_table *table, const char *name)
{
    size_t low = 0, high = table->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct fact *fact = &table->facts[table->by_name[middle]];
        int order = strcmp(name, fact->name);
        if (!order)
            return fact;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

int fact_choice(const struct fact *fact, const char *name)
{
    for (size_t i = 0; i < fact->choice_count; i++)
        if (!strcmp(fact->choices[i].name, name))
            return (int)i;
    return -1;
}

struct fact_set *fact_set_new(struct arena *arena, const struct fact_table *table)
{
    struct fact_set *set = ARENA_NEW(arena, struct fact_set);
    set->table = table;
    set->values = ARENA_LIST(arena, struct value, table->count + 1);
    set->asked = ARENA_LIST(arena, unsigned char, table->count + 1);
    return set;
}

void fact_set_reset(struct fact_set *set)
{
    memset(set->values, 0, sizeof(*set->values) * set->table->count);
    memset(set->asked, NOT_ASKED, set->table->count);
}

struct value fact_value(struct fact_set *set, const struct fact *fact)
{
    unsigned char *asked = &set->asked[fact->index];
    struct value *value = &set->values[fact->index];
    if (*asked == SETTLED)
        return *value;
    if (*asked == BEING_COMPUTED) /* a resolver that asks for what it is computing */
        return value_unknown(fact->type, VALUE_MISSING);
    *asked = BEING_COMPUTED;
    struct value found = value_unknown(fact->type, VALUE_MISSING);
    if (fact->expression)
        found = expression_value(fact->expression, set);
    else if (set->resolve)
        found = set->resolve(set->context, set, fact);
    if (*asked != SETTLED)
        fact_put(set, fact, found);
    return *value;
}

/* A value of another type than declared is a fault of the program; in a running bank it counts as missing, never as a
 * number that was an amount. */
static bool fits(const struct fact *fact, struct value value)
{
    if (!value_known(value))
        return true;
    if (value.type == VALUE_ENUM && (value.choice < 0 || value.choice >= (int64_t)fact->choice_count))
        return false;
    return value.type == fact->type;
}

void fact_put(struct fact_set *set, const struct fact *fact, struct value value)
{
    assert(fits(fact, value));
    if (!fits(fact, value))
        value = value_unknown(fact->type, VALUE_MISSING);
    value.type = fact->type;
    set->values[fact->index] = value;
    set->asked[fact->index] = SETTLED;
}

bool fact_put_number(struct fact_set *set, const char *name, double number)
{
    const struct fact *fact = fact_find(set->table, name);
    if (!fact || fact->type != VALUE_NUMBER)
        return false;
    fact_put(set, fact, value_number(number));
    return true;
}

bool fact_put_int(struct fact_set *set, const char *name, int64_t value)
{
    const struct fact *fact = fact_find(set->table, name);
    if (!fact)
        return false;
    if (value == NONE)
        fact_put(set, fact, value_unknown(fact->type, VALUE_MISSING));
    else if (fact->type == VALUE_MONEY)
        fact_put(set, fact, value_money(value));
    else if (fact->type == VALUE_DATE)
        fact_put(set, fact, value_date(value));
    else if (fact->type == VALUE_NUMBER)
        fact_put(set, fact, value_number((double)value));
    else
        return false;
    return true;
}

bool fact_put_text(struct fact_set *set, const char *name, const char *text)
{
    const struct fact *fact = fact_find(set->table, name);
    if (!fact || (fact->type != VALUE_TEXT && fact->type != VALUE_ENUM))
        return false;
    if (fact->type == VALUE_TEXT || !text) {
        fact_put(set, fact, value_text(text));
        return true;
    }
    int choice = fact_choice(fact, text);
    if (choice >= 0)
        fact_put(set, fact, value_choice(choice));
    return choice >= 0;
}

bool fact_put_bool(struct fact_set *set, const char *name, bool truth)
{
    const struct fact *fact = fact_find(set->table, name);
    if (!fact || fact->type != VALUE_BOOL)
        return false;
    fact_put(set, fact, value_bool(truth));
    return true;
}

bool fact_put_status(struct fact_set *set, const char *name, enum value_status status)
{
    const struct fact *fact = fact_find(set->table, name);
    if (!fact || status == VALUE_OK || status == VALUE_CLOSING_BALANCE)
        return false;
    fact_put(set, fact, value_unknown(fact->type, status));
    return true;
}

/* --- writing --------------------------------------------------------------------------------------------------------
 */

static void label_write(struct json_writer *w, const char *key, struct label label)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_text(w, "zh", label.zh);
    json_put_text(w, "en", label.en);
    json_close(w, '}');
}

void fact_write(struct json_writer *w, const struct fact *fact, struct value value)
{
    json_open(w, '{');
    json_put_text(w, "name", fact->name);
    label_write(w, "label", fact->label);
    json_put_text(w, "type", value_type_names[fact->type]);
    json_put_text(w, "unit", value_unit_names[fact->unit]);
    json_key(w, "value");
    value_write(w, value, fact->choices);
    json_put_text(w, "status", value_status_names[value.status]);
    json_close(w, '}');
}

static void choices_write(struct json_writer *w, const struct fact *fact)
{
    json_key(w, "choices");
    json_open(w, '[');
    for (size_t i = 0; i < fact->choice_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", fact->choices[i].name);
        label_write(w, "label", fact->choices[i].label);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void fact_table_write(struct json_writer *w, const struct fact_table *table)
{
    static const char *const sources[] = {"query", "function", "expression"};
    static const char *const better[] = {NULL, "higher", "lower"};
    json_open(w, '[');
    for (size_t i = 0; i < table->count; i++) {
        const struct fact *fact = &table->facts[i];
        json_open(w, '{');
        json_put_text(w, "name", fact->name);
        label_write(w, "label", fact->label);
        label_write(w, "help", fact->help);
        json_put_text(w, "type", value_type_names[fact->type]);
        json_put_text(w, "unit", value_unit_names[fact->unit]);
        json_put_text(w, "subject", fact_subject_name(fact->subject));
        json_put_text(w, "group", fact->group);
        json_put_text(w, "better", better[fact->better]);
        json_put_int(w, "decimals", fact->decimals);
        json_put_text(w, "source", sources[fact->source]);
        json_put_text(w, "from", fact->expression ? expression_source(fact->expression) : fact->source_name);
        if (fact->choice_count)
            choices_write(w, fact);
        json_put_text(w, "file", fact->file);
        json_put_int(w, "line", fact->line);
        json_close(w, '}');
    }
    json_close(w, ']');
}
