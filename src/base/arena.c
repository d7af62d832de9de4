/* arena.c - blocks in a list, the newest first; a deferred release is itself allocated here. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/large_page.h"
#include "base/sanitized.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer every piece is fenced: what lies between pieces, and what a reset has
 * taken back, can't be touched unseen. */
#ifdef HFB_SANITIZED
#include <sanitizer/asan_interface.h>
#define FENCE ALIGNMENT
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define FENCE ((size_t)0)
#endif

/* packaging/prepare.c, which is not part of the program, must know of every piece. */
#ifdef ARENA_NOTED
void arena_note(void *at, size_t n);
#else
#define arena_note(at, n) ((void)(at), (void)(n))
#endif

/* The first block, and all where there are no large pages. Large enough for malloc to map each by
 * itself: such memory is zero without being written, which is 12 M of 164 M instructions of a
 * single run. */
#define BLOCK_MIN ((size_t)256 * 1024)
#define LARGE_KEPT_MAX ((size_t)2 * 1024 * 1024)
#define CLEAR_AT_ONCE ((size_t)1024)
#define ALIGNMENT ARENA_ALIGNMENT

struct block {
    struct block *next;
    size_t size, used;   /* of the one in use: as it was when it came into use */
    bool is_page;        /* a large page, from end to end */
    max_align_t bytes[]; /* zero from `used` on: cleared once per reset, not piece by piece */
};

struct deferred {
    void (*release)(void *);
    void *what;
    struct deferred *next;
};

struct arena {
    struct arena_rest open; /* the free rest of the block in use, if arena.h may hand it out */
    struct arena_rest kept; /* if every piece must pass here */
    struct block *blocks;   /* the one in use first */
    struct block *spare;    /* kept by a reset: ordinary ones */
    struct block *large;    /* kept by a reset: larger ones */
    size_t large_kept;
    struct deferred *deferred;
    struct arena *outer, *within, *sibling; /* whose passing work this is; our own, and its chain */
    jmp_buf *guard;
};

#if defined HFB_SANITIZED || defined ARENA_NOTED
#define REST(a) (&(a)->kept)
#else
#define REST(a) (&(a)->open)
#endif

struct arena *arena_new(void)
{
    return calloc(1, sizeof(struct arena));
}

struct arena *arena_new_within(struct arena *outer)
{
    struct arena *a = arena_new();
    if (!a)
        arena_exhausted(outer);
    a->outer = outer;
    a->sibling = outer->within;
    outer->within = a;
    return a;
}

static void leave_outer(struct arena *a)
{
    struct arena **at = &a->outer->within;
    while (*at != a)
        at = &(*at)->sibling;
    *at = a->sibling;
}

static void release_deferred(struct arena *a)
{
    for (struct arena *w; (w = a->within);) {
        a->within = w->sibling;
        w->outer = NULL;
        arena_free(w);
    }
    while (a->deferred) {
        struct deferred *d = a->deferred;
        a->deferred = d->next;
        d->release(d->what);
    }
}

static void free_block(struct block *b)
{
    if (b->is_page)
        large_page_free(b);
    else
        free(b);
}

static void free_blocks(struct block *b)
{
    while (b) {
        struct block *next = b->next;
        free_block(b);
        b = next;
    }
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    if (a->outer)
        leave_outer(a);
    release_deferred(a);
    free_blocks(a->blocks);
    free_blocks(a->spare);
    free_blocks(a->large);
    free(a);
}

/* Piece by piece: on long stretches memset() changes over to a string instruction, which is slow to
 * start and counts as an instruction a byte where instructions are counted. So does the compiler
 * where it knows that it is memset() and how long a piece can be: hence the pointer. */
static void clear(struct block *b)
{
    void *(*volatile fill)(void *, int, size_t) = memset;
    ASAN_UNPOISON_MEMORY_REGION(b->bytes, b->size);
    for (size_t at = 0; at < b->used; at += CLEAR_AT_ONCE) {
        size_t left = b->used - at;
        fill((char *)b->bytes + at, 0, left < CLEAR_AT_ONCE ? left : CLEAR_AT_ONCE);
    }
    ASAN_POISON_MEMORY_REGION(b->bytes, b->size);
}

/* The rest of the block in use is known by two numbers in the arena alone: every piece changes
 * them. Here they are written down in the block. */
static void put_down(struct arena *a)
{
    if (!a->blocks)
        return;
    a->blocks->used = a->blocks->size - REST(a)->left;
}

static void take_up(struct arena *a, struct block *b)
{
    b->next = a->blocks;
    a->blocks = b;
    *REST(a) = (struct arena_rest){(char *)b->bytes, b->size};
}

static bool may_keep_large(const struct arena *a, const struct block *b)
{
    return b->size <= LARGE_KEPT_MAX && a->large_kept + b->size <= LARGE_KEPT_MAX;
}

