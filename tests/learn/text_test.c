/* Texts of four kinds in two languages: learned, kept as a document, refused when strange, the same at every run. */
#include "learn/text.h"
#include "quant/random.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const classes[] = {"balance", "complaint", "loan", "statement"};
static const struct {
    int label;
    const char *texts[8];
} phrases[] = {
    {0,
     {"查询账户余额", "账上还有多少钱", "余额是多少", "what is my balance", "how much is left on the account",
      "please tell me the account balance", "账户余额查询一下", "我的余额不对吗"}},
    {1,
     {"我要投诉客户经理", "服务态度很差要投诉", "对你们的服务不满意", "I want to complain about the service",
      "very unhappy with the manager", "this is a complaint", "投诉柜台排队太久", "投诉乱收费"}},
    {2,
     {"贷款什么时候放款", "想申请流动资金贷款", "贷款展期怎么办", "when is the loan paid out",
      "I would like to apply for a loan", "can the loan be extended", "申请新增贷款", "贷款利率能降吗"}},
    {3,
     {"请寄送对账单", "需要上月对账单", "对账单在哪里下载", "send me the statement of last month",
      "where do I download the statement", "statement of account please", "补打对账单", "对账单没有收到"}},
};
enum { TEXTS = 32 };

static struct text_sample sample_of(struct arena *arena)
{
    const char **texts = ARENA_LIST(arena, const char *, TEXTS);
    int *labels = ARENA_LIST(arena, int, TEXTS);
    for (size_t i = 0; i < TEXTS; i++) {
        texts[i] = phrases[i / 8].texts[i % 8];
        labels[i] = phrases[i / 8].label;
    }
    return (struct text_sample){texts, labels, TEXTS, classes, 4};
}

static struct text_model trained(struct arena *arena, int threads)
{
    struct text_sample sample = sample_of(arena);
    struct text_model model;
    assert_null(
        text_train(arena, &sample, &(struct text_options){.name = "test", .seed = 3, .threads = threads}, &model));
    return model;
}

static void learned_and_explained(void **state)
{
    static const struct {
        const char *text;
        size_t label;
    } cases[] = {{"帮我查一下余额", 0},
                 {"我要投诉", 1},
                 {"LOAN extension please", 2},
                 {"ｓｔａｔｅｍｅｎｔ of May", 3},
                 {"对账单", 3}};
    struct arena *arena = *state;
    struct text_model model = trained(arena, 2);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct text_answer answer;
        text_classify(arena, &model, cases[i].text, true, &answer);
        assert_int_equal(answer.guesses[0].label, cases[i].label);
        assert_true(answer.reason_count > 0 && *answer.reasons[0].words && answer.reasons[0].weight > 0);
        double sum = 0;
        for (size_t k = 0; k < answer.guess_count; k++)
            sum += answer.guesses[k].share;
        assert_true(sum > 0 && sum < 1.000001 && answer.guesses[0].share >= answer.guesses[1].share);
    }
}

static void strange_texts_are_refused(void **state)
{
    static const char *const strange[] = {"", "   ", "。。。!!", "zxqv wvut", "\xff\xfe\xfd", "Ελληνικά"};
    struct arena *arena = *state;
    struct text_model model = trained(arena, 1);
    for (size_t i = 0; i < sizeof(strange) / sizeof(strange[0]); i++) {
        struct text_answer answer;
        text_classify(arena, &model, strange[i], true, &answer);
        assert_false(answer.sure);
        assert_true(answer.confidence < 0.5);
    }
}

static const char *document_of(struct arena *arena, const struct text_model *model)
{
    struct buffer out = {.arena = arena};
    text_model_write(&(struct json_writer){&out, false}, model);
    return buffer_end(&out);
}

static void same_at_every_run_and_through_a_document(void **state)
{
    struct arena *arena = *state;
    const char *problem;
    struct text_model one = trained(arena, 1), two = trained(arena, 4), read;
    const char *document = document_of(arena, &one);
    assert_string_equal(document, document_of(arena, &two));
    const struct json *json = json_read(arena, document, strlen(document), &problem);
    assert_non_null(json);
    assert_null(text_model_read(arena, json, "test", &read));
    assert_string_equal(document, document_of(arena, &read));
    for (size_t i = 0; i < TEXTS; i++) {
        struct text_answer a, b;
        text_classify(arena, &one, phrases[i / 8].texts[i % 8], true, &a);
        text_classify(arena, &read, phrases[i / 8].texts[i % 8], true, &b);
        assert_true(a.confidence == b.confidence && a.guesses[0].share == b.guesses[0].share);
    }
}

/* No cut or changed document is read as a model or read beyond its end. */
static void broken_documents_are_refused(void **state)
{
    struct arena *arena = *state;
    struct text_model model = trained(arena, 1), read;
    const char *document = document_of(arena, &model), *problem;
    struct random random = random_from(1, 1);
    size_t size = strlen(document), refused = 0;
    for (int i = 0; i < 200; i++) {
        char *changed = arena_text(arena, document);
        changed[random_below(&random, 600)] = (char)random_int(&random, 32, 126);
        const struct json *json = json_read(arena, changed, size, &problem);
        refused += !json || text_model_read(arena, json, "test", &read);
    }
    assert_true(refused > 0);
    char *cut = arena_text(arena, document);
    char *weights = strstr(cut, "\"weights\":\"") + 11;
    memmove(weights, weights + 4, strlen(weights + 4) + 1);
    assert_non_null(text_model_read(arena, json_read(arena, cut, strlen(cut), &problem), "test", &read));
}

static bool cancel(void *context, double share)
{
    (void)context;
    return share > 2;
}

static void bad_samples_and_cancelling(void **state)
{
    struct arena *arena = *state;
    struct text_sample sample = sample_of(arena);
    struct text_model model;
    sample.count = 25; /* one statement only */
    assert_int_equal(text_train(arena, &sample, &(struct text_options){.seed = 1}, &model)->id, ERROR_LEARN_TEXTS);
    sample.count = 8;
    sample.class_count = 1;
    assert_non_null(text_train(arena, &sample, &(struct text_options){.seed = 1}, &model));
    sample = sample_of(arena);
    assert_int_equal(text_train(arena, &sample, &(struct text_options){.seed = 1, .progress = cancel}, &model)->id,
                     ERROR_JOB_CANCELLED);
}

static void held_out_texts_are_judged(void **state)
{
    struct arena *arena = *state;
    struct text_sample sample = sample_of(arena), train, test;
    bool held_out[TEXTS] = {false};
    struct text_model model;
    struct text_report report;
    text_hold_out(arena, &sample, 0.25, 1, held_out);
    text_part(arena, &sample, held_out, false, &train);
    text_part(arena, &sample, held_out, true, &test);
    assert_int_equal(test.count, 8);
    assert_null(text_train(arena, &train, &(struct text_options){.seed = 1}, &model));
    text_report_make(arena, &model, &test, &report);
    size_t texts = 0, right = 0;
    for (size_t c = 0; c < 4; c++) {
        texts += report.rows[c].texts;
        right += report.rows[c].right;
    }
    assert_int_equal(texts, 8);
    assert_int_equal(right, report.right);
    assert_true(report.accuracy >= report.low && report.accuracy <= report.high && report.accuracy > 0.4);
}

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}
static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(learned_and_explained, setup, teardown),
        cmocka_unit_test_setup_teardown(strange_texts_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(same_at_every_run_and_through_a_document, setup, teardown),
        cmocka_unit_test_setup_teardown(broken_documents_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(bad_samples_and_cancelling, setup, teardown),
        cmocka_unit_test_setup_teardown(held_out_texts_are_judged, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
