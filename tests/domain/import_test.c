/* Files into records: what a preview says, what a run does, how it stops, goes on and is taken back. */
#include "support/bank.h"

#include "domain/import/import.h"
#include "matching/table.h"
#include "record/search.h"

#include <stdio.h>
#include <unistd.h>

/* --- calling
 * ---------------------------------------------------------------------------------------------------------- */

static struct test_reply upload(struct test_bank *b, enum bank_person who, const char *name, const char *content,
                                size_t size, const struct import_upload_query *query)
{
    struct session *s = test_session(b, who);
    struct buffer out = {.arena = b->arena};
    struct json_writer w = {&out, false};
    struct operation operation = {.name = "import_upload"};
    const struct import_upload_query none = {0};
    struct call call = {.session = s,
                        .operation = &operation,
                        .query = query ? query : &none,
                        .content = content,
                        .content_size = size,
                        .file_name = name,
                        .status = 200,
                        .reply = &w};
    const struct error *error = operation_import_upload(&call);
    struct test_reply reply = {.error = error ? error_copy(b->arena, error) : NULL, .status = call.status};
    const char *problem = NULL;
    if (!error) {
        reply.text = buffer_end(&out);
        reply.json = json_read(b->arena, reply.text, out.size, &problem);
        if (!reply.json)
            fail_msg("%s\n%s", problem, reply.text);
    }
    test_session_end(s);
    return reply;
}

static struct test_reply upload_text(struct test_bank *b, enum bank_person who, const char *name, const char *text)
{
    struct test_reply reply = upload(b, who, name, text, strlen(text), NULL);
    test_works(reply.error);
    return reply;
}

static const char *batch_of(const struct test_reply *reply)
{
    return test_text_at(reply->json, "batch");
}

static struct import_mapping_set_input options(const char *mapping, const char *json)
{
    return (struct import_mapping_set_input){.mapping = mapping, .options = json};
}

static int64_t start(struct test_bank *b, enum bank_person who, const char *batch)
{
    int64_t home, job;
    struct test_reply reply = TEST_CALL(b, who, import_run, batch, NULL, NULL);
    test_works(reply.error);
    assert_int_equal(reply.status, 202);
    assert_true(id_parse(test_text_at(reply.json, "job"), &home, &job));
    return job;
}

static void run(struct test_bank *b, enum bank_person who, const char *batch)
{
    test_works(job_run_now(&b->bank, b->arena, start(b, who, batch), true));
}

struct reading {
    const struct entity *entity;
    int64_t id;
    void *row;
};

static const struct error *read_row(struct session *s, void *context)
{
    struct reading *r = context;
    return record_load(s, r->entity, r->id, r->id, r->row);
}

static struct import_batch batch_row(struct test_bank *b, const char *batch)
{
    struct import_batch row;
    int64_t home, id;
    assert_true(id_parse(batch, &home, &id));
    struct reading reading = {&import_batch_entity, id, arena_take(b->arena, sizeof(row))};
    struct session *s = test_session(b, SYSTEM);
    struct tx tx;
    struct arena *own = s->arena;
    s->arena = b->arena;
    test_works(session_read(s, &tx));
    test_works(read_row(s, &reading));
    session_end(s);
    s->arena = own;
    test_session_end(s);
    memcpy(&row, reading.row, sizeof(row));
    return row;
}

static int64_t find(struct test_bank *b, const char *field, const char *value)
{
    struct session *s = test_session(b, SYSTEM);
    struct tx tx;
    int64_t home, id;
    test_works(session_read(s, &tx));
    test_works(record_find_unique(s, &customer_entity, field, value, &home, &id));
    session_end(s);
    test_session_end(s);
    return id;
}

static struct customer *customer(struct test_bank *b, int64_t id)
{
    struct customer *row = ARENA_NEW(b->arena, struct customer);
    struct session *s = test_session(b, SYSTEM);
    struct tx tx;
    struct arena *own = s->arena;
    s->arena = b->arena;
    test_works(session_read(s, &tx));
    test_works(record_load(s, &customer_entity, id, id, row));
    session_end(s);
    s->arena = own;
    test_session_end(s);
    return row;
}

static int64_t count_of(struct test_bank *b, const char *sql)
{
    struct session *s = test_session(b, SYSTEM);
    struct tx tx;
    int64_t count;
    struct query query = {"count", sql};
    test_works(session_read(s, &tx));
    test_works(store_int(s->tx, &query, NO_VALUES, &count));
    session_end(s);
    test_session_end(s);
    return count;
}

