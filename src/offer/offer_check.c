/* offer_check.c - offer and guide side by side (contract 1.1). */
#include "offer/offer_check.h"
#include "base/ratio.h"

/* A folder of guides may hold thousands; a message names some. */
enum { LISTED_MAX = 60 };

static const char *list(struct arena *a, const char *const *names, size_t n)
{
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; i < n && i < LISTED_MAX; i++) {
        buf_puts(&b, i ? ", " : "");
        buf_puts(&b, names[i]);
    }
    if (n > LISTED_MAX)
        buf_printf(&b, " and %zu more", n - LISTED_MAX);
    return buf_str(&b);
}

/* "did you mean paris?", and what there is. */
static const char *instead(struct arena *a, const char *wrong, const char *const *names, size_t n)
{
    const char *near = str_nearest(wrong, names, n), *all = list(a, names, n);
    if (near)
        return arena_printf(a, "did you mean %s? (known: %s)", near, all);
    return n ? arena_printf(a, "write one of: %s", all) : "there are none";
}

void offer_unknown_guide(const struct offer *o, const char *const *known, size_t known_n,
                         struct diags *d)
{
    if (!o->guide.s)
        return;
    diag_add(d, DIAG_UNKNOWN_GUIDE, o->guide.at, "no guide is called %s; %s",
             diag_quote(d->arena, str_of(o->guide.s)),
             instead(d->arena, o->guide.s, known, known_n));
}

/* The rate that takes an amount in `from` to `to`, or NULL. */
/* ---- the checks ------------------------------------------------------------------------------ */

static const char **region_ids(const struct guide *g, struct diags *d)
{
    const char **ids = arena_array(d->arena, g->regions_n + 1, sizeof *ids);
    for (size_t i = 0; i < g->regions_n; i++)
        ids[i] = g->regions[i].id;
    return ids;
}

/* Where the region's rows are levels, the job's level is one of them. */
static void check_level(const struct offer *o, const struct guide *g, const struct region *region,
                        struct diags *d)
{
    const char *level = o->job.level.s;
    if (!level || !region->level || strcmp(level, region->level) == 0)
        return;
    size_t n = 0;
    const char **levels = arena_array(d->arena, g->regions_n + 1, sizeof *levels);
    for (size_t i = 0; i < g->regions_n; i++)
        if (strcmp(g->regions[i].id, region->id) == 0 && g->regions[i].level)
            levels[n++] = g->regions[i].level;
    if (n > 1)
        diag_add(d, DIAG_BAD_VALUE, o->job.level.at, "the guide's %s has no level %s; %s",
                 region->name, diag_quote(d->arena, str_of(level)),
                 instead(d->arena, level, levels, n));
}

/* The one row may go unnamed; a guide without any has none to name. */
static const struct region *check_region(const struct offer *o, const struct guide *g,
                                         struct diags *d)
{
    if (!o->region.s && !o->region.at.src && !o->unknown && g->regions_n > 1)
        diag_add(d, DIAG_MISSING_ATTRIBUTE, o->guide.at.src ? o->guide.at : o->at,
                 "the guide has several regions, and offer names none; write region=\"…\", one of: "
                 "%s",
                 list(d->arena, region_ids(g, d), g->regions_n));
    const struct region *region = guide_chosen_region(g, o);
    if (region)
        check_level(o, g, region, d);
    if (region || !o->region.s)
        return region;
    diag_add(d, DIAG_UNKNOWN_REGION, o->region.at, "the guide has no region %s; %s",
             diag_quote(d->arena, str_of(o->region.s)),
             instead(d->arena, o->region.s, region_ids(g, d), g->regions_n));
    return NULL;
}

/* "0.60", "1.00", "0.755": at least two places, no more than it takes. */
static const char *factor_text(struct arena *a, int64_t e8)
{
    struct buf b;
    buf_init(&b, a);
    buf_printf(&b, "%lld.%08lld", (long long)(e8 / DECIMAL_ONE), (long long)(e8 % DECIMAL_ONE));
    size_t places = 8;
    for (; places > 2 && b.p[b.n - 1] == '0'; places--)
        b.p[--b.n] = 0;
    return buf_str(&b);
}

