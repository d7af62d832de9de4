/* findings.h - what a careful coach would catch in the candidate's own numbers and dates, and what
 * is still to be asked, as data (contract 2.12 about the offer and the history, 2.13). Brief words
 * them.
 */
#ifndef HFB_COMP_FINDINGS_H
#define HFB_COMP_FINDINGS_H

#include "comp/history.h"

/* Fills f->money_checks and f->asked. Everything else is computed by now. */
void findings_fill(struct calc *c, const struct exact *x, const struct move_exact *moves,
                   struct figures *f);

/* ---- findings_history.c, asked.c ---- */
void findings_history(struct calc *c, const struct exact *x, const struct move_exact *moves,
                      struct figures *f);
void asked_fill(struct arena *a, const struct exact *x, struct figures *f);

#endif
