/* What the scenarios of lending share. */
#pragma once

#include "api/suite.h"

const char *lending_day(struct suite *s, int days); /* from today */
struct answer lending_post(struct suite *s, enum who who, const char *path, const char *body);
int64_t lending_number(const struct answer *answer, const char *key);
const char *lending_id(const char *id); /* "none" for NULL */
/* Agreed to by a second person. */
struct answer lending_agreed(struct suite *s, const struct answer *held, enum who who);

/* Conditions, guarantees and lenders of FACILITY, whose LOAN is drawn. */
void around_facility(struct suite *s, const char *customer, const char *facility);
