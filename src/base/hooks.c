/* hooks.c - one pool for all of them: a piece that one library gave back serves the next. */
#include "base/hooks.h"

#include "base/pool.h"

static struct pool libraries;

void *hooks_alloc(size_t size)
{
    return pool_alloc(&libraries, size);
}

void *hooks_realloc(void *piece, size_t size)
{
    return pool_realloc(&libraries, piece, size);
}

void hooks_free(void *piece)
{
    pool_free(&libraries, piece);
}
