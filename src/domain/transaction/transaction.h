/* Bookings as they stream in: newline-delimited JSON, each record judged on arrival and stored with what it hit, a
 * batch a commit. A reference that is known already is a repetition and changes nothing; a record that takes another
 * back (`reverses`) may arrive before or after it. What is answered is durable. */
#pragma once

#include "record/call.h"

struct posting_fault {
    int64_t line;
    const char *message;
};
struct posting_report {
    int64_t received, accepted, repeated, refused, signals, warnings;
    struct posting_fault *faults; /* the first of them */
    size_t fault_count, fault_room;
};

enum { POSTING_BATCH = 2000, POSTING_FAULTS_MOST = 100 };

/* TEXT is NDJSON, from line FIRST_LINE of what the sender counts. Opens its own transactions. */
const struct error *transactions_post(struct session *s, const char *text, size_t size, int64_t first_line,
                                      struct posting_report *report);
void posting_write(struct json_writer *w, const struct posting_report *report);

/* --- tracing --------------------------------------------------------------------------------------------------------
 */

enum trace_method { TRACE_FIFO, TRACE_PRO_RATA };

/* Follows the money of a drawdown through the accounts of the bank. FIFO: the oldest money leaves first. Pro rata:
 * every payment carries the share of traced money in the account at that moment. */
const struct error *flow_trace(struct session *s, int64_t home, int64_t plan, enum trace_method method, int64_t days,
                               struct json_writer *w);
