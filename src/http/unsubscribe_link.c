/* The page behind the link to unsubscribe: looking changes nothing, so that programs that follow links end nothing; the
 * button does. The engine's session: whoever holds the link sees the purpose and a masked address, nothing else. */
#include "base/text.h"
#include "domain/post/post.h"
#include "http/link.h"
#include "policy/snapshot.h"

#include <string.h>

struct leaving {
    const char *token;
    bool ends; /* the button was pressed */
    struct outbox_message row;
    struct post_reader reader;
};

static const struct error *run(struct session *s, void *context)
{
    struct leaving *l = context;
    bool found;
    TRY(post_by_token(s, l->token, &l->row, &found));
    if (!found || !l->row.consent || l->row.customer == NONE)
        return error_make(s->arena, ERROR_MAIL_UNSUBSCRIBE_SPENT);
    return l->ends ? post_unsubscribe(s, &l->row)
                   : post_reader(s, l->row.customer, l->row.contact, l->row.consent, &l->reader);
}

static const struct error *with_letter(struct call *call, struct leaving *l)
{
    struct session engine;
    struct tx tx;
    TRY(link_check(call));
    l->token = call->path[0];
    session_engine(call->session, &engine);
    if (l->ends)
        return session_write(&engine, run, l);
    TRY(session_read(&engine, &tx));
    const struct error *error = run(&engine, l);
    session_end(&engine);
    return error;
}

/* c***@client.example: who got the mail knows which it is, whoever else holds the link does not. */
static const char *masked(struct arena *arena, const char *address)
{
    const char *at = address ? strchr(address, '@') : NULL;
    return at ? arena_format(arena, "%.1s***%s", address, at) : "***";
}

const struct error *operation_unsubscribe_open(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct leaving l = {.ends = false};
    const char *bank;
    TRY(with_letter(call, &l));
    TRY(link_bank(s, &bank));
    const struct portal_consent *purpose = portal_consent(s->policy ? s->policy->portal : NULL, l.row.consent);
    json_open(w, '{');
    json_put_text(w, "bank", bank);
    json_put_text(w, "address", masked(s->arena, l.row.recipient));
    label_put(w, "purpose", purpose ? purpose->label : (struct label){l.row.consent, l.row.consent});
    json_put_bool(w, "done", l.reader.contact == NONE);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_unsubscribe_do(struct call *call)
{
    struct leaving l = {.ends = true};
    TRY(with_letter(call, &l));
    json_open(call->reply, '{');
    json_put_bool(call->reply, "done", true);
    json_close(call->reply, '}');
    return NULL;
}
