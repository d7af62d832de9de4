/* answer_pay.h - a job's pay as people say it: "3250 x 13", "22.50 an hour, 37.5 hours", "90k, OTE
 * 130k", "500 RSUs at 212.40", "20000 options at 2.10", "10% contractual", "38 lakh", "1050万". */
#ifndef HFB_JOB_ANSWER_PAY_H
#define HFB_JOB_ANSWER_PAY_H

#include "base/amount_text.h"

/* Base, and what it comes to with a bonus on target. */
struct answer_pay {
    bool given;
    money amount;
    const char *per;     /* "month"; NULL: a year's */
    bool a_year;         /* it was said that it is */
    int64_t times_e2;    /* 0: what everybody expects of that unit */
    int64_t hours_e2;    /* a week; 0: not said */
    int months;          /* for so long; 0: no fixed term */
    money ote, variable; /* on-target earnings, and what of them is variable; 0: none */
    const struct currency *currency;
};
/* NULL: read; else what would be right. */
const char *answer_pay(struct str text, struct answer_pay *out);

struct answer_stock {
    bool given, none;
    const char *kind;       /* "liquid" "pre-ipo" "options"; NULL: unsaid */
    const char *instrument; /* "rsu"; NULL: unsaid */
    money amount;           /* where shares is 0 */
    bool per_year;
    int64_t shares_e2;
    money price, strike; /* of one; 0: unsaid */
    int years, cliff;    /* 0: unsaid */
    const struct currency *currency;
};
const char *answer_stock(struct str text, struct answer_stock *out);

struct answer_extra { /* a bonus */
    bool given;
    const char *kind, *way; /* "commission"; "percent", "months", NULL: an amount */
    money value;            /* per cent and months × 100 too */
    money ote;
};
const char *answer_extra(struct str text, struct answer_extra *out);

#endif
