/* script_figures.c - a figure reference of the guide's text becomes finished text. What doesn't
 * apply to this offer has no text; the sentence then isn't said. */
#include "speech/script_parts.h"

static struct spoken_figure amount(const struct speaker *s, bool has, money v)
{
    struct spoken_figure out = {.kind = SAID_FIGURE, .has_value = has, .value = v};
    if (has)
        out.text = present_amount(s->p, v);
    return out;
}

static struct spoken_figure words(const char *text, enum said_kind kind)
{
    return (struct spoken_figure){.text = text && *text ? text : NULL, .kind = kind};
}

/* The rest of `ref` after "prefix.", or NULL. */
static const char *after(const char *ref, const char *prefix)
{
    size_t n = strlen(prefix);
    return strncmp(ref, prefix, n) == 0 && ref[n] == '.' ? ref + n + 1 : NULL;
}

/* ---- packages -------------------------------------------------------------------------------- */

static struct spoken_figure of_package(const struct speaker *s, const struct package_fig *p,
                                       const char *part)
{
    if (strcmp(part, "base") == 0)
        return amount(s, true, p->base);
    if (strcmp(part, "equity") == 0)
        return amount(s, p->equity != 0, p->equity);
    if (strcmp(part, "equity_per_year") == 0)
        return amount(s, p->equity_per_year != 0, p->equity_per_year);
    if (strcmp(part, "annual") == 0)
        return amount(s, true, p->annual);
    if (strcmp(part, "four_year") == 0)
        return amount(s, true, p->four_year);
    if (strcmp(part, "bonus") == 0)
        return amount(s, p->bonus != 0, p->bonus);
    if (strcmp(part, "sign_on") == 0)
        return amount(s, p->sign_on != 0, p->sign_on);
    if (strcmp(part, "certainty.contracted") == 0)
        return amount(s, true, p->certainty.contracted);
    if (strcmp(part, "vesting_years") == 0)
        return words(present_number_word(s->p, p->vesting_years), SAID_TEXT);
    return (struct spoken_figure){0};
}

/* ---- the other offer --------------------------------------------------------------------------
 */

static const char *kind_of_offer(const struct speaker *s)
{
    const struct guide *g = s->f->guide;
    const char *role = s->telling->entry->role.s;
    if (!role)
        return catalogue_say(s->p->words, "speech.offer");
    if (g->role_short && (strcmp(role, g->role) == 0 || strcmp(role, g->role_short) == 0))
        role = g->role_short;
    return catalogue_fill(s->p->words, s->a, "speech.offer.role", "a",
                          language_article(catalogue_language(s->p->words), role), "role", role,
                          NULL);
}

/* What the other offer pays its equity in, as far as anybody has said. */
static const char *paper_key(const struct competing_fig *c)
{
    switch (c->entry->package.equity.instrument) {
    case RSU:
        return "speech.paper.rsu";
    case PSU:
        return "speech.paper.psu";
    case ISO:
    case NSO:
    case EMI:
        return "speech.paper.options";
    case BSPCE:
        return "speech.paper.bspce";
    case AGA:
        return "speech.paper.aga";
    case PHANTOM:
        return "speech.paper.phantom";
    case INSTRUMENT_OTHER:
    case INSTRUMENT_UNSTATED:
        break;
    }
    switch (c->package.kind) {
    case EQUITY_OPTIONS:
        return "speech.paper.options";
    case EQUITY_PRE_IPO:
        return "speech.paper.pre-ipo";
    case EQUITY_LIQUID:
    case EQUITY_NONE:
    case EQUITY_UNSTATED:
        break;
    }
    return "speech.paper.liquid";
}

static struct spoken_figure rounded(const struct speaker *s, struct fig v)
{
    struct spoken_figure out = amount(s, v.has && v.v != 0, v.v);
    out.kind = SAID_FILLED;
    out.about = s->telling->package.converted.has;
    return out;
}

