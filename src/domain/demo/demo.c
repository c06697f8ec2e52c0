/* The order of work: the bank, its casts, the customers batch by batch, then what ties them together. */
#include "domain/demo/demo.h"

#include "domain/demo/world.h"
#include "queries.h"

#include <math.h>
#include <string.h>
#include <time.h>

enum {
    DEMO_DETAILED = 5000,
    DEMO_LEAST = 200,
    CUSTOMERS_MOST = 1700000,
    BATCH = 1000,
    SEQUENCES = 2048,  /* ids of one millisecond */
    FIRST_DAY = 18263, /* 2020-01-02: ids carry an instant, these lie before every real one */
    MONTHS = 72,
};

struct demo_options demo_options_default(void)
{
    return (struct demo_options){.seed = 1,
                                 .customers = 2000,
                                 .detailed = DEMO_DETAILED,
                                 .today = instant_date(instant_now()),
                                 .bank_name = "融山银行",
                                 .password = "steward-demo"};
}

/* --- the world ------------------------------------------------------------------------------------------------- */

int64_t world_id(int64_t number, int64_t slot)
{
    int64_t millisecond = (int64_t)(FIRST_DAY - 18262) * 86400000 + number * (SLOTS / SEQUENCES) + slot / SEQUENCES;
    return millisecond << 21 | slot % SEQUENCES;
}

int64_t world_beside(int64_t customer, int64_t slot)
{
    return ((customer >> 21) + slot / SEQUENCES) << 21 | slot % SEQUENCES;
}

int64_t world_child(struct party *party)
{
    return world_id(party->number, party->next_slot++ % SLOTS);
}

/* What number 0 has no room for lies past the last customer. */
int64_t world_shared(struct world *world)
{
    int64_t slot = world->shared_slot++, beyond = slot / SLOTS;
    return world_id(beyond ? CUSTOMERS_MOST + beyond : 0, slot % SLOTS);
}

struct random world_random(const struct world *world, enum stream stream, int64_t number)
{
    return random_from(world->options.seed * 64 + stream, (uint64_t)number);
}

int64_t world_instant(const struct world *world, struct random *r, int64_t date)
{
    int64_t at = instant_of_date(date) + random_int(r, 9 * 60, 18 * 60) * 60000,
            latest = instant_of_date(world->options.today);
    return at < latest ? at : latest - random_int(r, 1, 600) * 60000;
}

double world_climate(const struct world *world, const struct sector *sector, int months_ago)
{
    static const char *const last_division[] = {"05", "12", "43", "46", "50", "52", "60", "62", "65", "69",
                                                "70", "72", "75", "79", "82", "83", "85", "90", "96", "97"};
    int section = 0, month = MONTHS - 1 - months_ago;
    while (section < 19 && strcmp(sector->code, last_division[section]) > 0)
        section++;
    return world->climate[section][month < 0 ? 0 : month];
}

const struct error *world_put(struct world *world, const struct entity *entity, void *row, int64_t id,
                              int64_t recorded_at, int64_t by)
{
    struct record *record = row;
    record->id = id;
    record->version = 1;
    record->recorded_at = recorded_at;
    record->recorded_by = by;
    return load_row(world->load, entity, row);
}

/* Each section swings around a mean of its own; building and property fall, technology rises. */
static void make_climate(struct world *world)
{
    static const double drift[20] = {0, -4, -1, 2, -7, -1, 1, 1, 8, 1, -14, 1, 5, 1, 0, -3, 4, 1, 0, 0};
    for (int section = 0; section < 20; section++) {
        struct random r = world_random(world, STREAM_CLIMATE, section);
        double level = 0, phase = random_between(&r, 0, 2 * M_PI);
        for (int month = 0; month < MONTHS; month++) {
            level = .9 * level + 1.1 * random_normal(&r);
            double swing = 3 * sin(2 * M_PI * month / 42 + phase), trend = drift[section] * (month - 20) / 40;
            world->climate[section][month] = round((101 + level + swing + trend) * 10) / 10;
        }
    }
}

static const struct error *put_climate(struct world *world)
{
    int year, month, day;
    date_to_civil(world->options.today, &year, &month, &day);
    int64_t first = date_from_civil(year, month, 1);
    for (int section = 0; section < 20; section++)
        for (int m = 0; m < MONTHS; m++) {
            struct industry_index row;
            double now = world->climate[section][m], before = world->climate[section][m > 5 ? m - 6 : 0];
            record_clear(&industry_index_entity, &row);
            row.industry = arena_format(world->arena, "%c", 'A' + section);
            row.valid_from = date_add_months(first, m + 1 - MONTHS, 1);
            row.climate = now;
            row.outlook = now > before + 4   ? INDUSTRY_INDEX_OUTLOOK_POSITIVE
                          : now < before - 4 ? INDUSTRY_INDEX_OUTLOOK_NEGATIVE
                                             : INDUSTRY_INDEX_OUTLOOK_STABLE;
            row.source = "本行行业研究";
            TRY(world_put(world, &industry_index_entity, &row, world_shared(world), instant_of_date(row.valid_from),
                          0));
        }
    return NULL;
}

static void cast(struct world *world)
{
    world->party_count =
        world->options.customers < world->options.detailed ? world->options.customers : world->options.detailed;
    world->parties = ARENA_LIST(world->lasting, struct party, world->party_count);
    for (int64_t i = 0; i < world->party_count; i++)
        party_make(world, i + 1, world->lasting, &world->parties[i]);
    stories_cast(world);
    network_cast(world);
    departures_cast(world);
}

/* --- batches --------------------------------------------------------------------------------------------------- */

