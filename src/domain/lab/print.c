/* The validation report of a model as PDF, from what was kept when it was trained: what it is worth on cases it did not
 * see, whether its PDs hold, how stable it is, what was found in its data, said plainly; beside it what came of grades
 * that people moved. Printed again on the same day over the same book it is the same file. */
#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/lab/lab.h"
#include "domain/lab/paper.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { CELLS_MOST = 9, INPUTS_SHOWN = 25, DECILES = 10 };

static const char *person(const struct paper *a, int64_t id)
{
    const char *name = NULL;
    if (id == NONE || store_text(a->s->tx, &query_person_title, VALUES(sql_int(id)), &name))
        return NULL;
    return name ? arena_text(a->s->arena, name) : NULL;
}

void grid_print(const struct paper *a, const struct grid *g)
{
    if (g->row_count)
        print_table(a->p, &(struct print_table){.caption = g->caption,
                                                .columns = g->columns,
                                                .column_count = g->column_count,
                                                .cells = g->cells,
                                                .row_count = g->row_count});
}

/* --- parts
 * -------------------------------------------------------------------------------------------------------------------------
 */

static void head_print(const struct paper *a)
{
    const struct json *r = a->report;
    const struct field *kind = entity_field(&rating_model_entity, "kind"),
                       *status = entity_field(&rating_model_entity, "status");
    struct label k = kind->choices[a->row.kind].label, st = status->choices[a->row.status].label;
    print_title(a->p, say(a, "评级模型验证报告", "Validation of a rating model"),
                arena_format(a->s->arena, "%s v%lld · %s · %s", a->row.name, (long long)a->row.number,
                             say(a, k.zh, k.en), say(a, st.zh, st.en)));
    print_figures(a->p,
                  (struct print_pair[]){{"AUC", text(a, "%.4f", at(r, "auc"))},
                                        {"Gini", text(a, "%.4f", at(r, "gini"))},
                                        {"KS", text(a, "%.4f", at(r, "ks"))},
                                        {"Brier", text(a, "%.4f", at(r, "brier"))},
                                        {say(a, "样本", "Cases"), text(a, "%.0f", at(r, "rows"))},
                                        {say(a, "违约", "Defaults"), text(a, "%.0f", at(r, "bads"))}},
                  6);
    const char *data = a->row.data_name, *day = data && text_starts(data, "facts ") ? data + 6 : NULL;
    if (day)
        data = arena_format(a->s->arena,
                            say(a, "本行事实，%s，其后十二个月的结果", "facts of %s, outcome of the year after"), day);
    else if (data && !strcmp(data, "facts"))
        data = say(a, "本行事实", "facts of the bank");
    const char *short_hash = a->row.data_hash ? arena_format(a->s->arena, "%.16s", a->row.data_hash) : NULL;
    print_pairs(
        a->p,
        (struct print_pair[]){{say(a, "训练数据", "Trained on"), data},
                              {say(a, "数据哈希", "Hash of the data"), short_hash},
                              {say(a, "训练人", "Trained by"), person(a, a->row.trained_by)},
                              {say(a, "训练时间", "Trained at"), instant_text(a->s->arena, a->row.trained_at)},
                              {say(a, "批准人", "Approved by"), person(a, a->row.approver)},
                              {say(a, "有效期至", "Valid until"),
                               a->row.valid_until == NONE ? NULL : date_text(a->s->arena, a->row.valid_until)},
                              {say(a, "程序版本", "Program"), a->row.code_version},
                              {say(a, "随机种子", "Seed"),
                               a->row.seed == NONE ? NULL : arena_format(a->s->arena, "%lld", (long long)a->row.seed)}},
        8, 2);
}

/* How many findings of LEVEL. */
static size_t found(const struct paper *a, const char *level)
{
    size_t count = 0;
    for (size_t i = 0; i < length(a->findings); i++) {
        const char *is = json_get_text(&a->findings->items[i], "level");
        count += is && !strcmp(is, level);
    }
    return count;
}

