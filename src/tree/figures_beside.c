/* figures_beside.c - what stands beside pay: pension, benefits, terms, as a page prints them. */
#include "say/pay.h"
#include "tree/figures_tree.h"

static void beside_item(struct tree *t, xmlNode *list, const char *name, const char *text)
{
    xmlNode *n = tree_el(t, list, "item");
    tree_attr(t, n, "name", name);
    tree_attr(t, n, "text", text);
}

void tree_beside(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    const struct package_fig *k = &in->figures->package;
    const struct present *p = t->present;
    xmlNode *list = tree_el(t, brief, "beside");
    if (k->pension)
        beside_item(t, list, catalogue_say(p->words, "beside.pension"),
                    catalogue_fill(p->words, t->arena, "pay.pension.amount", "amount",
                                   present_amount(p, k->pension), NULL));
    if (k->reimbursed)
        beside_item(t, list, catalogue_say(p->words, "beside.reimbursed"),
                    present_amount(p, k->reimbursed));
    for (size_t i = 0; i < k->benefits_n; i++)
        beside_item(t, list, k->benefits[i].name,
                    k->benefits[i].value.has
                        ? catalogue_fill(p->words, t->arena, "pay.pension.amount", "amount",
                                         present_amount(p, k->benefits[i].value.v), NULL)
                        : k->benefits[i].text);
}

static const char *term_of(struct tree *t, const struct package_fig *k, const char *name)
{
    for (size_t i = 0; i < k->terms_n; i++)
        if (strcmp(k->terms[i].name.s, name) == 0)
            return pay_term_value(t->present, name, k->terms[i].text.s);
    return NULL;
}

static void term(struct tree *t, xmlNode *list, const struct figures_tree *in, const char *name)
{
    const struct figures *f = in->figures;
    const char *key = arena_printf(t->arena, "Term.%s", name);
    const char *open = catalogue_say(t->present->words, "cell.open");
    const char *offer = term_of(t, &f->package, name), *ask = term_of(t, &f->ask, name);
    xmlNode *n = tree_el(t, list, "term");
    tree_attr(t, n, "name",
              catalogue_find(t->present->words, key) ? catalogue_say(t->present->words, key)
                                                     : name);
    tree_attr(t, n, "offer", offer ? offer : open);
    tree_attr(t, n, "ask", ask ? ask : "–");
    if (in->floor != FLOOR_OMIT && f->has_floor)
        tree_attr(t, n, "floor", term_of(t, &f->floor, name));
}

/* The offer's, then those that only the ask or the floor names. */
void tree_terms(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    const struct package_fig *sides[] = {&f->package, &f->ask, &f->floor};
    xmlNode *list = tree_el(t, brief, "terms");
    for (size_t s = 0; s < (in->floor != FLOOR_OMIT && f->has_floor ? 3 : 2); s++)
        for (size_t i = 0; i < sides[s]->terms_n; i++) {
            const char *name = sides[s]->terms[i].name.s;
            bool said = false;
            for (size_t k = 0; k < s && !said; k++)
                said = term_of(t, sides[k], name) != NULL;
            if (!said)
                term(t, list, in, name);
        }
}
