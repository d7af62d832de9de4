/* checks_offer.c - what the offer shows beside the guide: band, contradictions between
 * regions, what is stale, unstated, run out or blank (contract 2.12). */
#include "brief/checks_part.h"

/* ---- the ask ------------------------------------------------------------------------------
 */

static void above_band(struct checking *c, const char *part, money ask, struct fig max,
                       struct place at)
{
    if (!max.has || ask <= max.v)
        return;
    struct check *k =
        add_check(c, "ask-above-band", SEVERITY_NOTE, at,
                  SAY(c, "check.ask-above-band.message", "part", catalogue_say(c->p->words, part),
                      "ask", present_amount(c->p, ask), "max", present_amount(c->p, max.v)),
                  catalogue_say(c->p->words, "check.ask-above-band.do"));
    check_stated(k, ask, NULL);
    check_computed(k, max.v);
}

static void check_ask_above_band(struct checking *c)
{
    const struct figures *f = c->f;
    const struct package *own = &f->offer->ask;
    above_band(c, "Part.base", f->ask.base, f->band.base.max,
               own->base.stated ? own->base.at : c->region->ask.base.at);
    above_band(c, "Part.equity", f->ask.equity, f->band.equity.max,
               own->equity.amount.stated ? own->equity.amount.at : c->region->ask.equity.at);
}

/* ---- regions against each other
 * ------------------------------------------------------------------ */

/* `v` in another currency by one of the offer's dated rates; false: there is none. */
static bool convert(const struct checking *c, const char *from, const char *to, money v, money *out)
{
    const struct offer *o = c->f->offer;
    if (strcmp(from, to) == 0) {
        *out = v;
        return true;
    }
    for (size_t i = 0; i < o->rates_n; i++) {
        const struct rate *r = &o->rates[i];
        if (!r->value.stated || r->value.e8 <= 0)
            continue;
        if (strcmp(r->from, from) == 0 && strcmp(r->to, to) == 0) {
            *out = scaled(c, v, r->value.e8);
            return true;
        }
        if (strcmp(r->from, to) == 0 && strcmp(r->to, from) == 0) {
            rat back = rat_div(c->rats, rat_money(c->rats, v), rat_decimal(c->rats, r->value.e8));
            return rat_round(back, MONEY_UNIT, out);
        }
    }
    return false;
}

/* Row `r` pays at least its lowest factor of `of`; a full row that pays less contradicts it. */
static void contradicts(struct checking *c, const struct region *r, const struct region *of,
                        const struct region *full)
{
    money middle = (full->base.min + full->base.max) / 2, converted;
    if (!full->base.stated || !of->base.stated || full == of || full->factor_of ||
        !convert(c, full->currency, of->currency, middle, &converted))
        return;
    money lowest = scaled(c, (of->base.min + of->base.max) / 2, r->factor_min.e8);
    if (converted >= lowest)
        return;
    struct check *k =
        add_check(c, "region-contradiction", SEVERITY_NOTE, r->factor_min.at,
                  SAY(c, "check.region-contradiction.message", "full", full->name, "of", of->name,
                      "relative", r->name, "lowest", present_amount_in(c->p, lowest, of->currency),
                      "converted", present_amount_in(c->p, converted, of->currency)),
                  catalogue_say(c->p->words, "check.region-contradiction.do"));
    check_stated(k, lowest, of->currency);
    check_computed(k, converted);
}

static void check_region_contradiction(struct checking *c)
{
    for (size_t i = 0; i < c->g->regions_n; i++) {
        const struct region *r = &c->g->regions[i], *of = guide_region(c->g, r->factor_of);
        for (size_t k = 0; of && k < c->g->regions_n; k++)
            contradicts(c, r, of, &c->g->regions[k]);
    }
}

/* ---- stale
 * --------------------------------------------------------------------------------------- */

#define RATE_DAYS 30

static void check_stale(struct checking *c)
{
    const struct offer *o = c->f->offer;
    for (size_t i = 0; i < o->rates_n; i++) {
        const struct rate *r = &o->rates[i];
        int64_t days = date_set(r->date) ? date_days_between(r->date, c->f->date) : 0;
        if (days > RATE_DAYS)
            add_check(c, "stale", SEVERITY_NOTE, r->at,
                      SAY(c, "check.stale.rate", "from", r->from, "to", r->to, "days",
                          present_count(c->p, days)),
                      catalogue_say(c->p->words, "check.stale.rate.do"));
    }
    for (size_t i = 0; i < c->g->evidence_n; i++) {
        const struct evidence *e = &c->g->evidence[i];
        if (e->year_to && e->year_to < c->f->date.year - 1)
            add_check(c, "stale", SEVERITY_NOTE, e->at,
                      SAY(c, "check.stale.evidence", "source", e->text, "year",
                          arena_printf(c->a, "%d", e->year_to)),
                      catalogue_say(c->p->words, "check.stale.evidence.do"));
    }
}

/* ---- unstated
 * ------------------------------------------------------------------------------------ */

static void name_missing(struct checking *c, struct buf *out, const char *key)
{
    buf_printf(out, "%s%s", out->n ? ", " : "", catalogue_say(c->p->words, key));
}

