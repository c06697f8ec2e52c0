#include "domain/assistant/question.h"
#include "base/text.h"
#include "domain/assistant/token.h"
#include "domain/assistant/values.h"
#include "matching/han.h"
#include "record/list_build.h"

#include <string.h>

/* Filters of the policy; of NONE: no such record may there be. */
static void add_policy(struct parsing *p, const struct assistant_filter *filters, size_t count, const struct entity *none)
{
    for (size_t i = 0; i < count; i++) {
        const struct assistant_filter *f = &filters[i];
        const char *value = strcmp(f->value, "today") ? f->value : date_text(p->arena, p->today);
        query_add(p->arena, p->query, (struct query_filter){f->entity, f->field, f->operation, value, f->entity == none});
    }
}

/* --- which meaning
 * --------------------------------------------------------------------------------------------------------- */

static int nearness(const struct parsing *p, const struct meaning *meaning)
{
    int score = meaning->rank == RANK_POLICY ? 100 : 20 - (int)meaning->rank;
    const struct entity *target = p->query->entity;
    if (meaning->entity == target)
        score += 50;
    else if (meaning->entity == &customer_entity)
        score += 20;
    else if (meaning->entity == &loan_entity)
        score += 15;
    else if (target && meaning->entity && !list_related(target, meaning->entity))
        score -= 60;
    return score;
}

const struct meaning *parsing_meaning(const struct parsing *p, const struct token *token, unsigned sorts, const struct token *value)
{
    const struct meaning *best = NULL;
    if (token->sort != TOKEN_NAME)
        return NULL;
    for (size_t i = 0; i < token->phrase->count; i++) {
        const struct meaning *meaning = &token->phrase->meanings[i];
        if (!(sorts & 1u << meaning->sort) || (value && !value_fits(p, meaning->field, value)))
            continue;
        if (!best || nearness(p, meaning) > nearness(p, best))
            best = meaning;
    }
    return best;
}

static bool first_means(const struct token *token, enum meaning_sort sort)
{
    return token->sort == TOKEN_NAME && token->phrase->meanings[0].sort == sort;
}

/* --- what is listed
 * -------------------------------------------------------------------------------------------------------- */

static bool has_han(const char *text)
{
    while (*text)
        if (han_is(text_next(&text)))
            return true;
    return false;
}

/* In Chinese the last noun is what is listed, 有逾期贷款的客户; in English the first, customers with overdue loans. */
static void find_target(struct parsing *p, bool han)
{
    struct token *found = NULL;
    for (size_t i = 0; i < p->tokens.count; i++) {
        struct token *token = &p->tokens.items[i];
        bool denied = i && p->tokens.items[i - 1].sort == TOKEN_NOT;
        if (first_means(token, MEANS_ENTITY) && !denied && (han || !found))
            found = token;
    }
    if (!found)
        return;
    found->used = true;
    p->query->named = true;
    p->query->entity = found->phrase->meanings[0].entity;
    p->query->understood++;
    const struct assistant_word *word = found->phrase->meanings[0].word;
    if (word)
        add_policy(p, word->filters, word->filter_count, NULL);
}

/* What conditions speak of when no noun was said: customers when any is on them, else the one thing they all speak of. */
static void guess_target(struct parsing *p)
{
    struct list_query *q = p->query;
    const struct entity *only = NULL;
    for (size_t i = 0; i < q->filter_count && !q->entity; i++) {
        const struct entity *entity = q->filters[i].entity;
        if (entity == &customer_entity || q->filters[i].none || (only && only != entity))
            q->entity = &customer_entity;
        only = entity;
    }
    if (!q->entity)
        q->entity = only;
    if (!q->entity && q->sort_entity)
        q->entity = q->sort_entity;
}

/* --- names with values
 * ------------------------------------------------------------------------------------------------------ */

struct bound {
    struct token *value, *second;
    const char *operation;
};

