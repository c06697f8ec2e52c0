/* What the API does beyond generic records, as const tables that modelc writes from model/api/: the path, who may, the input
 * (checked before the handler runs) and the shape of the reply (the OpenAPI document, and the tests that hold replies to it). */
#pragma once

#include "model/entity.h"

struct call;
struct error;

enum lane {
    LANE_READ,  /* answered at once on the thread that read the request, inside one read transaction */
    LANE_WRITE, /* inside one write transaction, answered after it is durable */
    LANE_SLOW,  /* hashing, files, long reads: on a thread of the slow pool, opens its own transactions */
};

struct operation {
    const char *name;
    const char *method; /* GET, POST, PUT, PATCH, DELETE */
    const char *path;   /* below /api/v1, "/customer/{id}/merge" */
    struct label label, help;
    const char *permission; /* "customer.merge"; "" for anybody signed in; "public" for nobody's */
    enum lane lane;
    bool tried; /* before it is held for a second person it is done and undone, so that its maker hears of a fault */
    const struct field *input; /* JSON body */
    size_t input_count, input_size;
    const struct field *query; /* query parameters */
    size_t query_count, query_size;
    const char *reply_schema; /* JSON Schema as JSON text; NULL when the reply is not JSON */
    const char *reply_type;   /* media type */
    const struct error *(*handler)(struct call *call);
};

extern const struct operation operations[];
extern const size_t operation_count;
