/* figures.c - from an offer and a guide to figures: the table of contents of this room
 * (contract 2). Everything is exact until it is printed; each value is rounded once. */
#include "base/date.h"
#include "comp/asks.h"
#include "comp/deadline.h"
#include "comp/findings.h"
#include "comp/history.h"
#include "comp/ladder.h"
#include "comp/match.h"
#include "comp/order.h"
#include "comp/package.h"
#include "comp/quoted.h"
#include "comp/scenario.h"

/* ---- where the offer is made -------------------------------------------------------------------
 */

static const char *first_stated(const char *a, const char *b)
{
    return a && *a ? a : b;
}

/* The row's name where it is a place; NULL for a row of levels, which is named by its level. */
static const char *place_of(const struct region *r)
{
    return r->level && strcmp(r->level, r->name) == 0 ? NULL : r->name;
}

const char *figures_band_of(const struct figures *f)
{
    return *f->region->name ? f->region->name : f->employer_short;
}

bool figures_vests_apart(const struct figures *f, const struct package_fig *k)
{
    return k->equity > 0 && k->vesting_years != f->package.vesting_years;
}

bool figures_vest_apart(const struct figures *f)
{
    bool apart =
        figures_vests_apart(f, &f->ask) || (f->has_floor && figures_vests_apart(f, &f->floor));
    for (size_t i = 0; i < f->competing_n; i++)
        apart |= figures_vests_apart(f, &f->competing[i].package);
    return apart;
}

struct fig figures_shares_to_floor(const struct figures *f)
{
    if (!f->has_floor || !package_by_number(&f->floor) || !package_by_number(&f->package))
        return (struct fig){0};
    return (struct fig){true, f->floor.shares.v - f->package.shares.v};
}

struct fig figures_to_floor(const struct figures *f)
{
    const struct fig *firm = &f->firm_to_floor, *all = &f->gaps.floor.four_year;
    bool alike =
        firm->has && all->has && (firm->v > 0) == (all->v > 0) && (firm->v < 0) == (all->v < 0);
    return alike ? *all : *firm;
}

bool figures_part_is_own(const struct package_fig *k, enum money_part part)
{
    bool own = k->stated >> part & 1 || k->source[part] == FROM_GUIDE;
    return own && !(part == PAY_EQUITY && k->equity_unknown);
}

/* Whether `k` says something else than `one` does, which is the first that says anything. */
static bool says_another(const struct package_fig **one, const struct package_fig *k,
                         enum money_part part)
{
    if (!figures_part_is_own(k, part))
        return false;
    if (!*one)
        *one = k;
    return k->part[part] != (*one)->part[part];
}

bool figures_sides_differ(const struct figures *f, enum money_part part, bool floor)
{
    const struct package_fig *one = NULL;
    bool differ = says_another(&one, &f->package, part);
    differ |= f->has_ask && says_another(&one, &f->ask, part);
    differ |= floor && f->has_floor && says_another(&one, &f->floor, part);
    return differ;
}

static void name_the_job(struct figures *f)
{
    const struct guide *g = f->guide;
    const struct job *j = &f->offer->job;
    f->employer = first_stated(g->employer, j->employer.s);
    f->employer_short =
        first_stated(g->employer_short, first_stated(j->employer_short.s, f->employer));
    f->role = first_stated(g->role, j->role.s);
    f->role_short = first_stated(g->role_short, first_stated(j->role_short.s, f->role));
    f->level = first_stated(j->level.s, f->region->level);
    f->place = first_stated(j->place.s, place_of(f->region));
    f->place = f->place && *f->place ? f->place : NULL;
}

static struct figures *figures_new(struct calc *c, const struct offer *o, const struct guide *g,
                                   struct date as_of)
{
    const struct region *region = guide_chosen_region(g, o);
    if (!region) {
        diag_add(c->diags, DIAG_UNKNOWN_REGION, o->region.at, "\"%s\" is no region of %s",
                 o->region.s ? o->region.s : "", g->id);
        return NULL;
    }
    struct figures *f = arena_new_of(c->arena, struct figures);
    f->offer = o;
    f->guide = g;
    f->region = region;
    f->currency = region->currency;
    f->date = date_set(as_of) ? as_of : o->date;
    f->respond_by = o->respond_by;
    f->horizon_months = o->package.months.stated ? o->package.months.n : 12 * FIGURE_YEARS;
    f->years_n = (f->horizon_months + 11) / 12;
    c->months = f->horizon_months;
    c->years_n = f->years_n;
    name_the_job(f);
    return f;
}

