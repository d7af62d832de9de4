/* figures_checks.c - the checks as a page prints them: what is said twice stands once, with all its
 * places. */
#include "tree/figure_elements.h"
#include "tree/figures_tree.h"

/* "guide:127, 146, 210": the places of all checks that say what this one says. */
static const char *places(struct tree *t, const struct figures_tree *in, const struct check *c)
{
    const struct figures *f = in->figures;
    const struct advice *all = in->advice;
    struct buf b;
    buf_init(&b, t->arena);
    unsigned last = 0;
    for (size_t i = 0; i < all->checks_n; i++) {
        const struct check *k = &all->checks[i];
        if (!k->at.src || k->at.src != c->at.src || strcmp(k->id, c->id) != 0 ||
            strcmp(k->message, c->message) != 0)
            continue;
        unsigned line = place_linecol(k->at).line;
        if (b.n == 0)
            buf_printf(&b, "%s:%u",
                       k->at.src == f->guide->source
                           ? catalogue_say(t->present->words, "from.guide")
                           : in->findings->file,
                       line);
        else if (line != last)
            buf_printf(&b, ", %u", line);
        last = line;
    }
    return b.n ? buf_str(&b) : NULL;
}

static const char *word_of(struct tree *t, const char *kind, const char *which)
{
    return catalogue_say(t->present->words, arena_printf(t->arena, "%s.%s", kind, which));
}

/* The check's own keys, all its places for the one; what it is called, and what stylesheets choose
 * by, as attributes. */
static void check(struct tree *t, xmlNode *item, const struct check *c, const char *all)
{
    struct check placeless = *c; /* it gets all its places instead of its own */
    placeless.at = (struct place){NULL, 0, 0};
    const struct figure_node *list = figure_tree_of_checks(t->arena, &placeless, 1);
    tree_attr(t, item, "id", c->id);
    tree_attr(t, item, "name", word_of(t, "Check", c->id));
    tree_attr(t, item, "severity", diag_severity_names[c->severity]);
    tree_attr(t, item, "severity-name", word_of(t, "severity", diag_severity_names[c->severity]));
    for (const struct figure_node *m = list->first->first; m; m = m->next) {
        if (strcmp(m->key, "about") == 0)
            tree_attr(t, item, m->key, m->text);
        if (strcmp(m->key, "where") == 0)
            tree_leaf(t, item, m->key, all);
        else
            tree_figure(t, item, m);
    }
}

void tree_checks_merged(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    const struct advice *all = in->advice;
    xmlNode *list = tree_el(t, brief, "checks");
    for (size_t i = 0; i < all->checks_n; i++)
        if (check_stands(all, in->floor, i))
            check(t, tree_el(t, list, "item"), &all->checks[i], places(t, in, &all->checks[i]));
}
