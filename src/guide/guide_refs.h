/* guide_refs.h - the figures that a guide's text may name, read from comp/figures.def without their
 * values: a guide is checked before there is an offer to compute them from.
 *
 * A reference is a path of the JSON without indices: "ask.equity", "band.base.max". `competing` is
 * the one other offer that a sentence speaks of. What doesn't apply to an offer (no other offer, no
 * band) makes the sentence one that isn't said.
 */
#ifndef HFB_GUIDE_GUIDE_REFS_H
#define HFB_GUIDE_GUIDE_REFS_H

#include "guide/guide.h"

/* Who may see a figure, in the order of privacy; figures.def says what each means. */
enum figure_seen { SEEN_PUBLIC, SEEN_NAMED, SEEN_TOLD, SEEN_PRIVATE, SEEN_FLOOR, SEEN_SECRET };
enum figure_said { REF_SAID, REF_NOTED, REF_SILENT };

struct guide_ref {
    const char *path;
    const char *kind;      /* the row's in figures.def; "RANGE", "WORD" */
    enum figure_seen seen; /* the most private of all rows on the path */
    enum figure_said said; /* never REF_SILENT: then it is no reference */
};

/* Every reference there is, in the table's order. */
size_t guide_refs(struct arena *a, const struct guide_ref **out);

/* Whether this is a reference, and of what kind; `out` may be NULL. */
bool guide_ref_find(const char *ref, struct guide_ref *out);

/* Whether it hangs on the floor: what names it is left out with --floor omit. */
bool guide_ref_on_floor(const char *ref);

/* The one that was meant, or NULL where none is near. */
const char *guide_ref_nearest(struct arena *a, const char *wrong);

/* A sentence released for the employer that names a private figure stands in no letter: says so, a
 * warning each. For --check-guide. */
void guide_refs_check_public(const struct guide *g, struct diags *d);

#endif