static struct spoken_figure of_match(const struct speaker *s, const char *part)
{
    const struct competing_fig *c = s->telling;
    struct fig v = {0};
    if (strcmp(part, "match.equity_to_match") == 0)
        v = c->match.equity_to_match;
    else if (strcmp(part, "match.base_to_match") == 0)
        v = c->match.base_to_match;
    else if (strcmp(part, "match.short_by") == 0)
        v = c->match.short_by;
    else if (strcmp(part, "match.over_ask") == 0)
        v = c->match.over_ask;
    else if (strcmp(part, "premium.annual") == 0)
        v = c->premium.annual;
    else if (strcmp(part, "contracted_gap") == 0)
        v = c->contracted_gap;
    return amount(s, v.has && v.v > 0, v.v);
}

/* Nothing of an offer that may not be named; of a process its name alone (contract 1.2). */
static struct spoken_figure of_telling(const struct speaker *s, const char *part)
{
    struct spoken_figure none = {0};
    const struct competing_fig *c = s->telling;
    if (!c || !s->named)
        return none;
    if (strcmp(part, "company") == 0)
        return words(c->entry->company.s, SAID_FILLED);
    if (strcmp(part, "role") == 0)
        return words(c->entry->role.s, SAID_FILLED);
    if (strcmp(part, "level") == 0)
        return words(c->entry->level.s, SAID_FILLED);
    if (strcmp(part, "location") == 0) {
        const char *where = c->entry->location.s;
        bool twice = where && c->entry->company.s && strstr(c->entry->company.s, where);
        return words(twice ? NULL : where, SAID_FILLED);
    }
    if (!c->is_offer)
        return none;
    if (strcmp(part, "offer") == 0)
        return words(kind_of_offer(s), SAID_FILLED);
    if (strcmp(part, "instrument") == 0)
        return words(c->package.equity ? catalogue_say(s->p->words, paper_key(c)) : NULL,
                     SAID_FILLED);
    if (strcmp(part, "base") == 0)
        return rounded(s, c->spoken_base);
    if (strcmp(part, "equity") == 0)
        return rounded(s, c->spoken_equity);
    if (strcmp(part, "equity_per_year") == 0)
        return rounded(s, c->spoken_equity_per_year);
    if (strchr(part, '.') && !after(part, "certainty"))
        return of_match(s, part);
    if (strcmp(part, "contracted_gap") == 0)
        return of_match(s, part);
    struct spoken_figure out = of_package(s, &c->package, part);
    out.kind = SAID_FILLED;
    return out;
}

/* ---- band, gaps, positions --------------------------------------------------------------------
 */

static struct spoken_figure of_band(const struct speaker *s, const char *part)
{
    static const char *const names[] = {"base", "equity", "annual", "four_year"};
    const struct bands *b = &s->f->band;
    const struct band_fig *all[] = {&b->base, &b->equity, &b->annual, &b->four_year};
    for (size_t i = 0; i < 4; i++) {
        const char *end = after(part, names[i]);
        if (strcmp(part, names[i]) == 0 && all[i]->min.has && all[i]->max.has)
            return words(present_range(s->p, all[i]->min.v, all[i]->max.v), SAID_FIGURE);
        if (!end)
            continue;
        struct fig v = strcmp(end, "min") == 0   ? all[i]->min
                       : strcmp(end, "mid") == 0 ? all[i]->mid
                                                 : all[i]->max;
        return amount(s, v.has, v.v);
    }
    return (struct spoken_figure){0};
}

static struct spoken_figure of_gaps(const struct speaker *s, const char *part)
{
    static const char *const names[] = {"min", "mid", "max", "ask"};
    const struct gap *all[] = {&s->f->gaps.min, &s->f->gaps.mid, &s->f->gaps.max, &s->f->gaps.ask};
    for (size_t i = 0; i < 4; i++) {
        const char *of = after(part, names[i]);
        if (!of)
            continue;
        const struct gap *g = all[i];
        struct fig v = strcmp(of, "base") == 0     ? g->base
                       : strcmp(of, "equity") == 0 ? g->equity
                       : strcmp(of, "annual") == 0 ? g->annual
                                                   : g->four_year;
        return amount(s, v.has && v.v > 0, v.v);
    }
    return (struct spoken_figure){0};
}

