#include "app/upkeep.h"
#include "base/log.h"
#include "base/text.h"
#include "domain/assistant/warm.h"
#include "domain/import/source.h"
#include "domain/lab/lab.h"
#include "domain/policy/clock.h"
#include "domain/outlook/outlook_job.h"
#include "domain/pool/pool.h"
#include "domain/service/service.h"
#include "record/audit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TICK_SECONDS = 10 };
enum { NOTE_MS = 60000, TIDY_MS = 6 * 3600000, SERVE_MS = 3600000 };

static void complain(struct arena *arena, const char *event, const struct error *error)
{
    if (error)
        log_error(event, "%s", error_message(arena, error, LANGUAGE_EN, NULL));
}

static const struct error *append(struct arena *arena, const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    size_t size = strlen(text);
    bool kept = file >= 0 && write(file, text, size) == (ssize_t)size && !fsync(file);
    const struct error *error =
        kept ? NULL : error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(errno)});
    if (file >= 0)
        close(file);
    return error;
}

static const struct error *read_heads(struct bank *bank, struct arena *arena, const char **text)
{
    struct session s;
    struct tx tx;
    struct audit_head *heads;
    struct buffer out = {.arena = arena};
    size_t count = 0;
    session_system(&s, bank, arena);
    const struct error *error = session_read(&s, &tx);
    if (!error)
        error = audit_heads(&s, &heads, &count);
    session_end(&s);
    for (size_t i = 0; !error && i < count; i++)
        buffer_format(&out, "%s%s", i ? " " : "", audit_head_text(arena, &heads[i]));
    session_close(&s);
    *text = buffer_end(&out);
    return error;
}

/* At most once a minute, and only what moved. */
static void note_heads(struct upkeep *upkeep, struct arena *arena, int64_t now, bool last)
{
    const char *heads;
    if (!last && now - upkeep->noted_at < NOTE_MS)
        return;
    upkeep->noted_at = now;
    const struct error *error = read_heads(upkeep->bank, arena, &heads);
    if (error || text_equal(heads, upkeep->heads)) {
        complain(arena, "audit.head", error);
        return;
    }
    log_info("audit.head", "%s", heads);
    if (upkeep->heads_file)
        complain(arena, "audit.head",
                 append(arena, upkeep->heads_file, arena_format(arena, "%s %s\n", instant_text(arena, now), heads)));
    if (upkeep->memory)
        arena_free(upkeep->memory);
    upkeep->memory = arena_new();
    upkeep->heads = arena_text(upkeep->memory, heads);
}

static void tidy_files(struct upkeep *upkeep, struct arena *arena, int64_t now)
{
    struct source_tally tally;
    if (now - upkeep->tidied_at < TIDY_MS)
        return;
    upkeep->tidied_at = now;
    complain(arena, "files.tidy", source_tidy(upkeep->bank, arena, &tally));
    if (tally.removed || tally.sealed)
        log_info("files.tidy", "%lld removed that nothing names, %lld sealed anew", (long long)tally.removed,
                 (long long)tally.sealed);
}

/* Requests that are late climb, surveys go out and expire, the classifier follows the policy. */
static void serve(struct upkeep *upkeep, struct arena *arena, int64_t now)
{
    if (now - upkeep->served_at < SERVE_MS)
        return;
    upkeep->served_at = now;
    const struct error *error = service_tick(upkeep->bank, arena);
    if (bank_goes_on(upkeep->bank, 0))
        complain(arena, "service.tick", error);
    complain(arena, "pool.tick", pool_tick(upkeep->bank, arena));
    complain(arena, "model.tick", lab_check_tick(upkeep->bank, arena));
    complain(arena, "outlook.tick", outlook_tick(upkeep->bank, arena));
}

static void tick(struct upkeep *upkeep)
{
    struct arena *arena = arena_new();
    int64_t now = instant_now();
    complain(arena, "policy.clock", policy_clock(upkeep->bank, arena));
    assistant_warm(upkeep->bank, arena);
    note_heads(upkeep, arena, now, false);
    tidy_files(upkeep, arena, now);
    serve(upkeep, arena, now);
    arena_free(arena);
}

static void *upkeep_thread(void *context)
{
    struct upkeep *upkeep = context;
    while (bank_goes_on(upkeep->bank, 0)) {
        struct timespec until;
        tick(upkeep);
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += TICK_SECONDS;
        pthread_mutex_lock(&upkeep->lock);
        if (bank_goes_on(upkeep->bank, 0))
            pthread_cond_timedwait(&upkeep->wake, &upkeep->lock, &until);
        pthread_mutex_unlock(&upkeep->lock);
    }
    return NULL;
}

void upkeep_start(struct upkeep *upkeep)
{
    pthread_mutex_init(&upkeep->lock, NULL);
    pthread_cond_init(&upkeep->wake, NULL);
    if (pthread_create(&upkeep->thread, NULL, upkeep_thread, upkeep))
        abort();
}

void upkeep_stop(struct upkeep *upkeep)
{
    pthread_mutex_lock(&upkeep->lock);
    atomic_store(&upkeep->bank->stopping, true);
    pthread_cond_signal(&upkeep->wake);
    pthread_mutex_unlock(&upkeep->lock);
    pthread_join(upkeep->thread, NULL);
}

void upkeep_end(struct upkeep *upkeep)
{
    struct arena *arena = arena_new();
    note_heads(upkeep, arena, instant_now(), true);
    arena_free(arena);
    if (upkeep->memory)
        arena_free(upkeep->memory);
}
