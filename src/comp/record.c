/* record.c - names, records, and the one place where exact values are rounded. */
#include "comp/record.h"

void calc_init(struct calc *c, struct arena *a, struct diags *d)
{
    struct rats *r = rats_new(a);
    *c = (struct calc){.arena = a,
                       .rats = r,
                       .diags = d,
                       .zero = rat_int(r, 0),
                       .one = rat_int(r, 1),
                       .hundred = rat_int(r, 100),
                       .month_times = rat_int(r, 12),
                       .months = 12 * FIGURE_YEARS,
                       .years_n = FIGURE_YEARS};
    c->last = &c->first;
    c->last_check = &c->first_check;
}

/* ---- checks --------------------------------------------------------------------------------- */

struct money_check *calc_check(struct calc *c, const char *id, enum diag_severity severity,
                               enum about about, struct place at)
{
    struct check_link *k = arena_new_of(c->arena, struct check_link);
    k->is =
        (struct money_check){.id = id, .severity = severity, .about = about, .at = at, .part = -1};
    *c->last_check = k;
    c->last_check = &k->next;
    return &k->is;
}

void calc_checks(const struct calc *c, struct figures *f)
{
    size_t n = 0;
    for (const struct check_link *k = c->first_check; k; k = k->next)
        n++;
    struct money_check *all = arena_new_array(c->arena, struct money_check, n);
    f->money_checks = all;
    for (int s = SEVERITY_FATAL; s >= SEVERITY_NOTE; s--)
        for (const struct check_link *k = c->first_check; k; k = k->next)
            if ((int)k->is.severity == s)
                all[f->money_checks_n++] = k->is;
}

/* ---- names and records ---------------------------------------------------------------------- */

const struct rat_name *calc_name(const struct calc *c, const struct rat_name *in, const char *part,
                                 int index)
{
    struct rat_name *n = arena_new_of(c->arena, struct rat_name);
    *n = (struct rat_name){in, part, index};
    return n;
}

static struct figure_record *record(struct calc *c, enum figure_kind kind,
                                    const struct rat_name *in, const char *part, int index)
{
    struct figure_record *f = arena_new_of(c->arena, struct figure_record);
    f->name = (struct rat_name){in, part, index};
    f->kind = kind;
    *c->last = f;
    c->last = &f->next;
    return f;
}

static int64_t scale_of(enum figure_kind kind)
{
    return kind == FIGURE_SHARE ? 10000 : MONEY_UNIT;
}

rat calc_figure_of(struct calc *c, enum figure_kind kind, const char *currency,
                   const struct rat_name *in, const char *part, int index, rat a)
{
    if (!a)
        return NULL;
    struct figure_record *f = record(c, kind, in, part, index);
    f->currency = currency;
    f->exact = rat_figure(c->rats, a, &f->name, scale_of(kind));
    return f->exact;
}

rat calc_figure(struct calc *c, const struct rat_name *in, const char *part, rat a)
{
    return calc_figure_of(c, FIGURE_MONEY, NULL, in, part, -1, a);
}

void calc_word(struct calc *c, const struct rat_name *in, const char *part, const char *word,
               const struct relation *relations)
{
    struct figure_record *f = record(c, FIGURE_WORD, in, part, -1);
    f->word = word;
    f->relations = relations;
}

const struct relation *calc_relation(const struct calc *c, rat left, const char *sign, rat right,
                                     const struct relation *next)
{
    if (!left || !right)
        return next;
    struct relation *x = arena_new_of(c->arena, struct relation);
    *x = (struct relation){left, sign, right, (struct relation *)next};
    return x;
}

/* ---- what files state ----------------------------------------------------------------------- */

static rat stated(const struct calc *c, const struct rat_name *in, const char *part, rat a,
                  struct rat_source as, struct place at)
{
    struct rat_source *s = arena_new_of(c->arena, struct rat_source);
    *s = as;
    s->name = (struct rat_name){in, part, -1};
    s->at = at;
    return rat_stated(c->rats, a, s);
}

#define AS_NUMBER ((struct rat_source){.percent = false})
#define AS_MONEY ((struct rat_source){.money = true})
#define AS_PERCENT ((struct rat_source){.percent = true})

rat calc_stated(const struct calc *c, const struct rat_name *in, const char *part,
                const struct amount *a)
{
    return a->stated ? stated(c, in, part, rat_money(c->rats, a->value), AS_MONEY, a->at) : NULL;
}

rat calc_stated_decimal(const struct calc *c, const struct rat_name *in, const char *part,
                        const struct decimal *d)
{
    return d->stated ? stated(c, in, part, rat_decimal(c->rats, d->e8), AS_NUMBER, d->at) : NULL;
}

rat calc_stated_price(const struct calc *c, const struct rat_name *in, const char *part,
                      const struct decimal *d)
{
    return d->stated ? stated(c, in, part, rat_decimal(c->rats, d->e8), AS_MONEY, d->at) : NULL;
}

rat calc_stated_percent(const struct calc *c, const struct rat_name *in, const char *part,
                        int64_t e8, struct place at)
{
    rat share = rat_div(c->rats, rat_decimal(c->rats, e8), c->hundred);
    return stated(c, in, part, share, AS_PERCENT, at);
}

rat calc_stated_count(const struct calc *c, const struct rat_name *in, const char *part, int n,
                      struct place at)
{
    return stated(c, in, part, rat_int(c->rats, n), AS_NUMBER, at);
}

rat calc_or_zero(const struct calc *c, rat a)
{
    return a ? a : c->zero;
}

/* ---- printing ------------------------------------------------------------------------------- */

void calc_about(struct calc *c, const char *what, struct place at)
{
    c->what = what;
    c->at = at;
    c->told = false;
}

void calc_follows(struct calc *c)
{
    c->told = c->failed;
}

static void overflow(struct calc *c)
{
    c->failed = true;
    if (c->told)
        return;
    c->told = true;
    diag_add(c->diags, DIAG_FIGURE_OVERFLOW, c->at,
             "%s is larger than 92,233,720,368,547,758.07, the largest amount there is; look for "
             "an amount, a rate or a share count with too many digits",
             c->what);
}

struct fig calc_fig(struct calc *c, rat a)
{
    struct fig f = {.has = a != NULL};
    if (a && !rat_round(a, MONEY_UNIT, &f.v))
        overflow(c);
    return f;
}

money calc_money(struct calc *c, rat a)
{
    return calc_fig(c, a).v;
}

struct share calc_share(struct calc *c, rat a)
{
    struct share s = {.has = a != NULL};
    if (a && (!rat_round(a, 10000, &s.e4) || !rat_round(a, 100, &s.e2)))
        overflow(c);
    return s;
}
