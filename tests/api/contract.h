/* The OpenAPI document as a promise that every answer is held to, and the list of what was kept at least once. */
#pragma once

#include "api/client.h"

struct contract;

/* DOCUMENT is what /api/v1/openapi.json answered. */
struct contract *contract_new(struct arena *arena, const struct json *document);
/* What is wrong with an answer to METHOD PATH (with /api/v1, without query); NULL when it is as promised. Paths outside
 * /api/v1 are not looked at. */
const char *contract_problem(struct contract *contract, const char *method, const char *path,
                             const struct answer *answer);

struct contract_operation {
    const char *method, *path; /* below /api/v1, with {names} */
    const char *id;
    const struct json *body; /* schema of the request body, NULL for none */
    const struct json *parameters;
    int answers, successes; /* seen so far */
    int last_status;
    const char *last_detail;
};
size_t contract_operations(struct contract *contract, struct contract_operation **operations);
const struct json *contract_document(const struct contract *contract);
