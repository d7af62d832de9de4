/* figures_package.c - packages, positions and gaps as elements (contract 3, JSON). */
#include "tree/figures_tree.h"

static const char *kind_name(enum equity_kind k)
{
    return offer_equity_kind_names[k];
}

static void converted(struct tree *t, xmlNode *n, const struct converted *c)
{
    if (!c->has) {
        tree_null(t, n, "converted");
        return;
    }
    xmlNode *v = tree_el(t, n, "converted");
    tree_leaf(t, v, "from", c->from);
    xmlNode *rate = tree_leaf(t, v, "rate", tree_number(t, c->rate.e8, 8));
    tree_attr(t, rate, "text", present_decimal(t->present, c->rate.e8));
    tree_date(t, v, "date", c->date);
    tree_leaf(t, v, "source", c->source);
    struct {
        const char *name;
        money v;
    } own[] = {{"base", c->base},
               {"equity", c->equity},
               {"annual", c->annual},
               {"four_year", c->four_year}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        xmlNode *a = tree_leaf(t, v, own[i].name, tree_number(t, own[i].v, 2));
        tree_attr(t, a, "text", present_amount_in(t->present, own[i].v, c->from));
    }
}

static void years(struct tree *t, xmlNode *n, const struct package_fig *k)
{
    xmlNode *list = tree_el(t, n, "years");
    for (int i = 0; i < FIGURE_YEARS; i++) {
        xmlNode *y = tree_el(t, list, "item");
        tree_money(t, y, "base", k->years[i].base);
        tree_money(t, y, "bonus", k->years[i].bonus);
        tree_money(t, y, "sign_on", k->years[i].sign_on);
        tree_money(t, y, "equity", k->years[i].equity);
        tree_money(t, y, "total", k->years[i].total);
    }
}

void tree_package(struct tree *t, xmlNode *n, const struct package_fig *k, bool has_source)
{
    tree_attr(t, n, "kind", kind_name(k->kind));
    if (k->from)
        tree_attr(t, n, "instrument", offer_instrument_names[k->from->equity.instrument]);
    tree_attr(t, n, "bonus-kind",
              k->bonus == 0                        ? NULL
              : k->bonus_kind == BONUS_CONTRACTUAL ? "contractual"
                                                   : "target");
    tree_money(t, n, "base", k->base);
    tree_money(t, n, "bonus", k->bonus);
    tree_money(t, n, "sign_on", k->sign_on);
    tree_money(t, n, "equity", k->equity);
    tree_money(t, n, "equity_per_year", k->equity_per_year);
    tree_money(t, n, "equity_four_year", k->equity_four_year);
    tree_money(t, n, "cash_four_year", k->cash_four_year);
    tree_int(t, n, "vesting_years", k->vesting_years);
    tree_money(t, n, "annual", k->annual);
    tree_money(t, n, "four_year", k->four_year);
    xmlNode *c = tree_el(t, n, "certainty");
    tree_money(t, c, "contracted", k->certainty.contracted);
    tree_money(t, c, "target", k->certainty.target);
    tree_money(t, c, "liquid", k->certainty.liquid);
    tree_money(t, c, "illiquid", k->certainty.illiquid);
    tree_money(t, c, "discretionary", k->certainty.discretionary);
    tree_share(t, n, "contracted_share", k->contracted_share, FORM_PERCENT);
    xmlNode *cumulative = tree_el(t, n, "cumulative");
    for (int i = 0; i < FIGURE_YEARS; i++)
        tree_money(t, cumulative, "item", k->cumulative[i]);
    years(t, n, k);
    if (has_source) {
        xmlNode *s = tree_el(t, n, "source");
        tree_leaf(t, s, "base", part_source_names[k->source[PAY_BASE]]);
        tree_leaf(t, s, "equity", part_source_names[k->source[PAY_EQUITY]]);
    }
    converted(t, n, &k->converted);
    tree_fig(t, n, "face_value", k->face_value);
    tree_bool(t, n, "scaled", k->scaled);
}

static void position_part(struct tree *t, xmlNode *parent, const char *name,
                          const struct position_part *p)
{
    xmlNode *n = tree_el(t, parent, name);
    tree_share(t, n, "compa_ratio", p->compa_ratio, FORM_RATIO);
    tree_share(t, n, "range_penetration", p->range_penetration, FORM_PERCENT);
}

void tree_position(struct tree *t, xmlNode *parent, const char *name, const struct position *p)
{
    xmlNode *n = tree_el(t, parent, name);
    position_part(t, n, "base", &p->base);
    position_part(t, n, "equity", &p->equity);
    position_part(t, n, "annual", &p->annual);
}