static struct token *token_at(struct parsing *p, size_t i)
{
    return i < p->tokens.count ? &p->tokens.items[i] : NULL;
}

static bool is_value(const struct token *t)
{
    return t && !t->used && (t->sort == TOKEN_NUMBER || t->sort == TOKEN_SPAN || t->sort == TOKEN_GRADE);
}

static bool is_compare(const struct token *t, bool post)
{
    return t && !t->used && t->sort == TOKEN_COMPARE && t->post == post;
}

/* Behind the name: 余额大于5000万, 余额5000万以上, 余额 1亿到2亿. */
static bool bind_right(struct parsing *p, size_t i, struct bound *bound)
{
    struct token *a = token_at(p, i + 1), *b = token_at(p, i + 2), *c = token_at(p, i + 3), *d = token_at(p, i + 4);
    *bound = (struct bound){.operation = "eq"};
    bool led = is_compare(a, false);
    struct token *value = led ? b : a, *next = led ? c : b, *further = led ? d : c;
    if (!is_value(value))
        return false;
    bound->value = value;
    if (led) {
        bound->operation = a->operation;
        a->used = true;
        return true;
    }
    if (is_compare(next, true)) {
        bound->operation = next->operation;
        next->used = true;
    } else if (next && next->sort == TOKEN_TO && is_value(further) && further->sort == value->sort) {
        next->used = true;
        bound->second = further;
    }
    return true;
}

/* Before the name: 下季到期, 超过30天的逾期, 30天以上逾期, 上月没有联系. */
static bool bind_left(struct parsing *p, size_t i, struct bound *bound)
{
    size_t k = i;
    *bound = (struct bound){.operation = "eq"};
    while (k && p->tokens.items[k - 1].sort == TOKEN_NOT)
        k--;
    if (!k)
        return false;
    struct token *a = &p->tokens.items[k - 1], *b = k > 1 ? &p->tokens.items[k - 2] : NULL;
    if (is_compare(a, true) && is_value(b)) {
        bound->value = b;
        bound->operation = a->operation;
        a->used = true;
        return true;
    }
    if (!is_value(a))
        return false;
    bound->value = a;
    if (is_compare(b, false)) {
        bound->operation = b->operation;
        b->used = true;
    } else if (b && b->sort == TOKEN_TO && k > 2 && is_value(&p->tokens.items[k - 3])) {
        bound->second = a;
        bound->value = &p->tokens.items[k - 3];
        b->used = true;
    }
    return true;
}

static bool denied(struct parsing *p, size_t i)
{
    struct token *before = i ? &p->tokens.items[i - 1] : NULL;
    if (!before || before->sort != TOKEN_NOT || before->used)
        return false;
    before->used = true;
    return true;
}

static bool fits_any(struct parsing *p, const struct token *name, const struct token *value)
{
    return parsing_meaning(p, name, 1u << MEANS_FIELD | 1u << MEANS_EVENT, value) != NULL;
}

static bool find_bound(struct parsing *p, size_t i, bool han, struct bound *bound)
{
    struct token *name = &p->tokens.items[i], *left = i ? &p->tokens.items[i - 1] : NULL;
    struct token *right = token_at(p, i + 1), *led = is_compare(right, false) ? token_at(p, i + 2) : right;
    bool left_fits = is_value(left) && left->sort == TOKEN_SPAN && fits_any(p, name, left);
    if (left_fits && han)
        return bind_left(p, i, bound);
    if (is_value(led) && fits_any(p, name, led) && bind_right(p, i, bound))
        return true;
    size_t k = i;
    while (k && p->tokens.items[k - 1].sort == TOKEN_NOT)
        k--;
    struct token *near = k ? &p->tokens.items[k - 1] : NULL;
    struct token *value = is_compare(near, true) && k > 1 ? &p->tokens.items[k - 2] : near;
    return is_value(value) && fits_any(p, name, value) && bind_left(p, i, bound);
}

