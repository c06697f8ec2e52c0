/* Recursive descent over the grammar in expression.h; each function is one level of precedence. Stops at the first
 * fault, since what follows a wrong word is guesswork. */
#include "base/text.h"
#include "policy/expression_tree.h"

#include <string.h>

const struct function_kind function_kinds[FN_COUNT] = {
    [FN_ABS] = {"abs", 1, 1},
    [FN_ADD_MONTHS] = {"add_months", 2, 2},
    [FN_CEIL] = {"ceil", 1, 1},
    [FN_CLAMP] = {"clamp", 3, 3},
    [FN_COALESCE] = {"coalesce", 2, 16},
    [FN_CONTAINS] = {"contains", 2, 2},
    [FN_COUNT_TRUE] = {"count_true", 1, 32},
    [FN_DAYS_BETWEEN] = {"days_between", 2, 2},
    [FN_ENDS_WITH] = {"ends_with", 2, 2},
    [FN_EXP] = {"exp", 1, 1},
    [FN_FLOOR] = {"floor", 1, 1},
    [FN_KNOWN] = {"known", 1, 1},
    [FN_LENGTH] = {"length", 1, 1},
    [FN_LN] = {"ln", 1, 1},
    [FN_MAX] = {"max", 2, 16},
    [FN_MIN] = {"min", 2, 16},
    [FN_MONTH] = {"month", 1, 1},
    [FN_MONTHS_BETWEEN] = {"months_between", 2, 2},
    [FN_ROUND] = {"round", 1, 2},
    [FN_SQRT] = {"sqrt", 1, 1},
    [FN_STARTS_WITH] = {"starts_with", 2, 2},
    [FN_YEAR] = {"year", 1, 1},
    [FN_YEARS_BETWEEN] = {"years_between", 2, 2},
    [FN_YUAN] = {"yuan", 1, 1},
};

void compiling_fault(struct compiling *c, uint32_t start, const struct error *error)
{
    int line = 1, column = 1 + (int)start;
    if (c->doc)
        document_position(c->doc, c->yaml, start, &line, &column);
    problem_record(c->problems, c->file, line, column, error);
    c->failed = true;
}

static const char *token_text(struct compiling *c)
{
    return arena_text_part(c->arena, c->source + c->token.start, c->token.end - c->token.start);
}

static bool advance(struct compiling *c)
{
    bool literal;
    c->token = token_next(c->arena, c->source, &c->at, &literal);
    if (c->token.kind != TOKEN_BAD)
        return true;
    enum error_id id = literal ? ERROR_POLICY_EXPRESSION_LITERAL : ERROR_POLICY_EXPRESSION_CHARACTER;
    compiling_problem(c, c->token.start, id, .value = token_text(c));
    return false;
}

static bool expected(struct compiling *c, const char *what)
{
    if (c->token.kind == TOKEN_END)
        compiling_problem(c, c->token.start, ERROR_POLICY_EXPRESSION_END, .arguments = {what});
    else
        compiling_problem(c, c->token.start, ERROR_POLICY_EXPRESSION_UNEXPECTED, .value = token_text(c),
                          .arguments = {what});
    return false;
}

static bool at_word(const struct compiling *c, const char *word)
{
    size_t size = strlen(word);
    return c->token.kind == TOKEN_NAME && c->token.end - c->token.start == size &&
           !memcmp(c->source + c->token.start, word, size);
}

static bool take_word(struct compiling *c, const char *word)
{
    return at_word(c, word) ? advance(c) : expected(c, word);
}

static bool take(struct compiling *c, enum token_kind kind, const char *what)
{
    return c->token.kind == kind ? advance(c) : expected(c, what);
}

/* --- nodes -------------------------------------------------------------------------------------------------------- */

static bool too_large(struct compiling *c)
{
    compiling_problem(c, c->token.start, ERROR_POLICY_EXPRESSION_SIZE, .arguments = {"4096 / 64"});
    return false;
}

