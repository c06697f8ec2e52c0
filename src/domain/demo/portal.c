/* Two firms that use the portal: chosen among those whose application is on its way, so that there is something to
 * follow. What they did goes through the same rights as a real user's. */
#include "domain/portal/portal.h"
#include "domain/attachment/attachment.h"
#include "domain/deal/deal.h"
#include "domain/demo/demo.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/row.h"
#include "store/vault.h"

const struct demo_client demo_clients[] = {
    {"cfo.lin", "林静怡", "client_owner", {"财务总监", "Chief financial officer"}, 0},
    {"clerk.wu", "吴晓", "client_clerk", {"财务经办", "Finance clerk"}, 0},
    {"sign.he", "何志远", "client_approver", {"总经理（签字人）", "General manager, signs"}, 0},
    {"cfo.gao", "高远", "client_owner", {"财务总监", "Chief financial officer"}, 1},
};
const size_t demo_clients_count = sizeof(demo_clients) / sizeof(demo_clients[0]);

enum { FIRMS = 2 };

struct firm {
    int64_t id, owner, branch;
};

struct making {
    const struct demo_options *options;
    struct firm firms[FIRMS];
    size_t count;
    int64_t users[sizeof(demo_clients) / sizeof(demo_clients[0])];
    const char *hash;
    struct attachment file;
    struct demo_portal_report *report;
    int64_t now;
};

static const struct error *choose(struct session *s, struct making *m)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_demo_portal_firms, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (m->count < FIRMS) {
            m->report->firms[m->count] = arena_text(s->arena, rows_text(rows, 3));
            m->firms[m->count++] = (struct firm){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2)};
        }
    return error;
}

static const struct error *put_users(struct session *s, void *context)
{
    struct making *m = context;
    TRY(choose(s, m));
    for (size_t i = 0; i < demo_clients_count; i++) {
        const struct demo_client *client = &demo_clients[i];
        struct portal_user user;
        if ((size_t)client->firm >= m->count)
            continue;
        s->now = m->now - 60LL * 86400000;
        record_initial(s, &portal_user_entity, &user);
        user.customer = m->firms[client->firm].id;
        user.name = client->name;
        user.login = client->login;
        user.role = client->role;
        user.position = client->duty.zh;
        user.status = PORTAL_USER_STATUS_ACTIVE;
        user.invited_by = "陈思远";
        user.invited_at = s->now - 86400000;
        user.joined_at = s->now;
        TRY(record_put(s, &portal_user_entity, &user));
        m->users[i] = user.record.id;
        TRY(store_execute(s->tx, &query_demo_credential,
                          VALUES(sql_int(user.record.id), sql_text(m->hash), sql_int(s->now)), NULL));
    }
    return NULL;
}

/* --- an application to follow
 * ----------------------------------------------------------------------------------------------------- */

static const struct error *papers_put(struct session *s, const struct application *row)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[32];
    size_t count = 0;
    TRY(store_query(s->tx, &query_demo_papers, VALUES(sql_int(row->record.home), sql_int(row->record.id)), &rows));
    while (rows_next(rows, &error))
        if (count < 32)
            ids[count++] = rows_int(rows, 0);
    for (size_t i = 0; i < count && !error; i++) {
        struct application_document document;
        bool found;
        error = row_stored(s, &application_document_entity, row->record.home, ids[i], &document, &found);
        if (error || i % 3 == 1) /* every third one is still to come */
            continue;
        document.received_on = s->today - 1;
        document.status = APPLICATION_DOCUMENT_STATUS_VERIFIED;
        document.expires_on = s->today + 300;
        error = record_update(s, &application_document_entity, &document, NULL);
    }
    return error;
}

