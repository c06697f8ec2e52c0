/* The two models that ship. m comes from how often each kind of error is met when customers are entered twice, u from
 * how often strangers agree in a stock of a million; both are rounded, and a bank with enough rows learns its own. */
#include "matching/match_learn.h"

#include <string.h>

/* Of the rows that arrive, so many are expected to be there already. */
static const double KNOWN_SHARE = 0.3;

struct field_shares {
    struct match_field field;
    double m[MATCH_LEVELS], u[MATCH_LEVELS]; /* levels from 1 */
};

static const struct field_shares company_fields[] = {
    /* Affiliates share a representative and an address, so a different name speaks strongly. */
    {{"name", MATCH_COMPANY_NAME}, {.61, .14, .14, .035, .055, .015, .005}, {1e-6, 2e-6, 3e-5, 2e-4, 3e-4, 4e-3, .995}},
    /* The short name mostly repeats part of the name, so it adds little. */
    {{"short_name", MATCH_COMPANY_NAME},
     {.62, .08, .12, .04, .05, .04, .05},
     {5e-3, 5e-3, 1e-2, 1e-2, 1e-2, 3e-2, .93}},
    {{"uscc", MATCH_IDENTIFIER}, {.955, .025, .005, .015}, {5e-8, 2e-6, 1e-5, .99999}},
    {{"phone", MATCH_PHONE}, {.52, .06, .05, .02, .35}, {3e-6, 5e-6, 3e-5, 3e-4, .9996}},
    {{"address", MATCH_TEXT}, {.40, .06, .16, .16, .10, .12}, {3e-5, 3e-5, 3e-4, 5e-3, 3e-2, .965}},
    {{"legal_representative", MATCH_PERSON_NAME}, {.76, .01, .04, .01, .02, .16}, {3e-4, 1e-5, 3e-3, 1e-4, 6e-3, .99}},
};

static const struct field_shares person_fields[] = {
    {{"name", MATCH_PERSON_NAME}, {.90, .01, .05, .01, .02, .01}, {3e-4, 1e-5, 3e-3, 1e-4, 6e-3, .99}},
    {{"resident_id", MATCH_IDENTIFIER}, {.96, .025, .005, .01}, {5e-8, 2e-5, 1e-4, .9998}},
    {{"birth_date", MATCH_DATE}, {.93, .01, .03, .01, .005, .005, .01}, {5e-5, 3e-5, 1e-3, 4e-3, 3e-3, 5e-2, .94}},
    {{"phone", MATCH_PHONE}, {.65, .01, .05, .02, .27}, {2e-6, 3e-6, 3e-5, 3e-4, .9996}},
    {{"address", MATCH_TEXT}, {.40, .06, .16, .16, .10, .12}, {3e-5, 3e-5, 3e-4, 5e-3, 3e-2, .965}},
};

static struct match_model shipped(const struct field_shares *fields, size_t count, size_t existing)
{
    struct match_model model = {.schema.count = count, .prior = KNOWN_SHARE / (double)(existing ? existing : 1)};
    for (size_t f = 0; f < count; f++) {
        model.schema.fields[f] = fields[f].field;
        model.leans_on[f] = -1;
        memcpy(&model.m[f][0][1], fields[f].m, sizeof(double) * (MATCH_LEVELS - 1));
        memcpy(&model.u[f][0][1], fields[f].u, sizeof(double) * (MATCH_LEVELS - 1));
    }
    return model;
}

struct match_model match_model_company(size_t existing)
{
    return shipped(company_fields, sizeof(company_fields) / sizeof(*company_fields), existing);
}

struct match_model match_model_person(size_t existing)
{
    return shipped(person_fields, sizeof(person_fields) / sizeof(*person_fields), existing);
}
