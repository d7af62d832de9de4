/* pay.c - pay in words; see pay.h. */
#include "say/pay.h"
#include "base/ascii.h"
#include "comp/package.h"
#include "comp/reason.h"

static const char *fill(const struct present *p, const char *key, const char *name,
                        const char *value)
{
    return catalogue_fill(p->words, p->arena, key, name, value, NULL);
}

/* ---- units ------------------------------------------------------------------------------ */

/* "thirteen times a year" where that isn't what everybody expects: the times of a day or an hour
 * say how much is worked, and twelve months are a year. */
static const char *with_times(const struct present *p, const char *pay, int64_t times_e8)
{
    const char *times = present_decimal(p, times_e8);
    const char *key = arena_printf(p->arena, "speech.times.%s", times);
    return catalogue_fill(p->words, p->arena, catalogue_find(p->words, key) ? key : "speech.times",
                          "pay", pay, "times", times, NULL);
}

static bool is_unusual(enum per per, int64_t times_e8)
{
    int64_t usual = offer_per_times(per); /* 0: a day, an hour */
    return per != PER_YEAR && usual && times_e8 && times_e8 != usual;
}

static const char *of_unit(const struct present *p, money amount, const char *currency,
                           enum per per)
{
    const struct present exact = present_exact(p);
    const char *plain = present_amount_in(&exact, amount, currency);
    return per == PER_YEAR ? plain
                           : fill(p, arena_printf(p->arena, "speech.per.%s", offer_per_names[per]),
                                  "amount", plain);
}

const char *pay_in_unit(const struct present *p, money amount, const char *currency, enum per per,
                        int64_t times_e8)
{
    const char *pay = of_unit(p, amount, currency, per);
    return is_unusual(per, times_e8) ? with_times(p, pay, times_e8) : pay;
}

const char *pay_times(const struct present *p, money amount, const char *currency, int64_t times_e8)
{
    const struct present exact = present_exact(p);
    return arena_printf(p->arena, "%s\u00A0×\u00A0%s", present_amount_in(&exact, amount, currency),
                        present_decimal(p, times_e8));
}

/* ---- parts ------------------------------------------------------------------------------ */

static const char *own_currency(const struct present *p, const struct package_fig *k)
{
    return k->converted.has ? k->converted.from : p->currency;
}

const char *pay_base(const struct present *p, const struct package_fig *k)
{
    const struct unit_fig *u = &k->base_unit;
    return u->has ? pay_in_unit(p, u->amount, own_currency(p, k), u->per, u->times_e8)
                  : present_amount(p, k->base);
}

const char *pay_base_name(const struct present *p, const struct package_fig *k, const char *name)
{
    const struct unit_fig *u = &k->base_unit;
    return u->has && is_unusual(u->per, u->times_e8) ? with_times(p, name, u->times_e8) : name;
}

const char *pay_base_once(const struct present *p, const struct package_fig *k)
{
    const struct unit_fig *u = &k->base_unit;
    return u->has ? of_unit(p, u->amount, own_currency(p, k), u->per) : pay_base(p, k);
}

const char *pay_paper(const struct present *p, enum instrument instrument, enum equity_kind kind)
{
    static const char *const keys[] = {
        [RSU] = "rsu",     [PSU] = "psu",     [ISO] = "options", [NSO] = "options",
        [EMI] = "options", [BSPCE] = "bspce", [AGA] = "aga",     [PHANTOM] = "phantom"};
    size_t i = (size_t)instrument;
    const char *key = i < sizeof keys / sizeof *keys ? keys[i] : NULL;
    if (!key)
        key = kind == EQUITY_OPTIONS ? "options" : kind == EQUITY_PRE_IPO ? "pre-ipo" : "liquid";
    return catalogue_say(p->words, arena_printf(p->arena, "speech.paper.%s", key));
}

