/* Process mining of an approval flow. */
#include "calc/topics.h"

#include "quant/process.h"

#include <string.h>

struct event_input {
    const char *case_name, *activity, *resource, *start, *end;
};

/* YYYY-MM-DDTHH:MM of a minute that exists, in minutes since 1970-01-01T00:00. */
static bool minute_parse(const char *text, int64_t *minute)
{
    char date[11] = "";
    int64_t day;
    if (strlen(text) != 16 || text[10] != 'T' || text[13] != ':')
        return false;
    for (int i = 11; i < 16; i++)
        if (i != 13 && (text[i] < '0' || text[i] > '9'))
            return false;
    memcpy(date, text, 10);
    int hour = (text[11] - '0') * 10 + text[12] - '0', minutes = (text[14] - '0') * 10 + text[15] - '0';
    if (hour > 23 || minutes > 59 || !date_parse(date, &day))
        return false;
    *minute = (day * 24 + hour) * 60 + minutes;
    return true;
}

static const struct error *wrong_time(struct calc *calc, const char *field)
{
    return calc_fault(calc, ERROR_FIELD_CHECK, "应为存在的时间 YYYY-MM-DDTHH:MM",
                      "give a time YYYY-MM-DDTHH:MM that exists", "%s", field);
}

static const struct error *check_start(struct calc *calc, const void *in)
{
    int64_t minute;
    return minute_parse(((const struct event_input *)in)->start, &minute) ? NULL : wrong_time(calc, "start");
}

static const struct error *check_end(struct calc *calc, const void *in)
{
    const struct event_input *event = in;
    int64_t start, end;
    if (!minute_parse(event->end, &end))
        return wrong_time(calc, "end");
    if (minute_parse(event->start, &start) && end < start)
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "不能早于 start", "must not be before start", "end");
    return NULL;
}

static const struct calc_field event_fields[] = {
    CALC_TEXT(struct event_input, case_name, NAMED("case"), LABEL("业务编号", "case")),
    CALC_TEXT(struct event_input, activity, LABEL("环节，须在 reference 中", "step, one of reference")),
    CALC_TEXT(struct event_input, resource, OPTIONAL, LABEL("经办人", "who did it")),
    CALC_TEXT(struct event_input, start, CHECKED(check_start), LABEL("开始时间", "start, YYYY-MM-DDTHH:MM")),
    CALC_TEXT(struct event_input, end, CHECKED(check_end), LABEL("结束时间", "end, YYYY-MM-DDTHH:MM")),
};
static const struct calc_shape event_shape = CALC_SHAPE(struct event_input, event_fields);

struct process_input {
    OBJECT_LIST(struct event_input) events;
    struct text_list reference;
    bool final_step_optional;
};

static size_t step_index(const struct text_list *reference, const char *name)
{
    size_t i = 0;
    while (i < reference->count && strcmp(reference->items[i], name))
        i++;
    return i;
}

static const struct error *check_reference(struct calc *calc, const void *in)
{
    const struct process_input *input = in;
    for (size_t i = 0; i < input->events.count; i++)
        if (step_index(&input->reference, input->events.items[i].activity) == input->reference.count)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "不在 reference 中", "is not one of reference",
                              "events[%zu].activity", i);
    for (size_t i = 0; i < input->reference.count; i++)
        if (step_index(&input->reference, input->reference.items[i]) != i)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "重复", "stands twice", "reference[%zu]", i);
    return NULL;
}

static const struct calc_field process_fields[] = {
    CALC_OBJECTS(struct process_input, events, &event_shape, NOT_EMPTY, LABEL("事件，顺序不限", "events in any order")),
    CALC_TEXTS(struct process_input, reference, CHECKED(check_reference),
               LABEL("标准流程", "the steps in their right order")),
    CALC_BOOL(struct process_input, final_step_optional, DEFAULT(false),
              LABEL("允许没有最后一步（如被否决）", "a case may end before the last step")),
};

