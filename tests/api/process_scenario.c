/* The log of another system comes in once, as XES or CSV, and shows how that process ran. */
#include "api/suite.h"
#include "base/text.h"

#include <string.h>
#include <unistd.h>

static const char xes[] =
    "<?xml version=\"1.0\"?><log xes.version=\"1.0\"><string key=\"concept:name\" value=\"of the log\"/>"
    "<trace><string key=\"concept:name\" value=\"a\"/><string key=\"AMOUNT_REQ\" value=\"20000\"/>"
    "<event><string key=\"concept:name\" value=\"asked\"/><string key=\"lifecycle:transition\" value=\"COMPLETE\"/>"
    "<date key=\"time:timestamp\" value=\"2011-10-01T00:00:00.000+02:00\"/><string key=\"org:resource\" "
    "value=\"112\"/></event>"
    "<event><string key=\"concept:name\" value=\"checked\"/><string key=\"lifecycle:transition\" value=\"START\"/>"
    "<date key=\"time:timestamp\" value=\"2011-10-01T02:00:00.000+02:00\"/><string key=\"org:resource\" "
    "value=\"7\"/></event>"
    "<event><string key=\"concept:name\" value=\"checked\"/><string key=\"lifecycle:transition\" value=\"COMPLETE\"/>"
    "<date key=\"time:timestamp\" value=\"2011-10-01T03:00:00.000+02:00\"/><string key=\"org:resource\" "
    "value=\"7\"/></event></trace>"
    "<trace><string key=\"concept:name\" value=\"b\"/>"
    "<event><string key=\"concept:name\" value=\"asked\"/><date key=\"time:timestamp\" "
    "value=\"2011-10-02T00:00:00.000+02:00\"/></event>"
    "</trace></log>";
static const char longer[] =
    "case_id,activity,timestamp,resource\nx,asked,2011-10-01T00:00:00Z,7\ny,asked,2011-10-01T00:00:00Z,7\n"
    "x,paid,2011-10-03T00:00:00Z,8\n";
static const char other_past[] = "case_id,activity,timestamp,resource\nx,asked,2011-10-01T00:00:01Z,7\n";

static const char *bring(struct suite *s, const char *name, const char *body, const char *what, bool good)
{
    struct answer asked = call_with(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/workflow/log?name=%s", name),
                                    "Content-Type: application/octet-stream\r\nX-File-Name: log.xes\r\n", body);
    const char *job = answer_text(&asked, "job"), *status = "";
    if (!suite_check(s, asked.status == 202 && job, "%s: %d %.300s", what, asked.status, asked.body))
        return "none";
    for (int i = 0; i < 300 && !text_equal(status, "done") && !text_equal(status, "failed"); i++) {
        struct answer answer = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/job/%s", job), NULL);
        status = answer_text(&answer, "status") ? answer_text(&answer, "status") : "gone";
        if (text_equal(status, good ? "done" : "failed"))
            return arena_text(s->arena, answer.body);
        usleep(20000);
    }
    suite_check(s, false, "%s: the job is %s", what, status);
    return "none";
}

void scenario_process(struct suite *s)
{
    struct answer unfit = call_with(s, HEAD_MANAGER, "POST", "/workflow/log?name=bad",
                                    "Content-Type: text/csv\r\nX-File-Name: bad.csv\r\n", "name,amount\na,1\nb,2\n");
    CHECK_STATUS(s, unfit, 422, "a file without cases");
    struct answer own = call_with(s, HEAD_MANAGER, "POST", "/workflow/log?name=credit_approval",
                                  "Content-Type: text/csv\r\nX-File-Name: x.csv\r\n", longer);
    CHECK_STATUS(s, own, 422, "a log called like a workflow of the bank");
    struct answer refused = call_with(s, MANAGER, "POST", "/workflow/log?name=suite",
                                      "Content-Type: text/csv\r\nX-File-Name: x.csv\r\n", longer);
    CHECK_STATUS(s, refused, 403, "a log from somebody without the right");
    const char *first = bring(s, "suite", xes, "a log", true), *again = bring(s, "suite", xes, "the log again", true);
    suite_check(s,
                strstr(first, "\"events_new\":4") && strstr(again, "\"events_new\":0") &&
                    strstr(again, "\"events_known\":4"),
                "a log twice: %.300s then %.300s", first, again);
    struct answer logs = call(s, HEAD_MANAGER, "GET", "/workflow/logs", NULL);
    suite_check(s, logs.status == 200 && strstr(logs.body, "\"suite\""), "logs: %.300s", logs.body);
    struct answer ran = call(s, HEAD_MANAGER, "GET", "/workflow/suite/process?source=suite", NULL);
    suite_check(s,
                ran.status == 200 && strstr(ran.body, "\"bottleneck\":\"checked\"") &&
                    strstr(ran.body, "\"mean_hours\":1.5") && strstr(ran.body, "\"events\":4"),
                "how the process ran: %.600s", ran.body);
    struct answer cases = call(s, HEAD_MANAGER, "GET", "/workflow_case?source=suite&limit=10", NULL);
    suite_check(s, cases.status == 200 && strstr(cases.body, "2000000") && strstr(cases.body, "suite/a"),
                "the cases: %.600s", cases.body);
    bring(s, "suite_csv", "case_id,activity,timestamp,resource\nx,asked,2011-10-01T00:00:00Z,7\n", "a log as CSV",
          true);
    const char *grown = bring(s, "suite_csv", longer, "the log grown", true);
    suite_check(s, strstr(grown, "\"events_new\":2") && strstr(grown, "\"cases_new\":1"), "a log that grew: %.300s",
                grown);
    bring(s, "suite_csv", other_past, "a log with another past", false);
}
