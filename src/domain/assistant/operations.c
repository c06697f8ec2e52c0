/* The assistant's operations: asking, one's own conversations, feedback, and handing a question to a person. */
#include "base/text.h"
#include "domain/assistant/assistant.h"
#include "queries.h"
#include "record/audit.h"

#include <string.h>
#include <time.h>

struct asked {
    struct call *call;
    const struct assistant_ask_input *input;
    const struct assistant *assistant;
    struct asking asking;
    struct answer answer;
    struct timespec started;
    const char *reply;
};

static double milliseconds(const struct timespec *since)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - since->tv_sec) * 1e3 + (double)(now.tv_nsec - since->tv_nsec) / 1e6;
}

static bool in_chinese(const struct asked *asked)
{
    if (asked->input->language != NONE)
        return asked->input->language == ASSISTANT_ASK_INPUT_LANGUAGE_ZH;
    for (const char *at = asked->input->question; *at; at++)
        if ((unsigned char)*at >= 0xE4 && (unsigned char)*at <= 0xE9)
            return true;
    return asked->call->session->language == LANGUAGE_ZH;
}

static const struct error *answer_it(struct call *call)
{
    struct asked *asked = (struct asked *)(uintptr_t)call->query;
    struct asking *a = &asked->asking;
    *a = (struct asking){.call = asked->call, .s = call->session, .assistant = asked->assistant, .question = asked->input->question, .zh = in_chinese(asked), .answer = &asked->answer};
    a->view = asked->input->customer == NONE ? 0 : asked->input->customer;
    return assistant_answer(a);
}

static const char *conversation_of(const struct asked *asked)
{
    const char *given = asked->input->conversation;
    struct session *s = asked->call->session;
    bool good = given && *given && strspn(given, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen(given);
    return good ? given : arena_format(s->arena, "c%llx", (unsigned long long)s->now);
}

/* The question and its answer into the person's own history, and into the audit whose records were read. */
static const struct error *keep(struct session *s, void *context)
{
    struct asked *asked = context;
    struct assistant_turn row;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {.out = &out};
    record_initial(s, &assistant_turn_entity, &row);
    row.person = s->person;
    row.conversation = conversation_of(asked);
    row.question = asked->input->question;
    row.kind = (int64_t)asked->answer.kind;
    row.asked_at = s->now;
    row.took_ms = milliseconds(&asked->started);
    row.phrased_by = asked->answer.phrased_by;
    row.record.id = 0;
    answer_write(&w, &asked->asking, NULL, row.conversation, row.took_ms);
    row.answer = buffer_end(&out);
    TRY(record_put(s, &assistant_turn_entity, &row));
    if (asked->answer.customer)
        TRY(audit_write(s, "customer", asked->answer.customer, asked->answer.customer, "read",
                        arena_format(s->arena, "{\"by\":\"assistant\",\"turn\":\"%s\"}", id_text(s->arena, row.record.home, row.record.id))));
    struct json_writer reply = *asked->call->reply;
    answer_write(&reply, &asked->asking, id_text(s->arena, row.record.home, row.record.id), row.conversation, row.took_ms);
    return NULL;
}

const struct error *operation_assistant_ask(struct call *call)
{
    struct asked asked = {.call = call, .input = call->input};
    struct call inner = *call;
    size_t size = call->reply->out->size;
    clock_gettime(CLOCK_MONOTONIC, &asked.started);
    if (!text_normalise(call->session->arena, asked.input->question)[0])
        return error_make(call->session->arena, ERROR_FIELD_REQUIRED, .field = "question");
    asked.assistant = assistant_take(call->session);
    if (!asked.assistant)
        return error_make(call->session->arena, ERROR_ASSISTANT_NO_POLICY);
    inner.query = &asked;
    const struct error *error = call_read(&inner, answer_it);
    if (!error && asked.input->keep != 0 && call->session->viewer.as_of == NONE && call->session->person) {
        error = session_write(call->session, keep, &asked);
    } else if (!error) {
        call->reply->out->size = size;
        answer_write(call->reply, &asked.asking, NULL, conversation_of(&asked), milliseconds(&asked.started));
    }
    assistant_release(asked.assistant);
    return error;
}

/* --- one's own history
 * ------------------------------------------------------------------------------------------------------- */

const struct error *operation_assistant_conversations(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_assistant_conversations, VALUES(sql_int(s->person)), &rows));
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "conversation", rows_text(rows, 0));
        json_put_text(w, "title", rows_text(rows, 1));
        json_put_int(w, "turns", rows_int(rows, 2));
        json_put_instant(w, "last_at", rows_int(rows, 3));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

