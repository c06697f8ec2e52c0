/* The bank's view of industries (sections of GB/T 4754-2017, A to T) and how peers are chosen for comparison. */
#pragma once

#include "policy/fact.h"

struct industry_section {
    const char *code;   /* "C"; its label stands in policy/codes/industry.yaml */
    const char *cycle;  /* low, medium, high: how hard a downturn hits */
    const char *stance; /* encouraged, neutral, cautious, restricted */
    struct label note;  /* what the bank wants there, and on what conditions */
    int line;
};

struct industry_policy {
    const struct document *doc;
    const struct industry_section *sections;
    size_t section_count;
    int64_t least_peers;          /* fewer, and the next wider circle is taken */
    struct name_list peer_levels; /* the narrowest first: "division+size", "section+size", "section", "all" */
    struct name_list peer_facts;  /* ratios shown against the quartiles of the peers */
    double low_quantile, high_quantile;
};

/* The section of a GB/T 4754 code such as "C3411", "C34" or "34": by letter, or by division number. NULL when unknown.
 */
const struct industry_section *industry_section(const struct industry_policy *policy, const char *code);

struct industry_policy *industry_load(struct document *doc, const struct fact_table *facts);
