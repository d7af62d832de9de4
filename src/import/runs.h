/* runs.h - a sentence's text as the guide writes it: as the source has it, for quotations and
 * prose, and as it may be said, with figures for its amounts and fills for its blanks
 * (contract 1.2). */
#ifndef HFB_IMPORT_RUNS_H
#define HFB_IMPORT_RUNS_H

#include "import/meaning.h"

/* As the source has it: blanks are choices, amounts carry what they are. */
struct said *runs_quoted(struct draft *d, const struct meaning *m);
/* The alternatives of a blank. */
const char *runs_choice(struct draft *d, const struct meaning *m, const struct token *t);

/* What may be said of bytes [from, to); NULL: nothing, since an amount in it is no figure. */
struct said *runs_spoken(struct draft *d, const struct meaning *m, size_t from, size_t to);
/* The words themselves, where they may be said; else NULL. */
struct said *runs_plain(struct draft *d, const char *words);

/* One of the guide's own sentences, by its name in the list "says": {name} is a figure, [ ] holds
 * what is dropped with its figure. `source`: what the source calls the other employer, or NULL. */
struct said *runs_own(struct draft *d, const char *name, const char *source);

#endif