static void add_with(struct parsing *p, const struct meaning *meaning, bool none)
{
    if (meaning->word)
        add_policy(p, meaning->word->filters, meaning->word->filter_count, none ? meaning->entity : NULL);
}

/* A name that can be compared, with what it is compared with. */
static void read_name(struct parsing *p, size_t i, bool han)
{
    struct token *token = &p->tokens.items[i];
    struct bound bound;
    bool event = first_means(token, MEANS_EVENT);
    if (find_bound(p, i, han, &bound)) {
        const struct meaning *meaning = parsing_meaning(p, token, 1u << MEANS_FIELD | 1u << MEANS_EVENT, bound.value);
        bool none = denied(p, i) && (event || meaning->entity != p->query->entity);
        token->used = bound.value->used = true;
        if (bound.second)
            bound.second->used = true;
        value_filters(p, meaning, bound.operation, bound.value, bound.second, none);
        add_with(p, meaning, none);
        return;
    }
    const struct meaning *meaning = parsing_meaning(p, token, 1u << MEANS_FIELD | 1u << MEANS_EVENT, NULL);
    bool none = denied(p, i);
    if (event) {
        token->used = true;
        query_add(p->arena, p->query, (struct query_filter){meaning->entity, meaning->field, "null", "false", none});
        add_with(p, meaning, none);
    } else if (none) {
        token->used = true;
        query_add(p->arena, p->query, (struct query_filter){meaning->entity, meaning->field, "null", "true", false});
    }
}

static void read_names(struct parsing *p, bool han)
{
    for (size_t i = 0; i < p->tokens.count; i++) {
        struct token *token = &p->tokens.items[i];
        if (token->used || token->sort != TOKEN_NAME)
            continue;
        struct token *next = token_at(p, i + 1);
        bool compared = next && (is_value(next) || is_compare(next, false));
        bool named = first_means(token, MEANS_FIELD) || first_means(token, MEANS_EVENT);
        if (named || (compared && token->phrase->meanings[0].rank != RANK_POLICY && fits_any(p, token, NULL)))
            read_name(p, i, han);
    }
}

/* --- the rest
 * -------------------------------------------------------------------------------------------------------------- */

static void add_unknown(struct parsing *p, const struct token *token)
{
    struct list_query *q = p->query;
    ARENA_PUSH(p->arena, q->unknown, q->unknown_count, q->unknown_room, arena_text_part(p->arena, token->at, token->size));
}

static void read_filter_word(struct parsing *p, size_t i, const struct meaning *meaning)
{
    bool none = denied(p, i);
    for (size_t k = 0; k < meaning->word->filter_count; k++) {
        const struct assistant_filter *f = &meaning->word->filters[k];
        bool related = p->query->entity && f->entity != p->query->entity;
        const char *operation = f->operation, *value = f->value;
        if (none && !related && !strcmp(operation, "eq"))
            operation = "ne";
        else if (none && !related && !strcmp(operation, "null"))
            value = !strcmp(value, "true") ? "false" : "true";
        query_add(p->arena, p->query, (struct query_filter){f->entity, f->field, operation, value, none && related});
    }
}

static void read_choice(struct parsing *p, size_t i, const struct meaning *meaning)
{
    struct token *next = token_at(p, i + 1), *before = i ? &p->tokens.items[i - 1] : NULL;
    const char *operation = "eq";
    if (is_compare(next, true)) {
        operation = next->operation;
        next->used = true;
    } else if (is_compare(before, false)) {
        operation = before->operation;
        before->used = true;
    } else if (denied(p, i)) {
        operation = "ne";
    }
    value_choice_filter(p, meaning, operation);
}

