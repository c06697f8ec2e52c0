/* Training as a job: read, look for leaks, validate on cases the model did not see, fit, register. */
#include "domain/import/source.h"
#include "domain/lab/lab.h"
#include "domain/lab/source.h"
#include "learn/report.h"

#include <math.h>
#include <string.h>

struct lab_training {
    struct job *job;
    struct session *s;
    const struct json *in;
    const struct error *stopped; /* cancelled, lost or stopping */
    double share;
    struct frame *frame;
    char hash[65];
    const char *data_name; /* facts, and of which day */
    struct sample sample;
    struct findings findings;
    struct train_options options;
    struct validation validation;
    struct model model;
};

static struct name_set names_of(struct arena *arena, const char *text)
{
    const char **names = NULL;
    size_t count = 0, room = 0;
    while (text && *text) {
        size_t size = strcspn(text, ",\n");
        if (size)
            ARENA_PUSH(arena, names, count, room, arena_text_part(arena, text, size));
        text += size + (text[size] != 0);
    }
    return (struct name_set){names, count};
}

static const char *text_in(const struct lab_training *t, const char *key)
{
    const char *text = json_get_text(t->in, key);
    return text && *text ? text : NULL;
}

static const struct error *note(struct session *s, void *context)
{
    struct lab_training *t = context;
    return job_progress(s, t->job, (int64_t)(1000 * t->share), 1000, NULL);
}

/* Between folds and every few rounds of trees: tells how far it is and hears whether to stop. */
static bool told(void *context, double share, const char *step)
{
    struct lab_training *t = context;
    (void)step;
    if (share >= 0)
        t->share = share;
    else if (t->share < 0.95)
        t->share += 0.0005;
    t->stopped = session_write(t->s, note, t);
    return !t->stopped;
}

/* --- what was asked
 * -------------------------------------------------------------------------------------------------------- */

static void read_borders(struct lab_training *t)
{
    const struct json *borders = json_get(t->in, "borders");
    size_t count = borders && borders->kind == JSON_MAP ? borders->count : 0;
    struct field_specials *fields = ARENA_LIST(t->s->arena, struct field_specials, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct json *list = &borders->items[i];
        size_t n = list->kind == JSON_LIST ? list->count : 0;
        double *values = ARENA_LIST(t->s->arena, double, n + 1);
        for (size_t k = 0; k < n; k++)
            json_number(&list->items[k], &values[k]);
        doubles_sort(t->s->arena, values, n);
        fields[i] = (struct field_specials){.name = borders->keys[i], .borders = values, .border_count = n};
    }
    t->options.fields = fields;
    t->options.field_count = count;
}

static void read_options(struct lab_training *t)
{
    int64_t folds = 5, seed = 1;
    json_get_int(t->in, "folds", &folds);
    json_get_int(t->in, "seed", &seed);
    t->options = (struct train_options){.kind = text_in(t, "kind") && !strcmp(text_in(t, "kind"), "trees") ? MODEL_TREES
                                                                                                           : MODEL_CARD,
                                        .name = text_in(t, "name"),
                                        .seed = seed,
                                        .folds = (size_t)folds,
                                        .test_from = NAN,
                                        .ridge = -1,
                                        .lasso = -1,
                                        .calibration = CALIBRATE_PLATT,
                                        .threads = 1,
                                        .progress = told,
                                        .context = t};
    json_get_number(t->in, "test_share", &t->options.out_of_time_share);
    json_get_number(t->in, "central_tendency", &t->options.central_tendency);
    read_borders(t);
}

/* The bank's own facts: of today, or of the instants an outlook learns from. */
static const struct error *read_facts(struct lab_training *t)
{
    struct tx tx;
    int64_t facts_on = NONE;
    json_get_int(t->in, "facts_on", &facts_on);
    TRY(lab_facts_look(t->s, facts_on));
    const struct error *error = session_read(t->s, &tx);
    if (!error)
        error = text_in(t, "outlook") ? lab_panel_frame(t->s, text_in(t, "outlook"), &t->frame, t->hash)
                                      : lab_facts_frame(t->s, &t->frame, t->hash);
    session_end(t->s);
    session_as_of(t->s, NONE);
    t->data_name = facts_on == NONE ? "facts" : arena_format(t->s->arena, "facts %s", date_text(t->s->arena, facts_on));
    return error;
}