/* The report in five sentences, before any table. */
static void verdict_print(const struct paper *a)
{
    const struct json *r = a->report, *bands = json_get(r, "calibration");
    struct arena *arena = a->s->arena;
    double auc = at(r, "auc"), bads = at(r, "bads"), gap = at(r, "mean_pd") - at(r, "bad_rate");
    bool out_of_time = false;
    size_t outside = 0;
    json_get_bool(r, "out_of_time", &out_of_time);
    for (size_t i = 0; i < length(bands); i++) {
        double pd = at(&bands->items[i], "mean_pd");
        outside += pd < at(&bands->items[i], "low") || pd > at(&bands->items[i], "high");
    }
    const char *items[] = {
        arena_format(arena,
                     say(a, "区分能力%s：AUC %.4f，95%% 区间 %.4f 至 %.4f，样本为%s。",
                         "Discrimination is %s: AUC %.4f, 95 %% interval %.4f to %.4f, on cases %s."),
                     auc >= .8   ? say(a, "强", "strong")
                     : auc >= .7 ? say(a, "可用", "usable")
                                 : say(a, "弱", "weak"),
                     auc, at(r, "auc_low"), at(r, "auc_high"),
                     out_of_time ? say(a, "时间外样本", "later than those it learned from")
                                 : say(a, "交叉验证中未参与训练的样本", "kept out of training by folds")),
        arena_format(
            arena,
            say(a, "平均违约概率 %.2f%%，实际 %.2f%%，%s；%zu 个分档中 %zu 个的违约概率落在 90%% 区间之外。",
                "Mean PD %.2f %%, observed %.2f %%: %s; of %zu bands %zu have a PD outside their 90 %% interval."),
            at(r, "mean_pd") * 100, at(r, "bad_rate") * 100,
            fabs(gap) < .1 * at(r, "bad_rate") ? say(a, "水平相符", "the level fits")
            : gap > 0                          ? say(a, "偏保守", "too careful")
                                               : say(a, "偏乐观", "too hopeful"),
            length(bands), outside),
        arena_format(
            arena,
            say(a, "发现 %zu 个泄漏字段、%zu 个不宜字段、%zu 个须核对字段；泄漏与不宜的字段除非训练人坚持，均未使用。",
                "%zu leaking fields, %zu unfit ones and %zu to be checked were found; leaking and unfit fields are "
                "left out unless the trainer insisted."),
            found(a, "leak"), found(a, "unfit"), found(a, "check")),
        bads < 100 ? arena_format(arena,
                                  say(a, "违约样本只有 %.0f 个：各项指标误差大，不足以单独支持上线。",
                                      "There are only %.0f defaults: every figure has a wide error and does not carry "
                                      "a release by itself."),
                                  bads)
                   : arena_format(arena, say(a, "违约样本 %.0f 个。", "There are %.0f defaults."), bads),
        isnan(at(r, "psi"))
            ? say(a, "未在另一批样本上检验，总体 PSI 未评估。",
                  "Not tried on another population: PSI as a whole is not evaluated.")
            : arena_format(arena, say(a, "对另一批样本的 PSI 为 %.4f。", "PSI against another population is %.4f."),
                           at(r, "psi")),
    };
    print_heading(a->p, 1, say(a, "一、结论", "1 What it says"));
    print_list(a->p, items, sizeof(items) / sizeof(items[0]), false);
}

