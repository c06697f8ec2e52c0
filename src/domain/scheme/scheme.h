/* A financing scheme on one cash flow: several facilities, partners, fees and services; what it costs the customer and
 * earns the bank. */
#pragma once

#include "domain/deal/deal.h"
#include "quant/schedule.h"

enum { SCHEME_FACILITIES_MOST = 12, SCHEME_YEARS_MOST = 40, SCHEME_VARIANTS_MOST = 4 };

struct scheme_facility {
    struct deal deal;
    const char *repayment;
    struct price price;
    struct schedule schedule;
    double fee; /* fen, at the start */
};

struct scheme_result {
    const char *name;
    struct scheme_facility facilities[SCHEME_FACILITIES_MOST];
    size_t facility_count;
    int64_t own, uses, financed, services; /* fen; services: fees beyond those of the facilities */
    int64_t income;                        /* fen a year, before debt service; NONE: not given */
    double growth;
    bool evaluated;
    double raroc, capital, profit, expected_loss, eva; /* yuan */
    double customer_cost;                              /* effective rate a year with every fee; NaN when it has none */
    int years;
    double drawn[SCHEME_YEARS_MOST], interest[SCHEME_YEARS_MOST], principal[SCHEME_YEARS_MOST], fees[SCHEME_YEARS_MOST],
        balance[SCHEME_YEARS_MOST],
        cover[SCHEME_YEARS_MOST]; /* fen, of each year; cover NaN without service or income */
    double least_cover;
    const char *level;
    double secured_share, secured_wanted; /* NaN when the table says nothing */
    int64_t exposure_after;               /* fen */
};

/* CONTENT as the designer keeps it. Errors name the facility and the field: "facilities[1].amount". */
const struct error *scheme_work_out(struct session *s, int64_t customer, const struct json *content,
                                    struct scheme_result *result);
void scheme_result_write(struct json_writer *w, struct session *s, const struct scheme_result *result);
