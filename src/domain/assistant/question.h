/* A question for a list, in words, as the query that lists understand. Pure: no store, no clock. What was not understood is kept, so
 * that nothing is dropped in silence. */
#pragma once

#include "domain/assistant/lexicon.h"

enum { QUERY_FILTERS = 24, QUESTION_BYTES = 4000 };

struct query_filter {
    const struct entity *entity; /* whose field; the list's own or a related one */
    const struct field *field;
    const char *operation, *value;
    bool none; /* no such record may there be */
};

struct list_query {
    const struct entity *entity; /* NULL: no list is asked for */
    struct query_filter filters[QUERY_FILTERS];
    size_t filter_count;
    const struct entity *sort_entity;
    const struct field *sort;
    bool descending, counting; /* COUNTING: how many, rather than which */
    int limit;                 /* 0: none was said */
    const char **unknown; /* parts of the question */
    size_t unknown_count, unknown_room;
    struct label *notes; /* how what is open was taken */
    size_t note_count, note_room;
    const char **topics; /* what is asked of one customer */
    size_t topic_count, topic_room;
    const char **facts;
    size_t fact_count, fact_room;
    struct label *bare; /* fields that were named without a condition */
    size_t bare_count, bare_room;
    bool named; /* the thing that is listed was said */
    size_t understood; /* words that took part */
    bool too_much; /* more conditions than a list takes */
};

void question_parse(struct arena *arena, const struct lexicon *lexicon, const char *text, int64_t today, struct list_query *query);
/* "customer?tier.in=strategic,core&loan.matures_on.gte=2027-01-01&sort=-loan.balance&limit=10" with nothing escaped. */
const char *query_text(struct arena *arena, const struct list_query *query);
/* The same for the API: the name of parameter I of *COUNT and its value. */
size_t query_parameters(struct arena *arena, const struct list_query *query, const char **names, const char **values);
/* The page that shows it, "/customers?...", escaped. */
const char *query_link(struct arena *arena, const struct list_query *query);
/* A second choice of one field means either. */
bool query_add(struct arena *arena, struct list_query *query, struct query_filter filter);
void query_note(struct arena *arena, struct list_query *query, struct label note);
