/* A change of the overlay as a draft of its policy: only the lines that say it are changed, so that what a banker wrote
 * beside them stays. */
#include "domain/climate/parts.h"

#include "base/text.h"
#include "domain/policy/draft.h"
#include "queries.h"
#include "record/policies.h"

#include <math.h>
#include <string.h>

struct changing {
    struct call *call;
    const struct climate_policy *policy;
    struct climate_fit fit;
    bool fitted;
    struct policy_version row;
    struct problems problems;
};

/* The line of TEXT that begins with KEY, replaced by "KEY: VALUE"; added under `scenario` where there is none. */
static const char *set_line(struct arena *arena, const char *text, const char *key, const char *value)
{
    struct buffer out = {.arena = arena};
    size_t size = strlen(key);
    bool done = false;
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        if (!done && !strncmp(line, key, size) && line[size] == ':') {
            buffer_format(&out, "%s: %s", key, value);
            done = true;
        } else {
            buffer_add(&out, line, length);
        }
        line += length;
        if (*line) {
            buffer_add(&out, "\n", 1);
            line++;
        }
    }
    if (done)
        return buffer_end(&out);
    const char *at = strstr(text, "\nscenario:");
    size_t before = at ? (size_t)(at - text) + 1 : 0;
    return arena_format(arena, "%.*s%s: %s\n%s", (int)before, text, key, value, text + before);
}

static const char *sensitivity_line(struct arena *arena, const char *section, const struct grouped_logit *fit,
                                    const char *ending)
{
    double value, low, high;
    climate_fit_sensitivity(fit, &value, &low, &high);
    return arena_format(arena, "  - {%s%s%svalue: %.4f, basis: fitted, low: %.4f, high: %.4f}%s",
                        section ? "section: " : "", section ? section : "", section ? ", " : "", value, low, high,
                        ending);
}

static const struct climate_estimate *estimate_of(const struct changing *c, const struct industry_policy *industry,
                                                  const char *section)
{
    if (!section)
        return &c->fit.pooled;
    for (size_t i = 0; i < industry->section_count; i++)
        if (!strcmp(industry->sections[i].code, section))
            return &c->fit.sections[i];
    return NULL;
}

static bool listed(const struct climate_policy *policy, const char *section)
{
    return climate_sensitivity(policy, section)->section != NULL;
}

/* Lines of sections that have a fit take it; sections without a line of their own get one before the last, which is
 * everybody else's. */
static const char *set_sensitivities(struct session *s, struct changing *c, const char *text)
{
    const struct industry_policy *industry = s->policy->industry;
    struct buffer out = {.arena = s->arena};
    int number = 1;
    for (const char *line = text; *line; number++) {
        size_t length = strcspn(line, "\n");
        const struct climate_sensitivity *here = NULL;
        for (size_t i = 0; i < c->policy->sensitivity_count; i++)
            if (c->policy->sensitivities[i].line == number)
                here = &c->policy->sensitivities[i];
        for (size_t i = 0; here && !here->section && i < industry->section_count; i++)
            if (c->fit.sections[i].enough && !listed(c->policy, industry->sections[i].code))
                buffer_format(&out, "%s",
                              sensitivity_line(s->arena, industry->sections[i].code, &c->fit.sections[i].fit, "\n"));
        const struct climate_estimate *estimate = here ? estimate_of(c, industry, here->section) : NULL;
        if (estimate && estimate->enough)
            buffer_format(&out, "%s", sensitivity_line(s->arena, here->section, &estimate->fit, ""));
        else
            buffer_add(&out, line, length);
        line += length;
        if (*line) {
            buffer_add(&out, "\n", 1);
            line++;
        }
    }
    return buffer_end(&out);
}

static bool anything_fitted(const struct climate_fit *fit)
{
    bool any = fit->pooled.enough;
    for (size_t i = 0; i < fit->section_count; i++)
        any |= fit->sections[i].enough;
    return any;
}

static const struct error *read_fit(struct call *call, struct changing *c)
{
    struct session *s = call->session, engine;
    struct climate_data data = {0};
    struct tx tx;
    TRY(session_read(s, &tx));
    session_engine(s, &engine);
    const struct error *error = climate_read(&engine, &data);
    if (!error)
        error = climate_fit_make(&engine, &data, &c->fit);
    session_end(s);
    return error ? error : anything_fitted(&c->fit) ? NULL : error_make(s->arena, ERROR_CLIMATE_NOTHING_FITTED);
}

static const char *text_wanted(struct changing *c)
{
    const struct climate_draft_input *in = c->call->input;
    struct session *s = c->call->session;
    const struct document *doc = c->policy->doc;
    const char *text = arena_text_part(s->arena, doc->text, doc->size);
    if (c->fitted) /* first: the lines keep their numbers */
        text = set_sensitivities(s, c, text);
    text = set_line(s->arena, text, "version", arena_format(s->arena, "%lld", (long long)doc->version + 1));
    if (in->active >= 0)
        text = set_line(s->arena, text, "active", in->active ? "true" : "false");
    if (in->scenario)
        text = set_line(s->arena, text, "scenario", in->scenario);
    if (in->valid_until != NONE)
        text = set_line(s->arena, text, "valid_until", date_text(s->arena, in->valid_until));
    return text;
}

static const struct error *keep(struct session *s, void *context)
{
    struct changing *c = context;
    const struct climate_draft_input *in = c->call->input;
    return policy_draft_keep(s, c->policy->doc->file, text_wanted(c), in->reason, &c->problems, &c->row);
}

const struct error *operation_climate_draft(struct call *call)
{
    const struct climate_draft_input *in = call->input;
    struct session *s = call->session;
    struct changing c = {
        .call = call, .policy = s->policy->climate, .fitted = in->take_fit == 1, .problems = {.arena = s->arena}};
    if (!c.policy || !s->policy->industry)
        return error_make(s->arena, ERROR_CLIMATE_NO_POLICY);
    if (in->active < 0 && !in->scenario && in->valid_until == NONE && !c.fitted)
        return error_make(s->arena, ERROR_CLIMATE_NOTHING_CHANGED);
    if (in->scenario && !climate_scenario(c.policy, in->scenario)) {
        struct buffer names = {.arena = s->arena};
        for (size_t i = 0; i < c.policy->scenario_count; i++)
            buffer_format(&names, "%s%s", i ? ", " : "", c.policy->scenarios[i].name);
        return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "scenario", .value = in->scenario,
                          .arguments = {buffer_end(&names)});
    }
    if (c.fitted)
        TRY(read_fit(call, &c));
    TRY(session_write(s, keep, &c));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, c.row.record.home, c.row.record.id));
    json_put_int(call->reply, "number", c.row.number);
    json_put_text(call->reply, "file", c.policy->doc->file);
    json_key(call->reply, "problems");
    problems_write(call->reply, &c.problems);
    json_close(call->reply, '}');
    return NULL;
}
