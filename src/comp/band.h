/* band.h - the guide's row and the market where the offer is made, the band they give, and where
 * packages stand in it (contract 1.1 <market>, 2.4, 2.5, 5 "Bands").
 */
#ifndef HFB_COMP_BAND_H
#define HFB_COMP_BAND_H

#include "comp/worth.h"

/* What the guide names of an ask or a floor; NULL where it names none. */
struct guide_side {
    rat base, equity; /* equity: a grant over the guide's years */
    rat bonus;        /* an amount a year, or with bonus_percent a share of the base */
    rat sign_on;      /* the first year's */
    bool bonus_percent;
    struct place base_at, equity_at, bonus_at, sign_on_at;
};

/* The guide's row for a region. A row relative to another (remote) has the other's base numbers
 * times the location factor, and the other's equity. NULL: the guide doesn't say. */
struct guide_row {
    const struct region *region;
    rat base_min, base_max;
    rat equity_min, equity_max; /* a grant over `years` */
    bool equity_none;           /* the guide says that there is none */
    int years;
    bool bonus_percent; /* of the band's base; else an amount */
    rat bonus_min, bonus_max;
    struct guide_side ask, floor;
};

struct span_rat {
    rat min, mid, max; /* all NULL: there is no band */
};

/* Brought to the offer's vesting; four_year with the offer's v. */
struct exact_bands {
    struct span_rat base, equity, bonus, comparable, four_year;
    enum band_source base_source, equity_source;
    const struct market *base_row, *equity_row;
    bool equity_scaled;
    unsigned in_play;
};

/* A market row in the figures' currency: of base and annual a year's, of equity the grant as the
 * row has it. */
struct market_exact {
    const struct market *row;
    rat low, mid, high; /* mid: NULL where none is stated */
};

struct guide_row guide_row_of(struct calc *c, const struct guide *g, const struct region *region,
                              const struct decimal *location_factor);
/* False: a row's currency has no rate (reported). */
bool market_read(struct calc *c, const struct offer *o, const char *currency,
                 struct market_exact *out);
struct exact_bands bands_of(struct calc *c, const struct offer *o, const struct guide_row *row,
                            const struct market_exact *market, const struct terms *offer,
                            const struct worth *w, unsigned in_play);
struct bands bands_print(struct calc *c, const struct exact_bands *b);

/* The package's parts that have a band, a year and over the horizon; NULL without a band of base.
 */
rat band_comparable(const struct calc *c, const struct exact_bands *b, const struct worth *w);

struct position position_of(struct calc *c, const struct rat_name *name,
                            const struct exact_bands *b, const struct terms *t,
                            const struct worth *w);
/* Another package less the offer, part by part. */
struct gap gap_between(struct calc *c, const struct rat_name *name, const struct worth *offer,
                       const struct worth *other);
enum band_point { BAND_MIN, BAND_MID, BAND_MAX };
struct gap gap_to_band(struct calc *c, const struct rat_name *name, const struct worth *offer,
                       const struct exact_bands *b, enum band_point point);

rat rate_exact(const struct calc *c, const struct rate *rate);

#endif
