/* Answers from help and policies: the passages that hold most of what the question says, each with where it stands. */
#include "base/text.h"
#include "domain/assistant/assistant.h"
#include "policy/scale.h"

#include <string.h>

enum { LOOKED_AT = 8, SHOWN = 3, TEXT_SHOWN = 600 };

static const char *shortened(struct arena *arena, const char *text)
{
    size_t characters = 0;
    const char *at = text;
    while (*at && characters < TEXT_SHOWN) {
        text_next(&at);
        characters++;
    }
    return *at ? arena_format(arena, "%.*s…", (int)(at - text), text) : text;
}

static void say_passage(struct asking *a, const struct passage_source *source)
{
    struct arena *arena = a->s->arena;
    const char *title = said_label(a, source->title), *text = said_label(a, source->text);
    const char *where = !source->file ? NULL
                        : source->version ? arena_format(arena, said(a, "%s 第 %lld 版，第 %d 行", "%s, version %lld, line %d"), source->file, (long long)source->version, source->line)
                                          : arena_format(arena, said(a, "%s 第 %d 行", "%s, line %d"), source->file, source->line);
    int cite = answer_cite(a, source->kind, title, where, source->link);
    answer_say(a, *text ? arena_format(arena, said(a, "%s：%s", "%s: %s"), title, shortened(arena, text)) : title, cite);
}

/* When the question is answered by several parts of one document, such as the papers of a product, the document itself says it better. */
static const struct passage_source *whole_of(const struct assistant *assistant, const struct passage_hit *hits, size_t count)
{
    const struct passage_source *first = &assistant->sources[hits[0].passage], *second = count > 1 ? &assistant->sources[hits[1].passage] : NULL;
    if (!second || strcmp(first->kind, "policy") || strcmp(second->kind, "policy") || strcmp(first->file, second->file))
        return NULL;
    for (size_t i = 0; i < assistant->source_count; i++)
        if (!strcmp(assistant->sources[i].kind, "policy") && !strcmp(assistant->sources[i].file, first->file))
            return &assistant->sources[i];
    return NULL;
}

/* LEAST: share of what the question says that the best passage must hold. */
const struct error *answer_knowledge(struct asking *a, double least, bool *found)
{
    struct passage_hit hits[LOOKED_AT];
    size_t count = passage_find(a->assistant->index, a->s->arena, a->question, hits, LOOKED_AT), shown = 0;
    *found = count && (hits[0].matched > 1 || hits[0].covered >= 0.8) && hits[0].covered >= least && (hits[0].titled >= least * 0.6 || hits[0].covered >= 0.85);
    if (!*found)
        return NULL;
    a->answer->kind = ANSWER_KNOWLEDGE;
    a->answer->confidence = hits[0].covered < 1 ? hits[0].covered : 1;
    const struct passage_source *whole = whole_of(a->assistant, hits, count);
    if (whole) {
        say_passage(a, whole);
        return NULL;
    }
    for (size_t i = 0; i < count && shown < SHOWN; i++) {
        const struct passage_source *source = &a->assistant->sources[hits[i].passage];
        if (i && (hits[i].score < hits[0].score * 0.6 || hits[i].covered < least))
            break;
        say_passage(a, source);
        if (!shown && source->kind && !strcmp(source->kind, "help") && source->link)
            answer_act(a, "open", arena_format(a->s->arena, said(a, "打开%s", "Open %s"), said_label(a, source->title)), source->link, NULL);
        shown++;
    }
    return NULL;
}
