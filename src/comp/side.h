/* side.h - ask, floor and agreed: whose numbers they are, and that the floor stays below the ask
 * (contract 1.1, 2 "a page may print no number that isn't here", 2.12 `order`).
 */
#ifndef HFB_COMP_SIDE_H
#define HFB_COMP_SIDE_H

#include "comp/band.h"

struct side_part {
    rat value;
    enum part_source source;
    bool own;    /* stated in the offer file's own element, nobody else's */
    bool scaled; /* the guide's grant, brought to the offer's vesting years */
    struct place at;
};

struct side_exact {
    const char *name; /* "ask", "floor", "agreed" */
    struct side_part base, equity;
    struct terms terms;
    struct worth worth;
    const struct package *from;
};

enum which_side { SIDE_ASK, SIDE_FLOOR };

/* Each part for itself: the offer file's, else the guide's, else 85 % (floor: 25 %) of the guide's
 * range to the nearest 1,000, else what is on the table. */
struct side_exact side_of(const struct calc *c, const struct offer *o, const struct guide_row *row,
                          const struct terms *offer, enum which_side which);
/* What the agreed terms leave open stays as asked. */
struct side_exact side_agreed(const struct calc *c, const struct offer *o,
                              const struct terms *offer, const struct side_exact *ask);
/* What an employer is asked for: per part the larger of ask and offer, for what is on the table is
 * never bargained away (contract 2.10); all else as in the ask. */
struct side_exact side_proposed(const struct calc *c, const struct terms *offer,
                                const struct side_exact *ask);
void side_print(struct calc *c, const struct side_exact *s, struct package_fig *out);

/* Floor ≤ ask in base, in equity and in value over four years; reports what isn't, and passes
 * over what isn't known (NULL). */
bool side_in_order(const struct calc *c, const struct side_exact *floor,
                   const struct side_exact *ask);

#endif
