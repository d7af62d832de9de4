/* amounts.h - numbers in running text, by base's reader of amounts, with what a guide writes round
 * them: "€62K–€85K", "₹30,00,000", "S$130K", "10–15%",
 * "$65K–$185K/4yr", "$120K+". Integers of 1/100 only. What has two readings ("62,5" without a
 * scale, "15K-20") is none: AMOUNT_UNCLEAR, for the list of what was left out.
 */
#ifndef HFB_IMPORT_AMOUNTS_H
#define HFB_IMPORT_AMOUNTS_H

#include "base/money.h"

enum amount_kind {
    AMOUNT_NONE,
    AMOUNT_MONEY,   /* a currency stands at it, by sign or code */
    AMOUNT_PERCENT, /* value in 1/100 of a per cent */
    AMOUNT_COUNT,   /* "22M+ members", "10,000+", "40": no currency */
    AMOUNT_UNCLEAR  /* a number that cannot be read in one way only */
};

enum amount_period { PERIOD_UNSTATED, PERIOD_YEAR, PERIOD_MONTH, PERIOD_GRANT };

struct found {
    enum amount_kind kind;
    /* ISO 4217; "$", "¥", "kr", "Rs" where the sign alone names several; NULL: no currency */
    const char *currency;
    money value;
    bool open;   /* a plus sign stands after it */
    bool scaled; /* K, M, B, lakh … stood at it */
    enum amount_period period;
    int years;       /* PERIOD_GRANT: "/4yr" */
    size_t off, len; /* its bytes, sign to plus sign or period */
    size_t digits;   /* how many digits it has */
    unsigned zeros;  /* of its scale: 3 for K */
};

/* The next number of any kind in `text` from byte `from` on; false: none. */
bool amounts_next(struct str text, size_t from, struct found *out);

struct found_range {
    struct found min, max; /* max is min where there is one number alone */
    bool open;
    size_t off, len;
};

/* The next range or single amount from `from` on: a dash of any kind or "to" between its ends, the
 * second end's sign or the first end's scale may be missing ("$38–62K"). */
bool amounts_range(struct str text, size_t from, struct found_range *out);

/* A run of a dash of any kind, with white space around it, at `at`: its bytes; 0: none. */
size_t dash_at(struct str text, size_t at);

/* "4yr", "4-year", "4 years": the years, and the bytes to *n. 0: no such number is there. */
int years_at(const char *p, size_t *n);

#endif
