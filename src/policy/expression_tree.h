/* Inside of the expression language: tokens, tree, and the passes over it. Only the expression_*.c files include this.
 */
#pragma once

#include "policy/expression.h"

enum token_kind {
    TOKEN_END,
    TOKEN_LITERAL,
    TOKEN_NAME,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OPEN_LIST,
    TOKEN_CLOSE_LIST,
    TOKEN_COMMA,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_DIVIDE,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_LESS,
    TOKEN_AT_MOST,
    TOKEN_MORE,
    TOKEN_AT_LEAST,
    TOKEN_BAD,
};

struct token {
    enum token_kind kind;
    uint32_t start, end; /* bytes of the source */
    struct value value;  /* of a literal */
    enum value_unit unit;
};

/* Reads the token at *AT and steps behind it. A bad one is TOKEN_BAD with BAD_LITERAL telling which message fits. */
struct token token_next(struct arena *arena, const char *source, uint32_t *at, bool *bad_literal);

enum operation_code {
    OP_CONSTANT,
    OP_FACT,
    OP_WORD, /* a bare name that is no fact: becomes a choice of an enum, or a fault */
    OP_OR,
    OP_AND,
    OP_NOT,
    OP_EQUAL,
    OP_UNEQUAL,
    OP_LESS,
    OP_AT_MOST,
    OP_MORE,
    OP_AT_LEAST,
    OP_IN,
    OP_BETWEEN,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_NEGATE,
    OP_IF,
    OP_CALL,
};

enum function_code {
    FN_ABS,
    FN_ADD_MONTHS,
    FN_CEIL,
    FN_CLAMP,
    FN_COALESCE,
    FN_CONTAINS,
    FN_COUNT_TRUE,
    FN_DAYS_BETWEEN,
    FN_ENDS_WITH,
    FN_EXP,
    FN_FLOOR,
    FN_KNOWN,
    FN_LENGTH,
    FN_LN,
    FN_MAX,
    FN_MIN,
    FN_MONTH,
    FN_MONTHS_BETWEEN,
    FN_ROUND,
    FN_SQRT,
    FN_STARTS_WITH,
    FN_YEAR,
    FN_YEARS_BETWEEN,
    FN_YUAN,
    FN_COUNT,
};

struct function_kind {
    const char *name;
    int least, most; /* arguments */
};
extern const struct function_kind function_kinds[FN_COUNT];

struct node {
    uint8_t op, function;
    uint16_t child, child_count; /* into the expression's children */
    uint32_t start, end;
    struct shape shape;
    const struct fact *fact;
    struct value constant;
};

struct expression {
    const struct node *nodes;
    const uint16_t *children;
    uint16_t root;
    const char *source, *file;
    int line, column;
    const struct document *doc; /* for exact positions while loading; its text lives as long as the expression */
    const struct yaml *yaml;
    const int *facts;
    size_t fact_count;
};

/* One compilation. */
struct compiling {
    struct arena *arena;
    struct problems *problems;
    struct document *doc;
    const struct yaml *yaml;
    const char *file, *source;
    const struct fact_table *facts;
    unsigned subjects;
    struct node *nodes;
    uint16_t *children;
    size_t node_count, node_room, child_count, child_room;
    struct token token; /* the next one */
    uint32_t at;
    int depth;
    bool failed;
};

enum { EXPRESSION_LONGEST = 4096, EXPRESSION_DEEPEST = 64, EXPRESSION_NODES = 512 };

#define compiling_problem(c, start, kind_, ...)                                                                        \
    compiling_fault((c), (start), &(struct error){.id = (kind_), ##__VA_ARGS__})
void compiling_fault(struct compiling *c, uint32_t start, const struct error *error);

/* Both false after reporting. */
bool expression_parse(struct compiling *c, uint16_t *root);
bool expression_check(struct compiling *c, uint16_t root, struct shape want);

struct value expression_node_value(const struct expression *e, const struct node *node, struct fact_set *set);
struct value function_value(const struct expression *e, const struct node *node, struct fact_set *set);

static inline const struct node *node_child(const struct expression *e, const struct node *node, int i)
{
    return &e->nodes[e->children[node->child + i]];
}
