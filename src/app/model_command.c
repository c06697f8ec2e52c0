/* steward model: the model lab on the command line, on any table. Exit codes: 0 done; 1 it failed, or the AUC that
 * --least-auc asks for was not reached; 2 the arguments are wrong. */
#include "app/model_command.h"

#include "base/date.h"
#include "base/text.h"
#include "domain/lab/source.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- from flags to options
 * --------------------------------------------------------------------------------------------------- */

struct name_set flag_names(struct arena *arena, const char *text)
{
    const char **names = NULL;
    size_t count = 0, room = 0;
    while (text && *text) {
        size_t size = strcspn(text, ",");
        ARENA_PUSH(arena, names, count, room, arena_text_part(arena, text, size));
        text += size + (text[size] != 0);
    }
    return (struct name_set){names, count};
}

static const struct error *read_specials(struct arena *arena, const char *text, struct train_options *options)
{
    struct name_set parts = flag_names(arena, text);
    struct field_specials *fields = ARENA_LIST(arena, struct field_specials, parts.count + 1);
    for (size_t i = 0; i < parts.count; i++) {
        const char *equals = strchr(parts.names[i], '=');
        double *values = NULL, value;
        size_t count = 0, room = 0;
        for (const char *at = equals ? equals + 1 : ""; *at; at += strcspn(at, ";"), at += *at == ';') {
            if (!text_number(arena_text_part(arena, at, strcspn(at, ";")), &value))
                return error_make(arena, ERROR_LEARN_OPTION, .field = "special", .value = parts.names[i],
                                  .arguments = {"FIELD=VALUE;VALUE with numbers"});
            ARENA_PUSH(arena, values, count, room, value);
        }
        if (!count)
            return error_make(arena, ERROR_LEARN_OPTION, .field = "special", .value = parts.names[i],
                              .arguments = {"FIELD=VALUE;VALUE"});
        fields[i] = (struct field_specials){arena_text_part(arena, parts.names[i], (size_t)(equals - parts.names[i])),
                                            values,
                                            count,
                                            NULL,
                                            0,
                                            TREND_AUTO};
    }
    options->fields = fields;
    options->field_count = parts.count;
    return NULL;
}

static bool show_progress(void *context, double share, const char *step)
{
    static double shown = -1;
    (void)context;
    if (isatty(STDERR_FILENO) && share >= 0 && share != shown)
        fprintf(stderr, "\r%3.0f %% %-12s", 100 * (shown = share), step);
    return true;
}

static const struct error *read_options(struct arena *arena, const struct model_flags *f, struct train_options *options)
{
    *options = (struct train_options){.name = f->name,
                                      .seed = (int64_t)f->seed,
                                      .folds = (size_t)f->folds,
                                      .out_of_time_share = f->test_share,
                                      .test_from = NAN,
                                      .most_bins = (size_t)f->most_bins,
                                      .least_iv = f->least_iv,
                                      .ridge = f->ridge,
                                      .lasso = f->lasso,
                                      .base_score = f->base_score,
                                      .base_odds = f->base_odds,
                                      .points_to_double = f->points_to_double,
                                      .rounds = (size_t)f->rounds,
                                      .depth = (size_t)f->depth,
                                      .trees_a_round = (size_t)f->trees_a_round,
                                      .rate = f->rate,
                                      .monotone_auto = text_equal(f->monotone, "auto"),
                                      .rising = flag_names(arena, f->rising),
                                      .falling = flag_names(arena, f->falling),
                                      .threads = (int)f->threads,
                                      .central_tendency = f->central_tendency,
                                      .progress = show_progress};
    static const char *const methods[] = {"none", "platt", "isotonic"};
    int method = -1;
    for (int i = 0; i < 3; i++)
        if (text_equal(f->calibration, methods[i]))
            method = i;
    if (method < 0)
        return error_make(arena, ERROR_LEARN_OPTION, .field = "calibration", .value = f->calibration,
                          .arguments = {"platt, isotonic or none"});
    options->calibration = (enum calibration_method)method;
    if (!text_equal(f->kind, "card") && !text_equal(f->kind, "trees") && !text_equal(f->kind, "both"))
        return error_make(arena, ERROR_LEARN_OPTION, .field = "kind", .value = f->kind,
                          .arguments = {"card, trees or both"});
    options->kind = text_equal(f->kind, "trees") ? MODEL_TREES : MODEL_CARD;
    if (f->folds < 2 || f->folds > 50 || f->test_share < 0 || f->test_share > 0.9 || f->central_tendency < 0 ||
        f->central_tendency >= 1)
        return error_make(arena, ERROR_LEARN_OPTION, .field = "folds, test-share, central-tendency", .value = "",
                          .arguments = {"2 to 50 folds, a share up to 0.9, a rate below 1"});
    if (f->test_from && !frame_date(f->test_from, &options->test_from) &&
        !text_number(f->test_from, &options->test_from))
        return error_make(arena, ERROR_LEARN_OPTION, .field = "test-from", .value = f->test_from,
                          .arguments = {"a date or a number"});
    return read_specials(arena, f->special, options);
}

