/* again.h - inside the room: a block that was set once. Fitting sets a section again for every try
 * (fit.c), and page references set all of them a second time (layout.c), mostly to find what was
 * found before. What a block came to is kept, with what it leaned on, and given once more where all
 * of that is as it was: 12 of 86 M instructions of a brief in a batch. */
#ifndef HFB_LAYOUT_AGAIN_H
#define HFB_LAYOUT_AGAIN_H

#include "layout/galley.h"

/* What of the setter a block may have looked at while it was set; see setter_leans(). */
enum {
    LEANS_GIVEN_UP = 1,
    LEANS_DROPS = 2,
    LEANS_TIGHT = 4,
    LEANS_HEADS = 8,
    LEANS_NOTES = 16,
    LEANS_ALONE = 32, /* on what stands before it: never given again */
    LEANS_PAGES = 64  /* on the numbers that the pass before has found */
};

struct ground { /* of the setter: what a block may lean on, and may change */
    sp_t give_up, tight;
    const struct given_back *given_back;
    int dropped;
    uint64_t restored;
    unsigned notes;
    int heads[4], heads_n;
    const struct destination *pages;
};

struct again_mark { /* where galley, tree and setter stood before the block */
    const struct block *block;
    const struct room *room;
    struct ground was;
    unsigned leans;
    uint64_t drops_asked;
    int keep_next, head_level;
    struct strip **strips;
    struct kid **kids, **notes; /* of room->elem and room->notes */
    unsigned long told;
};

struct again *again_new(struct arena *a);
/* True: the block's strips and elements stand there already. */
bool again_take(struct setter *s, struct galley *g, const struct block *b, const struct room *room);
/* Before a block is set, and after: what it came to is kept. */
void again_begin(struct setter *s, const struct galley *g, const struct block *b,
                 const struct room *room, struct again_mark *m);
void again_keep(struct setter *s, const struct galley *g, const struct again_mark *m);

#endif
