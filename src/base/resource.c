/* resource.c - looks names up in the table that the build assembles from its one list. */
#include "base/resource.h"
#include <string.h>

extern const struct resource resource_table[];
extern const size_t resource_table_n;

const struct resource *resource_at(size_t i)
{
    return i < resource_table_n ? &resource_table[i] : NULL;
}

const struct resource *resource_find(const char *name)
{
    for (size_t i = 0; i < resource_table_n; i++)
        if (strcmp(resource_table[i].name, name) == 0)
            return &resource_table[i];
    return NULL;
}
