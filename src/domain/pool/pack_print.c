/* The pack on paper. */
#include "domain/pool/pack.h"
#include "domain/statement/figures.h"
#include "print/print.h"
#include "record/row.h"

#include <string.h>

struct sheet {
    struct session *s;
    struct print *p;
    const struct pack *pack;
};

static const char *word(const struct sheet *sheet, const char *zh, const char *en)
{
    return sheet->s->language == LANGUAGE_EN ? en : zh;
}

static const char *label_word(const struct sheet *sheet, struct label label)
{
    return word(sheet, label.zh, label.en);
}

static const char *money(const struct sheet *sheet, int64_t fen)
{
    return label_word(sheet, amount_label(sheet->s->arena, (double)fen));
}

static const char *choice_word(const struct sheet *sheet, const struct entity *entity, const char *name, int64_t value)
{
    const struct field *field = entity_field(entity, name);
    return value == NONE ? NULL : label_word(sheet, field->choices[value].label);
}

static const char *person(const struct sheet *sheet, int64_t id)
{
    struct person row;
    bool found;
    return row_stored(sheet->s, &person_entity, id, id, &row, &found) || !found ? "—" : row.name;
}

static const char *count(const struct sheet *sheet, int64_t n)
{
    return arena_format(sheet->s->arena, "%lld", (long long)n);
}

static void print_head(const struct sheet *sheet)
{
    const struct pack *pack = sheet->pack;
    const struct handover *row = &pack->row;
    struct arena *arena = sheet->s->arena;
    print_title(sheet->p, row->title, word(sheet, "客户交接包", "Handover of customers"));
    print_figures(sheet->p,
                  (struct print_pair[]){{word(sheet, "客户", "Customers"), count(sheet, (int64_t)pack->count)},
                                        {word(sheet, "贷款余额", "Loans"), money(sheet, pack->balance)},
                                        {word(sheet, "半年内到期", "Mature in 180 days"), count(sheet, pack->maturing)},
                                        {word(sheet, "预警", "Warnings"), count(sheet, pack->warnings)},
                                        {word(sheet, "客户请求", "Requests"), count(sheet, pack->requests)},
                                        {word(sheet, "任务", "Tasks"), count(sheet, pack->tasks)}},
                  6);
    const struct print_pair pairs[] = {
        {word(sheet, "移交人", "From"), person(sheet, row->from_person)},
        {word(sheet, "接收人", "To"), person(sheet, row->owner)},
        {word(sheet, "方式", "Kind"), choice_word(sheet, &handover_entity, "kind", row->kind)},
        {word(sheet, "原因", "Reason"), choice_word(sheet, &handover_entity, "reason", row->reason)},
        {word(sheet, "移交日", "Handed over on"), date_text(arena, instant_date(row->handed_at))},
        {word(sheet, "接收确认", "Acknowledged"),
         row->accepted_at == NONE ? NULL : date_text(arena, instant_date(row->accepted_at))},
    };
    print_pairs(sheet->p, pairs, 6, 2);
    if (row->note)
        print_text(sheet->p, row->note);
    if (pack->hidden > 0)
        print_note(sheet->p, arena_format(arena,
                                          word(sheet, "另有 %lld 户超出打印人的查看权限，未列入。",
                                               "%lld further customers lie outside what the reader may see."),
                                          (long long)pack->hidden));
}

static const char *kind_word(const struct sheet *sheet, const char *kind)
{
    for (size_t i = 0; i < pack_kind_count; i++)
        if (!strcmp(pack_kinds[i].name, kind))
            return label_word(sheet, pack_kinds[i].label);
    return kind;
}

static void print_customer(const struct sheet *sheet, const struct pack_customer *item)
{
    const struct print_column columns[] = {{word(sheet, "类别", "Kind"), PRINT_LEFT, .12},
                                           {word(sheet, "事项", "Matter"), PRINT_LEFT, 0},
                                           {word(sheet, "日期", "Date"), PRINT_LEFT, .13},
                                           {word(sheet, "金额", "Amount"), PRINT_RIGHT, .16}};
    struct arena *arena = sheet->s->arena;
    const char **cells = ARENA_LIST(arena, const char *, item->count * 4 + 1);
    for (size_t i = 0; i < item->count; i++) {
        const struct pack_line *line = &item->lines[i];
        const char *title = label_word(sheet, line->title);
        cells[i * 4] = kind_word(sheet, line->kind);
        cells[i * 4 + 1] =
            arena_format(arena, "%s%s%s%s%s", line->alarm ? PRINT_STRONG : "", title, line->alarm ? PRINT_PLAIN : "",
                         line->detail && *line->detail ? " · " : "", line->detail ? line->detail : "");
        cells[i * 4 + 2] = line->on == NONE ? "" : date_text(arena, line->on);
        cells[i * 4 + 3] = line->amount == NONE ? "" : money(sheet, line->amount);
    }
    print_heading(sheet->p, 2, item->name);
    const char *last = item->last_contact == NONE ? word(sheet, "无记录", "none on record")
                                                  : date_text(arena, instant_date(item->last_contact));
    print_note(sheet->p, arena_format(arena, "%s %s    %s %s    %s %s    %s %s", word(sheet, "等级", "Grade"),
                                      item->grade ? item->grade : "—", word(sheet, "贷款", "Loans"),
                                      money(sheet, item->balance), word(sheet, "存款", "Deposits"),
                                      money(sheet, item->deposits), word(sheet, "上次拜访", "Last visit"), last));
    if (item->count)
        print_table(sheet->p, &(struct print_table){
                                  .columns = columns, .column_count = 4, .cells = cells, .row_count = item->count});
    else
        print_text(sheet->p, word(sheet, "没有待办事项。", "Nothing is pending."));
}

static const struct error *print_pack(struct call *call)
{
    struct session *s = call->session;
    struct pack pack;
    TRY(pack_load(call, &pack));
    struct sheet sheet = {.s = s, .pack = &pack};
    sheet.p = print_open(s->arena, &(struct print_setup){.title = pack.row.title,
                                                         .author = "Steward 融管家",
                                                         .header = word(&sheet, "客户交接包", "Handover of customers"),
                                                         .header_right = date_text(s->arena, s->today),
                                                         .footer = word(&sheet, "内部资料，含客户信息",
                                                                        "Internal, holds data of customers"),
                                                         .language = s->language,
                                                         .created_at = instant_of_date(s->today)});
    print_head(&sheet);
    for (size_t i = 0; i < pack.count; i++)
        print_customer(&sheet, &pack.items[i]);
    print_space(sheet.p, 20);
    print_pairs(sheet.p,
                (struct print_pair[]){{word(&sheet, "移交人（签字）", "From (signature)"), " "},
                                      {word(&sheet, "接收人（签字）", "To (signature)"), " "}},
                2, 2);
    call->bytes_name = arena_format(s->arena, "%s.pdf", pack.row.title);
    call->bytes_type = "application/pdf";
    return print_finish(sheet.p, call->bytes);
}

const struct error *operation_handover_pack_print(struct call *call)
{
    return call_read(call, print_pack);
}