const char *pay_shares(const struct present *p, int64_t shares_e2, enum instrument instrument,
                       enum equity_kind kind)
{
    enum equity_kind unnamed = kind == EQUITY_OPTIONS ? kind : EQUITY_LIQUID; /* counted: shares */
    return arena_printf(p->arena, "%s\u00A0%s", present_units(p, shares_e2),
                        pay_paper(p, instrument, unnamed));
}

const char *pay_equity(const struct present *p, const struct package_fig *k)
{
    if (package_by_number(k))
        return pay_shares(p, k->shares.v, k->instrument, k->kind);
    if (k->equity_converted.has)
        return present_amount_in(p, k->equity_converted.equity, k->equity_converted.from);
    return present_amount(p, k->equity);
}

const char *pay_equity_worth(const struct present *p, const struct package_fig *k)
{
    const char *equity = pay_equity(p, k);
    return package_by_number(k) && k->equity > 0
               ? catalogue_fill(p->words, p->arena, "pay.number-worth", "number", equity, "amount",
                                present_amount(p, k->equity), NULL)
               : equity;
}

const char *pay_bonus(const struct present *p, const struct bonus_fig *b)
{
    if (b->has_percent)
        return fill(p, "pay.percent", "n", present_decimal(p, b->percent_e8));
    if (b->has_months)
        return fill(p, "pay.months", "n", present_decimal(p, b->months_e8));
    return present_amount(p, b->amount);
}

const char *pay_stated(const struct present *p, const struct package_fig *k, enum money_part part)
{
    const struct unit_fig *u = &k->base_unit;
    if (part == PAY_BASE && u->has)
        return pay_times(p, u->amount, own_currency(p, k), u->times_e8);
    if (part == PAY_BONUS && k->bonuses_n == 1 &&
        (k->bonuses[0].has_percent || k->bonuses[0].has_months))
        return pay_bonus(p, &k->bonuses[0]);
    if (part == PAY_EQUITY && ((k->by_number && k->shares.has) || k->equity_converted.has))
        return pay_equity(p, k);
    return NULL;
}

static const char *term_key(const struct present *p, const char *how, const char *name,
                            const char *end)
{
    return arena_printf(p->arena, "term.%s.%s%s", how, name, end);
}

bool pay_term_known(const struct present *p, const char *name)
{
    return catalogue_find(p->words, term_key(p, "asked", name, "")) != NULL;
}

/* The message for the term and its number; NULL: there is none. */
static const char *term_in_words(const struct present *p, const char *how, const char *name,
                                 const char *text)
{
    const char *key = term_key(p, how, name, strcmp(text, "1") == 0 ? ".one" : "");
    if (!catalogue_find(p->words, key))
        key = term_key(p, how, name, "");
    return catalogue_find(p->words, key) ? catalogue_fill(p->words, p->arena, key, "n", text, NULL)
                                         : NULL;
}

const char *pay_term(const struct present *p, const char *name, const char *text)
{
    const char *phrase = term_in_words(p, "asked", name, text);
    return phrase ? phrase : text;
}

const char *pay_term_value(const struct present *p, const char *name, const char *text)
{
    const char *value = term_in_words(p, "value", name, text);
    return value ? value : pay_term(p, name, text);
}

const char *pay_number_change(const struct present *p, const char *unit, int64_t change_e8)
{
    int64_t size_e8 = change_e8 < 0 ? -change_e8 : change_e8;
    const char *n = present_decimal(p, size_e8);
    const char *key =
        arena_printf(p->arena, "unit.%s%s", unit, size_e8 == DECIMAL_ONE ? ".one" : "");
    const char *counted = catalogue_find(p->words, key) ? fill(p, key, "n", n)
                          : *unit ? arena_printf(p->arena, "%s\u00A0%s", n, unit)
                                  : n;
    return arena_printf(p->arena, "%s%s", change_e8 < 0 ? "\u2212" : "+", counted);
}

const char *pay_pension(const struct present *p, int64_t percent_e8, money amount)
{
    return percent_e8 ? fill(p, "pay.pension.percent", "n", present_decimal(p, percent_e8))
                      : fill(p, "pay.pension.amount", "amount", present_amount(p, amount));
}

