#include "domain/service/service.h"
#include "domain/service/train_job.h"

#include "base/text.h"
#include "matching/han.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { CONFIRMED_MOST = 5000, TRAIN_SEED = 1 };

struct service_cache {
    pthread_rwlock_t lock;
    struct arena *arena;
    struct text_model model;
    int64_t id; /* of the stored model, 0: none */
};

static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static struct service_cache *cache_of(struct bank *bank)
{
    pthread_mutex_lock(&making);
    if (!bank->service) {
        bank->service = calloc(1, sizeof(struct service_cache));
        if (!bank->service)
            abort();
        pthread_rwlock_init(&bank->service->lock, NULL);
    }
    struct service_cache *cache = bank->service;
    pthread_mutex_unlock(&making);
    return cache;
}

void service_cache_free(struct bank *bank)
{
    struct service_cache *cache = bank->service;
    if (!cache)
        return;
    if (cache->arena)
        arena_free(cache->arena);
    pthread_rwlock_destroy(&cache->lock);
    free(cache);
    bank->service = NULL;
}

static const struct error *read_model(struct session *s, struct service_cache *cache, int64_t id)
{
    struct service_model row;
    const char *problem;
    bool found;
    struct arena *arena = arena_new();
    const struct error *error = NULL;
    TRY(record_load(s, &service_model_entity, id, id, &row));
    const char *text = arena_text(arena, row.document);
    const struct json *json = json_read(arena, text, strlen(text), &problem);
    struct text_model model;
    if (!json)
        error = error_make(s->arena, ERROR_LEARN_MODEL, .value = "service_model", .arguments = {problem});
    else
        error = text_model_read(arena, json, "service_model", &model);
    found = !error;
    if (!found) {
        error = error_copy(s->arena, error);
        arena_free(arena);
        return error;
    }
    pthread_rwlock_wrlock(&cache->lock);
    if (cache->arena)
        arena_free(cache->arena);
    cache->arena = arena;
    cache->model = model;
    cache->id = id;
    pthread_rwlock_unlock(&cache->lock);
    return NULL;
}

const struct error *service_guess(struct session *s, const char *text, struct text_answer *answer,
                                  const char *const **classes, const char **model, bool *sure)
{
    struct service_cache *cache = cache_of(s->bank);
    struct session engine;
    int64_t newest;
    session_engine(s, &engine);
    *answer = (struct text_answer){0};
    *classes = NULL;
    *model = NULL;
    *sure = false;
    TRY(store_int(engine.tx, &query_service_newest_model, NO_VALUES, &newest));
    if (newest == NONE || !s->policy->service)
        return NULL;
    pthread_rwlock_rdlock(&cache->lock);
    bool there = cache->id == newest;
    pthread_rwlock_unlock(&cache->lock);
    if (!there)
        TRY(read_model(&engine, cache, newest));
    const char *folded = text_folded(s->arena, text);
    pthread_rwlock_rdlock(&cache->lock);
    const char **names = ARENA_LIST(s->arena, const char *, cache->model.class_count + 1);
    for (size_t i = 0; i < cache->model.class_count; i++)
        names[i] = arena_text(s->arena, cache->model.classes[i]);
    text_classify(s->arena, &cache->model, folded, true, answer);
    pthread_rwlock_unlock(&cache->lock);
    *classes = names;
    *model = id_text(s->arena, newest, newest);
    *sure = answer->guess_count && answer->sure && answer->confidence >= s->policy->service->threshold &&
            service_class(s->policy->service, names[answer->guesses[0].label]);
    return NULL;
}