static void discrimination_print(const struct paper *a)
{
    const struct json *curve = json_get(a->report, "curve"), *folds = json_get(a->report, "folds");
    static const char *const categories[] = {"0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100"};
    double *caught = ARENA_LIST(a->s->arena, double, DECILES + 1),
           *chance = ARENA_LIST(a->s->arena, double, DECILES + 1);
    print_heading(a->p, 1, say(a, "二、区分能力", "2 Discrimination"));
    for (int d = 0; d <= DECILES; d++) {
        double good = (double)d / DECILES;
        chance[d] = good * 100;
        caught[d] = d ? NAN : 0;
        for (size_t i = 1; i < length(curve); i++) {
            double x0, y0, x1, y1;
            const struct json *before = &curve->items[i - 1], *after = &curve->items[i];
            if (length(before) < 2 || length(after) < 2 || !json_number(&before->items[0], &x0) ||
                !json_number(&before->items[1], &y0) || !json_number(&after->items[0], &x1) ||
                !json_number(&after->items[1], &y1) || x1 < good)
                continue;
            caught[d] = 100 * (x1 > x0 ? y0 + (y1 - y0) * (good - x0) / (x1 - x0) : y1);
            break;
        }
    }
    print_chart(a->p, &(struct print_chart){
                          .kind = PRINT_LINES,
                          .title = say(a, "按分数从低到高：误拒的好客户与识别的坏客户",
                                       "From the lowest score up: good customers refused and bad ones caught"),
                          .unit = "%",
                          .categories = categories,
                          .category_count = DECILES + 1,
                          .series = (struct print_series[]){{say(a, "模型", "model"), caught},
                                                            {say(a, "随机", "chance"), chance}},
                          .series_count = 2,
                          .limit = NAN});
    struct print_column columns[] = {{say(a, "折", "Fold"), PRINT_LEFT, .2},
                                     {say(a, "样本", "Cases"), PRINT_RIGHT, 0},
                                     {say(a, "违约", "Defaults"), PRINT_RIGHT, 0},
                                     {"AUC", PRINT_RIGHT, 0},
                                     {"KS", PRINT_RIGHT, 0}};
    struct grid g = {.caption = say(a, "逐折", "Fold by fold"),
                     .columns = columns,
                     .column_count = 5,
                     .row_count = length(folds),
                     .cells = ARENA_LIST(a->s->arena, const char *, 5 * length(folds) + 1)};
    for (size_t i = 0; i < g.row_count; i++) {
        const struct json *f = &folds->items[i];
        g.cells[5 * i] = arena_format(a->s->arena, "%zu", i + 1);
        g.cells[5 * i + 1] = text(a, "%.0f", at(f, "rows"));
        g.cells[5 * i + 2] = text(a, "%.0f", at(f, "bads"));
        g.cells[5 * i + 3] = text(a, "%.4f", at(f, "auc"));
        g.cells[5 * i + 4] = text(a, "%.4f", at(f, "ks"));
    }
    grid_print(a, &g);
}

static void calibration_print(const struct paper *a)
{
    const struct json *bands = json_get(a->report, "calibration");
    size_t n = length(bands);
    const char **names = ARENA_LIST(a->s->arena, const char *, n + 1),
               **cells = ARENA_LIST(a->s->arena, const char *, 7 * n + 1);
    double *expected = ARENA_LIST(a->s->arena, double, n + 1), *observed = ARENA_LIST(a->s->arena, double, n + 1);
    print_heading(a->p, 1, say(a, "三、校准", "3 Calibration"));
    print_text(a->p, arena_format(a->s->arena,
                                  say(a, "Hosmer–Lemeshow %.2f，p 值 %.4f；对数损失 %.4f。",
                                      "Hosmer-Lemeshow %.2f, p-value %.4f; log loss %.4f."),
                                  at(a->report, "hosmer_lemeshow"), at(a->report, "hosmer_lemeshow_p"),
                                  at(a->report, "log_loss")));
    for (size_t i = 0; i < n; i++) {
        const struct json *b = &bands->items[i];
        double pd = at(b, "mean_pd"), rate = at(b, "bads") / at(b, "n");
        bool inside = pd >= at(b, "low") && pd <= at(b, "high");
        names[i] = arena_format(a->s->arena, "%zu", i + 1);
        expected[i] = pd * 100;
        observed[i] = rate * 100;
        cells[7 * i] = names[i];
        cells[7 * i + 1] = text(a, "%.0f", at(b, "n"));
        cells[7 * i + 2] = text(a, "%.0f", at(b, "bads"));
        cells[7 * i + 3] = share(a, pd);
        cells[7 * i + 4] = share(a, rate);
        cells[7 * i + 5] = arena_format(a->s->arena, "%s – %s", share(a, at(b, "low")), share(a, at(b, "high")));
        cells[7 * i + 6] = inside ? say(a, "是", "yes") : say(a, "否", "no");
    }
    if (n)
        print_chart(a->p, &(struct print_chart){
                              .kind = PRINT_BARS,
                              .title = say(a, "各分档的违约概率与实际违约率", "PD and observed default rate by band"),
                              .unit = "%",
                              .categories = names,
                              .category_count = n,
                              .series = (struct print_series[]){{say(a, "预期", "expected"), expected},
                                                                {say(a, "实际", "observed"), observed}},
                              .series_count = 2,
                              .decimals = 1,
                              .limit = NAN});
    struct print_column columns[] = {
        {say(a, "分档", "Band"), PRINT_LEFT, .1},       {say(a, "样本", "Cases"), PRINT_RIGHT, 0},
        {say(a, "违约", "Defaults"), PRINT_RIGHT, 0},   {say(a, "预期", "Expected"), PRINT_RIGHT, 0},
        {say(a, "实际", "Observed"), PRINT_RIGHT, 0},   {say(a, "90% 区间", "90 % interval"), PRINT_RIGHT, .24},
        {say(a, "在区间内", "Inside"), PRINT_CENTRE, 0}};
    grid_print(a, &(struct grid){NULL, columns, 7, n, cells});
}