const char *pay_allowance(const struct present *p, const struct allowance_fig *x)
{
    return x->unit.has ? pay_in_unit(p, x->unit.amount, p->currency, x->unit.per, x->unit.times_e8)
                       : present_amount(p, x->amount);
}

/* ---- lists of what is asked, of what is added ------------------------------------------- */

struct phrases {
    const struct present *p;
    const char **out;
    size_t n, room;
};

static void add(struct phrases *l, const char *text)
{
    if (l->n < l->room)
        l->out[l->n++] = text;
}

static bool is_same_word(const char *a, const char *b)
{
    while (*a && ascii_lower(*a) == ascii_lower(*b)) {
        a++;
        b++;
    }
    return !*a && !*b;
}

/* In whatever language: an offer in English may be spoken of in German. */
static bool is_word_for(const char *word, enum letter_says what)
{
    for (size_t i = 0; language_at(i); i++)
        for (const struct letter_word *w = language_at(i)->letter; w->word; w++)
            if (w->says == what && is_same_word(w->word, word))
                return true;
    return false;
}

bool pay_is_named(const struct present *p, const char *name)
{
    const char *part = catalogue_say(p->words, "Part.bonus");
    if (!name || is_same_word(name, part))
        return false;
    bool commission = is_word_for(name, LETTER_COMMISSION);
    if (is_word_for(part, LETTER_COMMISSION))
        return !commission;
    return commission || strchr(name, ' ') || !is_word_for(name, LETTER_BONUS);
}

/* Whether the message, words divided by bars, has the n letters among them. */
static bool is_listed(const struct present *p, const char *key, const char *word, size_t n)
{
    const char *one = arena_strndup(p->arena, word, n);
    for (const char *w = catalogue_say(p->words, key); *w; w += strspn(w, " |")) {
        size_t end = strcspn(w, "|"), length = end;
        while (length && w[length - 1] == ' ')
            length--;
        if (is_same_word(one, arena_strndup(p->arena, w, length)))
            return true;
        w += end;
    }
    return false;
}

/* A name as it stands within a sentence: "summer and winter bonus", but "London weighting". */
static const char *name_inside(const struct present *p, const char *name)
{
    char *inside = arena_strdup(p->arena, name);
    bool word = !(name[0] && name[1] >= 'A' && name[1] <= 'Z'); /* "OTE" */
    if (word && is_listed(p, "pay.named.small", name, strcspn(name, " ")))
        inside[0] = (char)ascii_lower(inside[0]);
    return inside;
}

static const char *named(const struct phrases *l, const char *key, const char *name,
                         const char *amount)
{
    const struct present *p = l->p;
    if (!pay_is_named(p, name))
        return fill(p, key, "amount", amount);
    const char *space = strrchr(name, ' '), *last = space ? space + 1 : name;
    const char *inside = name_inside(p, name);
    return catalogue_fill(p->words, p->arena,
                          is_listed(p, "pay.named.nouns", last, strlen(last)) ? "pay.named.noun"
                                                                              : "pay.named",
                          "a", language_article(catalogue_language(p->words), inside), "name",
                          inside, "amount", amount, NULL);
}

static bool same_bonus(const struct bonus_fig *a, const struct bonus_fig *b)
{
    return a->has_percent == b->has_percent && a->has_months == b->has_months &&
           a->percent_e8 == b->percent_e8 && a->months_e8 == b->months_e8 &&
           (a->has_percent || a->has_months || a->amount == b->amount);
}

static void ask_bonuses(struct phrases *l, const struct package_fig *want,
                        const struct package_fig *have)
{
    for (size_t i = 0; i < want->bonuses_n; i++) {
        const struct bonus_fig *b = &want->bonuses[i];
        const struct bonus_fig *there = package_bonus(have, b->name);
        if (!there || !same_bonus(there, b))
            add(l, named(l, "pay.bonus", b->name, pay_bonus(l->p, b)));
    }
}

