/* findings_rest.c - running heads, checks page, scripts, levers, evidence. */
#include "base/ascii.h"
#include "brief/findings_part.h"
#include "speech/floor_words.h"

#define QUESTIONS_ON_SHEET 6

static void find_furniture(struct composing *c)
{
    const struct figures *f = c->f;
    const struct offer *o = f->offer;
    find(c, "doc.title",
         SAY(c, "doc.title", "candidate", o->candidate.name.s, "role", f->guide->role, "employer",
             f->guide->employer));
    find(c, "doc.subject",
         SAY(c, "doc.subject", "role", f->guide->role, "employer", f->guide->employer));
    find(c, "doc.identity",
         arena_printf(c->arena, "%s  ·  %s  ·  %s%s%s", o->candidate.name.s, f->guide->role,
                      f->guide->employer, *f->region->name ? ", " : "", f->region->name));
    find(c, "doc.warning",
         catalogue_say(c->p->words, show_floor(c) ? "doc.warning" : "doc.warning.omit"));
    find(c, "doc.folio", catalogue_say(c->p->words, "doc.folio"));
    const char *date = present_date_short(c->p, f->date);
    find(c, "doc.revision",
         o->revision.s ? SAY(c, "doc.revision", "file", c->input_name, "revision", o->revision.s,
                             "date", date)
                       : SAY(c, "doc.as-of", "file", c->input_name, "date", date));
}

/* "Seven": a number word at a sentence's start. Words of the catalogue begin with ASCII letters. */
static const char *capital(struct composing *c, const char *word)
{
    char *out = arena_strdup(c->arena, word);
    *out = ascii_capital(*out);
    return out;
}

bool check_stands(const struct advice *all, enum floor_place floor, size_t i)
{
    const struct check *c = &all->checks[i];
    if (strcmp(c->id, "blank") == 0 || (floor == FLOOR_OMIT && c->floor))
        return false;
    for (size_t k = 0; k < i; k++)
        if (strcmp(all->checks[k].id, c->id) == 0 &&
            strcmp(all->checks[k].message, c->message) == 0)
            return false;
    return true;
}

/* What the guide's source gets wrong is put right already, and stands with the workings. */
bool check_is_the_candidates(const struct advice *all, enum floor_place floor, size_t i)
{
    return all->checks[i].about != ABOUT_GUIDE && check_stands(all, floor, i);
}

size_t checks_at_least(const struct advice *all, enum floor_place floor, enum diag_severity least)
{
    size_t n = 0;
    for (size_t i = 0; i < all->checks_n; i++)
        n += all->checks[i].severity >= least && check_is_the_candidates(all, floor, i);
    return n;
}

static void find_checks(struct composing *c)
{
    size_t wrong = checks_at_least(c->advice, c->out->floor, SEVERITY_WARNING);
    bool notes = checks_at_least(c->advice, c->out->floor, SEVERITY_NOTE) > wrong;
    find(c, "before.title",
         wrong == 0 ? catalogue_say(c->p->words, notes ? "before.title.notes" : "before.title.open")
                    : SAY(c, wrong == 1 ? "before.title.one" : "before.title", "n",
                          capital(c, present_number_word(c->p, (int64_t)wrong))));
    if (wrong)
        find(c, "before.deck", catalogue_say(c->p->words, "before.deck"));
    size_t general = c->out->equity_page ? c->advice->questions_general_n : c->advice->questions_n;
    for (size_t i = 0; i < general; i++) /* the others stand on the equity page */
        find(c, "question", c->advice->questions[i]);
    if (c->advice->blanks_n)
        find(c, "checks.blanks",
             SAY(c, c->advice->blanks_n == 1 ? "checks.blanks.one" : "checks.blanks", "n",
                 capital(c, present_number_word(c->p, (int64_t)c->advice->blanks_n))));
}

