/* figure_tree.h - the figures as a tree of keys and values, made from figures.def.
 *
 * What is printed, said or looked for is read from such a tree, never from struct figures by hand:
 * a tree for the employer is made without the private rows, one without the floor without those
 * that hang on it, so that whoever reads it can't reach them. Nodes and texts are the arena's, or
 * live as long as the figures. Built in one walk of the table; never fails.
 */
#ifndef HFB_COMP_FIGURE_TREE_H
#define HFB_COMP_FIGURE_TREE_H

#include "comp/advice.h"
#include "guide/guide_refs.h"

#define FIGURES_SCHEMA "hfbrief-figures/2"

enum figure_view {
    VIEW_CANDIDATE,
    VIEW_WITHOUT_FLOOR, /* --floor omit */
    VIEW_EMPLOYER
};

enum node_kind {
    NODE_OBJECT,
    NODE_RANGE, /* an object with min and max */
    NODE_LIST,
    NODE_MONEY, /* amounts: 1/100 */
    NODE_PART,
    NODE_GAP,
    NODE_OWN, /* in `currency` */
    NODE_WORTH,
    NODE_RATIO, /* shares: 1/10,000, and e2 beside it */
    NODE_PERCENT,
    NODE_MULTIPLE,
    NODE_STEP, /* 1/100 */
    NODE_KEPT,
    NODE_UNITS,
    NODE_COUNT,
    NODE_RATE, /* 1/10^8 */
    NODE_DATE,
    NODE_TEXT,
    NODE_LABELLED, /* text, with a label for stylesheets */
    NODE_FLAG,
    NODE_ATTRIBUTE, /* XML's alone */
    NODE_WORD       /* no key: for sentences alone */
};

enum figure_word { WORD_PLAIN, WORD_FILLED, WORD_FIGURE };

struct figure_node {
    const char *key; /* NULL: a list's member */
    enum node_kind kind;
    bool none;             /* null */
    enum figure_seen seen; /* of its own row */
    enum figure_word as;   /* NODE_WORD */
    int64_t n;             /* in the kind's unit; NODE_FLAG: 0 or 1 */
    int64_t e2;            /* shares: 1/100 */
    const char *text;
    const char *currency; /* NODE_OWN, NODE_WORTH; NULL: the figures' own */
    const char *label;
    const struct date *date;
    struct figure_node *first, *next;
};

const struct figure_node *figure_tree(struct arena *a, const struct figures *f,
                                      const struct advice *advice, enum figure_view view);

/* A list of checks alone. */
const struct figure_node *figure_tree_of_checks(struct arena *a, const struct check *checks,
                                                size_t n);

/* The node at a path: "competing[0].match.over_ask", indices also as "competing.0"; NULL: none. */
const struct figure_node *figure_at(const struct figure_node *root, const char *path);
/* The member of that key, or NULL; words and attributes are no members. */
const struct figure_node *figure_member(const struct figure_node *object, const char *key);
/* The word that stands for this reference ("region.name"), or NULL. */
const struct figure_node *figure_word(const struct figure_node *object, const char *ref);
/* How many decimals the integer of a number's node has; -1: it is no number. */
int figure_decimals(enum node_kind kind);

#endif
