/* Preloaded into the product while requests are recorded: writes every statement SQLite runs, with and without its
 * values, to the file named by STEWARD_BENCH_TRACE. Frames: two 32-bit sizes, then the two texts. */
#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

static int file = -1;

static int traced(unsigned event, void *context, void *statement, void *text)
{
    (void)event;
    (void)context;
    if (text && !strncmp(text, "--", 2))
        return 0;
    const char *sql = sqlite3_sql(statement);
    char *expanded = sqlite3_expanded_sql(statement);
    uint32_t sizes[2] = {(uint32_t)strlen(sql), expanded ? (uint32_t)strlen(expanded) : 0};
    struct iovec parts[3] = {{sizes, sizeof(sizes)}, {(void *)(uintptr_t)sql, sizes[0]}, {expanded, sizes[1]}};
    if (expanded && writev(file, parts, 3) < 0)
        abort();
    sqlite3_free(expanded);
    return 0;
}

SQLITE_API int sqlite3_open_v2(const char *path, sqlite3 **db, int flags, const char *vfs)
{
    int (*real)(const char *, sqlite3 **, int, const char *);
    *(void **)&real = dlsym(RTLD_NEXT, "sqlite3_open_v2");
    int code = real(path, db, flags, vfs);
    const char *name = getenv("STEWARD_BENCH_TRACE");
    if (file < 0 && name)
        file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (code == SQLITE_OK && file >= 0)
        sqlite3_trace_v2(*db, SQLITE_TRACE_STMT, traced, NULL);
    return code;
}
