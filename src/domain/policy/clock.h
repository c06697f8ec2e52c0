/* What becomes true by itself: released versions whose day has come. */
#pragma once

#include "record/session.h"

/* Puts due versions in force, retires those they replace, reloads the policies when anything changed. Called every few seconds. */
const struct error *policy_clock(struct bank *bank, struct arena *arena);

/* Notes in the audit how this server is set when that differs from the last time: SETTINGS is JSON without secrets. */
const struct error *configuration_note(struct bank *bank, struct arena *arena, const char *settings);
