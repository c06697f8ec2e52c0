#include "domain/assistant/lexicon.h"
#include "base/text.h"
#include "matching/han.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 90, INITIALS_LEAST = 2, INITIALS_MOST = 5 };

static uint64_t hash(const char *text, size_t size)
{
    uint64_t value = 0xcbf29ce484222325u;
    for (size_t i = 0; i < size; i++)
        value = (value ^ (unsigned char)text[i]) * 0x100000001b3u;
    return value ^ value >> 31;
}

const struct phrase *lexicon_phrase(const struct lexicon *l, const char *text, size_t size)
{
    for (size_t at = hash(text, size) % l->slot_count; l->slots[at]; at = (at + 1) % l->slot_count) {
        const struct phrase *phrase = &l->phrases[l->slots[at] - 1];
        if (phrase->size == size && !memcmp(phrase->text, text, size))
            return phrase;
    }
    return NULL;
}

static void place(struct lexicon *l, size_t i)
{
    size_t at = hash(l->phrases[i].text, l->phrases[i].size) % l->slot_count;
    while (l->slots[at])
        at = (at + 1) % l->slot_count;
    l->slots[at] = (uint32_t)i + 1;
}

static bool same(const struct meaning *a, const struct meaning *b)
{
    return a->sort == b->sort && a->entity == b->entity && a->field == b->field && text_equal(a->value, b->value) && a->word == b->word;
}

struct building {
    struct arena *arena;
    struct lexicon *l;
};

static void add_folded(struct building *b, const char *text, struct meaning meaning)
{
    struct lexicon *l = b->l;
    size_t size = strlen(text);
    if (!size || size > LONGEST)
        return;
    struct phrase *phrase = (struct phrase *)(uintptr_t)lexicon_phrase(l, text, size);
    if (!phrase) {
        if (l->count * 2 >= l->slot_count) {
            l->slot_count *= 2;
            l->slots = ARENA_LIST(b->arena, uint32_t, l->slot_count);
            for (size_t i = 0; i < l->count; i++)
                place(l, i);
        }
        ARENA_PUSH(b->arena, l->phrases, l->count, l->room, (struct phrase){.text = text, .size = size});
        place(l, l->count - 1);
        phrase = &l->phrases[l->count - 1];
        l->longest = size > l->longest ? size : l->longest;
    }
    for (size_t i = 0; i < phrase->count; i++)
        if (same(&phrase->meanings[i], &meaning))
            return;
    ARENA_PUSH(b->arena, phrase->meanings, phrase->count, phrase->room, meaning);
    for (size_t i = phrase->count - 1; i && phrase->meanings[i].rank < phrase->meanings[i - 1].rank; i--) {
        struct meaning kept = phrase->meanings[i];
        phrase->meanings[i] = phrase->meanings[i - 1];
        phrase->meanings[i - 1] = kept;
    }
}

/* Of a name that the model gives: one Han character or two letters say too little to be listened for. */
static void add_name(struct building *b, const char *text, struct meaning meaning)
{
    const char *folded = text_folded(b->arena, text ? text : "");
    const char *at = folded;
    bool han = han_is(text_next(&at));
    if (text_length(folded) >= (han ? 2 : 3))
        add_folded(b, folded, meaning);
}

static void add_label(struct building *b, struct label label, struct meaning meaning)
{
    meaning.label = label;
    add_name(b, label.zh, meaning);
    add_name(b, label.en, meaning);
}

/* --- the model
 * ------------------------------------------------------------------------------------------------------------- */

static bool asked_about(const struct entity *entity)
{
    static const char *const not[] = {"assistant_turn", "assistant_feedback", "saved_view", "favourite", "import_batch", "import_mapping", "field_source",
                                      "policy_version", "pending_change", "customer_merge", "event_inbox", "day_end", "servicing_line", "rating_model_document"};
    for (size_t i = 0; i < sizeof(not) / sizeof(not[0]); i++)
        if (!strcmp(not[i], entity->name))
            return false;
    return entity->scope != SCOPE_SYSTEM;
}

static void add_field(struct building *b, const struct entity *entity, const struct field *field)
{
    /* a birthday is a day of any year, which no comparison of dates finds */
    if (field->secret || field->sensitive || field->type == FIELD_JSON || !strncmp(field->name, "birth", 5))
        return;
    add_label(b, field->label, (struct meaning){.sort = MEANS_FIELD, .rank = RANK_FIELD, .entity = entity, .field = field});
    for (size_t i = 0; i < field->choice_count; i++)
        add_label(b, field->choices[i].label,
                  (struct meaning){.sort = MEANS_CHOICE, .rank = RANK_CHOICE, .entity = entity, .field = field, .value = field->choices[i].name});
}

static void add_model(struct building *b)
{
    for (size_t i = 0; i < entity_count; i++) {
        const struct entity *entity = entities[i];
        if (!asked_about(entity))
            continue;
        add_label(b, entity->label, (struct meaning){.sort = MEANS_ENTITY, .rank = RANK_ENTITY, .entity = entity});
        if (entity->label.en)
            add_name(b, arena_format(b->arena, "%ss", entity->label.en), (struct meaning){.sort = MEANS_ENTITY, .rank = RANK_ENTITY, .entity = entity, .label = entity->label});
        for (size_t k = 0; k < entity->field_count; k++)
            add_field(b, entity, &entity->fields[k]);
    }
}

/* --- codes
 * ----------------------------------------------------------------------------------------------------------------- */

