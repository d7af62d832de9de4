/* leak.h - what an employer's document must not hold (contract 3, Read-back), as a fence (fence.h).
 * Knows nothing of PDF: the caller brings every text of the finished file, one by one, and the text
 * of all pages as one.
 *
 * Private: every money part, total and term of the floor, of the smallest yes and of the rungs from
 * the second on, and every figure of the present job and of an offer elsewhere that isn't disclosed
 * in full, a year's and in the stated unit; the words for them; the names of companies that aren't
 * disclosed. Public in their own right: the offer's, the ask's, the agreed ones, the moves', what
 * is disclosed, a range that was posted; the candidate's address and telephone number.
 */
#ifndef HFB_PUBLIC_LEAK_H
#define HFB_PUBLIC_LEAK_H

#include "comp/figures.h"
#include "public/fence.h"

/* Made from the private figures before the document is written; the arena's. The sentences that the
 * guide releases are known to it (fence_knows()); the document's own wording is the caller's to
 * add. */
struct fence *leak_guard(struct arena *a, const struct figures *f);

/* The floor alone, for what is said aloud: amounts, no words. */
struct fence *leak_floor(struct arena *a, const struct figures *f,
                         const struct competing_fig *spoken_of);

#endif