/* An answer as it was given, with the id and verdict it has now. */
static void write_turn(struct json_writer *w, struct arena *arena, struct rows *rows)
{
    const char *text = rows_text(rows, 2);
    const struct json *answer = text ? json_read(arena, text, strlen(text), NULL) : NULL;
    json_open(w, '{');
    json_put_text(w, "id", id_text(arena, rows_int(rows, 0), rows_int(rows, 1)));
    json_put_instant(w, "asked_at", rows_int(rows, 3));
    json_put_text(w, "verdict", rows_text(rows, 4));
    for (size_t i = 0; answer && answer->kind == JSON_MAP && i < answer->count; i++)
        if (strcmp(answer->keys[i], "id")) {
            json_key(w, answer->keys[i]);
            json_write_value(w, &answer->items[i]);
        }
    json_close(w, '}');
}

const struct error *operation_assistant_conversation(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_assistant_conversation, VALUES(sql_int(s->person), sql_text(call->path[0])), &rows));
    while (rows_next(rows, &error))
        write_turn(w, s->arena, rows);
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

const struct error *operation_assistant_forget(struct call *call)
{
    const struct assistant_forget_input *input = call->input;
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_assistant_forget, VALUES(sql_int(s->person), sql_text(input->conversation ? input->conversation : "")), &rows));
    while (rows_next(rows, &error)) {
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 1));
    }
    TRY(error);
    for (size_t i = 0; i < count; i += 2)
        TRY(record_delete(s, &assistant_turn_entity, ids[i], ids[i], ids[i + 1], NULL));
    /* Forgotten means forgotten: no earlier version stays either. */
    TRY(store_execute(s->tx, &query_assistant_purge, VALUES(sql_int(s->person), sql_text(input->conversation ? input->conversation : "")), NULL));
    json_open(call->reply, '{');
    json_put_int(call->reply, "deleted", (int64_t)count / 2);
    json_close(call->reply, '}');
    return NULL;
}

/* --- what people thought of it
 * ------------------------------------------------------------------------------------------------ */

static const struct error *feedback_of(struct call *call, struct assistant_turn *turn, struct assistant_feedback *row)
{
    struct session *s = call->session;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &assistant_turn_entity, home, id, turn));
    record_initial(s, &assistant_feedback_entity, row);
    row->person = s->person;
    row->question = turn->question;
    row->answered_as = turn->kind == NONE ? NULL : answer_kind_names[turn->kind];
    row->given_at = s->now;
    return NULL;
}

const struct error *operation_assistant_feedback_give(struct call *call)
{
    const struct assistant_feedback_give_input *input = call->input;
    struct session *s = call->session;
    struct assistant_turn turn;
    struct assistant_feedback row;
    TRY(feedback_of(call, &turn, &row));
    row.kind = input->verdict == ASSISTANT_FEEDBACK_GIVE_INPUT_VERDICT_UP ? ASSISTANT_FEEDBACK_KIND_UP : ASSISTANT_FEEDBACK_KIND_DOWN;
    row.status = row.kind == ASSISTANT_FEEDBACK_KIND_UP ? ASSISTANT_FEEDBACK_STATUS_DONE : ASSISTANT_FEEDBACK_STATUS_OPEN;
    row.reason = input->reason;
    TRY(record_put(s, &assistant_feedback_entity, &row));
    turn.verdict = row.kind == ASSISTANT_FEEDBACK_KIND_UP ? ASSISTANT_TURN_VERDICT_UP : ASSISTANT_TURN_VERDICT_DOWN;
    TRY(record_update(s, &assistant_turn_entity, &turn, NULL));
    json_open(call->reply, '{');
    json_put_text(call->reply, "feedback", id_text(s->arena, row.record.home, row.record.id));
    json_close(call->reply, '}');
    return NULL;
}