static void find_scripts(struct composing *c, const struct speech *speech)
{
    bool blanks = false;
    const struct passage *lists[2] = {speech->scripts, speech->levers};
    size_t counts[2] = {speech->scripts_n, speech->levers_n};
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < counts[k]; i++)
            for (const struct said_paragraph *p = lists[k][i].paragraphs; p; p = p->next)
                for (const struct said *s = p->said; s; s = s->next)
                    blanks = blanks || s->kind == SAID_BLANK;
    find(c, "speech.title",
         catalogue_say(c->p->words, blanks ? "speech.title" : "speech.title.filled"));
    find(c, "scripts.filled", SAY(c, "scripts.filled", "file", c->input_name));
    find(c, "levers.title", catalogue_say(c->p->words, "levers.title"));
}

/* A row in another currency stands converted in the table. */
static void find_market_conversions(struct composing *c)
{
    for (size_t i = 0; i < c->f->market_n; i++) {
        const struct market *m = c->f->market[i].row;
        const struct rate *r =
            m->currency ? offer_rate(c->f->offer, m->currency, c->f->currency) : NULL;
        if (r)
            find(
                c, "assumption",
                SAY(c, "converted.market", "row", m->source.s, "from", r->from, "to", r->to, "rate",
                    present_decimal(c->p, r->value.e8), "date", present_date_short(c->p, r->date),
                    "source",
                    r->source.s ? r->source.s : catalogue_say(c->p->words, "converted.no-source")));
    }
}

/* Where the ask's base stands in its band, or the offer's where none is asked for: what one has to
 * know before one names the band. */
static const char *market_title(struct composing *c)
{
    static const char *const names[] = {[BAND_POSTED] = "band.of.posted",
                                        [BAND_TOLD] = "band.of.told",
                                        [BAND_GUIDE] = "band.of.guide",
                                        [BAND_MARKET] = "band.of.market"};
    const struct figures *f = c->f;
    const struct band_fig *b = &f->band.base;
    bool told = f->market_n || f->guide->evidence_n; /* somebody names a number, or a source */
    if (f->band.base_source == BAND_NONE || !b->min.has || !b->max.has || b->max.v <= b->min.v)
        return catalogue_say(c->p->words, told ? "market.title" : "market.title.guide");
    bool asks = f->has_ask && f->ask.base != f->package.base;
    money base = asks ? f->ask.base : f->package.base;
    const char *where = base > b->max.v ? "above" : base < b->min.v ? "below" : "within";
    return SAY(c, arena_printf(c->arena, "market.title.%s%s", asks ? "" : "offer.", where), "base",
               AMOUNT(c, base), "range", present_range(c->p, b->min.v, b->max.v), "band",
               catalogue_say(c->p->words, names[f->band.base_source]));
}

