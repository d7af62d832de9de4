/* pagebreak.h - inside the room: a galley to sheets. */
#ifndef HFB_LAYOUT_PAGEBREAK_H
#define HFB_LAYOUT_PAGEBREAK_H

#include "layout/galley.h"

struct placed {
    const struct strip *strip;
    struct frame *frame; /* the strip's own, or lines ruled here */
    sp_t x, y;           /* from the left edge of content, from the page's top */
    struct placed *next;
};

struct sheet {
    struct placed *first, **last;
    sp_t bottom; /* of its content, ruled lines aside */
    struct sheet *next;
};

struct sheets {
    struct sheet *first;
    size_t n, parted; /* parted: notes that go on overleaf */
    sp_t bottom;      /* of the last sheet's content, ruled lines aside */
};

struct sheet_limits {
    sp_t top, bottom; /* bottom SP_MAX: one endless sheet, to see how much there is (as
                         far as HEIGHT_MAX) */
    size_t max;
    size_t short_one;                  /* the sheet, from 0, that ends above the others: */
    sp_t short_bottom;                 /* there; 0: none */
    const struct strip *const *starts; /* that begin a sheet though the one before has room, then
                                          NULL; NULL: none */
};

/* False: reported (DOES_NOT_FIT). */
bool pagebreak(struct setter *s, const struct galley *g, struct sheet_limits limits,
               struct sheets *out);

/* ---- to choose where sheets end (choose.c) ---- */

struct waiting { /* a note, or what is left of it, for the next sheet's margin */
    const struct strip *strip;
    const struct waiting *next;
};

struct chunk { /* strips that may not be parted */
    const struct strip *first, *end, *above;
    bool begins; /* a sheet may begin with it */
};

/* The galley in chunks. */
size_t pagebreak_chunks(struct setter *s, const struct galley *g, struct chunk **out);

bool chunk_begins_section(const struct chunk *c);
/* It goes on a paragraph or a table. */
bool chunk_is_within(const struct chunk *c);
/* A head, a label, a card, or what stays with what follows it. */
bool strip_begins_something(const struct strip *strip);

struct sheet_end {
    size_t next;  /* the chunk that the sheet after it begins with; their number: none does */
    sp_t white;   /* below its content, lines to write on being content */
    sp_t beside;  /* … below what stands in its main column */
    sp_t tail;    /* what it holds of a section that began before, if another begins below it */
    sp_t head;    /* … of the last section that begins on it, if one does */
    bool closing; /* lines that stand only where a sheet ends fill its foot */
    const struct waiting *waiting;
};
typedef void sheet_end_fn(void *to, const struct sheet_end *e);

/* Every place where a sheet may end (within a paragraph or a table, or more than half white, where
 * it must) that begins with
 * chunk `from`, and has notes that wait. */
void pagebreak_ends(struct setter *s, struct sheet_limits limits, const struct chunk *chunks,
                    size_t n, size_t from, const struct waiting *waiting, sheet_end_fn *found,
                    void *to);

#endif