static void read_code(struct parsing *p, size_t i, const struct phrase *phrase, const struct meaning *meaning)
{
    struct list_query *q = p->query;
    size_t others = 0;
    struct label also = {"", ""};
    for (size_t k = 0; k < phrase->count; k++) {
        const struct meaning *m = &phrase->meanings[k];
        if (m->sort == MEANS_CODE && m != meaning && others < 3) {
            also.zh = arena_format(p->arena, "%s%s%s", also.zh, others ? "、" : "", m->label.zh);
            also.en = arena_format(p->arena, "%s%s%s", also.en, others ? ", " : "", m->label.en);
            others++;
        }
    }
    if (others)
        query_note(p->arena, q, (struct label){arena_format(p->arena, "“%s”按“%s”理解；也可能是%s", phrase->text, meaning->label.zh, also.zh),
                                               arena_format(p->arena, "\"%s\" was taken as %s; it could be %s", phrase->text, meaning->label.en, also.en)});
    if (denied(p, i)) {
        query_add(p->arena, q, (struct query_filter){meaning->entity, meaning->field, "outside", meaning->value, false});
        return;
    }
    for (size_t k = 0; k < q->filter_count; k++)
        if (q->filters[k].field == meaning->field && !strcmp(q->filters[k].operation, "under")) {
            q->filters[k].value = arena_format(p->arena, "%s,%s", q->filters[k].value, meaning->value);
            return;
        }
    query_add(p->arena, q, (struct query_filter){meaning->entity, meaning->field, "under", meaning->value, false});
}

static const struct assistant_usual *usual_of(const struct parsing *p, const struct entity *entity)
{
    const struct assistant_words *words = p->lexicon->policy->assistant.words;
    for (size_t i = 0; words && i < words->usual_count; i++)
        if (words->usual[i].entity == entity)
            return &words->usual[i];
    return NULL;
}

/* A sum or a day by itself is compared with what is usual for the thing that is listed, of a customer for its loans. */
static bool read_value(struct parsing *p, size_t i)
{
    struct token *token = &p->tokens.items[i];
    struct token *next = token_at(p, i + 1), *before = i ? &p->tokens.items[i - 1] : NULL;
    const char *operation = "eq";
    if (is_compare(next, true))
        operation = next->operation;
    else if (is_compare(before, false))
        operation = before->operation;
    struct meaning meaning = {.sort = MEANS_FIELD, .entity = p->query->entity};
    if (token->sort == TOKEN_GRADE) {
        meaning.entity = &customer_entity;
        meaning.field = entity_field(&customer_entity, "grade");
    } else {
        const struct assistant_usual *usual = usual_of(p, meaning.entity ? meaning.entity : &loan_entity);
        if (token->sort == TOKEN_NUMBER && (!usual || !usual->money)) {
            usual = usual_of(p, &loan_entity);
            meaning.entity = &loan_entity;
        }
        if (!usual || (token->sort == TOKEN_SPAN && !usual->date) || (token->sort == TOKEN_NUMBER && token->unit != UNIT_MONEY))
            return false;
        meaning.entity = usual->entity;
        meaning.field = token->sort == TOKEN_SPAN ? usual->date : usual->money;
    }
    if (!meaning.field || !value_fits(p, meaning.field, token) || (token->sort == TOKEN_NUMBER && !strcmp(operation, "eq")))
        return false;
    if (is_compare(next, true))
        next->used = true;
    else if (is_compare(before, false))
        before->used = true;
    value_filters(p, &meaning, operation, token, NULL, false);
    return true;
}

/* A noun that is not what is listed must be there, or must not: 没有贷款的客户. */
static void read_entity(struct parsing *p, size_t i, const struct meaning *meaning)
{
    struct list_query *q = p->query;
    const struct entity *entity = meaning->entity;
    bool none = denied(p, i);
    if (!q->entity || entity == q->entity || !list_related(q->entity, entity))
        return;
    if (meaning->word)
        add_policy(p, meaning->word->filters, meaning->word->filter_count, none ? entity : NULL);
    if (!entity->home_field)
        return;
    for (size_t k = 0; k < q->filter_count; k++)
        if (q->filters[k].entity == entity && q->filters[k].none == none)
            return;
    if (q->sort_entity == entity && !none)
        return;
    query_add(p->arena, q, (struct query_filter){entity, entity->home_field, "null", "false", none});
}

