/* Files about customers: what is taken, where it lies, who gets it back; and the queue of likely duplicates. */
#include "support/bank.h"

#include "domain/import/source.h"
#include "record/row.h"
#include "store/digest.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct error *send(struct test_bank *b, enum bank_person who, int64_t customer, const char *name,
                                const char *content, size_t size, const char **id)
{
    struct session *s = test_session(b, who);
    struct buffer out = {.arena = b->arena};
    struct json_writer w = {&out, false};
    struct attachment_upload_query query = {
        .kind = "contract", .expires_on = NONE, .inspection = NONE, .facility_condition = NONE};
    struct call call = {.session = s,
                        .path = {id_text(b->arena, customer, customer)},
                        .query = &query,
                        .content = content,
                        .content_size = size,
                        .file_name = name,
                        .status = 200,
                        .reply = &w};
    const struct error *error = operation_attachment_upload(&call);
    const char *problem;
    if (!error && id)
        *id = test_text_at(json_read(b->arena, buffer_end(&out), out.size, &problem), "id");
    error = error ? error_copy(b->arena, error) : NULL;
    test_session_end(s);
    return error;
}

static const struct error *fetch(struct test_bank *b, enum bank_person who, const char *id, struct call *call,
                                 struct buffer *bytes)
{
    struct session *s = test_session(b, who);
    struct attachment_content_query query = {.show = NONE};
    *bytes = (struct buffer){.arena = b->arena};
    struct arena *own = s->arena;
    s->arena = b->arena;
    *call = (struct call){.session = s, .path = {id}, .query = &query, .bytes = bytes};
    const struct error *error = operation_attachment_content(call);
    s->arena = own;
    test_session_end(s);
    return error;
}

static void a_file_comes_back_as_it_went_in(void **state)
{
    struct test_bank *b = *state;
    int64_t id = test_company(b, "绍兴兰亭文化有限公司", EAST, EAST_MANAGER);
    static const char pdf[] = "%PDF-1.4\n\x01\x02\x00\x03 end";
    const char *attachment;
    struct call call;
    struct buffer bytes;
    test_works(send(b, EAST_MANAGER, id, "合同.pdf", pdf, sizeof(pdf), &attachment));
    test_works(fetch(b, EAST_MANAGER, attachment, &call, &bytes));
    assert_int_equal(bytes.size, sizeof(pdf));
    assert_memory_equal(bytes.data, pdf, sizeof(pdf));
    assert_string_equal(call.bytes_name, "合同.pdf");
    assert_string_equal(call.bytes_type, "application/pdf");
    test_fails(fetch(b, WEST_MANAGER, attachment, &call, &bytes), ERROR_RECORD_MISSING);
    test_fails(send(b, WEST_MANAGER, id, "x.pdf", pdf, sizeof(pdf), NULL), ERROR_RECORD_MISSING);
}

/* In the data folder it lies sealed; what nothing names goes after a day, what is named stays. */
static void files_lie_sealed_and_orphans_go(void **state)
{
    struct test_bank *b = *state;
    int64_t id = test_company(b, "嘉兴南湖红船有限公司", EAST, EAST_MANAGER);
    static const char text[] = "名称：嘉兴南湖红船有限公司\n";
    const char *attachment, *orphan, *sha256, *path = NULL;
    struct source_tally tally;
    char hex[65];
    struct timespec old[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
    test_works(send(b, EAST_MANAGER, id, "a.txt", text, sizeof(text) - 1, &attachment));
    test_works(source_keep(&b->bank, b->arena, "attachment", "nobody names this", 17, &orphan, &sha256));
    digest_sha256_hex(text, sizeof(text) - 1, hex);
    path = source_path(&b->bank, b->arena, "attachment", hex);
    char head[sizeof(VAULT_FILE_MARK)] = "";
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(head, 1, sizeof(head) - 1, file), sizeof(head) - 1);
    fclose(file);
    assert_string_equal(head, VAULT_FILE_MARK);
    test_works(source_tidy(&b->bank, b->arena, &tally));
    assert_int_equal(tally.removed, 0); /* it may belong to an upload that is under way */
    assert_int_equal(utimensat(AT_FDCWD, orphan, old, 0), 0);
    assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
    test_works(source_tidy(&b->bank, b->arena, &tally));
    assert_int_equal(tally.removed, 1);
    assert_int_not_equal(access(orphan, F_OK), 0);
    struct call call;
    struct buffer bytes;
    test_works(fetch(b, EAST_MANAGER, attachment, &call, &bytes));
    assert_int_equal(bytes.size, sizeof(text) - 1);
    /* A file from before files were sealed is read, and sealed by the next tidying. */
    file = fopen(arena_format(b->arena, "%.*s%s", (int)(strrchr(path, '/') + 1 - path), path, hex), "wb");
    assert_non_null(file);
    fwrite(text, 1, sizeof(text) - 1, file);
    fclose(file);
    unlink(path);
    test_works(source_tidy(&b->bank, b->arena, &tally));
    assert_int_equal(tally.sealed, 1);
    test_works(fetch(b, EAST_MANAGER, attachment, &call, &bytes));
    assert_memory_equal(bytes.data, text, sizeof(text) - 1);
}

