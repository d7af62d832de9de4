/* levels.h - the levels of a table's rows, what they are called ("L5", "61-62"), and which one the
 * guide's title means. */
#ifndef HFB_IMPORT_LEVELS_H
#define HFB_IMPORT_LEVELS_H

#include "import/draft.h"

#define LEVELS_MAX 62
#define LEVEL_ELSEWHERE (UINT64_C(1) << 62) /* a level, and no row's */

/* The number of that level, added to the draft's unless it is there; -1: no room. */
int level_of(struct draft *d, const char *text);

/* The level of the title ("Senior …"), else the first; -1: the table has none. */
int level_meant(const struct draft *d);

/* The levels that the code at `at` names, a bit each; its bytes go to *n. 0: it is none. */
uint64_t levels_at(const struct draft *d, const char *text, const char *at, size_t *n);
uint64_t levels_in(const struct draft *d, const char *text); /* anywhere in it */

#endif
