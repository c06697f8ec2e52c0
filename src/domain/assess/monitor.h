/* What monitoring adds to the facts of customers beside its queries: medians of the industry, and whether a source that
 * reports only what happens is connected, so that silence may count as "nothing happened". */
#pragma once

#include "domain/assess/facts.h"

struct monitor_book;
/* SECTION of industry: the one whose medians are wanted, NULL for all. */
const struct error *monitor_book_read(struct session *s, const char *section, const struct monitor_book **book);
/* After the queries and the other functions of the range. */
void monitor_facts(const struct fact_range *range, const struct monitor_book *book);
