#include "policy/workflow.h"

#include "policy/write.h"

#include <string.h>

const struct workflow_stage *workflow_stage(const struct workflow *workflow, const char *name)
{
    for (size_t i = 0; name && i < workflow->stage_count; i++)
        if (!strcmp(workflow->stages[i].name, name))
            return &workflow->stages[i];
    return NULL;
}

const struct workflow_end *workflow_end(const struct workflow *workflow, const char *name)
{
    for (size_t i = 0; name && i < workflow->end_count; i++)
        if (!strcmp(workflow->ends[i].name, name))
            return &workflow->ends[i];
    return NULL;
}

const struct workflow_work *workflow_work(const struct workflow_stage *stage, const char *name)
{
    for (size_t i = 0; name && i < stage->work_count; i++)
        if (!strcmp(stage->work[i].name, name))
            return &stage->work[i];
    return NULL;
}

bool workflow_work_needed(const struct workflow_work *work, struct fact_set *facts)
{
    struct value value = work->when ? expression_value(work->when, facts) : value_bool(true);
    return !value_known(value) || value.truth;
}

const char *workflow_next(const struct workflow_stage *stage, struct fact_set *facts)
{
    for (size_t i = 0; i < stage->way_count; i++)
        if (!stage->ways[i].when || expression_holds(stage->ways[i].when, facts))
            return stage->ways[i].to;
    return NULL;
}

const char **workflow_path(struct arena *arena, const struct workflow *workflow, const char *from,
                           struct fact_set *facts, size_t *count)
{
    const char **path = ARENA_LIST(arena, const char *, workflow->stage_count + 1), *at = from;
    *count = 0;
    /* Every stage once at most: a file in which the way forward leads back ends here, too. */
    while (at && *count <= workflow->stage_count) {
        path[(*count)++] = at;
        const struct workflow_stage *stage = workflow_stage(workflow, at);
        if (*count > workflow->stage_count)
            break;
        at = stage ? workflow_next(stage, facts) : NULL;
    }
    return path;
}

/* --- votes -------------------------------------------------------------------------------------------------------- */

static bool present_enough(const struct workflow_stage *stage, int64_t present, int64_t members)
{
    return present >= stage->least && (double)present >= stage->quorum * (double)members - 1e-9;
}

static bool majority_of(const struct workflow_stage *stage, int64_t agree, int64_t against, bool chair_agrees)
{
    if (stage->casting && agree == against)
        return chair_agrees;
    return agree + against > 0 && (double)agree >= stage->majority * (double)(agree + against) - 1e-9;
}

