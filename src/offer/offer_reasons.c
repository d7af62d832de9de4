/* offer_reasons.c - a <reason> is a sentence of the candidate's own that an employer reads
 * (contract 1.1): it may hold any number but a private amount, and never says that pay is
 * guaranteed. What is computed from private amounts the fence finds in the finished document. */
#include "base/amount_text.h"
#include "base/language.h"
#include "offer/offer_check.h"

enum { SMALL = 1000 * 100 }; /* below that a number is an amount only with its sign or scale */

struct known {
    money value;
    const char *what; /* NULL: public */
    struct known *next;
};

struct gathering {
    struct arena *arena;
    struct known *first;
    const char *what;
};

static void put(struct gathering *g, struct amount a)
{
    if (!a.stated || a.value == 0)
        return;
    struct known *k = arena_new_of(g->arena, struct known);
    *k = (struct known){a.value, g->what, g->first};
    g->first = k;
}

/* As it is written, and the year's where that is a whole number of 1/100. */
static void put_pay(struct gathering *g, struct amount a, const struct pay *pay)
{
    int64_t hundredths = offer_pay_times(pay) / (DECIMAL_ONE / 100);
    put(g, a);
    if (!a.stated || hundredths <= 100 || a.value > INT64_MAX / hundredths ||
        a.value * hundredths % 100)
        return;
    a.value = a.value * hundredths / 100;
    put(g, a);
}

#define PUT_SINGLE(g, code, field, ...) put(g, p->field.amount);

static void put_package(struct gathering *g, const struct package *p)
{
    put_pay(g, p->base, &p->base_pay);
    put(g, p->equity.amount);
    for (size_t i = 0; i < p->bonuses_n; i++)
        put(g, p->bonuses[i].amount);
    for (size_t i = 0; i < p->allowances_n; i++)
        put_pay(g, p->allowances[i].amount, &p->allowances[i].pay);
    put(g, p->sign_on.year1);
    put(g, p->sign_on.year2);
    PAY_SINGLE_TABLE(PUT_SINGLE, g)
    put(g, p->refresh.amount);
    put(g, p->pension.amount);
}

/* What is private, and what both sides know, which is public in its own right. */
static const struct known *gather(const struct offer *o, const struct region *region,
                                  struct arena *a)
{
    struct gathering g = {.arena = a, .what = "the floor"};
    put_package(&g, &o->floor);
    if (region && !o->floor.stated) {
        put(&g, region->floor.base);
        put(&g, region->floor.equity);
    }
    for (size_t i = 0; i < o->competing_n; i++) {
        const struct competing *c = &o->competing[i];
        bool open = c->disclose == DISCLOSE_FULL;
        g.what = open                          ? NULL
                 : c->status == STATUS_CURRENT ? "the job you have"
                                               : "an offer that isn't disclosed";
        put_package(&g, &c->package);
    }
    g.what = NULL;
    put_package(&g, &o->package);
    put_package(&g, &o->ask);
    put_package(&g, &o->agreed);
    for (size_t i = 0; i < o->moves_n; i++)
        put_package(&g, &o->moves[i].package);
    for (size_t i = 0; i < o->said_n; i++) {
        put_pay(&g, o->said[i].low, &o->said[i].pay);
        put_pay(&g, o->said[i].high, &o->said[i].pay);
    }
    return g.first;
}

/* Whose private amount this is; NULL: nobody's, or a public one as well. */
static const char *secret(const struct known *all, money value)
{
    const char *what = NULL;
    for (const struct known *k = all; k; k = k->next)
        if (k->value == value && !k->what)
            return NULL;
        else if (k->value == value)
            what = k->what;
    return what;
}

static const char *told_by(const struct known *all, struct str text)
{
    for (size_t i = 0; i < text.n;) {
        struct amount_reading found[AMOUNT_READINGS];
        size_t end, n;
        if (text.s[i] < '0' || text.s[i] > '9') {
            i++;
            continue;
        }
        n = amount_readings(text, i, AMOUNT_STRICT, found, &end);
        for (size_t k = 0; k < n; k++) {
            bool amount = found[k].value >= SMALL || found[k].currency || found[k].scaled;
            const char *what = amount ? secret(all, found[k].value) : NULL;
            if (what)
                return what;
        }
        i = end > i ? end : i + 1;
    }
    return NULL;
}

void offer_check_reasons(const struct offer *o, const struct region *region, struct diags *d)
{
    if (o->reasons_n == 0)
        return;
    const struct known *all = gather(o, region, d->arena);
    for (size_t i = 0; i < o->reasons_n; i++) {
        const struct text *reason = &o->reasons[i];
        const char *word = language_never_said(reason->s);
        const char *what = told_by(all, str_of(reason->s));
        if (word)
            diag_add(d, DIAG_FORBIDDEN_SPEECH, reason->at,
                     "a reason never says \"%s\"; leave it out, or say it in other words", word);
        if (what)
            diag_add_private(d, DIAG_FORBIDDEN_SPEECH, reason->at,
                             "a private value is refused: must not be said",
                             "this reason tells %s, and the employer will read it; leave the "
                             "amount out",
                             what);
    }
}
