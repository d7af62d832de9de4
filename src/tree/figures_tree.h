/* figures_tree.h - the parts of the trees that stylesheets read. */
#ifndef HFB_TREE_FIGURES_TREE_H
#define HFB_TREE_FIGURES_TREE_H

#include "tree/figures_xml.h"
#include "tree/tree.h"

/* figures_checks.c: the checks as a page prints them */
void tree_checks_merged(struct tree *t, xmlNode *brief, const struct figures_tree *in);

/* figures_history.c: what was said before today */
void tree_history(struct tree *t, xmlNode *brief, const struct figures_tree *in);

/* figures_beside.c: what is on top of pay, and terms without money */
void tree_beside(struct tree *t, xmlNode *brief, const struct figures_tree *in);
void tree_terms(struct tree *t, xmlNode *brief, const struct figures_tree *in);

/* figures_cells.c: the parts of offer, ask, floor and other offers */
void tree_cells(struct tree *t, xmlNode *brief, const struct figures_tree *in);

/* figures_brief.c: a column's head for a part */
const char *tree_part_head(struct tree *t, const struct figures_tree *in, enum money_part part);
/* figures_brief.c: what templates get beside the contract's tree */
void tree_brief(struct tree *t, xmlNode *root, const struct figures_tree *in);

#endif
