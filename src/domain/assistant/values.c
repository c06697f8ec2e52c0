#include "domain/assistant/values.h"
#include "base/json.h"
#include "base/text.h"
#include "policy/scale.h"

#include <math.h>
#include <string.h>

static bool is_grade(const struct field *field)
{
    return field->type == FIELD_TEXT && (!strcmp(field->name, "grade") || !strcmp(field->name, "base_grade"));
}

static double days_of(const struct token *value)
{
    return value->number * (value->unit == UNIT_WEEK ? 7 : value->unit == UNIT_MONTH ? 30 : value->unit == UNIT_QUARTER ? 91 : value->unit == UNIT_YEAR ? 365 : 1);
}

static bool is_time(const struct token *value)
{
    return value->unit == UNIT_DAY || value->unit == UNIT_WEEK || value->unit == UNIT_MONTH || value->unit == UNIT_QUARTER || value->unit == UNIT_YEAR;
}

bool value_fits(const struct parsing *p, const struct field *field, const struct token *value)
{
    (void)p;
    if (!field)
        return false;
    if (value->sort == TOKEN_GRADE)
        return is_grade(field);
    if (value->sort == TOKEN_SPAN)
        return field->type == FIELD_DATE || field->type == FIELD_INSTANT || (field->type == FIELD_INT && value->length);
    if (value->sort != TOKEN_NUMBER)
        return false;
    switch (field->type) {
    case FIELD_MONEY:
        return value->unit == UNIT_MONEY || value->unit == UNIT_PLAIN;
    case FIELD_RATIO:
        return value->unit == UNIT_PLAIN || value->unit == UNIT_PERCENT || value->unit == UNIT_TIMES_;
    case FIELD_RATE:
        return value->unit == UNIT_PLAIN || value->unit == UNIT_PERCENT;
    case FIELD_INT:
        return value->unit == UNIT_PLAIN || value->unit == UNIT_PIECES || is_time(value);
    case FIELD_DATE:
    case FIELD_INSTANT:
        return is_time(value);
    default:
        return false;
    }
}

static const char *number_text(struct arena *arena, double number)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_write_double(&w, number);
    return buffer_end(&out);
}

static const char *number_value(struct arena *arena, const struct field *field, const struct token *value)
{
    double number = value->number;
    if (field->type == FIELD_MONEY)
        return arena_format(arena, "%.0f", fmin(number * 100, 9e17));
    if (field->type == FIELD_INT)
        return arena_format(arena, "%.0f", fmin(is_time(value) ? days_of(value) : number, 9e17));
    if (field->type == FIELD_RATE && value->unit == UNIT_PLAIN && number >= 1)
        number /= 100;
    return number_text(arena, number);
}

static void put(struct parsing *p, const struct meaning *m, const char *operation, const char *value, bool none)
{
    query_add(p->arena, p->query, (struct query_filter){m->entity, m->field, operation, value, none});
}

/* --- time
 * ------------------------------------------------------------------------------------------------------------------ */

