/* Training of the service classifier as a job. */
#pragma once

#include "domain/job/job.h"

const struct error *service_train_job(struct job *job, struct arena *arena);
