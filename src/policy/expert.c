#include "policy/expert.h"

#include "policy/write.h"

#include <string.h>

enum { ANCHORS_LEAST = 3, ANCHORS_MOST = 7 };

int expert_question_find(const struct expert_sheet *sheet, const char *name)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (!strcmp(sheet->questions[i].name, name))
            return (int)i;
    return -1;
}

bool expert_extreme(const struct expert_question *question, size_t anchor)
{
    return anchor == 0 || anchor + 1 == question->anchor_count;
}

double expert_score(const struct expert_sheet *sheet, const size_t *anchors)
{
    double points = 0, weight = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        points += sheet->questions[i].weight * sheet->questions[i].anchors[anchors[i]].points;
        weight += sheet->questions[i].weight;
    }
    return weight > 0 ? points / weight : 0;
}

void expert_sheet_write(struct json_writer *w, const struct expert_sheet *sheet)
{
    json_open(w, '{');
    write_document(w, "document", sheet->doc);
    json_put_int(w, "valid_months", sheet->valid_months);
    json_put_int(w, "least_evidence", sheet->least_evidence);
    json_key(w, "questions");
    json_open(w, '[');
    for (size_t i = 0; i < sheet->count; i++) {
        const struct expert_question *q = &sheet->questions[i];
        json_open(w, '{');
        json_put_text(w, "name", q->name);
        write_label(w, "label", q->label);
        write_label(w, "help", q->help);
        json_put_double(w, "weight", q->weight);
        json_put_int(w, "line", q->line);
        json_key(w, "anchors");
        json_open(w, '[');
        for (size_t a = 0; a < q->anchor_count; a++) {
            json_open(w, '{');
            json_put_double(w, "points", q->anchors[a].points);
            write_label(w, "label", q->anchors[a].label);
            json_put_bool(w, "extreme", expert_extreme(q, a));
            json_close(w, '}');
        }
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

/* --- loading
 * ------------------------------------------------------------------------------------------------------------ */

static void out_of_range(struct document *doc, const struct yaml *node, const char *key, const char *wanted)
{
    const struct yaml *at = yaml_get(node, key);
    document_problem(doc, at ? at : node, ERROR_POLICY_NUMBER_EXPECTED, .value = key, .arguments = {wanted});
}

static void read_anchors(struct document *doc, const struct yaml *node, struct expert_question *question)
{
    const struct yaml *list = document_need(doc, node, "anchors");
    if (!list || !document_list(doc, list, "anchors"))
        return;
    if (list->count < ANCHORS_LEAST || list->count > ANCHORS_MOST)
        out_of_range(doc, node, "anchors", "3 .. 7");
    struct expert_anchor *anchors = ARENA_LIST(doc->arena, struct expert_anchor, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        if (!document_map(doc, &list->items[i], "anchor", "points label"))
            continue;
        document_need(doc, &list->items[i], "points");
        document_number(doc, &list->items[i], "points", &anchors[i].points);
        anchors[i].label = document_label_need(doc, &list->items[i], "label");
        bool falls = i && anchors[i].points <= anchors[i - 1].points;
        if (falls || anchors[i].points < 0 || anchors[i].points > 100)
            out_of_range(doc, &list->items[i], "points", "0 .. 100, rising / 递增");
    }
    question->anchors = anchors;
    question->anchor_count = list->count;
}

static void read_question(struct document *doc, const struct yaml *node, struct expert_question *question)
{
    *question = (struct expert_question){.name = "", .weight = 1, .line = node->line};
    if (!document_map(doc, node, "question", "name label help weight anchors"))
        return;
    const char *name = document_name_need(doc, node, "name");
    question->name = name ? name : "";
    question->label = document_label_need(doc, node, "label");
    question->help = document_label(doc, node, "help");
    if (document_number(doc, node, "weight", &question->weight) && !(question->weight > 0))
        out_of_range(doc, node, "weight", "> 0");
    read_anchors(doc, node, question);
}

struct expert_sheet *expert_sheet_load(struct document *doc)
{
    struct expert_sheet *sheet = ARENA_NEW(doc->arena, struct expert_sheet);
    *sheet = (struct expert_sheet){.doc = doc, .valid_months = 12, .least_evidence = 10};
    document_map(doc, doc->root, "expert_sheet",
                 "kind name label help version valid_months least_evidence questions examples");
    document_int(doc, doc->root, "valid_months", &sheet->valid_months);
    document_int(doc, doc->root, "least_evidence", &sheet->least_evidence);
    const struct yaml *list = document_need(doc, doc->root, "questions");
    if (!list || !document_list(doc, list, "questions"))
        return sheet;
    struct expert_question *questions = ARENA_LIST(doc->arena, struct expert_question, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        read_question(doc, &list->items[i], &questions[i]);
        for (size_t k = 0; k < i; k++)
            if (*questions[i].name && !strcmp(questions[k].name, questions[i].name))
                document_problem(doc, yaml_get(&list->items[i], "name"), ERROR_POLICY_NAME_TAKEN,
                                 .value = questions[i].name,
                                 .arguments = {doc->file, arena_format(doc->arena, "%d", questions[k].line)});
    }
    sheet->questions = questions;
    sheet->count = list->count;
    return sheet;
}
