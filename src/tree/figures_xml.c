/* figures_xml.c - the private tree: the figures, and for templates the words beside them. */
#include "tree/figure_elements.h"
#include "tree/figures_tree.h"

xmlDoc *figures_xml_private(struct arena *a, const struct figures_tree *in)
{
    static const char *const floor[] = {"front", "back", "omit", "none"};
    struct tree t;
    xmlNode *root = tree_new(&t, a, in->present, "figures");
    t.texts_alone = in->reader != NULL;
    tree_attr(&t, root, "lang", catalogue_lang(in->present->words));
    tree_attr(&t, root, "floor", floor[in->floor]);
    tree_figures(&t, root, figure_tree(a, in->figures, in->advice, figures_view(in->floor)));
    if (in->findings)
        tree_brief(&t, root, in);
    return t.doc;
}
