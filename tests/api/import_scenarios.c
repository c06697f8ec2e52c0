/* Files in and out: an import with its mistakes and doubles, taken back and done again; attachments; exports; jobs. */
#include "api/suite.h"
#include "base/text.h"

#include <string.h>

static bool job_done(struct suite *s, enum who who, const struct answer *started, const char *what)
{
    const char *job = answer_text(started, "job");
    if (!suite_check(s, started->status < 300 && job, "%s: %d %.300s", what, started->status, started->body))
        return false;
    struct answer ended = job_wait(s, who, job);
    return suite_check(s, text_equal(answer_text(&ended, "status"), "done"), "%s: %.400s", what, ended.body);
}

static const char *upload(struct suite *s, const char *csv)
{
    struct answer answer = call_with(s, HEAD, "POST", "/import/upload?entity=customer",
                                     "Content-Type: text/csv\r\nX-File-Name: suite.csv\r\n", csv);
    const char *batch = answer_text(&answer, "batch");
    int64_t rows = 0;
    suite_check(s, answer.status < 300 && batch, "an upload: %d %.300s", answer.status, answer.body);
    suite_check(s, answer.json && json_get_int(answer.json, "rows_total", &rows) && rows == 4,
                "rows of the upload: %lld", (long long)rows);
    return batch ? batch : "none";
}

static void run_import(struct suite *s, const char *batch, const char *duplicates)
{
    const char *options = arena_format(
        s->arena, "{\"options\":{\"duplicates\":\"%s\",\"update\":true},\"remember\":\"suite\"}", duplicates);
    struct answer set = call(s, HEAD, "POST", arena_format(s->arena, "/import/%s/mapping", batch), options);
    CHECK_STATUS(s, set, 200, "options of an import");
    struct answer preview = call(s, HEAD, "GET", arena_format(s->arena, "/import/%s/preview", batch), NULL);
    CHECK_STATUS(s, preview, 200, "a preview");
    struct answer run = call(s, HEAD, "POST", arena_format(s->arena, "/import/%s/run", batch), NULL);
    job_done(s, HEAD, &run, "an import");
}

static size_t found(struct suite *s, const char *foreign_id)
{
    struct answer page = call(s, HEAD, "GET", arena_format(s->arena, "/customer?foreign_id=%s", foreign_id), NULL);
    return answer_item(&page, 0) != NULL;
}

static void imports(struct suite *s)
{
    struct answer me = call(s, HEAD, "GET", "/me", NULL);
    struct answer twin =
        call(s, HEAD, "POST", "/customer",
             arena_format(
                 s->arena,
                 "{\"name\":\"杭州双生阀门制造有限公司\",\"kind\":\"small\",\"branch\":\"%s\",\"region\":\"330100\"}",
                 answer_text(&me, "branch")));
    CHECK_STATUS(s, twin, 201, "a customer that a file will bring again");
    static const char csv[] = "名称,客户类型,统一社会信用代码,外部编号,地区\n"
                              "杭州新来机械有限公司,small,,SUITE-1,330100\n"
                              "宁波新来模具有限公司,small,,SUITE-2,330200\n"
                              "温州错号皮革有限公司,small,91330100000000000X,SUITE-3,330300\n"
                              "杭州双生阀门制造有限公司,small,,SUITE-4,330100\n";
    const char *batch = upload(s, csv);
    run_import(s, batch, "hold");
    suite_check(s, found(s, "SUITE-1") && found(s, "SUITE-2"), "the good rows did not come in");
    suite_check(s, !found(s, "SUITE-3"), "a row with a wrong credit code came in");
    suite_check(s, !found(s, "SUITE-4"), "a likely double came in unasked");
    struct answer errors = call(s, HEAD, "GET", arena_format(s->arena, "/import/%s/errors", batch), NULL);
    suite_check(s, errors.status == 200 && strstr(errors.body, "SUITE-3"), "the file of refused rows: %d %.300s",
                errors.status, errors.body);
    struct answer undo = call(s, HEAD, "POST", arena_format(s->arena, "/import/%s/undo", batch), NULL);
    job_done(s, HEAD, &undo, "taking an import back");
    suite_check(s, !found(s, "SUITE-1") && !found(s, "SUITE-2"), "rows of an import that was taken back are there");
    run_import(s, upload(s, csv), "create");
    suite_check(s, found(s, "SUITE-1") && found(s, "SUITE-4"), "the second import did not bring the rows");
    static const char changed[] = "名称,客户类型,外部编号,地址\n"
                                  "杭州新来机械有限公司,small,SUITE-1,文一路 1 号\n"
                                  "宁波新来模具有限公司,small,SUITE-2,中山路 2 号\n"
                                  "杭州双生阀门制造有限公司,small,SUITE-4,庆春路 4 号\n"
                                  "嘉兴另来纺织有限公司,small,SUITE-5,中环路 5 号\n";
    run_import(s, upload(s, changed), "create");
    struct answer one = call(s, HEAD, "GET", "/customer?foreign_id=SUITE-1", NULL);
    const struct json *row = answer_item(&one, 0);
    suite_check(s, row && text_equal(json_get_text(row, "address"), "文一路 1 号"),
                "a second file did not complete a customer: %.300s", one.body);
    struct answer pairs = call(s, HEAD, "GET", "/duplicate_pair?status=open", NULL);
    const struct json *pair = answer_item(&pairs, 0);
    if (suite_check(s, pair != NULL, "no pair of likely doubles: %.200s", pairs.body)) {
        struct answer decided =
            call(s, HEAD, "POST", arena_format(s->arena, "/duplicate_pair/%s/decide", json_get_text(pair, "id")),
                 "{\"decision\":\"distinct\",\"reason\":\"two licences seen\"}");
        CHECK_STATUS(s, decided, 200, "deciding on a pair");
    }
}

