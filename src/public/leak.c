/* leak.c - which amounts, words and names are private; see leak.h. */
#include "public/leak.h"

struct gathering {
    struct fence *fence;
    struct arena *a;
    const struct figures *f;
    bool open;       /* what is put is public */
    const char *who; /* "floor" */
    const char *currency;
};

static void put(const struct gathering *g, money v, enum amount_unit unit, const char *what)
{
    if (g->open)
        fence_public(g->fence, v, unit);
    else
        fence_private(g->fence, v, unit, g->currency, arena_printf(g->a, "%s, %s", g->who, what));
}

static void put_fig(const struct gathering *g, struct fig v, const char *what)
{
    if (v.has)
        put(g, v.v, AMOUNT_ALONE, what);
}

/* ---- parts -------------------------------------------------------------------------------------
 */

static void put_parts(const struct gathering *g, const money *parts)
{
    static const char *const names[PAY_PARTS] = {
#define NAME(x, code, field, when, layer) [PAY_##code] = #field,
        PAY_TABLE(NAME, )
#undef NAME
    };
    for (int i = 0; i < PAY_PARTS; i++) {
        char *name = arena_strdup(g->a, names[i]);
        for (char *c = name; *c; c++)
            *c = *c == '_' ? '-' : *c;
        put(g, parts[i], AMOUNT_ALONE, name);
    }
}

static enum amount_unit unit_of(enum per per)
{
    static const enum amount_unit units[] = {
        [PER_YEAR] = AMOUNT_A_YEAR,           [PER_MONTH] = AMOUNT_A_MONTH,
        [PER_FOUR_WEEKS] = AMOUNT_FOUR_WEEKS, [PER_FORTNIGHT] = AMOUNT_A_FORTNIGHT,
        [PER_WEEK] = AMOUNT_A_WEEK,           [PER_DAY] = AMOUNT_A_DAY,
        [PER_HOUR] = AMOUNT_AN_HOUR,
    };
    return units[per];
}

static void put_unit(const struct gathering *g, const struct unit_fig *u, const char *what)
{
    if (u->has)
        put(g, u->amount, unit_of(u->per), what);
}

/* A year's base is also said a month: exactly, and to the whole unit. */
static void put_month(const struct gathering *g, money base)
{
    money month = base / 12 + (base % 12 >= 6 ? 1 : 0);
    put(g, month, AMOUNT_A_MONTH, "base, a month");
    put(g, (month + MONEY_UNIT / 2) / MONEY_UNIT * MONEY_UNIT, AMOUNT_A_MONTH, "base, a month");
}

/* 1/100,000,000 as 1/100, where it is a whole number of them. */
static void put_decimal(const struct gathering *g, int64_t e8, enum amount_unit unit,
                        const char *what)
{
    if (e8 % (DECIMAL_ONE / MONEY_UNIT) == 0)
        put(g, e8 / (DECIMAL_ONE / MONEY_UNIT), unit, what);
}

static void put_items(const struct gathering *g, const struct bonus_fig *bonuses, size_t bonuses_n,
                      const struct allowance_fig *allowances, size_t allowances_n)
{
    for (size_t i = 0; i < bonuses_n; i++) {
        put(g, bonuses[i].amount, AMOUNT_ALONE, "bonus");
        if (bonuses[i].has_percent)
            put_decimal(g, bonuses[i].percent_e8, AMOUNT_PER_CENT, "bonus");
        if (bonuses[i].has_months)
            put_decimal(g, bonuses[i].months_e8, AMOUNT_OF_MONTHS, "bonus");
    }
    for (size_t i = 0; i < allowances_n; i++) {
        put(g, allowances[i].amount, AMOUNT_ALONE, "allowance");
        put_unit(g, &allowances[i].unit, "allowance");
    }
}

