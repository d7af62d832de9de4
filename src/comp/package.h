/* package.h - one package of pay as exact fractions: what it states and what it is worth
 * (contract 2.1 to 2.3). Amounts are whole units of one currency, shares are of one. Everything
 * belongs to the calculation's pool; NULL stands for "doesn't apply", as in ratio.h.
 */
#ifndef HFB_COMP_PACKAGE_H
#define HFB_COMP_PACKAGE_H

#include "base/ratio.h"
#include "comp/figures.h"
#include "comp/vesting.h"

/* What one run of figures_compute() carries along: where numbers live and what went wrong. */
struct calc {
    struct arena *arena;
    struct rats *rats;
    struct diags *diags;
    const char *what; /* the figure being printed, for FIGURE_OVERFLOW */
    struct place at;
    bool told;            /* `what` was reported already */
    bool failed;          /* something was reported: figures_compute() gives NULL */
    rat zero, one, years; /* 0, 1, FIGURE_YEARS */
};

/* A package's parts, nothing summed. Ask, floor and agreed carry what they don't state. */
struct terms {
    rat base;
    rat bonus_share;  /* of base, a year; 0 when it is an amount */
    rat bonus_amount; /* a year */
    enum bonus_kind bonus_kind;
    rat sign_on[2]; /* paid in years 1 and 2 */
    rat equity;     /* whole grant, E */
    enum equity_kind kind;
    struct vesting vesting;
    rat shares, strike, price; /* options; NULL where unknown */
    rat refresh;               /* a new grant each year, 0: none */
    int refresh_from;
};

/* What the terms come to. Year n is [n - 1]. */
struct worth {
    rat bonus; /* a year */
    rat equity_per_year;
    rat annual;
    rat paid[FIGURE_YEARS];  /* base, bonus, sign-on */
    rat vests[FIGURE_YEARS]; /* grant and refresh */
    rat equity_four_year, refresh_four_year, cash_four_year;
    rat four_year;
};

/* Reads a package in its own currency; what it leaves unstated is nought, vesting four years. */
void terms_read(const struct calc *c, const struct package *p, struct terms *out);
/* As `from`, with what `own` states in its place; base and equity are the caller's to set. */
void terms_carry(const struct calc *c, const struct terms *from, const struct package *own,
                 struct terms *out);
/* The same terms at another base and equity: a bonus in per cent follows, shares follow. */
struct terms terms_at(const struct calc *c, const struct terms *t, rat base, rat equity);
struct terms terms_converted(const struct calc *c, const struct terms *t, rat rate);
struct worth terms_worth(const struct calc *c, const struct terms *t);

/* Solved for one part so that four_year is `total`, all else as in `t`; may be negative. NULL
 * where the total is NULL or no equity vests by the end of year 4. */
rat terms_equity_for(const struct calc *c, const struct terms *t, rat base, rat total);
rat terms_base_for(const struct calc *c, const struct terms *t, rat equity, rat total);

/* The grant at m times today's valuation: E × m, of options shares × max(0, price × m − strike);
 * NULL where the shares are unknown. Dilution has been multiplied into m by the caller. */
rat terms_equity_at(const struct calc *c, const struct terms *t, rat m);

/* Rounds a package's worth into `out`, once. Leaves sources, conversion and `scaled` alone. */
void package_print(struct calc *c, const struct terms *t, const struct worth *w,
                   struct package_fig *out);

/* ---- printing: from exact to 1/100, once, half away from zero ---- */
void calc_about(struct calc *c, const char *what, struct place at);
void calc_follows(struct calc *c);       /* what comes is made of what was printed: told of once */
money calc_money(struct calc *c, rat a); /* NULL gives 0 */
struct fig calc_fig(struct calc *c, rat a);
struct share calc_share(struct calc *c, rat a);

#endif