static void check_factor(const struct offer *o, const struct region *region, struct diags *d)
{
    const struct decimal *f = &o->location_factor;
    if (!region->factor_of) {
        if (f->stated)
            diag_add(d, DIAG_LOCATION_FACTOR, f->at,
                     "a location-factor goes with a region that is relative to another, and %s "
                     "isn't; delete it",
                     region->id);
        return;
    }
    bool range = region->factor_min.stated;
    const char *low = factor_text(d->arena, region->factor_min.e8),
               *high = factor_text(d->arena, region->factor_max.e8);
    if (!f->stated && (f->at.src || o->unknown))
        return;
    if (!f->stated) {
        diag_add(d, DIAG_LOCATION_FACTOR, o->region.at,
                 "the region %s needs a location factor; write location-factor=\"…\"%s%s%s%s",
                 region->id, range ? ", from " : "", range ? low : "", range ? " to " : "",
                 range ? high : "");
        return;
    }
    if (!range || (f->e8 >= region->factor_min.e8 && f->e8 <= region->factor_max.e8))
        return;
    int64_t share = f->e8 / 100;
    bool percent = share >= region->factor_min.e8 && share <= region->factor_max.e8;
    diag_add(
        d, DIAG_LOCATION_FACTOR, f->at, "location-factor is out of the guide's range: %s; write %s",
        factor_text(d->arena, f->e8),
        percent ? factor_text(d->arena, share) : arena_printf(d->arena, "%s to %s", low, high));
}

/* ---- currencies ------------------------------------------------------------------------------ */

/* A rate is asked for once, however many amounts want it. */
struct asked {
    const char *from;
    const struct asked *next;
};

struct rates_asked {
    const struct offer *o;
    const char *to;
    struct diags *d;
    const struct asked *asked;
};

static bool asked_before(struct rates_asked *n, const char *from)
{
    for (const struct asked *a = n->asked; a; a = a->next)
        if (strcmp(a->from, from) == 0)
            return true;
    struct asked *one = arena_new_of(n->d->arena, struct asked);
    *one = (struct asked){from, n->asked};
    n->asked = one;
    return false;
}

static void need_rate(struct rates_asked *n, const char *from, struct place at, const char *what)
{
    const struct offer *o = n->o;
    const char *to = n->to;
    if (!from || strcmp(from, to) == 0 || offer_rate(o, from, to) || o->rates_partly ||
        asked_before(n, from))
        return;
    struct diag *g =
        diag_add(n->d, DIAG_TWO_CURRENCIES, at,
                 "%s is in %s, the %s figures are in %s; add <rate from=\"%s\" "
                 "to=\"%s\" value=\"…\" date=\"…\"/>",
                 what, from, o->job.stated && !o->guide.s ? "package's" : "region's", to, from, to);
    /* The rate may be there the other way round. */
    const struct rate *back = offer_rate(o, to, from);
    if (back)
        g->also = back->at;
}

static void need_rates(struct rates_asked *n, const struct package *p, const char *what)
{
    need_rate(n, p->currency, p->currency_at, what);
    need_rate(n, p->equity.currency, p->equity.currency_at, "this equity");
}

static void check_rates(const struct offer *o, const char *to, struct diags *d)
{
    struct rates_asked n = {o, to, d, NULL};
    need_rates(&n, &o->package, "this package");
    for (size_t i = 0; i < o->competing_n; i++)
        need_rates(&n, &o->competing[i].package, "this package");
    need_rates(&n, &o->ask, "the ask");
    need_rates(&n, &o->floor, "the floor");
    need_rates(&n, &o->agreed, "what was agreed");
    for (size_t i = 0; i < o->moves_n; i++)
        need_rates(&n, &o->moves[i].package, "this move");
    for (size_t i = 0; i < o->said_n; i++)
        need_rate(&n, o->said[i].currency, o->said[i].at, "this number");
    for (size_t i = 0; i < o->market_n; i++)
        need_rate(&n, o->market[i].currency, o->market[i].currency_at, "this row");
}

/* ---- one currency of equity ------------------------------------------------------------------ */

static bool has_equity(const struct package *p)
{
    return p->equity.stated && p->equity.kind != EQUITY_NONE;
}

/* The equity of offer, ask, floor and agreed is spoken of in one currency: the offer's where it
 * has equity, else the first that is stated. */