/* Segments by kind of customer are told by their label. */
static const char *part_name(const struct paper *a, const char *name)
{
    const struct field *kind = entity_field(&customer_entity, "kind");
    for (size_t i = 0; name && i < kind->choice_count; i++)
        if (!strcmp(kind->choices[i].name, name))
            return say(a, kind->choices[i].label.zh, kind->choices[i].label.en);
    return name;
}

static const char *psi_text(const struct paper *a, double psi, bool drifts)
{
    const char *word = psi < .1    ? say(a, "稳定", "stable")
                       : psi < .25 ? say(a, "关注", "watch")
                                   : say(a, "漂移", "shifted");
    return isnan(psi) ? "—" : arena_format(a->s->arena, "%.3f %s", psi, drifts ? word : "");
}

/* Segments or periods. */
static void parts_print(const struct paper *a, const char *key, const char *caption, const char *none)
{
    const struct json *rows = json_get(a->report, key);
    size_t n = length(rows);
    bool drifts = !strcmp(key, "periods"); /* a segment differs, it does not drift */
    const char **cells = ARENA_LIST(a->s->arena, const char *, 7 * n + 1);
    if (!n) {
        print_note(a->p, none);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const struct json *r = &rows->items[i];
        double psi = at(r, "psi");
        cells[7 * i] = part_name(a, json_get_text(r, "name"));
        cells[7 * i + 1] = text(a, "%.0f", at(r, "n"));
        cells[7 * i + 2] = text(a, "%.0f", at(r, "bads"));
        cells[7 * i + 3] = text(a, "%.4f", at(r, "auc"));
        cells[7 * i + 4] = share(a, at(r, "mean_pd"));
        cells[7 * i + 5] = share(a, at(r, "bad_rate"));
        cells[7 * i + 6] = psi_text(a, psi, drifts);
    }
    struct print_column columns[] = {{say(a, "组", "Part"), PRINT_LEFT, .24},
                                     {say(a, "样本", "Cases"), PRINT_RIGHT, 0},
                                     {say(a, "违约", "Defaults"), PRINT_RIGHT, 0},
                                     {"AUC", PRINT_RIGHT, 0},
                                     {say(a, "预期", "Expected"), PRINT_RIGHT, 0},
                                     {say(a, "实际", "Observed"), PRINT_RIGHT, 0},
                                     {"PSI", PRINT_RIGHT, .17}};
    grid_print(a, &(struct grid){caption, columns, 7, n, cells});
}

static void stability_print(const struct paper *a)
{
    print_heading(a->p, 1, say(a, "四、稳定性与分组", "4 Stability and parts"));
    parts_print(a, "periods", say(a, "按时期", "By period"),
                say(a, "训练数据没有时间列：随时间的稳定性未评估。",
                    "The data has no column of time: stability over time is not evaluated."));
    parts_print(
        a, "segments", say(a, "按分组", "By segment"),
        say(a, "没有指定分组列：分组表现未评估。", "No column of segments was named: parts are not evaluated."));
    drift_print(a, json_get(a->report, "drift"), say(a, "特征漂移", "Drift of characteristics"));
}

static const char *level_text(const struct paper *a, const char *level)
{
    static const struct {
        const char *name, *zh, *en;
    } levels[] = {
        {"leak", "泄漏", "leak"}, {"unfit", "不宜", "unfit"}, {"check", "核对", "check"}, {"note", "提示", "note"}};
    for (size_t i = 0; level && i < 4; i++)
        if (!strcmp(levels[i].name, level))
            return say(a, levels[i].zh, levels[i].en);
    return level;
}

