/* A master scale: grades with mid-PDs in geometric steps, bounds the geometric means of neighbours. A grade holds
 * [lower, upper); the last one ends at 1 and holds it. */
#pragma once

#include <stddef.h>

/* Fills MID_PD and UPPER_BOUND of GRADES (at least 2) numbers; returns the ratio of neighbours. 0 < lowest < highest
 * < 1. */
double master_scale_fill(size_t grades, double lowest_mid_pd, double highest_mid_pd, double *mid_pd,
                         double *upper_bound);
/* 1 = best. */
size_t master_scale_grade(const double *upper_bound, size_t grades, double pd);
