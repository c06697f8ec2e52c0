#include "base/log.h"
#include "base/date.h"
#include "base/json.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static _Atomic(int) lowest = LOG_INFO;
static _Thread_local char correlation[40];

void log_set_level(enum log_level level)
{
    atomic_store(&lowest, (int)level);
}

void log_set_correlation(const char *id)
{
    snprintf(correlation, sizeof(correlation), "%s", id);
}

const char *log_correlation(void)
{
    return correlation;
}

void log_write(enum log_level level, const char *event, const char *format, ...)
{
    static const char *const names[] = {"debug", "info", "warning", "error"};
    if ((int)level < atomic_load(&lowest))
        return;
    char message[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(message, sizeof(message), format, list);
    va_end(list);
    struct buffer line = {0};
    struct json_writer w = {&line, false};
    json_open(&w, '{');
    json_put_instant(&w, "at", instant_now());
    json_put_text(&w, "level", names[level]);
    json_put_text(&w, "event", event);
    json_put_text(&w, "message", message);
    if (correlation[0])
        json_put_text(&w, "correlation_id", correlation);
    json_close(&w, '}');
    buffer_char(&line, '\n');
    /* One write keeps lines of several threads whole; a log that cannot be written must not stop the bank. */
    ssize_t ignored = write(STDERR_FILENO, line.data, line.size);
    (void)ignored;
    buffer_free(&line);
}