/* The fields of findings of LEVEL in one paragraph. */
static void fields_print(const struct paper *a, const char *level, const char *zh, const char *en)
{
    struct buffer names = {.arena = a->s->arena};
    size_t count = 0;
    for (size_t i = 0; i < length(a->findings); i++) {
        const char *is = json_get_text(&a->findings->items[i], "level"),
                   *field = json_get_text(&a->findings->items[i], "field");
        if (!is || strcmp(is, level) || !field)
            continue;
        const struct fact *fact = fact_find(a->s->policy->facts, field);
        buffer_format(&names, "%s%s", count++ ? say(a, "、", ", ") : "",
                      fact ? say(a, fact->label.zh, fact->label.en) : field);
    }
    if (count)
        print_note(a->p, arena_format(a->s->arena, "%s (%zu)%s%s", say(a, zh, en), count, say(a, "：", ": "),
                                      buffer_end(&names)));
}

/* Leaks and what must be checked one by one; what is only unfit by name. */
static void findings_print(const struct paper *a)
{
    size_t n = 0;
    const char **cells = ARENA_LIST(a->s->arena, const char *, 3 * length(a->findings) + 1);
    print_heading(a->p, 1, say(a, "五、数据发现", "5 What was found in the data"));
    if (!length(a->findings))
        print_text(a->p, say(a, "没有发现泄漏、缺失规律或不宜使用的字段。",
                             "No leaks, patterns of missing values or unfit fields were found."));
    for (size_t i = 0; i < length(a->findings); i++) {
        const struct json *f = &a->findings->items[i];
        const char *level = json_get_text(f, "level");
        if (!level || (strcmp(level, "leak") && strcmp(level, "check")))
            continue;
        cells[3 * n] = level_text(a, level);
        cells[3 * n + 1] = json_get_text(f, "field");
        cells[3 * n++ + 2] = json_get_text(f, a->s->language == LANGUAGE_ZH ? "zh" : "en");
    }
    struct print_column columns[] = {{say(a, "程度", "Level"), PRINT_LEFT, .09},
                                     {say(a, "字段", "Field"), PRINT_LEFT, .27},
                                     {say(a, "说明", "What"), PRINT_LEFT, 0}};
    grid_print(a, &(struct grid){NULL, columns, 3, n, cells});
    fields_print(a, "unfit", "不宜使用（只有一个取值、标识或自由文本），未进入模型",
                 "Unfit (one value only, identifiers, free text), left out");
    fields_print(a, "note", "提示（缺失有含义、特殊值等）",
                 "Notes (missing values that mean something, special values)");
}

static void inputs_print(const struct paper *a)
{
    const struct json *inputs = json_get(a->model, "inputs");
    const char **cells = ARENA_LIST(a->s->arena, const char *, 3 * INPUTS_SHOWN);
    size_t n = 0;
    for (size_t i = 0; i < length(inputs) && n < INPUTS_SHOWN; i++) {
        const struct json *input = &inputs->items[i];
        const char *name = json_get_text(input, "name");
        const struct fact *fact = name ? fact_find(a->s->policy->facts, name) : NULL;
        if (a->row.kind == RATING_MODEL_KIND_CARD && at(input, "coefficient") == 0)
            continue;
        cells[3 * n] = fact ? say(a, fact->label.zh, fact->label.en) : name;
        cells[3 * n + 1] = text(a, "%.3f", at(input, "iv"));
        cells[3 * n++ + 2] = text(a, "%.4f", at(input, "coefficient"));
    }
    struct print_column columns[] = {{say(a, "特征", "Characteristic"), PRINT_LEFT, .6},
                                     {"IV", PRINT_RIGHT, 0},
                                     {say(a, "系数", "Coefficient"), PRINT_RIGHT, 0}};
    if (n)
        print_heading(a->p, 1, say(a, "六、特征", "6 Characteristics"));
    grid_print(a, &(struct grid){NULL, columns, 3, n, cells});
}

