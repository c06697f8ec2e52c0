/* What words mean: the bank's own words (policy/assistant), and the names that records, fields, choices and codes already have in both
 * languages, codes also by the initials of their pinyin. One phrase may mean several things; who reads it chooses by what else is said. */
#pragma once

#include "policy/snapshot.h"
#include "record/check.h"

enum meaning_sort {
    MEANS_ENTITY,
    MEANS_FIELD,
    MEANS_EVENT,
    MEANS_FILTER,
    MEANS_CHOICE,
    MEANS_CODE,
    MEANS_TOPIC,
    MEANS_FACT,
    MEANS_STOP,
};

enum meaning_rank { RANK_POLICY, RANK_ENTITY, RANK_FIELD, RANK_CHOICE, RANK_CODE, RANK_INITIALS };

struct meaning {
    enum meaning_sort sort;
    enum meaning_rank rank;
    const struct entity *entity;
    const struct field *field;
    const char *value;              /* of a choice or a code; the name of a topic or fact */
    const struct assistant_word *word; /* of the policy; NULL */
    struct label label;
};

struct phrase {
    const char *text; /* folded */
    size_t size;
    struct meaning *meanings; /* the likeliest first */
    size_t count, room;
};

struct lexicon {
    struct phrase *phrases;
    size_t count, room;
    uint32_t *slots;
    size_t slot_count;
    size_t longest; /* bytes */
    const struct policy_snapshot *policy;
    const struct code_lists *codes;
};

/* Lives in ARENA; keeps pointers into POLICY and CODES. */
struct lexicon *lexicon_build(struct arena *arena, const struct policy_snapshot *policy, const struct code_lists *codes);
/* The longest phrase that TEXT (folded) begins with; a Latin one must end where a word ends. NULL when there is none. */
const struct phrase *lexicon_longest(const struct lexicon *lexicon, const char *text);
const struct phrase *lexicon_phrase(const struct lexicon *lexicon, const char *text, size_t size);
