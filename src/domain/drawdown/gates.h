/* The gates before money leaves: policy/lending/drawdown_gates.yaml over facts that are computed here from facility,
 * loan, conditions, security and customer. Each gate says what it rests on. */
#pragma once

#include "domain/limit/limit.h"

struct gate_result {
    bool passed;        /* all of them, none unknown */
    const char *failed; /* names of those that are not passed, for a sentence; "" when none */
    const char *json;   /* the gates as a JSON list, kept with the drawdown */
    const char *policy; /* version that decided */
};

/* DRAWDOWN as it is asked for; RESERVED when its amount is already held at the limits. */
const struct error *gates_decide(struct session *s, const struct drawdown *drawdown, bool reserved,
                                 struct gate_result *result);
