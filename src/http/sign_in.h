/* Signing in and what one may do to one's own sign-in, for people of the bank and for portal users alike: one
 * mechanism, two kinds of people who never meet. */
#pragma once

#include "record/call.h"

struct sign_in_with {
    const char *login, *password, *code;
};
/* CLIENT: a portal user. Answers {person, csrf} and sets the cookies of that side. */
const struct error *sign_in(struct call *call, bool client, const struct sign_in_with *with);

const struct error *password_fit(struct session *s, const char *field, const char *password);
const struct error *password_change(struct call *call, const char *before, const char *after);
const struct error *totp_confirm(struct call *call, const char *code);
const struct error *totp_remove(struct call *call, const char *password);
