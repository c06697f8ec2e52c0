/* Gauss-Legendre integration over panels, 16 nodes each. */
#pragma once

#include <stddef.h>

enum { QUADRATURE_NODES = 16 };
/* Nodes and weights of [low, high] into X and WEIGHT, QUADRATURE_NODES of each. */
void quadrature_panel(double low, double high, double *x, double *weight);

/* Integral of F over [low, high] cut into PANELS equal panels. */
double quadrature_integral(double (*f)(double x, const void *data), const void *data, double low, double high,
                           size_t panels);
