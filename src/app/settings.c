#include "app/settings.h"
#include "base/text.h"
#include "base/yaml.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum setting_kind { SETTING_TEXT, SETTING_NUMBER, SETTING_FLAG };

struct setting {
    const char *name; /* with hyphens, as a flag */
    enum setting_kind kind;
    size_t offset;
    const char *initial;
    const char *zh, *en;
    bool command; /* a flag of a command, not a setting of the installation */
    int64_t min, max;
};

#define TEXT(flag, member, initial, zh, en)             {flag, SETTING_TEXT, offsetof(struct settings, member), initial, zh, en, false, 0, 0}
#define NUMBER(flag, member, initial, min, max, zh, en) {flag, SETTING_NUMBER, offsetof(struct settings, member), initial, zh, en, false, min, max}
#define COMMAND_TEXT(flag, member, zh, en)              {flag, SETTING_TEXT, offsetof(struct settings, member), NULL, zh, en, true, 0, 0}
#define COMMAND_NUMBER(flag, member, initial, min, max, zh, en)                                                                      \
    {flag, SETTING_NUMBER, offsetof(struct settings, member), initial, zh, en, true, min, max}
#define COMMAND_FLAG(flag, member, zh, en) {flag, SETTING_FLAG, offsetof(struct settings, member), NULL, zh, en, true, 0, 0}

