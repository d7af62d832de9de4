/* cells.c - a package's parts as table cells; see cells.h. */
#include "brief/cells.h"

/* By number the number comes first: what it is worth today may be unknown, and isn't pay. */
static struct cell_text equity(const struct present *p, const struct package_fig *k)
{
    bool number = k->by_number && k->shares.has;
    const char *worth = k->equity_unknown || !k->equity ? NULL : present_amount(p, k->equity);
    if (number)
        return (struct cell_text){pay_equity(p, k), worth};
    return (struct cell_text){present_amount(p, k->equity), pay_stated(p, k, PAY_EQUITY)};
}

struct cell_text cell_part(const struct present *p, const struct package_fig *k,
                           enum money_part part, bool open)
{
    if (open && !(k->stated >> part & 1))
        return (struct cell_text){catalogue_say(p->words, "cell.open"), NULL};
    if (!(k->stated >> part & 1) && !k->part[part] && !(part == PAY_EQUITY && k->by_number))
        return (struct cell_text){"–", NULL}; /* carried from where nobody has said anything */
    if (part == PAY_EQUITY)
        return equity(p, k);
    return (struct cell_text){present_amount(p, k->part[part]), pay_stated(p, k, part)};
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
