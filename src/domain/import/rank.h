/* The ranks of the sources in force. */
#pragma once

#include "policy/survivorship.h"
#include "record/session.h"

const struct survivorship *rank_policy(const struct session *s); /* NULL without policies */
