/* The close of a business day as a job: every serviced loan is played to the end of the day, its figures are kept and
 * its row follows. Playing has no memory, so a stop in the middle, or a second run, gives the same books. */
#pragma once

#include "domain/job/job.h"

const struct error *day_end_job(struct job *job, struct arena *arena);
