/* figure_elements.h - every figure of a tree as an element, with its finished text beside it. */
#ifndef HFB_TREE_FIGURE_ELEMENTS_H
#define HFB_TREE_FIGURE_ELEMENTS_H

#include "comp/figure_tree.h"
#include "tree/tree.h"

/* Amounts have text="€82,000" plain="82,000" short="€82K", differences also signed="+12,000"
 * signed-text="+€12,000" sign="plus|minus|zero"; list members are <item>, objects among them
 * numbered from n="1". */
void tree_figures(struct tree *t, xmlNode *root, const struct figure_node *figures);
/* One of them. */
void tree_figure(struct tree *t, xmlNode *parent, const struct figure_node *n);

#endif
