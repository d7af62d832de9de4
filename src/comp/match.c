/* match.c - matching a competing offer in money (contract 2.6, 2.7). */
#include "comp/match.h"
#include "comp/terms_compare.h"

#define SPOKEN_STEP 1000

static bool within(rat value, rat max)
{
    return value && max && rat_cmp(value, max) <= 0;
}

static bool equity_in_play(const struct exact *x)
{
    return (x->in_play & 1u << PAY_EQUITY) != 0;
}

/* At another base; NULL where no equity vests or none is in play. */
static rat equity_to_match(struct calc *c, const struct exact *x, rat base, rat total)
{
    if (!equity_in_play(x))
        return NULL;
    return rat_max(c->rats, worth_equity_for(c, &x->ask.terms, base, total), c->zero);
}

static void word(struct calc *c, const struct rat_name *name, const char *part, bool yes, rat left,
                 const char *sign, const char *other, rat right)
{
    calc_word(c, name, part, yes ? "yes" : "no",
              calc_relation(c, left, yes ? sign : other, right, NULL));
}

static void add_at(struct calc *c, const struct exact *x, const struct rat_name *name, rat base,
                   rat total, struct competing_fig *out)
{
    if (!base)
        return;
    const struct rat_name *in = calc_name(c, name, "at", out->match.at_n);
    rat equity = equity_to_match(c, x, base, total);
    base = calc_figure(c, in, "base", base);
    equity = calc_figure(c, in, "equity_to_match", equity);
    out->match.at[out->match.at_n++] = (struct match_at){
        .base = calc_money(c, base),
        .equity_to_match = calc_fig(c, equity),
        .of_band_max = calc_share(c, rat_div(c->rats, equity, x->band.equity.max)),
    };
}

/* Does the top of the band, the rest as in the ask, reach it? */
static void match_top(struct calc *c, const struct exact *x, const struct rat_name *name, rat total,
                      struct competing_fig *out)
{
    if (!x->band.base.max && !x->band.equity.max)
        return;
    const struct terms *ask = &x->ask.terms;
    struct terms t = terms_at(c, ask, x->band.base.max ? x->band.base.max : ask->base,
                              x->band.equity.max ? x->band.equity.max : ask->equity);
    rat top = terms_worth(c, NULL, &t).four_year;
    out->match.has_matchable = true;
    out->match.matchable = rat_cmp(top, total) >= 0;
    word(c, name, "matchable", out->match.matchable, top, "≥", "<", total);
    rat lacks = out->match.matchable ? c->zero : rat_sub(c->rats, total, top);
    out->match.short_by = calc_fig(c, calc_figure(c, name, "short_by", lacks));
    out->match.top_share = calc_share(c, calc_figure_of(c, FIGURE_SHARE, NULL, name, "top_share",
                                                        -1, rat_div(c->rats, top, total)));
}

static void match_parts(struct calc *c, const struct exact *x, const struct rat_name *name,
                        rat total, struct competing_fig *out)
{
    struct rats *r = c->rats;
    const struct terms *ask = &x->ask.terms;
    rat base_max = x->band.base.max, equity_max = x->band.equity.max;
    rat equity = calc_figure(c, name, "equity_to_match", equity_to_match(c, x, ask->base, total));
    rat base = calc_figure(c, name, "base_to_match",
                           rat_max(r, worth_base_for(c, ask, ask->equity, total), c->zero));
    rat at_band = rat_max(r, worth_base_for(c, ask, equity_max, total), c->zero);
    rat over = calc_figure(c, name, "over_ask", rat_sub(r, total, x->ask.worth.four_year));
    rat sign_on = rat_max(r, rat_add(r, x->ask.worth.part[PAY_SIGN_ON], over), c->zero);
    out->match.equity_to_match = calc_fig(c, equity);
    out->match.base_to_match = calc_fig(c, base);
    out->match.sign_on_to_match = calc_fig(c, calc_figure(c, name, "sign_on_to_match", sign_on));
    out->match.has_equity_within_band = equity_max != NULL;
    out->match.has_base_within_band = base_max != NULL;
    out->match.equity_within_band = within(equity, equity_max);
    out->match.base_within_band = within(base, base_max);
    if (equity && equity_max)
        word(c, name, "equity_within_band", out->match.equity_within_band, equity, "≤", ">",
             equity_max);
    if (base_max)
        word(c, name, "base_within_band", out->match.base_within_band, base, "≤", ">", base_max);
    out->match.base_at_band_equity =
        calc_fig(c, calc_figure(c, name, "base_at_band_equity", at_band));
    add_at(c, x, name, x->offer_worth.part[PAY_BASE], total, out);
    add_at(c, x, name, ask->base, total, out);
    add_at(c, x, name, base_max, total, out);
    match_top(c, x, name, total, out);
    out->match.over_ask = calc_fig(c, over);
}

static struct share premium_share(struct calc *c, const struct rat_name *in, const char *part,
                                  rat premium, rat of)
{
    rat share = rat_div(c->rats, premium, of);
    return calc_share(c, calc_figure_of(c, FIGURE_SHARE, NULL, in, part, -1, share));
}

