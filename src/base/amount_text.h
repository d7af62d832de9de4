/* amount_text.h - amounts of money (and per cents, days, shares) as people write them, read
 * exactly.
 *
 *     €67,000   67 000 €   67.000,50   67'000   67K   k€ 67   67 kEUR   ₹38,00,000   38 LPA
 *     1050万   12.50 an hour   3,250 × 13   30 days   5%   62–85K
 *
 * One reader for what is typed into the wizard, for the check of what is said aloud and for the
 * fence round private figures. Words ("thousand", "an hour", "euros") are those of every language
 * there is (base/language.h), signs and codes those of the table of currencies (base/money.h).
 *
 * "1.500k" may be fifteen hundred or one and a half million: each way of reading is one
 * struct amount_reading, and the caller decides. Integers only; a value that doesn't fit 64 bits of
 * 1/100, or isn't a whole number of them, is no reading.
 */
#ifndef HFB_BASE_AMOUNT_TEXT_H
#define HFB_BASE_AMOUNT_TEXT_H

#include "base/language.h"
#include "base/money.h"

enum amount_how {
    AMOUNT_STRICT, /* one number as people write it: groups of three (or Indian ones), one divider
                    */
    AMOUNT_LOOSE   /* whatever could be meant: "67, 000", "67-000", "6 7 0 0 0" */
};

struct amount_reading {
    money value;
    const struct currency *currency; /* as its sign says; NULL: none stands there */
    struct str sign;                 /* the sign as written: "$" may mean others (money.h) */
    enum amount_unit unit;           /* "an hour", "days", "%" behind it */
    int64_t times_e2;                /* "× 13" behind it: 1300; else 0 */
    unsigned digits;                 /* so many were written */
    bool scaled;                     /* K, million, lakh … stood with it */
    int power;                       /* of ten, that these are: 3 of K */
    size_t number, number_end;       /* the bytes of the digits, their dividers and the scale */
    size_t from, to;                 /* with sign and unit */
};

enum { AMOUNT_READINGS = 16 };

/* Every way to read the number whose first digit is text.s[at]; how many. 0 where the digit goes on
 * a word ("L4") or a number; in a loose reading also every part of a row of groups that could be a
 * number of its own, and in "62–85K" 62,000. *end: where the next number may begin. */
size_t amount_readings(struct str text, size_t at, enum amount_how how,
                       struct amount_reading out[AMOUNT_READINGS], size_t *end);

/* Reads an amount at the text's start, sign, scale and unit with it, and moves the text past it and
 * the spaces that follow. False: there is none, or it can be read in two ways; *text is unchanged.
 */
bool amount_read(struct str *text, struct amount_reading *out);

/* Of an amount that stands in words from `number` to `number_end` (= from, to): the currency before
 * or behind it, its unit and its "× 13" are filled in. */
void amount_around(struct str text, struct amount_reading *r);

/* "month", "hours", "percent": what files and other programs call the unit; what is paid for, as an
 * offer's per="" does. NULL for AMOUNT_ALONE. */
const char *amount_unit_name(enum amount_unit unit);
static inline bool amount_is_pay(enum amount_unit unit)
{
    return unit <= AMOUNT_AN_HOUR;
}

/* ---- what stands between words: also for who reads words of amounts ----------------------- */

/* A space of any kind, line ends too, at `at`: its bytes, or 0. */
size_t amount_space(struct str text, size_t at);

#endif
