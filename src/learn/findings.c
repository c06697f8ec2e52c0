#include "learn/findings.h"

#include "base/text.h"
#include "learn/binning.h"
#include "quant/discrimination.h"
#include "quant/random.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDS = 5, COARSE = 20, ROWS_LOOKED_AT = 40000 };

struct search {
    struct arena *arena;
    const struct sample *sample;
    size_t rows, room;
    unsigned char *fold;
    double bad_rate;
    size_t *leaks, leak_count; /* numeric columns found leaking, for their copies */
    struct findings found;
};

/* What one column looks like. */
struct profile {
    size_t column, distinct, missing, missing_bad;
    size_t *order; /* rows with a value, by value */
    size_t present;
    double exact_auc, coarse_auc, missing_auc;
    double pure_share; /* of the present rows, in values (of at least 1 %) that have one outcome only */
    bool integers, increasing;
};

static void add(struct search *s, enum finding_level level, int column, const char *kind, double figure, const char *zh,
                const char *en)
{
    ARENA_PUSH(s->arena, s->found.items, s->found.count, s->room,
               (struct finding){level, column, kind, zh, en, figure});
}

static int by_value(const void *a, const void *b, void *context)
{
    const double *values = context;
    double x = values[*(const size_t *)a], y = values[*(const size_t *)b];
    if (x != y)
        return x < y ? -1 : 1;
    return *(const size_t *)a < *(const size_t *)b ? -1 : 1;
}

/* AUC, at least 0.5, of the bad rate that the other folds saw in the same group of rows. GROUP: by position in ORDER.
 */
static double grouped_auc(const struct search *s, struct arena *arena, const struct profile *p, const size_t *group,
                          size_t groups)
{
    double(*tally)[FOLDS][2] = arena_take(arena, sizeof(*tally) * (groups + 1));
    double *score = ARENA_LIST(arena, double, s->rows);
    int64_t *bad = ARENA_LIST(arena, int64_t, s->rows);
    for (size_t i = 0; i < p->present; i++)
        tally[group[i]][s->fold[p->order[i]]][s->sample->bad[p->order[i]]] += 1;
    size_t n = 0, bads = 0;
    for (size_t i = 0; i < p->present; i++, n++) {
        double good_seen = 0, bad_seen = 0;
        for (int f = 0; f < FOLDS; f++)
            if (f != s->fold[p->order[i]]) {
                good_seen += tally[group[i]][f][0];
                bad_seen += tally[group[i]][f][1];
            }
        score[n] = -(bad_seen + 2 * s->bad_rate) / (good_seen + bad_seen + 2);
        bad[n] = s->sample->bad[p->order[i]];
        bads += (size_t)bad[n];
    }
    if (!bads || bads == n)
        return 0.5;
    return fmax(rank_metrics_compute(arena, score, bad, n).auc, 0.5);
}

static void measure_auc(const struct search *s, struct profile *p)
{
    struct arena *scratch = arena_new();
    const double *values = s->sample->frame->columns[p->column].values;
    size_t *exact = ARENA_LIST(scratch, size_t, p->present + 1), *coarse = ARENA_LIST(scratch, size_t, p->present + 1);
    size_t groups = 0, bands = 0;
    for (size_t i = 0; i < p->present; i++) {
        bool same = i && values[p->order[i]] == values[p->order[i - 1]];
        groups += i && !same;
        /* a new band begins at the first new value after its share is full */
        if (i && !same && i * COARSE / p->present > bands)
            bands = i * COARSE / p->present;
        exact[i] = groups;
        coarse[i] = bands;
    }
    p->exact_auc = grouped_auc(s, scratch, p, exact, groups + 1);
    p->coarse_auc = grouped_auc(s, scratch, p, coarse, COARSE);
    arena_free(scratch);
}

static void measure_purity(const struct search *s, struct profile *p)
{
    const double *values = s->sample->frame->columns[p->column].values;
    size_t pure = 0;
    for (size_t i = 0, end; i < p->present; i = end) {
        size_t bads = 0;
        for (end = i; end < p->present && values[p->order[end]] == values[p->order[i]]; end++)
            bads += (size_t)s->sample->bad[p->order[end]];
        p->distinct++;
        if ((end - i) * 100 >= p->present && (!bads || bads == end - i))
            pure += end - i;
    }
    p->pure_share = p->present ? (double)pure / (double)p->present : 0;
}