static void check_equity_currency(const struct offer *o, struct diags *d)
{
    const struct package *all[] = {&o->package, &o->ask, &o->floor, &o->agreed};
    const char *one = has_equity(&o->package) ? o->package.equity.currency : NULL;
    struct place at = o->package.equity.currency_at;
    if (!one && has_equity(&o->package)) {
        one = o->package.currency;
        at = o->package.equity.at;
    }
    for (size_t i = 1; i < sizeof all / sizeof *all; i++) {
        const struct equity *e = &all[i]->equity;
        if (!e->currency || (one && strcmp(one, e->currency) == 0))
            continue;
        if (one) {
            struct diag *g = diag_add(d, DIAG_TWO_CURRENCIES, e->currency_at,
                                      "this equity is in %s, the offer's in %s; give both one "
                                      "currency",
                                      e->currency, one);
            g->also = at;
            return;
        }
        one = e->currency;
        at = e->currency_at;
    }
}

/* ---- units ----------------------------------------------------------------------------------- */

/* "3550", "22.50": an amount as the file writes it. */
static const char *plain(struct arena *a, money v)
{
    return v % MONEY_UNIT ? arena_printf(a, "%lld.%02lld", (long long)(v / MONEY_UNIT),
                                         (long long)(v % MONEY_UNIT))
                          : arena_printf(a, "%lld", (long long)(v / MONEY_UNIT));
}

struct bases {
    const struct offer *o;
    const char *currency; /* of the figures */
    struct rats *r;
    struct diags *d;
    rat far; /* the year of the first that no unit would mend; NULL: none yet */
};

/* a × `times` ≥ b */
static bool reaches(const struct bases *b, rat a, int times, rat other)
{
    return rat_cmp(rat_mul(b->r, a, rat_int(b->r, times)), other) >= 0;
}

static bool within(const struct bases *b, rat a, int times, rat other)
{
    return reaches(b, a, times, other) && reaches(b, other, times, a);
}

/* The rate that brings a package to the figures' currency; NULL: it is in it, or none is stated. */
static const struct rate *rate_of(const struct bases *b, const struct package *p)
{
    return p->currency ? offer_rate(b->o, p->currency, b->currency) : NULL;
}

static bool converts(const struct bases *b, const struct package *p)
{
    return !p->currency || strcmp(p->currency, b->currency) == 0 || rate_of(b, p);
}

/* An amount so many times a year, in the figures' currency where that is known. */
static rat year_at(const struct bases *b, const struct package *p, int64_t times_e8)
{
    rat year = rat_mul(b->r, rat_money(b->r, p->base.value), rat_decimal(b->r, times_e8));
    const struct rate *rate = rate_of(b, p);
    return rate ? rat_mul(b->r, year, rat_decimal(b->r, rate->value.e8)) : year;
}

static rat year_of(const struct bases *b, const struct package *p)
{
    const struct pay *pay = &p->base_pay, *offered = &b->o->package.base_pay;
    bool carried = pay->stated && !pay->times.stated && pay->per == offered->per;
    return year_at(b, p, offer_pay_times(carried ? offered : pay));
}

/* What the unit should have been: the one that brings the amount near the offer's. */
static const char *likely_unit(const struct bases *b, const struct package *p, rat offered)
{
    for (enum per per = PER_MONTH; per <= PER_WEEK; per++)
        if (!p->base_pay.stated && within(b, year_at(b, p, offer_per_times(per)), 2, offered))
            return offer_per_names[per];
    return NULL;
}

/* A base a long way from what is on the table is one in another unit (contract 5, Units). When no
 * unit would mend it, it may be the table's base that is wrong: then those that agree with one
 * another are one mistake (`far`: the year of the first of them). */
