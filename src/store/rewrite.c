/* One SQL text for both engines and every caller: $1 stays $1 (?1 for SQLite, which would take $1 for a name), $me and its
 * like become further parameters, @customer becomes the rows this caller may see at the instant asked about. */
#include "base/buffer.h"
#include "base/text.h"
#include "store/engine.h"

#include <ctype.h>
#include <string.h>

struct rewriting {
    struct arena *arena;
    struct buffer out;
    const struct viewer *viewer;
    bool sqlite;
    int given; /* highest $N the text itself uses */
    struct statement *statement;
    const struct error *error;
};

enum { MOST_PARAMETERS = 65535 }; /* what both engines take */

static const char *const specials[] = {"me", "branch", "now", "asof"};

static int highest_parameter(const char *sql)
{
    int highest = 0;
    for (const char *at = sql; (at = strchr(at, '$')); at++) {
        int number = 0;
        for (const char *d = at + 1; isdigit((unsigned char)*d) && number <= MOST_PARAMETERS; d++)
            number = number * 10 + (*d - '0');
        if (number > highest)
            highest = number;
    }
    return highest;
}

static void rewrite_text(struct rewriting *r, const char *sql);

static void parameter(struct rewriting *r, int number)
{
    buffer_format(&r->out, "%c%d", r->sqlite ? '?' : '$', number);
}

static void special(struct rewriting *r, int which)
{
    struct statement *s = r->statement;
    for (int i = 0; i < s->special_count; i++)
        if (s->specials[i] == which) {
            parameter(r, r->given + i + 1);
            return;
        }
    s->specials[s->special_count++] = (unsigned char)which;
    parameter(r, r->given + s->special_count);
}

static void columns(struct rewriting *r, const struct entity *entity)
{
    buffer_text(&r->out, "home, id, version, recorded_at, recorded_by");
    for (size_t i = 0; i < entity->field_count; i++) {
        buffer_format(&r->out, ", \"%s\"", entity->fields[i].name);
        if (entity->fields[i].sensitive)
            buffer_format(&r->out, ", \"%s_index\"", entity->fields[i].name);
    }
}

/* The rows of ENTITY as they stood at $asof, from the present table and its history. */
static void table_as_of(struct rewriting *r, const struct entity *entity)
{
    buffer_text(&r->out, "(SELECT ");
    columns(r, entity);
    buffer_format(&r->out, " FROM \"%s\" WHERE recorded_at <= ", entity->name);
    special(r, SPECIAL_ASOF);
    if (!entity->append_only) {
        buffer_text(&r->out, " UNION ALL SELECT ");
        columns(r, entity);
        buffer_format(&r->out, " FROM \"%s_history\" WHERE recorded_at <= ", entity->name);
        special(r, SPECIAL_ASOF);
        buffer_text(&r->out, " AND recorded_until > ");
        special(r, SPECIAL_ASOF);
    }
    buffer_char(&r->out, ')');
}

static void condition(struct rewriting *r, const char *text, const char *alias)
{
    struct buffer filled = {.arena = r->arena};
    for (const char *at = text; *at;) {
        if (text_starts(at, "{t}")) {
            buffer_text(&filled, alias);
            at += 3;
        } else {
            buffer_char(&filled, *at++);
        }
    }
    rewrite_text(r, buffer_end(&filled));
}

static void visible_rows(struct rewriting *r, const struct entity *entity)
{
    const struct viewer *viewer = r->viewer;
    const char *text = viewer->condition ? viewer->condition(viewer, entity) : NULL;
    bool past = viewer->as_of != NONE;
    if (!text && !past) {
        buffer_format(&r->out, "\"%s\"", entity->name);
        return;
    }
    if (!text) {
        table_as_of(r, entity);
        return;
    }
    buffer_text(&r->out, "(SELECT t.* FROM ");
    if (past)
        table_as_of(r, entity);
    else
        buffer_format(&r->out, "\"%s\"", entity->name);
    buffer_text(&r->out, " t WHERE ");
    if (past && entity->scope == SCOPE_BRANCH) {
        /* Whoever may see the record today may see its past; a branch it once belonged to may not. */
        buffer_format(&r->out, "EXISTS (SELECT 1 FROM \"%s\" p WHERE p.home = t.home AND p.id = t.id AND ", entity->name);
        condition(r, text, "p");
        buffer_char(&r->out, ')');
    } else {
        condition(r, text, "t");
    }
    buffer_char(&r->out, ')');
}

static const char *word_end(const char *at)
{
    while (isalnum((unsigned char)*at) || *at == '_')
        at++;
    return at;
}

static void rewrite_text(struct rewriting *r, const char *sql)
{
    for (const char *at = sql; *at && !r->error;) {
        const char *run = at;
        while (*at && *at != '\'' && *at != '$' && *at != '@')
            at++;
        buffer_add(&r->out, run, (size_t)(at - run));
        if (*at == '\'') {
            const char *end = strchr(at + 1, '\'');
            end = end ? end + 1 : at + strlen(at);
            buffer_add(&r->out, at, (size_t)(end - at));
            at = end;
        } else if (*at == '$' || *at == '@') {
            const char *end = word_end(at + 1);
            const char *word = arena_text_part(r->arena, at + 1, (size_t)(end - at - 1));
            int64_t number;
            int which = -1;
            for (int i = 0; i < 4; i++)
                if (*at == '$' && !strcmp(word, specials[i]))
                    which = i;
            const struct entity *entity = *at == '@' ? entity_find(word) : NULL;
            if (which >= 0)
                special(r, which);
            else if (*at == '$' && text_integer(word, &number) && number <= MOST_PARAMETERS)
                parameter(r, (int)number);
            else if (entity)
                visible_rows(r, entity);
            else
                r->error = error_make(r->arena, ERROR_STORE_FAILED,
                                      .arguments = {arena_format(r->arena, "the statement names %c%s, which is unknown", *at, word)});
            at = end;
        }
    }
}

const struct error *sql_rewrite(struct arena *arena, const char *sql, const struct viewer *viewer, bool sqlite, const char **out,
                                struct statement *statement)
{
    struct rewriting r = {.arena = arena, .out = {.arena = arena}, .viewer = viewer, .sqlite = sqlite, .given = highest_parameter(sql),
                          .statement = statement};
    statement->special_count = 0;
    rewrite_text(&r, sql);
    *out = buffer_end(&r.out);
    return r.error;
}
