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

static void explain_node(struct json_writer *w, const struct expression *e, const struct node *node,
                         struct fact_set *set)
{
    struct value value = expression_node_value(e, node, set);
    int line = e->line, column = e->column + (int)node->start;
    if (e->doc)
        document_position(e->doc, e->yaml, node->start, &line, &column);
    json_open(w, '{');
    json_key(w, "text");
    struct buffer text = {0};
    buffer_add(&text, e->source + node->start, node->end - node->start);
    json_write_text(w, buffer_end(&text));
    buffer_free(&text);
    json_put_int(w, "line", line);
    json_put_int(w, "column", column);
    json_put_text(w, "type", value_type_names[node->shape.type]);
    json_key(w, "value");
    value_write(w, value, node->shape.domain ? node->shape.domain->choices : NULL);
    json_put_text(w, "status", value_status_names[value.status]);
    if (node->op == OP_FACT) {
        json_put_text(w, "fact", node->fact->name);
        json_put_text(w, "unit", value_unit_names[node->fact->unit]);
        json_key(w, "label");
        json_open(w, '[');
        json_write_text(w, node->fact->label.zh);
        json_write_text(w, node->fact->label.en);
        json_close(w, ']');
    }
    bool parts = false;
    for (int i = 0; i < node->child_count; i++) {
        const struct node *child = node_child(e, node, i);
        if (child->op == OP_CONSTANT)
            continue;
        if (!parts) {
            json_key(w, "parts");
            json_open(w, '[');
        }
        parts = true;
        explain_node(w, e, child, set);
    }
    if (parts)
        json_close(w, ']');
    json_close(w, '}');
}

void expression_explain(struct json_writer *w, const struct expression *e, struct fact_set *set)
{
    explain_node(w, e, &e->nodes[e->root], set);
}