/* What is on the table is never bargained away: an ask that the offer beats is the offer's. */
static const struct package_fig *best_of(const struct figures *f, const char *part)
{
    bool base = strncmp(part, "base", 4) == 0 && f->package.base > f->ask.base;
    bool equity = strncmp(part, "equity", 6) == 0 && f->package.equity > f->ask.equity;
    return base || equity ? &f->package : &f->ask;
}

static struct spoken_figure of_position(const struct speaker *s, const char *part)
{
    const char *of = after(part, "ask");
    const struct position *pos =
        of && best_of(s->f, of) == &s->f->ask ? &s->f->position.ask : &s->f->position.offer;
    of = of ? of : after(part, "offer");
    if (!of)
        return (struct spoken_figure){0};
    const struct position_part *p = strncmp(of, "base", 4) == 0     ? &pos->base
                                    : strncmp(of, "equity", 6) == 0 ? &pos->equity
                                                                    : &pos->annual;
    if (strstr(of, "compa_ratio"))
        return words(p->compa_ratio.has ? present_ratio(s->p, p->compa_ratio) : NULL, SAID_FIGURE);
    struct share r = p->range_penetration;
    return words(r.has && r.e4 >= 0 ? present_percent(s->p, r) : NULL, SAID_FIGURE);
}

/* ---- single names -----------------------------------------------------------------------------
 */

/* Where the offer is short of the ask: "base", "equity", "base and equity". */
static const char *short_parts(const struct figures *f)
{
    bool base = f->package.base < f->ask.base, equity = f->package.equity < f->ask.equity;
    return base && equity ? "base and equity" : base ? "base" : equity ? "equity" : NULL;
}

static struct spoken_figure of_name(const struct speaker *s, const char *ref)
{
    const struct figures *f = s->f;
    const struct guide *g = f->guide;
    if (strcmp(ref, "valuation") == 0) {
        const char *text = g->valuation.text;
        if (!text && f->valuation.has)
            text = present_valuation(s->p, f->valuation.v, g->valuation.currency);
        return words(text, SAID_FIGURE);
    }
    if (strcmp(ref, "respond_by") == 0)
        return words(date_set(f->respond_by) ? present_date_spoken(s->p, f->respond_by) : NULL,
                     SAID_FILLED);
    if (strcmp(ref, "short_parts") == 0)
        return words(short_parts(f), SAID_TEXT);
    if (strcmp(ref, "region.name") == 0)
        return words(f->region->name, SAID_TEXT);
    if (strcmp(ref, "employer") == 0)
        return words(g->employer, SAID_TEXT);
    if (strcmp(ref, "role") == 0)
        return words(g->role_short, SAID_TEXT);
    if (strcmp(ref, "candidate") == 0)
        return words(f->offer->candidate.name.s, SAID_FILLED);
    if (strcmp(ref, "recruiter") == 0)
        return words(f->offer->recruiter.name.s, SAID_FILLED);
    if (strcmp(ref, "trade.equity_per_1000_base") == 0)
        return amount(s, f->equity_per_1000_base.has, f->equity_per_1000_base.v);
    if (strcmp(ref, "smallest_yes.base") == 0)
        return amount(s, true, f->smallest_yes.is.base);
    if (strcmp(ref, "smallest_yes.equity") == 0)
        return amount(s, true, f->smallest_yes.is.equity);
    if (strcmp(ref, "smallest_yes.four_year") == 0)
        return amount(s, true, f->smallest_yes.four_year);
    return (struct spoken_figure){0};
}

struct spoken_figure figure_said(const struct speaker *s, const char *ref)
{
    const char *part;
    if ((part = after(ref, "ask"))) {
        struct spoken_figure out = of_package(s, best_of(s->f, part), part);
        out.stress = out.kind == SAID_FIGURE;
        return out;
    }
    if ((part = after(ref, "offer")))
        return of_package(s, &s->f->package, part);
    if ((part = after(ref, "floor")))
        return of_package(s, &s->f->floor, part);
    if ((part = after(ref, "competing")))
        return of_telling(s, part);
    if ((part = after(ref, "band")))
        return of_band(s, part);
    if ((part = after(ref, "gaps")))
        return of_gaps(s, part);
    if ((part = after(ref, "position")))
        return of_position(s, part);
    return of_name(s, ref);
}
