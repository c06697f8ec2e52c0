/* Terms of a loan between JSON and the engine. */
#include "base/text.h"
#include "domain/loan/loan.h"
#include "quant/exact.h"
#include "quant/schedule.h"

#include <string.h>

struct reading {
    struct arena *arena;
    const struct json *map;
    const struct error *error;
};

static const char *const keys[] = {"method",        "basis",    "starts_on",     "matures_on",    "period_months",
                                   "due_day",       "roll",     "balloon",       "grace_periods", "shares",
                                   "season_months", "parts",    "rate",          "season_amount", "reference",
                                   "reset",         "compound", "overdue_uplift"};
enum { KEYS = sizeof(keys) / sizeof(keys[0]) };

static const char *const references[] = {"lpr_1y", "lpr_5y", NULL};

static void fault(struct reading *r, enum error_id id, const char *key, const char *value, const char *wanted)
{
    if (!r->error)
        r->error = error_make(r->arena, id, .field = arena_format(r->arena, "terms.%s", key), .value = value,
                              .arguments = {wanted});
}

static const char *join(struct arena *arena, const char *const *names)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; names[i]; i++)
        buffer_format(&out, "%s%s", i ? ", " : "", names[i]);
    return buffer_end(&out);
}

static int read_choice(struct reading *r, const char *key, const char *const *names, int otherwise)
{
    const struct json *value = json_get(r->map, key);
    if (json_absent(value))
        return otherwise;
    for (int i = 0; value->kind == JSON_TEXT && names[i]; i++)
        if (!strcmp(names[i], value->text))
            return i;
    fault(r, ERROR_FIELD_CHOICE, key, value->kind == JSON_TEXT ? value->text : NULL, join(r->arena, names));
    return otherwise;
}

static int64_t read_int(struct reading *r, const char *key, int64_t otherwise)
{
    int64_t value;
    if (json_absent(json_get(r->map, key)))
        return otherwise;
    if (!json_get_int(r->map, key, &value)) {
        fault(r, ERROR_FIELD_TYPE, key, NULL, "whole number");
        return otherwise;
    }
    return value;
}

static int64_t read_date(struct reading *r, const struct json *map, const char *key)
{
    int64_t date = NONE;
    const char *text = json_get_text(map, key);
    if (!text)
        fault(r, ERROR_FIELD_REQUIRED, key, NULL, NULL);
    else if (!date_parse(text, &date))
        fault(r, ERROR_FIELD_TYPE, key, text, "YYYY-MM-DD");
    return date;
}

static int64_t scaled(struct reading *r, const char *key, const struct json *value, int64_t otherwise)
{
    double number;
    int64_t rate;
    if (json_absent(value))
        return otherwise;
    if (json_number(value, &number) && number > -10 && number < 10 && rate_scaled(number, &rate))
        return rate;
    fault(r, ERROR_FIELD_TYPE, key, NULL, "number with at most 8 decimals");
    return otherwise;
}

static const struct json *read_list(struct reading *r, const char *key)
{
    const struct json *list = json_get(r->map, key);
    if (json_absent(list))
        return NULL;
    if (list->kind == JSON_LIST && list->count <= 1200)
        return list;
    fault(r, ERROR_FIELD_TYPE, key, NULL, "list");
    return NULL;
}

static void read_plan(struct reading *r, struct servicing_terms *t)
{
    const struct json *shares = read_list(r, "shares"), *months = read_list(r, "season_months"),
                      *parts = read_list(r, "parts");
    if (shares) {
        int64_t *list = ARENA_LIST(r->arena, int64_t, shares->count + 1);
        for (size_t i = 0; i < shares->count; i++)
            list[i] = scaled(r, "shares", &shares->items[i], 0);
        t->share_e8 = list;
        t->share_count = shares->count;
    }
    for (size_t i = 0; months && i < months->count; i++) {
        int64_t month = months->items[i].kind == JSON_INT ? months->items[i].integer : 0;
        if (month < 1 || month > 12)
            fault(r, ERROR_FIELD_RANGE, "season_months", NULL, "1..12");
        else
            t->season_months |= MONTH_BIT(month);
    }
    if (parts) {
        struct servicing_part *list = ARENA_LIST(r->arena, struct servicing_part, parts->count + 1);
        for (size_t i = 0; i < parts->count; i++) {
            list[i].date = read_date(r, &parts->items[i], "on");
            if (!json_get_int(&parts->items[i], "principal", &list[i].principal_minor))
                fault(r, ERROR_FIELD_REQUIRED, "parts.principal", NULL, NULL);
        }
        t->parts = list;
        t->part_count = parts->count;
    }
}

