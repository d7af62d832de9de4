/* kept_amounts.c - the last that was asked for of each hash. */
#include "say/kept_amounts.h"

enum { HASH_BITS = 9 };

struct kept_amounts {
    struct {
        struct amount_key key;
        const char *text;
    } of[1 << HASH_BITS];
};

struct kept_amounts *kept_amounts_new(struct arena *a)
{
    return arena_new_of(a, struct kept_amounts);
}

static bool same(const struct amount_key *a, const struct amount_key *b)
{
    return a->v == b->v && a->how == b->how && a->whole == b->whole && a->currency == b->currency &&
           a->words == b->words;
}

const char **kept_amounts_at(struct kept_amounts *kept, const struct amount_key *key)
{
    uint64_t hash = ((uint64_t)key->v * 8 + key->how) * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = hash >> (64 - HASH_BITS);
    if (!same(&kept->of[at].key, key)) {
        kept->of[at].key = *key;
        kept->of[at].text = NULL;
    }
    return &kept->of[at].text;
}
