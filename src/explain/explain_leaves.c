/* explain_leaves.c - what figures rest on: the values that stand in offer and guide, each with its
 * place. What an ask or a floor doesn't state comes from the guide, the band or the offer. */
#include "explain/explain_part.h"

static void leaf_amount(struct explaining *e, struct leaves *to, const char *name, struct amount v)
{
    if (v.stated)
        leaf(e, to, name, num(e, v.value), v.at);
}

static void leaf_decimal(struct explaining *e, struct leaves *to, const char *name,
                         struct decimal v)
{
    if (v.stated)
        leaf(e, to, name, dec(e, v), v.at);
}

static void leaf_range(struct explaining *e, struct leaves *to, const char *name,
                       const struct range *r)
{
    if (r->stated)
        leaf(e, to, name, r->text ? r->text : present_range(e->p, r->min, r->max), r->at);
}

/* ---- parts of a package
 * ---------------------------------------------------------------------------- */

static void leaf_equity(struct explaining *e, struct leaves *to, const char *name,
                        const struct equity *q)
{
    if (q->has_grant) {
        leaf_decimal(e, to, KEY(e, "%s.equity.shares", name), q->shares);
        leaf_decimal(e, to, KEY(e, "%s.equity.strike", name), q->strike);
        leaf_decimal(e, to, KEY(e, "%s.equity.price", name), q->price);
    } else {
        leaf_amount(e, to, KEY(e, q->per_year ? "%s.equity, a year" : "%s.equity", name),
                    q->amount);
    }
}

static void leaf_vesting(struct explaining *e, struct leaves *to, const char *name,
                         const struct equity *q)
{
    if (q->schedule_n) {
        struct buf text;
        buf_init(&text, e->a);
        for (int i = 0; i < q->schedule_n; i++)
            buf_printf(&text, "%s%s", i ? " " : "", present_decimal(e->p, q->schedule_e8[i]));
        leaf(e, to, KEY(e, "%s.equity.schedule", name), buf_str(&text), q->schedule_at);
    } else {
        struct place at = q->years ? q->years_at : (struct place){0};
        leaf(e, to, KEY(e, "%s.equity.years", name), KEY(e, "%d", q->years ? q->years : 4), at);
    }
}

static void leaf_bonus(struct explaining *e, struct leaves *to, const char *name,
                       const struct bonus *b)
{
    if (!b->stated)
        return;
    if (b->percent.stated)
        leaf(e, to, KEY(e, "%s.bonus", name), KEY(e, "%s%%", present_decimal(e->p, b->percent.e8)),
             b->at);
    else
        leaf_amount(e, to, KEY(e, "%s.bonus", name), b->amount);
}

static void leaf_rest(struct explaining *e, struct leaves *to, const char *name,
                      const struct package *p)
{
    leaf_bonus(e, to, name, &p->bonus);
    leaf_amount(e, to, KEY(e, "%s.sign_on", name), p->sign_on.year1);
    leaf_amount(e, to, KEY(e, "%s.sign_on, year 2", name), p->sign_on.year2);
    leaf_amount(e, to, KEY(e, "%s.refresh", name), p->refresh.amount);
}

static void leaf_package(struct explaining *e, struct leaves *to, const char *name,
                         const struct package *p)
{
    leaf_amount(e, to, KEY(e, "%s.base", name), p->base);
    if (p->equity.stated) {
        leaf_equity(e, to, name, &p->equity);
        leaf_vesting(e, to, name, &p->equity);
    }
    leaf_rest(e, to, name, p);
}

/* ---- ask, floor, agreed: each part from where it came
 * ------------------------------------------------ */

static const struct region *reference(const struct figures *f)
{
    const struct region *r =
        f->region->factor_of ? guide_region(f->guide, f->region->factor_of) : NULL;
    return r ? r : f->region;
}

static void leaf_factor(struct explaining *e, struct leaves *to)
{
    if (e->f->region->factor_of)
        leaf_decimal(e, to, "location_factor", e->f->offer->location_factor);
}

