#include "policy/problem.h"

void problem_record(struct problems *problems, const char *file, int line, int column, const struct error *error)
{
    if (problems->count >= 500)
        return;
    struct problem problem = {arena_text(problems->arena, file), line, column, error_copy(problems->arena, error)};
    ARENA_PUSH(problems->arena, problems->items, problems->count, problems->room, problem);
}

const char *problem_text(struct arena *arena, const struct problem *problem, enum language language)
{
    const char *message = error_message(arena, problem->error, language, NULL);
    return arena_format(arena, "%s:%d:%d: %s", problem->file, problem->line, problem->column, message);
}

void problems_write(struct json_writer *w, const struct problems *problems)
{
    json_open(w, '[');
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        json_open(w, '{');
        json_put_text(w, "file", problem->file);
        json_put_int(w, "line", problem->line);
        json_put_int(w, "column", problem->column);
        json_put_text(w, "id", error_kind(problem->error->id)->name);
        json_put_text(w, "zh", error_message(problems->arena, problem->error, LANGUAGE_ZH, NULL));
        json_put_text(w, "en", error_message(problems->arena, problem->error, LANGUAGE_EN, NULL));
        json_close(w, '}');
    }
    json_close(w, ']');
}
