#include "record/many.h"

#include <stdatomic.h>
#include <string.h>

enum { SLOTS = 4096, REMEMBERED_MS = 30000, TIME_BITS = 20 };

/* The upper bits of the key and when it was noted, in units of 256 ms that wrap after three days. */
static _Atomic(uint64_t) slots[SLOTS];

static uint64_t mix(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *at = data;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * UINT64_C(1099511628211);
    return hash ^ hash >> 29;
}

uint64_t many_key(const struct viewer *viewer, const char *sql, const struct sql_value *values, size_t count)
{
    uint64_t hash = mix(UINT64_C(14695981039346656037), viewer->key, strlen(viewer->key));
    hash = mix(hash, &viewer->person, sizeof(viewer->person));
    hash = mix(hash, &viewer->branch, sizeof(viewer->branch));
    hash = mix(hash, sql, strlen(sql));
    for (size_t i = 0; i < count; i++) {
        hash = mix(hash, &values[i].type, sizeof(values[i].type));
        if (values[i].type == SQL_TEXT)
            hash = mix(hash, values[i].text, strlen(values[i].text));
        else if (values[i].type == SQL_REAL)
            hash = mix(hash, &values[i].real, sizeof(values[i].real));
        else if (values[i].type == SQL_INT)
            hash = mix(hash, &values[i].integer, sizeof(values[i].integer));
    }
    return hash * UINT64_C(0x9E3779B97F4A7C15);
}

static uint64_t stamped(uint64_t key, int64_t now)
{
    return key >> TIME_BITS << TIME_BITS | ((uint64_t)now >> 8 & ((1u << TIME_BITS) - 1));
}

bool many_known(uint64_t key, int64_t now)
{
    uint64_t noted = atomic_load_explicit(&slots[key % SLOTS], memory_order_relaxed), fresh = stamped(key, now);
    uint64_t age = (fresh - noted) & ((1u << TIME_BITS) - 1);
    return noted >> TIME_BITS == fresh >> TIME_BITS && age <= REMEMBERED_MS >> 8;
}

void many_note(uint64_t key, int64_t now)
{
    atomic_store_explicit(&slots[key % SLOTS], stamped(key, now), memory_order_relaxed);
}
