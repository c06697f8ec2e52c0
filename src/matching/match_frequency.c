#include "matching/match_value.h"

#include <string.h>

struct slot {
    uint64_t hash;
    uint32_t count;
};

struct match_frequencies {
    struct arena *arena;
    struct slot *slots; /* a power of two of them, open addressing */
    size_t size, used;
    uint32_t totals[MATCH_FIELDS];
    double squares[MATCH_FIELDS]; /* sum over the values of count * (count - 1) */
};

struct match_frequencies *match_frequencies_new(struct arena *arena)
{
    struct match_frequencies *frequencies = ARENA_NEW(arena, struct match_frequencies);
    frequencies->arena = arena;
    frequencies->size = 1024;
    frequencies->slots = ARENA_LIST(arena, struct slot, frequencies->size);
    return frequencies;
}

static struct slot *find(const struct match_frequencies *frequencies, uint64_t hash)
{
    size_t at = hash & (frequencies->size - 1);
    while (frequencies->slots[at].hash && frequencies->slots[at].hash != hash)
        at = (at + 1) & (frequencies->size - 1);
    return &frequencies->slots[at];
}

static void grow(struct match_frequencies *frequencies)
{
    struct slot *old = frequencies->slots;
    size_t old_size = frequencies->size;
    frequencies->size *= 2;
    frequencies->slots = ARENA_LIST(frequencies->arena, struct slot, frequencies->size);
    for (size_t i = 0; i < old_size; i++)
        if (old[i].hash)
            *find(frequencies, old[i].hash) = old[i];
}

static uint64_t in_field(size_t field, uint64_t hash)
{
    uint64_t mixed = (hash ^ (field + 1) * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return mixed ? mixed : 1;
}

void match_frequencies_add(struct match_frequencies *frequencies, const struct match_schema *schema,
                           struct match_record record)
{
    for (size_t f = 0; f < schema->count; f++) {
        if (!record.values[f].rare_hash)
            continue;
        if (frequencies->used * 2 >= frequencies->size)
            grow(frequencies);
        uint64_t hash = in_field(f, record.values[f].rare_hash);
        struct slot *slot = find(frequencies, hash);
        frequencies->used += !slot->hash;
        slot->hash = hash;
        frequencies->squares[f] += 2.0 * slot->count++;
        frequencies->totals[f]++;
    }
}

uint32_t match_frequency(const struct match_frequencies *frequencies, size_t field, uint64_t hash)
{
    return hash ? find(frequencies, in_field(field, hash))->count : 0;
}

uint32_t match_frequency_total(const struct match_frequencies *frequencies, size_t field)
{
    return frequencies->totals[field];
}

double match_frequency_typical(const struct match_frequencies *frequencies, size_t field)
{
    double n = frequencies->totals[field];
    return n > 1 ? frequencies->squares[field] / (n * (n - 1)) : 0;
}
