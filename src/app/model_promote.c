/* steward model promote: puts a trained model into the registry of the bank as a candidate, in the name of the person
 * who trained it. Another person releases it in the product. */
#include "app/model_command.h"

#include "domain/lab/lab.h"
#include "record/record.h"

#include <math.h>
#include <stdio.h>

struct promoting {
    struct arena *arena;
    const struct model_flags *flags;
    const char *login;
    struct model model;
    int64_t id;
};

static const struct error *put(struct session *s, void *context)
{
    struct promoting *p = context;
    int64_t home, person;
    TRY(record_find_unique(s, &person_entity, "login", p->login, &home, &person));
    if (person == NONE)
        return error_make(s->arena, ERROR_FIELD_LINK, .field = "login", .value = p->login);
    s->person = person; /* named in the registry and in the audit */
    struct lab_register about = {p->flags->name ? p->flags->name : p->model.name, NULL, NULL, NULL, NAN, NAN};
    return lab_register(s, &p->model, &about, &p->id);
}

static const struct error *promote(struct promoting *p, const struct settings *settings)
{
    struct bank bank;
    struct session s;
    TRY(model_open(p->arena, p->flags->model, &p->model));
    TRY(bank_open(p->arena, settings, &(struct bank_options){0}, &bank));
    session_system(&s, &bank, p->arena);
    const struct error *error = session_write(&s, put, p);
    error = error ? error_copy(p->arena, error) : NULL;
    session_close(&s);
    bank_close(&bank);
    return error;
}

int model_promote(struct arena *arena, struct model_flags *flags)
{
    struct settings settings;
    struct promoting p = {.arena = arena, .flags = flags};
    const struct error *error = settings_read(arena, flags->bank_count, flags->bank, &settings);
    if (error) {
        command_fail(arena, error);
        return EXIT_USAGE;
    }
    p.login = settings.login;
    if (!flags->model || !p.login) {
        fputs("steward: --model MODEL.json and --login PERSON are needed\n", stderr);
        return EXIT_USAGE;
    }
    error = promote(&p, &settings);
    if (error)
        return command_fail(arena, error);
    printf("registered as a candidate; another person releases it in the model lab\n");
    return EXIT_DONE;
}
