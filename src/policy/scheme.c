#include "policy/scheme.h"

#include "policy/write.h"

#include <math.h>
#include <string.h>

const struct clause *clause_find(const struct clause_book *book, const char *name)
{
    for (size_t i = 0; book && name && i < book->count; i++)
        if (!strcmp(book->clauses[i].name, name))
            return &book->clauses[i];
    return NULL;
}

/* --- templates ---------------------------------------------------------------------------------------------------- */

static void read_parts(struct document *doc, struct product *const *products, size_t product_count,
                       struct scheme_template *t)
{
    const struct yaml *list = document_need(doc, doc->root, "facilities");
    if (!list || !document_list(doc, list, "facilities"))
        return;
    const char **names = ARENA_LIST(doc->arena, const char *, product_count + 1);
    for (size_t i = 0; i < product_count; i++)
        names[i] = products[i]->doc->name;
    struct name_list known = {names, product_count};
    struct scheme_part *parts = ARENA_LIST(doc->arena, struct scheme_part, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        parts[i].product = "";
        if (!document_map(doc, node, "facility", "product label share term_months grace_months repayment security"))
            continue;
        const char *product = document_text_need(doc, node, "product");
        parts[i].product = product ? product : "";
        if (product && !name_listed(known, product))
            document_unknown(doc, yaml_get(node, "product"), product, known, ERROR_POLICY_REFERENCE_NEAR,
                             ERROR_POLICY_REFERENCE_UNKNOWN, "product");
        parts[i].label = document_label(doc, node, "label");
        document_number(doc, node, "share", &parts[i].share);
        document_int(doc, node, "term_months", &parts[i].term_months);
        document_int(doc, node, "grace_months", &parts[i].grace_months);
        parts[i].repayment = document_text(doc, node, "repayment");
        parts[i].security = document_text(doc, node, "security");
    }
    t->parts = parts;
    t->part_count = list->count;
}

static struct scheme_list read_items(struct document *doc, const char *key, const struct clause_book *clauses)
{
    const struct yaml *list = yaml_get(doc->root, key);
    if (!list || !document_list(doc, list, key))
        return (struct scheme_list){0};
    struct scheme_item *items = ARENA_LIST(doc->arena, struct scheme_item, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        items[i].limit = NAN;
        if (!document_map(doc, node, key, "label clause limit"))
            continue;
        items[i].label = document_label_need(doc, node, "label");
        items[i].clause = document_text(doc, node, "clause");
        document_number(doc, node, "limit", &items[i].limit);
        if (items[i].clause && !clause_find(clauses, items[i].clause))
            document_problem(doc, yaml_get(node, "clause"), ERROR_POLICY_REFERENCE_UNKNOWN, .value = items[i].clause,
                             .arguments = {"clause"});
    }
    return (struct scheme_list){items, list->count};
}

struct scheme_template *scheme_template_load(struct document *doc, struct product *const *products,
                                             size_t product_count, const struct clause_book *clauses)
{
    struct scheme_template *t = ARENA_NEW(doc->arena, struct scheme_template);
    t->doc = doc;
    document_map(doc, doc->root, "scheme_template",
                 "kind name label help version own_share facilities services covenants ratios risks");
    document_number(doc, doc->root, "own_share", &t->own_share);
    read_parts(doc, products, product_count, t);
    t->services = read_items(doc, "services", clauses);
    t->covenants = read_items(doc, "covenants", clauses);
    t->ratios = read_items(doc, "ratios", clauses);
    t->risks = read_items(doc, "risks", clauses);
    return t;
}

static void items_write(struct json_writer *w, const char *key, struct scheme_list list)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < list.count; i++) {
        json_open(w, '{');
        write_label(w, "label", list.items[i].label);
        json_put_text(w, "clause", list.items[i].clause);
        json_put_double(w, "limit", list.items[i].limit);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void scheme_template_write(struct json_writer *w, const struct scheme_template *t)
{
    json_open(w, '{');
    json_put_text(w, "name", t->doc->name);
    write_label(w, "label", t->doc->label);
    write_label(w, "help", t->doc->help);
    json_put_double(w, "own_share", t->own_share);
    json_key(w, "facilities");
    json_open(w, '[');
    for (size_t i = 0; i < t->part_count; i++) {
        json_open(w, '{');
        json_put_text(w, "product", t->parts[i].product);
        json_put_double(w, "share", t->parts[i].share);
        json_put_int(w, "term_months", t->parts[i].term_months);
        json_put_int(w, "grace_months", t->parts[i].grace_months);
        json_put_text(w, "repayment", t->parts[i].repayment);
        json_put_text(w, "security", t->parts[i].security);
        json_close(w, '}');
    }
    json_close(w, ']');
    items_write(w, "services", t->services);
    items_write(w, "covenants", t->covenants);
    items_write(w, "ratios", t->ratios);
    items_write(w, "risks", t->risks);
    json_close(w, '}');
}

/* --- clauses ------------------------------------------------------------------------------------------------------ */

struct clause_book *clause_book_load(struct document *doc)
{
    struct clause_book *book = ARENA_NEW(doc->arena, struct clause_book);
    book->doc = doc;
    document_map(doc, doc->root, "clauses", "kind name label help version clauses");
    const struct yaml *list = document_need(doc, doc->root, "clauses");
    if (!list || !document_list(doc, list, "clauses"))
        return book;
    struct clause *clauses = ARENA_LIST(doc->arena, struct clause, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        clauses[i].name = "";
        clauses[i].line = node->line;
        if (!document_map(doc, node, "clause", "name title text risk contracts always"))
            continue;
        const char *name = document_name_need(doc, node, "name");
        clauses[i].name = name ? name : "";
        clauses[i].title = document_label_need(doc, node, "title");
        clauses[i].text = document_label_need(doc, node, "text");
        clauses[i].risk = document_label_need(doc, node, "risk");
        clauses[i].contracts = document_names(doc, node, "contracts");
        document_bool(doc, node, "always", &clauses[i].always);
    }
    book->clauses = clauses;
    book->count = list->count;
    return book;
}

void clause_book_write(struct json_writer *w, const struct clause_book *book)
{
    json_open(w, '[');
    for (size_t i = 0; book && i < book->count; i++) {
        const struct clause *c = &book->clauses[i];
        json_open(w, '{');
        json_put_text(w, "name", c->name);
        write_label(w, "title", c->title);
        write_label(w, "text", c->text);
        write_label(w, "risk", c->risk);
        json_put_bool(w, "always", c->always);
        json_key(w, "contracts");
        json_open(w, '[');
        for (size_t k = 0; k < c->contracts.count; k++)
            json_write_text(w, c->contracts.names[k]);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}
