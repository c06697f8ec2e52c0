/* One call of an operation: what came in, already checked, and where the answer goes. The domain's side of the API; how it travels is
 * the http layer's business. */
#pragma once

#include "base/json.h"
#include "model/operation.h"
#include "operations.h"
#include "record/record.h"

enum { CALL_PATH_MOST = 4 };

struct call {
    struct session *session; /* in a transaction for the lanes read and write; the slow lane opens its own */
    const struct operation *operation;
    const char *path[CALL_PATH_MOST]; /* texts that stood for {..} in the path, in order */
    const void *input;                /* struct OPERATION_input, checked */
    const void *query;                /* struct OPERATION_query, checked */
    const char *content;              /* the raw body, for operations without input (uploads) */
    size_t content_size;
    const char *content_type, *file_name; /* file_name: from the X-File-Name header, percent-decoded */
    int status;                       /* 200; a handler may set 201 or 202 */
    struct json_writer *reply;        /* write exactly one JSON value of the operation's shape ... */
    struct buffer *bytes;             /* ... or, for another reply type, the bytes here */
    const char *bytes_name;           /* file name of a download, NULL to show it */
    const char *bytes_type;           /* media type of the bytes, NULL: that of the operation */
};

/* The id in path place I; record.missing when it is none. */
const struct error *call_id(const struct call *call, int place, int64_t *home, int64_t *id);

/* For the slow lane: RUN inside a read or a write transaction of the call's session. */
const struct error *call_read(struct call *call, const struct error *(*run)(struct call *call));
const struct error *call_write(struct call *call, const struct error *(*run)(struct call *call));
/* The same for work that has a session but no call: jobs, the command line. */
const struct error *session_write(struct session *s, const struct error *(*run)(struct session *s, void *context), void *context);
