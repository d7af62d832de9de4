/* flow_check.h - what flow.xsd can't say: columns that every row fits, heads before the
 * rows they head, `ruled` last in its section. */
#ifndef HFB_TEMPLATE_FLOW_CHECK_H
#define HFB_TEMPLATE_FLOW_CHECK_H

#include "template/flow.h"

/* False: reported (FLOW). */
bool flow_check(const struct flow *flow, struct diags *d);

#endif