/* A task for whoever manages the customer: seen by the rights of tasks, due within two days. */
static const struct error *open_task(struct session *s, int64_t customer, const char *question, const char *note, int64_t *id)
{
    struct customer row;
    struct task task;
    TRY(record_load(s, &customer_entity, customer, customer, &row));
    record_initial(s, &task_entity, &task);
    task.customer = customer;
    task.owner = row.owner == NONE ? s->person : row.owner;
    task.title = arena_format(s->arena, s->language == LANGUAGE_ZH ? "答复提问：%.120s" : "Answer a question: %.120s", text_normalise(s->arena, question));
    while (!text_valid_utf8(task.title, strlen(task.title)))
        ((char *)(uintptr_t)task.title)[strlen(task.title) - 1] = 0;
    task.detail = note;
    task.due_on = s->today + 2;
    task.source = "assistant";
    TRY(record_put(s, &task_entity, &task));
    *id = task.record.id;
    return NULL;
}

const struct error *operation_assistant_hand_over(struct call *call)
{
    const struct assistant_hand_over_input *input = call->input;
    struct session *s = call->session;
    struct assistant_turn turn;
    struct assistant_feedback row;
    int64_t task = NONE;
    TRY(feedback_of(call, &turn, &row));
    row.kind = ASSISTANT_FEEDBACK_KIND_HANDED_OVER;
    row.reason = input->note;
    if (input->customer != NONE) {
        TRY(open_task(s, input->customer, turn.question, input->note, &task));
        row.task = task;
    }
    TRY(record_put(s, &assistant_feedback_entity, &row));
    json_open(call->reply, '{');
    json_put_text(call->reply, "feedback", id_text(s->arena, row.record.home, row.record.id));
    json_put_text(call->reply, "task", task == NONE ? NULL : id_text(s->arena, input->customer, task));
    json_close(call->reply, '}');
    return NULL;
}

/* --- what it is made of
 * ------------------------------------------------------------------------------------------------------- */

const struct error *operation_assistant_status(struct call *call)
{
    static const struct label suggestions[] = {
        {"下季到期且DSCR<1.2的客户", "customers with loans maturing next quarter and DSCR below 1.2"},
        {"重要以上客户上月没有联系的", "core customers not contacted last month"},
        {"制造业 评级低于BB 余额前10", "manufacturing customers rated below BB, top 10 by balance"},
        {"流动资金贷款需要哪些文件", "which documents does a working capital loan need"},
        {"五级分类怎么划分", "how are loans classified"},
        {"我的逾期客户", "my customers with overdue loans"},
    };
    struct json_writer *w = call->reply;
    const char *model;
    TRY(assistant_model_name(call->session, &model));
    const struct assistant *assistant = assistant_take(call->session);
    if (!assistant)
        return error_make(call->session->arena, ERROR_ASSISTANT_NO_POLICY);
    const struct assistant_intents *intents = assistant->snapshot->assistant.intents;
    size_t phrases = 0;
    for (size_t i = 0; intents && i < intents->count; i++)
        phrases += intents->intents[i].phrases.count;
    json_open(w, '{');
    json_put_int(w, "passages", (int64_t)assistant->source_count);
    json_put_int(w, "terms", (int64_t)passage_index_terms(assistant->index));
    json_put_int(w, "words", (int64_t)assistant->lexicon->count);
    json_put_int(w, "phrases", (int64_t)phrases);
    json_put_null(w, "accuracy");
    json_put_text(w, "policy", assistant->policy);
    json_key(w, "suggestions");
    json_open(w, '[');
    for (size_t i = 0; i < sizeof(suggestions) / sizeof(suggestions[0]); i++) {
        json_open(w, '{');
        json_put_text(w, "zh", suggestions[i].zh);
        json_put_text(w, "en", suggestions[i].en);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_text(w, "model", model);
    json_close(w, '}');
    assistant_release(assistant);
    return NULL;
}
