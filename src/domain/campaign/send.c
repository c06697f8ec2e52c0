/* The run: who is meant is worked out once more with the author's rights, then each gets its part. */
#include "base/text.h"
#include "domain/campaign/campaign.h"
#include "domain/post/post.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/scope.h"

#include <string.h>

enum { CHUNK = 100, TASK_DAYS = 7 };

struct sending {
    struct job *job;
    int64_t id;
    struct campaign row;
    struct audience audience;
    const struct campaign_route *channel;
    size_t at, end; /* of the chunk */
};

/* --- what a customer gets
 * ---------------------------------------------------------------------------------------------------- */

static const struct error *send_message(struct session *s, struct sending *d, const struct audience_client *client,
                                        int64_t *id)
{
    struct portal_message row;
    record_initial(s, &portal_message_entity, &row);
    row.customer = client->id;
    row.person = d->row.owner;
    row.body = arena_format(s->arena, "%s\n%s", d->row.subject, client->text);
    row.sent_at = s->now;
    row.reference = arena_format(s->arena, "campaign:%s:%s", id_text(s->arena, d->id, d->id),
                                 id_text(s->arena, client->id, client->id));
    TRY(record_put(s, &portal_message_entity, &row));
    *id = row.record.id;
    return NULL;
}

static const struct error *send_task(struct session *s, struct sending *d, const struct audience_client *client,
                                     int64_t *id)
{
    struct task row;
    record_initial(s, &task_entity, &row);
    row.customer = client->id;
    row.title = arena_format(s->arena, "%s：%s", d->row.title, d->row.subject);
    row.kind = TASK_KIND_TODO;
    row.owner = client->owner;
    row.due_on = s->today + TASK_DAYS;
    row.detail = client->text;
    row.source = "campaign";
    TRY(record_put(s, &task_entity, &row));
    *id = row.record.id;
    return NULL;
}

/* Into the outbox, about the member: there it is looked at once more in the moment it leaves. */
static const struct error *send_letter(struct session *s, struct sending *d, const struct audience_client *client,
                                       struct campaign_member *member)
{
    const struct campaign_purpose *purpose = campaign_purpose(s->policy->campaigns, d->row.purpose);
    return post_mail(s,
                     &(struct post_letter){
                         .purpose = OUTBOX_MESSAGE_PURPOSE_CAMPAIGN,
                         .customer = client->id,
                         .about = id_text(s->arena, client->id, member->record.id),
                         .to = client->address,
                         .contact = client->contact,
                         .consent = purpose->consent,
                         .subject = d->row.subject,
                         .text = client->text,
                         .key = arena_format(s->arena, "campaign:%lld:%lld", (long long)d->id, (long long)client->id)},
                     NULL, &member->letter);
}

static const struct error *put_member(struct session *s, struct sending *d, const struct audience_client *client)
{
    struct campaign_member row;
    int64_t there;
    TRY(store_int(s->tx, &query_campaign_member_there, VALUES(sql_int(client->id), sql_int(d->id)), &there));
    if (there)
        return NULL;
    record_initial(s, &campaign_member_entity, &row);
    row.customer = client->id;
    row.campaign = d->id;
    row.arm = client->control ? CAMPAIGN_MEMBER_ARM_CONTROL : CAMPAIGN_MEMBER_ARM_TREATED;
    row.channel = d->channel->name;
    row.stratum = client->tier;
    row.sent_at = s->now;
    if (!client->control) {
        row.text = client->text;
        if (!strcmp(d->channel->name, "portal"))
            TRY(send_message(s, d, client, &row.message));
        else if (!strcmp(d->channel->name, "task"))
            TRY(send_task(s, d, client, &row.task));
    }
    TRY(record_put(s, &campaign_member_entity, &row));
    if (client->control || strcmp(d->channel->name, "letter") != 0)
        return NULL;
    TRY(send_letter(s, d, client, &row));
    return record_update(s, &campaign_member_entity, &row, NULL);
}

static const struct error *send_chunk(struct session *s, void *context)
{
    struct sending *d = context;
    d->end = d->at;
    for (size_t taken = 0; d->end < d->audience.count && taken < CHUNK; d->end++)
        if (d->audience.items[d->end].left_out == LEFT_NOBODY) {
            TRY(put_member(s, d, &d->audience.items[d->end]));
            taken++;
        }
    return d->job ? job_progress(s, d->job, (int64_t)d->end, (int64_t)d->audience.count, "{}") : NULL;
}

/* --- the campaign's own row
 * ------------------------------------------------------------------------------------------------- */

struct ending {
    struct sending *sending;
    int64_t status;
};

static const struct error *finish(struct session *s, void *context)
{
    const struct ending *e = context;
    struct sending *d = e->sending;
    struct campaign row;
    struct rows *rows;
    const struct error *error;
    TRY(record_load(s, &campaign_entity, d->id, d->id, &row));
    TRY(store_query(s->tx, &query_campaign_sent_to, VALUES(sql_int(d->id)), &rows));
    if (rows_next(rows, &error)) {
        row.treated = rows_int(rows, 1);
        row.control = rows_int(rows, 0) - row.treated;
        rows_close(rows);
    }
    TRY(error);
    row.status = e->status;
    row.matched = (int64_t)d->audience.count;
    row.excluded = campaign_excluded_json(s, &d->audience);
    row.cost = row.treated * d->channel->cost;
    return record_update(s, &campaign_entity, &row, NULL);
}

static const struct error *prepare(struct session *s, struct sending *d)
{
    const struct campaign_policy *policy;
    struct tx tx;
    TRY(campaign_policy_need(s, &policy));
    TRY(session_read(s, &tx));
    const struct error *error = record_load(s, &campaign_entity, d->id, d->id, &d->row);
    if (!error)
        error = campaign_audience(s, &d->row, AUDIENCE_MOST, &d->audience);
    session_end(s);
    if (!error)
        d->channel = campaign_route(policy, entity_field(&campaign_entity, "channel")->choices[d->row.channel].name);
    return error;
}

static const struct error *send_all(struct session *engine, struct sending *d)
{
    struct arena *outer = engine->arena, *inner = arena_new();
    const struct error *error = NULL;
    while (d->at < d->audience.count && !error) {
        engine->arena = inner;
        error = session_write(engine, send_chunk, d);
        engine->arena = outer;
        if (error)
            error = error_copy(outer, error);
        arena_reset(inner);
        d->at = d->end;
    }
    arena_free(inner);
    return error;
}

const struct error *campaign_deliver(struct session *s, int64_t id, struct job *job)
{
    struct sending d = {.job = job, .id = id};
    struct session engine;
    TRY(prepare(s, &d));
    session_engine(s, &engine);
    const struct error *error = send_all(&engine, &d);
    bool stopped = error && error->id == ERROR_JOB_CANCELLED;
    if (error && !stopped)
        return error;
    const struct error *failed =
        session_write(&engine, finish, &(struct ending){&d, stopped ? CAMPAIGN_STATUS_STOPPED : CAMPAIGN_STATUS_SENT});
    return error ? error : failed;
}

const struct error *campaign_job(struct job *job, struct arena *arena)
{
    struct session s;
    int64_t home, id = NONE;
    const char *campaign = json_get_text(job->input, "campaign");
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = scope_require(&s, "campaign.send");
    if (!error && (!campaign || !id_parse(campaign, &home, &id)))
        error = error_make(arena, ERROR_RECORD_MISSING);
    if (!error)
        error = campaign_deliver(&s, id, job);
    session_close(&s);
    return error;
}
