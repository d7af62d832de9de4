/* setter.h - inside the room: what every stage of one layout run needs. Made by layout_document,
 * handed on as it is; nothing of it outlives the run but what stands in the arena. */
#ifndef HFB_LAYOUT_SETTER_H
#define HFB_LAYOUT_SETTER_H

#include "layout/theme.h"

/* No strip is higher, no endless sheet longer: five times a page, far from what an sp_t holds. */
#define HEIGHT_MAX (5000 * SP_PER_PT)

enum { DROPS_MAX = 64 }; /* places in the order of giving way that may be restored */
enum { TIGHTEST = 300 }; /* of every gap, in 1/1024, before anything else gives way */

struct setter {
    const struct layout_job *job;
    const struct flow *flow;
    const struct theme *theme;
    const struct palette *palette;
    struct fontset *fonts;
    struct arena *arena;
    struct diags *diags;
    struct line_breaker *breaker;                           /* speaks the document's language */
    sp_t main_width, full_width, margin_left, margin_width; /* from the left edge */
    sp_t give_up;                        /* of every stretch, in 1/1024: design 11, Letter */
    const struct given_back *given_back; /* … but of these figures' (giveback.h) */
    int dropped;                         /* blocks with drop ≤ this are left out … */
    uint64_t restored;        /* … but those whose drop is a bit here: there was room after all */
    bool loose;               /* the margin is a column of its own: notes push nothing down */
    sp_t tight;               /* of every gap between strips, in 1/1024, given up */
    unsigned notes;           /* Note elements need an id each (ISO 14289-1 7.9) */
    int heads[4], heads_n;    /* levels of the headings that the next one may stand under */
    bool artifact;            /* nothing that is made now is content: repeated heads */
    struct pageref *pagerefs; /* page numbers still to be put in (pageref.h) */
    const struct destination *pages; /* from the pass before; NULL: not known yet */
    struct chart_seen *charts;       /* those that may be drawn less high, as they were at first */
    struct again *again;             /* blocks as they were set before (again.h) */
    uint64_t
        drops_asked; /* of the places in the order, those that it asked for; all bits: beyond */
    unsigned leans;  /* LEANS_…: what the block that is being set has looked at */
};

/* The style of that name, or `otherwise` with a fault (FLOW). */
const struct text_style *setter_style(struct setter *s, const char *name, const char *otherwise,
                                      struct place at);
struct color setter_colour(const struct setter *s, enum theme_colour c);
/* What is left of a stretch after giving up. */
sp_t setter_given_up(struct setter *s, sp_t stretch);
/* Is what gives way in this place of the order left out? 0 never gives way. */
bool setter_drops(struct setter *s, int drop);
/* H1 to H3 for a heading of this level: as deep as the headings it stands under, none left out
 * (ISO 14289-1 7.4.2). */
enum elem_type setter_heading(struct setter *s, int level);
/* A new element under parent, NULL while setting artifacts. */
struct elem *setter_elem(struct setter *s, struct elem *parent, enum elem_type type);
struct slot *setter_slot(struct setter *s, struct elem *e);

#endif