static struct profile profile_of(const struct search *s, struct arena *arena, size_t column)
{
    const double *values = s->sample->frame->columns[column].values;
    struct profile p = {.column = column, .integers = true, .increasing = true};
    p.order = ARENA_LIST(arena, size_t, s->rows + 1);
    double last = -INFINITY;
    for (size_t i = 0; i < s->rows; i++) {
        if (isnan(values[i])) {
            p.missing++;
            p.missing_bad += (size_t)s->sample->bad[i];
            continue;
        }
        p.order[p.present++] = i;
        p.integers = p.integers && values[i] == floor(values[i]);
        p.increasing = p.increasing && values[i] > last;
        last = values[i];
    }
    qsort_r(p.order, p.present, sizeof(*p.order), by_value, (void *)values);
    measure_purity(s, &p);
    measure_auc(s, &p);
    double bads = 0;
    for (size_t i = 0; i < s->rows; i++)
        bads += (double)s->sample->bad[i];
    double bad_missing = (double)p.missing_bad / bads,
           good_missing = (double)(p.missing - p.missing_bad) / ((double)s->rows - bads);
    p.missing_auc = 0.5 + fabs(bad_missing - good_missing) / 2;
    return p;
}

static bool named_like_outcome(const char *name)
{
    static const char *const parts[] = {"chgoff",    "chargeoff", "charge_off",  "charged_off",  "writeoff",
                                        "write_off", "recover",   "collection_", "default_date", "loss_amount",
                                        "核销",      "追偿",      "处置",        "违约日"};
    char lower[128];
    size_t i = 0;
    for (; name[i] && i + 1 < sizeof(lower); i++)
        lower[i] = (char)tolower((unsigned char)name[i]);
    lower[i] = 0;
    for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (strstr(lower, parts[i]))
            return true;
    return false;
}

static void leak(struct search *s, const struct profile *p, const char *kind, double figure, const char *zh,
                 const char *en)
{
    add(s, FINDING_LEAK, (int)p->column, kind, figure, zh, en);
    if (s->sample->frame->columns[p->column].kind != COLUMN_CATEGORY && p->distinct > 10)
        s->leaks[s->leak_count++] = p->column;
}

#define SAY(...) arena_format(s->arena, __VA_ARGS__)

/* Fields that know the outcome. True when one was found. */
static bool look_for_leak(struct search *s, const struct profile *p)
{
    const char *name = s->sample->frame->columns[p->column].name;
    double best = fmax(p->exact_auc, p->coarse_auc);
    double present_bad = (double)s->sample->bads - (double)p->missing_bad, present = (double)p->present;
    if (p->distinct <= 50 && p->distinct > 1 && p->pure_share > 0.95) {
        leak(s, p, "outcome_twin", p->pure_share,
             SAY("“%s”就是结果本身的另一种写法：其 %.1f%% 的记录取值只对应一种结果。", name, 100 * p->pure_share),
             SAY("%s is the outcome in other words: %.1f%% of its cases have a value that goes with one outcome only.",
                 name, 100 * p->pure_share));
        return true;
    }
    if (p->missing_auc > 0.85) {
        leak(s, p, "known_with_outcome", p->missing_auc,
             SAY("“%s”是否有值几乎等于结果：有值的记录中坏占 %.1f%%，全体为 %.1f%%。它在结果发生之后才登记。", name,
                 100 * present_bad / fmax(present, 1), 100 * s->bad_rate),
             SAY("Whether %s is filled in nearly is the outcome: %.1f%% of filled cases are bad against %.1f%% of all. "
                 "It was "
                 "recorded after the outcome.",
                 name, 100 * present_bad / fmax(present, 1), 100 * s->bad_rate));
        return true;
    }
    if (best > 0.95) {
        leak(s, p, "near_perfect", best,
             SAY("“%s”单独就能区分结果（样本外 AUC %.3f），好得不真实：应是结果发生后的记录。", name, best),
             SAY("%s alone tells the outcome (AUC %.3f out of fold): too good to be true, it was recorded afterwards.",
                 name, best));
        return true;
    }
    if (p->distinct > 20 && p->exact_auc > 0.8 && p->exact_auc > p->coarse_auc + 0.05) {
        leak(s, p, "exact_values", p->exact_auc,
             SAY("“%s”的确切数值泄漏结果（AUC %.3f），而其大小只有 "
                 "%.3f：坏账多落在零散取值，好账落在整数档，说明该字段在结果后被改写（例如实际期限而非约定期限）。",
                 name, p->exact_auc, p->coarse_auc),
             SAY("The exact values of %s give the outcome away (AUC %.3f) where its size does not (%.3f): goods sit on "
                 "round values, bads "
                 "between them, so the field was rewritten after the outcome (an actual instead of an agreed term, "
                 "say).",
                 name, p->exact_auc, p->coarse_auc));
        return true;
    }
    if (named_like_outcome(name) && best > 0.6) {
        leak(s, p, "named_like_outcome", best, SAY("“%s”按名称是结果发生之后的字段（AUC %.3f）。", name, best),
             SAY("%s is by its name recorded after the outcome (AUC %.3f).", name, best));
        return true;
    }
    return false;
}

