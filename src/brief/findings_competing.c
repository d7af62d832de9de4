/* findings_competing.c - the competing offer's page: what it is worth against the ask, what it
 * would take to match, and what may be cited. The lead is the one that the titles speak of. */
#include "brief/findings_part.h"

static const char *title(struct composing *c, const struct competing_fig *k)
{
    const char *company = k->entry->company.s, *region = figures_band_of(c->f);
    money over = k->match.over_ask.v;
    if (k->entry->status == STATUS_CURRENT)
        return SAY(c, "others.title.current", "annual", AMOUNT(c, k->package.annual));
    if (k->expired)
        return SAY(c, "others.title.expired", "company", company);
    if (over < 0)
        return SAY(c, "others.title.ahead", "company", company, "over", AMOUNT(c, -over));
    if (over == 0)
        return SAY(c, "others.title.equal", "company", company);
    const char *how = !k->match.has_matchable ? ".plain" : k->match.matchable ? ".matchable" : "";
    const char *key = arena_printf(c->arena, "others.title%s%s", k->is_offer ? "" : ".would", how);
    return SAY(c, key, "company", company, "over", AMOUNT(c, over), "region", region);
}

/* What is ahead of a total that leaves out parts nobody has named is ahead as far as is known. */
static const char *unknown_there(struct composing *c, const struct competing_fig *k)
{
    const char *parts[PAY_PARTS];
    size_t n = 0;
    bool ahead = k->match.over_ask.has && k->match.over_ask.v <= 0;
    for (int i = 0; i < PAY_PARTS && ahead && !k->expired; i++)
        if (i != PAY_EQUITY && !(k->package.stated >> i & 1) && !k->package.part[i] &&
            c->f->ask.part[i])
            parts[n++] =
                catalogue_say(c->p->words, arena_printf(c->arena, "part.%s", pay_rows[i].key));
    return n ? SAY(c, "others.deck.known", "company", k->entry->company.s, "parts",
                   present_list(c->p, parts, n))
             : NULL;
}

static const char *advice(struct composing *c, const struct competing_fig *k)
{
    const char *company = k->entry->company.s, *employer = c->f->guide->employer;
    if (k->entry->status == STATUS_CURRENT)
        return catalogue_say(c->p->words, "others.deck.current");
    if (k->entry->disclose == DISCLOSE_NONE)
        return SAY(c, "others.deck.hidden", "company", company);
    if (!k->is_offer)
        return SAY(c, "others.deck.no-offer", "company", company);
    if (k->worth_less)
        return SAY(c, "others.deck.less", "company", company);
    if (k->match.over_ask.v <= 0)
        return SAY(c, "others.deck.ahead", "company", company, "employer", employer);
    if (k->match.has_matchable && k->match.matchable && k->match.equity_to_match.has)
        return SAY(c, "others.deck.matchable", "base", AMOUNT(c, c->f->ask.base), "equity",
                   NEAR(c, k->match.equity_to_match.v));
    return SAY(c, k->entry->disclose == DISCLOSE_FULL ? "others.deck" : "others.deck.unnamed",
               "company", company, "employer", employer);
}

static const char *deck(struct composing *c, const struct competing_fig *k)
{
    bool current = k->entry->status == STATUS_CURRENT;
    const char *known = current ? NULL : unknown_there(c, k), *say = advice(c, k);
    return known ? arena_printf(c->arena, "%s %s", known, say) : say;
}

static void find_match(struct composing *c, const struct competing_fig *k)
{
    const struct figures *f = c->f;
    const char *company = k->entry->company.s;
    find(c, "match.label", SAY(c, "match.label", "total", AMOUNT(c, k->package.four_year)));
    if (!k->match.over_ask.has || k->match.over_ask.v <= 0 || !k->match.base_to_match.has)
        return;
    if (!(f->in_play >> PAY_EQUITY & 1)) {
        find(c, "match.text",
             SAY(c, "match.text.cash", "base", NEAR(c, k->match.base_to_match.v), "sign_on",
                 NEAR(c, k->match.sign_on_to_match.v), "company", company));
        return;
    }
    if (has_band(c) && k->match.base_at_band_equity.has)
        find(c, "match.text",
             SAY(c, "match.text", "ask_equity", AMOUNT(c, f->ask.equity), "base",
                 NEAR(c, k->match.base_to_match.v), "base_at_band",
                 NEAR(c, k->match.base_at_band_equity.v), "max_base", AMOUNT(c, f->band.base.max.v),
                 "max_equity", AMOUNT(c, f->band.equity.max.v), "share",
                 present_percent(c->p, k->match.top_share), "company", company));
    else
        find(c, "match.text",
             SAY(c, "match.text.no-band", "ask_equity", AMOUNT(c, f->ask.equity), "base",
                 NEAR(c, k->match.base_to_match.v)));
}

