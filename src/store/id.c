#include "base/date.h"
#include "store/store.h"

#include <stdatomic.h>
#include <string.h>

enum { SEQUENCE_BITS = 11, NODE_BITS = 10 };
#define EPOCH_2020 INT64_C(1577836800000)

static _Atomic(int64_t) last_tick;
static _Atomic(int) node_number;

void id_set_node(int node)
{
    atomic_store(&node_number, node & ((1 << NODE_BITS) - 1));
}

/* A tick is a millisecond and a sequence; when the clock stands still or goes back the sequence runs on, so ids never repeat
 * and never go backwards on one server. */
int64_t id_new(void)
{
    int64_t now = (instant_now() - EPOCH_2020) << SEQUENCE_BITS, last = atomic_load(&last_tick), tick;
    do {
        tick = now > last ? now : last + 1;
    } while (!atomic_compare_exchange_weak(&last_tick, &last, tick));
    int64_t sequence = tick & ((1 << SEQUENCE_BITS) - 1);
    return (tick >> SEQUENCE_BITS) << (SEQUENCE_BITS + NODE_BITS) | (int64_t)atomic_load(&node_number) << SEQUENCE_BITS | sequence;
}

int64_t id_instant(int64_t id)
{
    return (id >> (SEQUENCE_BITS + NODE_BITS)) + EPOCH_2020;
}

/* Crockford's alphabet: no I L O U. */
static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

static void write_part(char *text, int64_t id)
{
    uint64_t rest = (uint64_t)id;
    for (int i = 12; i >= 0; i--, rest >>= 5)
        text[i] = alphabet[rest & 31];
}

static bool read_part(const char *text, int64_t *id)
{
    uint64_t value = 0;
    for (int i = 0; i < 13; i++) {
        const char *found = text[i] ? strchr(alphabet, text[i]) : NULL;
        if (!found || (i == 0 && found - alphabet > 7))
            return false;
        value = value << 5 | (uint64_t)(found - alphabet);
    }
    *id = (int64_t)value;
    return *id > 0;
}

void id_write(char text[27], int64_t home, int64_t id)
{
    write_part(text, home);
    text[13] = 0;
    if (home != id) {
        write_part(text + 13, id);
        text[26] = 0;
    }
}

const char *id_text(struct arena *arena, int64_t home, int64_t id)
{
    char text[27];
    if (id == NONE)
        return NULL;
    id_write(text, home, id);
    return arena_text(arena, text);
}

bool id_parse(const char *text, int64_t *home, int64_t *id)
{
    size_t size = text ? strlen(text) : 0;
    if (size == 13 && read_part(text, home)) {
        *id = *home;
        return true;
    }
    return size == 26 && read_part(text, home) && read_part(text + 13, id) && *home != *id;
}