static void check_unit(struct bases *b, const struct package *p, const char *whose)
{
    struct diags *d = b->d;
    bool hidden = p == &b->o->floor;
    const struct package *on = &b->o->package;
    if (diag_doubted(d, p->base.at) || diag_doubted(d, on->base.at) ||
        (p->currency_at.src && !p->currency))
        return;
    if (!p->base.stated || !on->base.stated || !on->currency)
        return;
    /* two amounts of one currency are at the same rate, whatever it is; of two, a rate that is
     * missing is an error of its own */
    const char *theirs = p->currency ? p->currency : b->currency;
    bool same = strcmp(theirs, on->currency) == 0;
    if (!same && !(converts(b, p) && converts(b, on)))
        return;
    rat mine = year_of(b, p), offered = year_of(b, on);
    /* nothing is nothing in every unit */
    if (!rat_sign(mine) || !rat_sign(offered) || within(b, mine, 4, offered))
        return;
    const struct rate *rate = same ? NULL : rate_of(b, on) ? rate_of(b, on) : rate_of(b, p);
    const char *unit = likely_unit(b, p, offered), *per = offer_per_names[p->base_pay.per];
    const char *what =
        arena_printf(d->arena, "a %s is %s what is on the table; %s%s%s", per,
                     rat_cmp(mine, offered) < 0 ? "under a quarter of" : "over four times",
                     unit   ? "write per=\""
                     : rate ? "check the amount, its unit and the rate"
                            : "check the amount and its unit",
                     unit ? unit : "", unit ? "\"" : "");
    diag_doubt(d, p->base.at);
    if (!unit && b->far && within(b, mine, 2, b->far))
        return;
    struct diag *g;
    if (hidden)
        g = diag_add_private(d, DIAG_OUT_OF_RANGE, p->base.at,
                             "a private value is refused: out of range", "the %s's base of %s %s",
                             whose, plain(d->arena, p->base.value), what);
    else
        g = diag_add(d, DIAG_OUT_OF_RANGE, p->base.at, "the %s's base of %s %s", whose,
                     plain(d->arena, p->base.value), what);
    if (unit)
        return;
    g->also = rate ? rate->at : on->base.at;
    b->far = mine;
}

static void check_units(const struct offer *o, const char *currency, struct diags *d)
{
    struct bases b = {.o = o, .currency = currency, .r = rats_new(d->arena), .d = d};
    check_unit(&b, &o->ask, "ask");
    check_unit(&b, &o->floor, "floor");
    check_unit(&b, &o->agreed, "agreement");
    for (size_t i = 0; i < o->moves_n; i++)
        check_unit(&b, &o->moves[i].package, "move");
}

/* ---- the guide's names ----------------------------------------------------------------------- */

static void refuse_other(struct text mine, const char *theirs, const char *what, struct diags *d)
{
    if (mine.s && theirs && strcmp(mine.s, theirs) != 0)
        diag_add(d, DIAG_BAD_VALUE, mine.at,
                 "the %s is %s here, and %s in the guide; delete it, or name another guide", what,
                 diag_quote(d->arena, str_of(mine.s)), diag_quote(d->arena, str_of(theirs)));
}

/* What a guide for any job has none of. */
static void check_no_rows(const struct offer *o, const struct guide *g, struct diags *d)
{
    if (o->region.s)
        diag_add(d, DIAG_NOT_ALLOWED, o->region.at,
                 "a region is of one employer's guide, and %s is for any job; write the place on "
                 "<job place=\"…\">, or name another guide",
                 g->id);
    if (o->location_factor.stated)
        diag_add(d, DIAG_LOCATION_FACTOR, o->location_factor.at,
                 "a location-factor goes with a guide's region, and %s has none; delete it", g->id);
}

/* Employer and role are the guide's, unless it is one for any job. */
static void check_job(const struct offer *o, const struct guide *g, struct diags *d)
{
    const struct job *j = &o->job;
    if (!g->any_job) {
        refuse_other(j->employer, g->employer, "employer", d);
        refuse_other(j->role, g->role, "role", d);
        return;
    }
    check_no_rows(o, g, d);
    if (!j->stated)
        offer_no_job(o, d);
    else if (j->unknown)
        return;
    else if (!j->employer.at.src)
        diag_add(d, DIAG_MISSING_ATTRIBUTE, j->at, "job has no employer; write employer=\"…\"");
    if (j->stated && !j->role.at.src)
        diag_add(d, DIAG_MISSING_ATTRIBUTE, j->at, "job has no role; write role=\"…\"");
}

void offer_no_job(const struct offer *o, struct diags *d)
{
    struct place at = o->guide.at.src ? o->guide.at : o->at;
    if (o->unknown || (o->guide.at.src && !o->guide.s))
        return; /* what it was meant to say isn't known */
    if (o->guide.at.src)
        diag_add(d, DIAG_MISSING_ELEMENT, at,
                 "the guide %s is for any job, and offer doesn't say which; write <job "
                 "employer=\"…\" role=\"…\"/>",
                 o->guide.s);
    else
        diag_add(d, DIAG_MISSING_ATTRIBUTE, at,
                 "offer names neither a guide nor a job; write guide=\"…\" (hfbrief --list-guides "
                 "names them), or <job employer=\"…\" role=\"…\"/>");
}

