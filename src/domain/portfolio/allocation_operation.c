/* Asking for an allocation, what is answered, and keeping it as a plan. */
#include "base/text.h"
#include "domain/portfolio/allocation.h"
#include "domain/portfolio/proposal.h"
#include "record/call.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- on the wire
 * --------------------------------------------------------------------------------------------------------------- */

static int64_t whole(double minor)
{
    return isnan(minor) ? NONE : llround(minor);
}

static void write_candidate(struct session *s, struct json_writer *w, const struct allocation_result *r,
                            const struct allocation_candidate *c)
{
    double capital = c->whole.capital, share = c->demand > 0 ? c->amount / c->demand : 0;
    json_open(w, '{');
    json_put_text(w, "id", c->id);
    json_put_text(w, "kind", c->kind);
    json_put_text(w, "number", c->number);
    json_put_text(w, "customer", c->customer == NONE ? NULL : id_text(s->arena, c->customer, c->customer));
    label_put(w, "label", c->label);
    label_put(w, "product", c->product);
    json_put_int(w, "demand", whole(c->demand));
    json_put_double(w, "pd", c->pd);
    json_put_double(w, "rate", c->rate);
    json_put_double(w, "raroc", c->evaluated && capital > 0 ? c->whole.after_tax / capital : NAN);
    json_put_double(w, "value_rate", c->evaluated ? c->whole.value_added / c->demand : NAN);
    json_put_bool(w, "evaluated", c->evaluated);
    bool solved = r->solved && r->feasible;
    json_put_int(w, "amount", solved ? whole(c->amount) : NONE);
    json_put_int(w, "capital", solved ? whole(share * capital) : NONE);
    json_put_int(w, "value_added", solved ? whole(share * c->whole.value_added) : NONE);
    json_put_text(w, "state",
                  solved || c->bar.zh ? allocation_state_names[c->bar.zh ? ALLOCATION_BARRED : c->state] : NULL);
    if (c->words.zh)
        label_put(w, "words", c->words);
    else
        json_put_null(w, "words");
    json_close(w, '}');
}

static void write_limit(struct session *s, struct json_writer *w, const struct allocation_result *r,
                        const struct allocation_limit *l)
{
    bool solved = r->solved && r->feasible;
    json_open(w, '{');
    json_put_text(w, "key", l->key);
    label_put(w, "label", l->use.label);
    label_put(w, "subject", limit_subject_label(s, &l->use));
    json_put_text(w, "dimension", limit_dimension_names[l->use.dimension]);
    json_put_int(w, "own", whole(l->use.limit));
    json_put_int(w, "limit", whole(l->limit));
    json_put_bool(w, "asked", l->asked);
    json_put_bool(w, "exceeded", l->exceeded);
    json_put_int(w, "used", whole(l->use.used));
    json_put_double(w, "share", l->limit > 0 ? l->use.used / l->limit : NAN);
    json_put_int(w, "used_after", solved ? whole(l->used_after) : NONE);
    json_put_int(w, "limit_after", solved ? whole(l->limit_after) : NONE);
    json_put_double(w, "share_after", solved && l->limit_after > 0 ? l->used_after / l->limit_after : NAN);
    json_put_double(w, "price", solved ? l->dual : NAN);
    label_put(w, "words", l->words);
    json_close(w, '}');
}

static void write_ask(struct json_writer *w, const struct allocation_ask *ask)
{
    json_key(w, "ask");
    json_open(w, '{');
    json_put_text(w, "source", entity_field(&allocation_plan_entity, "source")->choices[ask->source].name);
    json_put_text(w, "objective", entity_field(&allocation_plan_entity, "objective")->choices[ask->objective].name);
    json_put_int(w, "quota", ask->quota);
    json_put_int(w, "capital", ask->capital);
    json_put_int(w, "single", ask->single);
    json_put_double(w, "growth", ask->growth);
    json_put_double(w, "least_share", ask->least_share);
    json_close(w, '}');
}