static void put_term(const struct gathering *g, const struct term *t)
{
    static const struct {
        const char *word;
        enum amount_unit unit;
    } units[] = {{"days", AMOUNT_OF_DAYS},
                 {"weeks", AMOUNT_OF_WEEKS},
                 {"hours", AMOUNT_OF_HOURS},
                 {"months", AMOUNT_OF_MONTHS},
                 {"%", AMOUNT_PER_CENT}};
    const char *what = arena_printf(g->a, "term %s", t->name.s ? t->name.s : "");
    if (t->kind == TERM_AMOUNT)
        put(g, t->amount.value, AMOUNT_ALONE, what);
    for (size_t i = 0; t->kind == TERM_NUMBER && t->unit && i < sizeof units / sizeof *units; i++)
        if (strncmp(t->unit, units[i].word, strlen(units[i].word)) == 0)
            put_decimal(g, t->number.e8, units[i].unit, what);
}

/* ---- packages ----------------------------------------------------------------------------------
 */

/* What a package is called by: its parts, totals and terms, a year's and as they are stated. */
static void put_package(const struct gathering *g, const struct package_fig *p)
{
    put_parts(g, p->part);
    put(g, p->annual, AMOUNT_ALONE, "annual");
    put(g, p->four_year, AMOUNT_ALONE, "four years");
    put(g, p->firm, AMOUNT_ALONE, "four years, firm");
    put(g, p->with_beside, AMOUNT_ALONE, "annual with what is beside pay");
    put(g, p->beside, AMOUNT_ALONE, "beside pay");
    put(g, p->pension, AMOUNT_ALONE, "pension");
    put(g, p->refresh, AMOUNT_ALONE, "refresh");
    put_unit(g, &p->base_unit, "base");
    put_month(g, p->base);
    put_items(g, p->bonuses, p->bonuses_n, p->allowances, p->allowances_n);
    if (p->by_number && p->shares.has)
        put(g, p->shares.v, AMOUNT_OF_SHARES, "shares");
    for (size_t i = 0; i < p->terms_n; i++)
        put_term(g, &p->terms[i]);
    for (size_t i = 0; i < p->benefits_n; i++)
        put_fig(g, p->benefits[i].value, "benefit");
    if (p->equity_converted.has)
        put(g, p->equity_converted.equity, AMOUNT_ALONE, "equity, before conversion");
}

static void put_stated(const struct gathering *g, const struct package *p)
{
    if (!p)
        return;
    const struct amount *amounts[] = {
        &p->base,          &p->equity.amount,  &p->bonus.amount,      &p->sign_on.year1,
        &p->sign_on.year2, &p->refresh.amount, &p->relocation.amount, &p->pension.amount};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        if (amounts[i]->stated)
            put(g, amounts[i]->value, AMOUNT_ALONE, "as stated");
    for (size_t i = 0; i < p->totals_n; i++)
        put(g, p->totals[i].amount.value, AMOUNT_ALONE, "total");
    for (size_t i = 0; i < p->terms_n; i++)
        put_term(g, &p->terms[i]);
    if (p->equity.has_grant)
        put_decimal(g, p->equity.shares.e8, AMOUNT_OF_SHARES, "shares");
}

/* Every figure of it, year by year, and what was read. */
static void put_all(const struct gathering *g, const struct package_fig *p)
{
    put_stated(g, p->from); /* what is put last is named first */
    put(g, p->equity_per_year, AMOUNT_ALONE, "equity a year");
    put(g, p->equity_four_year, AMOUNT_ALONE, "vested equity");
    put(g, p->cash_four_year, AMOUNT_ALONE, "cash");
    put(g, p->refresh_four_year, AMOUNT_ALONE, "refresh, vested");
    put(g, p->reimbursed, AMOUNT_ALONE, "relocation");
    put_fig(g, p->face_value, "face value");
    for (int i = 0; i < FIGURE_YEARS; i++) {
        put_parts(g, p->years[i].part);
        put(g, p->years[i].total, AMOUNT_ALONE, arena_printf(g->a, "year %d", i + 1));
        put(g, p->cumulative[i], AMOUNT_ALONE, "cumulative");
    }
    if (p->converted.has) {
        put(g, p->converted.base, AMOUNT_ALONE, "base, before conversion");
        put(g, p->converted.equity, AMOUNT_ALONE, "equity, before conversion");
        put(g, p->converted.annual, AMOUNT_ALONE, "annual, before conversion");
        put(g, p->converted.four_year, AMOUNT_ALONE, "four years, before conversion");
    }
    put_package(g, p);
}

