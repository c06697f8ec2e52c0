/* The service desk: what customers ask, tell or complain about, classed by a trained classifier, handed to whom it
 * concerns, timed by the standard of its class and answered in one thread. */
#pragma once

#include "learn/text.h"
#include "record/call.h"
#include "record/session.h"

struct service_class;
struct service_request;

/* --- the classifier (classifier.c): the newest trained one, read once and shared by all threads */

/* SURE is false without a model, for an unknown text and below the policy's threshold. */
const struct error *service_guess(struct session *s, const char *text, struct text_answer *answer,
                                  const char *const **classes, const char **model, bool *sure);
void service_guess_write(struct json_writer *w, const struct session *s, const struct text_answer *answer,
                         const char *const *classes);
struct service_training {
    int64_t texts, confirmed;
    double accuracy, coverage;
};
/* Trains on the policy's phrases and the confirmed requests and stores the model. Opens its own transactions. JOB may
 * be NULL. */
struct job;
const struct error *service_train(struct session *s, struct job *job, struct service_training *result);
/* Trains when there is no model for the policy in force. */
const struct error *service_train_if_needed(struct session *s);
void service_cache_free(struct bank *bank);

/* --- taking in and timing (intake.c) */

struct service_intake {
    int64_t customer, channel, kind;                   /* KIND NONE: that of the class */
    int64_t about_person;                              /* NONE */
    const char *subject, *text, *contact_name, *class; /* CLASS NULL: the classifier's */
    const char *source_key;
};
/* S: the engine's session, which sees everything; its person is the author of the first message when INTERNAL. */
const struct error *service_take_in(struct session *s, const struct service_intake *in, struct service_request *row);
/* Class, handler and deadlines of ROW from its class, the customer's tier and the day it came. */
const struct error *service_route(struct session *s, struct service_request *row);
const struct error *service_say(struct session *s, const struct service_request *row, int64_t direction,
                                const char *text);
/* EVENT, one of enum post_event, to the partners whose webhooks want it: codes and dates, no words of people. */
const struct error *service_tell_partners(struct session *s, const struct service_request *row, int64_t event);
const char *service_tier(const struct customer *customer); /* name of the tier, NULL */
int64_t service_due(const struct session *s, const struct service_class *class, const char *tier,
                    const struct service_request *row);
/* Closes ROW, tells the customer and asks how it was. */
const struct error *service_finish(struct session *s, struct service_request *row, int64_t reason,
                                   const char *resolution);
/* A message of the customer portal: said in the newest open request that came that way, or a new request. */
const struct error *service_from_portal(struct session *s, int64_t customer, const char *name, const char *text);
/* What the bank said in the portal is an answer to the request that is open there. */
const struct error *service_answered_in_portal(struct session *s, int64_t customer, const char *text);
/* What the desk said about a request from the portal is read there; other channels are left alone. */
const struct error *service_tell_portal(struct session *s, const struct service_request *request, const char *text);
/* The clock of ROW, which waited for the customer, starts again. */
const struct error *service_resume(struct session *engine, struct service_request *row);
/* Raises what is late. */
const struct error *service_escalate(struct session *s, int64_t *checked, int64_t *escalated);
/* What the server does every hour: escalation, surveys that expired or are due, training. */
const struct error *service_tick(struct bank *bank, struct arena *arena);

/* --- surveys (survey.c) */

struct survey_wish {
    int64_t customer, event, person, about_person;
    const char *template, *subject;
    const char *stage, *stage_zh, *stage_en; /* the slowest stage before, NULL */
    int64_t took_days, delay_days;           /* NONE */
};
/* LINK NULL when the customer was asked too short a while ago. */
const struct error *service_survey_send(struct session *s, const struct survey_wish *wish, int64_t *id,
                                        const char **link, int64_t *expires_at, const char **mail);
/* Before its mail leaves: *REASON is set when it was answered or is over. */
const struct error *service_survey_check(struct session *s, const char *about, int64_t *reason);
/* The open survey behind a link; service.link_spent when there is none. */
const struct error *service_survey_find(struct session *s, const char *token, struct survey *row);
const struct error *service_survey_answer(struct session *s, struct survey *row, int64_t satisfaction,
                                          int64_t recommend, const char *comment);
const struct error *service_surveys_of_events(struct session *s);

/* --- improvement (improve.c) */

/* VALUE NAN when there is nothing to count. */
const struct error *service_figure(struct session *s, int64_t figure, const char *class, int64_t from, int64_t to,
                                   double *value, int64_t *count);