void tree_gaps(struct tree *t, xmlNode *parent, const char *name, const struct gap *g)
{
    xmlNode *n = tree_el(t, parent, name);
    tree_gap(t, n, "base", g->base);
    tree_gap(t, n, "equity", g->equity);
    tree_gap(t, n, "annual", g->annual);
    tree_gap(t, n, "four_year", g->four_year);
}

/* ---- competing offers --------------------------------------------------------------------- */

static void break_even(struct tree *t, xmlNode *n, const struct figures *f,
                       const struct break_even *b)
{
    tree_share(t, n, "multiple", b->multiple, FORM_MULTIPLE);
    xmlNode *v =
        tree_leaf(t, n, "valuation", b->valuation.has ? tree_number(t, b->valuation.v, 2) : NULL);
    if (b->valuation.has)
        tree_attr(t, v, "text",
                  present_valuation(t->present, b->valuation.v, f->guide->valuation.currency));
    tree_share(t, n, "growth", b->growth, FORM_PERCENT);
}

static void break_even_pair(struct tree *t, xmlNode *parent, const char *name,
                            const struct figures *f, const struct break_even_pair *b)
{
    xmlNode *n = tree_el(t, parent, name);
    break_even(t, n, f, &b->plain);
    if (b->has_diluted)
        break_even(t, tree_el(t, n, "diluted"), f, &b->diluted);
    else
        tree_null(t, n, "diluted");
}

static void match(struct tree *t, xmlNode *parent, const struct competing_fig *k)
{
    xmlNode *n = tree_el(t, parent, "match");
    tree_fig(t, n, "equity_to_match", k->match.equity_to_match);
    tree_bool(t, n, "equity_within_band", k->match.equity_within_band);
    tree_fig(t, n, "base_to_match", k->match.base_to_match);
    tree_bool(t, n, "base_within_band", k->match.base_within_band);
    xmlNode *at = tree_el(t, n, "at");
    for (int i = 0; i < k->match.at_n; i++) {
        xmlNode *item = tree_el(t, at, "item");
        tree_money(t, item, "base", k->match.at[i].base);
        tree_fig(t, item, "equity_to_match", k->match.at[i].equity_to_match);
    }
    tree_fig(t, n, "base_at_band_equity", k->match.base_at_band_equity);
    if (k->match.has_matchable)
        tree_bool(t, n, "matchable", k->match.matchable);
    else
        tree_null(t, n, "matchable");
    tree_fig(t, n, "short_by", k->match.short_by);
    tree_share(t, n, "top_share", k->match.top_share, FORM_PERCENT);
    tree_fig(t, n, "over_ask", k->match.over_ask);
}

static void competing(struct tree *t, xmlNode *n, const struct figures *f,
                      const struct competing_fig *k, bool floor)
{
    static const char *const status[] = {"written", "verbal", "process", "market"};
    static const char *const disclose[] = {"none", "existence", "full"};
    const struct competing *e = k->entry;
    tree_attr(t, n, "status", status[e->status]);
    tree_attr(t, n, "disclose", disclose[e->disclose]);
    tree_attr(t, n, "expired", k->expired ? "yes" : "no");
    tree_attr(t, n, "is-offer", k->is_offer ? "yes" : "no");
    tree_leaf(t, n, "company", e->company.s);
    tree_leaf(t, n, "role", e->role.s);
    tree_leaf(t, n, "level", e->level.s);
    tree_leaf(t, n, "location", e->location.s);
    tree_date(t, n, "expires", e->expires);
    tree_package(t, n, &k->package, false);
    match(t, n, k);
    xmlNode *be = tree_el(t, n, "break_even");
    break_even_pair(t, be, "offer", f, &k->break_even.offer);
    break_even_pair(t, be, "ask", f, &k->break_even.ask);
    if (floor) {
        break_even_pair(t, be, "floor", f, &k->break_even.floor);
        xmlNode *premium = tree_el(t, n, "premium");
        tree_fig(t, premium, "annual", k->premium.annual);
        tree_share(t, premium, "share", k->premium.share, FORM_PERCENT);
    }
    tree_fig(t, n, "contracted_gap", k->contracted_gap);
}

void tree_competing(struct tree *t, xmlNode *list, const struct figures *f, bool floor)
{
    for (size_t i = 0; i < f->competing_n; i++) {
        xmlNode *n = tree_el(t, list, "item");
        tree_attr(t, n, "n", tree_number(t, (int64_t)i + 1, 0));
        competing(t, n, f, &f->competing[i], floor);
    }
}
