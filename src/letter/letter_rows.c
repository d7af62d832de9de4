/* letter_rows.c - the letter's table: offer, ask and change, in the unit in which each is paid; and
 * of what its total is made. */
#include "letter/letter.h"
#include "say/pay.h"

static const char *say(const struct letter_work *w, const char *key)
{
    return catalogue_say(w->p->words, key);
}

/* ---- the table: offer, ask, change -------------------------------------------------------- */

static struct letter_row *new_row(struct letter_work *w, const char *id, const char *name)
{
    if (w->out->rows_n == LETTER_ROWS_MAX)
        return arena_new_of(w->arena, struct letter_row); /* more than any offer may hold */
    struct letter_row *r = &w->out->rows[w->out->rows_n++];
    r->id = id;
    r->name = name;
    return r;
}

static void row(struct letter_work *w, const char *id, const char *name, const char *offer,
                const char *ask, const char *change)
{
    struct letter_row *r = new_row(w, id, name);
    r->offer = offer ? offer : say(w, "letter.open");
    r->ask = ask ? ask : r->offer;
    r->change = change ? change : say(w, "letter.unchanged");
}

static const char *signed_change(const struct letter_work *w, money change)
{
    return change ? present_signed_amount(w->p, change) : NULL;
}

/* In the unit in which it is paid: what is signed is a month's pay, not a year's. */
static void base_row(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    const struct change *more = &w->f->to_ask;
    bool unit = more->base_unit.has;
    const char *const *keys =
        (const char *const[][2]){{"letter.row.base", "letter.row.base.unit"},
                                 {"letter.row.fee.year", "letter.row.fee"}}[w->f->contractor];
    const char *name = say(w, keys[unit]);
    bool alike = o->base_unit.has && unit && o->base_unit.per == k->base_unit.per &&
                 o->base_unit.times_e8 == k->base_unit.times_e8; /* once, and not in each column */
    row(w, "base", alike ? pay_base_name(w->p, k, name) : name,
        alike ? pay_base_once(w->p, o) : pay_base(w->p, o),
        alike ? pay_base_once(w->p, k) : pay_base(w->p, k),
        signed_change(w, unit ? more->base_unit.v : more->base));
}

/* "+2 points", "+0.5 months": of a bonus or a contribution that is no amount. */
static const char *rate_change(const struct letter_work *w, const char *unit, int64_t change_e8)
{
    return change_e8 ? pay_number_change(w->p, unit, change_e8) : NULL;
}

static void bonus_rows(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    for (size_t i = 0; i < k->bonuses_n; i++) {
        const struct bonus_fig *to = &k->bonuses[i], *from = package_bonus(o, to->name);
        const struct fig *more = &w->f->to_ask.bonuses[i];
        const char *before = from ? pay_bonus(w->p, from) : NULL, *after = pay_bonus(w->p, to);
        int64_t rate_e8 = w->f->to_ask.bonus_rates_e8[i];
        const char *unit = to->has_months ? "months-pay" : "points";
        const char *change = more->has                              ? signed_change(w, more->v)
                             : before && strcmp(before, after) == 0 ? NULL
                             : rate_e8                              ? rate_change(w, unit, rate_e8)
                                                                    : "";
        const char *name = pay_is_named(w->p, to->name) ? to->name : say(w, "letter.row.bonus");
        row(w, "bonus", name, before, after, change);
    }
}

static void allowance_rows(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    for (size_t i = 0; i < k->allowances_n; i++) {
        const struct allowance_fig *to = &k->allowances[i], *from = package_allowance(o, to->name);
        const struct fig *more = &w->f->to_ask.allowances[i];
        row(w, "allowance", to->name, from ? pay_allowance(w->p, from) : NULL,
            pay_allowance(w->p, to), more->has ? signed_change(w, more->v) : "");
    }
}

static bool plays(const struct letter_work *w, enum money_part part)
{
    return w->f->in_play >> part & 1;
}

