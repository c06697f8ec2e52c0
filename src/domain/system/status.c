/* What whoever runs the system looks at: is there room, does long work get done, is the chain of the audit growing. */
#include "base/date.h"
#include "domain/job/job.h"
#include "queries.h"
#include "record/call.h"
#include "record/policies.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

enum { FAILED_DAYS = 7, COUNTED_MOST = 20000 }; /* more customers than that are estimated */

static void put_file(struct json_writer *w, const char *key, const char *path)
{
    struct stat file;
    json_put_int(w, key, path && !stat(path, &file) ? (int64_t)file.st_size : NONE);
}

/* Of the file system the bank's files lie on: on SQLite the database lies there, too, or beside. */
static void put_disk(struct json_writer *w, const char *path)
{
    struct statvfs disk;
    bool known = path && !statvfs(path, &disk);
    json_put_int(w, "disk_free", known ? (int64_t)(disk.f_bavail * disk.f_frsize) : NONE);
    json_put_int(w, "disk_total", known ? (int64_t)(disk.f_blocks * disk.f_frsize) : NONE);
}

static const struct error *put_database(struct session *s, struct json_writer *w)
{
    static const struct query size = {"system_database_bytes", "SELECT pg_database_size(current_database())"};
    const char *path = store_path(s->bank->store);
    int64_t bytes;
    if (path) {
        put_file(w, "database_bytes", path);
        put_file(w, "log_bytes", arena_format(s->arena, "%s-wal", path));
    } else {
        TRY(store_int(s->tx, &size, NO_VALUES, &bytes));
        json_put_int(w, "database_bytes", bytes);
        json_put_int(w, "log_bytes", NONE);
    }
    put_disk(w, path ? path : s->bank->data_folder);
    return NULL;
}

static const struct error *put_counts(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t customers, estimate;
    TRY(store_int(s->tx, &query_system_customers, VALUES(sql_int(COUNTED_MOST)), &customers));
    if (customers == COUNTED_MOST) {
        TRY(store_estimate(s->tx, "customer", &estimate));
        customers = estimate > customers ? estimate : customers;
    }
    TRY(store_query(s->tx, &query_system_counts,
                    VALUES(sql_int(s->now), sql_int(s->today), sql_int(s->now - INT64_C(86400000) * FAILED_DAYS)),
                    &rows));
    if (!rows_next(rows, &error))
        return error;
    json_put_int(w, "migration", rows_int(rows, 0));
    json_put_int(w, "customers", customers);
    json_put_int(w, "people", rows_int(rows, 1));
    json_put_int(w, "signed_in", rows_int(rows, 2));
    json_key(w, "audit");
    json_open(w, '{');
    json_put_int(w, "records", rows_null(rows, 3) ? 0 : rows_int(rows, 3));
    json_put_instant(w, "last_at", rows_int(rows, 4));
    json_close(w, '}');
    json_key(w, "jobs");
    json_open(w, '{');
    json_put_int(w, "waiting", rows_int(rows, 5));
    json_put_int(w, "running", rows_int(rows, 6));
    json_put_int(w, "failed", rows_int(rows, 7));
    json_close(w, '}');
    rows_close(rows);
    return NULL;
}

static const struct error *put_jobs(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_system_jobs, NO_VALUES, &rows));
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        int64_t id = rows_int(rows, 0);
        const char *name = rows_text(rows, 1);
        const struct job_kind *kind = job_kind_find(name);
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, id, id));
        json_put_text(w, "kind", name);
        json_key(w, "label");
        json_open(w, '{');
        json_put_text(w, "zh", kind ? kind->label.zh : name);
        json_put_text(w, "en", kind ? kind->label.en : name);
        json_close(w, '}');
        json_put_text(w, "status", rows_text(rows, 2));
        json_put_int(w, "done", rows_int(rows, 3));
        json_put_int(w, "total", rows_int(rows, 4));
        json_put_text(w, "message", rows_text(rows, 5));
        json_put_text(w, "person", rows_text(rows, 6));
        json_put_instant(w, "created_at", rows_int(rows, 7));
        json_put_instant(w, "started_at", rows_int(rows, 8));
        json_put_instant(w, "ended_at", rows_int(rows, 9));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

const struct error *operation_system_status(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_put_text(w, "version", STEWARD_VERSION);
    json_put_instant(w, "now", s->now);
    json_put_text(w, "engine", store_is_sqlite(s->bank->store) ? "SQLite" : "PostgreSQL");
    json_put_text(w, "policies", s->policy ? arena_text_part(s->arena, s->policy->hash, 12) : NULL);
    TRY(put_database(s, w));
    TRY(put_counts(s, w));
    TRY(put_jobs(s, w));
    json_close(w, '}');
    return NULL;
}
