/* Backups, and what goes wrong with disks and files: a clear message, nothing lost, and service again when it is over.
 */
#include "api/suite.h"
#include "base/text.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- backups
 * ---------------------------------------------------------------------------------------------------------------- */

static bool restore(struct suite *s, const char *file, const char *db, const char *name)
{
    const char *const arguments[] = {
        "restore", "--from", file, "--db", db, "--data-folder", arena_format(s->arena, "%s/%s-files", s->folder, name),
        NULL};
    return suite_command(s, arguments, NULL, NULL, 0);
}

static void restore_and_look(struct suite *s, const char *file, const char *db, const char *name)
{
    const char *const verify[] = {"audit", "verify", "--db", db, NULL};
    char out[400] = "";
    if (!suite_check(s, restore(s, file, db, name), "the backup does not restore into %s", db))
        return;
    suite_check(s, suite_command(s, verify, NULL, out, sizeof(out)) && text_starts(out, "intact"),
                "restored audit chain: %s", out);
    suite_check(s, !restore(s, file, db, name), "a backup is restored over a bank");
}

static void copy_damaged(struct suite *s, const char *from, const char *to, bool cut)
{
    static char bytes[64 << 20];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    size_t size = in ? fread(bytes, 1, sizeof(bytes), in) : 0;
    /* One bit may mean nothing: in repetitive data another distance copies the same text. Sixteen bytes do. */
    for (size_t i = 0; i < 16 && i < size / 2; i++)
        bytes[size / 2 + i] = (char)~bytes[size / 2 + i];
    if (out)
        fwrite(bytes, 1, cut ? size / 2 : size, out);
    if (in)
        fclose(in);
    if (out)
        fclose(out);
    suite_check(s, size > 1000, "the backup has %zu bytes", size);
}

void scenario_backup(struct suite *s)
{
    const char *file = arena_format(s->arena, "%s/backup.gz", s->folder),
               *damaged = arena_format(s->arena, "%s/damaged.gz", s->folder);
    const char *const backup[] = {"backup", "--out", file, NULL};
    const char *other = getenv("STEWARD_RESTORE_DB");
    char out[400] = "";
    suite_check(s, suite_command(s, backup, NULL, out, sizeof(out)), "no backup while serving: %s", out);
    restore_and_look(s, file, arena_format(s->arena, "sqlite:%s/restored.db", s->folder), "restored");
    if (other && *other)
        restore_and_look(s, file, other, "other");
    for (int cut = 0; cut < 2; cut++) {
        copy_damaged(s, file, damaged, cut);
        suite_check(s, !restore(s, damaged, arena_format(s->arena, "sqlite:%s/damaged.db", s->folder), "damaged"),
                    "a damaged backup is restored");
    }
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    CHECK_STATUS(s, me, 200, "the server beside a backup");
}

/* --- a server of one's own on a bad disk
 * --------------------------------------------------------------------------------------- */

static struct suite other_suite(struct suite *s, const char *folder)
{
    mkdir(folder, 0755);
    struct suite other = {.arena = s->arena, .program = s->program, .folder = folder, .scenario = s->scenario};
    other.db = arena_format(s->arena, "sqlite:%s/bank.db", folder);
    return other;
}

static void take_counts(struct suite *s, const struct suite *other)
{
    s->passed += other->passed;
    s->failed += other->failed;
}

/* Exits within a few seconds with a message that names the matter. */
static void refuses_to_start(struct suite *s, struct suite *other, const char *what, const char *wanted)
{
    char line[4096] = "";
    const char *log = arena_format(s->arena, "%s/server.log", other->folder);
    bool started = suite_start(other);
    if (!suite_check(s, !started, "%s: it starts", what))
        kill(other->server, SIGKILL);
    int status = 0;
    waitpid(other->server, &status, 0);
    FILE *file = fopen(log, "r");
    size_t size = file ? fread(line, 1, sizeof(line) - 1, file) : 0;
    if (file)
        fclose(file);
    line[size] = 0;
    suite_check(s, strstr(line, wanted) != NULL, "%s: the message is: %.300s", what, line);
    suite_check(s, WIFEXITED(status) && WEXITSTATUS(status) == 1, "%s: it ends with %d", what, status);
}

static void damaged_file(struct suite *s)
{
    struct suite other = other_suite(s, arena_format(s->arena, "%s/broken", s->folder));
    FILE *file = fopen(other.db + 7, "wb");
    for (int i = 0; file && i < 4096; i++)
        fputs("this is no database ", file);
    if (file)
        fclose(file);
    refuses_to_start(s, &other, "a file that is no database", "damaged");
}

static void folder_without_rights(struct suite *s)
{
    struct suite other = other_suite(s, arena_format(s->arena, "%s/missing", s->folder));
    other.db = "sqlite:/proc/nowhere/bank.db";
    refuses_to_start(s, &other, "a folder that cannot be written", "/proc/nowhere");
}

