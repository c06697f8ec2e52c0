#include "policy/scorecard.h"

#include <math.h>
#include <string.h>

struct loading {
    struct document *doc;
    const struct fact_table *facts;
    struct scorecard *card;
};

/* --- bins
 * ------------------------------------------------------------------------------------------------------------- */

static bool read_bin(struct document *doc, const struct yaml *node, struct shape shape, struct bin *bin)
{
    if (!document_map(doc, node, "bin", CELL_KEYS " points label"))
        return false;
    bin->label = document_label(doc, node, "label");
    if (!document_number(doc, node, "points", &bin->points) && !yaml_get(node, "points"))
        document_need(doc, node, "points");
    return cell_read(doc, node, shape, &bin->cell);
}

static size_t named_cells(const struct characteristic *c, const struct cell **cells, const struct bin **others)
{
    size_t count = 0;
    *others = NULL;
    for (size_t i = 0; i < c->bin_count; i++) {
        if (c->bins[i].cell.kind == CELL_OTHERS)
            *others = &c->bins[i];
        else if (c->bins[i].cell.kind != CELL_STATUS)
            cells[count++] = &c->bins[i].cell;
    }
    return count;
}

/* Every value falls into exactly one bin, and a missing one into a bin of its own. */
static void check_cover(struct loading *l, const struct yaml *node, const struct characteristic *c)
{
    const struct cell **cells = ARENA_LIST(l->doc->arena, const struct cell *, c->bin_count + 1);
    const struct bin *others;
    size_t count = named_cells(c, cells, &others), sample_count;
    const struct sample *samples;
    sample_count = cell_samples(l->doc->arena, cells, count, c->shape, &samples);
    for (size_t i = 0; i < sample_count; i++) {
        const struct cell *hit = NULL;
        for (size_t j = 0; j < count; j++) {
            if (cell_match(cells[j], samples[i].value, c->shape) != MATCH_YES)
                continue;
            if (hit)
                problem_add(l->doc->problems, l->doc->file, cells[j]->line, cells[j]->column, ERROR_POLICY_OVERLAP,
                            .value = c->name, .arguments = {samples[i].text, hit->text, cells[j]->text});
            hit = cells[j];
        }
        if (!hit && !others)
            document_problem(l->doc, node, ERROR_POLICY_GAP, .value = c->name, .arguments = {samples[i].text});
    }
    for (size_t i = 0; i < c->bin_count; i++)
        if (c->bins[i].cell.kind == CELL_STATUS && c->bins[i].cell.statuses & 1u << VALUE_MISSING)
            return;
    document_problem(l->doc, node, ERROR_POLICY_GAP, .value = c->name, .arguments = {"status: missing"});
}

static void read_bins(struct loading *l, const struct yaml *node, struct characteristic *c)
{
    const struct yaml *list = document_need(l->doc, node, "bins");
    if (!list || !document_list(l->doc, list, "bins"))
        return;
    struct bin *bins = ARENA_LIST(l->doc->arena, struct bin, list->count + 1);
    bool good = true;
    for (size_t i = 0; i < list->count; i++) {
        good &= read_bin(l->doc, &list->items[i], c->shape, &bins[i]);
        c->best = fmax(c->best, bins[i].points);
    }
    c->bins = bins;
    c->bin_count = list->count;
    if (good && c->expression)
        check_cover(l, node, c);
}

/* --- characteristics
 * --------------------------------------------------------------------------------------------------- */

