/* The first model of the registry: learned from the facts of the demo bank, released by another person. */
#include "domain/lab/lab.h"
#include "domain/demo/demo.h"
#include "learn/report.h"
#include "queries.h"
#include "record/record.h"

#include <math.h>
#include <stdint.h>

/* Of facts and outcome of one day: what only follows a default would tell the outcome. */
static const char *const not_used[] = {"worst_five_class",  "overdue_days_current",    "overdue_days_max",
                                       "overdue_count_24m", "on_time_repayment_share", "ever_defaulted"};

struct first_model {
    struct session *s;
    struct frame *frame;
    char hash[65];
    int64_t facts_on; /* NONE: of today, and so the outcome */
    struct sample sample;
    struct findings findings;
    struct validation validation;
    struct model model;
};

static const struct error *learn(struct first_model *m)
{
    struct arena *arena = m->s->arena;
    struct sample_options sample = {.target = "in_default"};
    if (m->facts_on == NONE)
        sample.drop = (struct name_set){not_used, sizeof(not_used) / sizeof(not_used[0])};
    struct train_options options = {.kind = MODEL_CARD,
                                    .name = "corporate",
                                    .seed = 1,
                                    .test_from = NAN,
                                    .ridge = -1,
                                    .lasso = -1,
                                    .calibration = CALIBRATE_PLATT,
                                    .threads = 1};
    TRY(lab_facts_frame(m->s, &m->frame, m->hash));
    TRY(sample_make(arena, m->frame, &sample, &m->sample));
    m->findings = findings_find(arena, &m->sample);
    sample_apply_findings(&m->sample, &m->findings, (struct name_set){0});
    TRY(train_validate(arena, &m->sample, &options, &m->validation));
    return train_final(arena, &m->sample, &options, &m->validation, &m->model);
}

static const struct error *person_of(struct session *s, const char *login, int64_t *id)
{
    int64_t home;
    return record_find_unique(s, &person_entity, "login", login, &home, id);
}

static const struct error *save(struct session *s, void *context)
{
    struct first_model *m = context;
    static const char *const names[] = {"corporate", "small_business"};
    struct report report;
    struct buffer findings = {.arena = s->arena}, text = {.arena = s->arena};
    struct json_writer fw = {&findings, false}, rw = {&text, false};
    int64_t trainer, approver;
    report_make(s->arena, &m->sample, &m->validation, frame_find(m->sample.frame, "customer_kind"), &report);
    findings_write(&fw, &m->sample, &m->findings);
    report_write(&rw, &report);
    TRY(person_of(s, "wang.risk", &trainer));
    TRY(person_of(s, "policy.zhou", &approver));
    m->model.from.data_name =
        m->facts_on == NONE ? "facts" : arena_format(s->arena, "facts %s", date_text(s->arena, m->facts_on));
    m->model.from.data_hash = m->hash;
    m->model.from.code_version = STEWARD_VERSION;
    for (size_t i = 0; i < 2; i++) {
        struct lab_register about = {
            names[i],      "演示模型：以本行事实训练。", buffer_end(&findings), buffer_end(&text), report.rank.auc,
            report.rank.ks};
        struct rating_model row;
        int64_t id;
        TRY(lab_register(s, &m->model, &about, &id));
        TRY(record_load(s, &rating_model_entity, id, id, &row));
        row.trained_by = trainer;
        row.approver = approver;
        row.status = RATING_MODEL_STATUS_APPROVED;
        row.valid_from = s->today;
        row.valid_until = date_add_months(s->today, 12, 31);
        TRY(record_update(s, &rating_model_entity, &row, NULL));
    }
    return NULL;
}

static bool too_few(const struct error *error)
{
    return error &&
           (error->id == ERROR_LEARN_TOO_FEW || error->id == ERROR_LEARN_NOTHING || error->id == ERROR_LEARN_OUTCOME);
}

static const struct error *learn_on(struct first_model *m, int64_t facts_on)
{
    struct tx tx;
    m->facts_on = facts_on;
    TRY(lab_facts_look(m->s, facts_on));
    const struct error *error = session_read(m->s, &tx);
    if (!error)
        error = learn(m);
    session_end(m->s);
    session_as_of(m->s, NONE);
    return error;
}

/* The facts of a year ago against what came of them; a bank where too few failed since learns from today. */
const struct error *demo_model(struct arena *arena, struct bank *bank)
{
    struct session s;
    struct first_model m = {.s = &s};
    session_system(&s, bank, arena);
    const struct error *error = learn_on(&m, s.today - LAB_OUTCOME_DAYS);
    if (too_few(error))
        error = learn_on(&m, NONE);
    bool few = too_few(error);
    if (!error)
        error = session_write(&s, save, &m);
    session_close(&s);
    return few ? NULL : error;
}

const struct error *demo_model_checks(struct arena *arena, struct bank *bank)
{
    enum { MONTHS = 5 };
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = lab_check_run(&s, NULL, MONTHS);
    session_close(&s);
    return error;
}
