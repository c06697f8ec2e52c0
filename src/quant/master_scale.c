#include "quant/master_scale.h"

#include <math.h>

double master_scale_fill(size_t grades, double lowest_mid_pd, double highest_mid_pd, double *mid_pd,
                         double *upper_bound)
{
    double ratio = pow(highest_mid_pd / lowest_mid_pd, 1 / (double)(grades - 1));
    for (size_t i = 0; i < grades; i++)
        mid_pd[i] = i + 1 == grades ? highest_mid_pd : lowest_mid_pd * pow(ratio, (double)i);
    for (size_t i = 0; i + 1 < grades; i++)
        upper_bound[i] = sqrt(mid_pd[i] * mid_pd[i + 1]);
    upper_bound[grades - 1] = 1;
    return ratio;
}

size_t master_scale_grade(const double *upper_bound, size_t grades, double pd)
{
    size_t low = 0, high = grades - 1; /* the first grade whose upper bound is above PD */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (pd < upper_bound[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low + 1;
}
