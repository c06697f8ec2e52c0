/* A mail server, a mailbox and a partner's web server, small enough for a test: threads that speak just enough SMTP,
 * IMAP and HTTP. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { OFFICE_LETTERS = 600, OFFICE_BYTES = 20000 };

struct office;
struct office *office_new(void);
void office_free(struct office *office);
int office_smtp_port(const struct office *office);
int office_imap_port(const struct office *office);
int office_http_port(const struct office *office);
/* The next MAILS mails are put off with 451, the next POSTS posts answered 500. */
void office_refuse(struct office *office, int mails, int posts);
/* A mail that lies in the mailbox from now on. */
void office_deliver(struct office *office, const char *mail);
/* Copies letter I that came by SMTP (its base64 text read) to OUT; false when there is none. */
bool office_letter(struct office *office, int i, char out[OFFICE_BYTES]);
int office_letters(struct office *office);
/* How many posts came, refused ones as well; the last one's head and body. */
int office_posts(struct office *office, char out[OFFICE_BYTES]);
