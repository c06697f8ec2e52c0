/* Check digits of the identifiers of companies and people. Texts are taken as they are: trimming, half-width forms and
 * case are the business of the input layer. Every check takes any NUL-terminated bytes. Sources: GB 32100-2015, GB
 * 11714-1997, GB 11643-1999, ISO 17442, ISO/IEC 7812-1, ISO 13616, ISO 7064. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

bool identifier_uscc(const char *text);        /* unified social credit code: check character */
bool identifier_uscc_strict(const char *text); /* and positions 9-17 as organisation code */
bool identifier_org_code(const char *text);    /* XXXXXXXX-X or XXXXXXXXX */
bool identifier_lei(const char *text);
bool identifier_luhn(const char *text);   /* bank cards only: settlement account numbers have no check digit */
bool identifier_mobile(const char *text); /* with spaces, hyphens and +86, 0086 or 86 */
bool identifier_iban(const char *text);   /* with spaces; GB DE FR NO BE NL CH ES */
bool identifier_reg_no(const char *text); /* old business registration number, 15 digits */

struct resident {
    int64_t birth_date;
    bool male;
};
/* AS_OF: births after it are refused; NONE leaves that open. RESIDENT may be NULL. */
bool identifier_resident_id(const char *text, int64_t as_of, struct resident *resident);
/* The 15-digit form of before 1999 (births 1900-1999) to 18 characters and a NUL. */
bool identifier_resident_id_15to18(const char *text, int64_t as_of, char converted[19]);
