/* tree.h - writing the tree that stylesheets read: elements, finished texts, nulls.
 * Running out of memory ends the job (arena_exhausted), so that no caller tests for it. */
#ifndef HFB_TREE_TREE_H
#define HFB_TREE_TREE_H

#include "say/present.h"
#include <libxml/tree.h>

#define FIGURES_NS "urn:hfbrief:figures:1"

struct tree {
    struct arena *arena;
    bool texts_alone; /* of an amount or a date its text, and not its other forms */
    const struct present *present;
    xmlDoc *doc;
    xmlNs *ns;
};

/* A document with its root; released with the arena. Names and texts are borrowed: they live in the
 * arena, or longer. */
xmlNode *tree_new(struct tree *t, struct arena *a, const struct present *p, const char *root);

xmlNode *tree_el(struct tree *t, xmlNode *parent, const char *name);
void tree_attr(struct tree *t, xmlNode *n, const char *name, const char *value); /* NULL: none */
void tree_text(struct tree *t, xmlNode *n, const char *text);
/* Text with CATALOGUE_BOLD … CATALOGUE_PLAIN as <b> elements, CATALOGUE_PAGE_OF as <page>. */
void tree_rich(struct tree *t, xmlNode *n, const char *text);
xmlNode *tree_leaf(struct tree *t, xmlNode *parent, const char *name,
                   const char *text); /* NULL: null */
void tree_bool(struct tree *t, xmlNode *parent, const char *name, bool v);
void tree_date(struct tree *t, xmlNode *parent, const char *name, struct date d);
/* "67000" or "67000.5": a value of 1/10^places without zeros at its end. */
const char *tree_number(struct tree *t, int64_t v, unsigned places);

#endif
