/* figures_public.h - the public door of the tree that stylesheets read: it knows struct
 * public_figures and no other, so that what it can't name it can't print. */
#ifndef HFB_TREE_FIGURES_PUBLIC_H
#define HFB_TREE_FIGURES_PUBLIC_H

#include "letter/letter.h"
#include <libxml/tree.h>

/* `l` NULL: the figures alone (--format xml). The document is released with the arena. */
xmlDoc *figures_xml_public(struct arena *a, const struct public_figures *f, const struct letter *l,
                           const struct present *p);

#endif
