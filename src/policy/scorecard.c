#include "policy/scorecard.h"

#include "policy/write.h"
#include "quant/scorecard.h"

#include <math.h>

/* --- scoring
 * ---------------------------------------------------------------------------------------------------------- */

/* A status without a bin of its own counts as missing: every characteristic has a bin for that. */
static const struct bin *bin_for(const struct characteristic *c, struct value value)
{
    const struct bin *missing = NULL, *others = NULL;
    for (size_t i = 0; i < c->bin_count; i++) {
        const struct bin *bin = &c->bins[i];
        if (bin->cell.kind == CELL_OTHERS)
            others = bin;
        else if (cell_match(&bin->cell, value, c->shape) == MATCH_YES)
            return bin;
        if (bin->cell.kind == CELL_STATUS && bin->cell.statuses & 1u << VALUE_MISSING)
            missing = bin;
    }
    return value_known(value) && others ? others : missing;
}

/* No debt, or equity below zero, is knowledge although the ratio has no value. */
static bool informative(struct value value)
{
    return value.status != VALUE_MISSING && value.status != VALUE_OUT_OF_RANGE;
}

void scorecard_apply(struct arena *arena, const struct scorecard *card, struct fact_set *facts, struct score *score)
{
    *score = (struct score){.card = card, .total = card->base, .pd = NAN};
    score->lines = ARENA_LIST(arena, struct score_line, card->characteristic_count + 1);
    score->group_points = ARENA_LIST(arena, double, card->group_count + 1);
    double known = 0, possible = 0;
    for (size_t i = 0; i < card->characteristic_count; i++) {
        const struct characteristic *c = &card->characteristics[i];
        struct score_line *line = &score->lines[i];
        line->characteristic = c;
        line->value = expression_value(c->expression, facts);
        line->bin = bin_for(c, line->value);
        line->known = informative(line->value);
        line->points = line->bin ? c->weight * line->bin->points : 0;
        score->group_points[c->group] += line->points;
        score->total += line->points;
        possible += c->weight * c->best;
        known += line->known ? c->weight * c->best : 0;
    }
    score->known_share = possible > 0 ? known / possible : 0;
    score->evaluated = score->known_share >= card->least_known - 1e-9;
    if (score->evaluated && card->calibrated)
        score->pd = scorecard_pd(card, score->total);
}

double scorecard_pd(const struct scorecard *card, double total)
{
    struct scorecard_scale scale = scorecard_scale(card->base_score, card->base_odds, card->points_to_double);
    return 1 / (1 + exp((total - scale.offset) / scale.factor));
}

/* --- writing
 * ---------------------------------------------------------------------------------------------------------- */

static void line_write(struct json_writer *w, const struct score_line *line, struct fact_set *facts)
{
    const struct characteristic *c = line->characteristic;
    json_open(w, '{');
    json_put_text(w, "name", c->name);
    write_label(w, "label", c->label);
    json_put_text(w, "fact", c->fact ? c->fact->name : NULL);
    json_put_text(w, "rule", c->expression ? expression_source(c->expression) : c->name); /* none in a trained model */
    json_put_text(w, "type", value_type_names[c->shape.type]);
    json_put_text(w, "unit", value_unit_names[c->shape.unit]);
    json_key(w, "value");
    value_write(w, line->value, c->shape.domain ? c->shape.domain->choices : NULL);
    json_put_text(w, "status", value_status_names[line->value.status]);
    json_put_text(w, "bin", line->bin ? line->bin->cell.text : NULL);
    write_label(w, "bin_label", line->bin ? line->bin->label : (struct label){"", ""});
    json_put_double(w, "points", line->points);
    json_put_double(w, "best", c->weight * c->best);
    json_put_int(w, "line", line->bin ? line->bin->cell.line : c->line);
    if (c->expression && (!c->fact || c->fact->expression)) {
        json_key(w, "path");
        expression_explain(w, c->expression, facts);
    }
    json_close(w, '}');
}

static void group_write(struct json_writer *w, const struct score *score, size_t group, struct fact_set *facts)
{
    const struct scorecard *card = score->card;
    const struct card_group *g = &card->groups[group];
    json_open(w, '{');
    json_put_text(w, "name", g->name);
    json_put_text(w, "letter", g->letter);
    write_label(w, "label", g->label);
    json_put_double(w, "points", score->group_points[group]);
    json_put_double(w, "best", g->points);
    json_key(w, "lines");
    json_open(w, '[');
    for (size_t i = 0; i < card->characteristic_count; i++)
        if (card->characteristics[i].group == group)
            line_write(w, &score->lines[i], facts);
    json_close(w, ']');
    json_close(w, '}');
}

void score_write(struct json_writer *w, const struct score *score, struct fact_set *facts)
{
    json_open(w, '{');
    write_document(w, "card", score->card->doc);
    json_put_double(w, "base", score->card->base);
    json_put_double(w, "total", score->total);
    json_put_bool(w, "evaluated", score->evaluated);
    json_put_double(w, "known_share", score->known_share);
    json_put_double(w, "pd", score->pd);
    json_key(w, "groups");
    json_open(w, '[');
    for (size_t i = 0; i < score->card->group_count; i++)
        group_write(w, score, i, facts);
    json_close(w, ']');
    json_close(w, '}');
}

static void characteristic_write(struct json_writer *w, const struct characteristic *c)
{
    json_open(w, '{');
    json_put_text(w, "name", c->name);
    write_label(w, "label", c->label);
    write_label(w, "help", c->help);
    json_put_text(w, "rule", c->expression ? expression_source(c->expression) : c->name); /* none in a trained model */
    json_put_text(w, "unit", value_unit_names[c->shape.unit]);
    json_put_double(w, "weight", c->weight);
    json_put_int(w, "line", c->line);
    json_key(w, "bins");
    json_open(w, '[');
    for (size_t i = 0; i < c->bin_count; i++) {
        json_open(w, '{');
        json_put_text(w, "bin", c->bins[i].cell.text);
        write_label(w, "label", c->bins[i].label);
        json_put_double(w, "points", c->bins[i].points);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

void scorecard_write(struct json_writer *w, const struct scorecard *card)
{
    json_open(w, '{');
    write_document(w, "card", card->doc);
    write_label(w, "definition", card->definition);
    json_put_double(w, "base", card->base);
    json_key(w, "groups");
    json_open(w, '[');
    for (size_t i = 0; i < card->group_count; i++) {
        const struct card_group *g = &card->groups[i];
        json_open(w, '{');
        json_put_text(w, "name", g->name);
        json_put_text(w, "letter", g->letter);
        write_label(w, "label", g->label);
        write_label(w, "help", g->help);
        json_put_double(w, "best", g->points);
        json_key(w, "characteristics");
        json_open(w, '[');
        for (size_t j = 0; j < card->characteristic_count; j++)
            if (card->characteristics[j].group == i)
                characteristic_write(w, &card->characteristics[j]);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}