static void ask_allowances(struct phrases *l, const struct package_fig *want,
                           const struct package_fig *have)
{
    for (size_t i = 0; i < want->allowances_n; i++) {
        const struct allowance_fig *x = &want->allowances[i];
        const struct allowance_fig *there = package_allowance(have, x->name);
        if (!there || there->amount != x->amount)
            add(l, named(l, "pay.allowance", x->name, pay_allowance(l->p, x)));
    }
}

/* Equity by number is compared as number, whatever it is worth today. */
static bool equity_differs(const struct package_fig *want, const struct package_fig *have)
{
    if (package_by_number(want) && package_by_number(have))
        return want->shares.v != have->shares.v;
    return want->equity != have->equity;
}

size_t pay_asks(const struct present *p, const struct package_fig *want,
                const struct package_fig *have, const char **out, size_t room)
{
    struct phrases l = {.p = p, .out = out, .room = room};
    if (want->base != have->base)
        add(&l, want->base_unit.has ? pay_base(p, want)
                                    : fill(p, "pay.base", "amount", pay_base(p, want)));
    ask_bonuses(&l, want, have);
    ask_allowances(&l, want, have);
    for (int i = 0; i < PAY_PARTS; i++)
        if (pay_rows[i].when == PAY_ONCE && want->part[i] != have->part[i])
            add(&l, fill(p, arena_printf(p->arena, "pay.%s", pay_rows[i].key), "amount",
                         present_amount(p, want->part[i])));
    if (equity_differs(want, have))
        add(&l, package_by_number(want) ? pay_equity(p, want)
                                        : fill(p, "pay.equity", "amount", pay_equity(p, want)));
    return l.n;
}

const char *pay_term_asked(const struct present *p, const char *name, const char *text)
{
    return pay_term_known(p, name) ? pay_term(p, name, text)
                                   : catalogue_fill(p->words, p->arena, "term.asked", "name", name,
                                                    "value", text, NULL);
}

size_t pay_asks_beside(const struct present *p, const struct figures *f, const char **out,
                       size_t room)
{
    struct phrases l = {.p = p, .out = out, .room = room};
    for (size_t i = 0; i < f->ask.terms_n; i++)
        if (reason_term_open(f, &f->ask.terms[i]))
            add(&l, pay_term_asked(p, f->ask.terms[i].name.s, f->ask.terms[i].text.s));
    if (reason_asked_more(f, "pension"))
        add(&l, fill(p, "pay.pension", "amount",
                     pay_pension(p, f->offer->ask.pension.percent.e8, f->ask.pension)));
    for (size_t i = 0; i < f->ask.benefits_n; i++) {
        const struct benefit_fig *b = &f->ask.benefits[i],
                                 *have = package_benefit(&f->package, b->name);
        if (b->value.v > (have ? have->value.v : 0))
            add(&l, catalogue_fill(p->words, p->arena, "pay.benefit", "name", b->name, "amount",
                                   present_amount(p, b->value.v), NULL));
    }
    return l.n;
}

/* A sum's own unit and number where it has one: what is added is a difference of those. */
const char *pay_added(const struct present *p, const struct sum_fig *s, enum money_part part)
{
    if (part == PAY_BASE && s->base_unit.has)
        return pay_in_unit(p, s->base_unit.amount, p->currency, s->base_unit.per,
                           offer_per_times(s->base_unit.per));
    if (part == PAY_EQUITY && s->shares.has)
        return present_plain(p, s->shares.v);
    return present_amount(p, s->part[part]);
}

/* All of them in per cent or months: the bonus follows the base. */
static bool bonus_follows(const struct package_fig *k)
{
    for (size_t i = 0; i < k->bonuses_n; i++)
        if (!k->bonuses[i].has_percent && !k->bonuses[i].has_months)
            return false;
    return true;
}

