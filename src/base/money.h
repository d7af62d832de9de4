/* money.h - amounts of money: 64-bit integers of 1/100 of a currency unit (contract 2).
 * No floating point ever touches one. What is computed from amounts is a rat (ratio.h) until it is
 * printed. Currencies are ISO 4217 codes. */
#ifndef HFB_BASE_MONEY_H
#define HFB_BASE_MONEY_H

#include "base/str.h"

typedef int64_t money; /* 1/100 of a unit; 82,000 is 8200000 */

#define MONEY_UNIT INT64_C(100)

/* An amount as the contract writes it: [0-9]{1,12}(\.[0-9]{1,2})?, white space around it allowed.
 * False when it isn't one; *out is then unchanged. */
bool money_parse(struct str text, money *out);

/* A factor, per cent, rate, share count or price: [0-9]{1,12}(\.[0-9]{1,8})?, in 1/100,000,000. */
#define DECIMAL_ONE INT64_C(100000000)
bool decimal_parse(struct str text, int64_t *out);

struct currency {
    char code[4];
    unsigned char minor; /* decimal places of its smallest coin: 2; 0 for the yen */
    const char *symbol;  /* "€", "$", "S$": what stands before (or after) the amount on a page */
    const char *signs;   /* how else it is written, divided by spaces: "US$"; NULL: no other way */
    bool word;           /* its code is a word too: "PHP 8" is a language, "try 3" a wish */
};
const struct currency *currency_find(const char *code); /* NULL: not a code we know */

/* The currency whose sign or code stands at text + at: the longest one; of a sign that several use
 * ("$", "kr", "¥") the one it stands for alone. Its bytes go to *n. Signs made of letters ("kr",
 * "R") and codes in small letters ("eur") count only `beside` a number. NULL: none. */
const struct currency *currency_at(struct str text, size_t at, bool beside, size_t *n);
/* Whether amounts in this currency may be written with the sign: "$" is also said in Singapore. */
bool currency_has_sign(const struct currency *c, struct str sign);

#endif
