#include "quant/ownership.h"

#include "quant/graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct graph graph_of(struct arena *arena, const struct ownership_edge *edges, size_t count, size_t nodes)
{
    struct graph_edge *plain = ARENA_LIST(arena, struct graph_edge, count + 1);
    for (size_t i = 0; i < count; i++)
        plain[i] = (struct graph_edge){edges[i].owner, edges[i].company};
    return graph_make(arena, nodes, plain, count);
}

/* I - A transposed, of one component of M companies, factored in place with row exchanges (Doolittle). */
struct factored {
    double *a;
    size_t *row, m;
};

static void factor(struct factored *f)
{
    size_t m = f->m;
    for (size_t k = 0; k < m; k++) {
        size_t best = k;
        for (size_t i = k + 1; i < m; i++)
            if (fabs(f->a[i * m + k]) > fabs(f->a[best * m + k]))
                best = i;
        for (size_t j = 0; best != k && j < m; j++) {
            double kept = f->a[k * m + j];
            f->a[k * m + j] = f->a[best * m + j];
            f->a[best * m + j] = kept;
        }
        size_t kept = f->row[k];
        f->row[k] = f->row[best];
        f->row[best] = kept;
        for (size_t i = k + 1; i < m; i++) {
            double part = f->a[i * m + k] /= f->a[k * m + k];
            for (size_t j = k + 1; part != 0 && j < m; j++)
                f->a[i * m + j] -= part * f->a[k * m + j];
        }
    }
}

static void solve(const struct factored *f, const double *b, double *x)
{
    size_t m = f->m;
    for (size_t i = 0; i < m; i++) {
        x[i] = b[f->row[i]];
        for (size_t j = 0; j < i; j++)
            x[i] -= f->a[i * m + j] * x[j];
    }
    for (size_t i = m; i-- > 0;) {
        for (size_t j = i + 1; j < m; j++)
            x[i] -= f->a[i * m + j] * x[j];
        x[i] /= f->a[i * m + i];
    }
}

/* The work of ownership_solve: components in the order from owners to owned. */
struct solver {
    struct arena *arena;
    const struct ownership_edge *edges;
    struct graph owned_by; /* company -> owner, so that the shareholders of a node are at hand */
    size_t *component, *first, *member, *place;
    struct ownership *result;
};

/* Shares of NODE held within its own component. */
static double held_inside(const struct solver *s, size_t node)
{
    double sum = 0;
    for (size_t e = s->owned_by.first[node]; e < s->owned_by.first[node + 1]; e++)
        if (s->component[s->owned_by.to[e]] == s->component[node])
            sum += s->edges[s->owned_by.edge[e]].share;
    return sum;
}

static bool owns_itself(const struct solver *s, const size_t *members, size_t m)
{
    for (size_t i = 0; i < m; i++)
        if (held_inside(s, members[i]) < 1 - OWNERSHIP_SLACK)
            return false;
    return true;
}

static void fill_matrix(const struct solver *s, struct factored *f, const size_t *members)
{
    for (size_t i = 0; i < f->m; i++) {
        size_t node = members[i];
        f->row[i] = i;
        f->a[i * f->m + i] = 1;
        for (size_t e = s->owned_by.first[node]; e < s->owned_by.first[node + 1]; e++)
            if (s->component[s->owned_by.to[e]] == s->component[node])
                f->a[i * f->m + s->place[s->owned_by.to[e]]] -= s->edges[s->owned_by.edge[e]].share;
    }
}

/* What OWNER holds of NODE directly and through companies outside the component, which are all known by now. */
static double from_outside(const struct solver *s, size_t owner, const double *effective, size_t node)
{
    double sum = 0;
    for (size_t e = s->owned_by.first[node]; e < s->owned_by.first[node + 1]; e++) {
        size_t holder = s->owned_by.to[e];
        double share = s->edges[s->owned_by.edge[e]].share;
        if (holder == owner)
            sum += share;
        else if (s->component[holder] != s->component[node])
            sum += effective[holder] * share;
    }
    return sum;
}

static bool solve_component(struct solver *s, const size_t *members, size_t m)
{
    if (owns_itself(s, members, m))
        return false;
    struct factored f = {ARENA_LIST(s->arena, double, m *m), ARENA_LIST(s->arena, size_t, m), m};
    double *b = ARENA_LIST(s->arena, double, m), *x = ARENA_LIST(s->arena, double, m);
    for (size_t i = 0; i < m; i++)
        s->place[members[i]] = i;
    fill_matrix(s, &f, members);
    factor(&f);
    for (size_t o = 0; o < s->result->owner_count; o++) {
        double *effective = s->result->effective + o * s->result->nodes;
        bool any = false;
        for (size_t i = 0; i < m; i++) {
            b[i] = from_outside(s, s->result->owners[o], effective, members[i]);
            any = any || b[i] != 0;
        }
        if (!any)
            continue; /* stays exactly 0 */
        solve(&f, b, x);
        for (size_t i = 0; i < m; i++)
            effective[members[i]] = x[i];
    }
    return true;
}

