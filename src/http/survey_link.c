/* The page behind a survey's link: no sign-in, its own limit of tries an address, so that links cannot be guessed. */
#include "domain/service/service.h"
#include "http/link.h"
#include "http/request.h"
#include "policy/snapshot.h"

#include <string.h>

enum { TRIES_A_MINUTE = 20, TOKEN_LETTERS = 48 };

struct opening {
    const char *token;
    struct survey row;
    const struct survey_answer_input *input; /* NULL: only looked at */
};

const struct error *link_check(struct call *call)
{
    struct session *s = call->session;
    struct request *r = call_request(call);
    const char *key = arena_format(s->arena, "link %s", s->address ? s->address : "");
    int wait = limiter_wait(r->server->limiter, key, TRIES_A_MINUTE, 60);
    return wait ? error_make(s->arena, ERROR_REQUEST_TOO_MANY, .arguments = {arena_format(s->arena, "%d", wait)})
                : NULL;
}

const struct error *link_bank(struct session *s, const char **bank)
{
    struct query bank_name = {"survey_bank", "SELECT value FROM setting WHERE name = 'bank_name'"};
    const char *name = NULL;
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = store_text(s->tx, &bank_name, NO_VALUES, &name);
    *bank = name ? arena_text(s->arena, name) : "Steward";
    session_end(s);
    return error;
}

static const struct error *run(struct session *s, void *context)
{
    struct opening *o = context;
    TRY(service_survey_find(s, o->token, &o->row));
    if (!o->input)
        return NULL;
    return service_survey_answer(s, &o->row, o->input->satisfaction, o->input->recommend, o->input->comment);
}

/* The engine's session: whoever holds the link sees this survey and nothing else. */
static const struct error *with_survey(struct call *call, struct opening *o)
{
    struct session engine;
    struct tx tx;
    TRY(link_check(call));
    if (strlen(call->path[0]) != TOKEN_LETTERS)
        return error_make(call->session->arena, ERROR_SERVICE_LINK_SPENT);
    o->token = call->path[0];
    session_engine(call->session, &engine);
    if (o->input)
        return session_write(&engine, run, o);
    TRY(session_read(&engine, &tx));
    const struct error *error = run(&engine, o);
    session_end(&engine);
    return error;
}

const struct error *operation_survey_open(struct call *call)
{
    struct json_writer *w = call->reply;
    struct opening o = {0};
    const char *bank;
    TRY(with_survey(call, &o));
    TRY(link_bank(call->session, &bank));
    const struct survey_template *template = survey_template(call->session->policy->service, o.row.template);
    json_open(w, '{');
    json_put_text(w, "bank", bank);
    label_put(w, "intro", template->intro);
    json_put_bool(w, "satisfaction", template->satisfaction);
    json_put_bool(w, "recommend", template->recommend);
    json_put_instant(w, "expires_at", o.row.expires_at);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_survey_answer(struct call *call)
{
    struct opening o = {.input = call->input};
    TRY(with_survey(call, &o));
    json_open(call->reply, '{');
    json_put_bool(call->reply, "done", true);
    json_close(call->reply, '}');
    return NULL;
}
