#include "policy/expression.h"

#include "policy/expression_tree.h"

#include <string.h>

/* --- compiling
 * -------------------------------------------------------------------------------------------------------- */

static void facts_read(struct compiling *c, struct expression *e)
{
    int *facts = ARENA_LIST(c->arena, int, c->node_count + 1);
    for (size_t i = 0; i < c->node_count; i++) {
        if (c->nodes[i].op != OP_FACT)
            continue;
        size_t at = 0;
        while (at < e->fact_count && facts[at] != c->nodes[i].fact->index)
            at++;
        facts[at] = c->nodes[i].fact->index;
        e->fact_count += at == e->fact_count;
    }
    e->facts = facts;
}

static const struct expression *compile(struct compiling *c, struct shape want)
{
    uint16_t root;
    if (!expression_parse(c, &root) || !expression_check(c, root, want))
        return NULL;
    struct expression *e = ARENA_NEW(c->arena, struct expression);
    e->nodes = c->nodes;
    e->children = c->children;
    e->root = root;
    e->source = c->source;
    e->file = c->file;
    e->line = e->column = 1;
    e->doc = c->doc;
    e->yaml = c->yaml;
    if (c->doc)
        document_position(c->doc, c->yaml, 0, &e->line, &e->column);
    facts_read(c, e);
    return e;
}

const struct expression *expression_compile(struct document *doc, const struct yaml *node,
                                            const struct fact_table *facts, unsigned subjects, struct shape want)
{
    if (!node || node->kind != YAML_TEXT) {
        document_problem(doc, node, ERROR_POLICY_TEXT_EXPECTED, .value = "expression");
        return NULL;
    }
    struct compiling c = {.arena = doc->arena,
                          .problems = doc->problems,
                          .doc = doc,
                          .yaml = node,
                          .file = doc->file,
                          .source = node->text,
                          .facts = facts,
                          .subjects = subjects};
    return compile(&c, want);
}

const struct expression *expression_under(struct document *doc, const struct yaml *map, const char *key,
                                          const struct fact_table *facts, unsigned subjects, struct shape want)
{
    const struct yaml *node = yaml_get(map, key);
    return node ? expression_compile(doc, node, facts, subjects, want) : NULL;
}

const struct expression *expression_compile_text(struct arena *arena, struct problems *problems, const char *file,
                                                 const char *text, const struct fact_table *facts, unsigned subjects,
                                                 struct shape want)
{
    struct compiling c = {.arena = arena,
                          .problems = problems,
                          .file = arena_text(arena, file),
                          .source = arena_text(arena, text),
                          .facts = facts,
                          .subjects = subjects};
    return compile(&c, want);
}

bool expression_constant(struct document *doc, const struct yaml *node, struct shape want, struct value *value)
{
    /* A whole text that is a choice needs no quotes here, although AA+ would be a sum inside a formula. */
    int choice = want.domain && node->kind == YAML_TEXT ? fact_choice(want.domain, node->text) : -1;
    if (choice >= 0) {
        *value = value_choice(choice);
        return true;
    }
    const struct expression *e = expression_compile(doc, node, NULL, 0, want);
    if (!e)
        return false;
    const struct node *root = &e->nodes[e->root];
    struct fact_set none = {0};
    *value = expression_node_value(e, root, &none);
    return true;
}

/* --- evaluating
 * --------------------------------------------------------------------------------------------------------- */

struct value expression_value(const struct expression *e, struct fact_set *set)
{
    return expression_node_value(e, &e->nodes[e->root], set);
}

bool expression_holds(const struct expression *e, struct fact_set *set)
{
    return value_true(expression_value(e, set));
}

struct shape expression_shape(const struct expression *e)
{
    return e->nodes[e->root].shape;
}

const char *expression_source(const struct expression *e)
{
    return e->source;
}

const char *expression_file(const struct expression *e)
{
    return e->file;
}

int expression_line(const struct expression *e)
{
    return e->line;
}

