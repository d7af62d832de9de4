/* row.h - what the checks compute from a guide's row (contract 2.12): its numbers for an offer or
 * alone, the least it pays, what an ask leaves open, its own total, what contradicts it. The words
 * are brief's.
 */
#ifndef HFB_COMP_ROW_H
#define HFB_COMP_ROW_H

#include "comp/claim.h"
#include "comp/figures.h"

/* The row's ask and band, as figured for an offer or as the guide alone has them. */
struct row_numbers {
    bool has_base, has_equity; /* the band's */
    money base_min, base_max, equity_min, equity_max;
    int years;
    money ask_base, ask_equity;
};
struct row_numbers row_of_figures(const struct figures *f);
/* Without an offer a row relative to another spans all its factors. */
struct row_numbers row_alone(struct arena *a, struct rats *rats, const struct region *r);

/* What the bottom of the band pays over so many years. */
money row_least(const struct row_numbers *n, int years);

/* The ask in a sentence against the other offer in it, over the same years. */
struct row_bridge {
    bool equity; /* the sentence asks for equity, else for base */
    money other; /* the ask's part that it doesn't name */
    money left;  /* what the other offer is still above it; ≤ 0: nothing */
};
struct row_bridge row_bridge(const struct row_numbers *n, const struct region *r,
                             const struct run *ask, const struct claim *other);

/* One end of the row's total: its base, a year of its equity and its bonus. */
struct row_total {
    struct parts parts;
    money stated, computed;
    bool holds;
    enum claim_cause cause;
};
struct row_total row_total(struct rats *rats, const struct region *r, bool max);

/* `r` pays at least its lowest factor of `of`. `full` is a row with amounts of its own: the middle
 * of its band in the currency of `of`. False: a rate or an amount is missing. */
struct row_against {
    money lowest, converted;
};
bool row_against(struct rats *rats, const struct offer *o, const struct region *r,
                 const struct region *of, const struct region *full, struct row_against *out);

#endif
