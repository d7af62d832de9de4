/* pool.h - small pieces of memory that come and go, for libraries that free what they take.
 *
 * libxml2, libxslt and libharu ask for some sixty thousand pieces a brief, nearly all under 200
 * bytes, and give each back. A pool keeps a list of free pieces for every size in steps of 16
 * bytes (after Knuth, The Art of Computer Programming 1, 2.5: segregated fits), so that taking and
 * giving back are a few instructions. What is over POOL_PIECE_MAX goes to malloc().
 *
 * Pieces are aligned for any type, not cleared, and may be given back in any order; a piece that is
 * given back twice ends the process by abort(). What a pool took from malloc() for small pieces it
 * keeps until pool_release(): it is as large as it ever had to be. Not for several threads.
 *
 * Under a sanitizer, and with HFB_PLAIN_MEMORY (for valgrind), each piece is malloc()'s own, so
 * that those see what happens to it.
 */
#ifndef HFB_BASE_POOL_H
#define HFB_BASE_POOL_H

#include <stddef.h>

enum { POOL_STEP = 16, POOL_PIECE_MAX = 1000, POOL_SIZES = POOL_PIECE_MAX / POOL_STEP + 3 };

struct pool_piece;
struct pool_slab;

struct pool { /* all zero: an empty one */
    struct pool_piece *spare[POOL_SIZES];
    char *at, *end; /* what is left of the newest slab */
    struct pool_slab *slabs;
};

void *pool_alloc(struct pool *p, size_t size); /* NULL: no memory */
/* NULL: no memory, and `piece` stays as it was. A NULL piece is taken for an empty one. */
void *pool_realloc(struct pool *p, void *piece, size_t size);
void pool_free(struct pool *p, void *piece); /* NULL is nothing */
void pool_release(struct pool *p); /* gives every slab back; large pieces aren't known to it */

#endif
