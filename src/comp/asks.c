/* asks.c - see asks.h. */
#include "comp/asks.h"
#include "comp/reason.h"

static bool listed(const struct text *list, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (id && list[i].s && strcmp(list[i].s, id) == 0)
            return true;
    return false;
}

/* One of the candidate's own, as the guide's are. */
static struct additional_ask own_as_guides(const struct own_ask *own)
{
    return (struct additional_ask){.id = own->id.s,
                                   .title = own->text.s,
                                   .clause = own->text.s,
                                   .heading = own->text.s,
                                   .short_ = own->text.s,
                                   .give = own->give.n,
                                   .at = own->at};
}

/* By `give`; what has the same stays in the order of the file, the guide's first. */
static void insert(const struct additional_ask **list, size_t *n, const struct additional_ask *k)
{
    size_t at = *n;
    for (; at > 0 && list[at - 1]->give > k->give; at--)
        list[at] = list[at - 1];
    list[at] = k;
    ++*n;
}

/* ---- what the offer holds already --------------------------------------------------------- */

static bool reaches(int64_t v, const struct additional_ask *k, int64_t one)
{
    return k->at_least ? v >= k->at_least_n.e8 / (DECIMAL_ONE / one) : v > 0;
}

/* none < single < double in what it takes; a single trigger gives more, and meets a double one. */
static bool trigger_held(const struct equity *e, const struct additional_ask *k)
{
    bool single = e->acceleration == ACCELERATION_SINGLE;
    bool wants_single = k->at_least && strcmp(k->at_least, "single") == 0;
    return single || (e->acceleration == ACCELERATION_DOUBLE && !wants_single);
}

static bool term_held(const struct package *p, const struct additional_ask *k, const char *name)
{
    for (size_t i = 0; i < p->terms_n; i++) {
        const struct term *t = &p->terms[i];
        if (!t->name.s || strcmp(t->name.s, name) != 0)
            continue;
        if (t->kind == TERM_AMOUNT)
            return reaches(t->amount.value, k, MONEY_UNIT);
        if (t->kind == TERM_TEXT || !k->at_least)
            return true;
        return t->better == BETTER_LESS ? t->number.e8 <= k->at_least_n.e8
                                        : t->number.e8 >= k->at_least_n.e8;
    }
    return false;
}

static bool held(const struct figures *f, const struct additional_ask *k)
{
    const struct package *p = &f->offer->package;
    if (!k->part)
        return false;
    if (strcmp(k->part, "acceleration") == 0)
        return trigger_held(&p->equity, k);
    if (strcmp(k->part, "refresh") == 0)
        return p->refresh.amount.stated && reaches(p->refresh.amount.value, k, MONEY_UNIT);
    if (strncmp(k->part, "term:", 5) == 0)
        return term_held(p, k, k->part + 5);
    int part = reason_pay_part(k->part);
    return part >= 0 && reaches(f->package.part[part], k, MONEY_UNIT);
}

/* Nothing of equity is asked of an offer without any, and nothing that is out of place. */
static bool out_of_play(const struct figures *f, const struct additional_ask *k)
{
    return (k->part && reason_of_equity(k->part) && !reason_in_play(f, "equity")) ||
           (k->unless && reason_in_play(f, k->unless));
}

void asks_fill(struct arena *a, struct figures *f)
{
    const struct offer *o = f->offer;
    const struct guide *g = f->guide;
    size_t most = g->additional_n + o->additional_n;
    f->additional = arena_new_array(a, const struct additional_ask *, most);
    f->held = arena_new_array(a, const struct additional_ask *, most);
    f->settled = arena_new_array(a, const struct additional_ask *, most);
    f->open = arena_new_array(a, const struct additional_ask *, most);
    f->own = arena_new_array(a, struct additional_ask, o->additional_n);
    for (size_t i = 0; i < g->additional_n; i++) {
        const struct additional_ask *k = &g->additional[i];
        if (listed(o->agreed.asks, o->agreed.asks_n, k->id)) {
            f->settled[f->settled_n++] = k;
            continue;
        }
        if (!guide_applies(k->region, f->region->id) || listed(o->drops, o->drops_n, k->id))
            continue;
        if (out_of_play(f, k))
            continue;
        if (held(f, k))
            f->held[f->held_n++] = k;
        else
            f->open[f->open_n++] = k;
    }
    for (; f->own_n < o->additional_n; f->own_n++) {
        const struct additional_ask *k = &f->own[f->own_n];
        f->own[f->own_n] = own_as_guides(&o->additional[f->own_n]);
        if (listed(o->agreed.asks, o->agreed.asks_n, k->id))
            f->settled[f->settled_n++] = k;
        else
            f->open[f->open_n++] = k;
    }
    for (size_t i = 0; i < f->open_n; i++)
        insert(f->additional, &f->additional_n, f->open[i]);
}
