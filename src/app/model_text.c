/* steward model text: a classifier of texts trained, judged and used on the command line. */
#include "app/model_command.h"

#include "base/date.h"
#include "base/text.h"
#include "domain/lab/source.h"
#include "learn/text.h"

#include <math.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The rows of a table that have both a text and a class. */
static const struct error *sample_of(struct arena *arena, const struct model_flags *f, char hash[65],
                                     const struct text_model *known, struct text_sample *sample)
{
    const char *target = f->target ? f->target : "category", *column = f->text ? f->text : "text";
    struct lab_source source = {.file_name = f->file, .columns = f->columns, .sheet = f->sheet};
    struct frame *frame;
    source.types = arena_format(arena, "%s:category,%s:category", column, target);
    TRY(lab_file(arena, f->file, &source.data, &source.size));
    TRY(lab_read(arena, &source, &frame, hash));
    const struct column *texts = frame->columns + frame_find(frame, column),
                        *labels = frame->columns + frame_find(frame, target);
    const char **list = ARENA_LIST(arena, const char *, frame->rows + 1);
    int *classes = ARENA_LIST(arena, int, frame->rows + 1), *place = ARENA_LIST(arena, int, labels->level_count + 1);
    size_t *seen = ARENA_LIST(arena, size_t, labels->level_count + 1), kept = 0;
    const char **names = ARENA_LIST(arena, const char *, labels->level_count + 1);
    for (size_t i = 0; i < frame->rows; i++)
        if (!isnan(texts->values[i]) && !isnan(labels->values[i]))
            seen[(size_t)labels->values[i]]++;
    for (size_t k = 0; k < labels->level_count; k++) {
        place[k] = -1;
        for (size_t c = 0; known && c < known->class_count; c++)
            if (!strcmp(known->classes[c], labels->levels[k]))
                place[k] = (int)c;
        if (!known && (double)seen[k] >= fmax(1, f->least_texts)) {
            place[k] = (int)kept;
            names[kept++] = labels->levels[k];
        }
    }
    *sample = (struct text_sample){list, classes, 0, known ? known->classes : names, known ? known->class_count : kept};
    for (size_t i = 0; i < frame->rows; i++) {
        if (isnan(texts->values[i]) || isnan(labels->values[i]) || place[(size_t)labels->values[i]] < 0)
            continue;
        list[sample->count] = texts->levels[(size_t)texts->values[i]];
        classes[sample->count++] = place[(size_t)labels->values[i]];
    }
    if (!sample->count)
        return error_make(arena, ERROR_LEARN_TEXTS, .value = target, .arguments = {"0"});
    return NULL;
}

static void print_report(const struct text_model *model, const struct text_report *r)
{
    printf("texts held out        %zu\n", r->texts);
    printf("accuracy              %.4f  (95 %%: %.4f to %.4f)\n", r->accuracy, r->low, r->high);
    printf("macro F1              %.4f\n", r->macro_f1);
    printf("accuracy, surest 90 %% %.4f\n", r->accuracy_at_90);
    printf("answered at %.2f      %.4f, of these right %.4f\n", model->threshold, r->answered, r->accuracy_answered);
    printf("calibration error     %.4f\n", r->calibration_error);
    if (r->train_seconds > 0)
        printf("training              %.1f s of processor time\n", r->train_seconds);
    printf("texts a second        %.0f of processor time\n", r->texts_a_second);
    for (size_t i = 0; i < r->mix_up_count; i++)
        printf("  %zu x %s taken for %s\n", r->mix_ups[i].texts, model->classes[r->mix_ups[i].from],
               model->classes[r->mix_ups[i].to]);
}

static bool show_progress(void *context, double share)
{
    (void)context;
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%3.0f %%", 100 * share);
    return true;
}

static const struct error *train_on(struct arena *arena, const struct model_flags *f, const struct text_sample *sample,
                                    struct text_model *model, double *seconds)
{
    struct text_options options = {.name = f->name ? f->name : "text",
                                   .seed = (int64_t)f->seed,
                                   .threads = (int)f->threads,
                                   .threshold = f->threshold,
                                   .progress = show_progress};
    struct timespec begun, ended;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begun);
    TRY(text_train(arena, sample, &options, model));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    *seconds = (double)(ended.tv_sec - begun.tv_sec) + (double)(ended.tv_nsec - begun.tv_nsec) / 1e9;
    if (isatty(STDERR_FILENO))
        fputc('\r', stderr);
    return NULL;
}

static const struct error *open_model(struct arena *arena, const char *path, struct text_model *model)
{
    const void *data;
    size_t size;
    const char *problem;
    if (!path)
        return error_make(arena, ERROR_LEARN_OPTION, .field = "model", .value = "", .arguments = {"a file is needed"});
    TRY(lab_file(arena, path, &data, &size));
    const struct json *json = json_read(arena, data, size, &problem);
    if (!json)
        return error_make(arena, ERROR_LEARN_MODEL, .value = path, .arguments = {problem});
    return text_model_read(arena, json, path, model);
}

