#include "quant/quadrature.h"

/* Positive half of the symmetric rule of order 16. */
static const double nodes[] = {0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863,
                               0.6178762444026437484, 0.7554044083550030339, 0.8656312023878317439,
                               0.9445750230732325761, 0.9894009349916499326};
static const double weights[] = {0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382,
                                 0.1495959888165767321, 0.1246289712555338720, 0.0951585116824927848,
                                 0.0622535239386478929, 0.0271524594117540949};

void quadrature_panel(double low, double high, double *x, double *weight)
{
    double middle = 0.5 * (low + high), half = 0.5 * (high - low);
    for (int i = 0; i < QUADRATURE_NODES / 2; i++) {
        x[2 * i] = middle - half * nodes[i];
        x[2 * i + 1] = middle + half * nodes[i];
        weight[2 * i] = weight[2 * i + 1] = half * weights[i];
    }
}

double quadrature_integral(double (*f)(double x, const void *data), const void *data, double low, double high,
                           size_t panels)
{
    double sum = 0, width = (high - low) / (double)panels;
    for (size_t p = 0; p < panels; p++) {
        double x[QUADRATURE_NODES], weight[QUADRATURE_NODES];
        quadrature_panel(low + (double)p * width, low + (double)(p + 1) * width, x, weight);
        for (int i = 0; i < QUADRATURE_NODES; i++)
            sum += weight[i] * f(x[i], data);
    }
    return sum;
}