/* Days that lie behind by their nature: a visit was held, a loan was drawn. */
static bool lies_behind(const struct field *field)
{
    static const char *const names[] = {"held_at",   "happened_at", "fired_on",  "seen_on",   "started_on",   "since",      "tested_on",   "breached_on", "assessed_at", "rated_on",
                                        "given_at",  "found_on",    "closed_at", "founded_on", "starts_on",   "asked_at",   "posted_on",   "booked_on",   "made_at",     "done_on",
                                        "closed_on", "stage_at",    "requested_on", "responded_at", "contacted_on"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (!strcmp(names[i], field->name))
            return true;
    return false;
}

/* The bare day in the filter of an instant is that day's end. */
static void put_days(struct parsing *p, const struct meaning *m, int64_t from, int64_t to, bool none)
{
    bool instant = m->field->type == FIELD_INSTANT;
    if (from == to && !instant) {
        put(p, m, "eq", date_text(p->arena, from), none);
        return;
    }
    if (from != NONE)
        put(p, m, instant ? "gt" : "gte", date_text(p->arena, instant ? from - 1 : from), none);
    if (to != NONE)
        put(p, m, "lte", date_text(p->arena, to), none);
}

static void span_filters(struct parsing *p, const struct meaning *m, const char *operation, const struct token *v, const struct token *second, bool none)
{
    int64_t from = v->from, to = second ? second->to : v->to;
    bool past = none || lies_behind(m->field);
    if (v->length && !second) {
        past = v->towards == TOWARDS_PAST || (v->towards == TOWARDS_EITHER && past);
        put_days(p, m, past ? v->from : p->today, past ? p->today : v->to, none);
    } else if (!strcmp(operation, "lt") && from != NONE) {
        put(p, m, "lt", date_text(p->arena, from), none);
    } else if (!strcmp(operation, "gt") && to != NONE) {
        put(p, m, "gt", date_text(p->arena, to), none);
    } else {
        put_days(p, m, !strcmp(operation, "lte") ? NONE : from, !strcmp(operation, "gte") ? NONE : to, none);
    }
}

/* 三个月没有联系; 到期不足30天; 成立超过5年. */
static void age_filters(struct parsing *p, const struct meaning *m, const char *operation, const struct token *v, bool none)
{
    double number = fmin(v->number, 36600);
    bool more = operation[0] == 'g', past = none || lies_behind(m->field) || m->sort == MEANS_EVENT;
    int64_t bound = token_shift(p->today, number, v->unit, past ? -1 : 1);
    if (none || !more)
        put_days(p, m, past ? bound : p->today, past ? p->today : bound, none);
    else
        put(p, m, past ? "lt" : "gt", date_text(p->arena, bound), none);
}

/* --- grades and choices
 * ------------------------------------------------------------------------------------------------------- */

static bool in_rank(const char *operation, int64_t rank, int64_t bound)
{
    /* rank 0 is the best */
    if (!strcmp(operation, "gt"))
        return rank < bound;
    if (!strcmp(operation, "gte"))
        return rank <= bound;
    if (!strcmp(operation, "lt"))
        return rank > bound;
    if (!strcmp(operation, "lte"))
        return rank >= bound;
    return rank == bound;
}

static void put_list(struct parsing *p, const struct meaning *m, const char *list, size_t count, bool none)
{
    put(p, m, count == 1 ? "eq" : "in", list, none);
}

static void grade_filter(struct parsing *p, const struct meaning *m, const char *operation, const struct token *v, const struct token *second, bool none)
{
    const struct master_scale *scale = p->lexicon->policy->scale;
    struct buffer list = {.arena = p->arena};
    size_t count = 0;
    int best = second && second->grade < v->grade ? second->grade : v->grade, worst = second && second->grade > v->grade ? second->grade : v->grade;
    if (!strcmp(operation, "ne")) {
        put(p, m, "ne", scale->grades[v->grade].name, none);
        return;
    }
    for (size_t i = 0; i < scale->count; i++)
        if (second ? (int)i >= best && (int)i <= worst : in_rank(operation, (int64_t)i, v->grade)) {
            buffer_format(&list, "%s%s", count ? "," : "", scale->grades[i].name);
            count++;
        }
    put_list(p, m, buffer_end(&list), count, none);
}

static const struct assistant_order *order_of(const struct parsing *p, const struct meaning *m)
{
    const struct assistant_words *words = p->lexicon->policy->assistant.words;
    for (size_t i = 0; words && i < words->order_count; i++)
        if (words->orders[i].entity == m->entity && words->orders[i].field == m->field)
            return &words->orders[i];
    return NULL;
}

static int64_t choice_at(const struct field *field, const char *name)
{
    for (size_t i = 0; i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int64_t)i;
    return -1;
}

void value_choice_filter(struct parsing *p, const struct meaning *m, const char *operation)
{
    struct list_query *q = p->query;
    const struct assistant_order *order = order_of(p, m);
    if (operation[0] == 'g' || operation[0] == 'l') {
        struct buffer list = {.arena = p->arena};
        size_t count = 0;
        int64_t most = (int64_t)m->field->choice_count - 1, bound = choice_at(m->field, m->value);
        for (int64_t i = 0; order && i <= most; i++)
            if (in_rank(operation, order->rising ? most - i : i, order->rising ? most - bound : bound)) {
                buffer_format(&list, "%s%s", count ? "," : "", m->field->choices[i].name);
                count++;
            }
        if (order) {
            put_list(p, m, buffer_end(&list), count, false);
            return;
        }
        operation = "eq";
    }
    if (!strcmp(operation, "ne")) {
        put(p, m, "ne", m->value, false);
        return;
    }
    /* 战略和核心客户: either */
    for (size_t i = 0; i < q->filter_count; i++)
        if (q->filters[i].field == m->field && q->filters[i].entity == m->entity && (!strcmp(q->filters[i].operation, "eq") || !strcmp(q->filters[i].operation, "in"))) {
            if (!strstr(q->filters[i].value, m->value)) {
                q->filters[i].value = arena_format(p->arena, "%s,%s", q->filters[i].value, m->value);
                q->filters[i].operation = "in";
            }
            return;
        }
    put(p, m, "eq", m->value, false);
}

void value_filters(struct parsing *p, const struct meaning *m, const char *operation, const struct token *v, const struct token *second, bool none)
{
    bool day = m->field->type == FIELD_DATE || m->field->type == FIELD_INSTANT;
    if (v->sort == TOKEN_GRADE) {
        grade_filter(p, m, operation, v, second, none);
    } else if (v->sort == TOKEN_SPAN && day) {
        span_filters(p, m, operation, v, second, none);
    } else if (v->sort == TOKEN_SPAN) {
        put(p, m, !strcmp(operation, "eq") ? "lte" : operation, arena_format(p->arena, "%lld", (long long)v->length), none);
    } else if (day) {
        age_filters(p, m, operation, v, none);
    } else if (second) {
        struct token first = *v;
        /* 1到2亿: the unit stands once */
        if (v->unit == UNIT_PLAIN && second->unit != UNIT_PLAIN && v->number < 1e4) {
            first.unit = second->unit;
            double unit = second->unit == UNIT_PERCENT ? 0.01 : second->unit == UNIT_MONEY ? pow(10, second->number >= 1e8 ? 8 : 4) : 1;
            first.number *= unit;
        }
        put(p, m, "gte", number_value(p->arena, m->field, &first), none);
        put(p, m, "lte", number_value(p->arena, m->field, second), none);
    } else {
        bool atleast = !strcmp(operation, "eq") && m->field->type != FIELD_ENUM;
        if (atleast)
            query_note(p->arena, p->query, (struct label){arena_format(p->arena, "“%s”没有说大于还是小于，按“至少”理解", m->field->label.zh),
                                                          arena_format(p->arena, "%s was said without more or less; taken as at least", m->field->label.en)});
        put(p, m, atleast ? "gte" : operation, number_value(p->arena, m->field, v), none);
    }
}
