/* A facility that several banks share: who lends how much, what every payment comes to for each, and the notices by
 * which the agent tells them. Whatever is split is split by shares with the largest remainders, so that parts always
 * sum to the whole, to the fen. */
#pragma once

#include "domain/loan/loan.h"
#include "record/call.h"

enum { LENDERS_MOST = 60 };

struct lender {
    int64_t id, share_e8, role, language; /* SYNDICATE_SHARE_... */
    const char *bank, *email, *contact;
    bool own;
};

struct lenders {
    struct lender list[LENDERS_MOST];
    size_t count;
    int64_t sum_e8;
};

const struct error *lenders_read(struct session *s, int64_t home, int64_t facility, struct lenders *lenders);
/* syndicate.none without lenders, syndicate.shares when they do not sum to one. */
const struct error *lenders_check(struct session *s, const struct facility *facility, const struct lenders *lenders);
bool lenders_we_are_agent(const struct lenders *lenders);
const struct lender *lenders_agent(const struct lenders *lenders); /* NULL: nobody is */
const struct lender *lenders_own(const struct lenders *lenders);
void lenders_split(const struct lenders *lenders, int64_t amount, int64_t parts[LENDERS_MOST]);

/* --- notices (prepare.c): in a write; what is due until UNTIL and not there yet becomes a draft, drafts whose figures
 * changed follow them */

struct notices_made {
    int64_t prepared, known;
};
const struct error *notices_prepare(struct session *engine, int64_t home, int64_t facility, int64_t until,
                                    struct notices_made *made);
/* The parts of NOTICE as JSON: [{share, bank, own, principal, interest, fee, amount}]. */
const char *notice_parts(struct session *s, const struct lenders *lenders, const struct syndicate_notice *notice);
/* Working days before DATE by the policy, NONE when it says nothing. BASIS may be NULL. */
const struct error *notice_day(struct session *s, int64_t kind, int64_t date, int64_t *notify_by, struct label *basis);

/* Through the outbox to every lender with an address; those without one are named, for paper. */
struct notice_sending {
    int64_t mails;
    const char *on_paper[LENDERS_MOST];
    size_t paper_count;
};
const struct error *notice_send(struct session *s, int64_t home, int64_t id, struct notice_sending *sending);

/* --- words (letter.c) */

struct notice_letter {
    const struct syndicate_notice *notice;
    const struct facility *facility;
    const char *borrower, *loan, *agent, *address; /* ADDRESS: whom it is for; NULL: all lenders */
    const struct json *parts;                      /* as kept */
    const char *share;                             /* id of the lender it is for; NULL: all */
    bool zh, withdrawn;
};
const char *notice_kind_word(int64_t kind, bool zh);
const char *notice_money(struct arena *arena, const char *currency, int64_t fen);
const char *notice_text(struct arena *arena, const struct notice_letter *letter); /* the mail */
const struct error *notice_print(struct session *s, const struct notice_letter *letter, struct buffer *out);
