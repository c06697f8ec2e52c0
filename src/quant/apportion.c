#include "quant/apportion.h"

void apportion(int64_t amount, const int64_t *weights, size_t count, int64_t *parts)
{
    int64_t sum = 0, left = amount;
    for (size_t i = 0; i < count; i++) {
        sum += weights[i];
        parts[i] = 0;
    }
    if (sum <= 0 || amount <= 0)
        return;
    for (size_t i = 0; i < count; i++) {
        parts[i] = (int64_t)((__int128)amount * weights[i] / sum);
        left -= parts[i];
    }
    /* Fewer odd units than parts: each part gets one at most. The rest of a part that got one is no longer looked at.
     */
    for (; left > 0; left--) {
        size_t best = count;
        __int128 most = -1;
        for (size_t i = 0; i < count; i++) {
            __int128 rest = (__int128)amount * weights[i] - (__int128)parts[i] * sum;
            if (rest > most) {
                most = rest;
                best = i;
            }
        }
        parts[best]++;
    }
}
