/* cohort_xml.h - the tree that the cohort's template reads: rows with finished texts, page by page.
 * Private: it is made for the coach. */
#ifndef HFB_TREE_COHORT_XML_H
#define HFB_TREE_COHORT_XML_H

#include "brief/cohort.h"
#include <libxml/tree.h>

/* The document is released with the arena. Never fails. */
xmlDoc *cohort_xml(struct arena *a, const struct cohort *c, const struct present *p);

#endif
