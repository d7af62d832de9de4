/* figures_xml.c - the private tree, in the order of contract 3's JSON. */
#include "tree/figures_tree.h"

static bool with_floor(const struct figures_tree *in)
{
    return in->floor != FLOOR_OMIT;
}

static void band(struct tree *t, xmlNode *parent, const char *name, const struct band_fig *b)
{
    xmlNode *n = tree_el(t, parent, name);
    tree_fig(t, n, "min", b->min);
    tree_fig(t, n, "mid", b->mid);
    tree_fig(t, n, "max", b->max);
    if (b->min.has && b->max.has)
        tree_attr(t, n, "text", present_range(t->present, b->min.v, b->max.v));
}

static void head(struct tree *t, xmlNode *root, const struct figures *f)
{
    tree_leaf(t, root, "candidate", f->offer->candidate.name.s);
    tree_leaf(t, root, "guide", f->guide->id);
    tree_leaf(t, root, "region", f->region->id);
    tree_leaf(t, root, "currency", f->currency);
    tree_date(t, root, "date", f->date);
    tree_date(t, root, "respond_by", f->respond_by);
    tree_share(t, root, "location_factor", f->location_factor, FORM_PERCENT);
    xmlNode *v = tree_leaf(t, root, "valuation",
                           f->valuation.has ? tree_number(t, f->valuation.v, 2) : NULL);
    if (f->valuation.has)
        tree_attr(t, v, "text",
                  present_valuation(t->present, f->valuation.v, f->guide->valuation.currency));
    xmlNode *bands = tree_el(t, root, "band");
    tree_attr(t, bands, "stated", f->band.base.min.has && f->band.equity.min.has ? "yes" : "no");
    band(t, bands, "base", &f->band.base);
    band(t, bands, "equity", &f->band.equity);
    band(t, bands, "annual", &f->band.annual);
    band(t, bands, "four_year", &f->band.four_year);
}

static void packages(struct tree *t, xmlNode *root, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    tree_package(t, tree_el(t, root, "offer"), &f->package, false);
    xmlNode *ask = tree_el(t, root, "ask");
    tree_attr(t, ask, "named", f->ask_named ? NULL : "no");
    tree_package(t, ask, &f->ask, true);
    if (with_floor(in)) {
        xmlNode *floor = tree_el(t, root, "floor");
        tree_attr(t, floor, "own", f->floor_own_base && f->floor_own_equity ? "yes" : "no");
        tree_package(t, floor, &f->floor, true);
    }
    if (f->has_agreed)
        tree_package(t, tree_el(t, root, "agreed"), &f->agreed, true);
    else
        tree_null(t, root, "agreed");
    tree_competing(t, tree_el(t, root, "competing"), f, with_floor(in));
}

static void positions(struct tree *t, xmlNode *root, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    xmlNode *p = tree_el(t, root, "position");
    tree_position(t, p, "offer", &f->position.offer);
    tree_position(t, p, "ask", &f->position.ask);
    if (with_floor(in))
        tree_position(t, p, "floor", &f->position.floor);
    xmlNode *pc = tree_el(t, p, "competing");
    xmlNode *g = tree_el(t, root, "gaps");
    tree_gaps(t, g, "min", &f->gaps.min);
    tree_gaps(t, g, "mid", &f->gaps.mid);
    tree_gaps(t, g, "max", &f->gaps.max);
    tree_gaps(t, g, "ask", &f->gaps.ask);
    if (with_floor(in))
        tree_gaps(t, g, "floor", &f->gaps.floor);
    xmlNode *gc = tree_el(t, g, "competing");
    for (size_t i = 0; i < f->competing_n; i++) {
        tree_position(t, pc, "item", &f->competing[i].position);
        tree_gaps(t, gc, "item", &f->competing[i].gap);
    }
}

static void scenarios(struct tree *t, xmlNode *root, const struct figures *f)
{
    xmlNode *list = tree_el(t, root, "scenarios");
    for (size_t i = 0; i < f->scenarios_n; i++) {
        const struct scenario *s = &f->scenarios[i];
        xmlNode *n = tree_el(t, list, "item");
        xmlNode *m = tree_leaf(t, n, "multiple", tree_number(t, s->multiple_e2, 2));
        tree_attr(t, m, "text", present_multiple_e2(t->present, s->multiple_e2));
        xmlNode *v = tree_leaf(t, n, "valuation",
                               s->valuation.has ? tree_number(t, s->valuation.v, 2) : NULL);
        if (s->valuation.has)
            tree_attr(t, v, "text",
                      present_valuation(t->present, s->valuation.v, f->guide->valuation.currency));
        tree_fig(t, n, "offer", s->offer);
        tree_fig(t, n, "ask", s->ask);
        xmlNode *four = tree_el(t, n, "four_year");
        tree_fig(t, four, "offer", s->offer_four_year);
        tree_fig(t, four, "ask", s->ask_four_year);
    }
}

