/* Between the files of this folder. */
#pragma once

#include "domain/post/post.h"

/* Partners who want it hear that a mail did not arrive. */
const struct error *post_tell_failed(struct session *s, const struct outbox_message *row);

/* What a webhook gets: {event, at, customer, record, data}. */
const char *post_envelope(struct session *s, const char *event, int64_t customer, const char *about, const char *data);
/* ROW has subject, body, key, customer and about. */
const struct error *post_hook_put(struct session *engine, const struct webhook_subscription *hook, int64_t purpose,
                                  struct outbox_message *row, bool *put);
/* What came in, on the thread of its customer: in the transaction that wrote MESSAGE. */
const struct error *post_join(struct session *s, struct inbox_message *message, int64_t customer, int64_t request,
                              int64_t channel, const char *text);