static void undo(struct test_bank *b, enum bank_person who, const char *batch)
{
    int64_t home, job;
    struct test_reply reply = TEST_CALL(b, who, import_undo, batch, NULL, NULL);
    test_works(reply.error);
    assert_true(id_parse(test_text_at(reply.json, "job"), &home, &job));
    test_works(job_run_now(&b->bank, b->arena, job, true));
    assert_int_equal(batch_row(b, batch).status, IMPORT_BATCH_STATUS_UNDONE);
}

#define HEAD "客户编号,客户名称,客户类型,注册资本（万元）,成立日期,联系电话\n"

/* --- preview
 * -------------------------------------------------------------------------------------------------------------- */

static void a_preview_shows_what_would_land_and_leaves_nothing(void **state)
{
    struct test_bank *b = *state;
    int64_t customers = count_of(b, "SELECT COUNT(*) FROM customer"),
            audits = count_of(b, "SELECT COUNT(*) FROM audit");
    struct test_reply reply = upload_text(b, EAST_MANAGER, "客户.csv",
                                          HEAD "P1,宁波蓝湾纺织有限公司,小型企业,\"1,250.5\",2011/3/5,0574-87650001\n");
    assert_string_equal(test_text_at(reply.json, "entity"), "customer");
    assert_string_equal(test_text_at(reply.json, "mapping_from"), "guessed");
    assert_string_equal(test_text_at(reply.json, "mapping.records.0.fields.registered_capital.unit"), "ten_thousand");
    assert_string_equal(test_text_at(reply.json, "items.0.action"), "created");
    assert_int_equal(test_int_at(reply.json, "items.0.records.0.values.registered_capital"), 1250500000);
    assert_string_equal(test_text_at(reply.json, "items.0.records.0.values.founded_on"), "2011-03-05");
    assert_string_equal(test_text_at(reply.json, "items.0.records.0.values.kind"), "small");
    assert_string_equal(test_text_at(reply.json, "items.0.records.0.values.owner_title"), "王晓东");
    assert_int_equal(test_int_at(reply.json, "counts.created"), 1);
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM customer"), customers);
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM audit"), audits + 1); /* the batch itself */
}

static void problems_name_row_column_and_remedy(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = upload_text(b, EAST_MANAGER, "坏.csv",
                                          HEAD "Q1,甲乙丙有限公司,小型企业,很多,2015-02-30,0574-1\n"
                                               "Q2,,小型企业,1,2015-02-03,\n");
    assert_int_equal(test_int_at(reply.json, "counts.refused"), 2);
    assert_int_equal(test_int_at(reply.json, "problems.0.row"), 2);
    bool amount = false, date = false, name = false;
    for (size_t i = 0; i < test_count_at(reply.json, "problems"); i++) {
        const struct json *problem = &test_at(reply.json, "problems")->items[i];
        amount |= test_int_at(problem, "column") == 4 && strstr(test_text_at(problem, "message"), "很多") &&
                  !strcmp(test_text_at(problem, "column_name"), "注册资本(万元)");
        date |= test_int_at(problem, "column") == 5 && !strcmp(test_text_at(problem, "field"), "founded_on");
        name |= test_int_at(problem, "row") == 3 && test_int_at(problem, "column") == 2 &&
                !strcmp(test_text_at(problem, "error"), "field.required");
    }
    if (!(amount && date && name))
        fail_msg("%s", reply.text);
}

static void gbk_is_read(void **state)
{
    struct test_bank *b = *state;
    /* 客户编号,客户名称,客户类型\nG1,杭州西湖茶业有限公司,小型企业\n in GBK */
    static const char gbk[] =
        "\xBF\xCD\xBB\xA7\xB1\xE0\xBA\xC5,\xBF\xCD\xBB\xA7\xC3\xFB\xB3\xC6,\xBF\xCD\xBB\xA7\xC0\xE0\xD0\xCD\nG1,"
        "\xBA\xBC\xD6\xDD\xCE\xF7\xBA\xFE\xB2\xE8\xD2\xB5\xD3\xD0\xCF\xDE\xB9\xAB\xCB\xBE,"
        "\xD0\xA1\xD0\xCD\xC6\xF3\xD2\xB5\n";
    struct test_reply reply = upload_text(b, EAST_MANAGER, "gbk.csv", gbk);
    assert_string_equal(test_text_at(reply.json, "items.0.records.0.values.name"), "杭州西湖茶业有限公司");
    assert_string_equal(test_text_at(reply.json, "items.0.action"), "created");
}

