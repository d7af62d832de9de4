/* findings.c - checks about the offer (contract 2.12). Each function is one check. */
#include "comp/findings.h"

#define RATE_DAYS 30

struct finding_in {
    struct calc *c;
    const struct exact *x;
    const struct figures *f;
};

static struct money_check *found(const struct finding_in *in, const char *id,
                                 enum diag_severity severity, struct place at)
{
    return calc_check(in->c, id, severity, ABOUT_OFFER, at);
}

/* ---- the ask -----------------------------------------------------------------------------------
 */

static void above_band(const struct finding_in *in, int part, struct fig max)
{
    struct fig asked = in->f->ask_stated.part[part];
    if (!asked.has || !max.has || asked.v <= max.v || !(in->x->in_play & 1u << part))
        return;
    struct money_check *k = found(in, "ask-above-band", SEVERITY_NOTE, in->x->stated.at[part]);
    k->part = part;
    k->stated = asked;
    k->computed = max;
}

static void ask_above_band(const struct finding_in *in)
{
    above_band(in, PAY_BASE, in->f->band.base.max);
    above_band(in, PAY_EQUITY, in->f->band.equity.max);
}

static void no_ask(const struct finding_in *in)
{
    if (!in->f->has_ask)
        found(in, "no-ask", SEVERITY_WARNING, in->x->in->package.at);
    if (!in->f->has_floor) {
        struct money_check *k = found(in, "no-floor", SEVERITY_NOTE, in->x->in->package.at);
        k->is_floor = true;
    }
}

static void raised(const struct finding_in *in)
{
    for (int part = 0; part < PAY_PARTS; part++) {
        if (!(in->x->ask.raised & 1u << part))
            continue;
        struct money_check *k = found(in, "raised", SEVERITY_NOTE, in->x->stated.at[part]);
        k->part = part;
        k->stated = in->f->ask_stated.part[part];
        k->computed = (struct fig){true, in->f->ask.part[part]};
    }
}

static void ask_below_offer(const struct finding_in *in)
{
    if (!in->f->has_ask || rat_cmp(in->x->ask.worth.four_year, in->x->offer_worth.four_year) >= 0)
        return;
    struct money_check *k =
        found(in, "ask-below-offer", SEVERITY_WARNING, in->x->stated.at[PAY_BASE]);
    k->stated = (struct fig){true, in->f->ask.four_year};
    k->computed = (struct fig){true, in->f->package.four_year};
}

static void floor_lowered(const struct finding_in *in)
{
    for (int part = 0; part < PAY_PARTS; part++) {
        if (!in->f->floor_lowered[part])
            continue;
        struct money_check *k = found(in, "floor-lowered", SEVERITY_NOTE, in->x->floor.at[part]);
        k->part = part;
        k->computed = (struct fig){true, in->f->floor.part[part]};
        k->is_floor = true;
    }
}

/* ---- the scale ----------------------------------------------------------------------------------
 */

static bool on_scale(const struct exact *x, rat base)
{
    for (size_t i = 0; i < x->in->market_n; i++)
        if (x->in->market[i].kind == MARKET_SCALE && x->market[i].low &&
            rat_cmp(x->market[i].low, base) == 0)
            return true;
    return false;
}

static void off_scale(const struct finding_in *in)
{
    const struct exact *x = in->x;
    bool scale = false;
    for (size_t i = 0; i < x->in->market_n; i++)
        scale = scale || x->in->market[i].kind == MARKET_SCALE;
    const struct side_exact *const sides[] = {&x->stated, &x->floor};
    for (int i = 0; scale && i < 2; i++) {
        const struct side_exact *s = sides[i];
        if ((i == 1 && !x->has_floor) || on_scale(x, s->worth.part[PAY_BASE]))
            continue;
        struct money_check *k = found(in, "off-scale", SEVERITY_NOTE, s->at[PAY_BASE]);
        k->part = PAY_BASE;
        k->stated = calc_fig(in->c, s->worth.part[PAY_BASE]);
        k->is_floor = i == 1;
    }
}

/* ---- dates
 * --------------------------------------------------------------------------------------- */

static void stale(const struct finding_in *in)
{
    const struct offer *o = in->x->in;
    for (size_t i = 0; i < o->rates_n; i++) {
        const struct rate *r = &o->rates[i];
        int64_t days = date_set(r->date) ? date_days_between(r->date, in->f->date) : 0;
        if (days <= RATE_DAYS)
            continue;
        struct money_check *k = found(in, "stale", SEVERITY_NOTE, r->at);
        k->rate = r;
        k->days = days;
    }
    for (size_t i = 0; i < in->f->market_n; i++)
        if (in->f->market[i].stale) {
            struct money_check *k = found(in, "stale", SEVERITY_NOTE, in->f->market[i].row->at);
            k->market = in->f->market[i].row;
            k->date = in->f->market[i].row->date;
        }
}

static void clocks(const struct finding_in *in)
{
    const struct figures *f = in->f;
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing_fig *k = &f->competing[i];
        bool early = !k->expired && date_set(k->entry->expires) && date_set(f->respond_by) &&
                     date_cmp(k->entry->expires, f->respond_by) < 0;
        if (!k->expired && !early)
            continue;
        struct money_check *m =
            found(in, k->expired ? "expired" : "clock", SEVERITY_WARNING, k->entry->expires_at);
        m->competing = k;
        m->who = k->entry->company.s;
        m->date = k->entry->expires;
        m->other_date = f->respond_by;
    }
    const struct deadline_fig *d = &f->deadline;
    if (!d->passed && !d->exploding)
        return;
    struct money_check *m =
        found(in, d->passed ? "expired" : "clock", SEVERITY_WARNING, f->offer->respond_by_at);
    m->date = f->respond_by;
    m->days = d->days_left;
}

