/* terms.h - one package of pay as exact fractions: what it states (contract 1.1), nothing summed.
 *
 * Amounts are whole units of the figures' currency once terms_settle() has run, shares are of one.
 * Everything belongs to the calculation's pool; NULL stands for "doesn't apply", as in ratio.h.
 */
#ifndef HFB_COMP_TERMS_H
#define HFB_COMP_TERMS_H

#include "comp/vesting.h"

enum rule { RULE_AMOUNT, RULE_PERCENT, RULE_MONTHS, RULE_SHARES };

/* The unit in which an amount is stated. */
struct unit {
    enum per per;
    rat times; /* NULL: a year's */
    int64_t times_e8;
    bool has;
};

struct bonus_exact {
    const char *name; /* NULL: the unnamed one */
    enum bonus_kind kind;
    enum rule rule;
    rat value;      /* an amount a year, a share of the base, or months */
    unsigned years; /* bit k-1; 0: every year */
    bool own, lower;
};

struct allowance_exact {
    const char *name;
    rat amount;     /* a year */
    rat own_amount; /* the same in the package's own currency */
    struct unit unit;
    bool expected, own, lower;
};

struct benefit_exact {
    const struct benefit *from;
    rat value; /* a year; NULL: none named */
};

#define ITEMS_MAX 64 /* bonuses or allowances of one package; the reader's limit is lower */

struct terms {
    rat base; /* a year */
    struct unit unit;
    bool base_expected; /* days or hours that nobody has promised */
    rat month_times;    /* how many months' pay a year's base is */
    struct bonus_exact *bonuses;
    size_t bonuses_n;
    struct allowance_exact *allowances;
    size_t allowances_n;
    rat once[PAY_PARTS][2]; /* of parts that are paid once: in years 1 and 2 */
    rat reimbursed;         /* relocation that pays back costs: in no sum */
    int clawback_months;    /* 0: none stated */

    rat equity;      /* the whole grant, E */
    rat equity_own;  /* in its own currency; NULL: it has none of its own */
    rat equity_rate; /* equity = equity_own × this */
    const char *equity_currency;
    bool per_year; /* stated as a year's */
    enum equity_kind kind;
    struct vesting vesting;
    bool by_number;
    bool equity_unknown;                /* a grant that lacks its price or strike */
    rat shares, strike, price, diluted; /* NULL where unknown; diluted: all shares there are */
    rat refresh;                        /* a new grant each year, 0: none */
    int refresh_from;

    enum rule pension_rule;
    rat pension; /* NULL: none stated */
    struct benefit_exact *benefits;
    size_t benefits_n;

    unsigned stated; /* bit PAY_…: somebody states the part: unknown is not zero */
    unsigned own;    /* of a move: what it states itself */
    int months;      /* of its own fixed term; 48: none */
};

/* Reads a package in its own currency, the equity in its own; what it leaves unstated is nought,
 * vesting four years. `times_of`: the package whose unit gives times that aren't stated. */
void terms_read(struct calc *c, const struct rat_name *in, const struct package *p,
                const struct package *times_of, struct terms *out);

/* The parts that `own` states, in place of those of `out`; the equity's vesting included. */
void terms_replace(struct calc *c, const struct rat_name *in, const struct package *own,
                   const struct package *times_of, struct terms *out);

void terms_no_once(const struct calc *c, struct terms *t); /* nothing is paid once */

/* Everything but the equity times `rate`. */
void terms_convert(const struct calc *c, struct terms *t, rat rate);
/* The equity times `rate`; `currency`: it has one of its own, NULL: the package's. */
void terms_convert_equity(const struct calc *c, struct terms *t, const char *currency, rat rate);

/* The same terms at another base or equity: a bonus in per cent follows, shares follow. */
struct terms terms_at(const struct calc *c, const struct terms *t, rat base, rat equity);

/* A grant by number at m times its price: shares × price × m, of options shares × max(0, price × m
 * − strike). NULL where a number isn't known. */
rat terms_grant(const struct calc *c, const struct terms *t, rat m);
/* As many shares as an amount is worth today; NULL where options are worth nothing. */
rat terms_shares_for(const struct calc *c, const struct terms *t, rat equity);
/* What a bonus comes to in a year in which it is paid. */
rat terms_bonus(const struct calc *c, const struct terms *t, const struct bonus_exact *b);
/* The grant at m times today's valuation: E × m, of options shares × max(0, price × m − strike);
 * NULL where the shares are unknown. Dilution has been multiplied into m by the caller. */
rat terms_equity_at(const struct calc *c, const struct terms *t, rat m);

/* ---- items: what is compared, raised and stepped by itself ---- */

/* A money part, or one bonus or allowance of it by name. */
struct item {
    enum money_part part;
    bool named; /* bonus, allowance */
    const char *name;
};
/* All items of up to three packages, in the table's order; returns how many. */
size_t terms_items(const struct terms *const *of, size_t n, struct item out[], size_t max);
bool terms_has(const struct terms *t, const struct item *i); /* the bonus or allowance is there */
/* Is it one that the package itself states, and doesn't carry? `parts`: those it states (bits
 * PAY_…); a bonus or an allowance is stated by its name. */
bool terms_states(const struct terms *t, unsigned parts, const struct item *i);
/* In which unit two packages are compared: per cent with per cent, months with months, shares with
 * shares, else amounts. */
enum rule terms_rule(const struct terms *a, const struct terms *b, const struct item *i);
rat terms_item(const struct calc *c, const struct terms *t, const struct item *i, enum rule rule);
/* Sets an item to what it is in `from`, or to a value of its own in that unit. */
void terms_take(const struct calc *c, struct terms *t, const struct terms *from,
                const struct item *i);
void terms_put(const struct calc *c, struct terms *t, const struct item *i, enum rule rule,
               rat value);
bool terms_lower(const struct terms *t, const struct package *own, const struct item *i);

#endif