static void attachments(struct suite *s)
{
    struct answer customers = call(s, HEAD, "GET", "/customer?limit=1", NULL);
    const char *customer = answer_item(&customers, 0) ? json_get_text(answer_item(&customers, 0), "id") : "none";
    const char *path = arena_format(s->arena, "/customer/%s/attachment/upload?kind=contract", customer);
    static const char pdf[] = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
    struct answer kept =
        call_with(s, HEAD, "POST", path, "Content-Type: application/pdf\r\nX-File-Name: contract.pdf\r\n", pdf);
    const char *id = answer_text(&kept, "id");
    if (suite_check(s, kept.status < 300 && id, "an attachment: %d %.300s", kept.status, kept.body)) {
        struct answer back = call(s, HEAD, "GET", arena_format(s->arena, "/attachment/%s/content", id), NULL);
        suite_check(s, back.status == 200 && back.size == sizeof(pdf) - 1 && !memcmp(back.body, pdf, back.size),
                    "the attachment came back as %zu bytes", back.size);
    }
    struct answer program =
        call_with(s, HEAD, "POST", path, "Content-Type: application/pdf\r\nX-File-Name: contract.pdf\r\n",
                  "\x7f"
                  "ELF\2\1\1 this is a program");
    CHECK_STATUS(s, program, 415, "a program that calls itself a document");
}

static void exports(struct suite *s)
{
    static const char wanted[] =
        "{\"entity\":\"customer\",\"format\":\"csv\",\"parameters\":{\"kind\":\"large\"},\"columns\":\"name,kind\"}";
    struct answer started = call(s, HEAD_MANAGER, "POST", "/export", wanted);
    if (job_done(s, HEAD_MANAGER, &started, "an export")) {
        struct answer file =
            call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/export/%s", answer_text(&started, "job")), NULL);
        suite_check(s, file.status == 200 && file.size > 100, "the export: %d, %zu bytes", file.status, file.size);
    }
    struct answer cancelled = {.body = ""};
    for (int i = 0; i < 20 && cancelled.status != 200; i++) {
        struct answer first = call(s, HEAD_MANAGER, "POST", "/export", wanted),
                      second = call(s, HEAD_MANAGER, "POST", "/export", wanted);
        cancelled =
            call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/job/%s/cancel", answer_text(&second, "job")), NULL);
        job_wait(s, HEAD_MANAGER, answer_text(&first, "job"));
    }
    CHECK_STATUS(s, cancelled, 200, "cancelling a job");
}

void scenario_import(struct suite *s)
{
    imports(s);
    attachments(s);
    exports(s);
}
