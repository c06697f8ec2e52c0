/* The nightly job of the outlook. */
#pragma once

#include "domain/job/job.h"

const struct error *outlook_job(struct job *job, struct arena *arena);
/* Submits the nightly run once a day. */
const struct error *outlook_tick(struct bank *bank, struct arena *arena);
