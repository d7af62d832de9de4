/* checks_claims.c - totals that don't add up, totals that help the other side, asks that don't
 * close the gap they are said to close (contract 2.12). */
#include "brief/checks_part.h"

static const char *const causes[CAUSE_COUNT] = {
    [CAUSE_BASE_ONCE] = "check.cause.base-once",
    [CAUSE_EQUITY_ONCE] = "check.cause.equity-once",
    [CAUSE_NO_BONUS] = "check.cause.no-bonus",
    [CAUSE_NO_EQUITY] = "check.cause.no-equity",
    [CAUSE_SIGN_ON_YEARLY] = "check.cause.sign-on-yearly",
    [CAUSE_MONTH_AS_YEAR] = "check.cause.month-as-year",
    [CAUSE_GRANT_AS_YEAR] = "check.cause.grant-as-year",
};

static const char *cause_text(struct checking *c, enum claim_cause cause)
{
    return cause == CAUSE_NONE ? NULL : catalogue_say(c->p->words, causes[cause]);
}

/* "4 × 90,000 + 4 × 55,000", as the parts stand in the sentence. */
static const char *working(struct checking *c, const struct parts *p)
{
    struct buf out;
    buf_init(&out, c->a);
    const char *years = p->years == 1 ? "" : arena_printf(c->a, "%d × ", p->years);
    if (p->base)
        buf_printf(&out, "%s%s", years, present_plain(c->p, p->base));
    if (p->bonus)
        buf_printf(&out, "%s%s%s", out.n ? " + " : "", years, present_plain(c->p, p->bonus));
    if (p->equity && p->grant_years && p->years < p->grant_years)
        buf_printf(&out, "%s%s ÷ %d%s", out.n ? " + " : "", present_plain(c->p, p->equity),
                   p->grant_years, p->years == 1 ? "" : arena_printf(c->a, " × %d", p->years));
    else if (p->equity)
        buf_printf(&out, "%s%s%s", out.n ? " + " : "", p->grant_years ? "" : years,
                   present_plain(c->p, p->equity));
    if (p->sign_on)
        buf_printf(&out, "%s%s", out.n ? " + " : "", present_plain(c->p, p->sign_on));
    return buf_str(&out);
}

/* If asked, the candidate speaks of their own other offer or of none: the specimen is the source's
 * life, not theirs. */
static const char *if_asked(struct checking *c)
{
    const struct competing_fig *lead = c->f ? c->f->lead : NULL;
    if (!lead || !lead->leans.four_year || !lead->leans.base) /* of less there is nothing to gain */
        return catalogue_say(c->p->words, "check.claim-arithmetic.silent");
    return SAY(c, "check.claim-arithmetic.do", "company", lead->entry->company.s, "computed",
               present_amount(c->p, lead->package.four_year), "salary",
               present_amount(c->p, lead->package.certainty.contracted));
}

static void wrong_total(struct checking *c, const struct sentence *s, const struct claim *k)
{
    const char *cause = cause_text(c, k->cause);
    const char *computed = present_amount_in(c->p, k->computed, c->region->currency);
    struct check *out =
        add_check(c, "claim-arithmetic", SEVERITY_WARNING, k->total->at,
                  SAY(c, cause ? "check.claim-arithmetic.cause" : "check.claim-arithmetic.message",
                      "stated", k->total->text, "working", working(c, &k->parts), "computed",
                      computed, "cause", cause ? cause : ""),
                  if_asked(c));
    check_stated(out, k->total->stated.value, c->region->currency);
    check_computed(out, k->computed);
    out->quote = checks_sentence_around(c->a, s, k->total);
    out->cause = cause;
}

static void helps_them(struct checking *c, const struct sentence *s, const struct run *total)
{
    struct row_numbers n = row_numbers(c);
    int years = total->years ? total->years : 1;
    if (!n.has_base || check_there(c, "self-defeating", total->stated.value))
        return;
    money minimum = row_least(&n, years);
    if (total->stated.value >= minimum)
        return;
    struct check *out =
        add_check(c, "self-defeating", SEVERITY_WARNING, total->at,
                  SAY(c, "check.self-defeating.message", "stated", total->text, "minimum",
                      present_amount(c->p, minimum), "years", present_number_word(c->p, years)),
                  catalogue_say(c->p->words, "check.self-defeating.do"));
    check_stated(out, total->stated.value, c->region->currency);
    check_computed(out, minimum);
    out->quote = checks_sentence_around(c->a, s, total);
}

