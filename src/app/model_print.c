/* What steward model tells a person: findings, figures, the card. */
#include "app/model_command.h"

#include <math.h>
#include <stdio.h>

void model_print_findings(const struct sample *sample, const struct findings *findings, enum language language)
{
    static const char *const words[2][4] = {{"泄漏", "不可用", "请核对", "说明"}, {"LEAK", "UNFIT", "CHECK", "NOTE"}};
    (void)sample;
    for (size_t i = 0; i < findings->count; i++)
        printf("%-6s %s\n", words[language == LANGUAGE_EN][findings->items[i].level],
               language == LANGUAGE_EN ? findings->items[i].en : findings->items[i].zh);
}

void model_print_report(const struct report *r, const char *kind)
{
    printf("%-6s rows %zu  bad %zu (%.2f%%)%s\n", kind, r->rows, r->bads, 100 * r->bad_rate,
           r->out_of_time ? "  out of time" : "");
    if (r->fold_count > 1) {
        printf("       AUC by fold");
        for (size_t i = 0; i < r->fold_count; i++)
            printf(" %.4f", r->folds[i].auc);
        printf("  mean %.4f ± %.4f\n", r->mean_auc, r->auc_deviation);
    }
    printf("       AUC %.4f [%.4f, %.4f]  Gini %.4f  KS %.4f  Brier %.4f  log loss %.4f\n", r->rank.auc, r->auc_low,
           r->auc_high, r->rank.gini, r->rank.ks, r->brier, r->log_loss);
    printf("       mean PD %.4f  Hosmer-Lemeshow %.2f (p %.3f)", r->mean_pd, r->hosmer_lemeshow, r->hosmer_lemeshow_p);
    printf(isnan(r->psi) ? "\n" : "  PSI %.4f\n", r->psi);
    for (size_t i = 0; i < r->segment_count + r->period_count; i++) {
        const struct segment_row *s = i < r->segment_count ? &r->segments[i] : &r->periods[i - r->segment_count];
        printf("       %-24s n %6zu  bad %5.2f%%  PD %5.2f%%  AUC %.4f  PSI %.4f\n", s->name, s->n, 100 * s->bad_rate,
               100 * s->mean_pd, s->auc, s->psi);
    }
}

void model_print_card(struct arena *arena, const struct model *model)
{
    if (model->kind != MODEL_CARD) {
        printf("trees: %zu, features: %zu, base score %g at odds %g, %g points double the odds\n", model->forest.count,
               model->count, model->base_score, model->base_odds, model->points_to_double);
        return;
    }
    printf("base score %g at odds %g, %g points double the odds; ln(odds of bad) = %.6f + sum of coefficient x WOE\n",
           model->base_score, model->base_odds, model->points_to_double, model->intercept);
    for (size_t i = 0; i < model->count; i++) {
        const struct model_input *input = &model->inputs[i];
        if (input->coefficient == 0)
            continue;
        printf("\n%s  IV %.3f (%s)  coefficient %.4f  %s\n", input->name, input->binned.iv,
               woe_strength(input->binned.iv), input->coefficient, trend_name(input->binned.trend));
        for (size_t b = 0; b < input->binned.count; b++) {
            const struct learned_bin *bin = &input->binned.bins[b];
            printf("  %-34s good %8.0f  bad %7.0f  bad rate %6.2f%%  WOE %7.3f  points %4lld\n",
                   bin_text(arena, input, bin), bin->good, bin->bad, 100 * (isnan(bin->bad_rate) ? 0 : bin->bad_rate),
                   bin->woe, (long long)bin->points);
        }
    }
}