/* Sent by the manager a week ago, past the first desk. */
static const struct error *put_application(struct session *s, void *context)
{
    struct making *m = context;
    const struct firm *firm = &m->firms[0];
    struct application row;
    struct rows *rows;
    const struct error *error;
    int64_t task = NONE;
    if (!m->count)
        return NULL;
    s->now = m->now - 6LL * 86400000;
    s->today = instant_date(s->now);
    s->person = firm->owner;
    record_initial(s, &application_entity, &row);
    row.customer = firm->id;
    row.product = "working_capital";
    row.amount = 3000000000;
    row.currency = "CNY";
    row.term_months = 24;
    row.rate = 3650000;
    row.repayment = APPLICATION_REPAYMENT_EQUAL_PRINCIPAL;
    row.security = APPLICATION_SECURITY_MORTGAGE;
    row.security_value = 5200000000;
    row.purpose = "新产线投产前的原材料备货";
    if (application_put(s, &row)) /* the product is not for this firm: it follows what it has */
        return NULL;
    TRY(papers_put(s, &row));
    TRY(record_load(s, &application_entity, row.record.home, row.record.id, &row));
    TRY(application_send(s, &row, "credit_approval", firm->owner));
    TRY(store_query(s->tx, &query_demo_open_tasks, VALUES(sql_int(row.workflow_case)), &rows));
    while (rows_next(rows, &error))
        task = rows_int(rows, 0);
    if (error || task == NONE)
        return error;
    s->now += 20LL * 3600000;
    return workflow_task_decide(s, task,
                                &(struct workflow_act){.decision = WORKFLOW_TASK_DECISION_AGREE,
                                                       .person = firm->owner,
                                                       .opinion = "资料基本齐全，进入调查。"});
}

/* --- what they did
 * ------------------------------------------------------------------------------------------------------------- */

static void act_as(struct session *s, struct making *m, size_t client, int64_t hours_ago, struct session *out)
{
    const struct firm *firm = &m->firms[demo_clients[client].firm];
    *out = *s;
    out->now = m->now - hours_ago * 3600000;
    out->person_name = demo_clients[client].name;
    session_client(out, m->users[client], firm->id, firm->branch, demo_clients[client].role);
}

static const struct error *say(struct session *s, struct making *m, size_t client, int64_t hours_ago, const char *text)
{
    struct session as;
    struct portal_message row;
    bool known;
    act_as(s, m, client, hours_ago, &as);
    record_initial(&as, &portal_message_entity, &row);
    row.customer = as.client;
    row.portal_user = as.person;
    row.body = text;
    return portal_message_put(&as, &row, arena_format(s->arena, "demo-%lld", (long long)hours_ago), &known);
}

static const struct error *answer(struct session *s, struct making *m, size_t firm, int64_t hours_ago, const char *text,
                                  bool seen)
{
    struct session as = *s;
    struct portal_message row;
    as.now = m->now - hours_ago * 3600000;
    as.person = m->firms[firm].owner;
    record_initial(&as, &portal_message_entity, &row);
    row.customer = m->firms[firm].id;
    row.person = as.person;
    row.body = text;
    row.sent_at = as.now;
    row.seen_at = seen ? as.now + 3600000 : NONE;
    row.reference =
        arena_format(s->arena, "demo-%lld-%lld", (long long)as.person, (long long)(hours_ago + (int64_t)firm));
    return record_put(&as, &portal_message_entity, &row);
}

static const struct error *talk(struct session *s, struct making *m)
{
    TRY(say(s, m, 0, 76, "陈经理您好，设备购置合同已签，想确认下一步需要补充哪些资料？"));
    TRY(answer(s, m, 0, 74, "林总好，申请页的“还缺什么”里列出了全部资料，直接上传即可；以前传过的可以直接选用。",
               true));
    TRY(say(s, m, 1, 52, "已上传最近三个月的纳税申报表，请查收。"));
    TRY(answer(s, m, 0, 3, "收到。第三季度报表若已出，请一并在门户填报，系统会先核对勾稽关系。", false));
    TRY(say(s, m, 3, 120, "我司新办公地址已在资料页申请更正，请协助处理。"));
    return answer(s, m, 1, 118, "好的，核对营业执照后今天内处理。", true);
}

