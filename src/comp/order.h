/* order.h - the floor stays at or below the ask (contract 2.12 `order`, 5 "Order"). */
#ifndef HFB_COMP_ORDER_H
#define HFB_COMP_ORDER_H

#include "comp/side.h"

/* Every part, term and the four_year of the floor as the offer file states it, against the ask as
 * stated or carried. Over a stated one it is an error, over a carried one a warning. False: an
 * error was reported. */
bool order_check(struct calc *c, const struct exact *x);

#endif
