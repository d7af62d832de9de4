/* figures_xml.h - the tree that stylesheets read (urn:hfbrief:figures:1): contract 3's JSON as XML,
 * each amount with its finished text beside it, and for templates the sentences, titles, notes and
 * messages, so that a stylesheet selects and orders but never computes and never words.
 *
 * Keys are elements of the JSON's names; a list's members are <item>; null is null="true". This
 * is the private tree's door; the public one, figures_public.h, is made from struct public_figures,
 * which cannot reach what is private. There is no third.
 */
#ifndef HFB_TREE_FIGURES_XML_H
#define HFB_TREE_FIGURES_XML_H

#include "brief/findings.h"
#include "comp/figure_tree.h"
#include <libxml/tree.h>

struct stylesheet;

struct figures_tree {
    const struct figures *figures;
    const struct advice *advice;
    const struct present *present;
    enum floor_place floor; /* omit: the tree lacks whatever tells the floor */
    /* For templates; NULL, and the tree is the contract's alone (--format xml). */
    const struct speech *speech;
    const struct findings *findings;
    const char *input_name; /* "offer.xml" */
    /* One of ours: only the messages that it names are put in, and of an amount or a date only its
     * text; NULL: everything, for a stylesheet of the user's. */
    const struct stylesheet *reader;
};

static inline enum figure_view figures_view(enum floor_place floor)
{
    return floor == FLOOR_OMIT ? VIEW_WITHOUT_FLOOR : VIEW_CANDIDATE;
}

/* The document is released with the arena. Never fails. */
xmlDoc *figures_xml_private(struct arena *a, const struct figures_tree *in);

#endif
