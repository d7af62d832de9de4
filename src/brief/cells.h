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

/* In one short text, as one writes it down: "€3,250 × 13", "700 RSUs", "15%", "€82,000". */
const char *cell_short(const struct present *p, const struct package_fig *k, enum money_part part);
/* Whether two packages differ in a part as it is stated: a bonus of the same 15 % doesn't, though
 * its money follows the base. */
bool cell_differs(const struct package_fig *a, const struct package_fig *b, enum money_part part);

#endif
