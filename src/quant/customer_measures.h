/* Measures of customers and service: satisfaction with its uncertainty, churn, lifetime value, conversion, joint
 * purchase, balanced scorecard of a relationship manager. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct interval {
    double low, high;
};

/* Net promoter score in points -100..100, normal 95 % interval, not clipped; variance of one answer p + d - (p - d)^2.
 */
struct promoter_score {
    double score, standard_error;
    struct interval ci95;
};
struct promoter_score promoter_score(int64_t promoters, int64_t passives, int64_t detractors); /* sum > 0 */

/* Share of satisfied answers; Wilson's interval holds near 0 and 1, Wald's is shown for comparison and is not clipped.
 */
struct share_estimate {
    double share;
    struct interval wilson_ci95, wald_ci95;
};
struct share_estimate share_estimate(int64_t satisfied, int64_t n); /* n > 0 */

/* Difference of two shares with Newcombe's 95 % interval (hybrid of the two Wilson intervals, method 10 of Newcombe 1998,
 * Statistics in Medicine 17): holds for small groups and shares near 0 and 1. Both groups > 0. */
struct share_difference {
    struct share_estimate first, second;
    double difference;
    struct interval ci95;
};
struct share_difference share_difference(int64_t first, int64_t first_n, int64_t second, int64_t second_n);

/* Calendar days from receipt until a complaint must be answered, by how complex it is: 银行业保险业消费投诉处理管理办法 (Order 2020
 * No. 3). The last takes an approval and word to whoever complained. */
enum complaint_complexity { COMPLAINT_SIMPLE, COMPLAINT_COMPLEX, COMPLAINT_VERY_COMPLEX };
int complaint_days(enum complaint_complexity complexity);

struct churn {
    double churn_rate, retention;
    int64_t customers_end;
    double end_to_start_ratio;      /* not retention: it counts new customers */
    double expected_lifetime_years; /* NAN when nobody left */
    double monthly_churn_rate;      /* 1 - (1 - churn)^(1/12) */
};
struct churn churn(int64_t customers_start, int64_t lost, int64_t gained); /* start > 0 */

/* sum of m r^t / (1 + i)^t: t = 1..years, or 0..years-1 when the first margin comes at once. YEARS = 0: without end. */
struct lifetime_value {
    double first_margin_after_renewal, first_margin_immediate;
};
struct lifetime_value lifetime_value(double margin, double retention, double discount_rate, int64_t years);

/* Conversion of one funnel stage; NAN after an empty stage. */
double conversion(int64_t count, int64_t base);

/* Rule "who has IF also has THEN" from four counts. NAN where a denominator is zero. */
struct rule_measures {
    double support, confidence, lift, leverage;
    double conviction; /* (1 - P(then)) / (1 - confidence), NAN at confidence 1 */
    bool conviction_infinite;
    bool defined; /* both sides occur */
};
struct rule_measures rule_measures(size_t baskets, size_t with_if, size_t with_then, size_t with_both);

enum kpi_kind { KPI_HIGHER, KPI_LOWER, KPI_DEDUCT, KPI_KINDS };

extern const char *const kpi_kind_names[KPI_KINDS + 1];

/* higher: 100 clip(actual/target, 0, 1.2); lower: 100 clip(2 - actual/target, 0, 1.2); deduct: max(100 - 5 actual, 0).
 */
double kpi_score(enum kpi_kind kind, double actual, double target);
/* Tenths of the base that a total score earns: 12 from 110, 10 from 90, 8 from 75, else 5. */
int kpi_bonus_tenths(double total_score);