static void read_valuation(struct calc *c, struct exact *x, struct figures *f)
{
    const struct amount *guides = &f->guide->valuation.amount, *jobs = &x->in->job.valuation;
    x->valuation = calc_stated(c, NULL, "guide.valuation", guides);
    x->valuation_currency = f->guide->valuation.currency;
    if (!x->valuation) {
        x->valuation = calc_stated(c, NULL, "job.valuation", jobs);
        x->valuation_currency = x->in->job.valuation_currency;
    }
    f->valuation_currency = x->valuation ? x->valuation_currency : NULL;
    x->valuation =
        calc_figure_of(c, FIGURE_MONEY, x->valuation_currency, NULL, "valuation", -1, x->valuation);
    f->valuation = calc_fig(c, x->valuation);
}

static struct exact exact_new(struct calc *c, struct figures *f)
{
    const struct offer *o = f->offer;
    struct exact x = {.in = o, .currency = f->currency};
    x.row = guide_row_of(c, f->guide, f->region, &o->location_factor);
    x.market = arena_new_array(c->arena, struct market_exact, o->market_n);
    x.dilution = calc_stated_decimal(c, NULL, "dilution", &o->dilution);
    calc_about(c, "a figure of the guide", f->region->at);
    read_valuation(c, &x, f);
    if (o->location_factor.stated)
        f->location_factor = calc_share(
            c,
            calc_figure_of(c, FIGURE_SHARE, NULL, NULL, "location_factor", -1,
                           calc_stated_decimal(c, NULL, "location_factor", &o->location_factor)));
    const struct pay *pay = &o->package.base_pay;
    if (pay->per == PER_MONTH)
        c->month_times = pay->times.stated
                             ? calc_stated_decimal(c, NULL, "offer.base.times", &pay->times)
                             : rat_decimal(c->rats, offer_per_times(PER_MONTH));
    return x;
}

/* ---- what is in play ---------------------------------------------------------------------------
 */

static bool above_nought(const struct amount *a)
{
    return a->stated && a->value > 0;
}

static unsigned states(const struct package *p)
{
    unsigned bits = above_nought(&p->base) ? 1u << PAY_BASE : 0;
    for (size_t i = 0; i < (p->bonuses ? p->bonuses_n : p->bonus.stated); i++) {
        const struct bonus *b = p->bonuses ? &p->bonuses[i] : &p->bonus;
        if (above_nought(&b->amount) || (b->percent.stated && b->percent.e8 > 0) ||
            (b->months.stated && b->months.e8 > 0))
            bits |= 1u << PAY_BONUS;
    }
    for (size_t i = 0; i < p->allowances_n; i++)
        if (above_nought(&p->allowances[i].amount))
            bits |= 1u << PAY_ALLOWANCE;
    for (int part = 0; part < PAY_PARTS; part++) {
        struct once_stated once = pay_once(p, (enum money_part)part);
        if (above_nought(&once.year[0]) || above_nought(&once.year[1]))
            bits |= 1u << part;
    }
    if (above_nought(&p->equity.amount) || p->equity.has_grant)
        bits |= 1u << PAY_EQUITY;
    return bits;
}

static unsigned row_states(const struct guide_row *row)
{
    bool equity = row->equity_min || row->ask.equity || row->floor.equity;
    return (equity ? 1u << PAY_EQUITY : 0) | (row->bonus_min ? 1u << PAY_BONUS : 0);
}

/* Of the market only the rows that give a band count. */
static unsigned market_states(const struct offer *o)
{
    for (size_t i = 0; i < o->market_n; i++)
        if (o->market[i].part == MARKET_EQUITY && o->market[i].kind != MARKET_COLLEAGUE &&
            o->market[i].kind != MARKET_SCALE && above_nought(&o->market[i].high))
            return 1u << PAY_EQUITY;
    return 0;
}