static void find_evidence(struct composing *c)
{
    const struct figures *f = c->f;
    find(c, "market.title", market_title(c));
    const char *years = present_count(c->p, f->package.vesting_years);
    if (has_equity(c) && f->package.kind == EQUITY_OPTIONS)
        find(c, "assumption",
             catalogue_say(c->p->words, !f->package.equity_unknown ? "assume.options"
                                        : brief_lacks_strike(c)    ? "assume.options.unknown.strike"
                                                                   : "assume.options.unknown"));
    else if (has_equity(c))
        find(c, "assumption",
             SAY(c,
                 f->offer->package.equity.schedule_n || figures_vest_apart(f)
                     ? "assume.equity.schedule"
                     : "assume.equity",
                 "years", years));
    find(c, "assumption", catalogue_say(c->p->words, "assume.none"));
    find_market_conversions(c);
    bool liquid = f->package.kind == EQUITY_LIQUID;
    for (size_t i = 0; i < f->competing_n; i++)
        liquid = liquid || f->competing[i].package.kind == EQUITY_LIQUID;
    if (liquid)
        find(c, "assumption", catalogue_say(c->p->words, "assume.liquid"));
    if (f->valuation.has && c->out->equity_page) {
        const struct date *of = &f->offer->job.valuation_date;
        const char *stated = f->guide->valuation.text, *currency = f->valuation_currency;
        find(c, "assumption",
             SAY(c,
                 stated          ? "assume.valuation"
                 : date_set(*of) ? "assume.valuation.of"
                                 : "assume.valuation.undated",
                 "valuation", present_valuation(c->p, f->valuation.v, currency), "stated",
                 stated ? stated : "", "date", date_set(*of) ? present_date_short(c->p, *of) : ""));
        if (currency && strcmp(currency, f->currency) != 0)
            find(c, "assumption", catalogue_say(c->p->words, "assume.ratio"));
    }
    bool others = false;
    for (size_t i = 0; i < f->guide->others_n; i++)
        others = others || guide_applies(f->guide->others[i].region, f->region->id);
    if (others)
        find(c, "assumption", catalogue_say(c->p->words, "assume.others"));
    if (f->ask.source[PAY_BASE] == FROM_BAND || f->ask.source[PAY_EQUITY] == FROM_BAND ||
        f->floor.source[PAY_BASE] == FROM_BAND || f->floor.source[PAY_EQUITY] == FROM_BAND)
        find(c, "assumption",
             catalogue_say(c->p->words, show_floor(c) ? "assume.band" : "assume.band.ask"));
}

/* What the candidate wrote stands as it is, unless it tells the floor where none may be told. */
static void find_own(struct composing *c, const struct speech *speech, const char *id,
                     const struct text *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool tells = speech && speech->floor && floor_told(speech->floor, texts[i].s);
        if (c->out->floor != FLOOR_OMIT || !tells)
            find(c, id, texts[i].s);
    }
}

/* What the offer holds is named as it holds it: a single trigger is more than the double one that
 * would have been asked for. */
static const char *held(struct composing *c, const struct additional_ask *ask)
{
    bool single = ask->part && strcmp(ask->part, "acceleration") == 0 &&
                  c->f->offer->package.equity.acceleration == ACCELERATION_SINGLE;
    return single ? catalogue_say(c->p->words, "before.held.single") : ask->title;
}

/* Before the call: what the offer depends on, what it holds already, one's own notes; and the few
 * questions, the heaviest first, that the call sheet has room for. */
static void find_before(struct composing *c, const struct speech *speech)
{
    const struct figures *f = c->f;
    const struct offer *o = f->offer;
    find_own(c, speech, "condition", o->package.conditions, o->package.conditions_n);
    for (size_t i = 0; i < f->held_n; i++)
        find(c, "held", held(c, f->held[i]));
    for (size_t i = 0; i < f->settled_n; i++)
        find(c, "agreed", f->settled[i]->title);
    find_own(c, speech, "reason", o->reasons, o->reasons_n);
    find_own(c, speech, "note", o->notes, o->notes_n);
    for (size_t i = 0; i < f->asked_n && i < QUESTIONS_ON_SHEET; i++)
        find(c, "call.question",
             catalogue_say(speech->words, arena_printf(c->arena, "question.%s", f->asked[i].id)));
}

static void find_after(struct composing *c)
{
    const struct figures *f = c->f;
    find(c, "after.title", catalogue_say(c->p->words, "after.title"));
    find(c, "after.as-before",
         date_set(f->respond_by)
             ? SAY(c, "after.as-before", "date", present_date_day(c->p, f->respond_by))
             : catalogue_say(c->p->words, "after.as-before.none"));
    find(c, "after.command", SAY(c, "after.command", "file", c->input_name));
}

void find_rest(struct composing *c, const struct speech *speech)
{
    find_furniture(c);
    find_checks(c);
    if (speech)
        find_scripts(c, speech);
    find_evidence(c);
    find(c, "workings.title", catalogue_say(c->p->words, "workings.title"));
    find_before(c, speech);
    find_after(c);
}
