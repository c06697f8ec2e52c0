/* Work in bulk: importing customers beside the present ones, rating the whole book. */
#include "bench/bench.h"

void part_import(struct bench *b)
{
    (void)b;
}

void part_assess(struct bench *b)
{
    (void)b;
}
