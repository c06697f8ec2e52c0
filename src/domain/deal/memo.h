/* Parts of the credit memo that share its reader, its language and its sources. */
#pragma once

#include "domain/assess/assess.h"
#include "domain/deal/deal.h"
#include "domain/statement/figures.h"
#include "print/print.h"

struct memo {
    struct session *s;
    struct print *p;
    bool zh;
    struct application row;
    struct customer customer;
    struct deal deal;
    struct fact_set *facts;
    struct price price;
    struct statement_period *periods;
    size_t period_count;
    struct assessment assessment; /* the newest; record.id NONE when there is none */
};

#define SAY(memo, chinese, english) ((memo)->zh ? (chinese) : (english))

const char *memo_word(const struct memo *m, struct label label);
/* A dash when VALUE is not known. */
const char *memo_number(struct memo *m, const char *format, double value);
/* Fen in the unit of the memo: 10 000 yuan in Chinese, millions in English. */
const char *memo_money(struct memo *m, double fen);
const char *memo_percent(struct memo *m, double share);

/* Sources: a document of the policy with its version and hash, the application, the rating, a cell of a statement. */
const char *memo_from_policy(struct memo *m, const struct document *doc, const char *what);
const char *memo_from_application(struct memo *m, const char *what);
const char *memo_from_rating(struct memo *m, const char *what);
const char *memo_from_statement(struct memo *m, const struct statement *row, const char *what);

/* Inputs and picture only in the whole file: one page holds what was decided. */
void memo_price_print(struct memo *m, bool full);
/* What the grade rests on, line by line. */
const struct error *memo_rating_print(struct memo *m);