static void leaf_side_base(struct explaining *e, struct leaves *to, const char *name,
                           const struct package_fig *p, const struct amount *guide)
{
    const struct offer *o = e->f->offer;
    if (p->source[PAY_BASE] == FROM_GUIDE) {
        leaf_amount(e, to, KEY(e, "guide.%s.base", name), *guide);
        leaf_factor(e, to);
    } else if (p->source[PAY_BASE] == FROM_BAND) {
        leaf_range(e, to, "guide.band.base", &reference(e->f)->base);
        leaf_factor(e, to);
    } else if (p->from && p->from->base.stated) {
        leaf_amount(e, to, KEY(e, "%s.base", name), p->from->base);
    } else {
        leaf_amount(e, to, "offer.base", o->package.base);
    }
}

static void leaf_side_equity(struct explaining *e, struct leaves *to, const char *name,
                             const struct package_fig *p, const struct amount *guide)
{
    const struct offer *o = e->f->offer;
    bool own = p->from && p->from->equity.stated;
    if (p->source[PAY_EQUITY] == FROM_GUIDE)
        leaf_amount(e, to, KEY(e, "guide.%s.equity", name), *guide);
    else if (p->source[PAY_EQUITY] == FROM_BAND)
        leaf_range(e, to, "guide.band.equity", &reference(e->f)->equity);
    else
        leaf_equity(e, to, own ? name : "offer", own ? &p->from->equity : &o->package.equity);
    bool vests = own && (p->from->equity.years || p->from->equity.schedule_n);
    leaf_vesting(e, to, vests ? name : "offer", vests ? &p->from->equity : &o->package.equity);
}

static void leaf_side(struct explaining *e, struct leaves *to, const char *name,
                      const struct package_fig *p, const struct side *guide)
{
    const struct package *carried = &e->f->offer->package, *own = p->from;
    leaf_side_base(e, to, name, p, &guide->base);
    leaf_side_equity(e, to, name, p, &guide->equity);
    struct package rest = *carried;
    if (own && own->bonus.stated)
        rest.bonus = own->bonus;
    if (own && own->sign_on.year1.stated)
        rest.sign_on = own->sign_on;
    if (own && own->refresh.amount.stated)
        rest.refresh = own->refresh;
    leaf_rest(e, to, name, &rest);
}

/* ---- all
 * --------------------------------------------------------------------------------------------- */

static void leaf_rate(struct explaining *e, struct leaves *to, const char *from)
{
    const struct offer *o = e->f->offer;
    for (size_t i = 0; i < o->rates_n; i++)
        if (strcmp(o->rates[i].from, from) == 0 && strcmp(o->rates[i].to, e->f->currency) == 0)
            leaf(e, to, KEY(e, "rate %s to %s", from, e->f->currency),
                 present_decimal(e->p, o->rates[i].value.e8), o->rates[i].at);
}

void gather_leaves(struct explaining *e)
{
    const struct figures *f = e->f;
    const struct region *r = reference(f);
    leaf_package(e, &e->offer, "offer", &f->offer->package);
    if (f->package.converted.has)
        leaf_rate(e, &e->offer, f->package.converted.from);
    leaf_side(e, &e->ask, "ask", &f->ask, &r->ask);
    leaf_side(e, &e->floor, "floor", &f->floor, &r->floor);
    if (f->has_agreed)
        leaf_side(e, &e->agreed, "agreed", &f->agreed, &r->ask);
    leaf_range(e, &e->band, "guide.band.base", &r->base);
    leaf_range(e, &e->band, "guide.band.equity", &r->equity);
    leaf_factor(e, &e->band);
    leaf_amount(e, &e->valuation, "guide.valuation", f->guide->valuation.amount);
    e->competing = arena_new_array(e->a, struct leaves, f->competing_n);
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct package_fig *p = &f->competing[i].package;
        leaf_package(e, &e->competing[i], KEY(e, "competing[%zu]", i),
                     &f->competing[i].entry->package);
        if (p->converted.has)
            leaf_rate(e, &e->competing[i], p->converted.from);
    }
}