const int *expression_facts(const struct expression *e, size_t *count)
{
    *count = e->fact_count;
    return e->facts;
}

/* --- explaining
 * ----------------------------------------------------------------------------------------------------------- */

static const struct fact *missing_below(const struct expression *e, const struct node *node, struct fact_set *set)
{
    if (value_known(expression_node_value(e, node, set)))
        return NULL;
    if (node->op == OP_FACT)
        return node->fact;
    for (int i = 0; i < node->child_count; i++) {
        const struct fact *fact = missing_below(e, node_child(e, node, i), set);
        if (fact)
            return fact;
    }
    return NULL;
}

const struct fact *expression_missing(const struct expression *e, struct fact_set *set)
{
    return missing_below(e, &e->nodes[e->root], set);
}

struct explaining {
    struct json_writer *w;
    const struct expression *e;
    struct fact_set *set;
};

/* Deeper than anybody reads; also keeps the path within what a JSON reader takes. */
enum { DEEPEST_PART = 16 };

static void explain_node(struct explaining *x, const struct node *node, int depth);

/* `a and b and c` has three parts, although the tree holds two pairs. */
static void explain_parts(struct explaining *x, const struct node *node, bool *opened, int depth)
{
    for (int i = 0; i < node->child_count; i++) {
        const struct node *child = node_child(x->e, node, i);
        if (child->op == OP_CONSTANT)
            continue;
        if (child->op == node->op && (node->op == OP_AND || node->op == OP_OR)) {
            explain_parts(x, child, opened, depth);
            continue;
        }
        if (!*opened) {
            json_key(x->w, "parts");
            json_open(x->w, '[');
            *opened = true;
        }
        explain_node(x, child, depth + 1);
    }
}

/* A computed fact tells how it was computed, in its own file. */
static void explain_fact(struct explaining *x, const struct fact *fact, int depth)
{
    struct json_writer *w = x->w;
    json_put_text(w, "fact", fact->name);
    json_put_text(w, "unit", value_unit_names[fact->unit]);
    json_key(w, "label");
    json_open(w, '[');
    json_write_text(w, fact->label.zh);
    json_write_text(w, fact->label.en);
    json_close(w, ']');
    if (!fact->expression || depth >= DEEPEST_PART)
        return;
    struct explaining inner = {w, fact->expression, x->set};
    json_put_text(w, "file", fact->file);
    json_key(w, "from");
    explain_node(&inner, &fact->expression->nodes[fact->expression->root], depth + 1);
}

static void explain_place(struct explaining *x, const struct node *node)
{
    const struct expression *e = x->e;
    int line = e->line, column = e->column + (int)node->start;
    if (e->doc)
        document_position(e->doc, e->yaml, node->start, &line, &column);
    struct buffer text = {0};
    buffer_add(&text, e->source + node->start, node->end - node->start);
    json_put_text(x->w, "text", buffer_end(&text));
    buffer_free(&text);
    json_put_int(x->w, "line", line);
    json_put_int(x->w, "column", column);
}

static void explain_node(struct explaining *x, const struct node *node, int depth)
{
    struct value value = expression_node_value(x->e, node, x->set);
    bool opened = false;
    json_open(x->w, '{');
    explain_place(x, node);
    json_put_text(x->w, "type", value_type_names[node->shape.type]);
    json_key(x->w, "value");
    value_write(x->w, value, node->shape.domain ? node->shape.domain->choices : NULL);
    json_put_text(x->w, "status", value_status_names[value.status]);
    if (node->op == OP_FACT)
        explain_fact(x, node->fact, depth);
    if (depth < DEEPEST_PART)
        explain_parts(x, node, &opened, depth);
    if (opened)
        json_close(x->w, ']');
    json_close(x->w, '}');
}

void expression_explain(struct json_writer *w, const struct expression *e, struct fact_set *set)
{
    struct explaining x = {w, e, set};
    explain_node(&x, &e->nodes[e->root], 0);
}