/* Large blocks are kept up to a limit: one huge job must not make all that follow large. */
void arena_reset(struct arena *a)
{
    release_deferred(a);
    put_down(a);
    while (a->blocks) {
        struct block *b = a->blocks;
        a->blocks = b->next;
        if (b->size == BLOCK_MIN || b->is_page) {
            clear(b);
            b->next = a->spare;
            a->spare = b;
        } else if (may_keep_large(a, b)) {
            clear(b);
            b->next = a->large;
            a->large = b;
            a->large_kept += b->size;
        } else {
            free_block(b);
        }
    }
    *REST(a) = (struct arena_rest){NULL, 0};
}

static struct block *block_for(struct arena *a, size_t size)
{
    if (size <= BLOCK_MIN && a->spare) {
        struct block *b = a->spare;
        a->spare = b->next;
        b->used = 0;
        return b;
    }
    for (struct block **at = &a->large, *b; size > BLOCK_MIN && (b = *at); at = &b->next)
        if (b->size >= size && b->size <= size * 2) {
            *at = b->next;
            a->large_kept -= b->size;
            b->used = 0;
            return b;
        }
    size_t capacity = size > BLOCK_MIN ? size : BLOCK_MIN;
    if (capacity > SIZE_MAX - sizeof(struct block))
        return NULL;
    struct block *b = size <= BLOCK_MIN && a->blocks ? large_page_new() : NULL;
    if (b) {
        b->is_page = true;
        capacity = LARGE_PAGE_BYTES - sizeof(struct block);
    } else if (!(b = calloc(1, sizeof(struct block) + capacity))) {
        return NULL;
    }
    b->size = capacity;
    b->used = 0;
    ASAN_POISON_MEMORY_REGION(b->bytes, capacity);
    return b;
}

/* A large piece goes behind the block in use, whose rest stays of use. */
static void *large_piece(struct arena *a, size_t size)
{
    struct block *b = block_for(a, size);
    if (!b)
        return NULL;
    if (a->blocks) {
        b->next = a->blocks->next;
        a->blocks->next = b;
    } else {
        take_up(a, b);
        REST(a)->next += size;
        REST(a)->left -= size;
    }
    b->used = size;
    return b->bytes;
}

static size_t room_for(size_t asked)
{
    return (asked + !asked + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + FENCE;
}

static void *piece(struct arena *a, size_t asked);

static void *piece_of_another(struct arena *a, size_t asked)
{
    if (asked > SIZE_MAX - 2 * ALIGNMENT - FENCE)
        return NULL;
    size_t size = room_for(asked);
    if (size > BLOCK_MIN) {
        void *p = large_piece(a, size);
        if (p) {
            ASAN_UNPOISON_MEMORY_REGION(p, asked);
            arena_note(p, asked);
        }
        return p;
    }
    struct block *b = block_for(a, size);
    if (!b)
        return NULL;
    put_down(a);
    take_up(a, b);
    return piece(a, asked);
}

static void *piece(struct arena *a, size_t asked)
{
    struct arena_rest *rest = REST(a);
    if (asked > rest->left || room_for(asked) > rest->left)
        return piece_of_another(a, asked);
    void *p = rest->next;
    rest->next += room_for(asked);
    rest->left -= room_for(asked);
    ASAN_UNPOISON_MEMORY_REGION(p, asked);
    arena_note(p, asked);
    return p;
}

void *arena_try(struct arena *a, size_t size)
{
    return piece(a, size);
}

void arena_exhausted(struct arena *a)
{
    for (; a; a = a->outer)
        if (a->guard)
            longjmp(*a->guard, 1);
    abort(); /* a job without a guard is a fault of ours */
}

void *arena_alloc_more(struct arena *a, size_t size)
{
    void *p = piece(a, size);
    if (!p)
        arena_exhausted(a);
    return p;
}

void *arena_larger(struct arena *a, const void *items, size_t n, size_t room, size_t size)
{
    void *larger = arena_array(a, room, size);
    if (n)
        memcpy(larger, items, n * size);
    return larger;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *p = arena_alloc(a, n + 1);
    if (n)
        memcpy(p, s, n);
    return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    struct buf b;
    buf_init(&b, a);
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    buf_putc(&b, '\0');
    return b.p;
}

void arena_defer(struct arena *a, void (*release)(void *), void *what)
{
    struct deferred *d = arena_try(a, sizeof *d);
    if (!d) {
        release(what);
        arena_exhausted(a);
    }
    d->release = release;
    d->what = what;
    d->next = a->deferred;
    a->deferred = d;
}

void arena_guard(struct arena *a, jmp_buf *where)
{
    a->guard = where;
}

#define GUARDED_MAX 4

bool arena_guarded(struct arena *const *arenas, void (*step)(void *), void *what)
{
    jmp_buf where;
    jmp_buf *before[GUARDED_MAX];
    volatile bool whole = false;
    for (size_t i = 0; arenas[i]; i++)
        before[i] = arenas[i]->guard;
    if (setjmp(where) == 0) {
        for (size_t i = 0; arenas[i]; i++)
            arenas[i]->guard = &where;
        step(what);
        whole = true;
    }
    for (size_t i = 0; arenas[i]; i++)
        arenas[i]->guard = before[i];
    return whole;
}
