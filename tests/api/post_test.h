/* What the scenarios of mail share: servers of the test's own, and a customer with one contact who has an address. */
#pragma once

#include "api/post_office.h"
#include "api/suite.h"

struct post_test {
    struct suite *s;
    struct office *office;
    const char *customer, *name, *contact, *address, *request;
    char letter[OFFICE_BYTES];
};
/* Starts the server again with mail through the office, and without. */
void post_channel_on(struct post_test *t);
void post_channel_off(struct post_test *t);
void post_customer(struct post_test *t);
/* To news, by phone; CONTACT NULL: of the firm. */
void post_consent(struct post_test *t, const char *contact, bool given);
/* Waits for at most 20 s until the outbox has a row about ABOUT with STATUS; its place in the answer, else NULL. */
const struct json *post_outbox_row(struct post_test *t, const char *about, const char *purpose, const char *status,
                                   struct answer *board);
const char *post_act(struct post_test *t, enum who who, const char *path, const char *id, const char *what,
                     const char *body, int status);
const char *post_text(struct post_test *t, const struct json *row, const char *key);
/* How many letters went to the customer, the newest kept in LETTER. */
int post_letters(struct post_test *t);
struct answer post_inbox(struct post_test *t, const char *sender, const char *status);
