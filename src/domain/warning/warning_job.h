/* A run of the indicators or a back-test, as a job. */
#pragma once

#include "domain/job/job.h"

/* Input: {"at"?: instant, "horizon_days"?, "most"?}; without `at` it is a run of today. */
const struct error *warning_job(struct job *job, struct arena *arena);