/* A full disk by a limit on the size of files: every write past it fails as on a full disk. */
static bool add_note(struct suite *s, const char *customer, int *status)
{
    static char text[3000];
    memset(text, 'n', sizeof(text) - 1);
    struct answer made =
        client_send(s->people[MANAGER], "POST", "/api/v1/note", NULL,
                    arena_format(s->people[MANAGER]->arena, "{\"customer\":\"%s\",\"text\":\"%s\"}", customer, text),
                    strlen(customer) + sizeof(text) - 1 + strlen("{\"customer\":\"\",\"text\":\"\"}"));
    *status = made.status;
    return made.status == 201;
}

static void full_disk(struct suite *s)
{
    const char *folder = arena_format(s->arena, "%s/small", s->folder);
    struct suite other = other_suite(s, folder);
    if (mount("tmpfs", folder, "tmpfs", 0, "size=12m")) {
        printf("no full disk: only root may mount a small one\n");
        return;
    }
    if (suite_check(&other, suite_start(&other), "it does not start on a small disk") && suite_people(&other)) {
        struct answer me = call(&other, MANAGER, "GET", "/me", NULL);
        struct answer customer =
            call(&other, MANAGER, "POST", "/customer",
                 arena_format(s->arena,
                              "{\"name\":\"满盘测试有限公司\",\"kind\":\"small\",\"branch\":\"%s\",\"owner\":\"%s\"}",
                              answer_text(&me, "branch"), answer_text(&me, "id")));
        const char *id = answer_text(&customer, "id");
        int status = 0, made = 0;
        while (id && made < 5000 && add_note(&other, id, &status))
            made++;
        suite_check(&other, status == 507 || status == 503, "a write on a full disk: %d after %d notes", status, made);
        struct answer read = call(&other, MANAGER, "GET", "/me", NULL);
        CHECK_STATUS(&other, read, 200, "reading beside a full disk");
        struct answer health = client_send(other.people[MANAGER], "GET", "/health", NULL, NULL, 0);
        suite_check(&other, health.status != 0, "no answer from /health on a full disk");
        mount("tmpfs", folder, "tmpfs", MS_REMOUNT, "size=64m");
        suite_check(&other, add_note(&other, id, &status), "a write when there is room again: %d", status);
        struct answer count = call(&other, MANAGER, "GET", "/note?count=exact&limit=1", NULL);
        int64_t value = 0;
        const struct json *counted = count.json ? json_get(count.json, "count") : NULL;
        suite_check(&other, counted && json_get_int(counted, "value", &value) && value == made + 1,
                    "%lld notes, acknowledged were %d", (long long)value, made + 1);
        suite_check(&other, suite_stop(&other), "it does not end well after a full disk");
        const char *const verify[] = {"audit", "verify", NULL};
        suite_check(&other, suite_command(&other, verify, NULL, NULL, 0), "the audit chain after a full disk");
    }
    umount2(folder, MNT_DETACH);
    take_counts(s, &other);
}

/* Another process holds the file: a clear refusal, and service again when it lets go. */
static void locked_file(struct suite *s)
{
    struct suite other = other_suite(s, arena_format(s->arena, "%s/locked", s->folder));
    if (!suite_check(&other, suite_start(&other), "it does not start") || !suite_people(&other))
        return take_counts(s, &other);
    int fd = open(other.db + 7, O_RDWR | O_CLOEXEC);
    struct flock all = {.l_type = F_WRLCK,
                        .l_whence = SEEK_SET,
                        .l_start = 120,
                        .l_len = 1}; /* the write lock of SQLite's write-ahead log */
    int shared = open(arena_format(s->arena, "%s-shm", other.db + 7), O_RDWR | O_CLOEXEC);
    suite_check(&other, fd >= 0 && shared >= 0 && !fcntl(shared, F_SETLK, &all), "the lock cannot be taken");
    struct answer held = call(&other, MANAGER, "GET", "/me", NULL);
    CHECK_STATUS(&other, held, 200, "reading beside a locked file");
    struct answer refused =
        client_send(other.people[MANAGER], "POST", "/api/v1/me/language", NULL, "{\"language\":\"zh\"}", 17);
    suite_check(&other, refused.status == 503, "writing into a locked file: %d %.200s", refused.status, refused.body);
    all.l_type = F_UNLCK;
    fcntl(shared, F_SETLK, &all);
    struct answer again = call(&other, MANAGER, "POST", "/me/language", "{\"language\":\"zh\"}");
    CHECK_STATUS(&other, again, 200, "writing after the lock is gone");
    close(fd);
    close(shared);
    suite_check(&other, suite_stop(&other), "it does not end well");
    take_counts(s, &other);
}

void scenario_bad_days(struct suite *s)
{
    damaged_file(s);
    folder_without_rights(s);
    locked_file(s);
    full_disk(s);
}