/* ---- who it is of ------------------------------------------------------------------------------
 */

static void gather_competing(struct gathering g, const struct competing_fig *c)
{
    bool full = c->entry->disclose == DISCLOSE_FULL;
    g.open = full && c->is_offer; /* a band or a rumour discloses nothing */
    g.who = c->entry->status == STATUS_CURRENT ? "present job" : "competing offer";
    put_all(&g, &c->package);
    put_fig(&g, c->spoken_base, "base");
    put_fig(&g, c->spoken_equity, "equity");
    put_fig(&g, c->spoken_equity_per_year, "equity a year");
    if (!full && c->entry->company.s)
        fence_name(g.fence, c->entry->company.s, "the name of a competing company");
}

static void gather_change(const struct gathering *g, const struct gap *gap)
{
    for (int i = 0; i < PAY_PARTS; i++)
        put_fig(g, gap->part[i], "change");
    put_fig(g, gap->annual, "change");
    put_fig(g, gap->four_year, "change");
}

static void gather_step(const struct gathering *g, const struct step_fig *s)
{
    if (!s->has)
        return;
    put_parts(g, s->part);
    put(g, s->annual, AMOUNT_ALONE, "step");
    put(g, s->four_year, AMOUNT_ALONE, "step");
}

static void gather_history(const struct gathering *g)
{
    const struct history_fig *h = &g->f->history;
    const struct offer *o = g->f->offer;
    for (size_t i = 0; i < h->moves_n; i++) {
        put_parts(g, h->moves[i].part);
        put(g, h->moves[i].annual, AMOUNT_ALONE, "move");
        put(g, h->moves[i].four_year, AMOUNT_ALONE, "move");
        put_stated(g, &h->moves[i].entry->package);
        gather_step(g, &h->moves[i].step);
    }
    gather_step(g, &h->employer_step);
    gather_step(g, &h->employer_moved);
    for (size_t i = 0; i < o->said_n; i++) {
        put(g, o->said[i].low.value, AMOUNT_ALONE, "said");
        put(g, o->said[i].high.value, AMOUNT_ALONE, "said");
    }
}

static void gather_public(const struct gathering *g)
{
    const struct figures *f = g->f;
    put_all(g, &f->package);
    put_all(g, &f->ask);
    if (f->has_agreed)
        put_all(g, &f->agreed);
    gather_change(g, &f->gaps.ask);
    gather_history(g);
    for (size_t i = 0; i < f->market_n; i++)
        if (f->market[i].row->kind == MARKET_POSTED) {
            put(g, f->market[i].low, AMOUNT_ALONE, "posted");
            put(g, f->market[i].high, AMOUNT_ALONE, "posted");
            put_fig(g, f->market[i].mid, "posted");
        }
}

static void gather_sum(struct gathering g, const char *who, const struct sum_fig *s)
{
    g.who = who;
    put_parts(&g, s->part);
    put(&g, s->annual, AMOUNT_ALONE, "annual");
    put(&g, s->four_year, AMOUNT_ALONE, "four years");
    put_unit(&g, &s->base_unit, "base");
    put_month(&g, s->base);
    put_items(&g, s->bonuses, s->bonuses_n, s->allowances, s->allowances_n);
    if (s->shares.has)
        put(&g, s->shares.v, AMOUNT_OF_SHARES, "shares");
    put_fig(&g, s->equity_own, "equity, before conversion");
}

/* What is put last is named first: the floor, then the smallest yes. */
static void gather_private(struct gathering g)
{
    const struct figures *f = g.f;
    for (size_t i = 1; i < f->ladder_n; i++) {
        gather_sum(g, "ladder", &f->ladder[i].is);
        g.who = "ladder";
        put_parts(&g, f->ladder[i].part);
        put(&g, f->ladder[i].annual, AMOUNT_ALONE, "annual");
        put(&g, f->ladder[i].four_year, AMOUNT_ALONE, "four years");
    }
    gather_sum(g, "smallest yes", &f->smallest_yes.sum);
    g.who = "smallest yes";
    put(&g, f->smallest_yes.is.base, AMOUNT_ALONE, "base");
    put(&g, f->smallest_yes.is.equity, AMOUNT_ALONE, "equity");
    put(&g, f->smallest_yes.four_year, AMOUNT_ALONE, "four years");
    g.who = "floor";
    put_stated(&g, f->floor.from);
    put_package(&g, &f->floor);
}