static const struct setting table[] = {
    TEXT("db", db, "sqlite:var/steward.db", "数据库：sqlite:路径 或 postgresql://用户@主机/库", "the database: sqlite:PATH or postgresql://USER@HOST/DATABASE"),
    TEXT("key-file", key_file, "var/steward.key", "密钥文件（也可用环境变量 STEWARD_KEY 给出内容）", "key file (or its content in the variable STEWARD_KEY)"),
    TEXT("data-folder", data_folder, "var/files", "上传文件的目录", "where uploaded files lie"),
    TEXT("policy-folder", policy_folder, "", "政策文件目录；空则用程序内置的", "folder of policy files; empty for those inside the program"),
    TEXT("address", address, "127.0.0.1", "监听地址", "address to listen on"),
    NUMBER("port", port, "8480", 0, 65535, "监听端口；0 为任意空闲端口", "port to listen on; 0 for any free one"),
    TEXT("certificate-file", certificate_file, "", "TLS 证书（PEM）；给出即启用 TLS", "TLS certificate (PEM); giving it turns TLS on"),
    TEXT("certificate-key-file", certificate_key_file, "", "TLS 私钥（PEM）", "TLS key (PEM)"),
    TEXT("web-folder", web_folder, "", "从该目录提供网页（开发用）；空则用程序内置的", "serve the web application from here (for its developers); empty for the one inside"),
    TEXT("log-level", log_level, "info", "日志级别：debug info warning error", "log level: debug info warning error"),
    TEXT("audit-heads-file", audit_heads_file, "", "每分钟把审计链头追加到该文件（宜放在数据库管理员写不到的地方）；空则只写日志", "heads of the audit chains are added here every minute, best where the database's administrators cannot write; empty: the log only"),
    NUMBER("threads", threads, "0", 0, 64, "收发线程数；0 为每核一个", "threads that receive and read; 0 for one per core"),
    NUMBER("slow-threads", slow_threads, "4", 1, 16, "慢任务线程数", "threads for slow work"),
    NUMBER("writers", writers, "6", 1, 16, "PostgreSQL 写连接数", "writing connections on PostgreSQL"),
    NUMBER("session-minutes", session_minutes, "480", 5, 10080, "登录闲置多少分钟后失效", "idle minutes after which a sign-in ends"),
    NUMBER("body-limit", body_limit, "1048576", 1024, 1073741824, "请求内容上限（字节）", "largest request body in bytes"),
    NUMBER("upload-limit", upload_limit, "268435456", 1024, 4294967296, "上传上限（字节）", "largest upload in bytes"),
    NUMBER("connection-limit", connection_limit, "12000", 16, 1000000, "同时连接数上限", "most connections at a time"),
    NUMBER("per-address-limit", per_address_limit, "12000", 1, 1000000, "每个地址同时连接数上限", "most connections from one address"),
    NUMBER("node", node, "0", 0, 1023, "服务器编号（多台时各不相同）", "number of this server, different on each of several"),
    TEXT("public-url", public_url, "", "客户访问本系统的网址，邮件中的链接以它开头", "address under which customers reach this system; links in mails begin with it"),
    TEXT("smtp-url", smtp_url, "", "发件服务器：smtp://主机:587 或 smtps://主机:465；空则不发邮件", "mail server: smtp://HOST:587 or smtps://HOST:465; empty: no mail leaves"),
    TEXT("smtp-user", smtp_user, "", "发件服务器用户名", "user name at the mail server"),
    TEXT("smtp-password-file", smtp_password_file, "", "存放发件口令的文件（也可用环境变量 STEWARD_SMTP_PASSWORD 给出）", "file with the password for sending (or in the variable STEWARD_SMTP_PASSWORD)"),
    TEXT("mail-from", mail_from, "", "发件地址", "address that mails come from"),
    TEXT("mail-name", mail_name, "", "发件人名称", "name that mails come from"),
    TEXT("mail-tls", mail_tls, "required", "邮件加密：required 必须，optional 尽量（只用于内部网络）", "TLS for mail: required, or optional (only inside a network of one's own)"),
    TEXT("imap-url", imap_url, "", "收件箱：imaps://主机/INBOX；空则不收邮件", "mailbox: imaps://HOST/INBOX; empty: no mail is fetched"),
    TEXT("imap-user", imap_user, "", "收件箱用户名", "user name of the mailbox"),
    TEXT("imap-password-file", imap_password_file, "", "存放收件口令的文件（也可用环境变量 STEWARD_IMAP_PASSWORD 给出）", "file with the password of the mailbox (or in the variable STEWARD_IMAP_PASSWORD)"),
    NUMBER("imap-seconds", imap_seconds, "60", 1, 86400, "每隔多少秒查看收件箱", "seconds between looks into the mailbox"),
    NUMBER("outbox-retry-seconds", outbox_retry_seconds, "60", 1, 86400, "发送失败后首次重试的间隔，其后每次加倍", "seconds before the first new try of what could not be sent; doubled each time"),
    NUMBER("outbox-attempts", outbox_attempts, "8", 1, 50, "最多尝试次数", "how often sending is tried"),
    TEXT("webhook-private", webhook_private, "refused", "回调地址可否指向内部网络：refused 或 allowed", "whether webhooks may go to the inner network: refused or allowed"),
    COMMAND_TEXT("settings", settings_file, "设置文件", "the settings file"),
    COMMAND_TEXT("out", out, "输出文件", "file to write"),
    COMMAND_TEXT("from", from, "来源文件", "file to read"),
    COMMAND_TEXT("login", login, "用户名", "user name"),
    COMMAND_TEXT("name", name, "姓名或名称", "name"),
    COMMAND_TEXT("role", role, "角色", "role"),
    COMMAND_TEXT("branch", branch, "机构号", "branch code"),
    COMMAND_TEXT("password", password, "口令（省略则从标准输入读取）", "password (read from standard input when left out)"),
    COMMAND_TEXT("entity", entity, "对象", "entity"),
    COMMAND_TEXT("mapping", mapping, "映射名称", "name of a mapping"),
    COMMAND_TEXT("language", language, "语言 zh 或 en", "language, zh or en"),
    COMMAND_TEXT("anchor", anchor, "链头文件", "file (or log) with heads of the audit chains noted earlier"),
    COMMAND_TEXT("head", head, "此前记下的链头", "a head noted earlier, CHAIN:SEQUENCE:HASH"),
    COMMAND_NUMBER("seed", seed, "1", 0, INT64_MAX, "随机种子", "seed of the random numbers"),
    COMMAND_NUMBER("customers", customers, "2000", 1, 10000000, "客户数", "how many customers"),
    COMMAND_FLAG("help", help, "显示帮助", "show the help"),
    COMMAND_FLAG("dry-run", dry_run, "只试运行", "only try"),
    COMMAND_FLAG("draft", draft, "起草升级脚本", "draft a migration"),
    COMMAND_FLAG("all", all, "全部", "everything"),
    COMMAND_FLAG("yes", yes, "不再询问", "do not ask"),
    COMMAND_FLAG("json", json, "以 JSON 输出", "print JSON"),
    COMMAND_FLAG("create", create, "不存在则新建", "make it when it is not there"),
    COMMAND_FLAG("undo", undo, "撤销", "undo"),
};
enum { SETTINGS = sizeof(table) / sizeof(table[0]) };

