/* Structured log: one JSON object a line on standard error. Never write a masked or sealed value here. */
#pragma once

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };

void log_set_level(enum log_level level);
/* The correlation id that every line of this thread carries, "" for none. */
void log_set_correlation(const char *correlation_id);
const char *log_correlation(void);
/* EVENT is a stable name ("request.done"); FORMAT and the rest describe it for a person. */
void log_write(enum log_level level, const char *event, const char *format, ...) __attribute__((format(printf, 3, 4)));

#define log_info(event, ...)    log_write(LOG_INFO, event, __VA_ARGS__)
#define log_warning(event, ...) log_write(LOG_WARNING, event, __VA_ARGS__)
#define log_error(event, ...)   log_write(LOG_ERROR, event, __VA_ARGS__)
#define log_debug(event, ...)   log_write(LOG_DEBUG, event, __VA_ARGS__)
