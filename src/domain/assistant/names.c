/* Whom a question is about: parts of it that may be a name are looked up in the same index as the search box, within the asker's rights. */
#include "base/text.h"
#include "domain/assistant/assistant.h"
#include "matching/han.h"
#include "matching/search_terms.h"
#include "record/search.h"

#include <ctype.h>
#include <string.h>

enum { CANDIDATES = 8, HITS = 6, GOOD = 45, CERTAIN = 60 };

struct candidate {
    const char *texts[CANDIDATES];
    size_t count;
};

static void add(struct candidate *c, struct arena *arena, const char *text, size_t size)
{
    while (size && (unsigned char)*text <= ' ') {
        text++;
        size--;
    }
    while (size && (unsigned char)text[size - 1] <= ' ')
        size--;
    if (size < 2 || size > 150 || c->count == CANDIDATES)
        return;
    const char *one = arena_text_part(arena, text, size);
    for (size_t i = 0; i < c->count; i++)
        if (!strcmp(c->texts[i], one))
            return;
    if (text_length(one) >= 2)
        c->texts[c->count++] = one;
}

/* 「…」 and "..." name somebody outright. */
static void add_quoted(struct candidate *c, struct arena *arena, const char *text)
{
    static const char *const marks[][2] = {{"「", "」"}, {"“", "”"}, {"《", "》"}, {"\"", "\""}};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        const char *open = strstr(text, marks[i][0]), *close = open ? strstr(open + strlen(marks[i][0]), marks[i][1]) : NULL;
        if (close)
            add(c, arena, open + strlen(marks[i][0]), (size_t)(close - open - strlen(marks[i][0])));
    }
}

/* Before 的 or 's, behind "of", and what no word of the lexicon is. */
static void add_parts(struct candidate *c, struct arena *arena, const char *text, const struct list_query *query)
{
    static const char *const leads[] = {" of ", " about ", " for ", " does ", " is ", "谁是", "关于", "帮我写", "给"};
    const char *de = strstr(text, "的"), *s = strstr(text, "'s ");
    for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
        const char *lead = strstr(text, leads[i]);
        const char *start = lead ? lead + strlen(leads[i]) : NULL;
        if (start && de && start < de)
            add(c, arena, start, (size_t)(de - start));
        if (start && *leads[i] == ' ') {
            size_t size = strcspn(start, "?!,.;\n");
            const char *owe = strstr(start, " owe");
            add(c, arena, start, owe && (size_t)(owe - start) < size ? (size_t)(owe - start) : size);
        }
    }
    if (de)
        add(c, arena, text, (size_t)(de - text));
    if (s) {
        const char *is = strstr(text, "is ");
        const char *start = is && is < s ? is + 3 : text;
        add(c, arena, start, (size_t)(s - start));
    }
    for (size_t i = 0; i < query->unknown_count; i++)
        add(c, arena, query->unknown[i], strlen(query->unknown[i]));
    if (text_length(text) <= 24)
        add(c, arena, text, strlen(text));
}

struct hit {
    int64_t id, score;
    const char *title;
};

static const struct error *look_up(struct asking *a, const char *text, struct hit *hits, size_t *count)
{
    struct buffer out = {.arena = a->s->arena};
    struct json_writer w = {.out = &out};
    *count = 0;
    TRY(search_find(a->s, text, 24, &w));
    const struct json *list = json_read(a->s->arena, buffer_end(&out), out.size, NULL);
    for (size_t i = 0; list && list->kind == JSON_LIST && i < list->count && *count < HITS; i++) {
        const char *entity = json_get_text(&list->items[i], "entity"), *id = json_get_text(&list->items[i], "id"), *title = json_get_text(&list->items[i], "title");
        int64_t home;
        struct hit *hit = &hits[*count];
        if (!entity || strcmp(entity, "customer") || !id || !id_parse(id, &home, &hit->id))
            continue;
        json_get_int(&list->items[i], "score", &hit->score);
        hit->title = title ? title : "";
        ++*count;
    }
    return NULL;
}

/* "it" and the like mean the customer in view. */
static bool points_at(const char *folded)
{
    static const char *const words[] = {"这家", "这个客户", "该客户", "该企业", "该公司", "它", "他们", "本客户", "this customer", "this client", "this company", "they ", "their ", " it ", "it's", "its "};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strstr(folded, words[i]))
            return true;
    return false;
}

static const struct error *viewed(struct asking *a, int64_t *customer, const char **title)
{
    struct customer row;
    const struct error *error = record_load(a->s, &customer_entity, a->view, a->view, &row);
    if (error)
        return error->id == ERROR_RECORD_MISSING ? NULL : error;
    *customer = a->view;
    *title = arena_text(a->s->arena, row.name);
    return NULL;
}

/* Others that the name fits as well. */
static void offer(struct asking *a, const struct hit *hits, size_t count, int64_t score)
{
    a->answer->choice_count = 0;
    for (size_t n = 0; n < count && a->answer->choice_count < 5; n++)
        if (hits[n].score >= score - 3)
            ARENA_PUSH(a->s->arena, a->answer->choices, a->answer->choice_count, a->answer->choice_room,
                       (struct answer_choice){hits[n].title, NULL, arena_format(a->s->arena, "「%s」%s", hits[n].title, a->question)});
}

const struct error *asked_customer(struct asking *a, int64_t *customer, const char **title, bool *named)
{
    struct candidate c = {.count = 0};
    const char *folded = text_folded(a->s->arena, a->question);
    struct hit best = {.id = 0}, hits[HITS];
    size_t best_size = 0, rivals = 0;
    *customer = 0;
    *title = NULL;
    *named = false;
    add_quoted(&c, a->s->arena, a->question);
    add_parts(&c, a->s->arena, folded, &a->query);
    for (size_t i = 0; i < c.count; i++) {
        size_t count = 0, size = strlen(c.texts[i]);
        TRY(look_up(a, c.texts[i], hits, &count));
        for (size_t k = 0; k < count; k++) {
            if (hits[k].score < GOOD || (best.id && size < best_size) || (best.id && size == best_size && hits[k].score <= best.score))
                continue;
            rivals = 0;
            for (size_t n = 0; n < count; n++)
                rivals += n != k && hits[n].score >= hits[k].score - 3;
            best = hits[k];
            best_size = size;
        }
        if (best.id && best_size == size)
            offer(a, hits, rivals ? count : 0, best.score);
        if (best.id && best.score >= CERTAIN)
            break;
    }
    if (best.id) {
        *customer = best.id;
        *title = best.title;
        *named = true;
    } else if (a->view && (points_at(folded) || !c.count || a->query.topic_count || a->query.fact_count)) {
        TRY(viewed(a, customer, title));
    }
    return NULL;
}