/* By number where it is a grant: the number is what is granted, its worth changes by the day. */
static void equity_row(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    if (!plays(w, PAY_EQUITY))
        return;
    const char *years = present_number_word(w->p, k->vesting_years);
    const char *key = package_by_number(k)       ? "letter.row.equity.number"
                      : k->kind == EQUITY_LIQUID ? "letter.row.equity.liquid"
                                                 : "letter.row.equity";
    const struct change *more = &w->f->to_ask;
    money amount = more->equity_own.has ? more->equity_own.v : more->equity;
    const char *change =
        more->shares.has && !more->shares.v ? NULL
        : more->shares.has ? arena_printf(w->arena, "+%s", present_units(w->p, more->shares.v))
        : !amount          ? NULL
        : more->equity_own.has
            ? arena_printf(w->arena, "+%s",
                           present_amount_in(w->p, amount, k->equity_converted.from))
            : present_signed_amount(w->p, amount);
    row(w, "equity", catalogue_fill(w->p->words, w->arena, key, "years", years, NULL),
        o->kind == EQUITY_UNSTATED ? NULL : pay_equity(w->p, o), pay_equity(w->p, k), change);
}

static void once_row(struct letter_work *w, enum money_part part)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    if (plays(w, part) && (o->part[part] || k->part[part]))
        row(w, pay_rows[part].key,
            say(w, arena_printf(w->arena, "letter.row.%s", pay_rows[part].key)),
            o->stated >> part & 1 ? present_amount(w->p, o->part[part]) : NULL,
            present_amount(w->p, k->part[part]), signed_change(w, w->f->to_ask.part[part]));
}

static const char *term_said(const struct letter_work *w, const struct public_package *k,
                             const char *name)
{
    for (size_t i = 0; i < k->terms_n; i++)
        if (strcmp(k->terms[i].name, name) == 0)
            return pay_term_value(w->p, name, k->terms[i].text);
    return NULL;
}

/* What no number tells, the two values beside it do. */
static const char *asked_change(const struct letter_work *w, const struct public_term *t)
{
    return t->change      ? present_signed_amount(w->p, t->change)
           : t->change_e8 ? pay_number_change(w->p, t->unit, t->change_e8)
                          : "";
}

/* The terms that are asked for; what is merely in the offer needs no line. */
static void term_rows(struct letter_work *w)
{
    const struct public_package *from = w->f->at_ask ? &w->f->offer : &w->f->ask;
    for (size_t i = 0; i < from->terms_n; i++) {
        const char *name = from->terms[i].name, *key = arena_printf(w->arena, "Term.%s", name);
        const char *offer = term_said(w, &w->f->offer, name);
        const char *ask = term_said(w, &w->f->ask, name);
        bool open = from->terms[i].open;
        row(w, "term", catalogue_find(w->p->words, key) ? say(w, key) : name, offer,
            open ? ask : offer, open ? asked_change(w, &from->terms[i]) : NULL);
    }
}

/* Beside pay: what is asked above the offer. */
static void beside_rows(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    int64_t before_e8 = w->f->offer.pension_e8, after_e8 = w->f->ask.pension_e8;
    if (w->f->asks_pension)
        row(w, "pension", say(w, "beside.pension"),
            o->pension ? pay_pension(w->p, before_e8, o->pension) : NULL,
            pay_pension(w->p, after_e8, k->pension),
            before_e8 && after_e8   ? rate_change(w, "points", after_e8 - before_e8)
            : before_e8 || after_e8 ? ""
                                    : signed_change(w, w->f->to_ask.pension));
    for (size_t i = 0; i < k->benefits_n; i++) {
        const struct benefit_fig *to = &k->benefits[i], *from = package_benefit(o, to->name);
        if (w->f->to_ask.benefits[i] > 0)
            row(w, "benefit", to->name,
                from && from->value.v ? present_amount(w->p, from->value.v) : NULL,
                present_amount(w->p, to->value.v), signed_change(w, w->f->to_ask.benefits[i]));
    }
}

