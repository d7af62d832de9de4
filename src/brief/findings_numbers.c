/* findings_numbers.c - the numbers page: where the offer stands, what the table and chart mean. */
#include "brief/cells.h"
#include "brief/findings_part.h"

static const char *title(struct composing *c)
{
    const struct figures *f = c->f;
    const struct share *offer = &f->position.offer.annual.range_penetration;
    const struct share *ask = &f->position.ask.annual.range_penetration;
    const char *at = present_percent(c->p, *ask);
    money gap = findings_to_ask(c, CELL_ANNUAL);
    if (!offer->has || !ask->has)
        return SAY(c,
                   !f->has_ask                    ? "offer.title.no-ask"
                   : f->verdict == VERDICT_AT_ASK ? "offer.title.reached"
                   : gap > 0                      ? "offer.title.no-band"
                   : gap < 0                      ? "offer.title.less"
                                                  : "offer.title.level",
                   "annual", AMOUNT(c, f->package.annual), "gap", AMOUNT(c, gap < 0 ? -gap : gap));
    if (offer->e4 < 0)
        return SAY(c, "offer.title.under", "gap", AMOUNT(c, f->gaps.min.annual.v), "ask", at);
    if (offer->e4 > 10000)
        return SAY(c, "offer.title.over", "ask", at);
    return SAY(c, "offer.title", "offer", present_percent(c->p, *offer), "ask", at);
}

/* A grant of other years than the offer's: how much of it a year's total has, and that it ends. */
static void say_vesting(struct composing *c, struct buf *b, const char *who,
                        const struct package_fig *k)
{
    if (!figures_vests_apart(c->f, k))
        return;
    int months = 12 * k->vesting_years;
    buf_printf(b, " %s",
               SAY(c,
                   months < c->f->horizon_months   ? "offer.deck.vests.shorter"
                   : months > c->f->horizon_months ? "offer.deck.vests.longer"
                                                   : "offer.deck.vests",
                   "who", who, "years", present_number_word(c->p, k->vesting_years), "n",
                   present_count(c->p, k->vesting_years)));
}

/* What the table under the title counts, and how. */
static const char *deck(struct composing *c)
{
    const struct figures *f = c->f;
    bool rounded = cell_gaps_rounded(c->p, f, show_floor(c), true);
    struct buf b;
    buf_init(&b, c->arena);
    buf_printf(&b, "%s %s", catalogue_say(c->p->words, "letter.gross"),
               catalogue_say(c->p->words, rounded ? "offer.deck.rounded" : "offer.deck"));
    say_vesting(c, &b, catalogue_say(c->p->words, "Ask"), &f->ask);
    if (show_floor(c))
        say_vesting(c, &b, catalogue_say(c->p->words, "Floor"), &f->floor);
    for (size_t i = 0; i < f->competing_n; i++)
        if (f->competing[i].entry->company.s)
            say_vesting(c, &b, f->competing[i].entry->company.s, &f->competing[i].package);
    return buf_str(&b);
}

static void find_heads(struct composing *c)
{
    const struct figures *f = c->f;
    const char *years = present_count(c->p, f->package.vesting_years);
    find(c, "head.equity", SAY(c, "head.equity", "years", years));
    find(c, "head.horizon", SAY(c, "head.horizon", "horizon", pay_horizon(c->p, f)));
    find(c, "band.label", SAY(c, "band.label", "region", figures_band_of(f)));
    if (show_floor(c))
        find(c, "offer.against.floor",
             catalogue_say(c->p->words, cell_gaps_rounded(c->p, f, true, false)
                                            ? "row.against-floor.rounded"
                                            : "row.against-floor"));
}

/* More notes of one kind than this are said in one. */
enum { NOTES_APART = 2 };

static bool at_market_price(const struct competing_fig *k)
{
    return k->package.kind == EQUITY_LIQUID && k->package.equity > 0;
}

static void find_liquid(struct composing *c)
{
    const struct figures *f = c->f;
    size_t n = 0;
    for (size_t i = 0; i < f->competing_n; i++)
        n += at_market_price(&f->competing[i]);
    if (n > NOTES_APART)
        find(c, "care", SAY(c, "care.liquid.several", "n", present_count(c->p, (int64_t)n)));
    for (size_t i = 0; i < f->competing_n && n <= NOTES_APART; i++)
        if (at_market_price(&f->competing[i]))
            find(c, "care", SAY(c, "care.liquid", "company", f->competing[i].entry->company.s));
}

/* Is any of what a package counts as discretionary a bonus? */
static bool has_discretionary_bonus(const struct package_fig *k)
{
    return k->certainty.discretionary > k->refresh_four_year;
}

/* Called by its name: a job without equity has no refresh that could be withheld. */
static void find_discretionary(struct composing *c)
{
    const struct package_fig *k = &c->f->package, *ask = &c->f->ask;
    bool bonus = has_discretionary_bonus(k) || has_discretionary_bonus(ask);
    bool refresh = k->refresh_four_year || ask->refresh_four_year;
    if (bonus || refresh)
        find(c, "care",
             catalogue_say(c->p->words, bonus && refresh ? "care.discretionary"
                                        : bonus          ? "care.discretionary.bonus"
                                                         : "care.discretionary.refresh"));
}

