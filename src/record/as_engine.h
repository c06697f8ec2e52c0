/* A piece of an operation that its caller may not do by hand: what RUN reads and writes is seen by the engine, in the
 * same transaction, and stays in the name of the person. */
#pragma once

#include "record/session.h"

const struct error *session_as_engine(struct session *s,
                                      const struct error *(*run)(struct session *engine, void *context), void *context);
