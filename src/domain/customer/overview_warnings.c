/* Facts that call for attention, each with its figures. Rules of early warning come on top; these are plain
 * observations. */
#include "domain/customer/overview.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <string.h>

enum { SOON_DAYS = 90, VERY_SOON_DAYS = 30, BAD_DEBT_DAYS = 90, JUDGEMENT_DAYS = 730 };

struct observation {
    const char *kind, *level;
    struct label title, why;
    int64_t amount, due;
    const char *entity, *id;
};

static void write_warning(struct json_writer *w, const struct observation *warning)
{
    json_open(w, '{');
    json_put_text(w, "kind", warning->kind);
    json_put_text(w, "level", warning->level);
    label_put(w, "title", warning->title);
    label_put(w, "why", warning->why);
    json_put_int(w, "amount", warning->amount);
    json_put_date(w, "due", warning->due);
    json_key(w, "source");
    json_open(w, '{');
    json_put_text(w, "entity", warning->entity);
    json_put_text(w, "id", warning->id);
    json_close(w, '}');
    json_close(w, '}');
}

static void warn_loan(struct overview *o, const struct overview_loan *loan)
{
    struct arena *arena = o->s->arena;
    const char *id = id_text(arena, o->id, loan->id);
    int64_t left = loan->matures_on == NONE ? NONE : loan->matures_on - o->s->today;
    if (!strcmp(loan->status, "overdue")) {
        int64_t days = loan->overdue_days == NONE ? 0 : loan->overdue_days,
                amount = loan->overdue_amount != NONE ? loan->overdue_amount : loan->balance;
        write_warning(o->w, &(struct observation){
                                "overdue_loan",
                                days > BAD_DEBT_DAYS ? "red" : "orange",
                                {"贷款逾期", "Loan overdue"},
                                {arena_format(arena, "借据 %s 逾期 %lld 天", loan->number, (long long)days),
                                 arena_format(arena, "Loan %s is %lld days overdue", loan->number, (long long)days)},
                                amount,
                                loan->matures_on,
                                "loan",
                                id});
    } else if (!strcmp(loan->status, "live") && left != NONE && left <= SOON_DAYS) {
        write_warning(o->w, &(struct observation){"maturing_loan",
                                              left <= VERY_SOON_DAYS ? "yellow" : "blue",
                                              {"贷款将到期", "Loan matures soon"},
                                              {arena_format(arena, "借据 %s 于 %s 到期，剩 %lld 天", loan->number,
                                                            date_text(arena, loan->matures_on), (long long)left),
                                               arena_format(arena, "Loan %s matures on %s, in %lld days", loan->number,
                                                            date_text(arena, loan->matures_on), (long long)left)},
                                              loan->balance,
                                              loan->matures_on,
                                              "loan",
                                              id});
    }
    if (loan->five_class && strcmp(loan->five_class, "normal")) {
        const struct field *field = entity_field(&loan_entity, "five_class");
        for (size_t i = 1; i < field->choice_count; i++)
            if (!strcmp(field->choices[i].name, loan->five_class))
                write_warning(
                    o->w,
                    &(struct observation){
                        "classification",
                        i > 1 ? "red" : "orange",
                        {"五级分类下调", "Loan classified"},
                        {arena_format(arena, "借据 %s 分类为%s", loan->number, field->choices[i].label.zh),
                         arena_format(arena, "Loan %s is classified as %s", loan->number, field->choices[i].label.en)},
                        loan->balance,
                        NONE,
                        "loan",
                        id});
    }
}

static void warn_grade(struct overview *o)
{
    const struct master_scale *scale = o->s->policy->scale;
    int now = o->grade ? scale_find(scale, o->grade) : -1,
        before = o->previous_grade ? scale_find(scale, o->previous_grade) : -1;
    if (now < 0 || before < 0 || now <= before)
        return;
    struct arena *arena = o->s->arena;
    write_warning(o->w, &(struct observation){"grade_fall",
                                          now - before > 2 ? "orange" : "yellow",
                                          {"等级下调", "Grade fell"},
                                          {arena_format(arena, "由 %s 降至 %s", o->previous_grade, o->grade),
                                           arena_format(arena, "From %s to %s", o->previous_grade, o->grade)},
                                          NONE,
                                          NONE,
                                          "assessment",
                                          NULL});
}

static void warn_stale(struct overview *o)
{
    struct arena *arena = o->s->arena;
    for (size_t i = 0; i < o->quality.count; i++) {
        const struct quality_group *group = &o->quality.groups[i];
        if (group->state != FRESHNESS_STALE)
            continue;
        bool statement = !strcmp(group->policy->name, "statement");
        long long late = (long long)(o->s->today - group->due_on);
        write_warning(o->w, &(struct observation){statement ? "statement_stale" : "data_stale",
                                              statement ? "yellow" : "blue",
                                              {arena_format(arena, "%s过期", group->policy->label.zh),
                                               arena_format(arena, "%s: stale", group->policy->label.en)},
                                              {arena_format(arena, "最近 %s，已超期 %lld 天",
                                                            date_text(arena, group->updated_on), late),
                                               arena_format(arena, "Last of %s, %lld days beyond what is allowed",
                                                            date_text(arena, group->updated_on), late)},
                                              NONE,
                                              group->due_on,
                                              statement ? "statement" : "customer",
                                              NULL});
    }
}

static const struct error *warn_court(struct overview *o)
{
    struct rows *rows;
    const struct error *error;
    struct arena *arena = o->s->arena;
    TRY(store_query(o->s->tx, &query_overview_judgements, VALUES(sql_int(o->id), sql_int(o->s->today - JUDGEMENT_DAYS)),
                    &rows));
    while (rows_next(rows, &error)) {
        bool fell = !strcmp(rows_text(rows, 1), "default");
        const char *on = date_text(arena, rows_int(rows, 3));
        write_warning(o->w, &(struct observation){fell ? "default" : "judgement",
                                              fell ? "red" : "orange",
                                              fell ? (struct label){"违约记录", "Default on record"}
                                                   : (struct label){"司法记录", "Court record"},
                                              {arena_format(arena, "%s 发生，未了结", on),
                                               arena_format(arena, "Since %s, still open", on)},
                                              rows_int(rows, 2),
                                              NONE,
                                              "credit_record",
                                              id_text(arena, o->id, rows_int(rows, 0))});
    }
    return error;
}

const struct error *overview_warnings(struct overview *o)
{
    struct arena *arena = o->s->arena;
    json_key(o->w, "warnings");
    json_open(o->w, '[');
    for (size_t i = 0; i < o->loan_count; i++)
        warn_loan(o, &o->loans[i]);
    TRY(warn_court(o));
    warn_grade(o);
    if (o->circle_size)
        write_warning(o->w, &(struct observation){"guarantee_circle",
                                              "orange",
                                              {"处于担保圈", "In a guarantee circle"},
                                              {arena_format(arena, "圈内 %zu 户", o->circle_size),
                                               arena_format(arena, "A circle of %zu", o->circle_size)},
                                              o->circle_amount,
                                              NONE,
                                              "relation",
                                              NULL});
    warn_stale(o);
    json_close(o->w, ']');
    return NULL;
}
