/* figures_checks.c - the checks: as the contract lists them, and as a page prints them, what is
 * said twice once with all its places. */
#include "tree/figures_tree.h"

static const char *where(struct tree *t, struct place at)
{
    return at.src ? arena_printf(t->arena, "%s:%u", at.src->name, place_linecol(at).line) : NULL;
}

static bool may_stand(const struct figures_tree *in, const struct check *c)
{
    return tree_may_say(in, c->message) && tree_may_say(in, c->quote) && tree_may_say(in, c->todo);
}

static void check(struct tree *t, xmlNode *n, const struct figures *f, const struct check *c,
                  const char *places)
{
    static const char *const severity[] = {"note", "warning", "error", "error"};
    const char *currency = c->currency ? c->currency : f->currency;
    tree_leaf(t, n, "id", c->id);
    tree_leaf(t, n, "severity", severity[c->severity]);
    tree_leaf(t, n, "where", places);
    xmlNode *stated =
        tree_leaf(t, n, "stated", c->has_stated ? tree_number(t, c->stated, 2) : NULL);
    if (c->has_stated)
        tree_attr(t, stated, "text", present_amount_in(t->present, c->stated, currency));
    xmlNode *computed =
        tree_leaf(t, n, "computed", c->has_computed ? tree_number(t, c->computed, 2) : NULL);
    if (c->has_computed)
        tree_attr(t, computed, "text", present_amount_in(t->present, c->computed, currency));
    tree_leaf(t, n, "quote", c->quote);
    tree_leaf(t, n, "message", c->message);
    tree_leaf(t, n, "do", c->todo);
    tree_leaf(t, n, "cause", c->cause);
}

void tree_checks(struct tree *t, xmlNode *root, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    xmlNode *list = tree_el(t, root, "checks");
    for (size_t i = 0; i < f->checks_n; i++)
        if (may_stand(in, &f->checks[i]))
            check(t, tree_el(t, list, "item"), f, &f->checks[i], where(t, f->checks[i].at));
}

/* "guide:127, 146, 210": the places of all checks that say what this one says. */
static const char *places(struct tree *t, const struct figures_tree *in, const struct check *c)
{
    const struct figures *f = in->figures;
    struct buf b;
    buf_init(&b, t->arena);
    unsigned last = 0;
    for (size_t i = 0; i < f->checks_n; i++) {
        const struct check *k = &f->checks[i];
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

void tree_checks_merged(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    xmlNode *list = tree_el(t, brief, "checks");
    for (size_t i = 0; i < f->checks_n; i++)
        if (check_stands(f, in->floor, i) && may_stand(in, &f->checks[i]))
            check(t, tree_el(t, list, "item"), f, &f->checks[i], places(t, in, &f->checks[i]));
}