static void find_owners(struct arena *arena, const struct ownership_edge *edges, size_t count, struct ownership *result)
{
    result->is_company = ARENA_LIST(arena, bool, result->nodes + 1);
    result->owners = ARENA_LIST(arena, size_t, result->nodes + 1);
    for (size_t i = 0; i < count; i++)
        result->is_company[edges[i].company] = true;
    for (size_t i = 0; i < result->nodes; i++)
        if (!result->is_company[i])
            result->owners[result->owner_count++] = i;
    result->effective = ARENA_LIST(arena, double, result->owner_count * result->nodes + 1);
}

bool ownership_solve(struct arena *arena, const struct ownership_edge *edges, size_t count, size_t nodes,
                     struct ownership *result)
{
    *result = (struct ownership){.nodes = nodes};
    find_owners(arena, edges, count, result);
    struct graph_edge *back = ARENA_LIST(arena, struct graph_edge, count + 1);
    for (size_t i = 0; i < count; i++)
        back[i] = (struct graph_edge){edges[i].company, edges[i].owner};
    struct solver s = {.arena = arena,
                       .edges = edges,
                       .owned_by = graph_make(arena, nodes, back, count),
                       .component = ARENA_LIST(arena, size_t, nodes + 1),
                       .place = ARENA_LIST(arena, size_t, nodes + 1),
                       .result = result};
    /* Along company -> owner the owners' components come first: just the order in which to solve. */
    size_t components = graph_strong_components(arena, &s.owned_by, s.component);
    graph_members(arena, s.component, nodes, components, &s.first, &s.member);
    for (size_t c = 0; c < components; c++) {
        const size_t *members = s.member + s.first[c];
        if (result->is_company[members[0]] && !solve_component(&s, members, s.first[c + 1] - s.first[c]))
            return false;
    }
    return true;
}

/* Scratch of the closure, clean between two nodes. */
struct closure {
    const struct ownership_edge *edges;
    struct graph owns;
    double *held;
    bool *controlled;
    size_t *touched, *found; /* companies with held > 0; the controlled ones in the order of finding */
};

static struct closure closure_make(struct arena *arena, const struct ownership_edge *edges, size_t count, size_t nodes)
{
    return (struct closure){edges,
                            graph_of(arena, edges, count, nodes),
                            ARENA_LIST(arena, double, nodes + 1),
                            ARENA_LIST(arena, bool, nodes + 1),
                            ARENA_LIST(arena, size_t, nodes + 1),
                            ARENA_LIST(arena, size_t, nodes + 1)};
}

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static size_t closure_of(struct closure *c, size_t node)
{
    size_t found = 0, touched = 0, at = node;
    c->controlled[node] = true; /* no company controls itself */
    for (size_t done = 0;; done++) {
        for (size_t e = c->owns.first[at]; e < c->owns.first[at + 1]; e++) {
            size_t company = c->owns.to[e];
            if (c->held[company] == 0)
                c->touched[touched++] = company;
            c->held[company] += c->edges[c->owns.edge[e]].share;
            if (!c->controlled[company] && c->held[company] > 0.5 + OWNERSHIP_SLACK) {
                c->controlled[company] = true;
                c->found[found++] = company;
            }
        }
        if (done == found)
            break;
        at = c->found[done];
    }
    for (size_t i = 0; i < touched; i++) {
        c->held[c->touched[i]] = 0;
        c->controlled[c->touched[i]] = false;
    }
    c->controlled[node] = false;
    qsort(c->found, found, sizeof(size_t), by_number);
    return found;
}

size_t ownership_controlled(struct arena *arena, const struct ownership_edge *edges, size_t count, size_t nodes,
                            size_t node, size_t **companies)
{
    struct closure c = closure_make(arena, edges, count, nodes);
    *companies = c.found;
    return closure_of(&c, node);
}

void ownership_control(struct arena *arena, const struct ownership_edge *edges, size_t count, size_t nodes,
                       size_t **first, size_t **companies)
{
    struct closure c = closure_make(arena, edges, count, nodes);
    size_t total = 0, room = 0;
    *first = ARENA_LIST(arena, size_t, nodes + 1);
    *companies = NULL;
    for (size_t node = 0; node < nodes; node++) {
        size_t found = closure_of(&c, node);
        for (size_t i = 0; i < found; i++)
            ARENA_PUSH(arena, *companies, total, room, c.found[i]);
        (*first)[node + 1] = total;
    }
}