/* A part of a year's pay that one of the two has. */
static bool is_summand(const struct letter_work *w, enum money_part part)
{
    return pay_rows[part].when != PAY_ONCE && plays(w, part) &&
           (w->f->offer.pay.part[part] || w->f->ask.pay.part[part]);
}

static size_t summands_count(const struct letter_work *w)
{
    size_t n = 0;
    for (int i = 0; i < PAY_PARTS; i++)
        n += is_summand(w, (enum money_part)i);
    return n;
}

/* How a year's share of the equity is counted: "equity ÷ 4". */
static const char *equity_counted(const struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    if (o->equity && k->equity && o->vesting_years != k->vesting_years)
        return say(w, "letter.total.equity.year");
    const char *key = k->kind == EQUITY_OPTIONS ? "letter.total.options"
                      : package_by_number(k)    ? "letter.total.shares"
                                                : "letter.total.equity";
    return catalogue_fill(w->p->words, w->arena, key, "years",
                          arena_printf(w->arena, "%d", k->vesting_years), NULL);
}

/* "base + bonus + equity ÷ 4": the total's parts. */
static const char *summands(const struct letter_work *w)
{
    struct buf b;
    buf_init(&b, w->arena);
    for (int i = 0; i < PAY_PARTS; i++) {
        enum money_part part = (enum money_part)i;
        if (!is_summand(w, part))
            continue;
        if (b.n)
            buf_puts(&b, " + ");
        buf_puts(&b, part == PAY_EQUITY
                         ? equity_counted(w)
                         : say(w, arena_printf(w->arena, "part.%s", pay_rows[i].key)));
    }
    return buf_str(&b);
}

/* The rows that the total leaves out. */
static const char *left_out(const struct letter_work *w)
{
    bool once = false, refresh = false, beside = false;
    for (size_t i = 0; i < w->out->rows_n; i++) {
        const char *id = w->out->rows[i].id;
        once |= strcmp(id, "sign_on") == 0 || strcmp(id, "relocation") == 0;
        refresh |= strcmp(id, "refresh") == 0;
        beside |= strcmp(id, "pension") == 0 || strcmp(id, "benefit") == 0;
    }
    const char *names[3];
    size_t n = 0;
    if (once)
        names[n++] = say(w, "letter.total.once");
    if (refresh)
        names[n++] = say(w, "letter.total.refresh");
    if (beside)
        names[n++] = say(w, "letter.total.beside");
    return n ? present_list(w->p, names, n) : NULL;
}

/* The columns add up as they are printed: the change is that of the rounded sums. */
static void total_row(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    struct present whole = *w->p; /* a sum is computed: whole units */
    whole.whole = true;
    row(w, "annual", say(w, "letter.row.total"), present_amount(&whole, o->annual),
        present_amount(&whole, k->annual),
        w->f->to_ask.annual
            ? present_signed_amount(&whole, present_difference(&whole, o->annual, k->annual))
            : NULL);
    w->out->rows[w->out->rows_n - 1].total = true;
}

static void total_note(struct letter_work *w)
{
    const char *without = left_out(w);
    w->out->total_note =
        catalogue_fill(w->p->words, w->arena, without ? "letter.total.without" : "letter.total",
                       "sum", summands(w), "list", without ? without : "", NULL);
}

/* A part that neither side has is no row: an empty line would look like something withheld. The
 * total stands under what it is the sum of. */
void letter_rows(struct letter_work *w)
{
    const struct package_fig *o = &w->f->offer.pay, *k = &w->f->ask.pay;
    bool total = summands_count(w) > 1 && !(k->by_number && k->equity_unknown);
    base_row(w);
    bonus_rows(w);
    allowance_rows(w);
    equity_row(w);
    if (total)
        total_row(w);
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_ONCE)
            once_row(w, (enum money_part)part);
    if (o->refresh || k->refresh)
        row(w, "refresh", say(w, "letter.row.refresh"), present_amount(w->p, o->refresh),
            present_amount(w->p, k->refresh), signed_change(w, w->f->to_ask.refresh));
    beside_rows(w);
    term_rows(w);
    if (total)
        total_note(w);
}