static void match_competing(struct calc *c, const struct exact *x, const struct rat_name *name,
                            const struct worth *competing, struct competing_fig *out)
{
    struct rats *r = c->rats;
    rat total = competing->four_year;
    match_parts(c, x, calc_name(c, name, "match", -1), total, out);
    break_even_fill(c, x, calc_name(c, name, "break_even", -1), total, out);
    if (x->has_floor) {
        const struct rat_name *in = calc_name(c, name, "premium", -1);
        rat annual =
            calc_figure(c, in, "annual", rat_sub(r, competing->annual, x->floor.worth.annual));
        rat four_year =
            calc_figure(c, in, "four_year", rat_sub(r, total, x->floor.worth.four_year));
        out->premium.annual = calc_fig(c, annual);
        out->premium.share = premium_share(c, in, "share", annual, competing->annual);
        out->premium.four_year = calc_fig(c, four_year);
        out->premium.four_year_share = premium_share(c, in, "four_year_share", four_year, total);
    }
    rat gap = calc_figure(c, name, "contracted_gap",
                          rat_sub(r, competing->contracted, x->ask.worth.contracted));
    out->contracted_gap = calc_fig(c, gap);
    out->contracted_gap_per_year = calc_fig(c, rat_div(r, gap, x->ask.worth.span.years));
}

/* ---- which one is leaned on -------------------------------------------------------------------
 */

/* What is higher there than on the table; a sentence leans on nothing else. */
static struct leans leans_of(const struct exact *x, const struct terms *t, const struct worth *w,
                             const struct package *p)
{
    (void)t;
    return (struct leans){
        .four_year = rat_cmp(w->four_year, x->offer_worth.four_year) > 0,
        .base = rat_cmp(w->part[PAY_BASE], x->offer_worth.part[PAY_BASE]) > 0,
        .equity = rat_cmp(w->equity_per_year, x->offer_worth.equity_per_year) > 0,
        .sure = rat_cmp(w->sure, x->offer_worth.sure) > 0,
        .term = terms_any_better(p, &x->in->package),
    };
}

/* A converted figure is spoken to the nearest 1,000. */
static struct fig spoken(struct calc *c, rat a, bool converted)
{
    return calc_fig(c, converted ? rat_nearest(c->rats, a, rat_int(c->rats, SPOKEN_STEP)) : a);
}

static bool fill_one(struct calc *c, const struct exact *x, const struct rat_name *name,
                     const struct competing *entry, const struct figures *f,
                     struct competing_fig *out, rat *sure)
{
    struct terms t;
    struct worth w;
    out->entry = entry;
    out->expired = date_set(entry->expires) && date_cmp(entry->expires, f->date) < 0;
    out->is_offer =
        !out->expired && (entry->status == STATUS_WRITTEN || entry->status == STATUS_VERBAL);
    calc_about(c, "a figure of this competing offer", entry->package.at);
    if (!package_settle(c, x, name, &entry->package, &t, &w, &out->package))
        return false;
    calc_follows(c);
    const struct rat_name *position =
        calc_name(c, calc_name(c, NULL, "position", -1), name->part, name->index);
    const struct rat_name *gaps =
        calc_name(c, calc_name(c, NULL, "gaps", -1), name->part, name->index);
    out->position = position_of(c, position, &x->band, &t, &w);
    out->comparable = calc_fig(c, band_comparable(c, &x->band, &w));
    out->gap = gap_between(c, gaps, &x->offer_worth, &w);
    out->leans = leans_of(x, &t, &w, &entry->package);
    out->worth_less = out->is_offer && !out->leans.four_year && !out->leans.base &&
                      !out->leans.sure && !out->leans.term;
    match_competing(c, x, name, &w, out);
    bool converted = out->package.converted.has;
    bool equity_converted = converted || out->package.equity_converted.has;
    out->spoken_base = spoken(c, t.base, converted);
    out->spoken_equity = spoken(c, t.equity, equity_converted);
    out->spoken_equity_per_year = spoken(c, w.equity_per_year, equity_converted);
    *sure = w.sure;
    return true;
}

void match_fill(struct calc *c, const struct exact *x, struct figures *f)
{
    rat most = NULL;
    f->competing_n = x->in->competing_n;
    f->competing = arena_new_array(c->arena, struct competing_fig, f->competing_n);
    for (size_t i = 0; i < f->competing_n; i++) {
        struct competing_fig *k = &f->competing[i];
        rat sure = NULL;
        if (!fill_one(c, x, calc_name(c, NULL, "competing", (int)i), &x->in->competing[i], f, k,
                      &sure))
            continue;
        if (k->entry->status == STATUS_CURRENT)
            f->current = k;
        bool may_be_named = k->is_offer && k->entry->disclose == DISCLOSE_FULL;
        if (may_be_named && (!most || rat_cmp(sure, most) > 0)) {
            most = sure;
            f->lead = k;
        }
    }
}
