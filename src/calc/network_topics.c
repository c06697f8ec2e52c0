/* Who owns, controls and guarantees whom. */
#include "calc/names.h"
#include "calc/topics.h"
#include "quant/guarantee.h"
#include "quant/ownership.h"

#include <stdlib.h>
#include <string.h>

struct stake {
    const char *owner, *company;
    double share;
};
struct ownership_input {
    OBJECT_LIST(struct stake) edges;
};

static const struct calc_field stake_fields[] = {
    CALC_TEXT(struct stake, owner, LABEL("持股人", "holder")),
    CALC_TEXT(struct stake, company, LABEL("被持股公司", "company held")),
    CALC_NUMBER(struct stake, share, ABOVE(0), AT_MOST(1), LABEL("持股比例", "share held")),
};
static const struct calc_shape stake = CALC_SHAPE(struct stake, stake_fields);

/* The input's edges by number. */
static struct ownership_edge *number_stakes(struct calc *calc, const struct ownership_input *in, struct names *names)
{
    size_t count = in->edges.count;
    const char **list = ARENA_LIST(calc->arena, const char *, 2 * count + 1);
    struct ownership_edge *edges = ARENA_LIST(calc->arena, struct ownership_edge, count + 1);
    for (size_t i = 0; i < count; i++) {
        list[2 * i] = in->edges.items[i].owner;
        list[2 * i + 1] = in->edges.items[i].company;
    }
    *names = names_make(list, 2 * count);
    for (size_t i = 0; i < count; i++)
        edges[i] = (struct ownership_edge){names_index(names, in->edges.items[i].owner),
                                           names_index(names, in->edges.items[i].company), in->edges.items[i].share};
    return edges;
}

struct pair {
    size_t owner, company, index;
};

static int by_pair(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->owner != y->owner)
        return x->owner < y->owner ? -1 : 1;
    if (x->company != y->company)
        return x->company < y->company ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Which edges repeat an earlier one. */
static bool *repeated_pairs(struct arena *arena, const struct ownership_edge *edges, size_t count)
{
    struct pair *pairs = ARENA_LIST(arena, struct pair, count + 1);
    bool *repeated = ARENA_LIST(arena, bool, count + 1);
    for (size_t i = 0; i < count; i++)
        pairs[i] = (struct pair){edges[i].owner, edges[i].company, i};
    qsort(pairs, count, sizeof(*pairs), by_pair);
    for (size_t i = 1; i < count; i++)
        if (pairs[i].owner == pairs[i - 1].owner && pairs[i].company == pairs[i - 1].company)
            repeated[pairs[i].index] = true;
    return repeated;
}

static const struct error *check_stakes(struct calc *calc, const void *input)
{
    const struct ownership_input *in = input;
    struct names names;
    struct ownership_edge *edges = number_stakes(calc, in, &names);
    bool *repeated = repeated_pairs(calc->arena, edges, in->edges.count);
    double *held = ARENA_LIST(calc->arena, double, names.count + 1);
    for (size_t i = 0; i < in->edges.count; i++) {
        if (repeated[i])
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "该持股关系重复，请合并为一条",
                              "the same holder and company stand twice; merge them", "edges[%zu]", i);
        held[edges[i].company] += edges[i].share;
        if (held[edges[i].company] > 1 + OWNERSHIP_SLACK)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "该公司的持股比例合计超过 1",
                              "the shares of the company exceed 1", "edges[%zu].share", i);
    }
    return NULL;
}

static const struct calc_field ownership_fields[] = {
    CALC_OBJECTS(struct ownership_input, edges, &stake, NOT_EMPTY, CHECKED(check_stakes),
                 LABEL("持股关系", "holdings")),
};

static void put_effective(struct calc *calc, const struct ownership *o, const struct names *names)
{
    struct json_writer *w = &calc->out;
    json_key(w, "effective_ownership");
    json_open(w, '{');
    for (size_t i = 0; i < o->owner_count; i++) {
        json_key(w, names->name[o->owners[i]]);
        json_open(w, '{');
        for (size_t n = 0; n < o->nodes; n++)
            if (o->is_company[n])
                json_put_double(w, names->name[n], o->effective[i * o->nodes + n]);
        json_close(w, '}');
    }
    json_close(w, '}');
}

static void put_known_total(struct calc *calc, const struct ownership *o, const struct names *names)
{
    json_key(&calc->out, "known_total");
    json_open(&calc->out, '{');
    for (size_t n = 0; n < o->nodes; n++) {
        double total = 0;
        for (size_t i = 0; i < o->owner_count; i++)
            total += o->effective[i * o->nodes + n];
        if (o->is_company[n])
            json_put_double(&calc->out, names->name[n], total);
    }
    json_close(&calc->out, '}');
}

static void put_beneficial_owners(struct calc *calc, const struct ownership *o, const struct names *names)
{
    struct json_writer *w = &calc->out;
    json_key(w, "beneficial_owners");
    json_open(w, '[');
    for (size_t n = 0; n < o->nodes; n++)
        for (size_t i = 0; i < o->owner_count; i++) {
            double share = o->effective[i * o->nodes + n];
            if (!o->is_company[n] || share < 0.25 - OWNERSHIP_SLACK)
                continue;
            json_open(w, '{');
            json_put_text(w, "company", names->name[n]);
            json_put_text(w, "owner", names->name[o->owners[i]]);
            json_put_double(w, "share", share);
            json_close(w, '}');
        }
    json_close(w, ']');
}

