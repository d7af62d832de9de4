/* claim.h - totals that a source states, recomputed from the parts named in the same sentence
 * (contract 2.12, claim-arithmetic): base, equity, bonus, sign-on, years. Change the source's 90 to
 * 95 and the claim follows; no table of known mistakes is consulted.
 *
 * Over n years: n × base + n × equity a year (a whole grant: what vests of it in n years) + n ×
 * bonus + sign-on once. When that isn't the stated total, the usual mistakes are tried, and the
 * likely cause is named when exactly one of them gives it.
 */
#ifndef HFB_COMP_CLAIM_H
#define HFB_COMP_CLAIM_H

#include "guide/guide.h"

enum claim_cause {
    CAUSE_NONE,        /* none fits, or more than one */
    CAUSE_BASE_ONCE,   /* one year of base */
    CAUSE_EQUITY_ONCE, /* one year of stock */
    CAUSE_NO_BONUS,
    CAUSE_NO_EQUITY,
    CAUSE_SIGN_ON_YEARLY,
    CAUSE_MONTH_AS_YEAR, /* a month's base counted as a year's */
    CAUSE_GRANT_AS_YEAR, /* the whole grant counted in each year */
    CAUSE_COUNT
};

/* What a total is made of. Amounts are a year's but for the grant and the sign-on. */
struct parts {
    money base, bonus, sign_on;
    money equity; /* a year's, or the whole grant with grant_years */
    int grant_years;
    int years;
};

struct claim {
    const struct run *total; /* what is claimed; its place, wording and currency */
    struct parts parts;
    bool has_parts; /* a total without parts beside it can't be recomputed */
    money computed;
    money salary; /* years × base */
    bool holds;
    enum claim_cause cause;
};

/* Whether an amount of the source is about this row: its own, or the one the row is a factor of. */
bool claim_applies(const struct run *run, const struct region *region);

money parts_total(const struct parts *p);
/* Whether `v`, rounded as the source rounds, is what it says; "537K+" holds from there up. */
bool claim_holds(const char *wording, money stated, bool open, money v);
enum claim_cause claim_cause(const struct parts *p, const char *wording, money stated);

/* The first total in the sentence that is about this region. False: there is none; `computed` is
 * then what the parts come to over four years. */
bool claim_read(const struct sentence *s, const struct region *region, struct claim *out);

#endif