static const struct error *read_table(struct arena *arena, const struct model_flags *f, struct frame **frame,
                                      char hash[65])
{
    struct lab_source source = {.file_name = f->file, .columns = f->columns, .types = f->types, .sheet = f->sheet};
    static const struct {
        const char *name;
        char delimiter;
    } delimiters[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"space", ' '}};
    for (size_t i = 0; i < 4; i++)
        if (text_equal(f->delimiter, delimiters[i].name))
            source.delimiter = delimiters[i].delimiter;
    if (f->delimiter && !source.delimiter)
        return error_make(arena, ERROR_LEARN_OPTION, .field = "delimiter", .value = f->delimiter,
                          .arguments = {"comma, semicolon, tab or space"});
    if (f->columns && *f->columns == '@') {
        const void *data;
        size_t size;
        TRY(lab_file(arena, f->columns + 1, &data, &size));
        source.columns = arena_text_part(arena, data, size);
    }
    TRY(lab_file(arena, f->file, &source.data, &source.size));
    return lab_read(arena, &source, frame, hash);
}

const struct error *model_open(struct arena *arena, const char *path, struct model *model)
{
    const void *data;
    size_t size;
    const char *problem;
    TRY(lab_file(arena, path, &data, &size));
    const struct json *json = json_read(arena, data, size, &problem);
    if (!json)
        return error_make(arena, ERROR_LEARN_MODEL, .value = path, .arguments = {problem});
    return model_read(arena, json, path, model);
}

const struct error *model_write_file(struct arena *arena, const char *path, const struct buffer *text)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text->data, 1, text->size, file) != text->size || fclose(file))
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be written"});
    return NULL;
}

/* --- train, validate
 * ------------------------------------------------------------------------------------------------------------- */

struct lab {
    struct arena *arena;
    struct model_flags *flags;
    struct frame *frame;
    char hash[65];
    struct sample sample;
    struct findings findings;
    struct train_options options;
    int segment;
};

static const struct error *lab_begin(struct lab *lab)
{
    struct model_flags *f = lab->flags;
    struct arena *arena = lab->arena;
    struct sample_options sample = {.target = f->target,
                                    .bad_value = f->bad,
                                    .weight = f->weight,
                                    .time = f->time,
                                    .group = f->group,
                                    .drop = flag_names(arena, f->drop),
                                    .keep = flag_names(arena, f->keep)};
    TRY(read_options(arena, f, &lab->options));
    TRY(read_table(arena, f, &lab->frame, lab->hash));
    TRY(sample_make(arena, lab->frame, &sample, &lab->sample));
    lab->segment = f->segment ? frame_find(lab->sample.frame, f->segment) : -1;
    lab->findings = findings_find(arena, &lab->sample);
    sample_apply_findings(&lab->sample, &lab->findings, sample.keep);
    return NULL;
}

static const struct error *run_kind(struct lab *lab, struct json_writer *w, double *auc, struct validation *validation)
{
    struct report report;
    const char *kind = model_kind_name(lab->options.kind);
    TRY(train_validate(lab->arena, &lab->sample, &lab->options, validation));
    report_make(lab->arena, &lab->sample, validation, lab->segment, &report);
    *auc = report.fold_count > 1 ? report.mean_auc : report.rank.auc;
    if (!lab->flags->json)
        model_print_report(&report, kind);
    json_key(w, kind);
    report_write(w, &report);
    return NULL;
}

static const struct error *validate_kinds(struct lab *lab, struct json_writer *w, double *least)
{
    struct validation validation;
    *least = INFINITY;
    for (int kind = 0; kind < 2; kind++) {
        double auc;
        if (!text_equal(lab->flags->kind, "both") && (int)lab->options.kind != kind)
            continue;
        enum model_kind asked = lab->options.kind;
        lab->options.kind = (enum model_kind)kind;
        TRY(run_kind(lab, w, &auc, &validation));
        lab->options.kind = asked;
        *least = fmin(*least, auc);
    }
    return NULL;
}

