/* answer.h - what a person types, made exact: "70k", "€70,000", "70 000", "1.2m", "10%", "+7".
 *
 * Groups of three may be divided by a comma, a point, an apostrophe or a space of any kind; a comma
 * or point before one or two digits (before one to three, where a k or m follows) is the decimal
 * one. What could be read two ways ("1.500k") is refused rather than guessed. Integers only.
 */
#ifndef HFB_CLI_ANSWER_H
#define HFB_CLI_ANSWER_H

#include "base/date.h"
#include "base/money.h"

/* Reads an amount at the text's start and moves the text past it and the spaces that follow. A
 * currency sign or code may stand before or after it. False: there is none, *text unchanged. */
bool answer_amount(struct str *text, money *out);

/* One amount and nothing else. */
bool answer_only_amount(struct str text, money *out);

/* "82k / 118k", "82000 118000", "82k and 118k". A space that could divide either thousands or the
 * two amounts is refused. */
bool answer_pair(struct str text, money *base, money *equity);

enum answer_kind { KIND_UNSAID, KIND_PRE_IPO, KIND_LIQUID, KIND_OPTIONS };

/* "80k pre-ipo 4", "80 000 over 4 years", "0": amount, then kind and years in any order. */
struct answer_equity {
    money amount;
    enum answer_kind kind;
    int years; /* 0: unsaid */
    bool per_year;
};
bool answer_equity(struct str text, struct answer_equity *out);

/* "10%" or an amount; `contractual` when the word stands beside it. */
struct answer_bonus {
    bool in_percent;
    int64_t percent_e8;
    money amount;
    bool contractual;
};
bool answer_bonus(struct str text, struct answer_bonus *out);

/* 2026-11-27, or "+7": that many days after `today`. */
bool answer_date(struct str text, struct date today, struct date *out);

#endif