static void find_in_play(struct exact *x, struct figures *f)
{
    const struct offer *o = x->in;
    x->in_play = 1u << PAY_BASE | states(&o->package) | states(&o->ask) | states(&o->floor) |
                 row_states(&x->row) | market_states(o);
    for (size_t i = 0; i < o->competing_n; i++)
        if (o->competing[i].status != STATUS_CURRENT)
            x->in_play |= states(&o->competing[i].package);
    f->in_play = x->in_play;
}

/* ---- packages --------------------------------------------------------------------------- */

static bool compute_offer(struct calc *c, struct exact *x, struct figures *f)
{
    const struct package *p = &x->in->package;
    calc_about(c, "a figure of the offer", p->at);
    if (!package_settle(c, x, calc_name(c, NULL, "offer", -1), p, &x->offer, &x->offer_worth,
                        &f->package))
        return false;
    f->unstated = x->in_play & ~x->offer.stated;
    return true;
}

/* What a side's element and the guide state of it; nothing: all null. */
static void print_stated(struct calc *c, const struct side_exact *s, struct stated_fig *out)
{
    const struct rat_name *in = calc_name(c, calc_name(c, NULL, s->name, -1), "stated", -1);
    for (int part = 0; part < PAY_PARTS; part++)
        if (s->by_name & 1u << part)
            out->part[part] =
                calc_fig(c, calc_figure(c, in, pay_rows[part].key, s->worth.part[part]));
    if (!s->by_name)
        return;
    out->annual = calc_fig(c, calc_figure(c, in, "annual", s->worth.annual));
    out->four_year = calc_fig(c, calc_figure(c, in, "four_year", s->worth.four_year));
}

static bool compute_sides(struct calc *c, struct exact *x, struct figures *f)
{
    if (!side_ask(c, x) || !side_floor(c, x))
        return false;
    side_print(c, x, &x->ask, &f->ask);
    print_stated(c, &x->stated, &f->ask_stated);
    f->has_ask = x->has_ask;
    f->has_floor = x->has_floor;
    if (x->has_floor) {
        side_print(c, x, &x->floor, &f->floor);
        f->floor_own_base = (x->floor.own & 1u << PAY_BASE) != 0;
        f->floor_own_equity = (x->floor.own & 1u << PAY_EQUITY) != 0;
        f->floor_is_guides = !package_names_any(&x->in->floor);
        for (int part = 0; part < PAY_PARTS; part++)
            f->floor_lowered[part] = (x->floor_lowered & 1u << part) != 0;
    }
    if (x->in->agreed.stated) {
        struct side_exact agreed;
        if (!side_agreed(c, x, &agreed))
            return false;
        side_print(c, x, &agreed, &f->agreed);
        print_stated(c, &agreed, &f->agreed_stated);
        f->has_agreed = true;
    }
    return true;
}

static struct position position(struct calc *c, const struct exact *x, const char *who,
                                const struct terms *t, const struct worth *w)
{
    const struct rat_name *in = calc_name(c, calc_name(c, NULL, "position", -1), who, -1);
    return position_of(c, in, &x->band, t, w);
}

static void compute_standing(struct calc *c, const struct exact *x, struct figures *f)
{
    const struct rat_name *gaps = calc_name(c, NULL, "gaps", -1);
    const struct worth *offer = &x->offer_worth;
    static const char *const points[] = {"min", "mid", "max"};
    struct gap *const to_points[] = {&f->gaps.min, &f->gaps.mid, &f->gaps.max};
    calc_about(c, "a figure of the band", x->row.region->at);
    calc_follows(c);
    f->position.offer = position(c, x, "offer", &x->offer, offer);
    f->position.ask = position(c, x, "ask", &x->ask.terms, &x->ask.worth);
    f->comparable.offer = calc_fig(c, band_comparable(c, &x->band, offer));
    f->comparable.ask = calc_fig(c, band_comparable(c, &x->band, &x->ask.worth));
    for (int i = 0; i < 3; i++)
        *to_points[i] =
            gap_to_band(c, calc_name(c, gaps, points[i], -1), offer, &x->band, (enum band_point)i);
    f->gaps.ask = gap_between(c, calc_name(c, gaps, "ask", -1), offer, &x->ask.worth);
    f->to_ask = calc_share(
        c, rat_div(c->rats, rat_sub(c->rats, x->ask.worth.annual, offer->annual), offer->annual));
    if (!x->has_floor)
        return;
    f->position.floor = position(c, x, "floor", &x->floor.terms, &x->floor.worth);
    f->comparable.floor = calc_fig(c, band_comparable(c, &x->band, &x->floor.worth));
    f->gaps.floor = gap_between(c, calc_name(c, gaps, "floor", -1), offer, &x->floor.worth);
}