static const struct error *text_learn(struct arena *arena, const struct model_flags *f, const char *hash,
                                      const struct text_sample *sample)
{
    struct text_model model;
    double seconds;
    char now[25];
    struct buffer text = {.arena = arena};
    TRY(train_on(arena, f, sample, &model, &seconds));
    instant_write(now, instant_now());
    model.trained_at = now;
    model.data_hash = hash;
    printf("texts %zu, classes %zu, features %zu; on texts held out while training: accuracy %.4f, answered %.4f; %.1f "
           "s of "
           "processor time\n",
           model.texts, model.class_count, model.feature_count, model.accuracy, model.coverage, seconds);
    if (!f->out)
        return NULL;
    text_model_write(&(struct json_writer){&text, false}, &model);
    return model_write_file(arena, f->out, &text);
}

/* Without --model: a share of every class is held out, the rest trained on. */
static const struct error *text_validate(struct arena *arena, const struct model_flags *f,
                                         const struct text_model *known, const struct text_sample *sample,
                                         double *accuracy)
{
    struct text_model model;
    struct text_sample train, test = *sample;
    struct text_report report;
    double seconds = 0;
    if (!known) {
        bool *held_out = ARENA_LIST(arena, bool, sample->count + 1);
        text_hold_out(arena, sample, f->test_share > 0 ? f->test_share : 0.1, (int64_t)f->seed, held_out);
        text_part(arena, sample, held_out, false, &train);
        text_part(arena, sample, held_out, true, &test);
        TRY(train_on(arena, f, &train, &model, &seconds));
        known = &model;
    }
    text_report_make(arena, known, &test, &report);
    report.train_seconds = seconds;
    *accuracy = report.accuracy;
    if (!f->json) {
        print_report(known, &report);
        return NULL;
    }
    struct buffer text = {.arena = arena};
    text_report_write(&(struct json_writer){&text, false}, known, &report);
    puts(buffer_end(&text));
    return NULL;
}

static void print_answer(struct arena *arena, const struct text_model *model, const char *text)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    struct text_answer answer;
    text_classify(arena, model, text, true, &answer);
    json_open(&w, '{');
    json_put_text(&w, "class", answer.sure ? model->classes[answer.guesses[0].label] : NULL);
    json_put_double(&w, "confidence", answer.confidence);
    json_put_double(&w, "known", answer.known);
    json_key(&w, "guesses");
    json_open(&w, '[');
    for (size_t i = 0; i < answer.guess_count; i++) {
        json_open(&w, '{');
        json_put_text(&w, "class", model->classes[answer.guesses[i].label]);
        json_put_double(&w, "share", answer.guesses[i].share);
        json_close(&w, '}');
    }
    json_close(&w, ']');
    json_key(&w, "reasons");
    json_open(&w, '[');
    for (size_t i = 0; i < answer.reason_count; i++) {
        json_open(&w, '{');
        json_put_text(&w, "words", answer.reasons[i].words);
        json_put_double(&w, "weight", answer.reasons[i].weight);
        json_close(&w, '}');
    }
    json_close(&w, ']');
    json_close(&w, '}');
    puts(buffer_end(&out));
}

/* One text, or one a line of standard input; a line of JSON for each. */
static const struct error *text_answers(struct arena *arena, const struct model_flags *f)
{
    struct text_model model;
    char line[20001];
    TRY(open_model(arena, f->model, &model));
    if (f->file) {
        print_answer(arena, &model, f->file);
        return NULL;
    }
    struct arena *scratch = arena_new();
    while (fgets(line, sizeof(line), stdin)) {
        line[strcspn(line, "\n")] = 0;
        print_answer(scratch, &model, line);
        arena_reset(scratch);
    }
    arena_free(scratch);
    return NULL;
}

int model_text(struct arena *arena, const char *verb, struct model_flags *f)
{
    const struct error *error = NULL;
    struct text_model model;
    struct text_sample sample;
    char hash[65];
    double accuracy = INFINITY;
    bool learns = text_equal(verb, "train") || text_equal(verb, "validate");
    if (!learns && !text_equal(verb, "classify"))
        return model_usage(stderr, EXIT_USAGE);
    if (learns && !f->file) {
        fputs("steward: a FILE is needed\n", stderr);
        return EXIT_USAGE;
    }
    if (learns && f->model)
        error = open_model(arena, f->model, &model);
    if (!error && learns)
        error = sample_of(arena, f, hash, f->model ? &model : NULL, &sample);
    if (!error)
        error = !learns                        ? text_answers(arena, f)
                : text_equal(verb, "validate") ? text_validate(arena, f, f->model ? &model : NULL, &sample, &accuracy)
                                               : text_learn(arena, f, hash, &sample);
    if (error)
        return command_fail(arena, error);
    if (f->least_accuracy > 0 && !(accuracy >= f->least_accuracy)) {
        fprintf(stderr, "steward: accuracy %.4f is below %.4f\n", accuracy, f->least_accuracy);
        return EXIT_FAILED;
    }
    return EXIT_DONE;
}
