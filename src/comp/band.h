/* band.h - the guide's band where the offer is made, and where packages stand in it
 * (contract 2.4, 2.5; remote: 1.1).
 */
#ifndef HFB_COMP_BAND_H
#define HFB_COMP_BAND_H

#include "comp/package.h"

/* What the guide names of an ask or a floor; NULL where it names none. */
struct guide_side {
    rat base, equity; /* equity: a grant over the guide's years */
    struct place base_at, equity_at;
};

/* The guide's row for a region. A row relative to another (remote) has the other's base numbers
 * times the location factor, and the other's equity. NULL: the guide doesn't say. */
struct guide_row {
    const struct region *region;
    rat base_min, base_max;
    rat equity_min, equity_max; /* a grant over `years` */
    bool equity_none;           /* the guide says that there is none */
    int years;
    struct guide_side ask, floor;
};

struct span_rat {
    rat min, mid, max;
};

/* Brought to the offer's vesting; four_year with the offer's v. */
struct exact_bands {
    struct span_rat base, equity, annual, four_year;
    rat top_equity; /* equity at its maximum; 0 where the guide says that there is none */
};

struct guide_row guide_row_of(const struct calc *c, const struct guide *g,
                              const struct region *region, const struct decimal *location_factor);
struct exact_bands bands_of(const struct calc *c, const struct guide_row *row,
                            const struct vesting *v);
struct bands bands_print(struct calc *c, const struct exact_bands *b);

struct position position_of(struct calc *c, const struct exact_bands *b, const struct terms *t,
                            const struct worth *w);
/* Another package less the offer, part by part. */
struct gap gap_between(struct calc *c, const struct terms *offer, const struct worth *offer_worth,
                       const struct terms *other, const struct worth *other_worth);
enum band_point { BAND_MIN, BAND_MID, BAND_MAX };
struct gap gap_to_band(struct calc *c, const struct terms *offer, const struct worth *offer_worth,
                       const struct exact_bands *b, enum band_point point);

#endif
