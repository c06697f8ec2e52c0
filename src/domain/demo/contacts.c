/* The fixed contacts of the last months with customers whose tier promises them: tiers are known only once the bank has
 * been rated, so this comes last. How well a promise is kept is a trait of the relationship manager. */
#include "domain/contact/contact.h"
#include "domain/demo/world.h"
#include "record/record.h"

enum { MONTHS_BACK = 4, FIRST_SLOT = 3500, STREAM_CONTACTS = 60 };

struct touching {
    struct arena *arena;
    const struct demo_options *options;
    struct load *load;
    struct contact_month month;
    struct contact_clients clients;
    int64_t slot; /* next free one at every customer */
};

static const struct error *put_touch(struct touching *t, const struct contact_client *client, struct random *r,
                                     int64_t day, int slot)
{
    static const struct {
        const char *subject, *minutes, *next;
    } talks[] = {
        {"月度固定联系", "客户生产经营正常，本月回款符合预期，暂无新增融资需求。", "下月继续跟进回款"},
        {"月度固定联系", "与财务负责人核对下月到期还款安排，资金已落实；介绍了利率下行后的续作方案。", "准备续作测算"},
        {"需求跟进", "客户询问票据贴现价格，已按层级价格区间报价，客户将比较他行报价。", "三日内回复最终报价"},
        {"经营情况沟通", "主要产品售价小幅回落，毛利率预计下降一个百分点；库存略增。", "索取最新一期报表"},
    };
    size_t talk = (size_t)random_below(r, 4);
    bool held = day < t->options->today;
    struct visit row;
    record_clear(&visit_entity, &row);
    row.record.id = world_beside(client->id, t->slot + slot);
    row.record.recorded_at = instant_of_date(held ? day : t->options->today - 3);
    row.record.recorded_by = client->owner;
    row.customer = client->id;
    row.owner = client->owner;
    row.subject = talks[talk].subject;
    row.kind = (int64_t)random_weighted(r, (const double[]){3, 2, 4, 1.5, .2}, 5);
    row.status = held ? VISIT_STATUS_HELD : VISIT_STATUS_PLANNED;
    row.planned_at = instant_of_date(day) + random_int(r, 18, 33) * 1800000;
    if (held) {
        row.held_at = row.planned_at + random_int(r, 0, 20) * 60000;
        row.minutes = talks[talk].minutes;
        row.next_step = talks[talk].next;
    }
    return load_row(t->load, &visit_entity, &row);
}

static const struct error *put_month(struct load *load, void *context)
{
    struct touching *t = context;
    for (size_t i = 0; i < t->clients.count; i++) {
        const struct contact_client *client = &t->clients.items[i];
        struct random owner = random_from(t->options->seed * 64 + STREAM_CONTACTS, (uint64_t)client->owner);
        struct random r =
            random_from(t->options->seed * 64 + STREAM_CONTACTS + 1, (uint64_t)(client->id ^ t->month.first));
        double discipline = random_between(&owner, .55, .98);
        for (int k = client->kept + client->planned; client->owner != NONE && k < client->promised; k++) {
            int64_t day = t->month.first + k * (30 / client->promised) + random_int(&r, 0, 10);
            while (date_weekday(day) > 5)
                day++;
            bool done = random_chance(&r, day < t->options->today ? discipline : .6);
            if (done && day <= t->month.last && day != t->options->today && contact_fits(client, day))
                TRY(put_touch(t, client, &r, day, k));
        }
    }
    (void)load;
    return NULL;
}

static const struct error *load_clients(struct touching *t, struct bank *bank, int64_t month)
{
    struct session s;
    struct tx tx;
    session_system(&s, bank, t->arena);
    const struct error *error = session_read(&s, &tx);
    if (!error) {
        char text[11];
        date_write(text, month);
        text[7] = 0;
        error = contact_month_read(&s, arena_text(t->arena, text), &t->month);
        if (!error)
            error = contact_clients_load(&s, &t->month, &(struct contact_filter){NONE, NONE, NONE, NULL}, &t->clients);
        session_end(&s);
    }
    session_close(&s);
    return error;
}

const struct error *demo_contacts(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct touching t = {.arena = arena_new(), .options = options, .load = load_new(bank), .slot = FIRST_SLOT};
    const struct error *error = NULL;
    for (int back = MONTHS_BACK; back >= 0 && !error; back--) {
        error = load_clients(&t, bank, date_add_months(options->today, -back, 1));
        t.slot = FIRST_SLOT + back * 8;
        if (!error)
            error = load_batch(t.load, "demo", put_month, &t);
        arena_reset(t.arena);
    }
    if (error)
        error = error_copy(arena, error);
    const struct error *end = load_end(t.load, arena, error != NULL);
    arena_free(t.arena);
    return error ? error : end;
}
