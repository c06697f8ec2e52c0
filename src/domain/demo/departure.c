/* Customers who leave, and the way there: balances that run off over months, products that end, no more visits. Without
 * them nothing could be learned about leaving. */
#include "domain/demo/world.h"

#include <math.h>

enum { RUN_OFF_DAYS = 240, COURSE_DAYS = 900, STEP_DAYS = 60, AHEAD_DAYS = 220 };

static double chance_of(const struct party *p)
{
    static const double by_kind[] = {
        [CUSTOMER_KIND_INDIVIDUAL] = .2, [CUSTOMER_KIND_MICRO] = .24, [CUSTOMER_KIND_SMALL] = .13,
        [CUSTOMER_KIND_MEDIUM] = .06,    [CUSTOMER_KIND_LARGE] = .02,
    };
    bool fixed = p->story || p->family || p->duplicate_of || p->booked || p->path == PATH_PROJECT || !p->detailed;
    if (fixed || p->kind >= (int64_t)(sizeof(by_kind) / sizeof(by_kind[0])) || p->status == CUSTOMER_STATUS_PROSPECT)
        return 0;
    double path = p->path == PATH_DECLINE || p->path == PATH_ZOMBIE ? 2 : p->path == PATH_STAR ? .3 : 1;
    return p->status == CUSTOMER_STATUS_DORMANT ? 1 : p->status == CUSTOMER_STATUS_ACTIVE ? by_kind[p->kind] * path : 0;
}

void departures_cast(struct world *world)
{
    int64_t today = world->options.today;
    for (int64_t i = 0; i < world->party_count; i++) {
        struct party *p = &world->parties[i];
        struct random r = world_random(world, STREAM_DEPARTURE, p->number);
        bool leaves = random_chance(&r, chance_of(p));
        int64_t day = today + random_int(&r, -COURSE_DAYS, AHEAD_DAYS);
        if (!leaves || day < p->since + 200)
            continue;
        p->left_on = day;
        if (day + 45 < today)
            p->status = CUSTOMER_STATUS_DORMANT;
    }
}

double departure_share(const struct party *party, int64_t date)
{
    if (!party->left_on)
        return 1;
    double way = 1 - (double)(party->left_on - date) / RUN_OFF_DAYS; /* 0 at the start of the run-off, 1 at its end */
    return way <= 0 ? 1 : way >= 1 ? 0.0003 : pow(1 - way, 1.3) * .997 + .0003;
}

const struct error *account_course_put(struct world *world, struct party *party, struct account *row)
{
    struct random r = world_random(world, STREAM_DEPARTURE, party->number * 8 + row->kind);
    int64_t today = world->options.today, full = row->balance;
    int64_t first = row->opened_on > today - COURSE_DAYS ? row->opened_on : today - COURSE_DAYS;
    int64_t version = 1;
    struct account past = *row;
    double drift = 0;
    row->balance = llround((double)full * departure_share(party, today) / 100) * 100;
    past.record = (struct record){.home = party->id, .id = world_child(party), .version = 1};
    past.record.recorded_at =
        instant_of_date(row->opened_on > party->since ? row->opened_on : party->since) + 9 * 3600000;
    for (int64_t date = first; date + STEP_DAYS < today; date += STEP_DAYS) {
        int64_t until = instant_of_date(date + STEP_DAYS) + 2 * 3600000;
        drift = .8 * drift + .18 * random_normal(&r);
        if (until <= past.record.recorded_at)
            continue;
        past.balance = llround((double)full * exp(drift) * departure_share(party, date) / 100) * 100;
        past.balance_on = date;
        past.record.version = version++;
        TRY(load_past(world->load, &account_entity, &past, until));
        past.record.recorded_at = until;
    }
    row->record = past.record;
    row->record.version = version;
    return load_row(world->load, &account_entity, row);
}

const struct error *holding_put(struct world *world, struct party *party, struct product_holding *row)
{
    struct random r = world_random(world, STREAM_DEPARTURE, party->number * 32 + 16 + row->product);
    int64_t since = row->since < party->since ? party->since : row->since;
    int64_t ends = party->left_on ? party->left_on - random_int(&r, 0, 150) : NONE;
    if (ends != NONE && ends <= since + 30)
        return NULL; /* would have begun after it left */
    row->record = (struct record){.home = party->id, .id = world_child(party), .version = 1};
    row->record.recorded_at = world_instant(world, &r, since);
    if (ends != NONE && ends < world->options.today) {
        int64_t until = instant_of_date(ends) + 10 * 3600000;
        if (until <= row->record.recorded_at)
            until = row->record.recorded_at + 3600000;
        TRY(load_past(world->load, &product_holding_entity, row, until));
        row->ended_on = ends;
        row->record.version = 2;
        row->record.recorded_at = until;
    }
    return load_row(world->load, &product_holding_entity, row);
}