/* In the unit in which both state it. */
static unsigned parts_short(const struct calc *c, const struct exact *x)
{
    const struct terms *const both[] = {&x->offer, &x->ask.terms};
    struct item items[2 * ITEMS_MAX];
    size_t n = terms_items(both, 2, items, sizeof items / sizeof *items);
    unsigned bits = 0;
    for (size_t i = 0; i < n; i++) {
        enum rule rule = terms_rule(both[0], both[1], &items[i]);
        if (rat_cmp(terms_item(c, both[1], &items[i], rule),
                    terms_item(c, both[0], &items[i], rule)) > 0)
            bits |= 1u << items[i].part;
    }
    return bits;
}

static void print_market(struct calc *c, const struct exact *x, struct figures *f)
{
    f->market_n = x->in->market_n;
    f->market = arena_new_array(c->arena, struct market_fig, f->market_n);
    for (size_t i = 0; i < f->market_n; i++) {
        const struct market_exact *m = &x->market[i];
        const struct rat_name *in = calc_name(c, NULL, "market", (int)i);
        int year = m->row->date.year;
        f->market[i] = (struct market_fig){
            .row = m->row,
            .low = calc_money(c, calc_figure(c, in, "low", m->low)),
            .mid = calc_fig(c, calc_figure(c, in, "mid", m->mid)),
            .high = calc_money(c, calc_figure(c, in, "high", m->high)),
            .is_band = m->row == x->band.base_row || m->row == x->band.equity_row,
            .stale = date_set(m->row->date) && year < f->date.year - 1,
        };
    }
}

/* ---- all of it -------------------------------------------------------------------------- */

struct figures *figures_compute(struct arena *a, const struct offer *o, const struct guide *g,
                                struct date as_of, struct diags *d)
{
    struct calc c;
    calc_init(&c, a, d);
    struct figures *f = figures_new(&c, o, g, as_of);
    if (!f)
        return NULL;
    struct exact x = exact_new(&c, f);
    calc_figure_of(
        &c, FIGURE_COUNT, NULL, NULL, "horizon_months", -1,
        calc_stated_count(&c, NULL, "package.months", f->horizon_months, o->package.months.at));
    find_in_play(&x, f);
    if (!compute_offer(&c, &x, f) || !market_read(&c, o, f->currency, x.market) || c.failed)
        return NULL; /* everything else would only repeat it */
    calc_about(&c, "a figure of the band", f->region->at);
    x.band = bands_of(&c, o, &x.row, x.market, &x.offer, &x.offer_worth, x.in_play);
    f->band = bands_print(&c, &x.band);
    if (!compute_sides(&c, &x, f))
        return NULL;
    bool in_order = order_check(&c, &x);
    compute_standing(&c, &x, f);
    f->short_of = parts_short(&c, &x);
    print_market(&c, &x, f);
    quoted_fill(a, f);
    match_fill(&c, &x, f);
    asks_fill(a, f);
    calc_about(&c, "a scenario or a rung", o->package.at);
    calc_follows(&c);
    scenario_fill(&c, &x, f);
    struct yes_exact yes = smallest_yes(&c, &x);
    smallest_yes_fill(&c, &x, &yes, f);
    ladder_fill(&c, &x, &yes, f);
    verdict_fill(&c, &x, f);
    struct move_exact *moves = arena_new_array(a, struct move_exact, o->moves_n);
    if (!history_fill(&c, &x, f, moves))
        return NULL;
    f->deadline = deadline_of(f);
    findings_fill(&c, &x, moves, f);
    f->records = c.first;
    return in_order && !c.failed ? f : NULL;
}
