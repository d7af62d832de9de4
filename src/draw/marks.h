/* marks.h - the marks that stand for offer, ask, floor and competing offer, ticks, crosses and
 * boxes, and the fills that say how certain money is: vectors, told apart by shape.
 * Shared by charts, tables, legends and lines of text. */
#ifndef HFB_DRAW_MARKS_H
#define HFB_DRAW_MARKS_H

#include "draw/page.h"

struct palette { /* the mono profile is another palette, not another drawing */
    struct color ink, txt2, txt3, blue, brick, rule, hair, mkgrey, solid, band, band_plane,
        band_cohort, white;
};
extern const struct palette palette_colour, palette_mono;

/* name: "offer" "ask" "floor" "competing" ("competing-1" to "-4": the number inside) "tick" "cross"
 * "box" "square" "half" "open". (x, y) is the mark's centre; tick, cross, box: their left end on
 * the baseline. k × 100. False: unknown name. */
bool mark_draw(struct frame *f, struct slot *s, const struct palette *p, const char *name, sp_t x,
               sp_t y, int k_e2);
/* What it takes in a line of text. */
sp_t mark_width(const char *name, int k_e2);
/* What a reader is told for it ("ask", "not met"): its slot's ActualText. NULL: unknown name. */
const char *mark_text(const char *name);

/* name: "salary" "bonus" "sign-on" "liquid" "pre-ipo" "discretionary"; the hatch's phase is fixed
 * to the frame's origin, so that neighbours align. */
bool fill_draw(struct frame *f, struct slot *s, const struct palette *p, const char *name, sp_t x,
               sp_t y, sp_t w, sp_t h, bool outline);

#endif