static const struct setting *find(const char *name)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (!strcmp(table[i].name, name))
            return &table[i];
    return NULL;
}

static const struct error *unknown(struct arena *arena, const char *where, const char *name)
{
    const char *names[SETTINGS];
    for (size_t i = 0; i < SETTINGS; i++)
        names[i] = table[i].name;
    const char *nearest = text_nearest(name, names, SETTINGS);
    return error_make(arena, ERROR_SYSTEM_SETTING, .field = arena_format(arena, "%s%s", where, name),
                      .arguments = {nearest ? arena_format(arena, "unknown; did you mean %s?", nearest) : "unknown"});
}

static const struct error *set(struct arena *arena, struct settings *settings, const struct setting *setting, const char *text)
{
    char *member = (char *)settings + setting->offset;
    int64_t number;
    switch (setting->kind) {
    case SETTING_TEXT:
        *(const char **)(void *)member = *text ? arena_text(arena, text) : NULL;
        return NULL;
    case SETTING_FLAG:
        *(bool *)(void *)member = true;
        return NULL;
    case SETTING_NUMBER:
        if (!text_integer(text, &number) || number < setting->min || number > setting->max)
            return error_make(arena, ERROR_SYSTEM_SETTING, .field = setting->name, .value = text,
                              .arguments = {arena_format(arena, "%s must be a whole number from %lld to %lld", *text ? text : "(empty)",
                                                         (long long)setting->min, (long long)setting->max)});
        *(int64_t *)(void *)member = number;
    }
    return NULL;
}

static const struct error *read_file(struct arena *arena, const char *path, struct settings *settings)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be read"});
    char *text = arena_take(arena, 65536);
    size_t size = fread(text, 1, 65535, file);
    fclose(file);
    struct yaml_problem problem;
    const struct yaml *root = yaml_read(arena, text, size, &problem);
    if (!root)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path,
                          .arguments = {arena_format(arena, "line %d column %d: %s", problem.line, problem.column, problem.message)});
    for (size_t i = 0; i < root->count; i++) {
        const struct setting *setting = find(root->keys[i].text);
        if (!setting || setting->command)
            return unknown(arena, arena_format(arena, "%s:%d: ", path, root->keys[i].line), root->keys[i].text);
        if (root->items[i].kind != YAML_TEXT)
            return error_make(arena, ERROR_SYSTEM_SETTING, .field = setting->name, .arguments = {"one plain value is needed"});
        TRY(set(arena, settings, setting, root->items[i].text));
    }
    return NULL;
}

static const char *environment_name(struct arena *arena, const char *name)
{
    char *text = arena_format(arena, "STEWARD_%s", name);
    for (char *at = text; *at; at++)
        *at = *at == '-' ? '_' : (char)toupper((unsigned char)*at);
    return text;
}

static const struct error *read_environment(struct arena *arena, struct settings *settings)
{
    for (size_t i = 0; i < SETTINGS; i++) {
        const char *value = table[i].command ? NULL : getenv(environment_name(arena, table[i].name));
        if (value)
            TRY(set(arena, settings, &table[i], value));
    }
    return NULL;
}

