/* cells.c - a package's parts as table cells; see cells.h. */
#include "brief/cells.h"
#include "comp/package.h"

/* By number the number comes first: what it is worth today may be unknown, and isn't pay. */
static struct cell_text equity(const struct present *p, const struct package_fig *k)
{
    bool number = package_by_number(k);
    const char *worth = k->equity_unknown || !k->equity ? NULL : present_amount(p, k->equity);
    if (number)
        return (struct cell_text){pay_equity(p, k), worth};
    return (struct cell_text){present_amount(p, k->equity), pay_stated(p, k, PAY_EQUITY)};
}

/* Somebody has said the part of this package, or it is carried from where somebody has. */
static bool is_said(const struct package_fig *k, enum money_part part)
{
    return k->stated >> part & 1 || k->part[part] || (part == PAY_EQUITY && k->by_number);
}

struct cell_text cell_part(const struct present *p, const struct package_fig *k,
                           enum money_part part, bool open)
{
    if (open && !(k->stated >> part & 1))
        return (struct cell_text){catalogue_say(p->words, "cell.open"), NULL};
    if (!is_said(k, part))
        return (struct cell_text){"–", NULL}; /* carried from where nobody has said anything */
    if (part == PAY_EQUITY)
        return equity(p, k);
    return (struct cell_text){present_amount(p, k->part[part]), pay_stated(p, k, part)};
}

static money value(const struct package_fig *k, int cell)
{
    return cell == CELL_ANNUAL ? k->annual : cell == CELL_FOUR_YEAR ? k->four_year : k->part[cell];
}

struct cell_gap cell_gap(const struct present *p, const struct package_fig *offer,
                         const struct package_fig *other, int cell)
{
    bool part = cell < PAY_PARTS;
    if (part && (!is_said(offer, (enum money_part)cell) || !is_said(other, (enum money_part)cell)))
        return (struct cell_gap){NULL, 0, false};
    bool shares = cell == PAY_EQUITY && package_by_number(offer) && package_by_number(other);
    if (cell == PAY_EQUITY && !shares && (offer->equity_unknown || other->equity_unknown))
        return (struct cell_gap){NULL, 0, false}; /* a number, against money */
    money a = shares ? offer->shares.v : value(offer, cell);
    money b = shares ? other->shares.v : value(other, cell);
    if (shares) { /* none is shown in parts */
        a = present_whole_units(a) * MONEY_UNIT;
        b = present_whole_units(b) * MONEY_UNIT;
    }
    money v = a - b, shown = present_difference(p, b, a);
    const char *text = v == 0 ? catalogue_say(p->words, "equal") : present_signed(p, shown);
    return (struct cell_gap){text, v > 0 ? 1 : v < 0 ? -1 : 0, present_shown(p, shown) != shown};
}

const char *cell_gap_said(const struct present *p, const struct package_fig *offer,
                          const struct package_fig *other, int cell, struct cell_gap gap)
{
    bool shares =
        cell == PAY_EQUITY && gap.sign && package_by_number(offer) && package_by_number(other);
    return shares ? arena_printf(p->arena, "%s\u00A0%s", gap.text,
                                 pay_paper(p, other->instrument, other->kind))
                  : gap.text;
}

money cell_missing(const struct present *p, const struct package_fig *offer,
                   const struct package_fig *other, int cell, struct fig exact)
{
    if (!exact.has)
        return 0;
    money shown = present_difference(p, value(offer, cell), value(other, cell));
    return shown && (shown > 0) == (exact.v > 0) ? shown : exact.v;
}

static bool same_unit(const struct package_fig *a, const struct package_fig *b)
{
    return a->base_unit.has && b->base_unit.has && a->base_unit.per == b->base_unit.per &&
           !a->base_unit.currency && !b->base_unit.currency;
}

bool cell_units(const struct figures *f)
{
    bool base_alone = f->package.annual == f->package.base && f->ask.annual == f->ask.base &&
                      (!f->has_floor || f->floor.annual == f->floor.base);
    for (size_t i = 0; i < f->competing_n; i++)
        base_alone &= f->competing[i].package.annual == f->competing[i].package.base;
    return base_alone && same_unit(&f->package, &f->ask);
}

const char *cell_unit(const struct present *p, const struct package_fig *offer,
                      const struct package_fig *k)
{
    const struct present exact = present_exact(p);
    return same_unit(offer, k) ? present_amount(&exact, k->base_unit.amount) : "–";
}

struct cell_gap cell_unit_gap(const struct present *p, const struct package_fig *offer,
                              const struct package_fig *other)
{
    if (!same_unit(offer, other))
        return (struct cell_gap){NULL, 0, false};
    const struct present exact = present_exact(p);
    money v = present_difference(&exact, other->base_unit.amount, offer->base_unit.amount);
    return (struct cell_gap){v ? present_signed(&exact, v) : catalogue_say(p->words, "equal"),
                             v > 0   ? 1
                             : v < 0 ? -1
                                     : 0,
                             false};
}

bool cell_gaps_rounded(const struct present *p, const struct figures *f, bool floor, bool all)
{
    for (int cell = 0; cell < CELL_KINDS; cell++) {
        if (cell < PAY_PARTS && !(f->in_play >> cell & 1))
            continue;
        if (floor && cell_gap(p, &f->package, &f->floor, cell).rounded)
            return true;
        if (all && cell_gap(p, &f->package, &f->ask, cell).rounded)
            return true;
        for (size_t i = 0; i < f->competing_n && all; i++)
            if (cell_gap(p, &f->package, &f->competing[i].package, cell).rounded)
                return true;
    }
    return false;
}

const char *cell_short(const struct present *p, const struct package_fig *k, enum money_part part)
{
    if (part == PAY_BASE && k->base_unit.has)
        return pay_times(p, k->base_unit.amount, p->currency, k->base_unit.times_e8);
    if (part == PAY_EQUITY)
        return pay_equity(p, k);
    if (part == PAY_BONUS && k->bonuses_n == 1)
        return pay_bonus(p, &k->bonuses[0]);
    return present_amount(p, k->part[part]);
}

bool cell_differs(const struct package_fig *a, const struct package_fig *b, enum money_part part)
{
    if (part == PAY_BONUS && a->bonuses_n == 1 && b->bonuses_n == 1) {
        const struct bonus_fig *x = &a->bonuses[0], *y = &b->bonuses[0];
        return x->has_percent || x->has_months
                   ? x->percent_e8 != y->percent_e8 || x->months_e8 != y->months_e8
                   : x->amount != y->amount;
    }
    return a->part[part] != b->part[part] ||
           (part == PAY_EQUITY && a->by_number && b->by_number && a->shares.v != b->shares.v);
}