static void check_keys(struct reading *r)
{
    for (size_t i = 0; i < r->map->count; i++) {
        bool known = false;
        for (size_t k = 0; k < KEYS && !known; k++)
            known = !strcmp(keys[k], r->map->keys[i]);
        if (!known)
            fault(r, ERROR_FIELD_UNKNOWN, r->map->keys[i], NULL, "");
    }
}

static void read_rate(struct reading *r, const struct loan_books *books, struct servicing_terms *t)
{
    bool compound = true;
    t->rate_e8 = scaled(r, "rate", json_get(r->map, "rate"), NONE);
    if (t->rate_e8 == NONE)
        fault(r, ERROR_FIELD_REQUIRED, "rate", NULL, NULL);
    t->overdue_uplift_e8 = scaled(r, "overdue_uplift", json_get(r->map, "overdue_uplift"), RATE_SCALE / 2);
    json_get_bool(r->map, "compound", &compound);
    t->compound = compound;
    t->reset = (enum servicing_reset)read_choice(r, "reset", servicing_reset_names, SERVICING_JANUARY_1);
    int reference = read_choice(r, "reference", references, -1);
    if (reference < 0)
        return;
    t->quotes = books->quotes[reference];
    t->quote_count = books->quote_counts[reference];
    if (!t->quote_count)
        fault(r, ERROR_LOAN_NO_FIXING, "reference", references[reference], date_text(r->arena, t->start_date));
}

const struct error *loan_terms_read(const struct loan_books *books, struct arena *arena, const char *json,
                                    struct servicing_terms *t)
{
    const char *problem;
    struct reading r = {.arena = arena, .map = json_read(arena, json, strlen(json), &problem)};
    *t = (struct servicing_terms){0};
    if (!r.map || r.map->kind != JSON_MAP)
        return error_make(arena, ERROR_FIELD_TYPE, .field = "terms", .arguments = {"map"});
    check_keys(&r);
    t->method = (enum servicing_method)read_choice(&r, "method", servicing_method_names, SERVICING_EQUAL_INSTALMENT);
    t->basis = read_choice(&r, "basis", interest_basis_names, DAY_COUNT_ACT_360);
    t->start_date = read_date(&r, r.map, "starts_on");
    t->maturity_date = read_date(&r, r.map, "matures_on");
    t->period_months = read_int(&r, "period_months", 1);
    t->due_day = read_int(&r, "due_day", 0);
    t->grace_periods = read_int(&r, "grace_periods", 0);
    t->balloon_minor = read_int(&r, "balloon", 0);
    t->season_minor = read_int(&r, "season_amount", 0);
    t->roll = (enum date_roll)read_choice(&r, "roll", date_roll_names, ROLL_NONE);
    read_plan(&r, t);
    read_rate(&r, books, t);
    if (r.error)
        return r.error;
    const struct error *error = servicing_terms_check(arena, t);
    if (!error)
        return NULL;
    struct error named = *error;
    named.field = arena_format(arena, "terms.%s", error->field);
    return error_copy(arena, &named);
}

static void put_rate(struct json_writer *w, const char *key, int64_t rate_e8)
{
    json_put_double(w, key, rate_value(rate_e8));
}

void loan_terms_write(struct json_writer *w, const struct servicing_terms *t, const char *reference)
{
    json_open(w, '{');
    json_put_text(w, "method", servicing_method_names[t->method]);
    json_put_text(w, "basis", interest_basis_names[t->basis]);
    json_put_date(w, "starts_on", t->start_date);
    json_put_date(w, "matures_on", t->maturity_date);
    json_put_int(w, "period_months", t->period_months);
    json_put_int(w, "due_day", t->due_day);
    json_put_int(w, "grace_periods", t->grace_periods);
    json_put_int(w, "balloon", t->balloon_minor);
    json_put_text(w, "roll", date_roll_names[t->roll]);
    json_put_text(w, "reference", reference);
    put_rate(w, "rate", t->rate_e8);
    json_put_text(w, "reset", servicing_reset_names[t->reset]);
    put_rate(w, "overdue_uplift", t->overdue_uplift_e8);
    json_put_bool(w, "compound", t->compound);
    json_key(w, "shares");
    json_open(w, '[');
    for (size_t i = 0; i < t->share_count; i++)
        json_write_double(w, rate_value(t->share_e8[i]));
    json_close(w, ']');
    json_key(w, "season_months");
    json_open(w, '[');
    for (int month = 1; month <= 12; month++)
        if (t->season_months & MONTH_BIT(month))
            json_write_int(w, month);
    json_close(w, ']');
    json_put_int(w, "season_amount", t->season_minor);
    json_key(w, "parts");
    json_open(w, '[');
    for (size_t i = 0; i < t->part_count; i++) {
        json_open(w, '{');
        json_put_date(w, "on", t->parts[i].date);
        json_put_int(w, "principal", t->parts[i].principal_minor);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}
