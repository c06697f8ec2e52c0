/* Files about a customer, whoever hands them in. */
#pragma once

#include "record/record.h"

/* Checks CONTENT by what it holds and keeps it sealed; ROW gets everything but the customer. Outside a transaction.
 * KIND: name of a choice or NULL. */
const struct error *attachment_keep(struct session *s, const char *name, const char *kind, const void *content,
                                    size_t size, struct attachment *row);
