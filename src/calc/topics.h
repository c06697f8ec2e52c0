/* The groups of calculators. */
#pragma once

#include "calc/topic.h"

extern const struct calc_section rating_topics;
