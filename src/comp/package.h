/* package.h - what a package's figures are asked: an item by its name, and what one package has
 * more than another, each part in the unit in which it is paid.
 */
#ifndef HFB_COMP_PACKAGE_H
#define HFB_COMP_PACKAGE_H

#include "comp/figures.h"

/* Options are a number whatever they are worth today; an ask in money has its number too. */
bool package_by_number(const struct package_fig *k);
/* The item of this name, NULL for the unnamed one; NULL: there is none. */
const struct bonus_fig *package_bonus(const struct package_fig *k, const char *name);
const struct allowance_fig *package_allowance(const struct package_fig *k, const char *name);
const struct benefit_fig *package_benefit(const struct package_fig *k, const char *name);

struct change { /* to − from; null: no one number tells it */
    PAY_FIELDS(money);
    money annual, four_year, refresh, pension;
    struct fig base_unit;  /* a month's, where both are paid by it so many times a year */
    struct fig shares;     /* × 100, where both are by number */
    struct fig equity_own; /* where equity has a currency of its own on both sides */
    /* In the order of `to`. Null where `from` has none of that name; a bonus: or where one of them
     * isn't an amount. An allowance's is in its unit where both have the same. */
    struct fig *bonuses, *allowances;
    /* Of a bonus, where both are written in per cent (e8 of a point) or both in months' pay. */
    int64_t *bonus_rates_e8;
    money *benefits; /* likewise; against 0 where `from` has none of that name, or none valued */
};
struct change package_change(struct arena *a, const struct package_fig *from,
                             const struct package_fig *to);

#endif
