/* figure_elements.c - a tree of figures as XML: the keys of the JSON as elements, and beside each
 * value its finished text. Nothing here knows what any figure is called. */
#include "tree/figure_elements.h"

static void put_members(struct tree *t, xmlNode *parent, const struct figure_node *first);

/* ---- the finished text of a value ------------------------------------------------------- */

static const char *share_text(const struct present *p, const struct figure_node *n)
{
    struct share s = {true, n->n, n->e2};
    return n->kind == NODE_RATIO     ? present_ratio(p, s)
           : n->kind == NODE_PERCENT ? present_percent(p, s)
                                     : present_multiple(p, s);
}

static const char *text_of(const struct present *p, const struct figure_node *n)
{
    const char *currency = n->currency ? n->currency : p->currency;
    switch (n->kind) {
    case NODE_MONEY:
    case NODE_PART:
    case NODE_GAP:
        return present_amount(p, n->n);
    case NODE_OWN:
        return present_amount_in(p, n->n, currency);
    case NODE_WORTH:
        return present_valuation(p, n->n, currency);
    case NODE_RATIO:
    case NODE_PERCENT:
    case NODE_MULTIPLE:
        return share_text(p, n);
    case NODE_STEP:
        return present_multiple_e2(p, n->n);
    case NODE_KEPT:
        return present_percent(p, (struct share){true, n->n * 100, n->n});
    case NODE_UNITS:
        return present_plain(p, n->n);
    case NODE_RATE:
        return present_decimal(p, n->n);
    case NODE_COUNT:
        return present_count(p, n->n);
    default:
        return NULL;
    }
}

/* ---- elements --------------------------------------------------------------------------- */

static bool is_amount(const struct figure_node *n)
{
    return n->kind == NODE_MONEY || n->kind == NODE_PART || n->kind == NODE_GAP;
}

static void put_number(struct tree *t, xmlNode *parent, const char *name,
                       const struct figure_node *n)
{
    const struct present *p = t->present;
    xmlNode *e =
        tree_leaf(t, parent, name, tree_number(t, n->n, (unsigned)figure_decimals(n->kind)));
    tree_attr(t, e, "text", text_of(p, n));
    if (t->texts_alone)
        return;
    if (is_amount(n)) {
        tree_attr(t, e, "plain", present_plain(p, n->n));
        tree_attr(t, e, "short", present_chart(p, n->n));
    }
    if (n->kind == NODE_GAP) {
        tree_attr(t, e, "signed", present_signed(p, n->n));
        tree_attr(t, e, "signed-text", present_signed_amount(p, n->n));
        tree_attr(t, e, "sign", n->n > 0 ? "plus" : n->n < 0 ? "minus" : "zero");
    }
}

/* A share that doesn't apply has a text of its own: a dash. */
static void put_none(struct tree *t, xmlNode *parent, const char *name, const struct figure_node *n)
{
    xmlNode *e = tree_el(t, parent, name);
    tree_attr(t, e, "null", "true");
    struct share none = {false, 0, 0};
    if (n->kind == NODE_PERCENT)
        tree_attr(t, e, "text", present_percent(t->present, none));
    else if (n->kind == NODE_MULTIPLE)
        tree_attr(t, e, "text", present_multiple(t->present, none));
    else if (n->kind == NODE_RATIO)
        tree_attr(t, e, "text", present_ratio(t->present, none));
}

static void put_range(struct tree *t, xmlNode *e, const struct figure_node *n)
{
    const struct figure_node *min = figure_member(n, "min"), *max = figure_member(n, "max");
    if (min && max && !min->none && !max->none)
        tree_attr(t, e, "text", present_range(t->present, min->n, max->n));
}

static void put_list(struct tree *t, xmlNode *e, const struct figure_node *n);

static void put_node(struct tree *t, xmlNode *parent, const char *name, const struct figure_node *n)
{
    if (n->none) {
        put_none(t, parent, name, n);
        return;
    }
    switch (n->kind) {
    case NODE_OBJECT:
    case NODE_RANGE: {
        xmlNode *e = tree_el(t, parent, name);
        if (n->kind == NODE_RANGE)
            put_range(t, e, n);
        put_members(t, e, n->first);
        break;
    }
    case NODE_LIST:
        put_list(t, tree_el(t, parent, name), n);
        break;
    case NODE_DATE:
        tree_date(t, parent, name, *n->date);
        break;
    case NODE_FLAG:
        tree_bool(t, parent, name, n->n != 0);
        break;
    case NODE_TEXT:
        tree_leaf(t, parent, name, n->text);
        break;
    case NODE_LABELLED:
        tree_attr(t, tree_leaf(t, parent, name, n->text), "label", n->label);
        break;
    default:
        put_number(t, parent, name, n);
    }
}

static void put_list(struct tree *t, xmlNode *e, const struct figure_node *n)
{
    int64_t count = 0;
    for (const struct figure_node *m = n->first; m; m = m->next) {
        if (m->kind != NODE_OBJECT) {
            put_node(t, e, "item", m);
            continue;
        }
        xmlNode *item = tree_el(t, e, "item");
        tree_attr(t, item, "n", tree_number(t, ++count, 0));
        put_members(t, item, m->first);
    }
}

static void put_members(struct tree *t, xmlNode *parent, const struct figure_node *first)
{
    for (const struct figure_node *m = first; m; m = m->next)
        tree_figure(t, parent, m);
}

void tree_figure(struct tree *t, xmlNode *parent, const struct figure_node *n)
{
    if (n->kind == NODE_ATTRIBUTE)
        tree_attr(t, parent, n->key, n->text);
    else if (n->kind != NODE_WORD)
        put_node(t, parent, n->key, n);
}

void tree_figures(struct tree *t, xmlNode *root, const struct figure_node *figures)
{
    put_members(t, root, figures->first);
}