static void bad_files_are_refused_with_a_reason(void **state)
{
    struct test_bank *b = *state;
    test_fails(upload(b, EAST_MANAGER, "leer.csv", "", 0, NULL).error, ERROR_TABLE_EMPTY);
    test_fails(upload(b, EAST_MANAGER, "bild.png", "%PDF-1.4\n%abc\n", 14, NULL).error, ERROR_TABLE_FORMAT);
    test_fails(
        upload(b, EAST_MANAGER, "x.csv", "a,b\n1,2\n", 8, &(struct import_upload_query){.mapping = "nonsense"}).error,
        ERROR_IMPORT_MAPPING_MISSING);
    struct test_reply reply = upload_text(b, EAST_MANAGER, "wirr.csv", "foo,bar\n1,2\n");
    assert_string_equal(test_text_at(reply.json, "problems.0.error"), "import.no_entity");
    test_fails(TEST_CALL(b, EAST_MANAGER, import_run, batch_of(&reply), NULL, NULL).error, ERROR_IMPORT_NO_ENTITY);
    struct import_mapping_set_input wrong =
        options("{\"records\":[{\"entity\":\"customer\",\"fields\":{\"nmae\":\"foo\"}}]}", NULL);
    test_fails(TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&reply), NULL, &wrong).error,
               ERROR_IMPORT_MAPPING);
}

static void a_mapping_is_remembered_by_the_header(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = upload_text(b, EAST_MANAGER, "m.csv", "甲,乙,丙\nM1,温州东海鞋业有限公司,300\n");
    struct import_mapping_set_input set = {.mapping = "{\"records\":[{\"entity\":\"customer\",\"fields\":{\"foreign_"
                                                      "id\":\"甲\",\"name\":\"乙\",\"kind\":{\"value\":\"small\"},"
                                                      "\"employees\":\"丙\"}}]}",
                                           .remember = "分行客户表"};
    struct test_reply changed = TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&reply), NULL, &set);
    test_works(changed.error);
    assert_int_equal(test_int_at(changed.json, "items.0.records.0.values.employees"), 300);
    reply = upload_text(b, EAST_COLLEAGUE, "m2.csv", "甲,乙,丙\nM2,温州西山电器有限公司,20\n");
    assert_string_equal(test_text_at(reply.json, "mapping_from"), "remembered:分行客户表");
    assert_string_equal(test_text_at(reply.json, "items.0.action"), "created");
}

/* --- running
 * ---------------------------------------------------------------------------------------------------------------- */

static void rows_become_records_and_refused_ones_an_error_file(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = upload_text(
        b, EAST_MANAGER, "r.csv",
        HEAD "R1,台州银杏药业股份有限公司,中型企业,8000,2001-05-06,\nR2,绍兴古越酒业有限公司,小型企业,x,2002-01-01,\n"
             "R3,湖州太湖丝绸有限公司,小型企业,500,1998-01-01,\n");
    run(b, EAST_MANAGER, batch_of(&reply));
    struct import_batch batch = batch_row(b, batch_of(&reply));
    assert_int_equal(batch.status, IMPORT_BATCH_STATUS_DONE);
    assert_int_equal(batch.created_count, 2);
    assert_int_equal(batch.refused_count, 1);
    assert_int_equal(find(b, "foreign_id", "R2"), NONE);
    struct customer *row = customer(b, find(b, "foreign_id", "R1"));
    assert_int_equal(row->branch, b->branches[EAST]);
    assert_int_equal(row->owner, b->people[EAST_MANAGER]);
    assert_int_equal(row->source, CUSTOMER_SOURCE_IMPORT);
    struct session *s = test_session(b, SYSTEM);
    struct buffer csv = {.arena = s->arena};
    struct tx tx;
    test_works(session_read(s, &tx));
    test_works(import_refusals_csv(s, batch.record.id, &csv));
    session_end(s);
    assert_non_null(strstr(buffer_end(&csv), "绍兴古越酒业有限公司"));
    assert_non_null(strstr(buffer_end(&csv), "注册资本"));
    assert_null(strstr(buffer_end(&csv), "湖州太湖丝绸有限公司"));
    test_session_end(s);
    test_fails(TEST_CALL(b, EAST_MANAGER, import_run, batch_of(&reply), NULL, NULL).error, ERROR_IMPORT_RUNNING);
}