static void read_rest(struct parsing *p)
{
    for (size_t i = 0; i < p->tokens.count; i++) {
        struct token *token = &p->tokens.items[i];
        if (token->used)
            continue;
        if (token->sort == TOKEN_NAME) {
            const struct meaning *meaning = parsing_meaning(p, token, 1u << MEANS_CHOICE | 1u << MEANS_CODE | 1u << MEANS_FILTER, NULL);
            if (first_means(token, MEANS_ENTITY) || first_means(token, MEANS_FIELD) || first_means(token, MEANS_EVENT) || !meaning)
                continue;
            if (first_means(token, MEANS_TOPIC) || first_means(token, MEANS_FACT))
                continue;
            token->used = true;
            if (meaning->sort == MEANS_FILTER)
                read_filter_word(p, i, meaning);
            else if (meaning->sort == MEANS_CHOICE)
                read_choice(p, i, meaning);
            else
                read_code(p, i, token->phrase, meaning);
        }
    }
}

static void read_values(struct parsing *p)
{
    for (size_t i = 0; i < p->tokens.count; i++) {
        struct token *token = &p->tokens.items[i];
        if (is_value(token) && read_value(p, i))
            token->used = true;
        if (token->sort == TOKEN_MINE && !token->used) {
            token->used = true;
            const struct entity *owned = p->query->entity && entity_field(p->query->entity, "owner") ? p->query->entity : &customer_entity;
            query_add(p->arena, p->query, (struct query_filter){owned, entity_field(owned, "owner"), "eq", "me", false});
        }
    }
}

/* --- order
 * ----------------------------------------------------------------------------------------------------------------- */

static const struct meaning *bare_field(struct parsing *p, size_t i)
{
    static const int steps[] = {-1, 1, -2, 2};
    for (size_t k = 0; k < 4; k++) {
        struct token *token = (int64_t)i + steps[k] < 0 ? NULL : token_at(p, (size_t)((int64_t)i + steps[k]));
        if (!token || token->sort != TOKEN_NAME || (token->used && k > 1))
            continue;
        const struct meaning *meaning = parsing_meaning(p, token, 1u << MEANS_FIELD, NULL);
        if (meaning && !first_means(token, MEANS_ENTITY)) {
            token->used = true;
            return meaning;
        }
    }
    return NULL;
}

static void read_order(struct parsing *p)
{
    struct list_query *q = p->query;
    for (size_t i = 0; i < p->tokens.count; i++) {
        struct token *token = &p->tokens.items[i];
        if (token->used || (token->sort != TOKEN_TOP && token->sort != TOKEN_SORT))
            continue;
        struct token *before = i ? &p->tokens.items[i - 1] : NULL;
        if (token->sort == TOKEN_TOP && token->number < 1 && before && !before->used && before->sort == TOKEN_NUMBER && before->unit == UNIT_PLAIN) {
            token->number = before->number; /* 10 largest */
            before->used = true;
        }
        if (token->sort == TOKEN_TOP && token->number >= 1 && token->number <= 500)
            q->limit = (int)token->number;
        const struct meaning *meaning = bare_field(p, i);
        const struct assistant_usual *usual = usual_of(p, q->entity ? q->entity : &loan_entity);
        if (!usual || !usual->money)
            usual = usual_of(p, &loan_entity);
        if (!q->sort && meaning) {
            q->sort_entity = meaning->entity;
            q->sort = meaning->field;
        } else if (!q->sort && token->sort == TOKEN_TOP && usual && usual->money) {
            q->sort_entity = usual->entity;
            q->sort = usual->money;
        }
        if (token->ordered || token->sort == TOKEN_TOP || !q->understood)
            q->descending = token->descending;
        token->used = token->sort == TOKEN_TOP || q->sort;
        q->understood += q->sort != NULL;
    }
}

