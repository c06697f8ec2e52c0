/* Pages behind a link of a mail: no sign-in, a limit of tries an address, so that links cannot be guessed. */
#pragma once

#include "record/call.h"

const struct error *link_check(struct call *call);
/* The bank's name, in a read transaction of its own. */
const struct error *link_bank(struct session *s, const char **bank);
