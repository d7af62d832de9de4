/* findings_part.h - what the pages' own files of findings share. */
#ifndef HFB_BRIEF_FINDINGS_PART_H
#define HFB_BRIEF_FINDINGS_PART_H

#include "brief/findings.h"

struct composing {
    struct arena *arena;
    const struct figures *f;
    const struct advice *advice;
    const struct present *p;
    const char *input_name;
    struct findings *out;
};

void find(struct composing *c, const char *id, const char *text); /* NULL text: nothing */

/* The message `key` with pairs of name and value, NULL at the end. */
#define SAY(c, ...) catalogue_fill((c)->p->words, (c)->arena, __VA_ARGS__, NULL)
#define AMOUNT(c, v) present_amount((c)->p, (v))
#define NEAR(c, v) present_near((c)->p, (v)) /* solved for: what it would take */

/* What the offer lacks of the ask, CELL_ANNUAL or CELL_FOUR_YEAR, as the page prints it. */
money findings_to_ask(const struct composing *c, int cell);

bool show_floor(const struct composing *c);         /* --floor is not omit */
bool brief_lacks_strike(const struct composing *c); /* of a grant of options: it alone */
bool own_floor(const struct composing *c);          /* the candidate's, not the guide's */
bool has_band(const struct composing *c);
bool has_equity(const struct composing *c); /* it is in play: a page may speak of it */

void find_call(struct composing *c);
void find_numbers(struct composing *c);
void find_competing(struct composing *c);
void find_equity(struct composing *c);
void find_trade(struct composing *c);
void find_history(struct composing *c);
void find_rest(struct composing *c, const struct speech *speech);

#endif
