/* resource.c - looks names up in the table that the Makefile assembles (resources.S). */
#include "base/resource.h"
#include <string.h>

extern const struct resource resource_table[], resource_table_end[];

const struct resource *resource_at(size_t i)
{
    return i < (size_t)(resource_table_end - resource_table) ? &resource_table[i] : NULL;
}

const struct resource *resource_find(const char *name)
{
    for (const struct resource *r = resource_table; r < resource_table_end; r++)
        if (strcmp(r->name, name) == 0)
            return r;
    return NULL;
}