static bool node_add(struct compiling *c, struct node node, const uint16_t *children, size_t count, uint16_t *index)
{
    if (c->node_count >= EXPRESSION_NODES)
        return too_large(c);
    node.child = (uint16_t)c->child_count;
    node.child_count = (uint16_t)count;
    for (size_t i = 0; i < count; i++)
        ARENA_PUSH(c->arena, c->children, c->child_count, c->child_room, children[i]);
    *index = (uint16_t)c->node_count;
    ARENA_PUSH(c->arena, c->nodes, c->node_count, c->node_room, node);
    return true;
}

/* A node over children already parsed: it spans from the first to the end of the last. */
static bool node_over(struct compiling *c, enum operation_code op, const uint16_t *children, size_t count,
                      uint16_t *index)
{
    uint32_t start = c->nodes[children[0]].start, end = c->nodes[children[count - 1]].end;
    return node_add(c, (struct node){.op = (uint8_t)op, .start = start, .end = end}, children, count, index);
}

static bool parse_any(struct compiling *c, uint16_t *out);
static bool parse_sum(struct compiling *c, uint16_t *out);

enum { MOST_ITEMS = 256 };

static bool parse_items(struct compiling *c, uint16_t *items, size_t *count, enum token_kind close, const char *what)
{
    for (;;) {
        if (*count >= MOST_ITEMS)
            return too_large(c);
        if (!parse_any(c, &items[*count]))
            return false;
        ++*count;
        if (c->token.kind == close)
            return true;
        if (!take(c, TOKEN_COMMA, what))
            return false;
    }
}

/* --- primaries ---------------------------------------------------------------------------------------------------- */

static int function_find(const char *name)
{
    for (int i = 0; i < FN_COUNT; i++)
        if (!strcmp(function_kinds[i].name, name))
            return i;
    return -1;
}

static bool function_missing(struct compiling *c, const char *name)
{
    const char *names[FN_COUNT];
    for (int i = 0; i < FN_COUNT; i++)
        names[i] = function_kinds[i].name;
    const char *near = text_nearest(name, names, FN_COUNT);
    compiling_problem(c, c->token.start, near ? ERROR_POLICY_FUNCTION_NEAR : ERROR_POLICY_FUNCTION_UNKNOWN,
                      .value = name,
                      .arguments = {near ? near : name_join(c->arena, (struct name_list){names, FN_COUNT})});
    return false;
}

static bool parse_call(struct compiling *c, const char *name, uint32_t start, uint16_t *out)
{
    int function = function_find(name);
    uint16_t items[MOST_ITEMS];
    size_t count = 0;
    if (!advance(c))
        return false;
    if (c->token.kind != TOKEN_CLOSE && !parse_items(c, items, &count, TOKEN_CLOSE, ", | )"))
        return false;
    uint32_t end = c->token.end;
    const struct function_kind *kind = &function_kinds[function];
    if ((int)count < kind->least || (int)count > kind->most) {
        const char *need = kind->least == kind->most ? arena_format(c->arena, "%d", kind->least)
                                                     : arena_format(c->arena, "%d..%d", kind->least, kind->most);
        compiling_problem(c, start, ERROR_POLICY_FUNCTION_ARGUMENTS, .value = name,
                          .arguments = {need, arena_format(c->arena, "%zu", count)});
        return false;
    }
    struct node node = {.op = OP_CALL, .function = (uint8_t)function, .start = start, .end = end};
    return node_add(c, node, items, count, out) && advance(c);
}

static const char *const reserved[] = {"or", "and", "not", "in", "between", "is", "if", "then", "else", NULL};

static bool parse_name(struct compiling *c, uint16_t *out)
{
    const char *name = token_text(c);
    struct token token = c->token;
    for (int i = 0; reserved[i]; i++)
        if (!strcmp(reserved[i], name))
            return expected(c, "fact | number | text | (");
    uint32_t behind = c->at;
    while (c->source[behind] == ' ')
        behind++;
    bool call = c->source[behind] == '(' || text_starts(c->source + behind, "（");
    if (call && function_find(name) < 0)
        return function_missing(c, name);
    if (!advance(c))
        return false;
    if (call)
        return parse_call(c, name, token.start, out);
    struct node node = {.op = OP_WORD, .start = token.start, .end = token.end};
    node.constant = value_text(name);
    if (!strcmp(name, "true") || !strcmp(name, "false")) {
        node.op = OP_CONSTANT;
        node.constant = value_bool(name[0] == 't');
    } else if (!strcmp(name, "unknown")) {
        node.op = OP_CONSTANT;
        node.constant = value_unknown(VALUE_ANY, VALUE_MISSING);
    } else if (c->facts && (node.fact = fact_find(c->facts, name))) {
        node.op = OP_FACT;
    }
    return node_add(c, node, NULL, 0, out);
}

