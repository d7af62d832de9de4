/* answer.h - an amount as a person types it, made exact: "70k", "€70,000", "70 000", "1.2m".
 *
 * Groups of three may be divided by a comma, a point, an apostrophe or a space of any kind; a comma
 * or point before one or two digits (before one to three, where a k or m follows) is the decimal
 * one. What could be read two ways ("1.500k") is refused rather than guessed. Integers only.
 */
#ifndef HFB_CLI_ANSWER_H
#define HFB_CLI_ANSWER_H

#include "base/money.h"

/* One amount and nothing else; a currency sign or code may stand before or after it. */
bool answer_only_amount(struct str text, money *out);

#endif