static void only_known_contents_are_taken(void **state)
{
    struct test_bank *b = *state;
    int64_t id = test_company(b, "湖州莫干山旅游有限公司", EAST, EAST_MANAGER);
    test_fails(send(b, EAST_MANAGER, id, "a.pdf", "MZ\x90\x00\x03", 5, NULL), ERROR_ATTACHMENT_TYPE);
    test_fails(send(b, EAST_MANAGER, id, "a.txt", "<html><script>", 14, NULL), ERROR_ATTACHMENT_TYPE);
    test_fails(send(b, EAST_MANAGER, id, "a.xlsx", "PK\x03\x04 xl/workbook.xml vbaProject.bin", 35, NULL),
               ERROR_ATTACHMENT_TYPE);
    test_fails(send(b, EAST_MANAGER, id, "a.zip", "PK\x03\x04 whatever", 13, NULL), ERROR_ATTACHMENT_TYPE);
    test_fails(send(b, EAST_MANAGER, id, "a.txt", "", 0, NULL), ERROR_ATTACHMENT_EMPTY);
    test_works(send(b, EAST_MANAGER, id, "a.csv", "a,b\n1,2\n", 8, NULL));
    test_works(send(b, EAST_MANAGER, id, "a.png", "\x89PNG\r\n\x1a\n....", 12, NULL));
}

static const char *pair_of(struct test_bank *b, int64_t customer, int64_t other)
{
    struct duplicate_pair pair;
    record_clear(&duplicate_pair_entity, &pair);
    pair.customer = customer;
    pair.other = other;
    pair.weight = 12;
    pair.probability = 0.99;
    pair.explanation = "{}";
    pair.status = DUPLICATE_PAIR_STATUS_OPEN;
    test_put(b, &duplicate_pair_entity, &pair);
    return id_text(b->arena, pair.record.home, pair.record.id);
}

static void a_pair_is_decided_once(void **state)
{
    struct test_bank *b = *state;
    int64_t one = test_company(b, "台州黄岩模具有限公司", EAST, EAST_MANAGER),
            two = test_company(b, "黄岩模具(台州)有限公司", EAST, EAST_MANAGER);
    const char *pair = pair_of(b, one, two);
    struct duplicate_decide_input input = {
        .decision = DUPLICATE_DECIDE_INPUT_DECISION_DISTINCT, .into = NONE, .reason = "两家企业"};
    test_fails(TEST_CALL(b, WEST_MANAGER, duplicate_decide, pair, NULL, &input).error, ERROR_RECORD_MISSING);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, duplicate_decide, pair, NULL, &input);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "status"), "distinct");
    test_fails(TEST_CALL(b, EAST_MANAGER, duplicate_decide, pair, NULL, &input).error, ERROR_DUPLICATE_DECIDED);
}

static void a_pair_may_be_merged(void **state)
{
    struct test_bank *b = *state;
    int64_t one = test_company(b, "宁波北仑港务有限公司", EAST, EAST_MANAGER),
            two = test_company(b, "北仑港务(宁波)有限公司", EAST, EAST_MANAGER);
    struct duplicate_decide_input input = {
        .decision = DUPLICATE_DECIDE_INPUT_DECISION_MERGE, .into = NONE, .reason = "同一企业"};
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, duplicate_decide, pair_of(b, one, two), NULL, &input);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "customer"), id_text(b->arena, two, two));
    input.into = test_company(b, "毫不相干有限公司", EAST, EAST_MANAGER);
    one = test_company(b, "宁波镇海石化有限公司", EAST, EAST_MANAGER);
    two = test_company(b, "镇海石化(宁波)有限公司", EAST, EAST_MANAGER);
    test_fails(TEST_CALL(b, EAST_MANAGER, duplicate_decide, pair_of(b, one, two), NULL, &input).error,
               ERROR_FIELD_INCONSISTENT);
}

static int open_bank(void **state)
{
    *state = test_bank_open();
    return 0;
}

static int close_bank(void **state)
{
    test_bank_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_comes_back_as_it_went_in),
        cmocka_unit_test(files_lie_sealed_and_orphans_go),
        cmocka_unit_test(only_known_contents_are_taken),
        cmocka_unit_test(a_pair_is_decided_once),
        cmocka_unit_test(a_pair_may_be_merged),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