static bool parse_primary(struct compiling *c, uint16_t *out)
{
    struct token token = c->token;
    if (token.kind == TOKEN_NAME)
        return parse_name(c, out);
    if (token.kind == TOKEN_OPEN)
        return advance(c) && parse_any(c, out) && take(c, TOKEN_CLOSE, ")");
    if (token.kind != TOKEN_LITERAL)
        return expected(c, "fact | number | text | (");
    struct node node = {.op = OP_CONSTANT, .start = token.start, .end = token.end, .constant = token.value};
    node.shape.unit = token.unit;
    return advance(c) && node_add(c, node, NULL, 0, out);
}

static bool parse_unary(struct compiling *c, uint16_t *out)
{
    if (c->token.kind != TOKEN_MINUS)
        return parse_primary(c, out);
    uint32_t start = c->token.start;
    uint16_t inner;
    if (c->depth >= EXPRESSION_DEEPEST)
        return too_large(c);
    c->depth++;
    bool good = advance(c) && parse_unary(c, &inner);
    c->depth--;
    if (!good)
        return false;
    struct node *operand = &c->nodes[inner];
    enum value_type type = operand->constant.type;
    if (operand->op == OP_CONSTANT && (type == VALUE_NUMBER || type == VALUE_MONEY)) {
        if (type == VALUE_NUMBER)
            operand->constant.number = -operand->constant.number;
        else
            operand->constant.minor = -operand->constant.minor;
        operand->start = start;
        *out = inner;
        return true;
    }
    return node_add(c, (struct node){.op = OP_NEGATE, .start = start, .end = operand->end}, &inner, 1, out);
}

/* --- operators ---------------------------------------------------------------------------------------------------- */

static bool parse_product(struct compiling *c, uint16_t *out)
{
    if (!parse_unary(c, out))
        return false;
    while (c->token.kind == TOKEN_TIMES || c->token.kind == TOKEN_DIVIDE) {
        enum operation_code op = c->token.kind == TOKEN_TIMES ? OP_MULTIPLY : OP_DIVIDE;
        uint16_t pair[2] = {*out};
        if (!advance(c) || !parse_unary(c, &pair[1]) || !node_over(c, op, pair, 2, out))
            return false;
    }
    return true;
}

static bool parse_sum(struct compiling *c, uint16_t *out)
{
    if (!parse_product(c, out))
        return false;
    while (c->token.kind == TOKEN_PLUS || c->token.kind == TOKEN_MINUS) {
        enum operation_code op = c->token.kind == TOKEN_PLUS ? OP_ADD : OP_SUBTRACT;
        uint16_t pair[2] = {*out};
        if (!advance(c) || !parse_product(c, &pair[1]) || !node_over(c, op, pair, 2, out))
            return false;
    }
    return true;
}

static bool negated(struct compiling *c, bool negate, uint16_t *out)
{
    uint16_t inner = *out;
    return !negate || node_over(c, OP_NOT, &inner, 1, out);
}

static bool parse_in(struct compiling *c, uint16_t *out)
{
    uint16_t items[MOST_ITEMS] = {*out};
    size_t count = 1;
    if (!advance(c) || !take(c, TOKEN_OPEN_LIST, "[") || !parse_items(c, items, &count, TOKEN_CLOSE_LIST, ", | ]"))
        return false;
    uint32_t end = c->token.end;
    if (!advance(c) || !node_over(c, OP_IN, items, count, out))
        return false;
    c->nodes[*out].end = end;
    return true;
}

