#include "app/command.h"
#include "app/upkeep.h"
#include "base/json.h"
#include "base/log.h"
#include "base/text.h"
#include "calc/calc.h"
#include "domain/policy/clock.h"
#include "domain/import/command.h"
#include "domain/job/job.h"
#include "domain/post/post.h"
#include "http/server.h"
#include "queries.h"
#include "record/audit.h"
#include "record/call.h"
#include "store/schema.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* --- serve ------------------------------------------------------------------------------------------------------------------------ */

static void set_log_level(const char *name)
{
    static const char *const names[] = {"debug", "info", "warning", "error"};
    for (int i = 0; i < 4; i++)
        if (text_equal(name, names[i]))
            log_set_level((enum log_level)i);
}

static const struct error *note_configuration(struct arena *arena, struct settings *settings, struct bank *bank)
{
    struct buffer text = {.arena = arena};
    struct json_writer w = {&text, false};
    settings_write(&w, settings);
    return configuration_note(bank, arena, buffer_end(&text));
}

static int serve(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct post_settings letters;
    struct server *server;
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, NULL); /* before the threads, so that only this one hears them */
    set_log_level(settings->log_level);
    const struct error *error = post_settings_read(arena, settings, &letters);
    if (!error)
        error = bank_open(arena, settings, &(struct bank_options){.create = settings->create}, &bank);
    if (error)
        return command_fail(arena, error);
    bank.post = &letters;
    struct server_options options = {
        .address = settings->address,
        .port = (int)settings->port,
        .threads = (int)settings->threads,
        .slow_threads = (int)settings->slow_threads,
        .certificate_file = settings->certificate_file,
        .key_file = settings->certificate_key_file,
        .web_folder = settings->web_folder,
        .session_minutes = (int)settings->session_minutes,
        .body_limit = (size_t)settings->body_limit,
        .upload_limit = (size_t)settings->upload_limit,
        .connection_limit = (int)settings->connection_limit,
        .per_address_limit = (int)settings->per_address_limit,
        .version = STEWARD_VERSION,
    };
    error = note_configuration(arena, settings, &bank);
    if (!error)
        error = policy_clock(&bank, arena);
    if (!error)
        error = server_start(arena, &bank, &options, &server);
    if (error) {
        bank_close(&bank);
        return command_fail(arena, error);
    }
    struct jobs *jobs = jobs_start(&bank);
    struct post *post = post_start(&bank);
    printf("%s://%s:%d/\n", options.certificate_file ? "https" : "http", options.address, server_port(server));
    fflush(stdout);
    log_info("server.started", "listening on %s port %d, database %s", options.address, server_port(server), store_is_sqlite(bank.store) ? "sqlite" : "postgresql");
    struct upkeep upkeep = {.bank = &bank, .heads_file = settings->audit_heads_file};
    int got;
    upkeep_start(&upkeep);
    sigwait(&set, &got);
    log_info("server.stopping", "finishing what was begun");
    upkeep_stop(&upkeep);
    post_stop(post);
    server_stop(server);
    jobs_stop(jobs);
    upkeep_end(&upkeep);
    bank_close(&bank);
    log_info("server.stopped", "done");
    return EXIT_DONE;
}

/* --- migrate ---------------------------------------------------------------------------------------------------------------------- */

static int migrate(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct buffer out = {.arena = arena};
    struct migration_report report;
    const struct error *error = bank_open(arena, settings, &(struct bank_options){.unchecked = true}, &bank);
    if (error)
        return command_fail(arena, error);
    if (settings->draft)
        error = schema_draft(bank.store, arena, &out);
    else
        error = schema_migrate(bank.store, arena, settings->dry_run, &out, &report);
    bank_close(&bank);
    if (error)
        return command_fail(arena, error);
    fputs(buffer_end(&out), stdout);
    if (!settings->draft)
        printf("%d applied%s, version %d\n", report.applied, settings->dry_run ? " and rolled back (dry run)" : "", report.newest);
    return EXIT_DONE;
}

/* --- user -------------------------------------------------------------------------------------------------------------------------- */

struct user_work {
    struct settings *settings;
    const char *hash;
};

