/* worth.h - what a package's terms come to: a year, over the horizon, and how sure it is
 * (contract 2.1 to 2.3). */
#ifndef HFB_COMP_WORTH_H
#define HFB_COMP_WORTH_H

#include "comp/terms.h"

/* Year n is [n - 1]. */
struct worth {
    struct span span;
    rat part[PAY_PARTS]; /* a year's, both years' sum, the whole grant */
    rat year[FIGURE_YEARS][PAY_PARTS];
    rat refresh_year[FIGURE_YEARS]; /* of its equity, what refresh grants vest */
    rat total[FIGURE_YEARS], cumulative[FIGURE_YEARS];
    rat equity_per_year, annual;
    rat vested_share; /* v */
    rat cash_four_year, equity_four_year, refresh_four_year, four_year;
    rat contracted, target, liquid, illiquid, discretionary;
    rat firm, sure;
    rat pension, beside, with_beside; /* a year */
};

/* With a name every figure of the package is recorded under it; NULL: a what-if, unrecorded. The
 * terms are then changed to refer to their recorded figures. */
struct worth terms_worth(struct calc *c, const struct rat_name *name, struct terms *t);

/* How much four_year grows with a unit of base: Σw × (1 + per cents), bonuses of single years too.
 */
rat worth_of_base(const struct calc *c, const struct terms *t);

/* Solved for one part so that four_year is `total`, all else as in `t`; may be negative. NULL
 * where the total is NULL or no equity vests within the horizon. */
rat worth_equity_for(struct calc *c, const struct terms *t, rat base, rat total);
rat worth_base_for(struct calc *c, const struct terms *t, rat equity, rat total);
/* The same so that firm is `firm`. */
rat worth_equity_for_firm(struct calc *c, const struct terms *t, rat base, rat firm);

/* Rounds a package into `out`, once. Leaves sources and conversion alone. */
void package_print(struct calc *c, const struct rat_name *name, const struct terms *t,
                   const struct worth *w, struct package_fig *out);
/* The lists of a package that nobody stated: smallest yes, a rung. */
void sum_print(struct calc *c, const struct terms *t, const struct worth *w, struct sum_fig *out);

#endif
