/* letter_confirm.c - what the letter asks to have confirmed in writing: whatever about the equity
 * the offer doesn't state. */
#include "letter/letter.h"

struct missing {
    const char *items[6];
    size_t n;
};

static const char *say(const struct letter_work *w, const char *key)
{
    return catalogue_say(w->p->words, key);
}

static bool has_term(const struct public_package *k, const char *name)
{
    for (size_t i = 0; i < k->terms_n; i++)
        if (strcmp(k->terms[i].name, name) == 0)
            return true;
    return false;
}

static bool is_named(const struct public_package *o)
{
    return o->pay.instrument != INSTRUMENT_UNSTATED && o->pay.instrument != INSTRUMENT_OTHER;
}

/* Its holder pays a price to get the shares. */
static bool is_exercised(const struct public_package *o)
{
    enum instrument i = o->pay.instrument;
    return o->pay.kind == EQUITY_OPTIONS || i == ISO || i == NSO || i == EMI || i == BSPCE;
}

static void add(struct missing *m, const struct letter_work *w, const char *key)
{
    m->items[m->n++] = say(w, key);
}

static void what_it_is(struct missing *m, const struct letter_work *w)
{
    const struct public_package *o = &w->f->offer;
    bool options = o->pay.kind == EQUITY_OPTIONS;
    if (!is_named(o) && !options && !o->has_grant) {
        add(m, w, "letter.missing.number-and-type");
        return;
    }
    if (!o->has_grant)
        add(m, w, options ? "letter.missing.number.options" : "letter.missing.number");
    if (!is_named(o))
        add(m, w, options ? "letter.missing.type.options" : "letter.missing.type");
}

static void what_it_takes(struct missing *m, const struct letter_work *w)
{
    const struct public_package *o = &w->f->offer;
    if (is_exercised(o) && !o->strike_e8)
        add(m, w, "letter.missing.strike");
    else if (!is_exercised(o) && !is_named(o))
        add(m, w, "letter.missing.strike.any");
    add(m, w, "letter.missing.diluted");
    if (is_exercised(o) && !has_term(o, "exercise-window") &&
        !has_term(&w->f->ask, "exercise-window"))
        add(m, w, "letter.missing.exercise-window");
}

static void of_listed(struct missing *m, const struct letter_work *w)
{
    if (!w->f->offer.has_grant)
        add(m, w, "letter.missing.number.liquid");
    add(m, w, "letter.missing.price");
    add(m, w, "letter.missing.vesting");
}

const char *letter_confirm(const struct letter_work *w)
{
    struct missing m = {.n = 0};
    if (w->f->at_ask)
        return NULL;
    if (!(w->f->in_play >> PAY_EQUITY & 1))
        return say(w, "letter.confirm.none");
    if (w->f->offer.pay.kind == EQUITY_LIQUID) {
        of_listed(&m, w);
    } else {
        what_it_is(&m, w);
        what_it_takes(&m, w);
    }
    return catalogue_fill(w->p->words, w->arena, "letter.confirm", "list",
                          present_list(w->p, m.items, m.n), NULL);
}
