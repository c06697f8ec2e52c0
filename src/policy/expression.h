/* The language in which the bank writes its rules. Total: no loops, no assignment, always ends. Typed: names, types and
 * units are checked when the file is loaded. Three-valued: what depends on an unknown fact is unknown ("not
 * evaluated"), never false; `false and unknown` is false, `true or unknown` is true.
 *
 *   overdue_days_max > 90 days or (current_ratio < 1.0 and deposit_balance < 500万元)
 *   customer_kind in [micro, small] and known(tax_trend)
 *   if statement_audited then 0 else 1
 *
 *   literals    12  12.5%  500万元  1亿元  300元  300 CNY  2026-11-21  "text"  'text'  true  false  unknown
 *               90 days  24 months  3 years  8 hours (also 天 个月 年 小时)
 *   operators   or  and  not   = != < <= > >= (also ≤ ≥ ≠)   in [..]  not in [..]  between a and b (both included)
 *               is known  is unknown   + - * /   if c then a else b
 *   functions   min max abs round floor ceil sqrt ln exp clamp   known coalesce count_true
 *               days_between months_between years_between add_months year month   starts_with ends_with contains length
 *               yuan (money to a number of yuan)
 *
 * Money goes with money, and with numbers only by * and /; 0 needs no unit. Numbers with different units are neither
 * compared nor added. Division by zero is unknown with the reason zero_denominator. */
#pragma once

#include "policy/document.h"
#include "policy/fact.h"

struct expression;

/* The type an expression must have; of an enum also the fact whose choices it yields. */
struct shape {
    enum value_type type;
    enum value_unit unit;
    const struct fact *domain;
};

#define SHAPE_ANY  ((struct shape){.type = VALUE_ANY})
#define SHAPE_BOOL ((struct shape){.type = VALUE_BOOL})

/* Compiles the scalar NODE of DOC. NULL after reporting every fault. SUBJECTS is a set of SUBJECT_ bits. */
const struct expression *expression_compile(struct document *doc, const struct yaml *node,
                                            const struct fact_table *facts, unsigned subjects, struct shape want);
/* The expression under KEY of MAP; NULL when absent, too. */
const struct expression *expression_under(struct document *doc, const struct yaml *map, const char *key,
                                          const struct fact_table *facts, unsigned subjects, struct shape want);
/* Compiles a text that stands in no file, such as a filter; FILE names it in problems. */
const struct expression *expression_compile_text(struct arena *arena, struct problems *problems, const char *file,
                                                 const char *text, const struct fact_table *facts, unsigned subjects,
                                                 struct shape want);
/* A fixed value: "12.5%", "500万元", "2026-11-21", a choice of WANT.domain. False after reporting. */
bool expression_constant(struct document *doc, const struct yaml *node, struct shape want, struct value *value);

/* Takes no memory. Asks SET for each fact at most once. */
struct value expression_value(const struct expression *expression, struct fact_set *set);
/* True only when known and true. */
bool expression_holds(const struct expression *expression, struct fact_set *set);

struct shape expression_shape(const struct expression *expression);
const char *expression_source(const struct expression *expression);
const char *expression_file(const struct expression *expression);
int expression_line(const struct expression *expression);
/* The facts it reads directly; COUNT of them. */
const int *expression_facts(const struct expression *expression, size_t *count);
/* {"text", "line", "column", "value", "status", "fact"?, "label"?, "parts"?: [...], "from"?: of a computed fact}: which
 * part gave what. */
void expression_explain(struct json_writer *w, const struct expression *expression, struct fact_set *set);
/* The first fact that made it unknown, and its status; NULL when known. */
const struct fact *expression_missing(const struct expression *expression, struct fact_set *set);
