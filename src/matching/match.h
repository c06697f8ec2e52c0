/* Are these two rows the same company or person? Unsupervised record linkage after Fellegi and Sunter ("A Theory for
 * Record Linkage", 1969): each field of a pair agrees to some level; a level's weight is log2(m / u), m its share among
 * matches, u among all others; rare values weigh more (Winkler's frequency adjustment); m, u and the prior are learned
 * by expectation maximisation from the rows themselves, or come from a shipped model. Pure functions, thread-safe, and
 * scoring takes no memory.
 *
 *   whole table, duplicates wanted:   match_schema_guess -> match_group
 *   new rows against existing ones:   match_model_company -> match_prepare -> match_keys (look up ids) -> match_score
 */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MATCH_FIELDS = 16, MATCH_LEVELS = 8, MATCH_KEYS = 24 };

enum match_kind {
    MATCH_IGNORED, /* record numbers, remarks, columns that repeat others */
    MATCH_GIVEN_NAME,
    MATCH_SURNAME,
    MATCH_PERSON_NAME, /* whole name, Chinese or Latin */
    MATCH_COMPANY_NAME,
    MATCH_DATE,
    MATCH_PHONE,
    MATCH_EMAIL,
    MATCH_IDENTIFIER, /* credit code, resident id, account: nearly unique, mistyped now and then */
    MATCH_NUMBER,     /* house number, age */
    MATCH_POSTCODE,
    MATCH_TEXT, /* address, place */
    MATCH_CATEGORY,
};

struct match_field {
    const char *name;
    enum match_kind kind;
};

struct match_schema {
    struct match_field fields[MATCH_FIELDS];
    size_t count;
};

/* From the columns' names (zh or en) and what the first rows hold; never ignores a column a name speaks for. Columns
 * beyond MATCH_FIELDS are left out. COLUMNS of the schema stand in the order of the table's. */
struct match_schema match_schema_guess(struct arena *arena, const char *const *columns, size_t column_count,
                                       const char *const *const *rows, size_t row_count);

/* One row made ready for comparing; values are in the arena. */
struct match_record {
    const struct match_value *values;
};

/* CELLS in the order of the schema's fields; NULL and "" are absent. */
struct match_record match_prepare(struct arena *arena, const struct match_schema *schema, const char *const *cells);

/* How often each value occurs, so that a shared rare name weighs more than a shared common one. */
struct match_frequencies;
struct match_frequencies *match_frequencies_new(struct arena *arena);
void match_frequencies_add(struct match_frequencies *frequencies, const struct match_schema *schema,
                           struct match_record record);

struct match_model {
    struct match_schema schema;
    double prior; /* share of all pairs that are the same */
    /* By field, the level of the field it leans on, and its own level. A postcode that agrees says little when the town
     * agrees too, so a field may lean on one other (a dependence tree after Chow and Liu 1968); row 0 stands for
     * itself, and holds when there is no such field or it is absent. */
    double m[MATCH_FIELDS][MATCH_LEVELS][MATCH_LEVELS], u[MATCH_FIELDS][MATCH_LEVELS][MATCH_LEVELS];
    int leans_on[MATCH_FIELDS];                  /* -1 on none */
    const struct match_frequencies *frequencies; /* NULL: every value counts as typical */
};

/* Shipped models. Fields: name, short_name, uscc, phone, address, legal_representative; and name, resident_id,
 * birth_date, phone, address. The prior is that of looking one row up among EXISTING others. */
struct match_model match_model_company(size_t existing);
struct match_model match_model_person(size_t existing);

struct match_level {
    const char *zh, *en;
};

struct match_contribution {
    int level; /* 0 absent in one or both, 1 the same, ... */
    struct match_level label;
    double m, u;           /* given the level of the field it leans on */
    double weight, rarity; /* bits; the sum of both over the fields plus the prior's bits is the score's weight */
};

struct match_score {
    double weight;      /* bits: log2 of the odds */
    double prior;       /* bits of the prior alone */
    double probability; /* 0..1 */
    struct match_contribution fields[MATCH_FIELDS];
};

struct match_score match_score(const struct match_model *model, struct match_record a, struct match_record b);
double match_weight(const struct match_model *model, struct match_record a,
                    struct match_record b); /* the weight alone, faster */
double match_probability(double weight);

/* Keys under which the caller keeps the row's id; two rows that are worth comparing share at least one. At most
 * MATCH_KEYS, without doubles, each of a few bytes. A key under which hundreds of rows stand tells nothing and may be
 * passed over. */
size_t match_keys(struct arena *arena, const struct match_schema *schema, struct match_record record,
                  const char *keys[MATCH_KEYS]);

struct match_groups {
    struct match_model model; /* as learned */
    uint32_t *group;          /* of each row; rows of one group are the same */
    size_t group_count;
    size_t compared;   /* pairs */
    size_t iterations; /* of the learning */
};

/* Finds the groups of the same among all rows: blocks, learns, scores, joins. Deterministic. */
struct match_groups match_group(struct arena *arena, const struct match_schema *schema,
                                const struct match_record *records, size_t count);

/* Of scored candidate links between new and existing rows keeps the best for each, no row used twice: greedy by weight.
 * KEPT[i] says whether LINKS[i] stays. */
struct match_link {
    uint32_t left, right;
    double weight;
};
void match_best_links(struct arena *arena, const struct match_link *links, size_t count, bool *kept);
