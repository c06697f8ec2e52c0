/* The assistant: questions in Chinese or English, answered from help and policies, from records the asker may see, or as a list. Every
 * sentence names its sources; what is not known is said. The asker is whoever the session is: nothing is read but through it, so that
 * staff, jobs and customers are held by the same rights. */
#pragma once

#include "domain/assistant/question.h"
#include "matching/passages.h"
#include "record/call.h"

struct passage_source {
    const char *kind; /* help policy fact product field operation error */
    struct label title, text;
    const char *file, *link; /* of a policy: where it stands */
    int64_t version;
    int line;
};

struct intent_model;

/* What answers are found in, made of one set of policies. Kept by reference while it is read. */
struct assistant {
    struct arena *arena;
    const char *policy; /* hash */
    struct policy_snapshot *snapshot;
    const struct lexicon *lexicon;
    struct passage_source *sources;
    struct passage_index *index;
    size_t source_count;
    const struct intent_model *intents; /* NULL: none are written down */
    int users;
};

/* Made anew when the policies of SESSION differ from those it was made of; released by the caller. */
const struct assistant *assistant_take(struct session *s);
void assistant_release(const struct assistant *assistant);
void assistant_passages(struct assistant *assistant);

/* --- an answer
 * -------------------------------------------------------------------------------------------------------------- */

enum answer_kind { ANSWER_KNOWLEDGE, ANSWER_RECORD, ANSWER_LIST, ANSWER_DRAFT, ANSWER_TALK, ANSWER_REFUSED };

struct answer_source {
    const char *kind, *title, *detail, *link;
};

struct answer_paragraph {
    const char *text;
    int cites[6], count; /* numbers from 1 */
};

struct answer_action {
    const char *kind, *label, *link, *question;
};

struct answer_choice {
    const char *title, *detail, *question;
};

struct answer {
    enum answer_kind kind;
    double confidence;
    struct answer_paragraph *paragraphs;
    size_t paragraph_count, paragraph_room;
    struct answer_source *sources;
    size_t source_count, source_room;
    struct answer_action *actions;
    size_t action_count, action_room;
    struct answer_choice *choices;
    size_t choice_count, choice_room;
    const char **notes;
    size_t note_count, note_room;
    const char *query, *draft; /* JSON; NULL */
    const char *phrased_by;
    int64_t customer; /* whom it is about, 0 */
};

struct asking {
    struct call *call; /* the session, and where operations are called */
    struct session *s;
    const struct assistant *assistant;
    const char *question;
    bool zh;
    int64_t view; /* customer in view, 0 */
    struct list_query query;
    struct answer *answer;
};

extern const char *const answer_kind_names[];

/* In a reading transaction. */
const struct error *assistant_answer(struct asking *a);
void answer_write(struct json_writer *w, const struct asking *a, const char *id, const char *conversation, double took_ms);

/* ZH or EN, as the question was asked. */
const char *said(const struct asking *a, const char *zh, const char *en);
const char *said_label(const struct asking *a, struct label label);
int answer_cite(struct asking *a, const char *kind, const char *title, const char *detail, const char *link);
/* CITE: number of a source, 0 for none. */
void answer_say(struct asking *a, const char *text, int cite);
void answer_act(struct asking *a, const char *kind, const char *label, const char *link, const char *question);
void answer_note(struct asking *a, const char *text);

/* Items of a list of ENTITY under the asker's rights: pairs of NAMES and VALUES as in a request. *LIST is the "items". */
const struct error *asked_list(struct asking *a, const struct entity *entity, const char *const *names, const char *const *values, size_t count,
                               const struct json **list);
/* What another operation answers to the same caller. */
const struct error *asked_operation(struct asking *a, const struct error *(*operation)(struct call *), const char *path, const void *query,
                                    const struct json **json);

/* --- ways to answer: FOUND says whether there is one
 * ------------------------------------------------------------------------------------- */

const struct error *answer_knowledge(struct asking *a, double least, bool *found);
const struct error *answer_records(struct asking *a, bool *found);
const struct error *answer_topics(struct asking *a, int64_t customer, const char *title);
const struct error *answer_list(struct asking *a, bool *found);
const struct error *answer_draft(struct asking *a, bool *found);
/* The customer the question names, else the one in view when it says "it"; 0 when none. *EXACT: named, not guessed. */
const struct error *asked_customer(struct asking *a, int64_t *customer, const char **title, bool *named);

/* --- what kind of question
 * ---------------------------------------------------------------------------------------------------------- */

/* NULL when BANK stops meanwhile; BANK may be NULL. */
const struct intent_model *intents_learn(struct arena *arena, struct bank *bank, const struct lexicon *lexicon, const struct assistant_intents *intents);
/* The name of the intent, NULL when unsure. */
const char *intent_of(const struct intent_model *model, struct arena *arena, const char *question, double *sure);
/* Of the phrases kept from training: right, of how many, refused. */
struct intent_measure {
    size_t phrases, right, refused, wrong;
    double accuracy, accuracy_answered, seconds;
};
struct intent_measure intents_measure(struct arena *arena, const struct lexicon *lexicon, const struct assistant_intents *intents);

/* Name of the language model that is on, NULL when none is (phrase.c). In a transaction. */
const struct error *assistant_model_name(struct session *s, const char **name);