void service_guess_write(struct json_writer *w, const struct session *s, const struct text_answer *answer,
                         const char *const *classes)
{
    json_key(w, "guesses");
    json_open(w, '[');
    for (size_t i = 0; i < answer->guess_count; i++) {
        const struct service_class *class = service_class(s->policy->service, classes[answer->guesses[i].label]);
        if (!class)
            continue;
        json_open(w, '{');
        json_put_text(w, "class", class->name);
        label_put(w, "label", class->label);
        json_put_double(w, "share", answer->guesses[i].share);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "reasons");
    json_open(w, '[');
    for (size_t i = 0; i < answer->reason_count; i++) {
        json_open(w, '{');
        json_put_text(w, "words", answer->reasons[i].words);
        json_put_double(w, "weight", answer->reasons[i].weight);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* --- training
 * ------------------------------------------------------------------------------------------------------------------ */

struct training {
    struct session *s;
    struct text_sample sample;
    const char **texts;
    int *labels;
    bool *taught;
    size_t room;
    int64_t confirmed;
    struct job *job; /* NULL: the server's own upkeep */
    double share;
    const struct error *stopped;
    struct text_model model;
    struct buffer document;
};

/* The same words twice would be tested on what was learned. */
static void add_text(struct training *t, const char *text, int label, bool taught)
{
    const char *folded = text_folded(t->s->arena, text);
    for (size_t i = 0; i < t->sample.count; i++)
        if (t->labels[i] == label && !strcmp(t->texts[i], folded))
            return;
    if (t->sample.count == t->room)
        return;
    t->taught[t->sample.count] = taught;
    t->texts[t->sample.count] = folded;
    t->labels[t->sample.count++] = label;
}

static const struct error *gather(struct training *t)
{
    struct session *s = t->s;
    const struct service_policy *policy = s->policy->service;
    const char **names = ARENA_LIST(s->arena, const char *, policy->class_count + 1);
    struct rows *rows;
    const struct error *error;
    t->room = CONFIRMED_MOST;
    for (size_t i = 0; i < policy->class_count; i++) {
        names[i] = policy->classes[i].name;
        t->room += policy->classes[i].phrases.count + policy->classes[i].words.count;
    }
    t->texts = ARENA_LIST(s->arena, const char *, t->room);
    t->labels = ARENA_LIST(s->arena, int, t->room);
    t->taught = ARENA_LIST(s->arena, bool, t->room);
    t->sample = (struct text_sample){t->texts, t->labels, 0, names, policy->class_count, t->taught};
    for (size_t i = 0; i < policy->class_count; i++) {
        for (size_t k = 0; k < policy->classes[i].words.count; k++)
            add_text(t, policy->classes[i].words.names[k], (int)i, true);
        for (size_t k = 0; k < policy->classes[i].phrases.count; k++)
            add_text(t, policy->classes[i].phrases.names[k], (int)i, false);
    }
    TRY(store_query(s->tx, &query_service_confirmed_texts, VALUES(sql_int(CONFIRMED_MOST)), &rows));
    while (rows_next(rows, &error)) {
        const struct service_class *class = service_class(policy, rows_text(rows, 0));
        if (!class)
            continue;
        add_text(t, rows_text(rows, 1), (int)(class - policy->classes), false);
        t->confirmed++;
    }
    return error;
}

static const struct error *keep(struct session *s, void *context)
{
    struct training *t = context;
    struct service_model row;
    record_initial(s, &service_model_entity, &row);
    row.trained_at = s->now;
    row.policy_hash = s->policy->service->doc->hash;
    row.texts = (int64_t)t->sample.count;
    row.confirmed = t->confirmed;
    row.classes = (int64_t)t->sample.class_count;
    row.accuracy = t->model.accuracy;
    row.coverage = t->model.coverage;
    row.document = buffer_end(&t->document);
    return record_create(s, &service_model_entity, &row, NULL);
}

/* Between the rounds of training: tells how far it is and hears whether to stop. */
static const struct error *note(struct session *s, void *context)
{
    struct training *t = context;
    return job_progress(s, t->job, (int64_t)(1000 * t->share), 1000, NULL);
}

static bool told(void *context, double share)
{
    struct training *t = context;
    if (!t->job)
        return bank_goes_on(t->s->bank, share);
    if (share < t->share + 0.02 && share < 1)
        return !t->stopped;
    t->share = share;
    t->stopped = session_write(t->s, note, t);
    return !t->stopped;
}

const struct error *service_train(struct session *s, struct job *job, struct service_training *result)
{
    struct session engine;
    struct tx tx;
    session_engine(s, &engine);
    struct training t = {.s = &engine, .job = job, .document = {.arena = s->arena}};
    if (!s->policy->service)
        return error_make(s->arena, ERROR_SERVICE_NO_POLICY);
    TRY(session_read(&engine, &tx));
    const struct error *error = gather(&t);
    session_end(&engine);
    if (error)
        return error;
    struct text_options options = {.name = "service",
                                   .seed = TRAIN_SEED,
                                   .threads = 1,
                                   .threshold = s->policy->service->threshold,
                                   .progress = told,
                                   .context = &t};
    error = text_train(s->arena, &t.sample, &options, &t.model);
    if (t.stopped) /* the reason, rather than that training was cut short */
        return t.stopped;
    TRY(error);
    text_model_write(&(struct json_writer){&t.document, false}, &t.model);
    TRY(session_write(&engine, keep, &t));
    *result = (struct service_training){(int64_t)t.sample.count, t.confirmed, t.model.accuracy, t.model.coverage};
    return NULL;
}

const struct error *service_train_if_needed(struct session *s)
{
    struct tx tx;
    struct service_training result;
    int64_t there = NONE;
    if (!s->policy->service)
        return NULL;
    TRY(session_read(s, &tx));
    const struct error *error =
        store_int(s->tx, &query_service_model_of_policy, VALUES(sql_text(s->policy->service->doc->hash)), &there);
    session_end(s);
    return error || there != NONE ? error : service_train(s, NULL, &result);
}

const struct error *service_train_job(struct job *job, struct arena *arena)
{
    struct session s;
    struct service_training result;
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = scope_require(&s, "service.oversee");
    if (!error)
        error = service_train(&s, job, &result);
    session_close(&s);
    return error;
}