/* The head office of an empty bank is made with its first person. */
static const struct error *make_head_office(struct session *s, const char *code, int64_t *id)
{
    struct branch branch;
    record_initial(s, &branch_entity, &branch);
    branch.name = "总行";
    branch.code = code;
    branch.kind = BRANCH_KIND_HEAD_OFFICE;
    TRY(record_put(s, &branch_entity, &branch));
    *id = branch.record.id;
    return NULL;
}

static const struct error *find_branch(struct session *s, const char *code, int64_t *branch)
{
    int64_t home, count;
    struct query branches = {"user_branches", "SELECT COUNT(*) FROM branch"};
    TRY(record_find_unique(s, &branch_entity, "code", code, &home, branch));
    TRY(store_int(s->tx, &branches, NO_VALUES, &count));
    if (*branch == NONE && !count)
        return make_head_office(s, code, branch);
    return *branch == NONE ? error_make(s->arena, ERROR_FIELD_LINK, .field = "branch", .value = code) : NULL;
}

static const struct error *user_put(struct session *s, void *context)
{
    struct user_work *work = context;
    struct settings *settings = work->settings;
    int64_t home, id;
    TRY(record_find_unique(s, &person_entity, "login", settings->login, &home, &id));
    if (id == NONE) {
        struct person person;
        record_initial(s, &person_entity, &person);
        person.login = settings->login;
        person.name = settings->name ? settings->name : settings->login;
        person.role = settings->role ? settings->role : "it_administrator";
        TRY(find_branch(s, settings->branch ? settings->branch : "0000", &person.branch));
        TRY(record_put(s, &person_entity, &person));
        id = person.record.id;
    }
    TRY(store_execute(s->tx, &query_credential_put, VALUES(sql_int(id), sql_text(work->hash), sql_int(s->now), sql_int(0)), NULL));
    return audit_write(s, "session", id, id, "password_reset", NULL);
}

static const struct error *user_list(struct session *s)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query_text(s->tx, "SELECT login, name, role, left_on FROM person ORDER BY login", NO_VALUES, &rows));
    while (rows_next(rows, &error))
        printf("%-20s %-16s %-24s%s\n", rows_text(rows, 0), rows_text(rows, 1), rows_text(rows, 2), rows_null(rows, 3) ? "" : " left");
    return error;
}

static const char *ask_password(struct arena *arena)
{
    char line[256] = "";
    if (isatty(STDIN_FILENO))
        fputs("password: ", stderr);
    if (!fgets(line, sizeof(line), stdin))
        return NULL;
    line[strcspn(line, "\r\n")] = 0;
    return *line ? arena_text(arena, line) : NULL;
}

static int user(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct session s;
    struct tx tx;
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    session_system(&s, &bank, arena);
    if (!settings->login) {
        error = session_read(&s, &tx);
        if (!error)
            error = user_list(&s);
        session_end(&s);
    } else {
        const char *password = settings->password ? settings->password : ask_password(arena);
        struct user_work work = {settings, password ? password_hash(arena, password) : NULL};
        error = password ? session_write(&s, user_put, &work) : error_make(arena, ERROR_FIELD_REQUIRED, .field = "password");
    }
    session_close(&s);
    bank_close(&bank);
    return error ? command_fail(arena, error) : EXIT_DONE;
}

/* --- import --------------------------------------------------------------------------------------------------------------------------- */

static int import(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    bool refused;
    struct import_command command = {.mapping = settings->mapping,
                                     .entity = settings->entity,
                                     .branch_code = settings->branch,
                                     .errors_file = settings->out,
                                     .dry_run = settings->dry_run,
                                     .language = command_language(settings)};
    if (settings->rest_count != 1) {
        fputs("usage: steward import FILE [--mapping NAME] [--entity E] [--branch CODE] [--dry-run] [--out ERRORS.csv]\n"
              "       steward import --undo BATCH\n", stderr);
        return EXIT_USAGE;
    }
    *(settings->undo ? &command.undo : &command.file) = settings->rest[0];
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    error = import_command_run(&bank, arena, &command, &refused);
    bank_close(&bank);
    if (error)
        return command_fail(arena, error);
    return refused ? EXIT_FAILED : EXIT_DONE;
}

/* --- the rest ------------------------------------------------------------------------------------------------------------------------- */

