/* leak.c - which amounts, words and names are private; see leak.h. */
#include "public/leak.h"
#include "comp/figure_tree.h"
#include "comp/package.h"
#include "comp/terms_compare.h"

#include <stdlib.h>

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

/* ---- nodes -------------------------------------------------------------------------------------
 */

/* "month" of an object {amount, per, times}; without one the amount stands alone. */
static enum amount_unit unit_of(const struct figure_node *object)
{
    const struct figure_node *per = figure_member(object, "per");
    for (int unit = AMOUNT_A_YEAR; per && per->text && unit <= AMOUNT_AN_HOUR; unit++)
        if (strcmp(per->text, amount_unit_name((enum amount_unit)unit)) == 0)
            return (enum amount_unit)unit;
    return AMOUNT_ALONE;
}

/* As a computed amount is printed. */
static money whole(money v)
{
    return (v + MONEY_UNIT / 2) / MONEY_UNIT * MONEY_UNIT;
}

/* A year's base is also said a month: exactly, and to the whole unit. */
static void put_month(const struct gathering *g, money base)
{
    money month = base / 12 + (base % 12 >= 6 ? 1 : 0);
    put(g, month, AMOUNT_A_MONTH, "base, a month");
    put(g, whole(month), AMOUNT_A_MONTH, "base, a month");
}

/* 1/100,000,000 as 1/100, where it is a whole number of them. */
static void put_decimal(const struct gathering *g, int64_t e8, enum amount_unit unit,
                        const char *what)
{
    if (e8 % (DECIMAL_ONE / MONEY_UNIT) == 0)
        put(g, e8 / (DECIMAL_ONE / MONEY_UNIT), unit, what);
}

/* So many days, weeks, hours, months, per cent. */
static void put_counted(const struct gathering *g, int64_t e8, const char *unit, const char *what)
{
    static const struct {
        const char *word;
        enum amount_unit unit;
    } units[] = {{"days", AMOUNT_OF_DAYS},
                 {"weeks", AMOUNT_OF_WEEKS},
                 {"hours", AMOUNT_OF_HOURS},
                 {"months", AMOUNT_OF_MONTHS},
                 {"%", AMOUNT_PER_CENT}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strncmp(unit, units[i].word, strlen(units[i].word)) == 0)
            put_decimal(g, e8, units[i].unit, what);
}

static void put_term(const struct gathering *g, const struct term *t)
{
    const char *what = arena_printf(g->a, "term %s", t->name.s ? t->name.s : "");
    if (t->kind == TERM_AMOUNT)
        put(g, t->amount.value, AMOUNT_ALONE, what);
    else if (t->kind == TERM_NUMBER && t->unit)
        put_counted(g, t->number.e8, t->unit, what);
}

static void put_as_stated(const struct gathering *g, struct amount a, const char *what)
{
    if (a.stated)
        put(g, a.value, AMOUNT_ALONE, what);
}

#define SINGLE_AMOUNT(p, code, field, ...) put_as_stated(g, p->field.amount, #field);

static void put_stated(const struct gathering *g, const struct package *p)
{
    if (!p)
        return;
    put_as_stated(g, p->base, "base");
    put_as_stated(g, p->equity.amount, "equity");
    put_as_stated(g, p->bonus.amount, "bonus");
    put_as_stated(g, p->refresh.amount, "refresh");
    PAY_SINGLE_TABLE(SINGLE_AMOUNT, p)
    put_as_stated(g, p->pension.amount, "pension");
    for (size_t i = 0; i < p->bonuses_n; i++)
        put_as_stated(g, p->bonuses[i].amount, "bonus");
    for (size_t i = 0; i < p->allowances_n; i++)
        put_as_stated(g, p->allowances[i].amount, "allowance");
    for (int part = 0; part < PAY_PARTS; part++)
        for (int year = 0; year < 2; year++)
            put_as_stated(g, pay_once(p, (enum money_part)part).year[year], pay_rows[part].key);
    for (size_t i = 0; i < p->totals_n; i++)
        put(g, p->totals[i].amount.value, AMOUNT_ALONE, "total");
    for (size_t i = 0; i < p->terms_n; i++)
        put_term(g, &p->terms[i]);
    if (p->equity.has_grant)
        put_decimal(g, p->equity.shares.e8, AMOUNT_OF_SHARES, "shares");
}

/* "four-year" of "four_year" */
static const char *name_of(const struct gathering *g, const char *key, char between)
{
    char *name = arena_strdup(g->a, key);
    for (char *c = name; *c; c++)
        *c = *c == '_' ? between : *c;
    return name;
}