size_t pay_adds(const struct present *p, const struct sum_fig *adds,
                const struct package_fig *offer, const char **out, size_t room)
{
    struct phrases l = {.p = p, .out = out, .room = room};
    for (int i = 0; i < PAY_PARTS; i++) {
        bool more =
            adds->part[i] > 0 || (i == PAY_EQUITY && adds->shares.has && adds->shares.v > 0);
        bool shares = i == PAY_EQUITY && adds->shares.has;
        if (more && !(i == PAY_BONUS && bonus_follows(offer)))
            add(&l, shares ? pay_shares(p, adds->shares.v, offer->instrument, offer->kind)
                           : fill(p, arena_printf(p->arena, "adds.%s", pay_rows[i].key), "amount",
                                  pay_added(p, adds, (enum money_part)i)));
    }
    return l.n;
}

struct package_fig pay_of_sum(const struct package_fig *like, const struct sum_fig *s)
{
    struct package_fig k = *like;
    memcpy(k.part, s->part, sizeof k.part);
    k.annual = s->annual;
    k.four_year = s->four_year;
    k.base_unit = s->base_unit;
    k.by_number = s->shares.has;
    k.shares = s->shares;
    k.equity_converted.has = like->equity_converted.has && s->equity_own.has;
    k.equity_converted.equity = s->equity_own.v;
    k.bonuses = (struct bonus_fig *)s->bonuses;
    k.bonuses_n = s->bonuses_n;
    k.allowances = (struct allowance_fig *)s->allowances;
    k.allowances_n = s->allowances_n;
    return k;
}

const char *pay_horizon(const struct present *p, const struct figures *f)
{
    if (f->horizon_months % 12 == 0 && f->horizon_months > 12)
        return fill(p, "horizon.years", "n", present_number_word(p, f->horizon_months / 12));
    return fill(p, "horizon.months", "n", present_count(p, f->horizon_months));
}

static const struct catalogue *horizon_words(const struct present *p, const struct figures *f)
{
    if (f->horizon_months == 12 * FIGURE_YEARS)
        return p->words;
    const char *adjective = catalogue_find(p->words, "horizon.four.adjective");
    const struct catalogue *words = catalogue_saying(
        p->words, p->arena, catalogue_say(p->words, "horizon.four"), pay_horizon(p, f));
    return adjective ? catalogue_saying(
                           words, p->arena, adjective,
                           fill(p, "horizon.adjective", "n", present_count(p, f->horizon_months)))
                     : words;
}

/* A band is called by what it is: the guide's, the posted range, the range they named. */
static const struct catalogue *band_words(const struct present *p, const struct figures *f,
                                          const struct catalogue *words)
{
    static const char *const keys[] = {[BAND_POSTED] = "band.of.posted",
                                       [BAND_TOLD] = "band.of.told",
                                       [BAND_MARKET] = "band.of.market"};
    enum band_source base = f->band.base_source, equity = f->band.equity_source;
    enum band_source from = base == BAND_NONE ? equity : base;
    bool one = equity == from || equity == BAND_NONE || base == BAND_NONE;
    bool guides = base == BAND_GUIDE || equity == BAND_GUIDE;
    size_t i = (size_t)(one || guides ? from : BAND_MARKET); /* of two, neither of them a guide's */
    if ((!one && guides) || i >= sizeof keys / sizeof *keys || !keys[i])
        return words;
    return catalogue_saying(catalogue_of_kind(words, p->arena, "band"), p->arena,
                            catalogue_say(words, "band.of.guide"), catalogue_say(words, keys[i]));
}

const struct catalogue *pay_words(const struct present *p, const struct figures *f)
{
    const struct catalogue *words = band_words(p, f, horizon_words(p, f));
    if (f->offer->job.engagement == ENGAGEMENT_CONTRACTOR)
        words = catalogue_of_kind(words, p->arena, "contractor");
    return reason_only_commission(f) ? catalogue_of_kind(words, p->arena, "commission") : words;
}