static void the_same_file_again_changes_nothing(void **state)
{
    struct test_bank *b = *state;
    static const char text[] = HEAD "S1,衢州江郎机械有限公司,小型企业,100,2003-01-01,\n";
    struct test_reply first = upload_text(b, EAST_MANAGER, "s.csv", text);
    run(b, EAST_MANAGER, batch_of(&first));
    struct test_reply second = upload_text(b, EAST_MANAGER, "s.csv", text);
    assert_string_equal(test_text_at(second.json, "items.0.action"), "unchanged");
    run(b, EAST_MANAGER, batch_of(&second));
    assert_int_equal(batch_row(b, batch_of(&second)).unchanged_count, 1);
    assert_int_equal(customer(b, find(b, "foreign_id", "S1"))->record.version, 1);
}

static void a_likely_duplicate_is_held_created_or_merged(void **state)
{
    struct test_bank *b = *state;
    struct test_reply first = upload_text(b, EAST_MANAGER, "d.csv",
                                          "客户编号,客户名称,客户类型,地址,电话\nD1,宁海远航新能源集团有限公司,"
                                          "中型企业,宁海县桃源街道科园路18号,0574-65551234\n");
    run(b, EAST_MANAGER, batch_of(&first));
    static const char twin[] = "客户编号,客户名称,客户类型,地址,电话,员工人数\nD2,远航新能源(宁海)集团有限公司,"
                               "中型企业,宁海县桃源街道科园路18号,0574-65551234,88\n";
    struct test_reply held = upload_text(b, EAST_MANAGER, "d2.csv", twin);
    assert_string_equal(test_text_at(held.json, "items.0.action"), "duplicate");
    assert_string_equal(test_text_at(held.json, "items.0.matches.0.name"), "宁海远航新能源集团有限公司");
    assert_true(test_number_at(held.json, "items.0.matches.0.probability") > 0.9);
    assert_true(test_count_at(held.json, "items.0.matches.0.fields") >= 2);
    assert_string_equal(test_text_at(held.json, "problems.0.error"), "import.duplicate");

    struct import_mapping_set_input merge = options(NULL, "{\"duplicates\":\"merge\"}");
    struct test_reply merged = TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&held), NULL, &merge);
    test_works(merged.error);
    assert_string_equal(test_text_at(merged.json, "items.0.action"), "updated");

    struct import_mapping_set_input create = options(NULL, "{\"duplicates\":\"create\"}");
    test_works(TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&held), NULL, &create).error);
    int64_t pairs = count_of(b, "SELECT COUNT(*) FROM duplicate_pair WHERE status = 'open'");
    run(b, EAST_MANAGER, batch_of(&held));
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM duplicate_pair WHERE status = 'open'"), pairs + 1);
    undo(b, EAST_MANAGER, batch_of(&held));
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM duplicate_pair WHERE status = 'open'"), pairs);
    assert_int_equal(find(b, "foreign_id", "D2"), NONE);
}

static void a_duplicate_inside_the_file_is_found(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = upload_text(b, EAST_MANAGER, "in.csv",
                                          "客户编号,客户名称,客户类型,地址,电话\nI1,丽水青瓷文化发展有限公司,小型企业,"
                                          "丽水市莲都区中山街66号,0578-2123456\n"
                                          "I2,丽水青瓷文化发展公司,小型企业,丽水市莲都区中山街66号,0578-2123456\n");
    assert_int_equal(test_int_at(reply.json, "counts.created"), 1);
    assert_int_equal(test_int_at(reply.json, "counts.duplicate"), 1);
}