/* A term {name, value, unit, better}: false where the object is none. */
static bool put_term_of(const struct gathering *g, const struct figure_node *object)
{
    const struct figure_node *value = figure_member(object, "value");
    if (!value || !figure_member(object, "better"))
        return false;
    const struct figure_node *unit = figure_member(object, "unit");
    if (value->kind == NODE_MONEY)
        put(g, value->n, AMOUNT_ALONE, "term");
    else if (value->kind == NODE_RATE && unit && unit->text)
        put_counted(g, value->n, unit->text, "term");
    return true;
}

static void put_number(const struct gathering *g, const struct figure_node *n, const char *what,
                       const struct figure_node *object, bool every)
{
    switch (n->kind) {
    case NODE_PART:
        put(g, n->n, AMOUNT_ALONE, what);
        if (strcmp(what, "base") == 0)
            put_month(g, n->n);
        break;
    case NODE_MONEY:
    case NODE_GAP:
        if (every)
            put(g, n->n, AMOUNT_ALONE, what);
        break;
    case NODE_OWN: /* in a unit, or before conversion */
        put(g, n->n, unit_of(object), what);
        break;
    case NODE_UNITS:
        put(g, n->n, AMOUNT_OF_SHARES, what);
        break;
    case NODE_RATE: /* of a bonus */
        if (strcmp(n->key, "percent") == 0)
            put_decimal(g, n->n, AMOUNT_PER_CENT, what);
        else if (strcmp(n->key, "months") == 0)
            put_decimal(g, n->n, AMOUNT_OF_MONTHS, what);
        break;
    default:
        break;
    }
}

/* What a tree holds: parts of pay and their totals, in the year's and in the stated unit, terms;
 * `every`: each step between them too. `what` is what the object is called. */
static void put_tree(const struct gathering *g, const struct figure_node *object, const char *what,
                     bool every)
{
    if (object->none || put_term_of(g, object))
        return;
    bool unit = figure_member(object, "per") != NULL;
    for (const struct figure_node *n = object->first; n; n = n->next) {
        const char *name = n->key && !unit ? name_of(g, n->key, '-') : what;
        if (n->seen > SEEN_TOLD) /* the candidate's own reckoning, no fact of this package */
            continue;
        if (n->kind == NODE_OBJECT || n->kind == NODE_RANGE || n->kind == NODE_LIST)
            put_tree(g, n, name, every);
        else if (!n->none && n->kind < NODE_ATTRIBUTE)
            put_number(g, n, name, object, every);
    }
}

/* ---- who it is of ------------------------------------------------------------------------------
 */

/* The offer elsewhere at that place, and its node. */
static void put_competing(const struct gathering *g, const struct figure_node *tree, size_t i)
{
    const struct figure_node *item = figure_member(tree, "competing")->first;
    put_stated(g, g->f->competing[i].package.from);
    while (i--)
        item = item->next;
    put_tree(g, item, "figure", true);
}

/* One company may have made two offers: what is said of one names it. */
static bool company_told(const struct figures *f, const char *company)
{
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing *c = f->competing[i].entry;
        if (c->disclose == DISCLOSE_FULL && str_same(c->company.s, company))
            return true;
    }
    return false;
}

static void gather_competing(struct gathering g, const struct figure_node *tree, size_t i)
{
    const struct competing_fig *c = &g.f->competing[i];
    bool full = c->entry->disclose == DISCLOSE_FULL;
    g.open = full && c->is_offer; /* a band or a rumour discloses nothing */
    g.who = c->entry->status == STATUS_CURRENT ? "present job" : "competing offer";
    put_competing(&g, tree, i);
    const char *company = c->entry->company.s;
    if (full && company)
        fence_told(g.fence, company);
    if (!full && company && !company_told(g.f, company))
        fence_name(g.fence, company, "the name of a competing company");
}

/* How far apart two public terms are, or rates: "+2 days" is told by the days beside it, even where
 * the floor is as many days. */
static void put_changes(const struct gathering *g)
{
    const struct package_fig *ask = &g->f->ask;
    for (size_t i = 0; i < ask->terms_n; i++) {
        const struct term *to = &ask->terms[i];
        const struct term_change more = term_change(term_of(g->f->package.from, to->name.s), to);
        if (more.number_e8 && to->unit)
            put_counted(g, llabs(more.number_e8), to->unit, "change");
    }
    const struct change more = package_change(g->a, &g->f->package, ask);
    for (size_t i = 0; i < ask->bonuses_n; i++)
        put_decimal(g, llabs(more.bonus_rates_e8[i]),
                    ask->bonuses[i].has_percent ? AMOUNT_PER_CENT : AMOUNT_OF_MONTHS, "change");
}

