/* steward ask: a question on the command line, answered with the rights of the person named by --login; without one as the bank itself. */
#include "app/command.h"
#include "base/json.h"
#include "base/text.h"
#include "domain/assistant/assistant.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

struct one {
    const char *question;
    bool json, zh;
    struct buffer out;
};

static const struct error *sign(struct session *s, const char *login)
{
    struct rows *rows;
    const struct error *error;
    struct query who = {"ask_person", "SELECT id, branch, role FROM person WHERE login = $1 AND left_on IS NULL"};
    TRY(store_query(s->tx, &who, VALUES(sql_text(login)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_RECORD_MISSING, .field = "login", .value = login);
    session_person(s, rows_int(rows, 0), rows_int(rows, 1), arena_text(s->arena, rows_text(rows, 2)));
    s->person_name = login;
    rows_close(rows);
    return NULL;
}

static void print_answer(const struct asking *a)
{
    const struct answer *answer = a->answer;
    for (size_t i = 0; i < answer->paragraph_count; i++) {
        fputs(answer->paragraphs[i].text, stdout);
        for (int k = 0; k < answer->paragraphs[i].count; k++)
            printf(" [%d]", answer->paragraphs[i].cites[k]);
        putchar('\n');
    }
    const struct json *query = answer->query ? json_read(a->s->arena, answer->query, strlen(answer->query), NULL) : NULL;
    if (query)
        printf("\n%s\n", json_get_text(query, "text"));
    const struct json *draft = answer->draft ? json_read(a->s->arena, answer->draft, strlen(answer->draft), NULL) : NULL;
    if (draft)
        printf("\n%s\n", json_get_text(draft, "text"));
    for (size_t i = 0; i < answer->note_count; i++)
        printf("* %s\n", answer->notes[i]);
    if (answer->source_count)
        putchar('\n');
    for (size_t i = 0; i < answer->source_count; i++)
        printf("[%zu] %s%s%s  %s\n", i + 1, answer->sources[i].title, answer->sources[i].detail ? " · " : "", answer->sources[i].detail ? answer->sources[i].detail : "",
               answer->sources[i].link ? answer->sources[i].link : "");
}

static const struct error *answer_one(struct session *s, const struct assistant *assistant, struct one *one)
{
    struct answer answer = {0};
    struct call call = {.session = s};
    struct asking a = {.call = &call, .s = s, .assistant = assistant, .question = one->question, .zh = one->zh, .answer = &answer};
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    TRY(assistant_answer(&a));
    clock_gettime(CLOCK_MONOTONIC, &to);
    double ms = (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
    if (one->json) {
        struct json_writer w = {.out = &one->out};
        one->out.arena = s->arena;
        answer_write(&w, &a, NULL, NULL, ms);
        puts(buffer_end(&one->out));
    } else {
        print_answer(&a);
    }
    return NULL;
}

static bool in_chinese(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xE4 && (unsigned char)*text <= 0xE9)
            return true;
    return false;
}

static const struct error *ask(struct arena *arena, struct bank *bank, const struct settings *settings, struct one *one)
{
    struct session s;
    struct tx tx;
    session_system(&s, bank, arena);
    const struct error *error = session_read(&s, &tx);
    if (!error && settings->login)
        error = sign(&s, settings->login);
    const struct assistant *assistant = error ? NULL : assistant_take(&s);
    if (!error && !assistant)
        error = error_make(arena, ERROR_ASSISTANT_NO_POLICY);
    if (!error && settings->login) { /* the reading begins anew with the person's rights */
        session_end(&s);
        error = session_read(&s, &tx);
    }
    if (!error)
        error = answer_one(&s, assistant, one);
    assistant_release(assistant);
    session_end(&s);
    session_close(&s);
    return error;
}

/* How well the phrases of the policy are told apart, on those kept from training. */
static int measure(struct arena *arena, struct bank *bank)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct assistant_intents *intents = s.policy ? s.policy->assistant.intents : NULL;
    int code = EXIT_FAILED;
    if (intents) {
        struct intent_measure m = intents_measure(arena, lexicon_build(arena, s.policy, bank->codes), intents);
        printf("%zu held-out phrases: %zu right, %zu refused, %zu wrong; accuracy %.3f, of the answered %.3f; learned in %.2f s\n", m.phrases, m.right, m.refused, m.wrong, m.accuracy,
               m.accuracy_answered, m.seconds);
        code = m.accuracy >= intents->least_accuracy ? EXIT_DONE : EXIT_FAILED;
    }
    session_close(&s);
    return code;
}

int command_ask(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct buffer question = {.arena = arena};
    for (int i = 0; i < settings->rest_count; i++)
        buffer_format(&question, "%s%s", i ? " " : "", settings->rest[i]);
    if (!question.size) {
        fputs("usage: steward ask [--login NAME] [--json] QUESTION | steward ask measure\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    int code = EXIT_DONE;
    if (!strcmp(question.data, "measure")) {
        code = measure(arena, &bank);
    } else {
        struct one one = {.question = question.data, .json = settings->json, .zh = settings->language ? text_starts(settings->language, "zh") : in_chinese(question.data)};
        error = ask(arena, &bank, settings, &one);
        if (error)
            code = command_fail(arena, error);
    }
    bank_close(&bank);
    return code;
}
