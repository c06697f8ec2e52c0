#include "quant/project_formula.h"

#include <ctype.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

const char *const project_word_names[PROJECT_WORDS] = {
    [WORD_NUMBER] = "",     [WORD_NONE] = "NONE", [WORD_ADD] = "+",         [WORD_SUBTRACT] = "-",
    [WORD_MULTIPLY] = "*",  [WORD_DIVIDE] = "/",  [WORD_NEGATE] = "-",      [WORD_GREATER] = ">",
    [WORD_LESS] = "<",      [WORD_IF] = "IF",     [WORD_MIN] = "MIN",       [WORD_MAX] = "MAX",
    [WORD_POWER] = "POWER", [WORD_V] = "V",       [WORD_P] = "P",           [WORD_N] = "N",
    [WORD_G] = "G",         [WORD_UP] = "UP",     [WORD_PAFTER] = "PAFTER", [WORD_NEXT] = "NEXT",
    [WORD_LAST] = "LAST",   [WORD_K] = "K",       [WORD_TOTAL] = "TOTAL",   [WORD_LEAST] = "LEAST",
    [WORD_MEAN] = "MEAN",   [WORD_RATE] = "RATE", [WORD_WORTH] = "WORTH",
};

/* --- reading ------------------------------------------------------------------------------------------------------ */

enum { DEEPEST = 40 };

struct reader {
    struct arena *arena;
    const char *text, *at;
    int depth;
    bool bad;
};

static const struct project_formula *read_compare(struct reader *r);

static struct project_formula *node(struct reader *r, enum project_word word, const struct project_formula *a,
                                    const struct project_formula *b)
{
    struct project_formula *made = ARENA_NEW(r->arena, struct project_formula);
    *made = (struct project_formula){.word = word, .line = -1, .other = -1, .parts = {a, b}, .part_count = !!a + !!b};
    return made;
}

static const struct project_formula *stop(struct reader *r)
{
    r->bad = true;
    return node(r, WORD_NONE, NULL, NULL);
}

static bool take(struct reader *r, char c)
{
    while (isspace((unsigned char)*r->at))
        r->at++;
    if (*r->at != c)
        return false;
    r->at++;
    return true;
}

static size_t name_size(struct reader *r)
{
    while (isspace((unsigned char)*r->at))
        r->at++;
    size_t size = 0;
    while (isalnum((unsigned char)r->at[size]) || r->at[size] == '_')
        size++;
    return size;
}

static int take_reference(struct reader *r, int (*search)(const char *))
{
    size_t size = name_size(r);
    int found = search(arena_text_part(r->arena, r->at, size));
    r->at += size;
    r->bad |= found < 0;
    return found;
}

static void read_arguments(struct reader *r, struct project_formula *call)
{
    if (call->word == WORD_K) {
        call->other = take_reference(r, project_number_find);
    } else if (call->word >= WORD_V) {
        call->line = take_reference(r, project_line_find);
        if (call->word == WORD_UP || call->word == WORD_NEXT || call->word == WORD_LAST || call->word == WORD_WORTH) {
            r->bad |= !take(r, ',');
            call->other = take_reference(r, call->word == WORD_UP ? project_line_find : project_number_find);
        }
    } else {
        int wanted = call->word == WORD_IF ? 3 : 2;
        for (; call->part_count < wanted && !r->bad; call->part_count++) {
            r->bad |= call->part_count && !take(r, ',');
            call->parts[call->part_count] = read_compare(r);
        }
    }
    r->bad |= !take(r, ')');
}

static const struct project_formula *read_call(struct reader *r, size_t size)
{
    for (int word = WORD_NONE; word < PROJECT_WORDS; word++) {
        if (strlen(project_word_names[word]) != size || strncmp(project_word_names[word], r->at, size))
            continue;
        r->at += size;
        struct project_formula *call = node(r, (enum project_word)word, NULL, NULL);
        if (word == WORD_NONE)
            return call;
        if (!take(r, '('))
            return stop(r);
        read_arguments(r, call);
        return call;
    }
    return stop(r);
}

