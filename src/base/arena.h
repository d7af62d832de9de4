/* arena.h - one owner for everything that lives from the offer to its pages.
 *
 * A job makes one arena and frees it once. What is allocated here is never freed singly; what
 * must be released by a library's own call (an xmlDoc, an HPDF_Doc, a number pool) is handed to
 * arena_defer(), and is released, last in first out, when the arena is reset or freed.
 *
 * Errors: arena_alloc() never returns NULL. When memory runs out it jumps to the place that
 * arena_guarded() marked (one place per job, in hfbrief.c), so that no stage carries a test for a
 * condition it could do nothing about. Never allocate from inside a library's callback that can't
 * be jumped out of without a leak: use arena_try() there and report at the end of the call.
 */
#ifndef HFB_BASE_ARENA_H
#define HFB_BASE_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct arena *arena_new(void); /* NULL when there is no memory at all */
/* For passing work: where it runs out of memory without a guard of its own, the outer's is taken;
 * it is freed with the outer if not before. Never NULL: jumps instead. */
struct arena *arena_new_within(struct arena *outer);
void arena_free(struct arena *a);
void arena_reset(struct arena *a); /* runs what was deferred, keeps the blocks for the next job */

/* What an arena begins with: the rest of its block that can be handed out here and now. Nothing is
 * here where every piece must pass arena.c, as under a sanitizer. */
struct arena_rest {
    char *next;
    size_t left;
};
#define ARENA_ALIGNMENT _Alignof(max_align_t)
void *arena_alloc_more(struct arena *a, size_t size);

/* Zeroed memory, aligned for any type, owned by the arena. Fifty thousand times a document, hence
 * inline: out of line it is 1.6 M instructions of a brief's 52. */
static inline void *arena_alloc(struct arena *a, size_t size)
{
    struct arena_rest *rest = (struct arena_rest *)(void *)a;
    size_t room = (size + !size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;
    if (size > rest->left || room > rest->left)
        return arena_alloc_more(a, size);
    void *p = rest->next;
    if (!p) /* only where nothing is left: for analyzers */
        __builtin_unreachable();
    rest->next += room;
    rest->left -= room;
    return p;
}

static inline void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t all;
    return arena_alloc(a, __builtin_mul_overflow(count, size, &all) ? SIZE_MAX : all);
}

void *arena_try(struct arena *a, size_t size); /* NULL instead of a jump */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

void arena_defer(struct arena *a, void (*release)(void *), void *what);

/* The guarded door: runs step(what), and comes back with false when memory ran out in one of these
 * arenas (a list that NULL ends) or within one of them. Doors may stand inside each other; behind
 * one the arenas are guarded as they were before. What the step changed outside them stays. */
bool arena_guarded(struct arena *const *arenas, void (*step)(void *), void *what);

/* Where to go when memory runs out. The buffer stays the caller's; NULL takes it back. For the
 * door; elsewhere for what can't be one step. */
void arena_guard(struct arena *a, jmp_buf *where);
_Noreturn void arena_exhausted(struct arena *a); /* for a stage whose library said so */

#define arena_new_of(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_new_array(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))

/* A full list of n items gets twice the room, at first `first`; what it leaves behind stays in the
 * arena until that goes. `items` and `room` are assigned to. */
#define arena_grow(a, items, n, room, first)                                                       \
    ((room) = (room) ? (room)*2 : (first),                                                         \
     (items) = arena_larger((a), (items), (size_t)(n), (size_t)(room), sizeof *(items)))
void *arena_larger(struct arena *a, const void *items, size_t n, size_t room, size_t size);

#endif
