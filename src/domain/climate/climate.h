/* The climate overlay on the bank's own records: the dated series of macro_series (and industry_index under its own
 * name), what they say of each section of industry on a day, the bank's default rates held against them, and the book
 * before and after. */
#pragma once

#include "policy/climate.h"
#include "record/session.h"

struct job;
struct policy_snapshot;

/* The name under which the climate of industries (entity industry_index) can be used like a series of each section. */
#define CLIMATE_OF_INDUSTRIES "industry_index"

/* Every series as it was known by the session's day. */
const struct error *climate_read(struct session *s, struct climate_data *data);
/* What the overlay needs of one section on that day. */
const struct error *climate_read_section(struct session *s, const struct climate_policy *policy, const char *section,
                                         struct climate_data *data);
/* One result a section of the industry policy, and a last one for customers of unknown industry; NULL when the policy
 * lacks one of the two. */
const struct climate_result *climate_of_sections(struct arena *arena, const struct policy_snapshot *policy,
                                                 const struct climate_data *data, int64_t today);
const struct error *climate_job(struct job *job, struct arena *arena);
