#include "record/as_engine.h"

const struct error *session_as_engine(struct session *s,
                                      const struct error *(*run)(struct session *engine, void *context), void *context)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = run(&engine, context);
    s->tx->viewer = before;
    return error;
}
