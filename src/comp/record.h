/* record.h - one calculation: where its numbers live, what went wrong, and the name and record of
 * every figure (contract 2, "One record").
 *
 * A figure is recorded when it is computed, not when it is printed: calc_figure() gives the value
 * its name, and whatever is computed from it afterwards refers to it by that name. So the formula
 * of a sum shows the figures it was made of, and theirs in turn what they were made of.
 */
#ifndef HFB_COMP_RECORD_H
#define HFB_COMP_RECORD_H

#include "comp/figures.h"

struct calc {
    struct arena *arena;
    struct rats *rats;
    struct diags *diags;
    const char *what; /* the figure being computed, for FIGURE_OVERFLOW */
    struct place at;
    bool told;   /* `what` was reported already */
    bool failed; /* something was reported: figures_compute() gives NULL */
    rat zero, one, hundred;
    int months;      /* the horizon */
    int years_n;     /* years it has begun */
    rat month_times; /* the months' pay in a year of the offer: 13, 12 */
    struct figure_record *first, **last;
    struct check_link *first_check, **last_check;
};

/* A check that was found while computing. */
struct check_link {
    struct money_check is;
    struct check_link *next;
};
struct money_check *calc_check(struct calc *c, const char *id, enum diag_severity severity,
                               enum about about, struct place at);
/* All of them, the worst first, else in the order in which they were found. */
void calc_checks(const struct calc *c, struct figures *f);

void calc_init(struct calc *c, struct arena *a, struct diags *d);

/* ---- names and records ---- */

/* "offer" in `in` (NULL: at the top); index -1: none. */
const struct rat_name *calc_name(const struct calc *c, const struct rat_name *in, const char *part,
                                 int index);
/* Gives the value this name below `in` and records it; NULL stays NULL, unrecorded. */
rat calc_figure(struct calc *c, const struct rat_name *in, const char *part, rat a);
rat calc_figure_of(struct calc *c, enum figure_kind kind, const char *currency,
                   const struct rat_name *in, const char *part, int index, rat a);
/* A word that comparisons decide. */
void calc_word(struct calc *c, const struct rat_name *in, const char *part, const char *word,
               const struct relation *relations);
/* Puts "left sign right" in front of `next`; what can't be compared is left out. */
const struct relation *calc_relation(const struct calc *c, rat left, const char *sign, rat right,
                                     const struct relation *next);

/* ---- what files state ---- */

/* An amount with its place: "offer.base". NULL where it isn't stated. */
rat calc_stated(const struct calc *c, const struct rat_name *in, const char *part,
                const struct amount *a);
rat calc_stated_decimal(const struct calc *c, const struct rat_name *in, const char *part,
                        const struct decimal *d);
rat calc_stated_price(const struct calc *c, const struct rat_name *in, const char *part,
                      const struct decimal *d);
/* A decimal that is written in per cent, as a share of one. */
rat calc_stated_percent(const struct calc *c, const struct rat_name *in, const char *part,
                        int64_t e8, struct place at);
rat calc_stated_count(const struct calc *c, const struct rat_name *in, const char *part, int n,
                      struct place at);
rat calc_or_zero(const struct calc *c, rat a); /* NULL: nought */

/* ---- printing: from exact to 1/100, once, half away from zero ---- */

void calc_about(struct calc *c, const char *what, struct place at);
void calc_follows(struct calc *c);       /* what comes is made of what was printed: told of once */
money calc_money(struct calc *c, rat a); /* NULL gives 0 */
struct fig calc_fig(struct calc *c, rat a);
struct share calc_share(struct calc *c, rat a);

#endif