enum vote_result workflow_vote(const struct workflow_stage *stage, const struct vote_count *count)
{
    int64_t present = count->agree + count->against + count->abstain;
    if (stage->veto && count->chair_against)
        return VOTE_LOST;
    /* At best all who are open agree. */
    if (!present_enough(stage, present + count->open, count->members) ||
        !majority_of(stage, count->agree + count->open, count->against, count->chair_agrees || count->chair_open))
        return VOTE_LOST;
    /* At worst they stay away, which the quorum feels, or are against, which the majority feels. */
    bool carried = present_enough(stage, present, count->members) &&
                   majority_of(stage, count->agree, count->against + count->open, count->chair_agrees);
    return carried && !(stage->veto && count->chair_open) ? VOTE_CARRIED : count->open ? VOTE_RUNNING : VOTE_LOST;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void work_write(struct json_writer *w, const struct workflow_work *work)
{
    static const char *const places[] = {"owner", "branch", "head_office"};
    json_open(w, '{');
    json_put_text(w, "name", work->name);
    write_label(w, "label", work->label);
    write_label(w, "help", work->help);
    json_put_text(w, "role", work->role);
    json_put_text(w, "place", places[work->place]);
    json_put_int(w, "people", work->people);
    json_put_int(w, "limit_minutes", work->limit_minutes);
    json_put_bool(w, "other_person", work->other_person);
    json_put_text(w, "when", work->when ? expression_source(work->when) : NULL);
    json_put_int(w, "line", work->line);
    json_close(w, '}');
}

static void stage_write(struct json_writer *w, const struct workflow_stage *stage)
{
    json_open(w, '{');
    json_put_text(w, "name", stage->name);
    write_label(w, "label", stage->label);
    write_label(w, "help", stage->help);
    json_put_bool(w, "decides", stage->decides);
    json_put_bool(w, "votes", stage->votes);
    json_put_double(w, "quorum", stage->quorum);
    json_put_double(w, "majority", stage->majority);
    json_put_int(w, "least", stage->least);
    json_put_text(w, "chair", stage->chair);
    json_put_bool(w, "veto", stage->veto);
    json_put_bool(w, "casting", stage->casting);
    json_put_int(w, "line", stage->line);
    json_key(w, "returns");
    json_open(w, '[');
    for (size_t i = 0; i < stage->returns.count; i++)
        json_write_text(w, stage->returns.names[i]);
    json_close(w, ']');
    json_key(w, "tasks");
    json_open(w, '[');
    for (size_t i = 0; i < stage->work_count; i++)
        work_write(w, &stage->work[i]);
    json_close(w, ']');
    json_key(w, "next");
    json_open(w, '[');
    for (size_t i = 0; i < stage->way_count; i++) {
        json_open(w, '{');
        json_put_text(w, "to", stage->ways[i].to);
        json_put_text(w, "when", stage->ways[i].when ? expression_source(stage->ways[i].when) : NULL);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

void workflow_write(struct json_writer *w, const struct workflow *workflow)
{
    json_open(w, '{');
    json_put_text(w, "name", workflow->doc->name);
    write_label(w, "label", workflow->doc->label);
    json_put_int(w, "version", workflow->doc->version);
    json_put_text(w, "entity", workflow->entity);
    json_key(w, "stages");
    json_open(w, '[');
    for (size_t i = 0; i < workflow->stage_count; i++)
        stage_write(w, &workflow->stages[i]);
    json_close(w, ']');
    json_key(w, "ends");
    json_open(w, '[');
    for (size_t i = 0; i < workflow->end_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", workflow->ends[i].name);
        write_label(w, "label", workflow->ends[i].label);
        json_put_bool(w, "good", workflow->ends[i].good);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

/* --- loading ------------------------------------------------------------------------------------------------------ */

struct loading {
    struct document *doc;
    const struct fact_table *facts;
    struct name_list roles, places; /* places: stages and ends */
};

enum { DEAL_SUBJECTS = SUBJECT_CUSTOMER | SUBJECT_DEAL };

static void check_named(struct loading *l, const struct yaml *node, const char *name, struct name_list known,
                        const char *what)
{
    if (name && node && !name_listed(known, name))
        document_unknown(l->doc, node, name, known, ERROR_POLICY_REFERENCE_NEAR, ERROR_POLICY_REFERENCE_UNKNOWN, what);
}

static void read_work(struct loading *l, const struct yaml *node, struct workflow_work *work)
{
    static const char *const places[] = {"owner", "branch", "head_office", NULL};
    struct document *doc = l->doc;
    int place = PLACE_BRANCH;
    double hours = 8;
    *work = (struct workflow_work){.name = "", .role = "", .people = 1, .line = node->line};
    if (!document_map(doc, node, "task", "name label help role at people hours other_person when"))
        return;
    const char *name = document_name_need(doc, node, "name"), *role = document_text_need(doc, node, "role");
    work->name = name ? name : "";
    work->role = role ? role : "";
    work->label = document_label_need(doc, node, "label");
    work->help = document_label(doc, node, "help");
    check_named(l, yaml_get(node, "role"), role, l->roles, "role");
    document_choice(doc, node, "at", places, &place);
    work->place = (enum workflow_place)place;
    document_int(doc, node, "people", &work->people);
    document_number(doc, node, "hours", &hours);
    if (work->people < 1 || work->people > 30)
        document_problem(doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = "people", .arguments = {"1..30"});
    if (!(hours > 0 && hours <= 2000))
        document_problem(doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = "hours", .arguments = {"0..2000"});
    work->limit_minutes = (int64_t)(hours * 60);
    document_bool(doc, node, "other_person", &work->other_person);
    work->when = expression_under(doc, node, "when", l->facts, DEAL_SUBJECTS, SHAPE_BOOL);
}

static void read_ways(struct loading *l, const struct yaml *node, struct workflow_stage *stage)
{
    const struct yaml *list = document_need(l->doc, node, "next");
    if (!list || !document_list(l->doc, list, "next"))
        return;
    struct workflow_way *ways = ARENA_LIST(l->doc->arena, struct workflow_way, list->count + 1);
    bool open = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *item = &list->items[i];
        if (!document_map(l->doc, item, "next", "to when"))
            continue;
        ways[i].to = document_text_need(l->doc, item, "to");
        ways[i].line = item->line;
        check_named(l, yaml_get(item, "to"), ways[i].to, l->places, "stage");
        ways[i].when = expression_under(l->doc, item, "when", l->facts, DEAL_SUBJECTS, SHAPE_BOOL);
        open |= !yaml_get(item, "when");
    }
    if (!open) /* or a case could stand still for ever */
        document_problem(l->doc, list, ERROR_POLICY_GAP, .value = stage->name, .arguments = {"next"});
    stage->ways = ways;
    stage->way_count = list->count;
}

static void read_vote(struct loading *l, const struct yaml *node, struct workflow_stage *stage)
{
    const struct yaml *vote = yaml_get(node, "vote");
    if (!vote || !document_map(l->doc, vote, "vote", "quorum majority least chair veto casting"))
        return;
    stage->votes = stage->decides = true;
    stage->quorum = stage->majority = 2.0 / 3;
    document_number(l->doc, vote, "quorum", &stage->quorum);
    document_number(l->doc, vote, "majority", &stage->majority);
    document_int(l->doc, vote, "least", &stage->least);
    document_bool(l->doc, vote, "veto", &stage->veto);
    document_bool(l->doc, vote, "casting", &stage->casting);
    stage->chair = document_text(l->doc, vote, "chair");
    if (stage->least < 0 || stage->least > 30)
        document_problem(l->doc, vote, ERROR_POLICY_OUT_OF_RANGE, .value = "least", .arguments = {"0..30"});
    if ((stage->veto || stage->casting) && !stage->chair)
        document_problem(l->doc, vote, ERROR_POLICY_KEY_MISSING, .value = "chair");
    if (stage->casting && stage->majority != 0.5)
        document_problem(l->doc, vote, ERROR_POLICY_OUT_OF_RANGE, .value = "majority", .arguments = {"50%"});
    if (!(stage->quorum > 0 && stage->quorum <= 1))
        document_problem(l->doc, vote, ERROR_POLICY_OUT_OF_RANGE, .value = "quorum", .arguments = {"0..1"});
    if (!(stage->majority > 0 && stage->majority <= 1))
        document_problem(l->doc, vote, ERROR_POLICY_OUT_OF_RANGE, .value = "majority", .arguments = {"0..1"});
}

/* The chair is one person with one of the stage's tasks. */
static void check_chair(struct loading *l, const struct yaml *vote, const struct workflow_stage *stage)
{
    const struct workflow_work *work = workflow_work(stage, stage->chair);
    const char **names = ARENA_LIST(l->doc->arena, const char *, stage->work_count + 1);
    if (!stage->chair)
        return;
    for (size_t i = 0; i < stage->work_count; i++)
        names[i] = stage->work[i].name;
    check_named(l, yaml_get(vote, "chair"), stage->chair, (struct name_list){names, stage->work_count}, "task");
    if (work && work->people != 1)
        document_problem(l->doc, vote, ERROR_POLICY_OUT_OF_RANGE, .value = "people", .arguments = {"1"});
}

static void read_stage(struct loading *l, const struct yaml *node, struct workflow_stage *stage)
{
    struct document *doc = l->doc;
    *stage = (struct workflow_stage){.name = "", .line = node->line};
    if (!document_map(doc, node, "stage", "name label help tasks decides vote against returns next"))
        return;
    const char *name = document_name_need(doc, node, "name");
    stage->name = name ? name : "";
    stage->label = document_label_need(doc, node, "label");
    stage->help = document_label(doc, node, "help");
    document_bool(doc, node, "decides", &stage->decides);
    read_vote(l, node, stage);
    stage->against = document_text(doc, node, "against");
    check_named(l, yaml_get(node, "against"), stage->against, l->places, "end");
    if (stage->decides && !stage->against)
        document_problem(doc, node, ERROR_POLICY_KEY_MISSING, .value = "against");
    stage->returns = document_names(doc, node, "returns");
    for (size_t i = 0; i < stage->returns.count; i++)
        check_named(l, yaml_get(node, "returns"), stage->returns.names[i], l->places, "stage");
    const struct yaml *list = document_need(doc, node, "tasks");
    if (list && document_list(doc, list, "tasks")) {
        struct workflow_work *work = ARENA_LIST(doc->arena, struct workflow_work, list->count + 1);
        for (size_t i = 0; i < list->count; i++)
            read_work(l, &list->items[i], &work[i]);
        stage->work = work;
        stage->work_count = list->count;
    }
    check_chair(l, yaml_get(node, "vote"), stage);
    read_ways(l, node, stage);
}

/* Names of stages and ends before they are read, since they point to one another. */
static void read_places(struct loading *l, const struct yaml *stages, const struct yaml *ends)
{
    size_t count = 0, room = (stages ? stages->count : 0) + (ends ? ends->count : 0);
    const char **names = ARENA_LIST(l->doc->arena, const char *, room + 1);
    for (size_t i = 0; stages && i < stages->count; i++)
        if (yaml_get_text(&stages->items[i], "name"))
            names[count++] = yaml_get_text(&stages->items[i], "name");
    for (size_t i = 0; ends && i < ends->count; i++)
        if (yaml_get_text(&ends->items[i], "name"))
            names[count++] = yaml_get_text(&ends->items[i], "name");
    l->places = (struct name_list){names, count};
}

static void read_ends(struct loading *l, const struct yaml *list, struct workflow *workflow)
{
    struct workflow_end *ends = ARENA_LIST(l->doc->arena, struct workflow_end, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        ends[i].name = "";
        if (!document_map(l->doc, &list->items[i], "end", "name label good"))
            continue;
        const char *name = document_name_need(l->doc, &list->items[i], "name");
        ends[i].name = name ? name : "";
        ends[i].label = document_label_need(l->doc, &list->items[i], "label");
        document_bool(l->doc, &list->items[i], "good", &ends[i].good);
    }
    workflow->ends = ends;
    workflow->end_count = list->count;
}

struct workflow *workflow_load(struct document *doc, const struct fact_table *facts, const struct access *access)
{
    struct workflow *workflow = ARENA_NEW(doc->arena, struct workflow);
    struct loading l = {.doc = doc, .facts = facts};
    size_t role_count = access ? access->role_count : 0;
    const char **roles = ARENA_LIST(doc->arena, const char *, role_count + 1);
    workflow->doc = doc;
    document_map(doc, doc->root, "workflow", "kind name label help version entity stages ends examples");
    for (size_t i = 0; i < role_count; i++)
        roles[i] = access->roles[i].name;
    l.roles = (struct name_list){roles, role_count};
    workflow->entity = document_text_need(doc, doc->root, "entity");
    const struct yaml *stages = document_need(doc, doc->root, "stages"), *ends = document_need(doc, doc->root, "ends");
    if (!stages || !ends || !document_list(doc, stages, "stages") || !document_list(doc, ends, "ends") ||
        !stages->count)
        return workflow;
    read_places(&l, stages, ends);
    read_ends(&l, ends, workflow);
    struct workflow_stage *all = ARENA_LIST(doc->arena, struct workflow_stage, stages->count + 1);
    for (size_t i = 0; i < stages->count; i++)
        read_stage(&l, &stages->items[i], &all[i]);
    workflow->stages = all;
    workflow->stage_count = stages->count;
    return workflow;
}
