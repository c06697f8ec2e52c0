/* Expert sheets: questions with anchored answers, so that two experts who see the same thing give the same points. The
 * rating policy says which sheet is for whom; an answer at either end of a question needs evidence. */
#pragma once

#include "policy/document.h"

struct expert_anchor {
    struct label label;
    double points; /* 0..100; the first anchor of a question is its worst */
};

struct expert_question {
    const char *name;
    struct label label, help;
    double weight; /* > 0 */
    const struct expert_anchor *anchors;
    size_t anchor_count; /* 3..7, rising in points */
    int line;
};

struct expert_sheet {
    const struct document *doc;
    int64_t valid_months;   /* after that an opinion is stale */
    int64_t least_evidence; /* characters an answer at either end needs */
    const struct expert_question *questions;
    size_t count;
};

/* Index of the question; -1 for none. */
int expert_question_find(const struct expert_sheet *sheet, const char *name);
bool expert_extreme(const struct expert_question *question, size_t anchor);
/* The weighted mean of the points, 0..100; ANCHORS has one index a question, each within its question. */
double expert_score(const struct expert_sheet *sheet, const size_t *anchors);
void expert_sheet_write(struct json_writer *w, const struct expert_sheet *sheet);

struct expert_sheet *expert_sheet_load(struct document *doc);