static void put_case(struct calc *calc, const struct process_case *one)
{
    struct json_writer *w = &calc->out;
    json_open(w, '{');
    json_put_text(w, "case", one->name);
    json_put_text(w, "variant", one->variant);
    json_put_double(w, "throughput_hours", one->throughput_hours);
    json_put_double(w, "service_hours", one->service_hours);
    json_put_double(w, "waiting_hours", one->waiting_hours);
    json_put_double(w, "flow_efficiency", one->flow_efficiency);
    json_put_int(w, "rework_count", (int64_t)one->rework_count);
    json_put_bool(w, "reached_final_step", one->reached_final_step);
    calc_put_texts(calc, "missing_activities", one->missing, one->missing_count);
    json_put_bool(w, "order_violation", one->order_violation);
    json_put_int(w, "alignment_cost", (int64_t)one->alignment_cost);
    json_put_double(w, "fitness", one->fitness);
    json_close(w, '}');
}

static void put_variant(struct calc *calc, const struct process_variant *variant)
{
    struct json_writer *w = &calc->out;
    json_open(w, '{');
    json_put_text(w, "variant", variant->name);
    json_put_int(w, "count", (int64_t)variant->count);
    json_put_double(w, "share", variant->share);
    calc_put_texts(calc, "cases", variant->cases, variant->count);
    json_close(w, '}');
}

static void put_activity(struct json_writer *w, const char *name, const struct process_activity *activity)
{
    json_open(w, '{');
    json_put_text(w, "activity", name);
    json_put_int(w, "executions", (int64_t)activity->executions);
    json_put_double(w, "mean_service_hours", activity->mean_service_hours);
    json_put_double(w, "mean_wait_hours", activity->mean_wait_hours);
    json_put_double(w, "median_wait_hours", activity->median_wait_hours);
    json_put_double(w, "wait_share", activity->wait_share);
    json_close(w, '}');
}

static void put_pair(struct json_writer *w, const char *from, const char *to, size_t count)
{
    json_open(w, '{');
    json_put_text(w, "from", from);
    json_put_text(w, "to", to);
    json_put_int(w, "count", (int64_t)count);
    json_close(w, '}');
}

static void put_lists(struct calc *calc, const struct process *process, const struct text_list *reference)
{
    struct json_writer *w = &calc->out;
    json_key(w, "cases");
    json_open(w, '[');
    for (size_t i = 0; i < process->case_count; i++)
        put_case(calc, &process->cases[i]);
    json_close(w, ']');
    json_key(w, "variants");
    json_open(w, '[');
    for (size_t i = 0; i < process->variant_count; i++)
        put_variant(calc, &process->variants[i]);
    json_close(w, ']');
    json_key(w, "activities");
    json_open(w, '[');
    for (size_t i = 0; i < reference->count; i++)
        put_activity(w, reference->items[i], &process->activities[i]);
    json_close(w, ']');
    json_key(w, "directly_follows");
    json_open(w, '[');
    for (size_t i = 0; i < process->pair_count; i++)
        put_pair(w, reference->items[process->pairs[i].from], reference->items[process->pairs[i].to],
                 process->pairs[i].count);
    json_close(w, ']');
}

static const struct error *answer_process(struct calc *calc, const void *input)
{
    const struct process_input *in = input;
    struct process_event *events = ARENA_LIST(calc->arena, struct process_event, in->events.count);
    for (size_t i = 0; i < in->events.count; i++) {
        const struct event_input *from = &in->events.items[i];
        events[i].case_name = from->case_name;
        events[i].activity = step_index(&in->reference, from->activity);
        minute_parse(from->start, &events[i].start_minute);
        minute_parse(from->end, &events[i].end_minute);
    }
    struct process_terms terms = {events, in->events.count, in->reference.items, in->reference.count,
                                  in->final_step_optional};
    struct process process = process_mine(calc->arena, &terms);
    put_lists(calc, &process, &in->reference);
    struct json_writer *w = &calc->out;
    json_put_text(w, "bottleneck", process.bottleneck);
    json_put_double(w, "median_throughput_hours", process.median_throughput_hours);
    json_put_double(w, "mean_throughput_hours", process.mean_throughput_hours);
    json_put_double(w, "p90_throughput_hours", process.p90_throughput_hours);
    json_put_double(w, "rework_rate", process.rework_rate);
    json_put_double(w, "conformance_rate", process.conformance_rate);
    json_put_double(w, "final_step_rate", process.final_step_rate);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("process_metrics", "审批流程挖掘", "Process mining of an approval flow", struct process_input,
               process_fields, answer_process),
};
const struct calc_section process_topics = {topics, sizeof(topics) / sizeof(topics[0])};