static const struct error *overrides_print(const struct paper *a)
{
    struct buffer out = {.arena = a->s->arena};
    struct json_writer w = {&out, false};
    print_heading(a->p, 1, say(a, "七、人工调整", "7 Overrides"));
    if (!scope_permits(a->s, "portfolio.read")) {
        print_note(a->p, say(a, "无权查看组合，人工调整未列出。", "Not shown: you may not read the portfolio."));
        return NULL;
    }
    TRY(overrides_score(a->s, &w));
    const char *told = buffer_end(&out);
    const struct json *scored = json_read(a->s->arena, told, strlen(told), NULL),
                      *directions = json_get(scored, "directions");
    const char *cells[2 * 7];
    print_text(a->p,
               arena_format(
                   a->s->arena,
                   say(a, "有效 %.0f 项，占已评级客户 %s（超过 %.0f%% 说明模型不被信任）。以其后十二个月是否违约评分：",
                       "%.0f in force, %s of rated customers (above %.0f %% the model is not trusted). Scored by "
                       "default within twelve months:"),
                   at(scored, "in_force"), share(a, at(scored, "share")), at(scored, "alarm_share") * 100));
    for (size_t i = 0; i < 2 && i < length(directions); i++) {
        const struct json *d = &directions->items[i];
        const char *better = json_get_text(d, "better");
        cells[7 * i] = i ? say(a, "下调", "Down") : say(a, "上调", "Up");
        cells[7 * i + 1] = text(a, "%.0f", at(d, "count"));
        cells[7 * i + 2] = text(a, "%.0f", at(d, "scored"));
        cells[7 * i + 3] = text(a, "%.0f", at(d, "defaults"));
        cells[7 * i + 4] = text(a, "%.2f", at(d, "expected_model"));
        cells[7 * i + 5] = text(a, "%.2f", at(d, "expected_person"));
        cells[7 * i + 6] = !better || !strcmp(better, "too_few") ? say(a, "太少", "too few")
                           : !strcmp(better, "person")           ? say(a, "人", "person")
                           : !strcmp(better, "model")            ? say(a, "模型", "model")
                                                                 : say(a, "相同", "same");
    }
    struct print_column columns[] = {{say(a, "方向", "Direction"), PRINT_LEFT, 0},
                                     {say(a, "次数", "Number"), PRINT_RIGHT, 0},
                                     {say(a, "已评分", "Scored"), PRINT_RIGHT, 0},
                                     {say(a, "违约", "Defaults"), PRINT_RIGHT, 0},
                                     {say(a, "模型预期", "Model expected"), PRINT_RIGHT, 0},
                                     {say(a, "人预期", "Person expected"), PRINT_RIGHT, 0},
                                     {say(a, "更准", "Closer"), PRINT_RIGHT, 0}};
    grid_print(a, &(struct grid){NULL, columns, 7, length(directions) == 2 ? 2 : 0, cells});
    return NULL;
}

static const struct error *report_print(struct call *call)
{
    const struct lab_model_report_query *query = call->query;
    struct session *s = call->session;
    struct paper a = {.s = s};
    const char *document;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    if (query->language != NONE)
        s->language = query->language == LAB_MODEL_REPORT_QUERY_LANGUAGE_ZH ? LANGUAGE_ZH : LANGUAGE_EN;
    TRY(record_load(s, &rating_model_entity, home, id, &a.row));
    if (!a.row.report)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    a.report = json_read(s->arena, a.row.report, strlen(a.row.report), NULL);
    a.findings = a.row.findings ? json_read(s->arena, a.row.findings, strlen(a.row.findings), NULL) : NULL;
    TRY(store_text(s->tx, &query_lab_document, VALUES(sql_text(a.row.document_sha256)), &document));
    document = document ? arena_text(s->arena, document) : NULL;
    a.model = document ? json_read(s->arena, document, strlen(document), NULL) : NULL;
    const char *title = say(&a, "评级模型验证报告", "Validation of a rating model");
    a.p = print_open(
        s->arena,
        &(struct print_setup){.title = title,
                              .header = title,
                              .header_right = arena_format(s->arena, "%s v%lld", a.row.name, (long long)a.row.number),
                              .footer = arena_format(s->arena, say(&a, "截至 %s · 内部资料", "As of %s · internal"),
                                                     date_text(s->arena, s->today)),
                              .language = s->language,
                              .created_at = instant_of_date(s->today)});
    head_print(&a);
    verdict_print(&a);
    discrimination_print(&a);
    calibration_print(&a);
    stability_print(&a);
    TRY(checks_print(&a));
    findings_print(&a);
    inputs_print(&a);
    TRY(overrides_print(&a));
    call->bytes_name = arena_format(s->arena, "%s-v%lld-validation.pdf", a.row.name, (long long)a.row.number);
    call->bytes_type = "application/pdf";
    return print_finish(a.p, call->bytes);
}

const struct error *operation_lab_model_report(struct call *call)
{
    return call_read(call, report_print);
}
