/* What matters today, ranked by policy/workbench. */
#include "domain/workbench/work.h"
#include "policy/snapshot.h"
#include "record/call.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* weight × urgency from which a line bears a colour; the customer's importance moves the line up, not its colour. */
static const struct {
    double from;
    const char *level;
} levels[] = {{70, "red"}, {40, "orange"}, {20, "yellow"}, {0, "blue"}};

static void put_facts(struct fact_set *facts, const struct work_item *item)
{
    fact_set_reset(facts);
    if (item->days_to_due != NONE)
        fact_put_number(facts, "days_to_due", (double)item->days_to_due);
    if (item->days_waiting != NONE)
        fact_put_number(facts, "days_waiting", (double)item->days_waiting);
    if (item->amount != NONE)
        fact_put_int(facts, "item_amount", item->amount);
    fact_put_text(facts, "item_priority", item->priority ? item->priority : "normal");
    if (!isnan(item->change))
        fact_put_number(facts, "item_change", item->change);
    if (!isnan(item->match_weight))
        fact_put_number(facts, "match_weight", item->match_weight);
    if (item->tier)
        fact_put_text(facts, "tier", item->tier);
    if (item->item_level)
        fact_put_text(facts, "item_level", item->item_level);
    if (item->years != NONE)
        fact_put_number(facts, "item_years", (double)item->years);
}

/* Lines the policy does not name, or does not want shown now, fall out. */
static void rank(struct work *work)
{
    const struct workbench *policy = work->s->policy->workbench;
    struct fact_set *facts = fact_set_new(work->s->arena, work->s->policy->facts);
    size_t kept = 0;
    for (size_t i = 0; i < work->count; i++) {
        struct work_item *item = &work->items[i];
        const struct workbench_kind *kind = workbench_kind(policy, item->kind);
        if (!kind)
            continue;
        put_facts(facts, item);
        struct workbench_rank found = workbench_rank(policy, kind, facts);
        if (!found.shown)
            continue;
        item->rank = found.rank;
        item->urgency = found.urgency;
        item->importance = found.importance;
        item->policy = kind;
        for (size_t k = sizeof(levels) / sizeof(levels[0]); k-- > 0;)
            if (kind->weight * found.urgency >= levels[k].from)
                item->level = levels[k].level;
        work->items[kept++] = *item;
    }
    work->count = kept;
}

static int by_rank(const void *a, const void *b)
{
    const struct work_item *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? 1 : -1;
    return (x->id > y->id) - (x->id < y->id);
}

/* A day of one kind of line alone is no day: each further line of a kind counts a little less. */
static void vary(struct work *work)
{
    const struct workbench *policy = work->s->policy->workbench;
    double *factor = ARENA_LIST(work->s->arena, double, policy->count + 1);
    for (size_t i = 0; i < policy->count; i++)
        factor[i] = 1;
    for (size_t i = 0; i < work->count; i++) {
        double *mine = &factor[work->items[i].policy - policy->kinds];
        work->items[i].rank *= *mine;
        *mine *= policy->again;
    }
}

static void sort(struct work *work)
{
    if (work->count)
        qsort(work->items, work->count, sizeof(*work->items), by_rank);
}

static const char *link_of(struct arena *arena, const struct work_item *item)
{
    if (!strcmp(item->entity, "warning"))
        return arena_format(arena, "/warnings/%s", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "rating_model"))
        return arena_format(arena, "/lab/%s?tab=monitoring", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "handover"))
        return arena_format(arena, "/handovers/%s", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "service_request"))
        return arena_format(arena, "/service/%s", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "covenant"))
        return arena_format(arena, "/covenants/%s", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "inspection"))
        return arena_format(arena, "/inspections/%s", id_text(arena, item->home, item->id));
    if (item->scheme)
        return arena_format(arena, "/schemes?customer=%s&template=%s&amount=%lld",
                            id_text(arena, item->customer, item->customer), item->scheme, (long long)item->financed);
    if (!strcmp(item->entity, "retention_play"))
        return arena_format(arena, "/outlook?tab=keep&play=%s", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "facility") && !*item->part)
        return arena_format(arena, "/facilities/%s", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "syndicate_notice"))
        return arena_format(arena, "/notices/%s", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "pending_change"))
        return arena_format(arena, "/approvals?id=%s", id_text(arena, item->home, item->id));
    if (!strcmp(item->entity, "duplicate_pair"))
        return arena_format(arena, "/duplicates?id=%s", id_text(arena, item->home, item->id));
    const char *customer = id_text(arena, item->customer, item->customer);
    return *item->part ? arena_format(arena, "/customers/%s?tab=%s", customer, item->part)
                       : arena_format(arena, "/customers/%s", customer);
}

