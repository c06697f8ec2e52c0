/* Flags of steward model, and what its parts share. */
#pragma once

#include "app/command.h"
#include "learn/report.h"

#include <stdio.h>

struct model_flags {
    const char *file, *target, *bad, *kind, *weight, *time, *test_from, *group, *segment, *drop, *keep, *columns,
        *types, *delimiter, *sheet, *special, *rising, *falling, *monotone, *calibration, *name, *model, *out, *report,
        *language, *text;
    double test_share, folds, seed, most_bins, least_iv, ridge, lasso, base_score, base_odds, points_to_double,
        central_tendency, rounds, depth, rate, trees_a_round, threads, least_auc, threshold,
        least_texts, least_accuracy, back;
    bool json;
    char *bank[16]; /* settings of the bank */
    int bank_count;
};

bool model_flags_read(struct model_flags *f, int argc, char **argv);
int model_usage(FILE *out, int code);
struct name_set flag_names(struct arena *arena, const char *text);
const struct error *model_open(struct arena *arena, const char *path, struct model *model);
const struct error *model_write_file(struct arena *arena, const char *path, const struct buffer *text);
int model_text(struct arena *arena, const char *verb, struct model_flags *flags);
int model_promote(struct arena *arena, struct model_flags *flags);
int model_monitor(struct arena *arena, struct model_flags *flags);
void model_print_findings(const struct sample *sample, const struct findings *findings, enum language language);
void model_print_report(const struct report *r, const char *kind);
void model_print_card(struct arena *arena, const struct model *model);