static const struct error *found_bank(struct load *load, void *context)
{
    struct world *world = context;
    int64_t customers;
    TRY(store_int(load_session(load)->tx, &query_demo_customers, NO_VALUES, &customers));
    if (customers)
        return error_make(world->lasting, ERROR_SYSTEM_SETTING, .field = "demo", .arguments = {"an empty database"});
    TRY(staff_put(world));
    TRY(fixings_put(world));
    make_climate(world);
    return put_climate(world);
}

static int statements_wanted(const struct party *party)
{
    if (!party->company || party->duplicate_of)
        return 0;
    if (!party->detailed)
        return party->kind == CUSTOMER_KIND_MEDIUM || party->kind == CUSTOMER_KIND_LARGE ||
                       party->kind == CUSTOMER_KIND_SPV
                   ? 2
                   : 0;
    if (party->story)
        return party->path == PATH_YOUNG || party->path == PATH_PROJECT ? 3 : 5;
    if (party->kind == CUSTOMER_KIND_MICRO)
        return party->number % 5 < 2 ? 0 : 3;
    return party->path == PATH_YOUNG ? 3 : 3 + (int)(party->number % 3);
}

static bool files_consolidated(const struct world *world, const struct party *party)
{
    bool parent = party->family && world->families[party->family - 1].members[0] == party->number - 1;
    return party->detailed && party->company && (parent || (party->kind == CUSTOMER_KIND_LARGE && party->number % 2));
}

static const struct error *put_customer(struct world *world, struct party *party)
{
    struct books books = {0};
    int wanted = statements_wanted(party);
    if (wanted)
        books_make(world, party, wanted, false, &books);
    else
        books.distress = .15;
    TRY(customer_put(world, party, &books));
    TRY(books_put(world, party, &books, false));
    if (wanted && files_consolidated(world, party)) {
        struct books whole;
        books_make(world, party, wanted, true, &whole);
        TRY(books_put(world, party, &whole, true));
    }
    TRY(ledger_put(world, party, &books));
    if (!party->detailed)
        return NULL;
    TRY(file_put(world, party, &books));
    TRY(document_put(world, party, &books));
    return risks_put(world, party, &books);
}

struct batch {
    struct world *world;
    int64_t first, count;
};

static const struct error *put_batch(struct load *load, void *context)
{
    (void)load;
    const struct batch *batch = context;
    struct world *world = batch->world;
    for (int64_t number = batch->first; number < batch->first + batch->count; number++) {
        struct party outline, *party = &outline;
        arena_reset(world->arena);
        if (number <= world->party_count)
            party = &world->parties[number - 1];
        else
            party_make(world, number, world->arena, &outline);
        TRY(put_customer(world, party));
    }
    return NULL;
}

static const struct error *put_ties(struct load *load, void *context)
{
    (void)load;
    struct world *world = context;
    TRY(network_put(world));
    TRY(stories_put(world));
    TRY(portfolio_put(world));
    TRY(climate_put(world));
    TRY(references_put(world));
    return projects_put(world);
}

static void tell(const struct world *world, int64_t done)
{
    const struct demo_options *o = &world->options;
    if (o->progress)
        o->progress(o->progress_context, done, o->customers, load_count(world->load));
}

static const struct error *build(struct world *world)
{
    TRY(load_batch(world->load, "demo", found_bank, world));
    cast(world);
    for (int64_t first = 1; first <= world->options.customers; first += BATCH) {
        int64_t left = world->options.customers - first + 1;
        struct batch batch = {world, first, left < BATCH ? left : BATCH};
        TRY(load_batch(world->load, "demo", put_batch, &batch));
        tell(world, first + batch.count - 1);
    }
    arena_reset(world->arena);
    return load_batch(world->load, "demo", put_ties, world);
}

static const struct error *check_options(struct arena *arena, const struct demo_options *o)
{
    if (o->customers < DEMO_LEAST || o->customers > CUSTOMERS_MOST)
        return error_make(arena, ERROR_SYSTEM_SETTING, .field = "customers",
                          .value = arena_format(arena, "%lld", (long long)o->customers), .arguments = {"200..1700000"});
    if (o->detailed < DEMO_LEAST || o->detailed > 50000)
        return error_make(arena, ERROR_SYSTEM_SETTING, .field = "detailed",
                          .value = arena_format(arena, "%lld", (long long)o->detailed), .arguments = {"200..50000"});
    return NULL;
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The first problem alone: what follows it lies in memory that goes with the load. */
static const struct error *kept(struct arena *arena, const struct error *error)
{
    if (!error)
        return NULL;
    struct error alone = *error;
    alone.next = NULL;
    return error_copy(arena, &alone);
}

const struct error *demo_create(struct arena *arena, struct bank *bank, const struct demo_options *options,
                                struct demo_report *report)
{
    TRY(check_options(arena, options));
    double start = seconds_now();
    struct world *world = ARENA_NEW(arena, struct world);
    *world = (struct world){
        .options = *options, .load = load_new(bank), .lasting = arena_new(), .arena = arena_new(), .shared_slot = 1};
    for (size_t i = 0; i < STATEMENT_ITEM_COUNT; i++)
        world->statement_fields[i] = entity_field(&statement_entity, statement_item_names[i].code);
    const struct error *error = kept(arena, build(world));
    *report = (struct demo_report){.customers = options->customers, .rows = load_count(world->load)};
    const struct error *end = load_end(world->load, arena, error != NULL);
    report->seconds = seconds_now() - start;
    arena_free(world->lasting);
    arena_free(world->arena);
    return error ? error : end;
}
