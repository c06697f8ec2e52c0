/* The overlay as a workbook: the index of every section with its series, sensitivities, and the newest trial. */
#include "domain/climate/parts.h"

#include "base/text.h"
#include "domain/export/export.h"
#include "record/audit.h"

#include <math.h>
#include <string.h>

static const char *words(const struct session *s, struct label label)
{
    return s->language == LANGUAGE_ZH ? label.zh : label.en;
}

static void head(const struct session *s, struct export_sink *sink, const struct label *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        export_cell_text(sink, words(s, columns[i]));
    export_row_end(sink);
}

/* One row a section, scenario and series. */
static void write_series(struct session *s, const struct climate_data *data, struct export_sink *sink)
{
    static const struct label columns[] = {{"行业门类", "Section"},
                                           {"情景", "Scenario"},
                                           {"序列", "Series"},
                                           {"时点", "Observed on"},
                                           {"发布日", "Published on"},
                                           {"数值", "Value"},
                                           {"中枢", "Centre"},
                                           {"波幅", "Spread"},
                                           {"标准值", "z"},
                                           {"情景加减", "Scenario adds"},
                                           {"贡献", "Contribution"},
                                           {"景气指数", "Index"},
                                           {"敏感度", "Sensitivity"},
                                           {"依据", "Basis"},
                                           {"移动（对数几率）", "Shift, log odds"},
                                           {"状态", "Status"},
                                           {"来源", "Source"}};
    const struct climate_policy *policy = s->policy->climate;
    head(s, sink, columns, sizeof(columns) / sizeof(*columns));
    for (size_t i = 0; i < s->policy->industry->section_count; i++)
        for (size_t k = 0; k < policy->scenario_count; k++) {
            struct climate_result result;
            climate_compute(s->arena, policy, data, &policy->scenarios[k], s->policy->industry->sections[i].code,
                            s->today, true, &result);
            for (size_t n = 0; n < policy->variable_count; n++) {
                const struct climate_reading *r = &result.readings[n];
                export_cell_text(sink, words(s, climate_section_label(s, result.section)));
                export_cell_text(sink, words(s, result.scenario->label));
                export_cell_text(sink, words(s, r->variable->label));
                export_cell_text(sink, r->observed_on == NONE ? NULL : date_text(s->arena, r->observed_on));
                export_cell_text(sink, r->published_on == NONE ? NULL : date_text(s->arena, r->published_on));
                export_cell_number(sink, r->value, 4);
                export_cell_number(sink, r->centre, 4);
                export_cell_number(sink, r->spread, 4);
                export_cell_number(sink, r->z, 6);
                export_cell_number(sink, r->add, 4);
                export_cell_number(sink, r->contribution, 6);
                export_cell_number(sink, result.index, 6);
                export_cell_number(sink, result.sensitivity->value, 4);
                export_cell_text(sink, climate_basis_names[result.sensitivity->basis]);
                export_cell_number(sink, result.shift, 6);
                export_cell_text(sink, r->missing ? climate_status_names[CLIMATE_NOT_EVALUATED]
                                       : r->stale ? "stale"
                                                  : climate_status_names[result.status]);
                export_cell_text(sink, r->series ? r->series->source : NULL);
                export_row_end(sink);
            }
        }
}

static void write_counts(struct session *s, struct export_sink *sink, const struct json *result)
{
    const struct json *grades = json_get(result, "grades"), *cases = json_get(result, "cases");
    export_row_end(sink);
    export_cell_text(sink, words(s, (struct label){"等级", "Grade"}));
    for (size_t k = 0; cases && k < cases->count; k++)
        export_cell_text(sink,
                         json_get_text(json_get(&cases->items[k], "label"), s->language == LANGUAGE_ZH ? "zh" : "en"));
    export_row_end(sink);
    for (size_t g = 0; grades && cases && g < grades->count; g++) {
        export_cell_text(sink, grades->items[g].text);
        for (size_t k = 0; k < cases->count; k++) {
            const struct json *counts = json_get(&cases->items[k], "counts");
            export_cell_number(sink, counts && g < counts->count ? counts->items[g].number : NAN, 0);
        }
        export_row_end(sink);
    }
    export_cell_text(sink, words(s, (struct label){"平均违约概率", "Average PD"}));
    for (size_t k = 0; cases && k < cases->count; k++) {
        double pd = NAN;
        json_get_number(&cases->items[k], "average_pd", &pd);
        export_cell_number(sink, pd, 8);
    }
    export_row_end(sink);
}

static void write_moves(struct session *s, struct export_sink *sink, const struct json *result)
{
    const struct json *moves = json_get(result, "moves");
    bool masked = scope_masks(s, &customer_entity, customer_entity.title);
    export_row_end(sink);
    export_cell_text(sink, words(s, (struct label){"变动客户", "Customers that move"}));
    export_row_end(sink);
    for (size_t i = 0; moves && i < moves->count; i++) {
        const struct json *move = &moves->items[i], *grades = json_get(move, "grades"), *pds = json_get(move, "pds");
        struct customer row;
        int64_t home, id;
        if (masked || !id_parse(json_get_text(move, "customer"), &home, &id) ||
            record_load(s, &customer_entity, home, id, &row))
            continue;
        const char *section = json_get_text(move, "section");
        export_cell_text(sink, row.name);
        export_cell_text(sink, section ? words(s, climate_section_label(s, section)) : NULL);
        for (size_t k = 0; grades && pds && k < grades->count && k < pds->count; k++) {
            export_cell_text(sink, grades->items[k].text);
            export_cell_number(sink, pds->items[k].number, 8);
        }
        export_row_end(sink);
    }
}

static const struct error *write_book(struct call *call)
{
    struct session *s = call->session;
    struct export_sink *sink;
    struct climate_data data = {0};
    struct climate_run run;
    bool found;
    const char *problem;
    if (!s->policy->climate || !s->policy->industry)
        return error_make(s->arena, ERROR_CLIMATE_NO_POLICY);
    TRY(climate_read(s, &data));
    TRY(climate_newest_run(s, &run, &found));
    const char *path =
        arena_format(s->arena, "%s/climate-%s.xlsx", s->bank->data_folder, id_text(s->arena, id_new(), id_new()));
    TRY(export_sink_open(s->arena, path, true, &sink));
    write_series(s, &data, sink);
    const struct json *result = found ? json_read(s->arena, run.result, strlen(run.result), &problem) : NULL;
    if (result) {
        write_counts(s, sink, result);
        write_moves(s, sink, result);
        export_note(sink, "试算 Trial", instant_text(s->arena, run.run_at));
        export_note(sink, "试算政策 Policy of the trial", run.policy_version);
    }
    export_note(sink, "导出人 By", s->person_name);
    export_note(sink, "时间 At", instant_text(s->arena, s->now));
    export_note(sink, "基准日 As of", date_text(s->arena, s->today));
    export_note(sink, "政策 Policy", s->policy->hash);
    export_note(sink, "", "内部资料，仅限授权用途。 For authorised use inside the bank only.");
    TRY(export_sink_close(sink));
    call->bytes_name = arena_format(s->arena, "climate-%s.xlsx", date_text(s->arena, s->today));
    return export_take(s, path, call->bytes);
}

static const struct error *note_export(struct call *call)
{
    return audit_write(call->session, "climate_run", 0, 0, "export",
                       arena_format(call->session->arena, "{\"bytes\":%zu}", call->bytes->size));
}

const struct error *operation_climate_workbook(struct call *call)
{
    TRY(call_read(call, write_book));
    return call->session->viewer.as_of == NONE ? call_write(call, note_export) : NULL;
}
