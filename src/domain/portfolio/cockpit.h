/* What the operations on the book share. */
#pragma once

#include "domain/portfolio/whatif.h"

struct call;

/* RUN with the book of the session's instant. */
const struct error *with_book(struct call *call,
                              const struct error *(*run)(struct call *call, const struct book *book));
/* Limits are of the whole bank, whoever asks: SEEN itself, or the whole book when SEEN is only a part. */
const struct error *bank_position(struct session *s, const struct book_view *view, const struct position *seen,
                                  const struct measures *m, const struct position **whole_position,
                                  const struct measures **whole_measures);
void measures_write(struct json_writer *w, const char *key, const struct position *p, const struct measures *m);
/* Customers and groups the session may not see are left out. */
void limit_book_write(struct session *s, struct json_writer *w, const char *key, const struct limit_book *limits);
/* A section worth a line: something is lent there, or the policy wants it. */
bool portfolio_section_shown(const struct position *p, const struct measures *m, int section);
/* Opens an object with what the book holds of a section and wants of it; the caller adds to it and closes it. */
void portfolio_section_write(struct session *s, struct json_writer *w, const struct position *p,
                             const struct measures *m, int section);
struct label book_code_label(struct session *s, const char *list, const char *code);
struct label book_section_label(struct session *s, int section);
struct label book_province_label(struct session *s, int province);