static void put_control(struct calc *calc, const struct ownership_edge *edges, size_t count, const struct names *names)
{
    size_t *first, *companies;
    ownership_control(calc->arena, edges, count, names->count, &first, &companies);
    json_key(&calc->out, "control");
    json_open(&calc->out, '{');
    for (size_t n = 0; n < names->count; n++) {
        json_key(&calc->out, names->name[n]);
        json_open(&calc->out, '[');
        for (size_t i = first[n]; i < first[n + 1]; i++)
            json_write_text(&calc->out, names->name[companies[i]]);
        json_close(&calc->out, ']');
    }
    json_close(&calc->out, '}');
}

static const struct error *ownership(struct calc *calc, const void *input)
{
    const struct ownership_input *in = input;
    struct names names;
    struct ownership_edge *edges = number_stakes(calc, in, &names);
    struct ownership found;
    if (!ownership_solve(calc->arena, edges, in->edges.count, names.count, &found))
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "有一组公司完全相互持有，没有最终所有者",
                          "a set of companies owns itself completely, so that nobody owns it in the end", "edges");
    put_effective(calc, &found, &names);
    put_known_total(calc, &found, &names);
    put_beneficial_owners(calc, &found, &names);
    put_control(calc, edges, in->edges.count, &names);
    return NULL;
}

struct guarantee {
    const char *guarantor, *beneficiary;
    double amount;
};
struct guarantee_input {
    OBJECT_LIST(struct guarantee) edges;
};

static const struct error *check_guarantee(struct calc *calc, const void *input)
{
    const struct guarantee *in = input;
    if (!strcmp(in->guarantor, in->beneficiary))
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "不能为自己担保", "nobody guarantees for himself",
                          "beneficiary");
    return NULL;
}

static const struct calc_field guarantee_fields[] = {
    CALC_TEXT(struct guarantee, guarantor, LABEL("担保人", "guarantor")),
    CALC_TEXT(struct guarantee, beneficiary, CHECKED(check_guarantee), LABEL("被担保人", "whose debt is guaranteed")),
    CALC_NUMBER(struct guarantee, amount, AT_LEAST(0), LABEL("担保金额", "amount")),
};
static const struct calc_shape guarantee = CALC_SHAPE(struct guarantee, guarantee_fields);
static const struct calc_field guarantee_circle_fields[] = {
    CALC_OBJECTS(struct guarantee_input, edges, &guarantee, LABEL("担保关系", "guarantees")),
};

static void put_sets(struct calc *calc, const char *key, const struct node_sets *sets, const struct names *names)
{
    json_key(&calc->out, key);
    json_open(&calc->out, '[');
    for (size_t i = 0; i < sets->count; i++) {
        json_open(&calc->out, '[');
        for (size_t k = 0; k < sets->sizes[i]; k++)
            json_write_text(&calc->out, names->name[sets->nodes[i][k]]);
        json_close(&calc->out, ']');
    }
    json_close(&calc->out, ']');
}

static void put_amounts(struct calc *calc, const char *key, const double *amounts, const struct names *names)
{
    json_key(&calc->out, key);
    json_open(&calc->out, '{');
    for (size_t n = 0; n < names->count; n++)
        json_put_double(&calc->out, names->name[n], amounts[n]);
    json_close(&calc->out, '}');
}

static struct names guarantee_names(struct calc *calc, const struct guarantee_input *in)
{
    const char **list = ARENA_LIST(calc->arena, const char *, 2 * in->edges.count + 1);
    for (size_t i = 0; i < in->edges.count; i++) {
        list[2 * i] = in->edges.items[i].guarantor;
        list[2 * i + 1] = in->edges.items[i].beneficiary;
    }
    return names_make(list, 2 * in->edges.count);
}

/* A thousand circles on a screen are already none; a list of more would only be slow. */
enum { MOST_CYCLES = 10000 };

static const struct error *guarantee_circle(struct calc *calc, const void *input)
{
    const struct guarantee_input *in = input;
    size_t count = in->edges.count;
    struct names names = guarantee_names(calc, in);
    struct graph_edge *edges = ARENA_LIST(calc->arena, struct graph_edge, count + 1);
    double *given = ARENA_LIST(calc->arena, double, names.count + 1);
    double *received = ARENA_LIST(calc->arena, double, names.count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct guarantee *row = &in->edges.items[i];
        edges[i] = (struct graph_edge){names_index(&names, row->guarantor), names_index(&names, row->beneficiary)};
        given[edges[i].from] += row->amount;
        received[edges[i].to] += row->amount;
    }
    bool complete;
    struct node_sets circles = guarantee_circles(calc->arena, edges, count, names.count);
    struct node_sets chains = guarantee_chains(calc->arena, edges, count, names.count);
    struct node_sets cycles = guarantee_cycles(calc->arena, edges, count, names.count, MOST_CYCLES, &complete);
    put_sets(calc, "circles", &circles, &names);
    put_sets(calc, "chains", &chains, &names);
    put_sets(calc, "simple_cycles", &cycles, &names);
    json_put_text(&calc->out, "simple_cycles_status", complete ? "ok" : "too_many");
    put_amounts(calc, "given", given, &names);
    put_amounts(calc, "received", received, &names);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("ownership", "股权穿透、受益所有人与控制", "Effective ownership, beneficial owners and control",
               struct ownership_input, ownership_fields, ownership),
    CALC_TOPIC("guarantee_circle", "担保圈与担保链", "Guarantee circles and chains", struct guarantee_input,
               guarantee_circle_fields, guarantee_circle),
};
const struct calc_section network_topics = {topics, sizeof(topics) / sizeof(topics[0])};