/* Money to be paid back on leaving, with the day until which. */
static void claw_back(const struct finding_in *in)
{
    const struct offer *o = in->x->in;
    const struct count *months = &o->package.sign_on.clawback_months;
    if (!months->stated || months->n == 0 || in->f->package.sign_on == 0)
        return;
    struct money_check *k = found(in, "claw-back", SEVERITY_NOTE,
                                  months->at.src ? months->at : o->package.sign_on.year1.at);
    k->part = PAY_SIGN_ON;
    k->stated = (struct fig){true, in->f->package.sign_on};
    k->days = months->n; /* months here */
    k->date = date_set(o->start) ? date_add_months(o->start, months->n) : (struct date){0};
}

/* ---- what the offer is --------------------------------------------------------------------------
 */

static void not_in_writing(const struct finding_in *in)
{
    const struct package *p = &in->x->in->package;
    if (p->has_status && p->status == STATUS_VERBAL)
        found(in, "not-in-writing", SEVERITY_WARNING, p->status_at.src ? p->status_at : p->at);
}

static void worth_less(const struct finding_in *in)
{
    for (size_t i = 0; i < in->f->competing_n; i++) {
        const struct competing_fig *k = &in->f->competing[i];
        if (!k->worth_less)
            continue;
        struct money_check *m = found(in, "worth-less", SEVERITY_WARNING, k->entry->package.at);
        m->competing = k;
        m->who = k->entry->company.s;
        m->stated = (struct fig){true, k->package.four_year};
        m->computed = (struct fig){true, in->f->package.four_year};
    }
}

static void private_as_listed(const struct finding_in *in)
{
    const struct equity *e = &in->x->in->package.equity;
    bool guides_private = in->f->region->equity_kind == EQUITY_PRE_IPO ||
                          in->f->region->equity_kind == EQUITY_OPTIONS;
    if (e->stated && e->kind == EQUITY_LIQUID && guides_private)
        found(in, "private-as-listed", SEVERITY_WARNING, e->kind_at.src ? e->kind_at : e->at);
}

/* ---- the letter's own total --------------------------------------------------------------------
 */

/* To the whole unit: the letter rounds too. */
static bool same_units(const struct finding_in *in, rat sum, rat stated)
{
    int64_t a = 0, b = 1;
    (void)in;
    return rat_round(sum, 1, &a) && rat_round(stated, 1, &b) && a == b;
}

/* Cash, cash and E/Y, or year 1; each with or without allowances (on-target earnings hold none),
 * what is beside pay, sign-on, relocation. */
static bool is_a_sum(const struct finding_in *in, const struct worth *w, rat total)
{
    struct rats *r = in->c->rats;
    rat cash = in->c->zero;
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_YEARLY)
            cash = rat_add(r, cash, w->part[part]);
    rat year = w->total[0];
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_ONCE)
            year = rat_sub(r, year, w->year[0][part]);
    const rat allowances = w->part[PAY_ALLOWANCE], first = w->year[0][PAY_ALLOWANCE];
    const rat starts[] = {cash,
                          w->annual,
                          year,
                          rat_sub(r, cash, allowances),
                          rat_sub(r, w->annual, allowances),
                          rat_sub(r, year, first)};
    for (size_t s = 0; s < sizeof starts / sizeof *starts; s++)
        for (unsigned with = 0; with < 2u << PAY_PARTS; with++) {
            rat sum = with & 1 ? rat_add(r, starts[s], w->beside) : starts[s];
            for (int part = 0; part < PAY_PARTS; part++)
                if (pay_rows[part].when == PAY_ONCE && with & 2u << part)
                    sum = rat_add(r, sum, w->part[part]);
            if (same_units(in, sum, total))
                return true;
        }
    return false;
}

static void totals(const struct finding_in *in, const struct package *p, const struct worth *w,
                   const char *currency)
{
    for (size_t i = 0; i < p->totals_n; i++) {
        const struct total *t = &p->totals[i];
        if (is_a_sum(in, w, rat_money(in->c->rats, t->amount.value)))
            continue;
        struct money_check *k = found(in, "total", SEVERITY_WARNING, t->at);
        k->name = t->name.s;
        k->stated = (struct fig){true, t->amount.value};
        k->computed = calc_fig(in->c, w->annual);
        k->currency = currency;
    }
}

static void check_totals(const struct finding_in *in)
{
    const struct offer *o = in->x->in;
    totals(in, &o->package, &in->x->offer_worth, NULL);
    for (size_t i = 0; i < o->competing_n; i++) {
        const struct package *p = &o->competing[i].package;
        if (p->totals_n == 0)
            continue;
        struct terms t; /* in the letter's own currency */
        terms_read(in->c, calc_name(in->c, NULL, "competing", (int)i), p, NULL, &t);
        struct worth w = terms_worth(in->c, NULL, &t);
        totals(in, p, &w, p->currency);
    }
}

/* ---- all of them --------------------------------------------------------------------------------
 */

void findings_fill(struct calc *c, const struct exact *x, const struct move_exact *moves,
                   struct figures *f)
{
    const struct finding_in in = {c, x, f};
    findings_history(c, x, moves, f);
    clocks(&in);
    no_ask(&in);
    not_in_writing(&in);
    ask_below_offer(&in);
    worth_less(&in);
    private_as_listed(&in);
    check_totals(&in);
    raised(&in);
    ask_above_band(&in);
    floor_lowered(&in);
    off_scale(&in);
    claw_back(&in);
    stale(&in);
    calc_checks(c, f);
    asked_fill(c->arena, x, f);
}