static void a_better_source_wins_and_a_worse_one_does_not(void **state)
{
    struct test_bank *b = *state;
    struct test_reply first =
        upload_text(b, EAST_MANAGER, "v.csv",
                    "客户编号,客户名称,客户类型,法定代表人,经营范围\nV1,嘉兴南湖船业有限公司,小型企业,张三,造船\n");
    run(b, EAST_MANAGER, batch_of(&first));
    int64_t id = find(b, "foreign_id", "V1");
    static const char registry[] = "{\"source\":\"registry\",\"records\":[{\"entity\":\"customer\",\"fields\":{"
                                   "\"foreign_id\":\"客户编号\",\"legal_representative\":"
                                   "\"法定代表人\",\"business_scope\":\"经营范围\"}}]}";
    static const char demo[] = "{\"source\":\"demo\",\"records\":[{\"entity\":\"customer\",\"fields\":{\"foreign_id\":"
                               "\"客户编号\",\"legal_representative\":"
                               "\"法定代表人\"}}]}";
    struct test_reply better = upload_text(b, EAST_MANAGER, "v2.csv", "客户编号,法定代表人,经营范围\nV1,李四,\n");
    struct import_mapping_set_input set = options(registry, NULL);
    test_works(TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&better), NULL, &set).error);
    run(b, EAST_MANAGER, batch_of(&better));
    assert_string_equal(customer(b, id)->legal_representative, "李四");
    assert_string_equal(customer(b, id)->business_scope, "造船"); /* an empty cell takes nothing away */
    struct test_reply worse = upload_text(b, EAST_MANAGER, "v3.csv", "客户编号,法定代表人\nV1,王五\n");
    set = options(demo, NULL);
    test_works(TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&worse), NULL, &set).error);
    run(b, EAST_MANAGER, batch_of(&worse));
    if (b->bank.policy)
        assert_string_equal(customer(b, id)->legal_representative, "李四");
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM field_source WHERE field = 'legal_representative' AND won = 1"),
                     1);
    assert_int_equal(
        count_of(b, "SELECT COUNT(*) FROM field_source WHERE field = 'legal_representative' AND reason IS NULL"), 0);
}

/* --- stopping and going on
 * --------------------------------------------------------------------------------------------------------- */

static const char *many(struct arena *arena, const char *prefix, int rows)
{
    struct buffer out = {.arena = arena};
    buffer_text(&out, "客户编号,客户名称,客户类型\n");
    for (int i = 0; i < rows; i++)
        buffer_format(&out, "%s%04d,%s第%d号测试店%d%s有限公司,小型企业\n", prefix, i, prefix, i * 7919 % 10007, i,
                      i % 2 ? "贸易" : "制造");
    return buffer_end(&out);
}

struct cancelling {
    int64_t job;
};

static const struct error *cancel_job(struct session *s, void *context)
{
    struct cancelling *c = context;
    return store_execute_text(s->tx, "UPDATE job SET cancel = 1 WHERE id = $1", VALUES(sql_int(c->job)), NULL);
}

static void a_stopped_import_goes_on_where_it_was(void **state)
{
    struct test_bank *b = *state;
    static _Atomic bool stopping;
    struct test_reply reply =
        upload(b, EAST_MANAGER, "st.csv", many(b->arena, "ST", 1200), strlen(many(b->arena, "ST", 1200)), NULL);
    test_works(reply.error);
    struct import_mapping_set_input create = options(NULL, "{\"duplicates\":\"create\"}");
    test_works(TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&reply), NULL, &create).error);
    int64_t job = start(b, EAST_MANAGER, batch_of(&reply)), before = count_of(b, "SELECT COUNT(*) FROM customer");
    /* A server that dies after its first chunk leaves the job running under a lease that runs out. */
    (void)stopping;
    struct arena *arena = arena_new();
    struct job half = {.bank = &b->bank,
                       .id = job,
                       .person = b->people[EAST_MANAGER],
                       .quiet = true,
                       .stopping = &stopping,
                       .lease_until = 1};
    const char *problem;
    const char *input = arena_format(arena, "{\"batch\":\"%s\"}", batch_of(&reply));
    half.input = json_read(arena, input, strlen(input), &problem);
    struct session *s = test_session(b, SYSTEM);
    test_works(
        session_write(s, (const struct error *(*)(struct session *, void *))cancel_job, &(struct cancelling){0}));
    test_session_end(s);
    stopping = true; /* asks to stop at the first progress */
    test_fails(import_job(&half, arena), ERROR_JOB_STOPPING);
    arena_free(arena);
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM customer"), before); /* the chunk was undone as a whole */
    stopping = false;
    test_works(job_run_now(&b->bank, b->arena, job, true));
    assert_int_equal(batch_row(b, batch_of(&reply)).created_count, 1200);
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM customer"), before + 1200);
    undo(b, EAST_MANAGER, batch_of(&reply));
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM customer"), before);
}