/* What the button of a line says. */
static struct label action_label(const char *action)
{
    static const struct choice actions[] = {
        {"collect", {"催收", "Collect"}},
        {"prepare_repayment", {"安排还款", "Prepare repayment"}},
        {"complete_task", {"办理任务", "Do the task"}},
        {"answer_request", {"答复客户", "Answer"}},
        {"answer_model", {"答复告警", "Answer"}},
        {"record_visit", {"记录拜访", "Record the visit"}},
        {"plan_visit", {"安排拜访", "Plan a visit"}},
        {"decide_change", {"复核", "Check"}},
        {"decide_group", {"认定集团", "Decide the group"}},
        {"decide_duplicate", {"处理重复", "Decide"}},
        {"review_tier", {"复评层级", "Review the tier"}},
        {"review_rating", {"查看评级", "See the rating"}},
        {"note_call", {"联系客户", "Call the customer"}},
        {"answer_warning", {"响应预警", "Answer"}},
        {"open_covenant", {"查看条款", "See the covenant"}},
        {"inspect", {"开始检查", "Inspect"}},
        {"renew_limit", {"办理年审", "Renew"}},
        {"design_scheme", {"设计方案", "Design a scheme"}},
        {"open_play", {"执行挽留", "Carry out"}},
        {"accept_handover", {"查看交接包", "See the pack"}},
    };
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
        if (!strcmp(actions[i].name, action))
            return actions[i].label;
    return (struct label){"打开", "Open"};
}

static void write_item(struct work *work, struct json_writer *w, const struct work_item *item)
{
    struct arena *arena = work->s->arena;
    json_open(w, '{');
    json_put_text(w, "kind", item->kind);
    label_put(w, "kind_label", workbench_kind(work->s->policy->workbench, item->kind)->label);
    json_put_text(w, "level", item->level);
    json_put_double(w, "rank", item->rank);
    json_put_double(w, "urgency", item->urgency);
    json_put_double(w, "importance", item->importance);
    json_put_text(w, "entity", item->entity);
    json_put_text(w, "id", id_text(arena, item->home, item->id));
    json_put_text(w, "customer", id_text(arena, item->customer, item->customer));
    json_put_text(w, "customer_title", item->customer_title);
    json_put_text(w, "tier", item->tier);
    label_put(w, "title", item->title);
    label_put(w, "why", item->why);
    json_put_date(w, "due", item->due);
    json_put_int(w, "amount_minor", item->amount);
    json_key(w, "action");
    json_open(w, '{');
    json_put_text(w, "kind", item->action);
    label_put(w, "label", action_label(item->action));
    json_put_text(w, "entity", item->entity);
    json_put_text(w, "id", id_text(arena, item->home, item->id));
    json_close(w, '}');
    json_put_text(w, "link", link_of(arena, item));
    json_put_int(w, "put_off_days", item->policy->put_off_days);
    json_put_date(w, "put_off_until", item->put_off_until);
    json_close(w, '}');
}

/* A source gives its most urgent lines only: from this many on there may be more. */
enum { SOURCE_MOST = 50 };

static int64_t count_of(const struct work *work, const char *kind)
{
    int64_t count = 0;
    for (size_t k = 0; k < work->count; k++)
        count += !strcmp(work->items[k].kind, kind);
    return count;
}

static void write_counts(struct work *work, struct json_writer *w)
{
    const struct workbench *policy = work->s->policy->workbench;
    json_key(w, "counts");
    json_open(w, '{');
    for (size_t i = 0; i < policy->count; i++)
        json_put_int(w, policy->kinds[i].name, count_of(work, policy->kinds[i].name));
    json_close(w, '}');
    json_key(w, "kinds");
    json_open(w, '[');
    for (size_t i = 0; i < policy->count; i++) {
        int64_t count = count_of(work, policy->kinds[i].name);
        json_open(w, '{');
        json_put_text(w, "kind", policy->kinds[i].name);
        label_put(w, "label", policy->kinds[i].label);
        json_put_int(w, "count", count);
        json_put_bool(w, "more", count >= SOURCE_MOST);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_reply(struct work *work, struct json_writer *w, const char *only, size_t most)
{
    const struct document *doc = work->s->policy->workbench->doc;
    json_open(w, '{');
    json_put_date(w, "today", work->s->today);
    json_put_instant(w, "as_of", work->s->viewer.as_of == NONE ? work->s->now : work->s->viewer.as_of);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0, shown = 0; i < work->count && shown < most; i++) {
        if (only && *only && strcmp(only, work->items[i].kind))
            continue;
        write_item(work, w, &work->items[i]);
        shown++;
    }
    json_close(w, ']');
    json_put_int(w, "put_off", work->put_off);
    write_counts(work, w);
    json_put_int(w, "total", (int64_t)work->count);
    json_key(w, "policy");
    json_open(w, '{');
    json_put_text(w, "name", doc->name);
    json_put_int(w, "version", doc->version);
    json_put_text(w, "hash", doc->hash);
    json_close(w, '}');
    json_close(w, '}');
}

const struct error *operation_workbench(struct call *call)
{
    const struct workbench_query *query = call->query;
    struct session *s = call->session;
    unsigned wide = REACH_BRANCH | REACH_BRANCH_TREE | REACH_ALL;
    struct work work = {.s = s, .mine = !(scope_reach(s, &customer_entity, ACCESS_READ) & wide)};
    TRY(work_loans(&work));
    TRY(work_tasks(&work));
    TRY(work_contacts(&work));
    TRY(work_decisions(&work));
    TRY(work_signals(&work));
    TRY(work_watch(&work));
    TRY(work_money(&work));
    TRY(work_dates(&work));
    TRY(work_requests(&work));
    TRY(work_needs(&work));
    TRY(work_retention(&work));
    TRY(work_pool(&work));
    TRY(work_models(&work));
    rank(&work);
    TRY(work_put_off(&work, query->put_off == 1));
    sort(&work);
    vary(&work);
    sort(&work);
    write_reply(&work, call->reply, query->kind, query->limit == NONE ? 60 : (size_t)query->limit);
    return NULL;
}
