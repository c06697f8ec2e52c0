/* Names that the program, not the policy, defines; handed in by the caller so that a policy file cannot name what does
 * not exist. An empty list is not checked. */
#pragma once

#include "policy/document.h"

struct policy_vocabulary {
    struct name_list entities;
    struct name_list fields;      /* "customer.resident_id" */
    struct name_list permissions; /* "customer.merge" */
    struct name_list queries;     /* named SQL statements that yield facts */
    struct name_list functions;   /* C functions that yield facts */
};