static void a_cancelled_import_can_be_undone(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = upload_text(b, EAST_MANAGER, "ca.csv", many(b->arena, "CA", 3));
    int64_t job = start(b, EAST_MANAGER, batch_of(&reply));
    test_works(TEST_CALL(b, EAST_MANAGER, job_cancel, id_text(b->arena, job, job), NULL, NULL).error);
    test_fails(job_run_now(&b->bank, b->arena, job, true), ERROR_JOB_CANCELLED);
    assert_int_equal(batch_row(b, batch_of(&reply)).status, IMPORT_BATCH_STATUS_CANCELLED);
    struct test_reply shown = TEST_CALL(b, EAST_MANAGER, job_get, id_text(b->arena, job, job), NULL, NULL);
    assert_string_equal(test_text_at(shown.json, "status"), "cancelled");
    test_fails(TEST_CALL(b, WEST_MANAGER, job_get, id_text(b->arena, job, job), NULL, NULL).error,
               ERROR_RECORD_MISSING);
    undo(b, EAST_MANAGER, batch_of(&reply));
}

/* --- undo
 * ----------------------------------------------------------------------------------------------------------------------------
 */

static void undo_puts_everything_back(void **state)
{
    struct test_bank *b = *state;
    struct test_reply first =
        upload_text(b, EAST_MANAGER, "u.csv", HEAD "U1,金华火腿食品有限公司,小型企业,100,2003-01-01,0579-82345678\n");
    run(b, EAST_MANAGER, batch_of(&first));
    int64_t id = find(b, "foreign_id", "U1");
    struct customer before = *customer(b, id);
    struct test_reply second = upload_text(b, EAST_MANAGER, "u2.csv",
                                           HEAD "U1,金华火腿食品有限公司,小型企业,110,2004-02-02,0579-82345679\nU2,"
                                                "舟山远洋渔业有限公司,小型企业,10,2004-02-02,\n"
                                                "U1,金华火腿食品有限公司,小型企业,120,2004-02-02,0579-82345679\n");
    int64_t sources = count_of(b, "SELECT COUNT(*) FROM field_source");
    run(b, EAST_MANAGER, batch_of(&second));
    assert_int_equal(customer(b, id)->registered_capital, 120000000);
    assert_true(count_of(b, "SELECT COUNT(*) FROM field_source") > sources);
    undo(b, EAST_MANAGER, batch_of(&second));
    struct customer after = *customer(b, id);
    for (size_t i = 0; i < customer_entity.field_count; i++) {
        const struct field *field = &customer_entity.fields[i];
        const char *a = field_wire_text(b->arena, field, &before), *c = field_wire_text(b->arena, field, &after);
        if ((a == NULL) != (c == NULL) || (a && strcmp(a, c)))
            fail_msg("%s: %s is now %s", field->name, a ? a : "(none)", c ? c : "(none)");
    }
    assert_int_equal(find(b, "foreign_id", "U2"), NONE);
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM field_source"), sources);
    test_fails(TEST_CALL(b, EAST_MANAGER, import_undo, batch_of(&second), NULL, NULL).error, ERROR_IMPORT_NOT_UNDOABLE);
}

static void undo_is_refused_when_others_built_on_it(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply =
        upload_text(b, EAST_MANAGER, "w.csv", HEAD "W1,义乌小商品市场有限公司,小型企业,100,2003-01-01,\n");
    run(b, EAST_MANAGER, batch_of(&reply));
    struct contact contact;
    record_clear(&contact_entity, &contact);
    contact.customer = find(b, "foreign_id", "W1");
    contact.name = "胡一刀";
    test_put(b, &contact_entity, &contact);
    struct test_reply undone = TEST_CALL(b, EAST_MANAGER, import_undo, batch_of(&reply), NULL, NULL);
    test_fails(undone.error, ERROR_IMPORT_CHANGED_SINCE);
    assert_non_null(strstr(undone.error->arguments[1], "胡一刀"));
    assert_true(find(b, "foreign_id", "W1") != NONE);
}

/* --- access, mapping features
 * ------------------------------------------------------------------------------------------------------------ */

