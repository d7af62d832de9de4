/* explain_package.c - a package's own figures: parts, annual, years, certainty (contract 2.1-2.3).
 */
#include "explain/explain_part.h"

static const char *stated(const struct explaining *e)
{
    return catalogue_say(e->p->words, "explain.stated");
}

static void amount_row(struct explaining *e, const char *name, const char *part, money v,
                       const char *formula, const struct leaves *from)
{
    row(e, KEY(e, "%s.%s", name, part), present_amount(e->p, v), formula, from, NULL, NULL);
}

/* ---- where base and equity come from
 * ----------------------------------------------------------------- */

static const char *converted(const struct explaining *e, money own, const struct package_fig *p)
{
    return KEY(e, "%s %s × %s", num(e, own), p->converted.from,
               present_decimal(e->p, p->converted.rate.e8));
}

static bool is_side(const struct explaining *e, const struct package_fig *p)
{
    return p == &e->f->ask || p == &e->f->floor || p == &e->f->agreed;
}

static const char *percent_of_range(const struct explaining *e, const struct package_fig *p,
                                    const struct band_fig *b)
{
    if (!b->min.has || !b->max.has)
        return stated(e);
    int percent = p == &e->f->floor ? 25 : 85;
    return KEY(e, "%s + %d%% × (%s − %s), to the nearest 1,000", num(e, b->min.v), percent,
               num(e, b->max.v), num(e, b->min.v));
}

static const char *base_formula(const struct explaining *e, const struct package_fig *p)
{
    const struct figures *f = e->f;
    const struct region *of =
        f->region->factor_of ? guide_region(f->guide, f->region->factor_of) : NULL;
    if (p->converted.has)
        return converted(e, p->converted.base, p);
    if (is_side(e, p) && p->source[PAY_BASE] == FROM_BAND)
        return percent_of_range(e, p, &f->band.base);
    if (is_side(e, p) && p->source[PAY_BASE] == FROM_GUIDE && of) {
        const struct amount *v = p == &f->floor ? &of->floor.base : &of->ask.base;
        return KEY(e, "%s × %s", num(e, v->value),
                   present_decimal(e->p, f->offer->location_factor.e8));
    }
    return stated(e);
}

/* The equity element that the grant was read from, or NULL where the guide or the band gave it. */
static const struct equity *read_from(const struct explaining *e, const struct package_fig *p)
{
    bool side = is_side(e, p);
    if (side && p->source[PAY_EQUITY] != FROM_OFFER)
        return NULL;
    if (p->from && p->from->equity.stated)
        return &p->from->equity;
    return side ? &e->f->offer->package.equity : NULL;
}

static const char *equity_formula(const struct explaining *e, const struct package_fig *p)
{
    const struct figures *f = e->f;
    if (p->converted.has && p->equity)
        return converted(e, p->converted.equity, p);
    const struct equity *q = read_from(e, p);
    if (!q && p->source[PAY_EQUITY] == FROM_BAND)
        return percent_of_range(e, p, &f->band.equity);
    if (!q && p->scaled)
        return KEY(e, "%s × %d ÷ %d", catalogue_say(e->p->words, "explain.guide-grant"),
                   p->vesting_years, f->region->equity_years);
    if (q && q->has_grant)
        return KEY(e, "%s × max(0, %s − %s)", dec(e, q->shares), dec(e, q->price),
                   dec(e, q->strike));
    if (!q && !is_side(e, p))
        return catalogue_say(e->p->words, "explain.unstated");
    if (q && q->per_year)
        return KEY(e, "%s × %d", num(e, q->amount.value), p->vesting_years);
    return stated(e);
}