static const struct project_formula *read_single(struct reader *r)
{
    if (r->bad || r->depth >= DEEPEST)
        return stop(r);
    if (take(r, '-'))
        return r->depth++, node(r, WORD_NEGATE, read_single(r), NULL);
    if (take(r, '(')) {
        const struct project_formula *inner = read_compare(r);
        r->bad |= !take(r, ')');
        return inner;
    }
    size_t size = name_size(r);
    if (isdigit((unsigned char)*r->at)) {
        char *end;
        struct project_formula *literal = node(r, WORD_NUMBER, NULL, NULL);
        literal->literal = strtod(r->at, &end);
        r->at = end;
        return literal;
    }
    return size ? read_call(r, size) : stop(r);
}

static const struct project_formula *read_product(struct reader *r)
{
    const struct project_formula *left = read_single(r);
    for (bool times; !r->bad && ((times = take(r, '*')) || take(r, '/'));)
        left = node(r, times ? WORD_MULTIPLY : WORD_DIVIDE, left, read_single(r));
    return left;
}

static const struct project_formula *read_sum(struct reader *r)
{
    const struct project_formula *left = read_product(r);
    for (bool plus; !r->bad && ((plus = take(r, '+')) || take(r, '-'));)
        left = node(r, plus ? WORD_ADD : WORD_SUBTRACT, left, read_product(r));
    return left;
}

static const struct project_formula *read_compare(struct reader *r)
{
    int depth = r->depth++;
    const struct project_formula *left = read_sum(r);
    bool greater = take(r, '>');
    if (greater || take(r, '<'))
        left = node(r, greater ? WORD_GREATER : WORD_LESS, left, read_sum(r));
    r->depth = depth;
    return left;
}

const struct project_formula *project_formula_read(struct arena *arena, const char *text, size_t *problem)
{
    struct reader r = {.arena = arena, .text = text, .at = text};
    const struct project_formula *formula = read_compare(&r);
    name_size(&r);
    if (!r.bad && !*r.at)
        return formula;
    *problem = (size_t)(r.at - text);
    return NULL;
}

static const struct project_formula *line_formulas[PROJECT_LINES], *number_formulas[PROJECT_NUMBERS];
static pthread_once_t formulas_once = PTHREAD_ONCE_INIT;

static void formulas_read(void)
{
    static struct arena *arena; /* as long as the program */
    arena = arena_new();
    size_t problem;
    for (int i = 0; i < PROJECT_LINES; i++)
        if (project_lines[i].formula)
            line_formulas[i] = project_formula_read(arena, project_lines[i].formula, &problem);
    for (int i = 0; i < PROJECT_NUMBERS; i++)
        if (project_numbers[i].formula)
            number_formulas[i] = project_formula_read(arena, project_numbers[i].formula, &problem);
}

const struct project_formula *project_formula(int line)
{
    pthread_once(&formulas_once, formulas_read);
    return line_formulas[line];
}

const struct project_formula *project_number_formula(int number)
{
    pthread_once(&formulas_once, formulas_read);
    return number_formulas[number];
}

/* --- telling a value ---------------------------------------------------------------------------------------------- */

struct place {
    const struct project_plan *model;
    size_t member, period;
};

static double cell(const struct place *p, int line, size_t member, ptrdiff_t period)
{
    if (period < 0 || period >= (ptrdiff_t)p->model->periods)
        return 0;
    return project_row(p->model, (enum project_line_id)line, project_lines[line].group == PG_ONE ? 0 : member)[period];
}

static double members(const struct place *p, int line, size_t first, ptrdiff_t period)
{
    double sum = 0;
    for (size_t i = first; i < p->model->shape.counts[project_lines[line].group]; i++)
        sum += cell(p, line, i, period);
    return sum;
}

