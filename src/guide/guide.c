/* guide.c - looking things up in a guide. */
#include "guide/guide.h"

const struct region *guide_region(const struct guide *g, const char *id)
{
    for (size_t i = 0; id && i < g->regions_n; i++)
        if (strcmp(g->regions[i].id, id) == 0)
            return &g->regions[i];
    return NULL;
}

const struct fill_decl *guide_fill(const struct guide *g, const char *name)
{
    for (size_t i = 0; name && i < g->fills_n; i++)
        if (strcmp(g->fills[i].name, name) == 0)
            return &g->fills[i];
    return NULL;
}

bool guide_applies(const char *regions, const char *id)
{
    if (!regions)
        return true;
    size_t want = id ? strlen(id) : 0;
    while (*regions) {
        size_t n = strcspn(regions, " ");
        if (want && n == want && memcmp(regions, id, n) == 0)
            return true;
        regions += n + (regions[n] == ' ');
    }
    return false;
}