/* ---- words -------------------------------------------------------------------------------------
 */

static void gather_words(const struct gathering *g)
{
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const char *const *w = l->private_words; w && *w; w++)
            fence_word(g->fence, *w, arena_printf(g->a, "the word “%s”", *w));
}

/* Each line of an address, and what stands between its commas. */
static void own_lines(const struct gathering *g, const char *text)
{
    if (!text)
        return;
    fence_own(g->fence, text);
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, "\n,;");
        fence_own(g->fence, arena_strndup(g->a, at, n));
        at += n + (at[n] != '\0');
    }
}

static void gather_own(const struct gathering *g)
{
    const struct offer *o = g->f->offer;
    const char *own[] = {o->candidate.name.s,  o->candidate.email.s, o->candidate.phone.s,
                         o->recruiter.name.s,  o->recruiter.title.s, o->recruiter.email.s,
                         o->recruiter.phone.s, g->f->employer,       g->f->role};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i])
            fence_own(g->fence, own[i]);
    own_lines(g, o->candidate.address.s);
    own_lines(g, o->recruiter.address.s);
}

static void know_runs(struct fence *fence, const struct run *run)
{
    for (; run; run = run->next)
        if (run->kind == RUN_GROUP)
            know_runs(fence, run->inner);
        else if (run->kind == RUN_TEXT || run->kind == RUN_STRONG || run->kind == RUN_TERM)
            fence_knows(fence, run->text);
}

static void know_sentences(struct fence *fence, const struct sentence *s)
{
    for (; s; s = s->next)
        if (s->public_)
            know_runs(fence, s->runs);
}

static void know_paragraphs(struct fence *fence, const struct paragraph *p)
{
    for (; p; p = p->next)
        know_sentences(fence, p->sentences);
}

static void gather_known(const struct gathering *g)
{
    const struct guide *guide = g->f->guide;
    for (size_t i = 0; guide && i < guide->scripts_n; i++)
        know_paragraphs(g->fence, guide->scripts[i].paragraphs);
    for (size_t i = 0; guide && i < guide->levers_n; i++)
        know_paragraphs(g->fence, guide->levers[i].paragraphs);
    if (guide)
        know_sentences(g->fence, guide->opening);
    if (guide)
        know_sentences(g->fence, guide->strategy);
    for (size_t i = 0; guide && i < guide->additional_n; i++) {
        const struct additional_ask *ask = &guide->additional[i];
        const char *texts[] = {ask->title, ask->clause, ask->wording, ask->heading};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
            if (texts[k])
                fence_knows(g->fence, texts[k]);
    }
}

/* ---- the doors ---------------------------------------------------------------------------------
 */

struct fence *leak_guard(struct arena *a, const struct figures *f)
{
    struct gathering g = {.fence = fence_new(a), .a = a, .f = f, .currency = f->currency};
    gather_private(g);
    for (size_t i = 0; i < f->competing_n; i++)
        gather_competing(g, &f->competing[i]);
    gather_words(&g);
    gather_own(&g);
    gather_known(&g);
    g.open = true;
    gather_public(&g);
    return g.fence;
}

struct fence *leak_floor(struct arena *a, const struct figures *f,
                         const struct competing_fig *spoken_of)
{
    struct gathering g = {
        .fence = fence_new(a), .a = a, .f = f, .who = "floor", .currency = f->currency};
    put_stated(&g, f->floor.from);
    put_package(&g, &f->floor);
    g.open = true;
    gather_public(&g);
    if (spoken_of) {
        put_all(&g, &spoken_of->package);
        put_fig(&g, spoken_of->spoken_base, "base");
        put_fig(&g, spoken_of->spoken_equity, "equity");
        put_fig(&g, spoken_of->spoken_equity_per_year, "equity a year");
    }
    return g.fence;
}