/* A year's total is printed in whole units, and its change is that of the printed totals. */
static void put_totals(const struct gathering *g)
{
    money from = whole(g->f->package.annual), to = whole(g->f->ask.annual);
    put(g, from, AMOUNT_ALONE, "annual");
    put(g, to, AMOUNT_ALONE, "annual");
    put(g, to > from ? to - from : from - to, AMOUNT_ALONE, "change");
}

/* What the employer's tree holds is the employer's to see; so is what was read for it, and a range
 * that was posted. */
static void gather_public(const struct gathering *g)
{
    const struct figures *f = g->f;
    put_tree(g, figure_tree(g->a, f, NULL, VIEW_EMPLOYER), "figure", true);
    put_stated(g, f->package.from);
    put_stated(g, f->ask.from);
    put_changes(g);
    put_totals(g);
    if (f->has_agreed)
        put_stated(g, f->agreed.from);
    for (size_t i = 0; i < f->history.moves_n; i++)
        put_stated(g, &f->history.moves[i].entry->package);
    for (size_t i = 0; i < f->offer->said_n; i++) {
        put(g, f->offer->said[i].low.value, AMOUNT_ALONE, "said");
        put(g, f->offer->said[i].high.value, AMOUNT_ALONE, "said");
    }
    for (size_t i = 0; i < f->market_n; i++)
        if (f->market[i].row->kind == MARKET_POSTED) {
            put(g, f->market[i].low, AMOUNT_ALONE, "posted");
            put(g, f->market[i].high, AMOUNT_ALONE, "posted");
            if (f->market[i].mid.has)
                put(g, f->market[i].mid.v, AMOUNT_ALONE, "posted");
        }
}

/* Whatever the table calls secret: the floor, the smallest yes, the ladder. */
static void gather_secret(struct gathering g, const struct figure_node *tree)
{
    for (const struct figure_node *n = tree->first; n; n = n->next) {
        if (n->seen != SEEN_SECRET)
            continue;
        g.who = name_of(&g, n->key, ' ');
        struct figure_node later = *n;
        if (n->kind == NODE_LIST && n->first) /* the first rung is the ask */
            later.first = n->first->next;
        put_tree(&g, &later, "part", false);
    }
    g.who = "floor";
    put_stated(&g, g.f->floor.from);
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

/* Somebody called Floor, a role at a company called Walkaway; neither holds an amount. */
static void own_name(const struct gathering *g, const char *text)
{
    if (text && !fence_find_amount(g->fence, str_of(text)))
        fence_own(g->fence, text);
}

/* Each line of an address, and what stands between its commas. A postcode, a telephone number or a
 * house may have the digits of an amount, but no currency. */
static void own_lines(const struct gathering *g, const char *text)
{
    if (!text || fence_find_money(g->fence, str_of(text)))
        return;
    fence_own(g->fence, text);
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, "\n,;");
        fence_own(g->fence, arena_strndup(g->a, at, n));
        at += n + (at[n] != '\0');
    }
}

static void own_person(const struct gathering *g, const struct person *p)
{
    own_name(g, p->name.s);
    own_name(g, p->title.s);
    own_lines(g, p->email.s);
    own_lines(g, p->phone.s);
    own_lines(g, p->address.s);
}

/* After what is public: an amount that both sides know is no secret in a name either. */
static void gather_own(const struct gathering *g)
{
    own_person(g, &g->f->offer->candidate);
    own_person(g, &g->f->offer->recruiter);
    own_name(g, g->f->employer);
    own_name(g, g->f->role);
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
        if (s->public_ || s->written)
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
    const struct figure_node *tree = figure_tree(a, f, NULL, VIEW_CANDIDATE);
    gather_secret(g, tree);
    for (size_t i = 0; i < f->competing_n; i++)
        gather_competing(g, tree, i);
    gather_words(&g);
    gather_known(&g);
    g.open = true;
    gather_public(&g);
    gather_own(&g);
    return g.fence;
}

struct fence *leak_floor(struct arena *a, const struct figures *f,
                         const struct competing_fig *spoken_of)
{
    struct gathering g = {
        .fence = fence_new(a), .a = a, .f = f, .who = "floor", .currency = f->currency};
    const struct figure_node *tree = figure_tree(a, f, NULL, VIEW_CANDIDATE);
    put_tree(&g, figure_member(tree, "floor"), "floor", false);
    put_stated(&g, f->floor.from);
    g.open = true;
    gather_public(&g);
    if (spoken_of)
        put_competing(&g, tree, (size_t)(spoken_of - f->competing));
    return g.fence;
}