static const char *bonus_formula(const struct explaining *e, const struct package_fig *p)
{
    const struct bonus *b =
        p->from && p->from->bonus.stated ? &p->from->bonus : &e->f->offer->package.bonus;
    if (p == &e->f->package)
        b = &e->f->offer->package.bonus;
    if (!p->bonus)
        return catalogue_say(e->p->words, "explain.unstated");
    if (b->percent.stated)
        return KEY(e, "%s × %s%%", num(e, p->base), present_decimal(e->p, b->percent.e8));
    return stated(e);
}

/* ---- sums
 * ------------------------------------------------------------------------------------------------
 */

static const char *nonzero(const struct explaining *e, money v)
{
    return v ? num(e, v) : "";
}

static const char *annual_formula(const struct explaining *e, const struct package_fig *p)
{
    const char *equity = p->equity ? KEY(e, "%s ÷ %d", num(e, p->equity), p->vesting_years) : "";
    return sum_of(e, num(e, p->base), nonzero(e, p->bonus), equity, NULL);
}

static const char *four_year_formula(const struct explaining *e, const struct package_fig *p)
{
    const char *bonus = p->bonus ? KEY(e, "4 × %s", num(e, p->bonus)) : "";
    return sum_of(e, KEY(e, "4 × %s", num(e, p->base)), bonus, nonzero(e, p->sign_on),
                  nonzero(e, p->equity_four_year), nonzero(e, p->refresh_four_year), NULL);
}

static const char *vests(const struct explaining *e, const struct package_fig *p, int year)
{
    const struct equity *q = p->from ? &p->from->equity : NULL;
    if (!q || (!q->schedule_n && !q->years))
        q = !q || is_side(e, p) ? &e->f->offer->package.equity : q;
    money refresh = p->refresh && year + 1 >= p->refresh_from
                        ? p->years[year].equity - (p->equity_four_year ? p->equity_per_year : 0)
                        : 0;
    const char *more = refresh > 0 && q->schedule_n == 0 ? num(e, refresh) : "";
    if (q->schedule_n)
        return year < q->schedule_n
                   ? sum_of(e,
                            KEY(e, "%s × %s%%", num(e, p->equity),
                                present_decimal(e->p, q->schedule_e8[year])),
                            p->refresh ? catalogue_say(e->p->words, "explain.refresh") : "", NULL)
                   : "0";
    if (year >= p->vesting_years)
        return *more ? more : "0";
    return sum_of(e, KEY(e, "%s ÷ %d", num(e, p->equity), p->vesting_years), more, NULL);
}

static void explain_years(struct explaining *e, const char *name, const struct package_fig *p,
                          const struct leaves *from)
{
    const char *sum = "";
    for (int i = 0; i < FIGURE_YEARS; i++) {
        const struct year_fig *y = &p->years[i];
        const char *year = KEY(e, "%s.years[%d]", name, i);
        amount_row(e, year, "base", y->base, KEY(e, "%s.base", name), from);
        amount_row(e, year, "bonus", y->bonus, KEY(e, "%s.bonus", name), from);
        amount_row(e, year, "sign_on", y->sign_on, y->sign_on ? stated(e) : "0", from);
        amount_row(e, year, "equity", y->equity, vests(e, p, i), from);
        amount_row(e, year, "total", y->total,
                   sum_of(e, num(e, y->base), nonzero(e, y->bonus), nonzero(e, y->sign_on),
                          nonzero(e, y->equity), NULL),
                   from);
    }
    for (int i = 0; i < FIGURE_YEARS; i++) {
        sum = sum_of(e, sum, num(e, p->years[i].total), NULL);
        row(e, KEY(e, "%s.cumulative[%d]", name, i), present_amount(e->p, p->cumulative[i]), sum,
            from, NULL, NULL);
    }
}

