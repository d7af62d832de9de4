/* cells.h - what a table shows of a package's part: its text, and a second line that says how it is
 * stated ("€3,250 × 13", "10%", "$106,200"). What nobody has stated is said so, never 0.
 */
#ifndef HFB_BRIEF_CELLS_H
#define HFB_BRIEF_CELLS_H

#include "say/pay.h"

struct cell_text {
    const char *text;
    const char *second; /* NULL: none */
};

/* A part of a package; of the package on the table and of other offers what isn't stated is open,
 * an ask and a floor carry it from the offer, as a dash where it is open there. */
struct cell_text cell_part(const struct present *p, const struct package_fig *k,
                           enum money_part part, bool open);

/* The offer against another package in a part, or in annual and four_year (CELL_ANNUAL,
 * CELL_FOUR_YEAR): + it is over, − it is under; shares where both count them. `text` NULL: one of
 * the two isn't said or isn't known, so there is nothing between them. */
enum { CELL_ANNUAL = PAY_PARTS, CELL_FOUR_YEAR, CELL_KINDS };
struct cell_gap {
    const char *text;
    int sign;     /* of the offer against the other: 1 over, −1 under */
    bool rounded; /* it isn't the difference of the two as they are printed */
};
struct cell_gap cell_gap(const struct present *p, const struct package_fig *offer,
                         const struct package_fig *other, int cell);
/* Its text; of shares with their unit ("−20 RSUs"): beside money a bare number is money. */
const char *cell_gap_said(const struct present *p, const struct package_fig *offer,
                          const struct package_fig *other, int cell, struct cell_gap gap);
/* What the offer lacks of the other, for a sentence beside such a table: the difference of the two
 * as they are printed; `exact` where they are printed alike or it is of something else. */
money cell_missing(const struct present *p, const struct package_fig *offer,
                   const struct package_fig *other, int cell, struct fig exact);
/* Whether a column for the amount to say ("£560 a day") may stand in the place of the year's total,
 * which is nothing but the base. */
bool cell_units(const struct figures *f);
/* "£560", in the package's own unit; a dash where it has none like the offer's. */
const char *cell_unit(const struct present *p, const struct package_fig *offer,
                      const struct package_fig *k);
/* The difference of two such amounts; `text` NULL without them. */
struct cell_gap cell_unit_gap(const struct present *p, const struct package_fig *offer,
                              const struct package_fig *other);
/* Whether any gap to these is rounded so. */
bool cell_gaps_rounded(const struct present *p, const struct figures *f, bool floor, bool all);

/* In one short text, as one writes it down: "€3,250 × 13", "700 RSUs", "15%", "€82,000". */
const char *cell_short(const struct present *p, const struct package_fig *k, enum money_part part);
/* Whether two packages differ in a part as it is stated: a bonus of the same 15 % doesn't, though
 * its money follows the base. */
bool cell_differs(const struct package_fig *a, const struct package_fig *b, enum money_part part);

#endif