static const struct error *agree(struct session *s, struct making *m, size_t client, const char *purpose,
                                 bool withdrawn)
{
    const struct portal_consent *c = s->policy ? portal_consent(s->policy->portal, purpose) : NULL;
    struct session as;
    struct consent row;
    if (!c)
        return NULL;
    act_as(s, m, client, 50 * 24, &as);
    record_initial(&as, &consent_entity, &row);
    row.customer = as.client;
    row.purpose = c->name;
    row.text_version = c->version;
    row.text = c->text.zh;
    row.portal_user = as.person;
    row.given_at = as.now;
    row.withdrawn_at = withdrawn ? as.now + 20LL * 86400000 : NONE;
    return record_put(&as, &consent_entity, &row);
}

/* A tax return sent by the clerk for the first document that is still missing, or by itself. */
static const struct error *send_file(struct session *s, struct making *m)
{
    struct session as;
    struct portal_submission row;
    int64_t document;
    act_as(s, m, 1, 52, &as);
    m->file.customer = as.client;
    m->file.portal_user = as.person;
    TRY(record_put(&as, &attachment_entity, &m->file));
    TRY(store_int(s->tx, &query_demo_portal_paper, VALUES(sql_int(as.client)), &document));
    portal_submission_start(&as, PORTAL_SUBMISSION_KIND_DOCUMENT, "demo-file", "近三个月纳税申报表", &row);
    row.attachment = m->file.record.id;
    row.document = document;
    return record_put(&as, &portal_submission_entity, &row);
}

static const struct error *correct(struct session *s, struct making *m)
{
    struct session as;
    struct portal_submission row;
    act_as(s, m, 3, 121, &as);
    portal_submission_start(&as, PORTAL_SUBMISSION_KIND_CORRECTION, "demo-address", "更正 地址", &row);
    row.content = "{\"field\":\"address\",\"label\":{\"zh\":\"地址\",\"en\":\"Address\"},\"before\":null,\"value\":"
                  "\"杭州市滨江区江南大道 3688 号 2 幢\",\"reason\":\"公司搬迁\"}";
    return record_put(&as, &portal_submission_entity, &row);
}

static const struct error *put_doings(struct session *s, void *context)
{
    struct making *m = context;
    if (m->count < FIRMS)
        return NULL;
    s->now = m->now;
    TRY(talk(s, m));
    TRY(agree(s, m, 0, "credit_registry", false));
    TRY(agree(s, m, 0, "tax_data", false));
    TRY(agree(s, m, 0, "marketing", true));
    TRY(agree(s, m, 3, "credit_registry", false));
    TRY(send_file(s, m));
    return correct(s, m);
}

const struct error *demo_portal(struct arena *arena, struct bank *bank, const struct demo_options *options,
                                struct demo_portal_report *report)
{
    static const char paper[] = "税种,所属期,应纳税额（元）,入库日期\n增值税,2026-08,1286430.52,2026-09-14\n增值税,"
                                "2026-09,1340118.07,2026-10-15\n增值税,2026-10,1295877.30,2026-11-13\n";
    struct session s;
    struct making m = {.options = options, .report = report, .hash = password_hash(arena, options->password)};
    *report = (struct demo_portal_report){0};
    session_system(&s, bank, arena);
    m.now = s.now;
    const struct error *error = session_write(&s, put_users, &m);
    if (!error)
        error = session_write(&s, put_application, &m);
    s.now = m.now;
    s.today = instant_date(m.now);
    s.person = 0;
    if (!error)
        error = attachment_keep(&s, "近三个月纳税申报表.csv", "other", paper, sizeof(paper) - 1, &m.file);
    if (!error)
        error = session_write(&s, put_doings, &m);
    session_close(&s);
    return error;
}
