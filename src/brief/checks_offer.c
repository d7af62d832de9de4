/* checks_offer.c - what the offer shows beside the guide: band, contradictions between
 * regions, what is stale, unstated, run out or blank (contract 2.12). */
#include "brief/checks_part.h"
#include "brief/findings.h"

/* ---- regions against each other
 * ------------------------------------------------------------------ */

/* Row `r` pays at least its lowest factor of `of`; a full row that pays less contradicts it. */
static void contradicts(struct checking *c, const struct region *r, const struct region *of,
                        const struct region *full)
{
    struct row_against x;
    if (!row_against(c->rats, c->f->offer, r, of, full, &x) || x.converted >= x.lowest)
        return;
    struct check *k = add_check(c, "region-contradiction", SEVERITY_NOTE, r->factor_min.at,
                                SAY(c, "check.region-contradiction.message", "full", full->name,
                                    "of", of->name, "relative", r->name, "lowest",
                                    present_amount_in(c->p, x.lowest, of->currency), "converted",
                                    present_amount_in(c->p, x.converted, of->currency)),
                                catalogue_say(c->p->words, "check.region-contradiction.do"));
    check_stated(k, x.lowest, of->currency);
    check_computed(k, x.converted);
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

static void check_stale(struct checking *c)
{
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
    bool equity = c->f->in_play & 1u << PAY_EQUITY && e->kind != EQUITY_NONE;
    bool employed = c->f->offer->job.engagement != ENGAGEMENT_CONTRACTOR;
    if (employed && !p->bonus.stated && !p->bonuses_n)
        name_missing(c, &missing, "unstated.bonus");
    if (equity && e->years == 0 && e->schedule_n == 0)
        name_missing(c, &missing, "unstated.vesting");
    if (equity && e->kind != EQUITY_LIQUID && !e->has_grant)
        name_missing(c, &missing, "unstated.shares");
    if (equity && e->has_grant && e->kind == EQUITY_OPTIONS && !e->strike.stated)
        name_missing(c, &missing, "unstated.strike");
    if (equity && e->has_grant && !e->price.stated)
        name_missing(c, &missing, "unstated.price");
    if (equity && e->instrument == INSTRUMENT_UNSTATED)
        name_missing(c, &missing, "unstated.instrument");
    if (!missing.n)
        return;
    const char *section = brief_equity_section(c->f); /* has those about equity */
    add_check(c, "unstated", SEVERITY_NOTE, p->at,
              SAY(c, "check.unstated.message", "missing", buf_str(&missing)),
              section ? SAY(c, "check.unstated.do", "section", catalogue_say(c->p->words, section))
                      : catalogue_say(c->p->words, "check.unstated.do.cash"));
}

/* ---- blanks ------------------------------------------------------------------------------- */

static void check_blank(struct checking *c)
{
    if (c->speech->blanks_n == 0)
        return;
    struct buf all;
    buf_init(&all, c->a);
    for (size_t i = 0; i < c->speech->blanks_n; i++)
        buf_printf(&all, "%s%s", i ? ", " : "", c->speech->blanks[i].name);
    const struct fill_decl *first = guide_fill(c->g, c->speech->blanks[0].name);
    add_check(c, "blank", SEVERITY_NOTE, first ? first->at : (struct place){0},
              SAY(c, "check.blank.message", "names", buf_str(&all)),
              catalogue_say(c->p->words, "check.blank.do"));
}

void check_offer(struct checking *c)
{
    check_region_contradiction(c);
    check_stale(c);
    check_unstated(c);
    check_blank(c);
}
