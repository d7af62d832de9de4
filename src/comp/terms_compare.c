/* terms_compare.c - see terms_compare.h. */
#include "comp/terms_compare.h"
#include <string.h>

const struct term *term_of(const struct package *p, const char *name)
{
    for (size_t i = 0; i < p->terms_n; i++)
        if (p->terms[i].name.s && strcmp(p->terms[i].name.s, name) == 0)
            return &p->terms[i];
    return NULL;
}

static enum term_order by_value(int64_t a, int64_t b, enum term_better better)
{
    if (a == b)
        return TERM_SAME;
    if (better == BETTER_NEITHER)
        return TERM_DIFFERS;
    return (a > b) == (better == BETTER_MORE) ? TERM_BETTER : TERM_WORSE;
}

enum term_order term_order(const struct term *a, const struct term *b)
{
    if (!a || !b || a->kind != b->kind)
        return a && b ? TERM_DIFFERS : TERM_UNKNOWN;
    enum term_better better = b->better != BETTER_NEITHER ? b->better : a->better;
    switch (a->kind) {
    case TERM_NUMBER:
        return by_value(a->number.e8, b->number.e8, better);
    case TERM_AMOUNT:
        return by_value(a->amount.value, b->amount.value, better);
    case TERM_TEXT:
        break;
    }
    bool same = a->text.s && b->text.s && strcmp(a->text.s, b->text.s) == 0;
    return same ? TERM_SAME : TERM_DIFFERS;
}

struct term_change term_change(const struct term *from, const struct term *to)
{
    struct term_change c = {0, 0};
    if (!from || !to || from->kind != to->kind)
        return c;
    if (to->kind == TERM_NUMBER)
        c.number_e8 = to->number.e8 - from->number.e8;
    else if (to->kind == TERM_AMOUNT)
        c.amount = to->amount.value - from->amount.value;
    return c;
}

bool terms_any_better(const struct package *a, const struct package *b)
{
    for (size_t i = 0; i < a->terms_n; i++)
        if (term_order(&a->terms[i], term_of(b, a->terms[i].name.s)) == TERM_BETTER)
            return true;
    return false;
}
