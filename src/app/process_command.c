/* steward process: logs of other systems in and held against their file, and how a process really ran. */
#include "app/command.h"
#include "domain/process/process.h"

#include <stdio.h>
#include <string.h>

struct asked {
    const char *verb, *file, *name;
    int64_t job;
};

static const struct error *submit(struct session *s, void *context)
{
    struct asked *asked = context;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "name", asked->name);
    json_put_text(&w, "file", asked->file);
    json_put_text(&w, "path", asked->file);
    json_close(&w, '}');
    TRY(job_submit(s, "process_log", buffer_end(&out), 0, &asked->job));
    return job_hold(s, asked->job);
}

static void print(const struct process_log_tally *t)
{
    printf("file: %lld cases, %lld events\n", (long long)t->cases, (long long)t->events);
    printf("bank: %lld events equal, %lld differ; %lld cases and %lld events missing; %lld cases and %lld events more "
           "than the file\n",
           (long long)t->events_known, (long long)t->events_differ, (long long)t->cases_new, (long long)t->events_new,
           (long long)t->cases_surplus, (long long)t->events_surplus);
}

static const struct error *compare(struct session *s, const struct asked *asked, bool *same)
{
    struct process_log log;
    struct process_log_tally tally;
    struct tx tx;
    TRY(process_log_read_file(s->arena, asked->file, &log));
    TRY(session_read(s, &tx));
    const struct error *error = process_log_compare(s, &log, asked->name, &tally);
    session_end(s);
    TRY(error);
    print(&tally);
    *same = tally.events == tally.events_known && !tally.cases_new && !tally.cases_surplus && !tally.events_surplus;
    return NULL;
}

static const struct error *show(struct session *s, const struct asked *asked)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = process_analyse(s, asked->file, asked->file, &w);
    session_end(s);
    if (!error)
        puts(buffer_end(&out));
    return error;
}

static const struct error *run(struct session *s, struct asked *asked, bool *same)
{
    if (!strcmp(asked->verb, "show"))
        return show(s, asked);
    if (!strcmp(asked->verb, "import")) {
        TRY(session_write(s, submit, asked));
        TRY(job_run_now(s->bank, s->arena, asked->job, false));
    }
    return compare(s, asked, same);
}

int command_process(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct session s;
    const char *verb = settings->rest_count ? settings->rest[0] : "";
    bool same = true;
    if (settings->rest_count < 2 || settings->rest_count > 3 ||
        (strcmp(verb, "import") != 0 && strcmp(verb, "compare") != 0 && strcmp(verb, "show") != 0)) {
        fprintf(stderr, "usage: steward process import FILE [NAME] | compare FILE [NAME] | show NAME\n");
        return EXIT_USAGE;
    }
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    struct asked asked = {.verb = verb, .file = settings->rest[1]};
    asked.name = settings->rest_count > 2 ? settings->rest[2] : process_log_name(arena, asked.file);
    session_system(&s, &bank, arena);
    error = run(&s, &asked, &same);
    session_close(&s);
    int code = error ? command_fail(arena, error) : same ? EXIT_DONE : EXIT_FAILED;
    bank_close(&bank);
    return code;
}
