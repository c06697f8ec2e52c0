/* The policy/ folder as it was shipped, carried inside the program: the bank's starting point and the fallback. */
#pragma once

#include <stddef.h>

struct policy_file {
    const char *name; /* path below policy/ */
    const unsigned char *data;
    size_t size;
};
extern const struct policy_file policy_files[];
extern const size_t policy_files_count;
