#include "domain/assistant/outside.h"

#include <stddef.h>

void outside_configure(const struct outside_settings *settings)
{
    (void)settings;
}

const char *outside_model(void)
{
    return NULL;
}

void outside_phrase(struct asking *a)
{
    (void)a;
}