/* The ask in the sentence against the other offer in the same sentence, over the same years. */
static void leaves_a_gap(struct checking *c, const struct sentence *s, const struct run *bridge,
                         const struct claim *k)
{
    struct row_numbers n = row_numbers(c);
    struct row_bridge b = row_bridge(&n, c->region, bridge, k);
    if (b.left <= 0)
        return;
    struct check *out =
        add_check(c, "does-not-bridge", SEVERITY_WARNING, bridge->at,
                  SAY(c, b.equity ? "check.does-not-bridge.equity" : "check.does-not-bridge.base",
                      "stated", bridge->text, "other", present_amount(c->p, b.other), "left",
                      present_amount(c->p, b.left), "computed", present_amount(c->p, k->computed)),
                  catalogue_say(c->p->words, "check.does-not-bridge.do"));
    check_stated(out, bridge->stated.value, c->region->currency);
    check_computed(out, b.left);
    out->quote = checks_sentence_around(c->a, s, bridge);
}

static void each_amount(struct checking *c, const struct sentence *s, const struct claim *k)
{
    for (const struct run *run = s->runs; run; run = run->next) {
        if (run->kind != RUN_AMOUNT || !run->stated.stated || !claim_applies(run, c->region))
            continue;
        if (run->role == ROLE_TOTAL)
            helps_them(c, s, run);
        else if ((run->role == ROLE_BRIDGE_EQUITY || run->role == ROLE_BRIDGE_BASE) && k->has_parts)
            leaves_a_gap(c, s, run, k);
    }
}

void check_claims(struct checking *c, const struct sentence *s, bool spoken)
{
    (void)spoken;
    struct claim k;
    bool total = claim_read(s, c->region, &k);
    if (total && !k.holds)
        wrong_total(c, s, &k);
    each_amount(c, s, &k);
}

/* ---- the source's own table
 * ---------------------------------------------------------------------- */

/* True: it holds. */
static bool table_end(struct checking *c, bool max)
{
    const struct region *r = c->region;
    const struct row_total t = row_total(c->rats, r, max);
    if (t.holds)
        return true;
    const char *cause = cause_text(c, t.cause);
    const char *text = present_amount(c->p, t.computed);
    struct check *out =
        add_check(c, "claim-arithmetic", SEVERITY_WARNING, r->total.at,
                  SAY(c, cause ? "check.claim-arithmetic.cause" : "check.claim-arithmetic.message",
                      "stated", present_amount(c->p, t.stated), "working", working(c, &t.parts),
                      "computed", text, "cause", cause ? cause : ""),
                  catalogue_say(c->p->words, "check.claim-arithmetic.table"));
    check_stated(out, t.stated, r->currency);
    check_computed(out, t.computed);
    out->quote = r->total.text;
    out->cause = cause;
    return false;
}

/* The row's total is its base, a year of its equity and its bonus. A row that takes its numbers
 * from another, or doesn't state one of them, has none to check. */
void check_table_total(struct checking *c)
{
    const struct region *r = c->region;
    if (!r->total.stated || !r->base.stated || r->factor_of ||
        (!r->equity.stated && !r->equity_none))
        return;
    if (table_end(c, false) && r->total.max != r->total.min)
        table_end(c, true); /* one finding a row */
}

/* ---- the candidate's own
 * ------------------------------------------------------------------------- */

/* An offer from elsewhere that would be named, and pays less than this employer's band begins at.
 */
void check_real_offer(struct checking *c)
{
    const struct competing_fig *k = c->speech ? c->speech->telling : NULL;
    const struct band_fig *band = &c->f->band.four_year;
    if (!k || !k->is_offer || k->entry->disclose != DISCLOSE_FULL || !band->min.has ||
        k->package.four_year >= band->min.v)
        return;
    struct check *out =
        add_check(c, "self-defeating", SEVERITY_WARNING, k->entry->package.at,
                  SAY(c, "check.self-defeating.real", "company", k->entry->company.s, "stated",
                      present_amount(c->p, k->package.four_year), "minimum",
                      present_amount(c->p, band->min.v)),
                  catalogue_say(c->p->words, "check.self-defeating.real.do"));
    check_stated(out, k->package.four_year, NULL);
    check_computed(out, band->min.v);
}