static void nobody_imports_beyond_their_reach(void **state)
{
    struct test_bank *b = *state;
    int64_t west = test_company(b, "成都锦江商贸有限公司", WEST, WEST_MANAGER);
    const char *code = customer(b, west)->uscc;
    const char *text = arena_format(
        b->arena, "客户名称,客户类型,统一社会信用代码,法定代表人\n成都锦江商贸有限公司,小型企业,%s,赵六\n", code);
    struct test_reply reply = upload_text(b, EAST_MANAGER, "x.csv", text);
    assert_string_equal(test_text_at(reply.json, "problems.0.error"), "import.outside");
    assert_null(strstr(test_text_at(reply.json, "problems.0.message"), "赵强"));
    static const char mapping[] =
        "{\"records\":[{\"entity\":\"customer\",\"fields\":{\"name\":\"名称\",\"kind\":{\"value\":\"small\"},"
        "\"branch\":{\"column\":\"机构\",\"by\":\"code\"}}}]}";
    reply = upload_text(b, EAST_MANAGER, "y.csv", "名称,机构\n重庆山城火锅有限公司,5100\n");
    struct import_mapping_set_input set = options(mapping, NULL);
    struct test_reply tried = TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&reply), NULL, &set);
    test_works(tried.error);
    assert_string_equal(test_text_at(tried.json, "items.0.action"),
                        "created"); /* own customers may be kept at any branch */
    set = options("{\"records\":[{\"entity\":\"customer\",\"fields\":{\"name\":\"名称\",\"grade\":\"机构\"}}]}", NULL);
    tried = TEST_CALL(b, EAST_MANAGER, import_mapping_set, batch_of(&reply), NULL, &set);
    test_fails(tried.error, ERROR_IMPORT_MAPPING); /* a grade is given by the bank */
    test_fails(TEST_CALL(b, WEST_MANAGER, import_preview, batch_of(&reply), NULL, NULL).error, ERROR_RECORD_MISSING);
    test_fails(TEST_CALL(b, AUDITOR, import_run, batch_of(&reply), NULL, NULL).error, ERROR_ACCESS_FORBIDDEN);
}

static void one_row_may_become_several_records(void **state)
{
    struct test_bank *b = *state;
    static const char mapping[] = "{\"skip\":{\"column\":\"名称\",\"is\":[\"合计\"]},\"records\":["
                                  "{\"entity\":\"customer\",\"key\":[\"foreign_id\"],\"fields\":{\"foreign_id\":{"
                                  "\"column\":\"号\",\"pad\":6,\"prefix\":\"Z\"},\"name\":\"名称\","
                                  "\"kind\":{\"column\":\"型\",\"map\":{\"大\":\"large\",\"小\":\"small\"}}}},"
                                  "{\"entity\":\"statement\",\"key\":[[\"customer\",\"period_end\",\"scope\"]],"
                                  "\"fields\":{\"customer\":{\"record\":\"customer\"},"
                                  "\"period_end\":{\"column\":\"@file\",\"after\":\"_\",\"before\":\".\",\"date\":"
                                  "\"quarter_end\"},\"revenue\":{\"column\":\"收入\",\"unit\":\"ten_thousand\"},"
                                  "\"cogs\":{\"column\":\"成本\",\"unit\":\"ten_thousand\",\"absolute\":true}}},"
                                  "{\"entity\":\"external_ratio\",\"key\":[[\"customer\",\"period_end\",\"name\"]],"
                                  "\"each\":[\"负债率\",\"毛利率\"],\"fields\":{\"customer\":{\"record\":"
                                  "\"customer\"},\"period_end\":{\"column\":\"@file\",\"after\":\"_\",\"before\":\".\","
                                  "\"date\":\"quarter_end\"},\"name\":{\"column\":\"@each_name\"},"
                                  "\"value\":{\"column\":\"@each\",\"percent\":true}}}]}";
    struct test_reply reply = upload_text(b, HEAD_MANAGER, "wide_2024Q3.csv",
                                          "号,名称,型,收入,成本,负债率,毛利率\n12,福建武夷茶叶有限公司,大,12.5,-3.25,"
                                          "55.5,\n13,厦门鹭江水产有限公司,中,1,1,1,1\n,合计,,,,,\n");
    struct import_mapping_set_input set = options(mapping, NULL);
    struct test_reply shown = TEST_CALL(b, HEAD_MANAGER, import_mapping_set, batch_of(&reply), NULL, &set);
    test_works(shown.error);
    assert_int_equal(test_count_at(shown.json, "items.0.records"), 3);
    assert_string_equal(test_text_at(shown.json, "items.0.records.0.values.foreign_id"), "Z000012");
    assert_string_equal(test_text_at(shown.json, "items.0.records.1.values.period_end"), "2024-09-30");
    assert_int_equal(test_int_at(shown.json, "items.0.records.1.values.revenue"), 12500000);
    assert_int_equal(test_int_at(shown.json, "items.0.records.1.values.cogs"), 3250000);
    assert_true(test_number_at(shown.json, "items.0.records.2.values.value") == 0.555);
    assert_string_equal(test_text_at(shown.json, "items.1.action"), "refused"); /* 中 is no code of the mapping */
    assert_string_equal(test_text_at(shown.json, "items.2.action"), "skipped");
}