/* Unknown is not zero: what nobody has named, in one line; the questions ask for each. */
static void check_unstated(struct checking *c)
{
    const struct package *p = &c->f->offer->package;
    const struct equity *e = &p->equity;
    struct buf missing;
    buf_init(&missing, c->a);
    if (!p->bonus.stated)
        name_missing(c, &missing, "unstated.bonus");
    if (e->years == 0 && e->schedule_n == 0)
        name_missing(c, &missing, "unstated.vesting");
    if (e->kind != EQUITY_LIQUID && !e->has_grant)
        name_missing(c, &missing, "unstated.shares");
    if (e->instrument == INSTRUMENT_UNSTATED)
        name_missing(c, &missing, "unstated.instrument");
    if (missing.n)
        add_check(c, "unstated", SEVERITY_NOTE, p->at,
                  SAY(c, "check.unstated.message", "missing", buf_str(&missing)),
                  catalogue_say(c->p->words, "check.unstated.do"));
}

/* ---- clocks
 * --------------------------------------------------------------------------------------- */

static const char *company(const struct checking *c, const struct competing_fig *k)
{
    return k->entry->company.s ? k->entry->company.s
                               : catalogue_say(c->p->words, "check.other-offer");
}

static void check_expired(struct checking *c)
{
    for (size_t i = 0; i < c->f->competing_n; i++) {
        const struct competing_fig *k = &c->f->competing[i];
        if (k->expired)
            add_check(c, "expired", SEVERITY_WARNING, k->entry->expires_at,
                      SAY(c, "check.expired.message", "company", company(c, k), "date",
                          present_date_short(c->p, k->entry->expires)),
                      SAY(c, "check.expired.do", "company", company(c, k)));
    }
}

static void check_clock(struct checking *c)
{
    const struct figures *f = c->f;
    struct deadlines d = deadlines_of(c->a, f, c->p);
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing_fig *k = &f->competing[i];
        if (k->expired || !date_set(k->entry->expires) || !date_set(f->respond_by) ||
            date_cmp(k->entry->expires, f->respond_by) >= 0)
            continue;
        add_check(c, "clock", SEVERITY_WARNING, k->entry->expires_at,
                  SAY(c, "check.clock.message", "company", company(c, k), "expires",
                      present_date_short(c->p, k->entry->expires), "respond",
                      present_date_short(c->p, f->respond_by)),
                  SAY(c, "check.clock.do", "company", company(c, k)));
    }
    if (d.passed)
        add_check(c, "expired", SEVERITY_WARNING, f->offer->respond_by_at,
                  SAY(c, "check.expired.respond", "date", present_date_short(c->p, f->respond_by)),
                  catalogue_say(c->p->words, "check.expired.respond.do"));
    else if (d.exploding)
        add_check(c, "clock", SEVERITY_WARNING, f->offer->respond_by_at,
                  SAY(c,
                      d.days_left == 1   ? "check.clock.exploding.one"
                      : d.days_left == 0 ? "check.clock.exploding.today"
                                         : "check.clock.exploding",
                      "days", present_number_word(c->p, d.days_left), "date",
                      present_date_short(c->p, f->respond_by)),
                  d.ask_for_time);
}

#define EXPLODING_DAYS 3
#define EXPLODING_SECONDS (INT64_C(72) * 3600)

struct deadlines deadlines_of(struct arena *a, const struct figures *f, const struct present *p)
{
    struct deadlines d = {0};
    const struct offer *o = f->offer;
    (void)a;
    if (date_set(f->respond_by)) {
        d.has = true;
        d.days_left = date_days_between(f->date, f->respond_by);
        d.passed = date_cmp(f->respond_by, f->date) < 0;
        bool timed = o->offered.has_time && f->respond_by.has_time;
        d.exploding =
            !d.passed &&
            (timed ? date_seconds(f->respond_by) - date_seconds(o->offered) <= EXPLODING_SECONDS
                   : d.days_left <= EXPLODING_DAYS);
        if (!d.passed)
            d.first = CLOCK_RESPOND_BY;
    }
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing_fig *k = &f->competing[i];
        if (k->expired || !date_set(k->entry->expires))
            continue;
        bool first = d.first == CLOCK_NONE ||
                     date_cmp(k->entry->expires,
                              d.competing ? d.competing->entry->expires : f->respond_by) < 0;
        if (!first)
            continue;
        d.first = CLOCK_COMPETING;
        d.competing = k;
        d.competing_days_left = date_days_between(f->date, k->entry->expires);
    }
    if (d.exploding)
        d.ask_for_time = catalogue_say(p->words, "deadline.ask-for-time");
    return d;
}

/* ---- blanks
 * --------------------------------------------------------------------------------------- */

static void check_blank(struct checking *c)
{
    const struct figures *f = c->f;
    if (f->blanks_n == 0)
        return;
    struct buf all;
    buf_init(&all, c->a);
    for (size_t i = 0; i < f->blanks_n; i++)
        buf_printf(&all, "%s%s", i ? ", " : "", f->blanks[i].name);
    const struct fill_decl *first = guide_fill(c->g, f->blanks[0].name);
    add_check(c, "blank", SEVERITY_NOTE, first ? first->at : (struct place){0},
              SAY(c, "check.blank.message", "names", buf_str(&all)),
              catalogue_say(c->p->words, "check.blank.do"));
}

void check_offer(struct checking *c)
{
    check_expired(c);
    check_clock(c);
    check_ask_above_band(c);
    check_region_contradiction(c);
    check_stale(c);
    check_unstated(c);
    check_blank(c);
}
