/* The expected credit losses of the whole book, account by account, stored as a run. */
#pragma once

#include "domain/job/job.h"

const struct error *ecl_job(struct job *job, struct arena *arena);
