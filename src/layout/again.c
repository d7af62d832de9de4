/* again.c - blocks by their address, each with the last few ways in which it was set. Strips are
 * copied, since who sets the next block may still change them (their gaps, what stays with them);
 * frames and elements aren't: nobody does. An element that stands in the tree once more has left it
 * before: what a try set is taken back first. */
#include "layout/again.h"
#include "layout/giveback.h"

enum { WAYS_MAX = 6, PLACES_FIRST = 256 };

struct kept { /* one way in which a block was set */
    const struct block *block;
    struct room room; /* its elements don't count, but whether it has notes */
    struct ground was, then;
    unsigned leans;
    uint64_t drops_asked;
    int keep_next, head_level, keep_next_then, head_level_then;
    struct strip *strips;
    size_t strips_n;
    struct kid *kids, *notes;
    size_t kids_n, notes_n;
    struct kept *next; /* of this block */
};

struct again {
    struct kept **places;
    size_t size, n;
};

struct again *again_new(struct arena *a)
{
    return arena_new_of(a, struct again);
}

/* ---- by address --------------------------------------------------------------------------- */

static struct kept **place_of(const struct again *x, const struct block *b)
{
    size_t at = (size_t)((uint64_t)((uintptr_t)b >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
    while (x->places[at &= x->size - 1] && x->places[at]->block != b)
        at++;
    return &x->places[at];
}

static void make_room(struct setter *s)
{
    struct again *x = s->again, old = *x;
    x->size = old.size ? old.size * 2 : PLACES_FIRST;
    x->places = arena_new_array(s->arena, struct kept *, x->size);
    for (size_t i = 0; i < old.size; i++)
        if (old.places[i])
            *place_of(x, old.places[i]->block) = old.places[i];
}

/* ---- the same once more? ------------------------------------------------------------------- */

static bool same_room(const struct room *a, const struct room *b)
{
    return a->x == b->x && a->width == b->width && a->top == b->top && a->margin == b->margin &&
           a->boxed == b->boxed && !a->notes == !b->notes;
}

static struct ground ground_of(const struct setter *s)
{
    struct ground g = {.give_up = s->give_up,
                       .given_back = s->given_back,
                       .tight = s->tight,
                       .dropped = s->dropped,
                       .restored = s->restored,
                       .notes = s->notes,
                       .heads_n = s->heads_n,
                       .pages = s->pages};
    memcpy(g.heads, s->heads, sizeof g.heads);
    return g;
}

/* A bit for each place in the order at which something goes. */
static uint64_t gone(int dropped, uint64_t restored)
{
    return (dropped < DROPS_MAX - 1 ? (UINT64_C(2) << dropped) - 1 : UINT64_MAX) & ~restored;
}

static bool same_drops(const struct ground *a, const struct setter *b, uint64_t asked)
{
    if (asked == UINT64_MAX)
        return a->dropped == b->dropped && a->restored == b->restored;
    return ((gone(a->dropped, a->restored) ^ gone(b->dropped, b->restored)) & asked) == 0;
}

static bool same_ground(const struct ground *a, const struct setter *b, unsigned leans,
                        uint64_t drops_asked)
{
    if (leans & LEANS_HEADS &&
        (a->heads_n != b->heads_n ||
         memcmp(a->heads, b->heads, (size_t)a->heads_n * sizeof *a->heads) != 0))
        return false;
    return (!(leans & LEANS_GIVEN_UP) ||
            (a->give_up == b->give_up && given_back_same(a->given_back, b->given_back))) &&
           (!(leans & LEANS_DROPS) || same_drops(a, b, drops_asked)) &&
           (!(leans & LEANS_PAGES) || a->pages == b->pages) &&
           (!(leans & LEANS_TIGHT) || a->tight == b->tight) &&
           (!(leans & LEANS_NOTES) || a->notes == b->notes);
}

static const struct kept *find(const struct setter *s, const struct galley *g,
                               const struct block *b, const struct room *room)
{
    const struct kept *k = s->again->size ? *place_of(s->again, b) : NULL;
    while (k && !(k->keep_next == g->keep_next && k->head_level == g->head_level &&
                  same_room(&k->room, room) && same_ground(&k->was, s, k->leans, k->drops_asked)))
        k = k->next;
    return k;
}

/* ---- giving -------------------------------------------------------------------------------- */

/* Who hangs one more note behind them changes the last. */
static struct aside *asides_again(struct setter *s, const struct aside *from)
{
    struct aside *first = NULL, **last = &first;
    for (; from; from = from->next) {
        *last = arena_new_of(s->arena, struct aside);
        **last = *from;
        last = &(*last)->next;
    }
    return first;
}

static void add_strips(struct setter *s, struct galley *g, const struct kept *k)
{
    struct strip *st = arena_new_array(s->arena, struct strip, k->strips_n);
    for (size_t i = 0; i < k->strips_n; i++, st++) {
        *st = k->strips[i];
        st->asides = asides_again(s, st->asides);
        *g->last = g->end = st;
        g->last = &st->next;
    }
}

static void add_kids(struct setter *s, struct elem *parent, const struct kid *from, size_t n)
{
    struct kid *k = arena_new_array(s->arena, struct kid, n);
    for (size_t i = 0; i < n; i++, k++) {
        *k = from[i];
        if (k->elem)
            k->elem->parent = parent;
        *parent->last = k;
        parent->last = &k->next;
    }
}

bool again_take(struct setter *s, struct galley *g, const struct block *b, const struct room *room)
{
    const struct kept *k = room->elem && !s->artifact ? find(s, g, b, room) : NULL;
    if (!k)
        return false;
    add_strips(s, g, k);
    add_kids(s, room->elem, k->kids, k->kids_n);
    if (room->notes)
        add_kids(s, room->notes, k->notes, k->notes_n);
    g->keep_next = k->keep_next_then;
    g->head_level = k->head_level_then;
    if (k->leans & LEANS_NOTES)
        s->notes = k->then.notes;
    if (k->leans & LEANS_HEADS) {
        memcpy(s->heads, k->then.heads, sizeof s->heads);
        s->heads_n = k->then.heads_n;
    }
    s->leans |= k->leans;
    s->drops_asked |= k->drops_asked;
    return true;
}

/* ---- keeping ------------------------------------------------------------------------------- */

void again_begin(struct setter *s, const struct galley *g, const struct block *b,
                 const struct room *room, struct again_mark *m)
{
    *m = (struct again_mark){.block = b,
                             .room = room,
                             .was = ground_of(s),
                             .leans = s->leans,
                             .drops_asked = s->drops_asked,
                             .keep_next = g->keep_next,
                             .head_level = g->head_level,
                             .strips = g->last,
                             .kids = room->elem ? room->elem->last : NULL,
                             .notes = room->notes ? room->notes->last : NULL,
                             .told = s->diags->next_order};
    s->leans = 0;
    s->drops_asked = 0;
}

static struct kid *kids_from(struct setter *s, struct kid *const *from, size_t *n)
{
    *n = 0;
    if (!from)
        return NULL;
    for (const struct kid *k = *from; k; k = k->next)
        ++*n;
    struct kid *out = arena_new_array(s->arena, struct kid, *n), *to = out;
    for (const struct kid *k = *from; k; k = k->next, to++)
        *to = (struct kid){.elem = k->elem, .slot = k->slot};
    return out;
}

static void keep_strips(struct setter *s, struct kept *k, const struct strip *from)
{
    for (const struct strip *st = from; st; st = st->next)
        k->strips_n++;
    struct strip *to = arena_new_array(s->arena, struct strip, k->strips_n);
    k->strips = to;
    for (; from; from = from->next, to++) {
        *to = *from;
        to->asides = asides_again(s, from->asides);
        to->next = NULL;
    }
}

static void put_way(struct setter *s, struct kept *k)
{
    struct again *x = s->again;
    if (x->n * 2 >= x->size)
        make_room(s);
    struct kept **place = place_of(x, k->block);
    x->n += !*place;
    k->next = *place;
    *place = k;
    int ways = 1;
    for (; ways < WAYS_MAX && k->next; k = k->next)
        ways++;
    k->next = NULL;
}

void again_keep(struct setter *s, const struct galley *g, const struct again_mark *m)
{
    const unsigned leans = s->leans;
    const uint64_t drops_asked = s->drops_asked;
    s->leans |= m->leans;
    s->drops_asked |= m->drops_asked;
    if (leans & LEANS_ALONE || s->artifact || !m->room->elem || s->diags->next_order != m->told)
        return; /* what was told is told again */
    struct kept *k = arena_new_of(s->arena, struct kept);
    *k = (struct kept){.block = m->block,
                       .room = *m->room,
                       .was = m->was,
                       .then = ground_of(s),
                       .leans = leans,
                       .drops_asked = drops_asked,
                       .keep_next = m->keep_next,
                       .head_level = m->head_level,
                       .keep_next_then = g->keep_next,
                       .head_level_then = g->head_level};
    keep_strips(s, k, *m->strips);
    k->kids = kids_from(s, m->kids, &k->kids_n);
    k->notes = kids_from(s, m->notes, &k->notes_n);
    put_way(s, k);
}
