/* Models of the outlook, learned from the demo bank's own past and released by another person where they are worth it;
 * then the first run, and plays of the last months with what came of them. */
#include "domain/outlook/outlook.h"
#include "domain/demo/demo.h"
#include "domain/lab/lab.h"
#include "quant/random.h"
#include "queries.h"

#include <string.h>

enum { PLAYS = 24, FOLDS = 3, OFFERS = 2 };
static const double worth_releasing = 0.65; /* AUC on cases the model did not see */

static const struct error *submit(struct session *s, void *context)
{
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    int64_t job, home, person;
    const struct outlook_target *target = ((void **)context)[0];
    outlook_training(&w, target->name, false, FOLDS, 1);
    TRY(record_find_unique(s, &person_entity, "login", "wang.risk", &home, &person));
    s->person = person;
    TRY(job_submit(s, "lab_train", buffer_end(&text), 0, &job));
    s->person = 0;
    *(int64_t *)((void **)context)[1] = job;
    return job_hold(s, job);
}

static const struct error *release(struct session *s, void *context)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[64], home, approver;
    size_t count = 0;
    (void)context;
    TRY(store_query(s->tx, &query_outlook_models, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (rows_real(rows, 4) >= worth_releasing && count < 64)
            ids[count++] = rows_int(rows, 0);
    TRY(error);
    TRY(record_find_unique(s, &person_entity, "login", "policy.zhou", &home, &approver));
    for (size_t i = 0; i < count; i++) {
        struct rating_model row;
        TRY(record_load(s, &rating_model_entity, ids[i], ids[i], &row));
        row.approver = approver;
        row.status = RATING_MODEL_STATUS_APPROVED;
        row.valid_from = s->today;
        row.valid_until = date_add_months(s->today, 12, 31);
        TRY(record_update(s, &rating_model_entity, &row, NULL));
    }
    return NULL;
}

static const struct error *train_all(struct bank *bank, struct arena *arena)
{
    struct session s;
    const struct error *error = NULL;
    session_system(&s, bank, arena);
    const struct outlook_policy *policy = s.policy ? s.policy->outlook : NULL;
    /* The other products stay with the rules, which shows both ways. */
    size_t offers = 0;
    for (size_t i = 0; policy && i < policy->target_count && !error; i++) {
        int64_t job = NONE;
        if (policy->targets[i].kind == OUTLOOK_PRODUCT && offers++ >= OFFERS)
            continue;
        void *context[] = {&policy->targets[i], &job};
        error = session_write(&s, submit, context);
        if (error)
            break;
        error = job_run_now(bank, arena, job, true);
        bool few = error && (error->id == ERROR_LEARN_TOO_FEW || error->id == ERROR_LEARN_NOTHING ||
                             error->id == ERROR_LEARN_OUTCOME);
        error = few ? NULL : error;
    }
    if (policy && !error)
        error = session_write(&s, release, NULL);
    session_close(&s);
    return error;
}

/* Plays of the past: what was tried with customers that are still there, some of them since lost. */
static const struct error *put_plays(struct session *s, void *context)
{
    static const char *const notes[] = {"已拜访财务总监，资金转至他行系因结算费率，承诺复核费率。",
                                        "电话沟通，客户表示近期用款集中，资金将在下月回笼。",
                                        "提供银企直连与代发优惠，客户愿意试用。", "多次联系未果，改由支行长拜访。"};
    const struct outlook_policy *policy = s->policy->outlook;
    const struct demo_options *options = context;
    struct random r = random_from(options->seed, 77);
    struct rows *rows;
    const struct error *error;
    int64_t homes[PLAYS * 5], owners[PLAYS * 5];
    size_t count = 0;
    TRY(store_query(s->tx, &query_demo_play_customers, VALUES(sql_int(PLAYS * 5)), &rows));
    while (rows_next(rows, &error)) {
        homes[count] = rows_int(rows, 0);
        owners[count++] = rows_int(rows, 1);
    }
    TRY(error);
    for (size_t i = 0; i + 1 < count && policy->play_count; i++) {
        size_t which = (size_t)random_below(&r, (int64_t)policy->play_count);
        const struct outlook_play *play = &policy->plays[which];
        struct retention_play row;
        record_initial(s, &retention_play_entity, &row);
        row.customer = homes[i];
        row.owner = owners[i];
        row.play = play->name;
        row.opened_on = s->today - random_int(&r, 130, 420);
        row.due_on = row.opened_on + play->due_days;
        row.done_on = row.opened_on + random_int(&r, 1, play->due_days + 3);
        row.status = RETENTION_PLAY_STATUS_DONE;
        row.churn = .25 + .5 * random_unit(&r);
        row.reaction = random_int(&r, RETENTION_PLAY_REACTION_ACCEPTED, RETENTION_PLAY_REACTION_NOT_REACHED);
        row.note = notes[random_below(&r, 4)];
        row.judge_on = row.done_on + play->judge_days;
        if (row.judge_on <= s->today)
            row.outcome = random_chance(&r, .78 - .12 * (double)which) ? RETENTION_PLAY_OUTCOME_KEPT
                                                                       : RETENTION_PLAY_OUTCOME_LOST;
        row.signals = "[]";
        TRY(record_put(s, &retention_play_entity, &row));
    }
    return NULL;
}

const struct error *demo_outlook(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct session s;
    const struct error *error = train_all(bank, arena);
    session_system(&s, bank, arena);
    if (!error && s.policy && s.policy->outlook)
        error = session_write(&s, put_plays, (void *)(uintptr_t)options);
    if (!error)
        error = outlook_run(&s, NULL);
    session_close(&s);
    return error;
}
