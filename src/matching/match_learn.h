/* Learns m, u and the prior of a model from a table by expectation maximisation. */
#pragma once

#include "matching/match_block.h"

/* Where learning starts: the kinds' own shares, a prior of one match for two rows. */
struct match_model match_model_start(const struct match_schema *schema, size_t rows);
/* Returns the rounds it took. */
size_t match_learn(struct match_model *model, const struct match_record *records, size_t count,
                   struct match_pairs candidates);