void offer_other_guide(const struct offer *o, const char *given, struct diags *d)
{
    diag_add(d, DIAG_UNKNOWN_GUIDE, o->guide.at,
             "this offer is of the guide %s, and --guide gives %s; leave out one of the two",
             diag_quote(d->arena, str_of(o->guide.s)), diag_quote(d->arena, str_of(given)));
}

static bool own_ask(const struct offer *o, const char *id)
{
    for (size_t i = 0; i < o->additional_n; i++)
        if (strcmp(o->additional[i].id.s, id) == 0)
            return true;
    return false;
}

static bool guides_ask(const struct guide *g, const char *id)
{
    for (size_t i = 0; i < g->additional_n; i++)
        if (g->additional[i].id && strcmp(g->additional[i].id, id) == 0)
            return true;
    return false;
}

/* Where one of the own asks was refused it may be the one that is meant, unless another is near. */
static void unknown_ask(const struct offer *o, const struct guide *g, struct text id, bool own_too,
                        struct diags *d)
{
    size_t n = 0;
    const char **ids = arena_array(d->arena, g->additional_n + o->additional_n + 1, sizeof *ids);
    for (size_t i = 0; i < g->additional_n; i++)
        if (g->additional[i].id)
            ids[n++] = g->additional[i].id;
    for (size_t i = 0; own_too && i < o->additional_n; i++)
        ids[n++] = o->additional[i].id.s;
    if (own_too && o->additional_partly && !str_nearest(id.s, ids, n))
        return;
    diag_add(d, DIAG_BAD_VALUE, id.at, "no additional ask is called %s; %s",
             diag_quote(d->arena, str_of(id.s)), instead(d->arena, id.s, ids, n));
}

static void check_asks(const struct offer *o, const struct guide *g, struct diags *d)
{
    for (size_t i = 0; i < o->drops_n; i++)
        if (!guides_ask(g, o->drops[i].s))
            unknown_ask(o, g, o->drops[i], false, d);
    for (size_t i = 0; i < o->agreed.asks_n; i++)
        if (!guides_ask(g, o->agreed.asks[i].s) && !own_ask(o, o->agreed.asks[i].s))
            unknown_ask(o, g, o->agreed.asks[i], true, d);
    for (size_t i = 0; i < o->additional_n; i++)
        if (guides_ask(g, o->additional[i].id.s))
            diag_add(d, DIAG_DUPLICATE, o->additional[i].id.at,
                     "the guide has an additional ask %s; give yours another id, and write <drop "
                     "ask=\"%s\"/> if it takes its place",
                     diag_quote(d->arena, str_of(o->additional[i].id.s)), o->additional[i].id.s);
}

static void check_fills(const struct offer *o, const struct guide *g, struct diags *d)
{
    const char **names = arena_array(d->arena, g->fills_n + 1, sizeof *names);
    for (size_t i = 0; i < g->fills_n; i++)
        names[i] = g->fills[i].name;
    for (size_t i = 0; i < o->fills_n; i++)
        if (!guide_fill(g, o->fills[i].name))
            diag_add(d, DIAG_UNKNOWN_FILL, o->fills[i].at, "the guide has no blank %s; %s",
                     diag_quote(d->arena, str_of(o->fills[i].name)),
                     instead(d->arena, o->fills[i].name, names, g->fills_n));
}

bool offer_check(const struct offer *o, const struct guide *g, struct diags *d)
{
    unsigned before = d->counts[SEVERITY_ERROR] + d->counts[SEVERITY_FATAL];
    const struct region *region = g->any_job ? NULL : check_region(o, g, d);
    const char *currency = region ? region->currency : !g->any_job ? NULL : o->package.currency;
    if (region)
        check_factor(o, region, d);
    if (currency) {
        check_rates(o, currency, d);
        check_units(o, currency, d);
    }
    check_equity_currency(o, d);
    check_job(o, g, d);
    check_asks(o, g, d);
    offer_check_reasons(o, region, d);
    check_fills(o, g, d);
    return d->counts[SEVERITY_ERROR] + d->counts[SEVERITY_FATAL] == before;
}