/* A field that nothing is compared with and nothing is sorted by. */
static void read_bare(struct parsing *p)
{
    for (size_t i = 0; i < p->tokens.count; i++) {
        struct token *token = &p->tokens.items[i];
        if (token->used || token->sort != TOKEN_NAME || !first_means(token, MEANS_FIELD))
            continue;
        const struct meaning *meaning = parsing_meaning(p, token, 1u << MEANS_FIELD, NULL);
        token->used = true;
        if (meaning->word && meaning->word->alone_count)
            add_policy(p, meaning->word->alone, meaning->word->alone_count, denied(p, i) ? meaning->entity : NULL);
        else
            ARENA_PUSH(p->arena, p->query->bare, p->query->bare_count, p->query->bare_room, meaning->field->label);
    }
}

static void keep_rest(struct parsing *p)
{
    struct list_query *q = p->query;
    for (size_t i = 0; i < p->tokens.count; i++) {
        struct token *token = &p->tokens.items[i];
        const struct meaning *first = token->sort == TOKEN_NAME ? &token->phrase->meanings[0] : NULL;
        if (first && !token->used && first->sort == MEANS_TOPIC)
            ARENA_PUSH(p->arena, q->topics, q->topic_count, q->topic_room, first->value);
        else if (first && !token->used && first->sort == MEANS_FACT)
            ARENA_PUSH(p->arena, q->facts, q->fact_count, q->fact_room, first->value);
        else if (token->sort == TOKEN_COUNT)
            q->counting = true;
        if (first || token->used || token->sort == TOKEN_COUNT || token->sort == TOKEN_TO || token->sort == TOKEN_SORT)
            continue;
        add_unknown(p, token);
    }
}

/* What does not belong to the thing that is listed cannot narrow it. */
static void drop_strangers(struct parsing *p)
{
    struct list_query *q = p->query;
    size_t kept = 0;
    for (size_t i = 0; i < q->filter_count; i++) {
        bool fits = q->entity && (q->filters[i].entity == q->entity || list_related(q->entity, q->filters[i].entity));
        if (fits)
            q->filters[kept++] = q->filters[i];
        else
            query_note(p->arena, q, (struct label){arena_format(p->arena, "“%s”不能用来筛选“%s”", q->filters[i].field->label.zh, q->entity ? q->entity->label.zh : ""),
                                                   arena_format(p->arena, "%s cannot narrow a list of %s", q->filters[i].field->label.en, q->entity ? q->entity->label.en : "")});
    }
    q->filter_count = kept;
    if (q->sort && q->entity && q->sort_entity != q->entity && !list_related(q->entity, q->sort_entity))
        q->sort = NULL;
}

void question_parse(struct arena *arena, const struct lexicon *lexicon, const char *text, int64_t today, struct list_query *query)
{
    struct parsing p = {.arena = arena, .lexicon = lexicon, .today = today, .query = query};
    size_t size = strlen(text);
    *query = (struct list_query){.descending = true};
    if (size > QUESTION_BYTES || !text_valid_utf8(text, size))
        return;
    const char *folded = text_folded(arena, text);
    bool han = has_han(folded);
    tokens_cut(arena, lexicon, folded, today, &p.tokens);
    find_target(&p, han);
    read_names(&p, han);
    read_rest(&p);
    read_values(&p);
    read_order(&p);
    read_bare(&p);
    guess_target(&p);
    for (size_t i = 0; i < p.tokens.count; i++)
        if (!p.tokens.items[i].used && first_means(&p.tokens.items[i], MEANS_ENTITY))
            read_entity(&p, i, &p.tokens.items[i].phrase->meanings[0]);
    drop_strangers(&p);
    keep_rest(&p);
}