/* Shares of the industries before and after, beside the mix the bank wants. */
static void write_mix(struct session *s, struct json_writer *w, const struct allocation_result *r)
{
    const struct portfolio_policy *policy = r->before->policy;
    json_key(w, "mix");
    json_open(w, '[');
    for (int i = 0; i < BOOK_SECTIONS; i++) {
        const char code[] = {i < 20 ? (char)('A' + i) : '?', 0};
        double target = NAN;
        for (size_t k = 0; k < policy->mix_count; k++)
            if (!strcmp(policy->mixes[k].section, code))
                target = policy->mixes[k].target;
        if (r->was.by_section[i] <= 0 && r->now.by_section[i] <= 0)
            continue;
        json_open(w, '{');
        json_put_text(w, "key", code);
        label_put(w, "label", book_section_label(s, i));
        json_put_double(w, "before", r->was.exposure > 0 ? r->was.by_section[i] / r->was.exposure : NAN);
        json_put_double(w, "after", r->now.exposure > 0 ? r->now.by_section[i] / r->now.exposure : NAN);
        json_put_double(w, "target", target);
        json_put_int(w, "added", whole(r->now.by_section[i] - r->was.by_section[i]));
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_outcome(struct session *s, struct json_writer *w, const struct allocation_result *r)
{
    json_put_bool(w, "solved", r->solved);
    json_put_bool(w, "feasible", r->feasible);
    json_key(w, "summary");
    json_open(w, '[');
    for (size_t i = 0; i < r->summary_count; i++) {
        json_open(w, '{');
        json_put_text(w, "zh", r->summary[i].zh);
        json_put_text(w, "en", r->summary[i].en);
        json_close(w, '}');
    }
    json_close(w, ']');
    if (!r->solved || !r->feasible)
        return;
    json_put_int(w, "allocated", whole(r->allocated));
    json_put_int(w, "capital", whole(r->capital));
    json_put_int(w, "after_tax", whole(r->after_tax));
    json_put_int(w, "value_added", whole(r->value_added));
    json_put_int(w, "pro_rata", whole(r->pro_rata));
    json_put_double(w, "raroc", r->capital > 0 ? r->after_tax / r->capital : NAN);
    json_put_double(w, "quota_price", r->quota_dual);
    json_put_double(w, "capital_price", r->capital_dual);
    json_put_int(w, "red_before", (int64_t)r->red_before);
    json_put_int(w, "red_after", (int64_t)r->red_after);
    measures_write(w, "before", r->before, &r->was);
    measures_write(w, "after", r->after, &r->now);
    write_mix(s, w, r);
}

/* Who gets most stands first, then who asked for most. */
static int by_amount(const void *a, const void *b)
{
    const struct allocation_candidate *x = *(const struct allocation_candidate *const *)a,
                                      *y = *(const struct allocation_candidate *const *)b;
    if (x->amount != y->amount)
        return x->amount > y->amount ? -1 : 1;
    if (x->demand != y->demand)
        return x->demand > y->demand ? -1 : 1;
    return (x > y) - (x < y);
}

static void allocation_write(struct session *s, struct json_writer *w, const struct allocation_result *r)
{
    json_open(w, '{');
    json_put_date(w, "as_of", s->today);
    json_put_double(w, "hurdle", r->before->policy->hurdle);
    write_ask(w, r->ask);
    write_outcome(s, w, r);
    const struct allocation_candidate **order = ARENA_LIST(s->arena, const struct allocation_candidate *, r->count + 1);
    for (size_t j = 0; j < r->count; j++)
        order[j] = &r->candidates[j];
    if (r->count)
        qsort(order, r->count, sizeof(*order), by_amount);
    json_key(w, "candidates");
    json_open(w, '[');
    for (size_t j = 0; j < r->count; j++)
        write_candidate(s, w, r, order[j]);
    json_close(w, ']');
    json_key(w, "limits");
    json_open(w, '[');
    for (size_t k = 0; k < r->limit_count; k++)
        write_limit(s, w, r, &r->limits[k]);
    json_close(w, ']');
    json_close(w, '}');
}

/* --- asking
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *read_list(struct session *s, const char *field, const char *text, const struct json **list)
{
    const char *problem = "[ ... ]";
    *list = NULL;
    if (!text || !*text || !strcmp(text, "null"))
        return NULL;
    *list = json_read(s->arena, text, strlen(text), &problem);
    return *list && (*list)->kind == JSON_LIST
               ? NULL
               : error_make(s->arena, ERROR_FIELD_CHECK, .field = field, .value = "?", .arguments = {problem});
}

static const struct error *check_share(struct session *s, const char *field, double value, double most)
{
    if (value >= 0 && value <= most)
        return NULL;
    return error_make(s->arena, ERROR_FIELD_RANGE, .field = field, .value = arena_format(s->arena, "%g", value),
                      .arguments = {arena_format(s->arena, "0 .. %g", most)});
}

static const struct error *read_ask(struct session *s, const struct portfolio_allocation_input *in,
                                    struct allocation_ask *ask)
{
    *ask = (struct allocation_ask){.source = in->source,
                                   .objective = in->objective,
                                   .quota = in->quota,
                                   .capital = in->capital,
                                   .single = in->single,
                                   .growth = isnan(in->growth) ? 0.2 : in->growth,
                                   .least_share = isnan(in->least_share) ? 0 : in->least_share};
    TRY(check_share(s, "growth", ask->growth, 5));
    TRY(check_share(s, "least_share", ask->least_share, 1));
    TRY(read_list(s, "limits", in->limits, &ask->limits));
    TRY(read_list(s, "left_out", in->left_out, &ask->left_out));
    if (in->name && *in->name && in->quota == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "quota");
    return NULL;
}

struct keeping {
    const struct allocation_result *result;
    const char *name, *text;
    int64_t person, id;
};

static const struct error *keep(struct session *s, void *context)
{
    struct keeping *k = context;
    const struct allocation_result *r = k->result;
    struct session engine;
    struct allocation_plan row;
    session_engine(s, &engine);
    record_initial(&engine, &allocation_plan_entity, &row);
    row.name = k->name;
    row.made_at = s->now;
    row.made_by = k->person;
    row.source = r->ask->source;
    row.objective = r->ask->objective;
    row.quota = r->ask->quota;
    row.allocated = llround(r->allocated);
    row.value_added = llround(r->value_added);
    row.candidate_count = (int64_t)r->count;
    row.funded_count = 0;
    for (size_t j = 0; j < r->count; j++)
        row.funded_count += r->candidates[j].amount > 0;
    row.policy_version = s->policy->hash;
    row.result = k->text;
    TRY(record_put(&engine, &allocation_plan_entity, &row));
    k->id = row.record.id;
    return NULL;
}

/* With the present book; TEXT is the result as JSON. Positions and limits of the result are not to be used after. */
static const struct error *work_out(struct session *s, const struct allocation_ask *ask,
                                    struct allocation_result *result, const char **text)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    const struct book *book;
    TRY(book_take(s, &book));
    const struct error *error = allocation_run(s, book, ask, result);
    if (!error)
        allocation_write(s, &w, result);
    book_release(book);
    *text = buffer_end(&out);
    return error;
}

static const struct error *answer(struct session *s, const struct portfolio_allocation_input *in, struct keeping *k)
{
    struct allocation_ask *ask = ARENA_NEW(s->arena, struct allocation_ask);
    struct allocation_result *result = ARENA_NEW(s->arena, struct allocation_result);
    TRY(read_ask(s, in, ask));
    k->result = result;
    return work_out(s, ask, result, &k->text);
}

const struct error *operation_portfolio_allocation(struct call *call)
{
    struct session *s = call->session;
    const struct portfolio_allocation_input *in = call->input;
    struct keeping k = {.name = in->name, .person = s->person, .id = NONE};
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = answer(s, in, &k);
    session_end(s);
    if (!error && in->name && *in->name)
        error = session_write(s, keep, &k);
    if (error)
        return error;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", k.id == NONE ? NULL : id_text(s->arena, k.id, k.id));
    json_put_raw(call->reply, "result", k.text);
    json_close(call->reply, '}');
    return NULL;
}

/* --- for the demo bank
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *divide(struct session *s, const struct allocation_wish *wish,
                                  struct allocation_result *result, const char **text)
{
    const double million = 1e8;
    struct allocation_ask *ask = ARENA_NEW(s->arena, struct allocation_ask);
    *ask = (struct allocation_ask){.source = wish->source,
                                   .objective = wish->objective,
                                   .quota = NONE,
                                   .capital = NONE,
                                   .single = NONE,
                                   .growth = .2};
    TRY(work_out(s, ask, result, text)); /* without a quota: how large the book is */
    ask->quota = (int64_t)(fmax(1, floor(result->was.exposure * wish->share / million)) * million);
    return work_out(s, ask, result, text);
}

const struct error *allocation_propose(struct session *s, const struct allocation_wish *wish)
{
    struct allocation_result *result = ARENA_NEW(s->arena, struct allocation_result);
    struct keeping k = {.result = result, .name = wish->name, .person = wish->person, .id = NONE};
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = divide(s, wish, result, &k.text);
    session_end(s);
    if (!error && result->feasible)
        error = session_write(s, keep, &k);
    return error;
}
