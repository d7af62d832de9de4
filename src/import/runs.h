/* runs.h - a sentence's text as runs: as the source has it, for quotations and prose, and as it may
 * be said, with figures for its amounts and fills for its blanks (contract 1.2). */
#ifndef HFB_IMPORT_RUNS_H
#define HFB_IMPORT_RUNS_H

#include "import/meaning.h"

/* As the source has it: blanks are choices, amounts carry what they are. */
struct run *runs_quoted(struct draft *d, const struct meaning *m);

/* What may be said of bytes [from, to); NULL: nothing, since an amount in it is no figure.
 * `changed` tells whether it differs from the source's words. */
struct run *runs_spoken(struct draft *d, const struct meaning *m, size_t from, size_t to,
                        bool *changed, bool *fills);

/* Whether a figure's reference in it begins so: "ask.". */
bool runs_hold(const struct run *r, const char *begins);

#endif