/* The label without what every label of its kind ends with: 浙江省 is said 浙江. */
static const char *short_label(struct arena *arena, const char *label)
{
    static const char *const ends[] = {"壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市", "业", " Province", " City", " Municipality"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (text_ends(label, ends[i]) && strlen(label) > strlen(ends[i]) + 3)
            return arena_text_part(arena, label, strlen(label) - strlen(ends[i]));
    return label;
}

static const char *initials(struct arena *arena, const char *label)
{
    char out[INITIALS_MOST + 2];
    size_t count = 0;
    for (const char *at = label; *at && count <= INITIALS_MOST;) {
        const struct han_phrase *phrase = han_phrase_at(at);
        if (phrase) {
            for (const char *r = phrase->reading; *r && count <= INITIALS_MOST; r++)
                if (r == phrase->reading || r[-1] == ' ')
                    out[count++] = *r;
            at += strlen(phrase->text);
            continue;
        }
        uint32_t c = text_next(&at);
        struct han_readings readings = han_readings(c);
        if (!han_is(c) || !readings.count)
            return NULL;
        out[count++] = readings.syllables[0][0];
    }
    return count >= INITIALS_LEAST && count <= INITIALS_MOST ? arena_text_part(arena, out, count) : NULL;
}

static void add_code(struct building *b, const struct field *field, const struct code *code, bool wide)
{
    struct meaning meaning = {.sort = MEANS_CODE, .rank = RANK_CODE, .entity = &customer_entity, .field = field, .value = code->code, .label = code->label};
    add_name(b, code->label.zh, meaning);
    add_name(b, code->label.en, meaning);
    if (!wide)
        return;
    const char *zh = short_label(b->arena, code->label.zh);
    add_name(b, zh, meaning);
    add_name(b, short_label(b->arena, code->label.en), meaning);
    meaning.rank = RANK_INITIALS;
    const char *letters = initials(b->arena, zh), *whole = initials(b->arena, code->label.zh);
    if (letters)
        add_folded(b, letters, meaning);
    if (whole && !text_equal(letters, whole))
        add_folded(b, whole, meaning);
}

/* Provinces and cities first: a shared name or a pair of initials means the larger place. */
static void add_codes(struct building *b)
{
    static const char *const names[] = {"industry", "region"};
    for (size_t i = 0; i < 2; i++) {
        const struct code_list *list = code_list_find(b->l->codes, names[i]);
        const struct field *field = entity_field(&customer_entity, names[i]);
        for (int pass = 0; list && field && pass < 3; pass++)
            for (size_t k = 0; k < list->count; k++) {
                const struct code *code = &list->codes[k];
                bool province = i ? text_ends(code->code, "0000") : !code->parent, city = i ? !province && text_ends(code->code, "00") : strlen(code->code) == 2;
                if (pass == (province ? 0 : city ? 1 : 2))
                    add_code(b, field, code, pass < 2);
            }
    }
}

/* --- the policy
 * ------------------------------------------------------------------------------------------------------------ */

static struct label said_label(const struct assistant_word *word)
{
    const char *zh = word->say.count ? word->say.names[0] : "";
    return (struct label){zh, word->say.count > 1 ? word->say.names[word->say.count - 1] : zh};
}

static void add_words(struct building *b, const struct assistant_words *words)
{
    static const enum meaning_sort sorts[] = {[WORD_ENTITY] = MEANS_ENTITY, [WORD_FIELD] = MEANS_FIELD, [WORD_EVENT] = MEANS_EVENT,
                                              [WORD_FILTER] = MEANS_FILTER, [WORD_TOPIC] = MEANS_TOPIC, [WORD_FACT] = MEANS_FACT,
                                              [WORD_STOP] = MEANS_STOP};
    for (size_t i = 0; words && i < words->word_count; i++) {
        const struct assistant_word *word = &words->words[i];
        struct meaning meaning = {.sort = sorts[word->sort], .rank = RANK_POLICY, .entity = word->entity, .field = word->field, .value = word->name,
                                  .word = word, .label = said_label(word)};
        for (size_t k = 0; k < word->say.count; k++)
            add_folded(b, text_folded(b->arena, word->say.names[k]), meaning);
    }
}

static void add_facts(struct building *b, const struct fact_table *facts)
{
    for (size_t i = 0; facts && i < facts->count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->subject == SUBJECT_CUSTOMER && !text_equal(fact->source_name, "not_connected"))
            add_label(b, fact->label, (struct meaning){.sort = MEANS_FACT, .rank = RANK_CHOICE, .value = fact->name});
    }
}

struct lexicon *lexicon_build(struct arena *arena, const struct policy_snapshot *policy, const struct code_lists *codes)
{
    struct lexicon *l = ARENA_NEW(arena, struct lexicon);
    struct building b = {arena, l};
    *l = (struct lexicon){.policy = policy, .codes = codes, .slot_count = 8192};
    l->slots = ARENA_LIST(arena, uint32_t, l->slot_count);
    add_words(&b, policy->assistant.words);
    add_model(&b);
    add_codes(&b);
    add_facts(&b, policy->facts);
    return l;
}

static bool word_goes_on(const char *before, const char *after)
{
    return isalnum((unsigned char)*before) && (isalnum((unsigned char)*after) || *after == '_');
}

const struct phrase *lexicon_longest(const struct lexicon *l, const char *text)
{
    size_t most = 0;
    while (most < l->longest && text[most])
        most++;
    for (size_t size = most; size; size--) {
        if (((unsigned char)text[size] & 0xC0) == 0x80 || word_goes_on(&text[size - 1], &text[size]))
            continue;
        const struct phrase *phrase = lexicon_phrase(l, text, size);
        if (phrase)
            return phrase;
    }
    return NULL;
}