static void read_group_of(struct loading *l, const struct yaml *node, struct characteristic *c)
{
    const char *name = document_text_need(l->doc, node, "group");
    const char **names = ARENA_LIST(l->doc->arena, const char *, l->card->group_count + 1);
    for (size_t i = 0; i < l->card->group_count; i++) {
        names[i] = l->card->groups[i].name;
        if (name && !strcmp(names[i], name)) {
            c->group = i;
            return;
        }
    }
    if (name)
        document_unknown(l->doc, yaml_get(node, "group"), name, (struct name_list){names, l->card->group_count},
                         ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
}

static struct characteristic read_characteristic(struct loading *l, const struct yaml *node)
{
    struct document *doc = l->doc;
    struct characteristic c = {.name = "", .weight = 1, .line = node->line, .shape = SHAPE_ANY};
    if (!document_map(doc, node, "characteristic", "name label help fact expression group weight bins"))
        return c;
    const char *source = yaml_get(node, "fact") ? "fact" : "expression";
    if (document_need(doc, node, source))
        c.expression = expression_under(doc, node, source, l->facts, SUBJECT_CUSTOMER, SHAPE_ANY);
    const char *text = document_text(doc, node, "fact");
    c.fact = text ? fact_find(l->facts, text) : NULL;
    c.name = yaml_get(node, "name") ? document_name_need(doc, node, "name") : text;
    if (!c.name)
        c.name = document_name_need(doc, node, "name");
    c.label = yaml_get(node, "label") || !text ? document_label_need(doc, node, "label")
              : c.fact                         ? c.fact->label
                                               : c.label;
    c.help = document_label(doc, node, "help");
    if (!c.help.en[0] && c.fact)
        c.help = c.fact->help;
    document_number(doc, node, "weight", &c.weight);
    read_group_of(l, node, &c);
    if (!c.expression)
        return c;
    c.shape = expression_shape(c.expression);
    read_bins(l, node, &c);
    return c;
}

static void read_characteristics(struct loading *l)
{
    const struct yaml *list = document_need(l->doc, l->doc->root, "characteristics");
    if (!list || !document_list(l->doc, list, "characteristics"))
        return;
    struct characteristic *items = ARENA_LIST(l->doc->arena, struct characteristic, list->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        items[count] = read_characteristic(l, &list->items[i]);
        count += items[count].expression != NULL;
    }
    l->card->characteristics = items;
    l->card->characteristic_count = count;
}

/* --- groups and calibration
 * --------------------------------------------------------------------------------------------- */

static void read_groups(struct loading *l)
{
    const struct yaml *list = document_need(l->doc, l->doc->root, "groups");
    if (!list || !document_list(l->doc, list, "groups"))
        return;
    struct card_group *groups = ARENA_LIST(l->doc->arena, struct card_group, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        groups[i].name = "";
        if (!document_map(l->doc, node, "group", "name letter label help points"))
            continue;
        const char *name = document_name_need(l->doc, node, "name");
        groups[i].name = name ? name : "";
        groups[i].letter = document_text(l->doc, node, "letter");
        groups[i].label = document_label_need(l->doc, node, "label");
        groups[i].help = document_label(l->doc, node, "help");
        if (document_need(l->doc, node, "points"))
            document_number(l->doc, node, "points", &groups[i].points);
    }
    l->card->groups = groups;
    l->card->group_count = list->count;
}

/* The declared weight of a group must be what its characteristics can really give. */
static void check_points(struct loading *l)
{
    const struct yaml *list = yaml_get(l->doc->root, "groups");
    for (size_t g = 0; g < l->card->group_count; g++) {
        double sum = 0;
        for (size_t i = 0; i < l->card->characteristic_count; i++)
            if (l->card->characteristics[i].group == g)
                sum += l->card->characteristics[i].weight * l->card->characteristics[i].best;
        if (fabs(sum - l->card->groups[g].points) > 1e-9)
            document_problem(l->doc, &list->items[g], ERROR_POLICY_POINTS_SUM, .value = l->card->groups[g].name,
                             .arguments = {arena_format(l->doc->arena, "%.10g", l->card->groups[g].points),
                                           arena_format(l->doc->arena, "%.10g", sum)});
    }
}

static void need_positive(struct loading *l, const struct yaml *node, const char *key, double *value)
{
    if (!document_need(l->doc, node, key) || !document_number(l->doc, node, key, value) || *value > 0)
        return;
    document_problem(l->doc, yaml_get(node, key), ERROR_POLICY_OUT_OF_RANGE, .value = key, .arguments = {"> 0"});
}

static void read_calibration(struct loading *l)
{
    const struct yaml *node = yaml_get(l->doc->root, "calibration");
    struct scorecard *card = l->card;
    if (!node || !document_map(l->doc, node, "calibration", "base_score base_odds points_to_double help"))
        return;
    card->calibrated = true;
    document_label(l->doc, node, "help");
    card->base_odds = card->points_to_double = 1;
    if (document_need(l->doc, node, "base_score"))
        document_number(l->doc, node, "base_score", &card->base_score);
    need_positive(l, node, "base_odds", &card->base_odds);
    need_positive(l, node, "points_to_double", &card->points_to_double);
}

struct scorecard *scorecard_load(struct document *doc, const struct fact_table *facts)
{
    struct scorecard *card = ARENA_NEW(doc->arena, struct scorecard);
    struct loading l = {doc, facts, card};
    card->doc = doc;
    document_map(
        doc, doc->root, "scorecard",
        "kind name label help version definition base groups characteristics least_known calibration examples");
    card->definition = document_label(doc, doc->root, "definition");
    document_number(doc, doc->root, "base", &card->base);
    document_number(doc, doc->root, "least_known", &card->least_known);
    read_groups(&l);
    read_characteristics(&l);
    check_points(&l);
    read_calibration(&l);
    return card;
}
