/* formula.h - a record as text: the steps that made a figure, down to the next named figures
 * (contract 2, "One record").
 *
 * A formula is shown only if it gives the value that stands beside it. The named figures in it are
 * rounded to their last place, as they are printed; where that would give another value, those that
 * are not exact are spelled out by their own steps instead.
 */
#ifndef HFB_EXPLAIN_FORMULA_H
#define HFB_EXPLAIN_FORMULA_H

#include "say/present.h"

struct formulas {
    struct arena *arena;
    const struct present *present;
    struct rats *rats; /* for checking */
};

/* "(580,000 − 328,000) ÷ 118,000"; "as stated" where a file states the value itself. */
const char *formula_of(const struct formulas *f, const struct figure_record *r);
/* The figure as --explain prints it: to the cent, to four decimals. */
const char *formula_value(const struct formulas *f, const struct figure_record *r);
/* The record of that key, or NULL. */
const struct figure_record *formula_find(const struct figures *f, const char *key);
/* The path of a name: "competing[0].match.over_ask". */
const char *formula_key(struct arena *a, const struct rat_name *name);

struct explain_input {
    const char *name;  /* "offer.base" */
    const char *text;  /* "70,000", as stated */
    const char *where; /* "offer.xml:24"; "default" where nobody states it */
    struct place at;   /* src NULL: a default */
};
/* Every stated value that a figure rests on, once each, in the order of the formula. */
const struct explain_input *formula_inputs(const struct formulas *f, const struct figure_record *r,
                                           size_t *n);

#endif