static void every_shipped_mapping_reads(void **state)
{
    struct test_bank *b = *state;
    struct shipped_mapping *list;
    size_t count;
    test_works(mapping_shipped(b->arena, &list, &count));
    assert_true(count >= 10);
    for (size_t i = 0; i < count; i++) {
        struct mapping *mapping;
        const struct error *error = mapping_read(b->arena, NULL, list[i].json, &mapping);
        if (error)
            fail_msg("%s: %s", list[i].name, error_message(b->arena, error, LANGUAGE_EN, NULL));
        assert_non_null(list[i].label.zh);
        assert_non_null(list[i].label.en);
    }
    test_works(TEST_CALL(b, EAST_MANAGER, import_mappings, NULL, NULL, NULL).error);
}

/* --- exports
 * --------------------------------------------------------------------------------------------------------------------------------
 */

static void an_export_holds_what_the_person_sees_masked(void **state)
{
    struct test_bank *b = *state;
    struct export_start_input input = {.entity = "customer",
                                       .format = EXPORT_START_INPUT_FORMAT_XLSX,
                                       .parameters = "{\"q\":\"\"}",
                                       .columns = "name,phone,registered_capital"};
    input.parameters = NULL;
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, export_start, NULL, NULL, &input);
    test_works(reply.error);
    int64_t home, job, audits = count_of(b, "SELECT COUNT(*) FROM audit WHERE action = 'export'");
    assert_true(id_parse(test_text_at(reply.json, "job"), &home, &job));
    test_works(job_run_now(&b->bank, b->arena, job, true));
    assert_int_equal(count_of(b, "SELECT COUNT(*) FROM audit WHERE action = 'export'"), audits + 1);
    struct table_reader *reader;
    struct table_row row;
    const char *const *names;
    bool masked = false;
    int64_t rows = 0;
    const unsigned char *data;
    size_t size;
    const char *path = arena_format(b->arena, "%s/export/%s", b->folder, id_text(b->arena, job, job));
    test_works(source_unseal(&b->bank, b->arena, path, arena_format(b->arena, "export/%lld", (long long)job), &data, &size));
    test_works(table_open_bytes(b->arena, data, size, &(struct table_options){0}, &reader));
    assert_int_equal(table_header(reader, &names), 3);
    assert_string_equal(names[0], "名称");
    for (;; rows++) {
        test_works(table_next(reader, &row));
        if (!row.cells)
            break;
        assert_null(strstr(row.cells[0], "成都锦江商贸有限公司"));
        masked |= strchr(row.cells[1], '*') != NULL;
        assert_null(strstr(row.cells[1], "82345678"));
    }
    table_close(reader);
    assert_true(masked);
    assert_int_equal(rows, count_of(b, arena_format(b->arena, "SELECT COUNT(*) FROM customer WHERE owner = %lld",
                                                    (long long)b->people[EAST_MANAGER])));
}

/* -----------------------------------------------------------------------------------------------------------------------------------------------
 */

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
        cmocka_unit_test(a_preview_shows_what_would_land_and_leaves_nothing),
        cmocka_unit_test(problems_name_row_column_and_remedy),
        cmocka_unit_test(gbk_is_read),
        cmocka_unit_test(bad_files_are_refused_with_a_reason),
        cmocka_unit_test(a_mapping_is_remembered_by_the_header),
        cmocka_unit_test(rows_become_records_and_refused_ones_an_error_file),
        cmocka_unit_test(the_same_file_again_changes_nothing),
        cmocka_unit_test(a_likely_duplicate_is_held_created_or_merged),
        cmocka_unit_test(a_duplicate_inside_the_file_is_found),
        cmocka_unit_test(a_better_source_wins_and_a_worse_one_does_not),
        cmocka_unit_test(a_stopped_import_goes_on_where_it_was),
        cmocka_unit_test(a_cancelled_import_can_be_undone),
        cmocka_unit_test(undo_puts_everything_back),
        cmocka_unit_test(undo_is_refused_when_others_built_on_it),
        cmocka_unit_test(nobody_imports_beyond_their_reach),
        cmocka_unit_test(one_row_may_become_several_records),
        cmocka_unit_test(every_shipped_mapping_reads),
        cmocka_unit_test(an_export_holds_what_the_person_sees_masked),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
