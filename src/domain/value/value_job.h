/* The job that works out the value of every customer. */
#pragma once

#include "domain/job/job.h"

const struct error *value_job(struct job *job, struct arena *arena);
