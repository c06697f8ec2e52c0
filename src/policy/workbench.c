#include "policy/workbench.h"

#include "policy/write.h"

#include <math.h>
#include <string.h>

enum { PUT_OFF_DAYS = 30 };

const struct workbench_kind *workbench_kind(const struct workbench *workbench, const char *name)
{
    for (size_t i = 0; i < workbench->count; i++)
        if (!strcmp(workbench->kinds[i].name, name))
            return &workbench->kinds[i];
    return NULL;
}

static double number_or(const struct expression *e, struct fact_set *facts, double otherwise)
{
    struct value value = e ? expression_value(e, facts) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    return value_known(value) ? value.number : otherwise;
}

struct workbench_rank workbench_rank(const struct workbench *workbench, const struct workbench_kind *kind,
                                     struct fact_set *facts)
{
    struct workbench_rank rank = {.shown = true};
    struct value when = kind->when ? expression_value(kind->when, facts) : value_bool(true);
    if (value_known(when))
        rank.shown = when.truth;
    rank.urgency = fmin(fmax(number_or(kind->urgency, facts, 0.5), 0), 1);
    rank.importance = fmax(number_or(workbench->importance, facts, 1), 0);
    rank.rank = kind->weight * rank.urgency * rank.importance;
    return rank;
}

void workbench_rank_write(struct json_writer *w, const struct workbench *workbench, const struct workbench_kind *kind,
                          struct fact_set *facts)
{
    struct workbench_rank rank = workbench_rank(workbench, kind, facts);
    json_open(w, '{');
    write_document(w, "policy", workbench->doc);
    json_put_text(w, "kind", kind->name);
    write_label(w, "label", kind->label);
    json_put_double(w, "rank", rank.rank);
    json_put_double(w, "weight", kind->weight);
    json_put_double(w, "urgency", rank.urgency);
    json_put_double(w, "importance", rank.importance);
    json_put_int(w, "line", kind->line);
    if (kind->urgency) {
        json_key(w, "path");
        expression_explain(w, kind->urgency, facts);
    }
    json_close(w, '}');
}

static void read_kind(struct document *doc, const struct fact_table *facts, const struct yaml *node,
                      struct workbench_kind *kind)
{
    unsigned subjects = SUBJECT_CUSTOMER | SUBJECT_WORK_ITEM;
    *kind = (struct workbench_kind){.name = "", .line = node->line};
    if (!document_map(doc, node, "item", "name label help weight urgency when put_off_days"))
        return;
    const char *name = document_name_need(doc, node, "name");
    kind->name = name ? name : "";
    kind->label = document_label_need(doc, node, "label");
    kind->help = document_label(doc, node, "help");
    if (document_need(doc, node, "weight"))
        document_number(doc, node, "weight", &kind->weight);
    if (document_need(doc, node, "urgency"))
        kind->urgency = expression_under(doc, node, "urgency", facts, subjects, (struct shape){.type = VALUE_NUMBER});
    kind->when = expression_under(doc, node, "when", facts, subjects, SHAPE_BOOL);
    kind->put_off_days = PUT_OFF_DAYS;
    if (yaml_get(node, "put_off_days"))
        document_int(doc, node, "put_off_days", &kind->put_off_days);
}

struct workbench *workbench_load(struct document *doc, const struct fact_table *facts)
{
    struct workbench *workbench = ARENA_NEW(doc->arena, struct workbench);
    workbench->doc = doc;
    document_map(doc, doc->root, "workbench", "kind name label help version importance again items examples");
    workbench->importance = expression_under(doc, doc->root, "importance", facts, SUBJECT_CUSTOMER | SUBJECT_WORK_ITEM,
                                             (struct shape){.type = VALUE_NUMBER});
    workbench->again = 1;
    if (yaml_get(doc->root, "again"))
        document_number(doc, doc->root, "again", &workbench->again);
    workbench->again = fmin(fmax(workbench->again, 0.5), 1);
    const struct yaml *list = document_need(doc, doc->root, "items");
    if (!list || !document_list(doc, list, "items"))
        return workbench;
    struct workbench_kind *kinds = ARENA_LIST(doc->arena, struct workbench_kind, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_kind(doc, facts, &list->items[i], &kinds[i]);
    workbench->kinds = kinds;
    workbench->count = list->count;
    return workbench;
}