static void bargaining(struct tree *t, xmlNode *root, const struct figures *f)
{
    xmlNode *yes = tree_el(t, root, "smallest_yes");
    tree_money(t, yes, "base", f->smallest_yes.is.base);
    tree_money(t, yes, "equity", f->smallest_yes.is.equity);
    tree_money(t, yes, "four_year", f->smallest_yes.four_year);
    xmlNode *adds = tree_el(t, yes, "adds");
    tree_money(t, adds, "base", f->smallest_yes.adds_base);
    tree_money(t, adds, "equity", f->smallest_yes.adds_equity);
    tree_money(t, adds, "four_year", f->smallest_yes.adds_four_year);
    xmlNode *ladder = tree_el(t, root, "ladder");
    for (size_t i = 0; i < f->ladder_n; i++) {
        const struct rung *r = &f->ladder[i];
        xmlNode *n = tree_el(t, ladder, "item");
        tree_attr(t, n, "n", tree_number(t, (int64_t)i + 1, 0));
        tree_money(t, n, "base", r->base);
        tree_money(t, n, "equity", r->equity);
        tree_money(t, n, "four_year", r->four_year);
        const struct additional_ask *g = r->for_;
        tree_leaf(t, n, "for", g ? (g->short_ ? g->short_ : g->title) : NULL);
    }
}

static void values(struct tree *t, xmlNode *root, const struct figures *f)
{
    xmlNode *equal = tree_el(t, root, "equal_value");
    for (size_t i = 0; i < f->equal_value_n; i++) {
        xmlNode *n = tree_el(t, equal, "item");
        tree_money(t, n, "base", f->equal_value[i].base);
        tree_money(t, n, "equity", f->equal_value[i].equity);
    }
    xmlNode *haircut = tree_el(t, root, "haircut");
    for (size_t i = 0; i < f->haircut_n; i++) {
        const struct haircut *h = &f->haircut[i];
        xmlNode *n = tree_el(t, haircut, "item");
        xmlNode *kept = tree_leaf(t, n, "kept", tree_number(t, h->kept, 2));
        tree_attr(
            t, kept, "text",
            present_percent(t->present, (struct share){true, (int64_t)h->kept * 100, h->kept}));
        tree_fig(t, n, "offer", h->offer);
        tree_fig(t, n, "ask", h->ask);
    }
}

static void verdict(struct tree *t, xmlNode *root, const struct figures *f)
{
    static const char *const names[] = {"at-ask", "negotiate", "below-floor"};
    static const char *const against[] = {"under", "at", "over"};
    tree_leaf(t, root, "verdict", names[f->verdict]);
    xmlNode *below = tree_el(t, root, "below_floor");
    if (f->below_base)
        tree_leaf(t, below, "item", "base");
    if (f->below_equity)
        tree_leaf(t, below, "item", "equity");
    tree_leaf(t, root, "four_year_vs_floor", against[f->four_year_vs_floor]);
}

static void open_ends(struct tree *t, xmlNode *root, const struct figures *f)
{
    xmlNode *questions = tree_el(t, root, "questions");
    for (size_t i = 0; i < f->questions_n; i++)
        tree_leaf(t, questions, "item", f->questions[i]);
    xmlNode *blanks = tree_el(t, root, "blanks");
    for (size_t i = 0; i < f->blanks_n; i++)
        tree_attr(t, tree_leaf(t, blanks, "item", f->blanks[i].name), "label", f->blanks[i].label);
}

xmlDoc *figures_xml_private(struct arena *a, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    static const char *const floor[] = {"front", "back", "omit"};
    struct tree t;
    xmlNode *root = tree_new(&t, a, in->present, "figures");
    tree_attr(&t, root, "schema", "hfbrief-figures/1");
    tree_attr(&t, root, "lang", catalogue_lang(in->present->words));
    tree_attr(&t, root, "floor", floor[in->floor]);
    head(&t, root, f);
    packages(&t, root, in);
    positions(&t, root, in);
    tree_fig(&t, tree_el(&t, root, "trade"), "equity_per_1000_base", f->equity_per_1000_base);
    scenarios(&t, root, f);
    if (with_floor(in))
        bargaining(&t, root, f);
    values(&t, root, f);
    if (with_floor(in))
        verdict(&t, root, f);
    tree_checks(&t, root, in);
    open_ends(&t, root, f);
    if (in->findings)
        tree_brief(&t, root, in);
    return t.doc;
}