static double span(const struct place *p, int line, ptrdiff_t first, ptrdiff_t last)
{
    double sum = 0;
    for (ptrdiff_t t = first; t <= last; t++)
        sum += cell(p, line, p->member, t);
    return sum;
}

/* Period by period from the definitions, not the solver's search. */
static double rate_of(const struct place *p, int line)
{
    double low = -0.5, high = 1;
    for (int i = 0; i < 200; i++) {
        double rate = (low + high) / 2, value = 0, first = 0;
        for (size_t t = 0; t < p->model->periods; t++) {
            double flow = cell(p, line, 0, (ptrdiff_t)t);
            first = first != 0 ? first : flow;
            value += flow * pow(1 + rate, -(double)t);
        }
        if ((value > 0) == (first > 0))
            high = rate;
        else
            low = rate;
    }
    return low < -0.4999 || high > 0.9999 ? NAN : (low + high) / 2;
}

static double whole_line(const struct project_formula *f, const struct place *p)
{
    double sum = 0, least = NAN, count = 0, discount = f->other < 0 ? 1 : 1 / (1 + p->model->numbers[f->other]),
           factor = 1;
    if (f->word == WORD_RATE)
        return rate_of(p, f->line);
    for (size_t t = 0; t < p->model->periods; t++, factor *= discount) {
        double value = cell(p, f->line, 0, (ptrdiff_t)t);
        if (isnan(value))
            continue;
        sum += value * (f->word == WORD_WORTH ? factor : 1);
        least = fmin(least, value);
        count++;
    }
    if (f->word == WORD_LEAST)
        return isnan(least) ? 0 : least;
    return f->word == WORD_MEAN ? (count > 0 ? sum / count : NAN) : sum;
}

static double look(const struct project_formula *f, const struct place *p)
{
    ptrdiff_t t = (ptrdiff_t)p->period;
    switch (f->word) {
    case WORD_V:
        return cell(p, f->line, p->member, t);
    case WORD_P:
        return cell(p, f->line, p->member, t - 1);
    case WORD_N:
        return cell(p, f->line, p->member, t + 1);
    case WORD_G:
        return members(p, f->line, 0, t);
    case WORD_UP:
        return p->member ? cell(p, f->line, p->member - 1, t) : cell(p, f->other, 0, t);
    case WORD_PAFTER:
        return members(p, f->line, p->member + 1, t - 1);
    case WORD_NEXT:
        return span(p, f->line, t + 1, t + (ptrdiff_t)p->model->numbers[f->other]);
    case WORD_LAST:
        return span(p, f->line, t + 1 - (ptrdiff_t)p->model->numbers[f->other], t);
    case WORD_K:
        return p->model->numbers[f->other];
    default:
        return whole_line(f, p);
    }
}

static double tell(const struct project_formula *f, const struct place *p)
{
    if (f->word >= WORD_V)
        return look(f, p);
    if (f->word == WORD_NUMBER)
        return f->literal;
    if (f->word == WORD_NONE)
        return NAN;
    double a = tell(f->parts[0], p);
    if (f->word == WORD_IF)
        return tell(f->parts[a != 0 ? 1 : 2], p);
    if (f->word == WORD_NEGATE)
        return -a;
    double b = tell(f->parts[1], p);
    switch (f->word) {
    case WORD_ADD:
        return a + b;
    case WORD_SUBTRACT:
        return a - b;
    case WORD_MULTIPLY:
        return a * b;
    case WORD_DIVIDE:
        return a / b;
    case WORD_GREATER:
        return a > b;
    case WORD_LESS:
        return a < b;
    case WORD_MIN:
        return a < b ? a : b;
    case WORD_MAX:
        return a > b ? a : b;
    default:
        return pow(a, b);
    }
}

double project_formula_value(const struct project_formula *formula, const struct project_plan *model, size_t member,
                             size_t period)
{
    return tell(formula, &(struct place){model, member, period});
}
