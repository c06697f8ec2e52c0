/* Which way a question is answered. What it says outright decides: a draft that is asked for, a customer that is named, a list that parses.
 * The learned intent decides between ways that all could; when nothing holds, the question is handed to a person. */
#include "base/text.h"
#include "domain/assistant/assistant.h"

#include <string.h>

static const double least = 0.5, least_known = 0.42, certain = 0.7;

static bool begins_any(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strstr(text, words[i]))
            return true;
    return false;
}
#define SAYS(text, ...) begins_any((text), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* Asked how something is done, is meant or is ruled, not for records. */
static bool asks_how(const char *folded)
{
    return SAYS(folded, "怎么", "如何", "什么是", "多久", "谁可以", "谁能", "谁有权", "能不能", "可不可以", "多少天内", "是什么意思", "什么意思", "怎样", "规定", "制度", "要求", "条件", "标准", "定义", "公式", "计算方法", "需要什么", "需要哪些", "流程", "为什么要", "区别",
                "how often", "how long", "how fast", "response time", "what must", "can i", "may i", "how do i", "how do you", "how to", "how is", "how are", "what is a", "what is the rule", "what does", "what are the", "meaning of", "definition", "formula", "policy", "rules for", "requirement",
                "which documents", "what documents", "explain", "difference between", "when must", "who may", "who can");
}

/* Tries to give orders to the assistant instead of asking. Rights do not depend on this: it only keeps the answer honest. */
static bool orders_about(const char *folded)
{
    return SAYS(folded, "忽略以上", "忽略之前", "忽略所有", "无视规则", "系统提示", "绕过权限", "全部密码", "所有人的密码", "ignore all previous", "ignore previous", "ignore the above", "system prompt", "every password", "all passwords",
                "bypass the access", "drop table");
}

static bool talks(const char *folded)
{
    return text_length(folded) <= 14 && SAYS(folded, "你好", "您好", "谢谢", "多谢", "再见", "你是谁", "你能做什么", "你会什么", "早上好", "hello", "hi ", "thanks", "thank you", "who are you", "what can you do", "help");
}

static void small_talk(struct asking *a)
{
    a->answer->kind = ANSWER_TALK;
    a->answer->confidence = 1;
    answer_say(a, said(a, "我在本行系统内作答：制度与操作、某个客户的情况、按条件找客户或贷款、起草纪要与消息。每个回答都注明出处，只用您有权看的资料。",
                       "I answer inside the bank's own system: rules and how-to, facts of a customer, lists by condition, drafts of minutes and messages. Each answer cites its sources and uses only what you may see."),
               0);
}

static void suggest(struct asking *a)
{
    static const struct label examples[] = {{"下季到期且DSCR<1.2的客户", "customers with loans maturing next quarter and DSCR below 1.2"},
                                            {"重要以上客户上月没有联系的", "core customers not contacted last month"},
                                            {"流动资金贷款需要哪些文件", "which documents does a working capital loan need"}};
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++)
        answer_act(a, "ask", said_label(a, examples[i]), NULL, said_label(a, examples[i]));
}

static void refuse(struct asking *a)
{
    a->answer->kind = ANSWER_REFUSED;
    a->answer->confidence = 0;
    a->answer->query = NULL;
    answer_say(a, said(a, "这个问题我没有把握回答：资料中找不到依据。可以换个说法，或转给同事处理。", "I cannot answer this with certainty: nothing I may read supports an answer. Say it differently, or hand it to a person."), 0);
    for (size_t i = 0; i < a->query.unknown_count && i < 5; i++)
        answer_note(a, arena_format(a->s->arena, said(a, "没有听懂“%s”", "\"%s\" was not understood"), a->query.unknown[i]));
    answer_act(a, "hand_over", said(a, "转给同事", "Hand over to a person"), NULL, NULL);
    suggest(a);
}

const struct error *answer_records(struct asking *a, bool *found)
{
    int64_t customer = 0;
    const char *title = NULL;
    bool named = false;
    *found = false;
    TRY(asked_customer(a, &customer, &title, &named));
    if (!customer)
        return NULL;
    a->answer->kind = ANSWER_RECORD;
    a->answer->confidence = named ? 0.95 : 0.8;
    TRY(answer_topics(a, customer, title));
    if (a->answer->choice_count)
        answer_note(a, arena_format(a->s->arena, said(a, "按“%s”作答；名称相近的还有其他客户", "Answered for %s; other customers have a similar name"), title));
    *found = true;
    return NULL;
}

static bool lists(const struct asking *a)
{
    const struct list_query *q = &a->query;
    return q->entity && (q->filter_count || q->sort || q->counting) && (q->named ? q->understood >= q->unknown_count : !q->unknown_count);
}

/* Whoever names no record type but only things that are listed wants the list: "逾期贷款". */
static bool lists_surely(const struct asking *a)
{
    return lists(a) && !a->query.unknown_count && !a->query.topic_count && !a->query.fact_count;
}

static const struct error *by_records_or_list(struct asking *a, bool *found)
{
    if (lists_surely(a))
        return answer_list(a, found);
    TRY(answer_records(a, found));
    if (!*found && lists(a))
        TRY(answer_list(a, found));
    return NULL;
}

const struct error *assistant_answer(struct asking *a)
{
    struct arena *arena = a->s->arena;
    const char *folded = text_lower(arena, text_normalise(arena, a->question));
    double sure = 0;
    bool found = false;
    if (talks(folded)) {
        small_talk(a);
        suggest(a);
        return NULL;
    }
    question_parse(arena, a->assistant->lexicon, a->question, a->s->today, &a->query);
    const char *intent = a->assistant->intents ? intent_of(a->assistant->intents, arena, a->question, &sure) : NULL;
    if ((text_equal(intent, "out") && sure >= certain && !a->query.topic_count) || orders_about(folded) || strlen(a->question) > QUESTION_BYTES) {
        refuse(a);
        return NULL;
    }
    TRY(answer_draft(a, &found));
    bool how = asks_how(folded) || (text_equal(intent, "knowledge") && !lists_surely(a));
    if (!found && how)
        TRY(answer_knowledge(a, least, &found));
    if (!found)
        TRY(by_records_or_list(a, &found));
    if (!found)
        TRY(answer_knowledge(a, how ? least_known : least, &found));
    if (!found)
        refuse(a);
    return NULL;
}
