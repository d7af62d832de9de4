/* pool.c - a piece is 8 bytes of mark, then the caller's; marks stand 8 bytes before a multiple of
 * 16, as malloc()'s do. */
#include "base/pool.h"
#include "base/large_page.h"
#include "base/sanitized.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(HFB_PLAIN_MEMORY) || defined(HFB_SANITIZED)
#define PLAIN 1
#endif

#ifdef PLAIN

void *pool_alloc(struct pool *p, size_t size)
{
    (void)p;
    return malloc(size ? size : 1);
}

void *pool_realloc(struct pool *p, void *piece, size_t size)
{
    (void)p;
    return realloc(piece, size ? size : 1);
}

void pool_free(struct pool *p, void *piece)
{
    (void)p;
    free(piece);
}

void pool_release(struct pool *p)
{
    (void)p;
}

#else

enum { SLAB = 128 * 1024, MARK = 8 }; /* the first; then large pages */

/* The low half says which size a piece is of (0: large), the high half whether it is out. */
static const uint64_t OUT = UINT64_C(0x6F75740000000000), SPARE = UINT64_C(0x6B65707400000000),
                      SIZE_BITS = UINT64_C(0xFFFFFFFF);

struct pool_piece { /* what stands in a spare one, after its mark */
    struct pool_piece *next;
};

struct pool_slab {
    struct pool_slab *next;
    uint64_t is_page; /* a word of its own, so that the first mark stands right */
};

struct large { /* before a large piece; its mark is the second half */
    uint64_t size, mark;
};

static uint64_t *mark_of(void *piece)
{
    return (uint64_t *)piece - 1;
}

static void *large_alloc(size_t size)
{
    if (size > SIZE_MAX - sizeof(struct large))
        return NULL;
    struct large *l = malloc(sizeof *l + size);
    if (!l)
        return NULL;
    *l = (struct large){size, OUT};
    return l + 1;
}

static bool new_slab(struct pool *p)
{
    void *page = p->slabs ? large_page_new() : NULL;
    struct pool_slab *s = page ? page : malloc(SLAB);
    if (!s)
        return false;
    *s = (struct pool_slab){p->slabs, page != NULL};
    p->slabs = s;
    p->at = (char *)(s + 1) + MARK;
    p->end = (char *)s + (page ? LARGE_PAGE_BYTES : SLAB);
    return true;
}

/* What is left of the slab before is too small for this size, and stays unused: under 1 %. */
static void *carve(struct pool *p, size_t which)
{
    size_t n = which * POOL_STEP;
    if ((size_t)(p->end - p->at) < n && !new_slab(p))
        return NULL;
    uint64_t *mark = (uint64_t *)(void *)p->at;
    p->at += n;
    *mark = OUT | which;
    return mark + 1;
}

void *pool_alloc(struct pool *p, size_t size)
{
    if (size > POOL_PIECE_MAX)
        return large_alloc(size);
    size_t which = (size + MARK + POOL_STEP - 1) / POOL_STEP;
    struct pool_piece *piece = p->spare[which];
    if (!piece)
        return carve(p, which);
    p->spare[which] = piece->next;
    *mark_of(piece) = OUT | which;
    return piece;
}

void pool_free(struct pool *p, void *piece)
{
    if (!piece)
        return;
    uint64_t *mark = mark_of(piece);
    if ((*mark & ~SIZE_BITS) != OUT)
        abort();
    size_t which = *mark & SIZE_BITS;
    if (!which) {
        *mark = SPARE;
        free((struct large *)piece - 1);
        return;
    }
    *mark = SPARE | which;
    struct pool_piece *spare = piece;
    spare->next = p->spare[which];
    p->spare[which] = spare;
}

static size_t room_in(void *piece)
{
    size_t which = *mark_of(piece) & SIZE_BITS;
    return which ? which * POOL_STEP - MARK : ((struct large *)piece - 1)->size;
}

void *pool_realloc(struct pool *p, void *piece, size_t size)
{
    if (!piece)
        return pool_alloc(p, size);
    size_t room = room_in(piece);
    if (room >= size && (room <= POOL_PIECE_MAX || size > room / 2))
        return piece;
    void *larger = pool_alloc(p, size);
    if (!larger)
        return NULL;
    memcpy(larger, piece, room < size ? room : size);
    pool_free(p, piece);
    return larger;
}

void pool_release(struct pool *p)
{
    while (p->slabs) {
        struct pool_slab *s = p->slabs;
        p->slabs = s->next;
        if (s->is_page)
            large_page_free(s);
        else
            free(s);
    }
    *p = (struct pool){0};
}

#endif