static bool look_for_unfit(struct search *s, const struct profile *p)
{
    const struct column *column = &s->sample->frame->columns[p->column];
    const char *name = column->name;
    if (p->distinct <= 1 && (!p->missing || !p->distinct)) {
        add(s, FINDING_UNFIT, (int)p->column, "one_value", (double)p->distinct, SAY("“%s”只有一个取值，无信息。", name),
            SAY("%s holds one value only and says nothing.", name));
        return true;
    }
    bool code = column->kind == COLUMN_CATEGORY || (column->kind == COLUMN_NUMBER && p->integers && p->increasing);
    if (code && p->present >= 50 && p->distinct * 100 >= p->present * 98) {
        add(s, FINDING_UNFIT, (int)p->column, "identifier", (double)p->distinct,
            SAY("“%s”每条记录各不相同，是编号或名称，不能用来学习。", name),
            SAY("%s differs in every case: an identifier or a name, nothing to learn from.", name));
        return true;
    }
    if (column->kind == COLUMN_CATEGORY && p->distinct > 100 && p->distinct * 3 > p->present) {
        add(s, FINDING_UNFIT, (int)p->column, "free_text", (double)p->distinct,
            SAY("“%s”有 %zu 个不同取值，每个只出现几次，按自由文本处理，不使用。", name, p->distinct),
            SAY("%s has %zu values, each in a few cases only: taken as free text and left out.", name, p->distinct));
        return true;
    }
    if (column->kind == COLUMN_DATE) {
        add(s, FINDING_UNFIT, (int)p->column, "point_in_time", 0,
            SAY("“%s”是日期：过去的某一天对以后的客户没有意义。请作为时间列使用，或明确保留。", name),
            SAY("%s is a date: a day of the past says nothing about later cases. Use it as the time column, or keep it "
                "by name.",
                name));
        return true;
    }
    return false;
}

/* A heap at an end of the range, far away from all else, that stands for "not known". */
static void look_for_mark(struct search *s, const struct profile *p)
{
    const double *values = s->sample->frame->columns[p->column].values;
    if (p->present < 50 || s->sample->frame->columns[p->column].kind != COLUMN_NUMBER || p->distinct < 10)
        return;
    for (int end = 0; end < 2; end++) {
        double mark = values[p->order[end ? p->present - 1 : 0]];
        size_t heap = 0;
        while (heap < p->present && values[p->order[end ? p->present - 1 - heap : heap]] == mark)
            heap++;
        if (heap == p->present || heap * 200 < p->present)
            continue;
        double next = values[p->order[end ? p->present - 1 - heap : heap]];
        double low = values[p->order[p->present / 10]], high = values[p->order[p->present - 1 - p->present / 10]];
        if (fabs(mark - next) < 3 * fmax(high - low, 1e-12) || fabs(mark) < 9)
            continue;
        add(s, FINDING_CHECK, (int)p->column, "mark", mark,
            SAY("“%s”有 %zu 条恰为 %.10g，远离其他数值，像是“未知”的代号。请作为特殊值单独分箱。",
                s->sample->frame->columns[p->column].name, heap, mark),
            SAY("%s is exactly %.10g in %zu cases, far from all others, as if it stood for unknown. Give it a bin of "
                "its own as a special "
                "value.",
                s->sample->frame->columns[p->column].name, mark, heap));
    }
}

static void look_at_missing(struct search *s, const struct profile *p)
{
    const char *name = s->sample->frame->columns[p->column].name;
    double share = (double)p->missing / (double)s->rows;
    double rate = p->missing ? (double)p->missing_bad / (double)p->missing : 0;
    double noise = sqrt(s->bad_rate * (1 - s->bad_rate) / fmax((double)p->missing, 1));
    if (!p->missing)
        return;
    if (fabs(rate - s->bad_rate) > 4 * noise)
        add(s, FINDING_CHECK, (int)p->column, "missing_tells", rate,
            SAY("“%s”缺失 %.1f%%，且缺失时坏账率 %.1f%%（全体 "
                "%.1f%%）：缺失本身有含义，单独成箱；请确认缺失的原因在以后也相同。",
                name, 100 * share, 100 * rate, 100 * s->bad_rate),
            SAY("%s is missing in %.1f%%, and then %.1f%% are bad against %.1f%% of all: to be missing means something "
                "and gets its own bin. "
                "Make sure the reason will be the same later.",
                name, 100 * share, 100 * rate, 100 * s->bad_rate));
    else if (share > 0.05)
        add(s, FINDING_NOTE, (int)p->column, "missing", share,
            SAY("“%s”缺失 %.1f%%，与结果无明显关系。", name, 100 * share),
            SAY("%s is missing in %.1f%%, without a visible tie to the outcome.", name, 100 * share));
}

