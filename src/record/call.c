#include "record/call.h"

const struct error *call_id(const struct call *call, int place, int64_t *home, int64_t *id)
{
    return id_parse(call->path[place], home, id) ? NULL : error_make(call->session->arena, ERROR_RECORD_MISSING);
}

const struct error *call_read(struct call *call, const struct error *(*run)(struct call *call))
{
    struct tx tx;
    TRY(session_read(call->session, &tx));
    const struct error *error = run(call);
    session_end(call->session);
    return error;
}

struct written {
    struct session *session;
    const struct error *(*run)(struct session *s, void *context);
    void *context;
};

static const struct error *in_transaction(struct tx *tx, void *context)
{
    struct written *w = context;
    w->session->tx = tx;
    const struct error *error = w->run(w->session, w->context);
    w->session->tx = NULL;
    return error;
}

const struct error *session_write(struct session *s, const struct error *(*run)(struct session *s, void *context), void *context)
{
    struct written w = {s, run, context};
    return store_write(s->bank->store, s->arena, &s->viewer, in_transaction, &w);
}

struct called {
    struct call *call;
    const struct error *(*run)(struct call *call);
    size_t reply_size; /* a retry on PostgreSQL starts the answer over */
    bool comma;
};

static const struct error *run_call(struct session *s, void *context)
{
    (void)s;
    struct called *c = context;
    c->call->reply->out->size = c->reply_size;
    c->call->reply->comma = c->comma;
    return c->run(c->call);
}

const struct error *call_write(struct call *call, const struct error *(*run)(struct call *call))
{
    struct called c = {call, run, call->reply->out->size, call->reply->comma};
    return session_write(call->session, run_call, &c);
}
