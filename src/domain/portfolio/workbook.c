/* The book as a workbook: every exposure the reader may see, with what the figures are made of. */
#include "base/text.h"
#include "domain/export/export.h"
#include "domain/portfolio/cockpit.h"
#include "queries.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/check.h"

#include <math.h>
#include <string.h>

static void heading(const struct session *s, struct export_sink *sink)
{
    static const struct label columns[] = {{"客户", "Customer"},
                                           {"等级", "Grade"},
                                           {"行业", "Industry"},
                                           {"地区", "Region"},
                                           {"产品", "Product"},
                                           {"五级分类", "Class"},
                                           {"贷款余额（元）", "Loan balance, CNY"},
                                           {"风险暴露（元）", "Exposure, CNY"},
                                           {"违约概率", "PD"},
                                           {"违约损失率", "LGD"},
                                           {"剩余年限", "Years left"},
                                           {"年利率", "Rate"},
                                           {"逾期天数", "Days overdue"},
                                           {"资本要求K", "Capital K"},
                                           {"风险加权资产（元）", "RWA, CNY"},
                                           {"阶段", "Stage"},
                                           {"阶段理由", "Reason of the stage"},
                                           {"减值（元）", "ECL, CNY"}};
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
        export_cell_text(sink, s->language == LANGUAGE_ZH ? columns[i].zh : columns[i].en);
    export_row_end(sink);
}

static const char *words(const struct session *s, struct label label)
{
    return s->language == LANGUAGE_ZH ? label.zh : label.en;
}

static void write_rows(struct session *s, const struct position *p, struct export_sink *sink)
{
    const struct field *product = entity_field(&loan_entity, "product"),
                       *class = entity_field(&loan_entity, "five_class");
    struct ecl_terms terms;
    const char *name = NULL;
    ecl_terms_make(p, &terms);
    for (size_t i = 0; i < p->count; i++) {
        const struct book_customer *c = &p->customers[p->customer[i]];
        struct account_ecl e = account_ecl(p, &terms, i);
        double k = position_capital(p, i);
        if (!i || p->customer[i] != p->customer[i - 1])
            name = limit_object_name(s, LIMIT_CUSTOMER, c->id);
        export_cell_text(sink, name);
        export_cell_text(sink, c->grade >= 0 ? p->scale->grades[c->grade].name : NULL);
        export_cell_text(sink, words(s, book_section_label(s, c->section)));
        export_cell_text(sink, words(s, book_province_label(s, c->province)));
        export_cell_text(sink, words(s, product->choices[p->product[i]].label));
        export_cell_text(sink, words(s, class->choices[p->class[i]].label));
        export_cell_number(sink, p->loans[i] / 100, 2);
        export_cell_number(sink, p->exposure[i] / 100, 2);
        export_cell_number(sink, p->pd[i], 6);
        export_cell_number(sink, p->lgd[i], 4);
        export_cell_number(sink, p->years[i], 3);
        export_cell_number(sink, p->rate[i], 6);
        export_cell_number(sink, (double)p->overdue_days[i], 0);
        export_cell_number(sink, k, 6);
        export_cell_number(sink, k * 12.5 * p->exposure[i] / 100, 2);
        export_cell_number(sink, e.stage, 0);
        export_cell_text(sink, words(s, stage_reason_labels[e.reason]));
        export_cell_number(sink, e.booked / 100, 2);
        export_row_end(sink);
    }
}

static const struct error *write_workbook(struct call *call, const struct book *book)
{
    struct session *s = call->session;
    struct book_view view;
    struct export_sink *sink;
    TRY(book_view(s, book, &view));
    struct position *p = position_make(s, &view, 1);
    const char *path =
        arena_format(s->arena, "%s/portfolio-%s.xlsx", s->bank->data_folder, id_text(s->arena, id_new(), id_new()));
    TRY(export_sink_open(s->arena, path, true, &sink));
    heading(s, sink);
    write_rows(s, p, sink);
    export_note(sink, "导出人 By", s->person_name);
    export_note(sink, "时间 At", instant_text(s->arena, s->now));
    export_note(sink, "基准日 As of", date_text(s->arena, s->today));
    export_note(sink, "行数 Rows", arena_format(s->arena, "%zu", p->count));
    export_note(sink, "政策 Policy", s->policy->hash);
    export_note(sink, "", "内部资料，仅限授权用途。 For authorised use inside the bank only.");
    TRY(export_sink_close(sink));
    call->bytes_name = arena_format(s->arena, "portfolio-%s.xlsx", date_text(s->arena, s->today));
    return export_take(s, path, call->bytes);
}

static const struct error *note_export(struct call *call)
{
    return audit_write(call->session, "portfolio", 0, 0, "export",
                       arena_format(call->session->arena, "{\"bytes\":%zu}", call->bytes->size));
}

static const struct error *read_workbook(struct call *call)
{
    return with_book(call, write_workbook);
}

const struct error *operation_portfolio_workbook(struct call *call)
{
    TRY(call_read(call, read_workbook));
    return call->session->viewer.as_of == NONE ? call_write(call, note_export) : NULL;
}