static int calc(int argc, char **argv)
{
    return calc_main(argc, argv, stdin, stdout, stderr);
}

static int version(struct arena *arena, struct settings *settings)
{
    (void)arena;
    (void)settings;
    puts("steward " STEWARD_VERSION);
    return EXIT_DONE;
}

static int print_settings(struct arena *arena, struct settings *settings)
{
    struct buffer out = {.arena = arena};
    (void)settings;
    settings_print(&out);
    fputs(buffer_end(&out), stdout);
    return EXIT_DONE;
}

const struct command commands[] = {
    {"serve", "[--create]", "启动服务", "serve the bank", serve, NULL},
    {"demo", "[--seed N] [--customers N] [--password P]", "在空数据库中生成演示银行", "make a demo bank in an empty database", command_demo, NULL},
    {"assess", "CUSTOMER_ID | --all [--yes]", "评级：一个客户或全部客户（--yes 视需审批的层级为已批准）", "rate one customer or all (--yes takes tiers that need approval as approved)", command_assess, NULL},
    {"transactions", "FILE | -", "接入流水（NDJSON），到达即判断", "post bookings (NDJSON), judged as they arrive", command_transactions, NULL},
    {"warning", "run | customer ID | back-test YYYY-MM-DD [DAYS]", "预警：全行、一个客户，或按过去某日回测", "early warning: the book, one customer, or a back-test of a past day", command_warning, NULL},
    {"portfolio", "loss [SCENARIOS [SEED [WORKERS]]] [--json]", "组合：模拟全行一年期信用损失", "the book: simulate the credit losses of a year", command_portfolio, NULL},
    {"process", "import FILE [NAME] | compare FILE [NAME] | show NAME", "流程日志：导入外部系统的 XES 或 CSV、与文件逐事件核对、分析", "process logs: bring in XES or CSV of another system, hold it against its file event by event, analyse it", command_process, NULL},
    {"tape", "LOANS [BOOKINGS]", "他行贷款文件：生成还款计划、按流水逐日演算，与文件所载状态核对（不入库）", "loans of another bank's file: their schedules, played day by day with their bookings, against the status the file tells; nothing is stored", command_tape, NULL},
    {"ask", "[--login NAME] [--json] QUESTION | measure", "问助手：按某人的权限作答，或衡量意图识别", "ask the assistant with a person's rights, or measure how well it tells questions apart", command_ask, NULL},
    {"calc", "TOPIC | --list | --help TOPIC", "计算器：逐行 JSON 输入输出", "calculators: JSON Lines in, JSON Lines out", NULL, calc},
    {"policy", "check [FOLDER]", "检查政策文件并运行示例", "check the policy files and run their examples", NULL, policy_command},
    {"model", "train | validate | score | card | compare | promote", "模型实验室：训练、验证、评分、比较、登记评级模型", "model lab: train, validate, score, compare and register rating models", NULL, model_command},
    {"migrate", "[--dry-run | --draft]", "升级数据库", "bring the database to this program's version", migrate, NULL},
    {"user", "[--login NAME [--name N --role R --branch CODE --password P]]", "查看、新建人员或重置口令", "list people, add one or reset a password", user, NULL},
    {"import", "FILE [--mapping NAME] [--entity E] [--branch CODE] [--dry-run] [--out ERRORS.csv] | --undo BATCH", "导入文件或撤销一次导入", "import a file or undo an import", import, NULL},
    {"audit", "verify [--head CHAIN:SEQUENCE:HASH] [--anchor FILE]", "校验审计链", "verify the audit chain, also against heads noted earlier", command_audit, NULL},
    {"backup", "--out FILE", "备份（服务运行中亦可）", "back the bank up, also while it is served", command_backup, NULL},
    {"restore", "--from FILE --db URL", "恢复到空数据库", "restore a backup into an empty database", command_restore, NULL},
    {"key", "add | reseal | rotate", "更换密封字段的密钥", "change the key of sealed fields", command_key, NULL},
    {"settings", "", "打印带说明的设置文件", "print a commented settings file", print_settings, NULL},
    {"version", "", "显示版本", "show the version", version, NULL},
};
const size_t command_count = sizeof(commands) / sizeof(commands[0]);
