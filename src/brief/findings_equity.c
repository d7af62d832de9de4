/* findings_equity.c - the page on equity one cannot sell: what the company must be worth. */
#include "brief/findings_part.h"
#include "say/pay.h"

static const char *worth(struct composing *c, struct fig v)
{
    return v.has ? present_valuation(c->p, v.v, c->f->guide->valuation.currency) : NULL;
}

/* "2.14 times": a multiple without its sign, for a sentence. */
static const char *times(struct composing *c, struct share m)
{
    return present_ratio(c->p, m);
}

static const struct scenario *scenario_at(const struct figures *f, int64_t multiple_e2)
{
    for (size_t i = 0; i < f->scenarios_n; i++)
        if (f->scenarios[i].multiple_e2 == multiple_e2)
            return &f->scenarios[i];
    return NULL;
}

static void title_alone(struct composing *c)
{
    const struct scenario *half = scenario_at(c->f, 50), *twice = scenario_at(c->f, 200),
                          *none = scenario_at(c->f, 0);
    if (!half || !twice || !none || !half->ask_four_year.has || !twice->ask_four_year.has) {
        find(c, "equity.title", catalogue_say(c->p->words, "equity.title.plain"));
        return;
    }
    const char *valuation = worth(c, c->f->valuation);
    find(c, "equity.title",
         SAY(c, valuation ? "equity.title.alone" : "equity.title.alone.no-valuation", "valuation",
             valuation ? valuation : "", "half", AMOUNT(c, half->ask_four_year.v), "twice",
             AMOUNT(c, twice->ask_four_year.v)));
    if (none->ask_four_year.has)
        find(c, "equity.deck",
             SAY(c, "equity.deck.alone", "cash", AMOUNT(c, none->ask_four_year.v)));
}

static void title_against(struct composing *c, const struct competing_fig *k)
{
    const struct break_even_pair *be = &k->break_even.ask;
    const char *company = k->entry->company.s, *employer = c->f->guide->employer;
    const char *valuation = worth(c, c->f->valuation), *needed = worth(c, be->plain.valuation);
    const char *key = be->plain.multiple.e4 < 10000 ? "equity.title.below" /* in per cent */
                      : valuation                   ? "equity.title"
                                                    : "equity.title.no-valuation";
    find(c, "equity.title",
         SAY(c, key, "multiple", times(c, be->plain.multiple), "percent",
             be->plain.multiple.e4 < 9950 ? present_percent(c->p, be->plain.multiple)
                                          : present_percent_fine(c->p, be->plain.multiple),
             "valuation", valuation ? valuation : "", "company", company));
    if (!needed)
        return;
    const char *diluted = be->has_diluted ? worth(c, be->diluted.valuation) : NULL;
    find(c, "equity.deck",
         SAY(c, diluted ? "equity.deck.diluted" : "equity.deck", "valuation", needed, "diluted",
             diluted ? diluted : "", "dilution",
             present_decimal(c->p, c->f->offer->dilution.e8 * 100), "employer", employer));
}

static const char *owned(struct composing *c, struct share s)
{
    return s.e4 ? present_percent_fine(c->p, s) : catalogue_say(c->p->words, "equity.owned.least");
}

/* What one would own of the company, where somebody has said how many shares it has. */
static void find_owned(struct composing *c, const char *id)
{
    const struct package_fig *offer = &c->f->package, *ask = &c->f->ask;
    bool asked = ask->owned.has && ask->shares.v != offer->shares.v;
    if (offer->owned.has && offer->shares.v > 0)
        find(c, id,
             SAY(c, asked ? "equity.owned.asked" : "equity.owned", "shares",
                 pay_equity(c->p, offer), "owned", owned(c, offer->owned), "asked",
                 present_units(c->p, ask->shares.v), "asked_owned", owned(c, ask->owned)));
}

static void find_how(struct composing *c, const struct competing_fig *k)
{
    const struct figures *f = c->f;
    const struct break_even *be = &k->break_even.ask.plain;
    if (f->ask.kind != EQUITY_OPTIONS && be->multiple.has)
        find(c, "equity.note",
             SAY(c, f->ask.refresh_four_year ? "equity.how.refresh" : "equity.how", "company",
                 k->entry->company.s, "total", present_plain(c->p, k->package.four_year), "cash",
                 present_plain(c->p, f->ask.cash_four_year), "grant",
                 present_plain(c->p, f->ask.equity_four_year), "refresh",
                 present_plain(c->p, f->ask.refresh_four_year), "multiple",
                 present_multiple(c->p, be->multiple)));
    if (be->growth.has && be->growth.e4 > 0)
        find(c, "equity.note",
             SAY(c, "equity.growth", "growth", present_percent(c->p, be->growth)));
}

static void find_notes(struct composing *c)
{
    const struct figures *f = c->f;
    bool tie =
        f->gaps.floor.four_year.v == 0 && f->gaps.floor.equity.v > 0 && f->gaps.floor.base.v < 0;
    if (show_floor(c) && tie && f->package.kind == EQUITY_PRE_IPO)
        find(c, "equity.note", SAY(c, "equity.tie", "base", AMOUNT(c, -f->gaps.floor.base.v)));
    if (f->package.kind == EQUITY_PRE_IPO &&
        f->offer->package.equity.instrument == INSTRUMENT_UNSTATED)
        find(c, "equity.note", catalogue_say(c->p->words, "equity.instrument"));
    if (f->package.kind == EQUITY_OPTIONS)
        find(c, "equity.note", catalogue_say(c->p->words, "equity.options"));
    if (f->offer->dilution.stated)
        find(c, "equity.note",
             SAY(c, "equity.dilution", "dilution",
                 present_decimal(c->p, f->offer->dilution.e8 * 100), "file", c->input_name));
}

/* What nobody has stated about the grant: the questions after the general ones. */
static void find_questions(struct composing *c)
{
    for (size_t i = c->advice->questions_general_n; i < c->advice->questions_n; i++)
        find(c, "equity.question", c->advice->questions[i]);
}

void find_equity(struct composing *c)
{
    const struct competing_fig *k = c->out->lead;
    if (!c->out->equity_page)
        return;
    find_questions(c);
    if (c->f->package.equity_unknown || c->f->ask.equity_unknown) {
        find(c, "equity.title", catalogue_say(c->p->words, "equity.title.unknown"));
        find(c, "equity.unknown",
             SAY(c, brief_lacks_strike(c) ? "equity.unknown.strike" : "equity.unknown", "offer",
                 pay_equity(c->p, &c->f->package), "ask", pay_equity(c->p, &c->f->ask)));
        find_owned(c, "equity.unknown");
        return;
    }
    find_owned(c, "equity.note");
    if (!k)
        title_alone(c);
    else if (k->break_even.ask.plain.multiple.has)
        title_against(c, k);
    else
        find(c, "equity.title", SAY(c, "equity.title.cash", "company", k->entry->company.s));
    if (k)
        find_how(c, k);
    find_notes(c);
    if (c->f->offer->dilution.stated)
        find(c, "equity.diluted",
             SAY(c, "equity.diluted", "dilution",
                 present_decimal(c->p, c->f->offer->dilution.e8 * 100)));
}