static bool parse_between(struct compiling *c, uint16_t *out)
{
    uint16_t three[3] = {*out};
    return advance(c) && parse_sum(c, &three[1]) && take_word(c, "and") && parse_sum(c, &three[2]) &&
           node_over(c, OP_BETWEEN, three, 3, out);
}

/* x is known, x is not unknown ... */
static bool parse_is(struct compiling *c, uint16_t *out)
{
    uint16_t inner = *out;
    bool negate = false;
    if (!advance(c))
        return false;
    if (at_word(c, "not")) {
        negate = true;
        if (!advance(c))
            return false;
    }
    if (!at_word(c, "known") && !at_word(c, "unknown"))
        return expected(c, "known | unknown");
    negate ^= at_word(c, "unknown");
    struct node node = {.op = OP_CALL, .function = FN_KNOWN, .start = c->nodes[inner].start, .end = c->token.end};
    return advance(c) && node_add(c, node, &inner, 1, out) && negated(c, negate, out);
}

static bool parse_compare(struct compiling *c, uint16_t *out)
{
    if (!parse_sum(c, out))
        return false;
    if (c->token.kind >= TOKEN_EQUAL && c->token.kind <= TOKEN_AT_LEAST) {
        enum operation_code op = OP_EQUAL + (c->token.kind - TOKEN_EQUAL);
        uint16_t pair[2] = {*out};
        return advance(c) && parse_sum(c, &pair[1]) && node_over(c, op, pair, 2, out);
    }
    if (at_word(c, "is"))
        return parse_is(c, out);
    bool negate = at_word(c, "not");
    if (negate && !advance(c))
        return false;
    if (at_word(c, "in"))
        return parse_in(c, out) && negated(c, negate, out);
    if (at_word(c, "between"))
        return parse_between(c, out) && negated(c, negate, out);
    return negate ? expected(c, "in | between") : true;
}

static bool parse_not(struct compiling *c, uint16_t *out)
{
    if (!at_word(c, "not"))
        return parse_compare(c, out);
    uint32_t start = c->token.start;
    uint16_t inner;
    if (c->depth >= EXPRESSION_DEEPEST)
        return too_large(c);
    c->depth++;
    bool good = advance(c) && parse_not(c, &inner);
    c->depth--;
    if (!good)
        return false;
    return node_add(c, (struct node){.op = OP_NOT, .start = start, .end = c->nodes[inner].end}, &inner, 1, out);
}

static bool parse_and(struct compiling *c, uint16_t *out)
{
    if (!parse_not(c, out))
        return false;
    while (at_word(c, "and")) {
        uint16_t pair[2] = {*out};
        if (!advance(c) || !parse_not(c, &pair[1]) || !node_over(c, OP_AND, pair, 2, out))
            return false;
    }
    return true;
}

static bool parse_or(struct compiling *c, uint16_t *out)
{
    if (!parse_and(c, out))
        return false;
    while (at_word(c, "or")) {
        uint16_t pair[2] = {*out};
        if (!advance(c) || !parse_and(c, &pair[1]) || !node_over(c, OP_OR, pair, 2, out))
            return false;
    }
    return true;
}

static bool parse_if(struct compiling *c, uint16_t *out)
{
    uint32_t start = c->token.start;
    uint16_t three[3];
    if (!advance(c) || !parse_any(c, &three[0]) || !take_word(c, "then") || !parse_any(c, &three[1]) ||
        !take_word(c, "else") || !parse_any(c, &three[2]) || !node_over(c, OP_IF, three, 3, out))
        return false;
    c->nodes[*out].start = start;
    return true;
}

static bool parse_any(struct compiling *c, uint16_t *out)
{
    if (c->depth >= EXPRESSION_DEEPEST)
        return too_large(c);
    c->depth++;
    bool good = at_word(c, "if") ? parse_if(c, out) : parse_or(c, out);
    c->depth--;
    return good;
}

bool expression_parse(struct compiling *c, uint16_t *root)
{
    if (strlen(c->source) > EXPRESSION_LONGEST)
        return too_large(c);
    if (!advance(c) || !parse_any(c, root))
        return false;
    return c->token.kind == TOKEN_END || expected(c, "and | or | = | < | > | + | - | * | /");
}
