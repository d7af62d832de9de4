/* index.c - open addressing, at most half full, never taken from: a search ends at the first gap.
 */
#include "base/index.h"
#include <string.h>

struct place_of {
    const char *name; /* NULL: a gap */
    size_t number;
};

struct index {
    size_t mask;
    struct place_of *places;
};

/* FNV-1a as str_hash(), but 32 bits and up to the NUL: names are short. */
static uint32_t hash_of(const char *name)
{
    uint32_t h = UINT32_C(2166136261);
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * UINT32_C(16777619);
    return h;
}

struct index *index_new(struct arena *a, size_t most)
{
    struct index *x = arena_new_of(a, struct index);
    size_t size = 4;
    while (size / 2 <= most)
        size *= 2;
    x->mask = size - 1;
    x->places = arena_new_array(a, struct place_of, size);
    return x;
}

void index_put(struct index *x, const char *name, size_t number)
{
    size_t at = hash_of(name) & x->mask;
    while (x->places[at].name)
        at = (at + 1) & x->mask;
    x->places[at] = (struct place_of){name, number};
}

size_t index_find(const struct index *x, const char *name)
{
    for (size_t at = hash_of(name) & x->mask; x->places[at].name; at = (at + 1) & x->mask)
        if (strcmp(x->places[at].name, name) == 0)
            return x->places[at].number;
    return INDEX_NONE;
}