static const struct error *validate_model(struct lab *lab, struct json_writer *w, double *least)
{
    struct model model;
    struct report report;
    TRY(model_open(lab->arena, lab->flags->model, &model));
    TRY(report_model(lab->arena, &model, &lab->sample, lab->segment, &report));
    if (!lab->flags->json) {
        model_print_report(&report, model_kind_name(model.kind));
        for (size_t i = 0; i < report.drift_count; i++)
            if (report.drift[i].csi >= 0.1)
                printf("       %-24s CSI %.3f (%s)\n", report.drift[i].name, report.drift[i].csi,
                       psi_reading(report.drift[i].csi));
    }
    json_key(w, model_kind_name(model.kind));
    report_write(w, &report);
    *least = report.rank.auc;
    return NULL;
}

static const struct error *train(struct lab *lab, struct json_writer *w, double *least)
{
    struct validation validation;
    struct model model;
    char now[25];
    TRY(run_kind(lab, w, least, &validation));
    TRY(train_final(lab->arena, &lab->sample, &lab->options, &validation, &model));
    instant_write(now, instant_now());
    model.name = lab->flags->name ? lab->flags->name : "model";
    model.from.data_name = strrchr(lab->flags->file, '/') ? strrchr(lab->flags->file, '/') + 1 : lab->flags->file;
    model.from.data_hash = lab->hash;
    model.from.code_version = STEWARD_VERSION;
    model.from.trained_at = now;
    model.from.weight = lab->flags->weight;
    if (!lab->flags->json && model.kind == MODEL_CARD)
        model_print_card(lab->arena, &model);
    if (!lab->flags->out)
        return NULL;
    struct buffer text = {.arena = lab->arena};
    struct json_writer out = {&text, false};
    model_write(&out, &model);
    return model_write_file(lab->arena, lab->flags->out, &text);
}

static int finish(struct lab *lab, const struct error *error, const struct buffer *text, double least)
{
    if (isatty(STDERR_FILENO))
        fputs("\r", stderr);
    if (!error && lab->flags->report)
        error = model_write_file(lab->arena, lab->flags->report, text);
    if (error)
        return command_fail(lab->arena, error);
    if (lab->flags->json)
        puts(text->data);
    if (lab->flags->least_auc > 0 && !(least >= lab->flags->least_auc)) {
        fprintf(stderr, "steward: AUC %.4f is below %.4f\n", least, lab->flags->least_auc);
        return EXIT_FAILED;
    }
    return EXIT_DONE;
}