/* --- copies of leaking fields
 * ------------------------------------------------------------------------------------------------ */

/* Correlation of F - G (G NULL: of F) with L over rows that have all. */
static double correlation(const struct search *s, const double *f, const double *g, const double *l)
{
    double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (size_t i = 0; i < s->rows; i++) {
        double x = f[i] - (g ? g[i] : 0), y = l[i];
        if (isnan(x) || isnan(y))
            continue;
        n++;
        sx += x;
        sy += y;
        sxx += x * x;
        syy += y * y;
        sxy += x * y;
    }
    double vx = sxx - sx * sx / n, vy = syy - sy * sy / n;
    return n > 50 && vx > 0 && vy > 0 ? (sxy - sx * sy / n) / sqrt(vx * vy) : 0;
}

/* F takes few values and each fills a stretch of L of its own. */
static bool is_step_of(const struct search *s, struct arena *arena, const double *f, const double *l)
{
    size_t *order = ARENA_LIST(arena, size_t, s->rows), count = 0, changes = 0, distinct = 0;
    double seen[12];
    for (size_t i = 0; i < s->rows; i++)
        if (!isnan(f[i]) && !isnan(l[i]))
            order[count++] = i;
    qsort_r(order, count, sizeof(*order), by_value, (void *)l);
    for (size_t i = 0; i < count && distinct <= 10; i++) {
        bool known = false;
        for (size_t k = 0; k < distinct; k++)
            known = known || seen[k] == f[order[i]];
        if (!known)
            seen[distinct++] = f[order[i]];
        changes += i && f[order[i]] != f[order[i - 1]];
    }
    return count > 50 && distinct >= 2 && distinct <= 10 && changes == distinct - 1;
}

static bool found_for(const struct search *s, size_t column, enum finding_level worst)
{
    for (size_t i = 0; i < s->found.count; i++)
        if (s->found.items[i].column == (int)column && s->found.items[i].level <= worst)
            return true;
    return false;
}

static void look_for_copy(struct search *s, size_t field, size_t leaking)
{
    const struct frame *frame = s->sample->frame;
    const struct column *f = &frame->columns[field], *l = &frame->columns[leaking];
    struct profile p = {.column = field, .distinct = 0};
    if (f->kind == COLUMN_CATEGORY)
        return;
    if (fabs(correlation(s, f->values, NULL, l->values)) > 0.9999) {
        leak(s, &p, "copy_of_leak", 1, SAY("“%s”由泄漏字段“%s”换算而来。", f->name, l->name),
             SAY("%s is worked out from the leaking field %s.", f->name, l->name));
        return;
    }
    for (size_t i = 0; i < s->sample->field_count; i++) {
        const struct column *g = &frame->columns[s->sample->fields[i]];
        if (s->sample->fields[i] == field || s->sample->fields[i] == leaking || g->kind == COLUMN_CATEGORY ||
            found_for(s, s->sample->fields[i], FINDING_UNFIT) ||
            fabs(correlation(s, f->values, g->values, l->values)) < 0.9999)
            continue;
        leak(s, &p, "copy_of_leak", 1, SAY("“%s”减去“%s”就是泄漏字段“%s”。", f->name, g->name, l->name),
             SAY("%s less %s is the leaking field %s.", f->name, g->name, l->name));
        return;
    }
    struct arena *scratch = arena_new();
    if (is_step_of(s, scratch, f->values, l->values))
        add(s, FINDING_CHECK, (int)field, "step_of_leak", 0,
            SAY("“%s”由泄漏字段“%s”分档得来；若审批时已知（如约定期限）可保留，否则请排除。", f->name, l->name),
            SAY("%s is a step of the leaking field %s; keep it only if it was known when the decision was made.",
                f->name, l->name));
    arena_free(scratch);
}