static const struct error *read_flags(struct arena *arena, int argc, char **argv, struct settings *settings)
{
    settings->rest = ARENA_LIST(arena, const char *, (size_t)argc + 1);
    for (int i = 0; i < argc; i++) {
        if (strncmp(argv[i], "--", 2)) {
            settings->rest[settings->rest_count++] = argv[i];
            continue;
        }
        const char *equals = strchr(argv[i], '=');
        const char *name = equals ? arena_text_part(arena, argv[i] + 2, (size_t)(equals - argv[i] - 2)) : argv[i] + 2;
        const struct setting *setting = find(name);
        if (!setting)
            return unknown(arena, "--", name);
        if (setting->kind != SETTING_FLAG && !equals && i + 1 == argc)
            return error_make(arena, ERROR_SYSTEM_SETTING, .field = argv[i], .arguments = {"a value is missing"});
        const char *value = setting->kind == SETTING_FLAG ? "" : equals ? equals + 1 : argv[++i];
        TRY(set(arena, settings, setting, value));
    }
    return NULL;
}

const struct error *settings_read(struct arena *arena, int argc, char **argv, struct settings *settings)
{
    static const char *const usual[] = {"steward.yaml", "/etc/steward/steward.yaml"};
    struct settings flags = {0};
    *settings = (struct settings){0};
    for (size_t i = 0; i < SETTINGS; i++)
        if (table[i].initial)
            TRY(set(arena, settings, &table[i], table[i].initial));
    TRY(read_flags(arena, argc, argv, &flags));
    const char *file = flags.settings_file ? flags.settings_file : getenv("STEWARD_SETTINGS");
    for (size_t i = 0; !file && i < 2; i++)
        file = access(usual[i], R_OK) ? NULL : usual[i];
    if (file)
        TRY(read_file(arena, file, settings));
    TRY(read_environment(arena, settings));
    return read_flags(arena, argc, argv, settings);
}

void settings_print(struct buffer *out)
{
    buffer_text(out, "# Steward 融管家: settings. Environment variables (STEWARD_DB ...) and flags (--db ...) override this file.\n");
    for (size_t i = 0; i < SETTINGS; i++)
        if (!table[i].command)
            buffer_format(out, "\n# %s\n# %s\n%s: %s\n", table[i].zh, table[i].en, table[i].name, *table[i].initial ? table[i].initial : "\"\"");
}

/* postgresql://user:secret@host/db without the secret. */
static const char *without_secret(struct arena *arena, const char *url)
{
    const char *at = strchr(url, '@'), *scheme = strstr(url, "://"), *colon = scheme ? strchr(scheme + 3, ':') : NULL;
    if (!at || !colon || colon > at)
        return url;
    return arena_format(arena, "%.*s%s", (int)(colon - url), url, at);
}

void settings_write(struct json_writer *w, const struct settings *settings)
{
    json_open(w, '{');
    for (size_t i = 0; i < SETTINGS; i++) {
        const char *member = (const char *)settings + table[i].offset;
        if (table[i].command)
            continue;
        if (table[i].kind == SETTING_NUMBER) {
            json_put_int(w, table[i].name, *(const int64_t *)(const void *)member);
        } else {
            const char *text = *(const char *const *)(const void *)member;
            json_put_text(w, table[i].name, text ? without_secret(w->out->arena, text) : NULL);
        }
    }
    json_close(w, '}');
}

void settings_flags_help(struct buffer *out)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (!table[i].command)
            buffer_format(out, "  --%-22s %s / %s\n", table[i].name, table[i].zh, table[i].en);
}

void settings_command_help(const char *arguments, struct buffer *out)
{
    for (size_t i = 0; i < SETTINGS; i++) {
        char flag[32];
        snprintf(flag, sizeof(flag), "--%s", table[i].name);
        const char *found = table[i].command ? strstr(arguments, flag) : NULL;
        if (found && !isalnum((unsigned char)found[strlen(flag)]) && found[strlen(flag)] != '-')
            buffer_format(out, "  --%-22s %s / %s\n", table[i].name, table[i].zh, table[i].en);
    }
}