static void find_care(struct composing *c)
{
    const struct figures *f = c->f;
    const struct equity *e = &f->offer->package.equity;
    const char *employer = f->guide->employer;
    if (f->package.equity > 0) {
        if (e->cliff_months > 0)
            find(c, "care",
                 SAY(c, "care.cliff", "employer", employer, "months",
                     present_count(c->p, e->cliff_months)));
        else if (e->cliff_months < 0)
            find(c, "care", catalogue_say(c->p->words, "care.cliff.unstated"));
    }
    bool extras = f->package.bonus || f->package.sign_on || f->ask.bonus || f->ask.sign_on ||
                  f->package.certainty.discretionary || f->ask.certainty.discretionary;
    for (size_t i = 0; i < f->competing_n; i++)
        extras = extras || f->competing[i].package.bonus || f->competing[i].package.sign_on ||
                 f->competing[i].package.certainty.discretionary;
    find(c, "care", catalogue_say(c->p->words, extras ? "care.extras" : "care.flat"));
    find_discretionary(c);
    find(c, "care",
         catalogue_say(c->p->words, has_equity(c) ? "care.hatching" : "care.hatching.cash"));
    find_liquid(c);
    if (f->ask.scaled || f->floor.scaled)
        find(c, "care",
             SAY(c, "care.scaled", "years", present_count(c->p, f->package.vesting_years)));
}

static void find_conversion(struct composing *c, const char *who, const struct package_fig *k)
{
    const struct converted *v = &k->converted;
    if (!v->has)
        return;
    const char *source = v->source ? v->source : catalogue_say(c->p->words, "converted.no-source");
    find(c, "converted",
         SAY(c, "converted", "who", who, "from", v->from, "to", c->f->currency, "rate",
             present_decimal(c->p, v->rate.e8), "date", present_date_short(c->p, v->date), "source",
             source, "annual", present_amount_in(c->p, v->annual, v->from), "four_year",
             present_amount_in(c->p, v->four_year, v->from)));
}

/* Of the ask and the floor it is in the offer's currency. */
static void find_equity_conversion(struct composing *c, const char *who,
                                   const struct package_fig *k)
{
    const struct equity_converted *v = &k->equity_converted;
    if (v->has)
        find(c, "converted",
             SAY(c, "converted.equity", "who", who, "from", v->from, "to", c->f->currency, "rate",
                 present_decimal(c->p, v->rate.e8), "date", present_date_short(c->p, v->date),
                 "source",
                 v->source ? v->source : catalogue_say(c->p->words, "converted.no-source"),
                 "amount", present_amount_in(c->p, v->equity, v->from)));
}

/* Of several, one note a currency: with rate, day and source, which are the same for all of it. */
static void find_conversions(struct composing *c)
{
    const struct figures *f = c->f;
    size_t n = 0;
    for (size_t i = 0; i < f->competing_n; i++)
        n += f->competing[i].package.converted.has;
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct converted *v = &f->competing[i].package.converted;
        if (n <= NOTES_APART) {
            find_conversion(c, f->competing[i].entry->company.s, &f->competing[i].package);
            continue;
        }
        bool said = false;
        size_t alike = 0;
        for (size_t k = 0; v->has && k < f->competing_n; k++) {
            const struct converted *other = &f->competing[k].package.converted;
            bool same = other->has && strcmp(other->from, v->from) == 0;
            said |= same && k < i;
            alike += same;
        }
        if (!v->has || said)
            continue;
        find(c, "converted",
             SAY(c, "converted.several", "n", present_count(c->p, (int64_t)alike), "from", v->from,
                 "to", f->currency, "rate", present_decimal(c->p, v->rate.e8), "date",
                 present_date_short(c->p, v->date), "source",
                 v->source ? v->source : catalogue_say(c->p->words, "converted.no-source")));
    }
}

/* A bonus, an allowance: in the year's total, and in no band. */
static bool total_is_more(const struct figures *f)
{
    const struct fig *offer = &f->comparable.offer, *ask = &f->comparable.ask;
    bool more =
        (offer->has && offer->v != f->package.annual) || (ask->has && ask->v != f->ask.annual);
    for (size_t i = 0; i < f->competing_n; i++)
        more |= f->competing[i].comparable.has &&
                f->competing[i].comparable.v != f->competing[i].package.annual;
    return more;
}

/* What stands in the band beside the year's total has a name of its own (contract 2.4). */
static void find_comparable(struct composing *c, const char *years)
{
    const struct fig *bonus = &c->f->band.bonus.max;
    const char *key =
        arena_printf(c->arena, "comparable%s%s", bonus->has && bonus->v > 0 ? ".bonus" : "",
                     figures_vest_apart(c->f) ? ".years" : "");
    const char *sum = SAY(c, key, "years", years);
    find(c, "head.comparable", sum);
    if (has_equity(c) && total_is_more(c->f))
        find(c, "definition", SAY(c, "definition.comparable", "sum", sum));
}

void find_numbers(struct composing *c)
{
    const struct figures *f = c->f;
    const char *years = present_count(c->p, f->package.vesting_years);
    find(c, "offer.title", title(c));
    find(c, "offer.deck", deck(c));
    find_heads(c);
    if (has_band(c)) {
        find(c, "definition", catalogue_say(c->p->words, "definition.compa"));
        find(c, "definition", catalogue_say(c->p->words, "definition.range"));
    }
    find(c, "definition",
         SAY(c,
             !has_equity(c)          ? "definition.annual.cash"
             : figures_vest_apart(f) ? "definition.annual.years"
                                     : "definition.annual",
             "years", years));
    if (has_band(c))
        find_comparable(c, years);
    find(c, "years.label",
         catalogue_say(c->p->words, has_equity(c) ? "label.years" : "label.years.cash"));
    find_care(c);
    find_conversion(c, catalogue_say(c->p->words, "Offer"), &f->package);
    find_equity_conversion(c, catalogue_say(c->p->words, "Offer"), &f->package);
    for (size_t i = 0; i < f->competing_n; i++)
        if (f->competing[i].entry->company.s)
            find_equity_conversion(c, f->competing[i].entry->company.s, &f->competing[i].package);
    find_conversions(c);
}