/* A name that many rows share and whose rows all end alike: folds must not part them. */
static bool look_for_group(struct search *s, const struct profile *p)
{
    const struct column *column = &s->sample->frame->columns[p->column];
    const double *values = column->values;
    size_t groups = 0, alike = 0, shared = 0;
    if (p->distinct < 50 || p->distinct * 10 > p->present * 8 || p->exact_auc < 0.98)
        return false;
    for (size_t i = 0, end; i < p->present; i = end) {
        size_t bads = 0;
        for (end = i; end < p->present && values[p->order[end]] == values[p->order[i]]; end++)
            bads += (size_t)s->sample->bad[p->order[end]];
        if ((end - i) * 20 > p->present)
            return false;
        shared += end - i > 1 ? end - i : 0;
        groups += end - i > 1;
        alike += end - i > 1 && (!bads || bads == end - i);
    }
    if (shared * 2 < p->present || alike * 100 < groups * 98)
        return false;
    add(s, FINDING_UNFIT, (int)p->column, "same_subject", (double)groups,
        SAY("“%s”相同的记录结果也相同（%zu "
            "组）：它们属于同一主体。除非另行指定，验证时同组记录不分到两边，否则会高估。",
            column->name, groups),
        SAY("Rows with the same %s end alike (%zu groups): they belong to one subject. Unless told otherwise they stay "
            "in one fold, or "
            "validation would flatter.",
            column->name, groups));
    return true;
}

const char *finding_level_name(enum finding_level level)
{
    static const char *const names[] = {"leak", "unfit", "check", "note"};
    return names[level];
}

static int by_level(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    if (x->level != y->level)
        return x->level < y->level ? -1 : 1;
    return x->column - y->column;
}

/* Leaks are as plain in a part of a large sample as in all of it. */
static struct sample look_at_part(struct arena *arena, const struct sample *sample)
{
    struct sample part = *sample;
    size_t *rows = ARENA_LIST(arena, size_t, ROWS_LOOKED_AT + 1), count = sample->frame->rows;
    if (count <= ROWS_LOOKED_AT)
        return part;
    for (size_t i = 0; i < ROWS_LOOKED_AT; i++)
        rows[i] = i * count / ROWS_LOOKED_AT;
    part.frame = frame_rows(arena, sample->frame, rows, ROWS_LOOKED_AT);
    part.bad = ARENA_LIST(arena, int64_t, ROWS_LOOKED_AT);
    part.bads = 0;
    for (size_t i = 0; i < ROWS_LOOKED_AT; i++)
        part.bads += (size_t)(part.bad[i] = sample->bad[rows[i]]);
    return part;
}

static void search_begin(struct search *s)
{
    struct random random = random_from(20240229, 3);
    s->fold = ARENA_LIST(s->arena, unsigned char, s->rows + 1);
    s->leaks = ARENA_LIST(s->arena, size_t, s->sample->frame->count + 1);
    for (size_t i = 0; i < s->rows; i++)
        s->fold[i] = (unsigned char)random_below(&random, FOLDS);
    s->bad_rate = (double)s->sample->bads / (double)s->rows;
}

struct findings findings_find(struct arena *arena, const struct sample *sample)
{
    struct sample part = look_at_part(arena, sample);
    struct search s = {.arena = arena, .sample = &part, .rows = part.frame->rows};
    search_begin(&s);
    if (sample->without_outcome)
        add(&s, FINDING_NOTE, -1, "no_outcome", (double)sample->without_outcome,
            arena_format(arena, "%zu 条记录没有结果，未参与学习。", sample->without_outcome),
            arena_format(arena, "%zu cases without an outcome were left out.", sample->without_outcome));
    for (size_t i = 0; i < part.field_count; i++) {
        struct arena *scratch = arena_new();
        struct profile p = profile_of(&s, scratch, part.fields[i]);
        if (!look_for_group(&s, &p) && !look_for_leak(&s, &p) && !look_for_unfit(&s, &p)) {
            look_for_mark(&s, &p);
            look_at_missing(&s, &p);
        }
        arena_free(scratch);
    }
    size_t direct = s.leak_count; /* copies of copies are found as copies of the first */
    for (size_t k = 0; k < direct; k++)
        for (size_t i = 0; i < part.field_count; i++)
            if (!found_for(&s, part.fields[i], FINDING_UNFIT))
                look_for_copy(&s, part.fields[i], s.leaks[k]);
    qsort(s.found.items, s.found.count, sizeof(struct finding), by_level);
    return s.found;
}

double column_auc(struct arena *arena, const struct sample *sample, size_t column)
{
    struct search s = {.arena = arena, .sample = sample, .rows = sample->frame->rows};
    search_begin(&s);
    struct profile p = profile_of(&s, arena, column);
    return fmax(p.exact_auc, p.coarse_auc);
}