static int learn(struct lab *lab, const struct error *(*work)(struct lab *, struct json_writer *, double *))
{
    struct buffer text = {.arena = lab->arena};
    struct json_writer w = {&text, false};
    double least = NAN;
    if (!lab->flags->file || !lab->flags->target) {
        fputs("steward: a FILE and --target COLUMN are needed\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = lab_begin(lab);
    if (error)
        return command_fail(lab->arena, error);
    if (!lab->flags->json)
        model_print_findings(&lab->sample, &lab->findings,
                             lab->flags->language
                                 ? (text_starts(lab->flags->language, "zh") ? LANGUAGE_ZH : LANGUAGE_EN)
                                 : command_language(NULL));
    json_open(&w, '{');
    json_put_text(&w, "data_hash", lab->hash);
    json_key(&w, "findings");
    findings_write(&w, &lab->sample, &lab->findings);
    error = work(lab, &w, &least);
    json_close(&w, '}');
    return finish(lab, error, &text, least);
}

/* --- score, card, compare
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *score_rows(struct lab *lab, const struct model *model, struct buffer *out)
{
    int *index = ARENA_LIST(lab->arena, int, model->count + 1);
    double *values = ARENA_LIST(lab->arena, double, model->count + 1);
    TRY(model_bind(lab->arena, model, lab->frame, index));
    buffer_text(out, "row,points,pd,pd_low,pd_high,margin\n");
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < lab->frame->rows; i++) {
        struct model_score score;
        model_row(model, lab->frame, index, i, values);
        model_score(scratch, model, values, false, &score);
        buffer_format(out, "%zu,%.0f,%.17g,%.17g,%.17g,%.17g\n", i + 1, score.points, score.pd, score.pd_low,
                      score.pd_high, score.margin);
        arena_reset(scratch);
    }
    arena_free(scratch);
    return NULL;
}

static int score(struct lab *lab)
{
    struct model model;
    struct buffer out = {0};
    if (!lab->flags->file || !lab->flags->model) {
        fputs("steward: a FILE and --model MODEL.json are needed\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = model_open(lab->arena, lab->flags->model, &model);
    if (!error)
        error = read_table(lab->arena, lab->flags, &lab->frame, lab->hash);
    if (!error)
        error = score_rows(lab, &model, &out);
    if (!error && lab->flags->out)
        error = model_write_file(lab->arena, lab->flags->out, &out);
    else if (!error)
        fputs(buffer_end(&out), stdout);
    buffer_free(&out);
    return error ? command_fail(lab->arena, error) : EXIT_DONE;
}

static int card(struct lab *lab)
{
    struct model model;
    struct buffer text = {.arena = lab->arena};
    struct json_writer w = {&text, false};
    if (!lab->flags->model) {
        fputs("steward: --model MODEL.json is needed\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = model_open(lab->arena, lab->flags->model, &model);
    if (error)
        return command_fail(lab->arena, error);
    if (!lab->flags->json) {
        model_print_card(lab->arena, &model);
        return EXIT_DONE;
    }
    model_write(&w, &model);
    puts(buffer_end(&text));
    return EXIT_DONE;
}

static const struct error *compare_models(struct lab *lab, struct json_writer *w, double *least)
{
    struct name_set paths = flag_names(lab->arena, lab->flags->model);
    size_t rows = lab->sample.frame->rows;
    double *safe[2], p_value;
    if (paths.count != 2)
        return error_make(lab->arena, ERROR_LEARN_OPTION, .field = "model",
                          .value = lab->flags->model ? lab->flags->model : "",
                          .arguments = {"two models: a.json,b.json"});
    for (int k = 0; k < 2; k++) {
        struct model model;
        struct report report;
        TRY(model_open(lab->arena, paths.names[k], &model));
        TRY(report_model(lab->arena, &model, &lab->sample, lab->segment, &report));
        safe[k] = ARENA_LIST(lab->arena, double, rows + 1);
        TRY(model_score_frame(lab->arena, &model, lab->sample.frame, safe[k], NULL, NULL));
        for (size_t i = 0; i < rows; i++)
            safe[k][i] = -safe[k][i];
        if (!lab->flags->json)
            model_print_report(&report, paths.names[k]);
        json_key(w, k ? "challenger" : "champion");
        report_write(w, &report);
    }
    *least = auc_difference(lab->arena, safe[1], safe[0], lab->sample.bad, rows, &p_value);
    if (!lab->flags->json)
        printf("second less first: AUC %+.4f (DeLong, p %.4f)\n", *least, p_value);
    json_put_double(w, "auc_difference", *least);
    json_put_double(w, "p_value", p_value);
    return NULL;
}

int model_command(int argc, char **argv)
{
    struct model_flags flags_read;
    if (argc > 1 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help")))
        return model_usage(stdout, EXIT_DONE);
    for (int i = 2; i < argc; i++)
        if (!strcmp(argv[i], "--help"))
            return model_usage(stdout, EXIT_DONE);
    if (argc < 2)
        return model_usage(stderr, EXIT_USAGE);
    bool of_text = !strcmp(argv[1], "text");
    if (of_text && argc < 3)
        return model_usage(stderr, EXIT_USAGE);
    if (!model_flags_read(&flags_read, argc - 2 - of_text, argv + 2 + of_text))
        return EXIT_USAGE;
    struct lab lab = {.arena = arena_new(), .flags = &flags_read};
    const char *verb = argv[1];
    int code = EXIT_USAGE;
    if (of_text)
        code = model_text(lab.arena, argv[2], &flags_read);
    else if (!strcmp(verb, "train"))
        code = learn(&lab, train);
    else if (!strcmp(verb, "validate"))
        code = learn(&lab, flags_read.model ? validate_model : validate_kinds);
    else if (!strcmp(verb, "compare"))
        code = learn(&lab, flags_read.model ? compare_models : validate_kinds);
    else if (!strcmp(verb, "score"))
        code = score(&lab);
    else if (!strcmp(verb, "card"))
        code = card(&lab);
    else if (!strcmp(verb, "promote"))
        code = model_promote(lab.arena, &flags_read);
    else if (!strcmp(verb, "monitor"))
        code = model_monitor(lab.arena, &flags_read);
    else
        model_usage(stderr, EXIT_USAGE);
    arena_free(lab.arena);
    return code;
}
