/* flow_read.h - a stylesheet's result (urn:hfbrief:flow:1) to struct flow. */
#ifndef HFB_TEMPLATE_FLOW_READ_H
#define HFB_TEMPLATE_FLOW_READ_H

#include "template/flow.h"
#include <libxml/tree.h>

/* Reads a parsed document into `a`. The flow borrows its texts from the document, which stays the
 * caller's and must live as long.
 * Every fault is reported (FLOW: unknown element, attribute or value, with the nearest known one).
 * `src` names the text in messages and may be NULL. NULL: reported. */
struct flow *flow_read(struct arena *a, const xmlDoc *doc, const struct source *src,
                       struct diags *d);

/* The same from text: no network, no DOCTYPE, at most 64 levels; for files and tests. */
struct flow *flow_parse(struct arena *a, const struct source *src, struct diags *d);

#endif
