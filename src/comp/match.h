/* match.h - what it takes to match a competing offer (contract 2.6, 2.7). */
#ifndef HFB_COMP_MATCH_H
#define HFB_COMP_MATCH_H

#include "comp/band.h"
#include "comp/side.h"

/* The packages of one run, exact: what the later figures are computed from. */
struct exact {
    const struct offer *in;
    struct guide_row row;
    struct exact_bands band;
    struct terms offer;
    struct worth offer_worth;
    struct side_exact ask, floor;
    rat valuation; /* the guide's; NULL: none named */
    rat dilution;  /* NULL: none given */
};

/* Fills match, break_even, premium and the contracted gap. */
void match_competing(struct calc *c, const struct exact *x, const struct terms *competing,
                     const struct worth *competing_worth, struct competing_fig *out);

/* What of four_year is contracted: base, contractual bonus, sign-on. */
rat contracted_of(const struct calc *c, const struct terms *t, const struct worth *w);

/* The fourth root of m in 1/scale, rounded half away from one: compared as exact fourth powers. */
bool fourth_root(const struct calc *c, rat m, int64_t scale, int64_t *out);

#endif
