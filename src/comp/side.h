/* side.h - ask, floor, agreed and moves: whose numbers they are, and what each carries
 * (contract 1.1, 2.0, 2.14, 5 "Carrying").
 */
#ifndef HFB_COMP_SIDE_H
#define HFB_COMP_SIDE_H

#include "comp/band.h"

struct side_exact {
    const char *name; /* "ask", "floor", "agreed" */
    struct terms terms;
    struct worth worth;
    enum part_source source[PAY_PARTS];
    struct place at[PAY_PARTS];
    unsigned own;     /* bit PAY_…: stated in the offer file's own element */
    unsigned by_name; /* stated there or by the guide */
    unsigned raised;  /* ask: under the table as stated */
    bool scaled;      /* the guide's grant, brought to the offer's vesting years */
    const struct package *from;
};

/* The packages of one run, exact: what the later figures are computed from. */
struct exact {
    const struct offer *in;
    const char *currency;
    struct guide_row row;
    struct market_exact *market;
    struct exact_bands band;
    struct terms offer;
    struct worth offer_worth;
    bool has_ask, has_floor;
    struct side_exact stated; /* the ask as stated, before it is raised */
    struct side_exact ask, floor;
    unsigned floor_lowered; /* bit PAY_…: the guide's floor was above the stated ask */
    unsigned in_play;
    rat valuation; /* NULL: none named */
    const char *valuation_currency;
    rat dilution; /* NULL: none given */
};

/* A package of its own (the offer's, a competing one): read, brought to the figures' currency,
 * recorded. False: a rate is missing (reported). */
bool package_settle(struct calc *c, const struct exact *x, const struct rat_name *name,
                    const struct package *p, struct terms *t, struct worth *w,
                    struct package_fig *out);

/* Each part for itself: the offer file's, else the guide's, else (ask) the band's suggestion, else
 * what is on the table. False: a rate is missing (reported). */
bool side_ask(struct calc *c, struct exact *x);
/* Only where the file or the guide names a floor (x->has_floor). */
bool side_floor(struct calc *c, struct exact *x);
bool side_agreed(struct calc *c, const struct exact *x, struct side_exact *out);
/* The same terms with nothing of their own: what a side or a move has that it doesn't state. */
struct terms side_carried(const struct calc *c, const struct terms *t);
/* A move: what it states, the rest as in `carried`; whole: nothing else was in it. */
bool side_move(struct calc *c, const struct exact *x, const struct rat_name *name,
               const struct package *own, const struct terms *carried, struct terms *out);

void side_print(struct calc *c, const struct exact *x, const struct side_exact *s,
                struct package_fig *out);

/* Whether an element states any part or term. */
bool package_names_part(const struct package *p);
bool package_names_any(const struct package *p);

/* What is suggested where nobody names an ask: 85 % of the range, to its rounding unit. */
money side_suggestion(struct arena *a, money min, money max);

/* The rounding unit of a part of this size: 1, 2 or 5 × 10^k nearest to 0.5 % of it, ties up. */
rat side_rounding_unit(const struct calc *c, rat amount);

#endif
