/* Days that call for a word: the relation's anniversary, a birthday; and financing that will be needed. */
#include "base/text.h"
#include "domain/brief/brief.h"
#include "domain/need/need.h"
#include "domain/workbench/work.h"
#include "queries.h"

enum { DATE_DAYS = 7, NEED_DAYS = 180 };

static void since_line(struct work *work, struct rows *rows)
{
    int64_t since = rows_int(rows, 4);
    int year, then, month, day;
    const char *text = date_text(work->s->arena, since);
    int64_t days = brief_birthday_days(work->s->today, text);
    if (days < 0 || days > DATE_DAYS)
        return;
    date_to_civil(since, &then, &month, &day);
    date_to_civil(work->s->today + days, &year, &month, &day);
    if (year <= then)
        return;
    struct work_item *item = work_take(work, rows, "anniversary", "customer");
    item->due = work->s->today + days;
    item->days_to_due = days;
    item->years = year - then;
    item->title = SAY("合作 %d 周年", "Anniversary, year %d", year - then);
    item->why = days ? SAY("%s 起合作，还有 %lld 天", "A customer since %s, in %lld days", text, (long long)days)
                     : SAY("%s 起合作，就在今天", "A customer since %s, today", text);
    item->action = "note_call";
}

static void birthday_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    int64_t birthday = rows_int(rows, 6), days = brief_birthday_days(work->s->today, date_text(arena, birthday));
    if (days < 0 || days > DATE_DAYS)
        return;
    const char *name = arena_text(arena, rows_text(rows, 4)), *position = arena_text(arena, rows_text(rows, 5));
    struct work_item *item = work_take(work, rows, "birthday", "contact");
    item->due = work->s->today + days;
    item->days_to_due = days;
    item->title = SAY("联系人生日：%s%s%s", "Birthday: %s%s%s", name, position ? " · " : "", position ? position : "");
    item->why = days ? SAY("还有 %lld 天，适合问候", "In %lld days, a reason to call", (long long)days)
                     : (struct label){"就是今天，适合问候", "Today, a reason to call"};
    item->action = "note_call";
    item->part = "contacts";
}

const struct error *work_dates(struct work *work)
{
    if (!work->mine)
        return NULL;
    TRY(work_gather(work, &query_work_since_mine, NO_VALUES, since_line));
    return work_gather(work, &query_work_birthdays_mine, NO_VALUES, birthday_line);
}

const struct error *work_needs(struct work *work)
{
    struct needs needs;
    if (!work->mine)
        return NULL;
    TRY(needs_load(work->s, work->s->person, NEED_DAYS, &needs));
    for (size_t i = 0; i < needs.count; i++) {
        const struct need *need = &needs.items[i];
        struct work_item *item = work_add(work, arena_format(work->s->arena, "need_%s", need->kind), need->entity,
                                          need->customer, need->record);
        item->customer_title = need->customer_name;
        item->tier = need->tier;
        item->amount = need->amount;
        item->due = need->on;
        item->days_to_due = need->on - work->s->today;
        item->title = need->title;
        item->why = need->why;
        if (need->scheme) {
            item->why.zh = arena_format(work->s->arena, "%s；可先用“%s”方案", need->why.zh, need->scheme_label.zh);
            item->why.en = arena_format(work->s->arena, "%s; begin with “%s”", need->why.en, need->scheme_label.en);
        }
        item->scheme = need->scheme;
        item->financed = need->financed;
        item->action = need->scheme ? "design_scheme" : "open";
    }
    return NULL;
}
