/* fence.h - whether a text holds a private amount, word or name, in whatever way it is written.
 *
 * A fence is filled once with what is private and what is public in its own right; then every text
 * of a finished document is held against it. A text is folded first (NFKC; digits of every script,
 * spaces, hyphens and line ends made alike; what is invisible gone) and cut into words once; then
 * come the amounts in digits, the amounts in words, the private words, the names.
 *
 * An amount of 10,000 or more is found wherever it stands as a whole number; a smaller one where a
 * currency or its own unit stands with it, since "30" alone says nothing (contract 3, Read-back).
 */
#ifndef HFB_PUBLIC_FENCE_H
#define HFB_PUBLIC_FENCE_H

#include "base/amount_text.h"
#include "base/buf.h"

struct fence;

struct fence *fence_new(struct arena *a);

/* An amount that must not stand there; `unit`: what it is for (AMOUNT_ALONE: a year's, a whole
 * grant), or what is counted; currency: its code, or NULL. `name` is what is reported of it
 * ("floor, base"). 0 is never private. */
void fence_private(struct fence *f, money value, enum amount_unit unit, const char *currency,
                   const char *name);
/* An amount that may: the offer's, the ask's, what is disclosed. A private one of the same value
 * and kind (money, or the same thing counted) is no secret. */
void fence_public(struct fence *f, money value, enum amount_unit unit);
/* A text that may stand there as it is, whatever numbers and words it has: a line of the
 * candidate's address, a telephone number. It needs a letter, or seven digits. */
void fence_own(struct fence *f, const char *text);
/* Words that must not, in any case and however they are joined or broken. */
void fence_word(struct fence *f, const char *word, const char *what);
/* A name that must not, as it is written. One that is a word as well ("Hub", "Base") is let through
 * where it stands beside the same word as in a text that fence_knows(). */
void fence_name(struct fence *f, const char *name, const char *what);
void fence_knows(struct fence *f, const char *text);
/* A name that may be said: a private one within it is none. */
void fence_told(struct fence *f, const char *name);

/* What stands in the text, by its name and never by its value; NULL: nothing. */
const char *fence_find(struct fence *f, struct str text);
/* The same of amounts alone; of amounts that stand with a currency, or in words. */
const char *fence_find_amount(struct fence *f, struct str text);
const char *fence_find_money(struct fence *f, struct str text);

#endif