static const struct error *read_data(struct lab_training *t)
{
    struct lab_source source = {.file_name = text_in(t, "file_name"), .columns = text_in(t, "columns")};
    const unsigned char *data;
    if (!text_in(t, "sha256"))
        return read_facts(t);
    TRY(source_read(t->s->bank, t->s->arena, "import", text_in(t, "sha256"), &data, &source.size));
    source.data = data;
    return data ? lab_read(t->s->arena, &source, &t->frame, t->hash) : error_make(t->s->arena, ERROR_RECORD_MISSING);
}

/* --- what comes of it
 * -------------------------------------------------------------------------------------------------------- */

static const struct error *learn(struct lab_training *t)
{
    struct arena *arena = t->s->arena;
    struct sample_options sample = {.target = text_in(t, "target"),
                                    .bad_value = text_in(t, "bad_value"),
                                    .weight = text_in(t, "weight"),
                                    .time = text_in(t, "time"),
                                    .group = text_in(t, "group"),
                                    .drop = names_of(arena, text_in(t, "drop")),
                                    .keep = names_of(arena, text_in(t, "keep"))};
    TRY(sample_make(arena, t->frame, &sample, &t->sample));
    t->findings = findings_find(arena, &t->sample);
    sample_apply_findings(&t->sample, &t->findings, sample.keep);
    TRY(train_validate(arena, &t->sample, &t->options, &t->validation));
    return train_final(arena, &t->sample, &t->options, &t->validation, &t->model);
}

static const struct error *save(struct session *s, void *context)
{
    struct lab_training *t = context;
    struct report report;
    struct buffer findings = {.arena = s->arena}, text = {.arena = s->arena};
    struct json_writer fw = {&findings, false}, rw = {&text, false};
    char now[25];
    int64_t id;
    int segment = text_in(t, "segment") ? frame_find(t->sample.frame, text_in(t, "segment")) : -1;
    report_make(s->arena, &t->sample, &t->validation, segment, &report);
    findings_write(&fw, &t->sample, &t->findings);
    report_write(&rw, &report);
    instant_write(now, s->now);
    t->model.from.data_name = text_in(t, "sha256")    ? text_in(t, "file_name")
                              : text_in(t, "outlook") ? "facts_over_time"
                                                      : t->data_name;
    t->model.from.data_hash = t->hash;
    t->model.from.code_version = STEWARD_VERSION;
    t->model.from.trained_at = arena_text(s->arena, now);
    t->model.from.weight = text_in(t, "weight");
    TRY(lab_register(
        s, &t->model,
        &(struct lab_register){t->options.name, NULL, buffer_end(&findings), buffer_end(&text), report.rank.auc,
                               report.rank.ks,
                               text_in(t, "outlook") ? RATING_MODEL_PURPOSE_OUTLOOK : RATING_MODEL_PURPOSE_RATING},
        &id));
    t->share = 1;
    return job_progress(s, t->job, 1000, 1000,
                        arena_format(s->arena, "{\"model\": \"%s\"}", id_text(s->arena, id, id)));
}

const struct error *lab_train_job(struct job *job, struct arena *arena)
{
    struct session s;
    struct lab_training t = {.job = job, .s = &s, .in = job->input};
    const struct error *error = job_session(job, arena, &s);
    if (!error) {
        read_options(&t);
        error = read_data(&t);
    }
    if (!error)
        error = learn(&t);
    if (t.stopped)
        error = t.stopped; /* the reason, rather than that training was cut short */
    if (!error)
        error = session_write(&s, save, &t);
    session_close(&s);
    return error;
}
