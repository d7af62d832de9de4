/* figures_tree.h - the parts of the private tree. */
#ifndef HFB_TEMPLATE_FIGURES_TREE_H
#define HFB_TEMPLATE_FIGURES_TREE_H

#include "tree/figures_xml.h"
#include "tree/tree.h"

/* figures_package.c: one package's keys, into its element */
void tree_package(struct tree *t, xmlNode *n, const struct package_fig *k, bool has_source);
void tree_competing(struct tree *t, xmlNode *list, const struct figures *f, bool floor);
void tree_position(struct tree *t, xmlNode *parent, const char *name, const struct position *p);
void tree_gaps(struct tree *t, xmlNode *parent, const char *name, const struct gap *g);

/* figures_checks.c */
void tree_checks(struct tree *t, xmlNode *root, const struct figures_tree *in);
void tree_checks_merged(struct tree *t, xmlNode *brief, const struct figures_tree *in);

/* figures_brief.c: what templates get beside the contract's tree */
void tree_brief(struct tree *t, xmlNode *root, const struct figures_tree *in);
/* Whether a text may stand: with --floor omit, not one that names the floor or its amounts. */
bool tree_may_say(const struct figures_tree *in, const char *text);

#endif
