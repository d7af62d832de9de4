/* cohort_xml.h - the tree that the cohort's template reads: rows with finished texts, page by page.
 * Private: it is made for the coach. Of hundreds of pages it holds some at a time: the first part
 * also what stands above the rows, the last what stands below them. */
#ifndef HFB_TREE_COHORT_XML_H
#define HFB_TREE_COHORT_XML_H

#include "brief/cohort.h"
#include "template/stylesheet.h"
#include <libxml/tree.h>

struct cohort_part {
    const struct cohort_row *row; /* the first of a page; NULL: there are none */
    size_t row_n;                 /* its number, from 0 */
    int pages;                    /* so many from there on */
    bool first, last;
};

/* Of the words, those that the reader names. The document is released with the arena. Never fails.
 */
xmlDoc *cohort_xml(struct arena *a, const struct cohort *c, const struct cohort_part *part,
                   const struct present *p, const struct stylesheet *reader);

#endif