static void explain_certainty(struct explaining *e, const char *name, const struct package_fig *p,
                              const struct leaves *from)
{
    const struct certainty *c = &p->certainty;
    const char *key = KEY(e, "%s.certainty", name);
    bool sure = p->bonus_kind == BONUS_CONTRACTUAL;
    const char *bonus = p->bonus ? KEY(e, "4 × %s", num(e, p->bonus)) : "";
    amount_row(e, key, "contracted", c->contracted,
               sum_of(e, KEY(e, "4 × %s", num(e, p->base)), sure ? bonus : "",
                      nonzero(e, p->sign_on), NULL),
               from);
    amount_row(e, key, "target", c->target, c->target ? bonus : "0", from);
    amount_row(e, key, "liquid", c->liquid, c->liquid ? num(e, p->equity_four_year) : "0", from);
    amount_row(e, key, "illiquid", c->illiquid, c->illiquid ? num(e, p->equity_four_year) : "0",
               from);
    amount_row(e, key, "discretionary", c->discretionary,
               c->discretionary ? num(e, p->refresh_four_year) : "0", from);
    row(e, KEY(e, "%s.contracted_share", name), share4(e, p->contracted_share),
        KEY(e, "%s ÷ %s", num(e, c->contracted), num(e, p->four_year)), from, NULL, NULL);
}

/* In its own currency, as stated. */
static void explain_converted(struct explaining *e, const char *name, const struct package_fig *p,
                              const struct leaves *from)
{
    const struct converted *c = &p->converted;
    if (!c->has)
        return;
    const struct {
        const char *part;
        money v;
    } parts[] = {{"base", c->base},
                 {"equity", c->equity},
                 {"annual", c->annual},
                 {"four_year", c->four_year}};
    for (size_t i = 0; i < 4; i++)
        row(e, KEY(e, "%s.converted.%s", name, parts[i].part),
            present_amount_in(e->p, parts[i].v, c->from), KEY(e, "%s, %s", stated(e), c->from),
            from, NULL, NULL);
}

void explain_package(struct explaining *e, const char *name, const struct package_fig *p,
                     const struct leaves *from)
{
    amount_row(e, name, "base", p->base, base_formula(e, p), from);
    amount_row(e, name, "bonus", p->bonus, bonus_formula(e, p), from);
    amount_row(e, name, "sign_on", p->sign_on,
               p->sign_on ? sum_of(e, nonzero(e, p->years[0].sign_on),
                                   nonzero(e, p->years[1].sign_on), NULL)
                          : catalogue_say(e->p->words, "explain.unstated"),
               from);
    amount_row(e, name, "equity", p->equity, equity_formula(e, p), from);
    row(e, KEY(e, "%s.vesting_years", name), KEY(e, "%d", p->vesting_years), stated(e), from, NULL,
        NULL);
    amount_row(e, name, "annual", p->annual, annual_formula(e, p), from);
    amount_row(e, name, "four_year", p->four_year, four_year_formula(e, p), from);
    explain_certainty(e, name, p, from);
    explain_years(e, name, p, from);
    explain_converted(e, name, p, from);
    const struct equity *q = read_from(e, p);
    if (p->shares.has)
        row(e, KEY(e, "%s.shares", name), num(e, p->shares.v),
            q && q->has_grant ? stated(e)
                              : KEY(e, "%s ÷ (%s − %s)", num(e, p->equity),
                                    catalogue_say(e->p->words, "explain.price"),
                                    catalogue_say(e->p->words, "explain.strike")),
            from, &e->offer, NULL);
    if (p->face_value.has && q && q->has_grant)
        row(e, KEY(e, "%s.face_value", name), present_amount(e->p, p->face_value.v),
            KEY(e, "%s × %s", dec(e, q->shares), dec(e, q->price)), from, NULL, NULL);
    else if (p->face_value.has && p->shares.has)
        row(e, KEY(e, "%s.face_value", name), present_amount(e->p, p->face_value.v),
            KEY(e, "%s ÷ (%s − %s) × %s", num(e, p->equity),
                catalogue_say(e->p->words, "explain.price"),
                catalogue_say(e->p->words, "explain.strike"),
                catalogue_say(e->p->words, "explain.price")),
            from, &e->offer, NULL);
}
