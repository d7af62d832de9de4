/* cells.c - a package's parts as table cells; see cells.h. */
#include "brief/cells.h"

static const char *how_bonus(const struct present *p, const struct package_fig *k)
{
    if (k->bonuses_n != 1 || (!k->bonuses[0].has_percent && !k->bonuses[0].has_months))
        return NULL;
    return pay_bonus(p, &k->bonuses[0]);
}

static const char *how_base(const struct present *p, const struct package_fig *k)
{
    const struct unit_fig *u = &k->base_unit;
    if (!u->has)
        return NULL;
    return pay_times(p, u->amount, k->converted.has ? k->converted.from : p->currency, u->times_e8);
}

/* By number the number comes first: what it is worth today may be unknown, and isn't pay. */
static struct cell_text equity(const struct present *p, const struct package_fig *k)
{
    bool number = k->by_number && k->shares.has;
    const char *worth = k->equity_unknown || !k->equity ? NULL : present_amount(p, k->equity);
    if (number)
        return (struct cell_text){pay_equity(p, k), worth};
    return (struct cell_text){present_amount(p, k->equity),
                              k->equity_converted.has ? pay_equity(p, k) : NULL};
}

struct cell_text cell_part(const struct present *p, const struct package_fig *k,
                           enum money_part part, bool open)
{
    if (open && !(k->stated >> part & 1))
        return (struct cell_text){catalogue_say(p->words, "cell.open"), NULL};
    switch (part) {
    case PAY_BASE:
        return (struct cell_text){present_amount(p, k->base), how_base(p, k)};
    case PAY_BONUS:
        return (struct cell_text){present_amount(p, k->bonus), how_bonus(p, k)};
    case PAY_EQUITY:
        return equity(p, k);
    default:
        return (struct cell_text){present_amount(p, k->part[part]), NULL};
    }
}
