/* reason.h - whether an offer gives a reason for a sentence: which parts are in play, and of which
 * more is asked than is on the table (contract 1.2). Lists are names of parts divided by spaces, as
 * guides write them: "bonus sign-on", "term:leave". */
#ifndef HFB_COMP_REASON_H
#define HFB_COMP_REASON_H

#include "comp/figures.h"

/* Whether one of the list is in play; NULL: yes. */
bool reason_in_play(const struct figures *f, const char *list);
/* Whether the ask is above the offer in one of the list; NULL: yes. A term that the offer doesn't
 * state is below the ask's. */
bool reason_asked_more(const struct figures *f, const char *list);
/* Whether a sentence names the ask in pay and nothing that it names is still open: what the offer
 * meets is asked for no more. A guide's `runs`. */
bool reason_ask_met(const struct figures *f, const struct run *runs);
/* Whether the ask's term is more than the offer holds: text that differs, a number of which neither
 * direction is better too. */
bool reason_term_open(const struct figures *f, const struct term *asked);
/* Whether every bonus, on any side, is commission, and there is one. */
bool reason_only_commission(const struct figures *f);
/* Whether the employer has come up since the last round. */
bool reason_moved(const struct figures *f);

bool reason_of_equity(const char *part); /* "equity", "options", "acceleration", "refresh" … */
int reason_pay_part(const char *part);   /* "sign-on" is PAY_SIGN_ON; -1: no part of pay */

/* Whether all that a sentence, a script or a lever asks of the offer is so. */
bool reason_given(const struct figures *f, const char *part, const char *unless, const char *more);

#endif