/* All that is not contracted is shares: listed ones there, a stake that can't be sold here. */
static bool rest_is_shares(const struct competing_fig *k, const struct package_fig *ask)
{
    return k->package.kind == EQUITY_LIQUID && ask->kind == EQUITY_PRE_IPO &&
           k->package.certainty.liquid && ask->certainty.illiquid && !k->package.certainty.target &&
           !ask->certainty.target && !k->package.certainty.discretionary &&
           !ask->certainty.discretionary;
}

/* What can be won when the total can't: the contracted part. */
static void find_contracted(struct composing *c, const struct competing_fig *k)
{
    const char *company = k->entry->company.s;
    money gap = k->contracted_gap.v, year = k->contracted_gap_per_year.v;
    if (!k->contracted_gap.has || k->match.over_ask.v <= 0)
        return;
    if (gap <= 0)
        find(c, "match.contracted",
             SAY(c, "match.contracted.ahead", "company", company, "gap", AMOUNT(c, -gap)));
    else if (gap > k->match.over_ask.v) /* no part is larger than its whole: the lead is in pay */
        find(c, "match.contracted",
             SAY(c, "match.contracted.larger", "company", company, "year", AMOUNT(c, year), "gap",
                 AMOUNT(c, gap), "over", AMOUNT(c, k->match.over_ask.v)));
    else
        find(c, "match.contracted",
             SAY(c, rest_is_shares(k, &c->f->ask) ? "match.contracted.liquid" : "match.contracted",
                 "company", company, "year", AMOUNT(c, year), "gap", AMOUNT(c, gap), "over",
                 AMOUNT(c, k->match.over_ask.v)));
}

/* A share that rounds to one per cent or to none is said as the little that it is. */
static const char *share_of_it(struct composing *c, struct share s)
{
    return s.has && s.e4 > 0 && s.e4 < 100 ? catalogue_say(c->p->words, "share.little")
                                           : present_percent(c->p, s);
}

/* Of the four-year totals: a year's sum leaves out what is paid once, which can turn it round. */
static void find_premium(struct composing *c, const struct competing_fig *k)
{
    if (!show_floor(c) || !k->premium.four_year.has || k->premium.four_year.v <= 0)
        return;
    find(c, "competing.premium",
         SAY(c, own_floor(c) ? "competing.premium" : "competing.premium.guide", "amount",
             AMOUNT(c, k->premium.four_year.v), "share", share_of_it(c, k->premium.four_year_share),
             "company", k->entry->company.s));
}

/* What one would be asked, or asked to show, after citing it: where it may be cited. */
static void find_cite(struct composing *c, const struct competing_fig *k)
{
    const struct competing *e = k->entry;
    const char *company = e->company.s;
    bool named = e->disclose == DISCLOSE_FULL;
    if (e->disclose == DISCLOSE_NONE || !k->is_offer || k->worth_less)
        return;
    if (!named)
        find(c, "cite.rule", SAY(c, "cite.existence", "company", company));
    if (date_set(e->expires))
        find(c, "cite", SAY(c, "cite.expires", "date", present_date_spoken(c->p, e->expires)));
    else if (date_set(c->f->respond_by))
        find(c, "cite", SAY(c, "cite.open", "date", present_date_spoken(c->p, c->f->respond_by)));
    if (named && e->package.equity.stated && e->package.equity.schedule_n == 0)
        find(c, "cite", catalogue_say(c->p->words, "cite.vesting"));
    if (named && e->status == STATUS_WRITTEN)
        find(c, "cite", catalogue_say(c->p->words, "cite.letter"));
    else if (e->status == STATUS_VERBAL)
        find(c, "cite", SAY(c, "cite.verbal", "company", company));
}

/* The source's claim about a competing total, beside the offer it would be said of. */
static void find_claim(struct composing *c, const struct competing_fig *k)
{
    for (size_t i = 0; i < c->advice->checks_n; i++) {
        const struct check *x = &c->advice->checks[i];
        if (strcmp(x->id, "claim-arithmetic") != 0 ||
            (x->currency && strcmp(x->currency, c->f->currency) != 0) ||
            (x->floor && !show_floor(c)))
            continue;
        if (x->quote)
            find(c, "claim.quote", x->quote);
        find(c, "claim.why", x->message);
        find(c, "claim.do", x->todo);
        if (x->has_computed && x->computed == k->package.four_year && k->package.certainty.liquid)
            find(c, "claim.sum", "yes"); /* its own parts give that total: the sum may be shown */
        return;
    }
}

void find_competing(struct composing *c)
{
    const struct competing_fig *k = c->out->lead;
    const struct competing_fig *first = k ? k : c->f->competing_n ? &c->f->competing[0] : NULL;
    if (!first || (!k && first->entry->status != STATUS_CURRENT))
        return;
    find(c, "others.title", title(c, first));
    find(c, "others.deck", deck(c, first));
    if (!k) /* the job one has, of an employer that isn't named */
        return;
    find_match(c, k);
    find_contracted(c, k);
    find_premium(c, k);
    find_cite(c, k);
    find_claim(c, k);
    find(c, "breakeven.label", SAY(c, "breakeven.label", "company", k->entry->company.s));
}
