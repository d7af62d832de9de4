/* towns.h - what a guide's rows are for. Places: a plain name without flag and stress, the
 * currency that a heading's code or the country gives, and the other words by which a text means
 * it. A place that a text names and that is no row's is known as such where the phrases list it.
 * Levels, what they are called ("L5", "61-62"), and which one the guide's title means.
 */
#ifndef HFB_IMPORT_TOWNS_H
#define HFB_IMPORT_TOWNS_H

#include "import/draft.h"

#define TOWNS_MAX 62
#define TOWN_ELSEWHERE (UINT64_C(1) << 62) /* a place, and no row's */

/* The place of a heading or of a row's first cell, added to the draft's unless it is there. NULL:
 * there is no room for another. */
struct town *town_of(struct draft *d, const char *cell);

/* Whether the text names a place: it has a currency's code in brackets, or is a known one. */
bool town_likely(const struct draft *d, const char *cell);

/* A sign that several currencies share, settled by heading or country (t NULL: anywhere); NULL: it
 * can't be. */
const char *town_settle(const char *sign, const struct town *t);

/* The towns that the words at `at` name, a bit each in the order of the draft's; their bytes go to
 * *n. 0: none. */
uint64_t towns_at(const struct draft *d, const char *text, const char *at, size_t *n);
/* Those named anywhere in the text. */
uint64_t towns_in(const struct draft *d, const char *text);

/* The ids of the rows at those towns, and of rows relative to them, divided by spaces; NULL: none
 * or all. */
const char *towns_rows(struct draft *d, uint64_t towns);

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
