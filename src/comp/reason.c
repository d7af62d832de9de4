/* reason.c - see reason.h. */
#include "comp/reason.h"
#include "comp/package.h"
#include "comp/terms_compare.h"

typedef bool test(const struct figures *f, struct str part);

static bool any_of(const struct figures *f, const char *list, test *is)
{
    while (*list) {
        size_t n = strcspn(list, " ");
        if (n && is(f, (struct str){list, n}))
            return true;
        list += n + (list[n] == ' ');
    }
    return false;
}

int reason_pay_part(const char *part)
{
    for (int i = 0; i < PAY_PARTS; i++) {
        if (strcmp(pay_rows[i].key, part) == 0 || strcmp(pay_rows[i].written, part) == 0)
            return i;
    }
    return -1;
}

bool reason_of_equity(const char *part)
{
    static const char *const all[] = {"equity", "options", "acceleration", "refresh",
                                      "term:exercise-window"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i], part) == 0)
            return true;
    return false;
}

static const struct term *named_term(const struct package *p, struct str name)
{
    for (size_t i = 0; p && i < p->terms_n; i++)
        if (p->terms[i].name.s && str_eq(name, p->terms[i].name.s))
            return &p->terms[i];
    return NULL;
}

static bool is_term(struct str part, struct str *name)
{
    static const char prefix[] = "term:";
    size_t n = sizeof prefix - 1;
    *name = part.n > n ? (struct str){part.s + n, part.n - n} : (struct str){NULL, 0};
    return name->s && memcmp(part.s, prefix, n) == 0;
}

static int pay_part(struct str part)
{
    char name[32];
    if (part.n >= sizeof name)
        return -1;
    memcpy(name, part.s, part.n);
    name[part.n] = '\0';
    return reason_pay_part(name);
}

/* ---- in play --------------------------------------------------------------------------------- */

static bool only_commission(const struct package_fig *k)
{
    for (size_t i = 0; i < k->bonuses_n; i++)
        if (k->bonuses[i].kind != BONUS_COMMISSION)
            return false;
    return true;
}

bool reason_only_commission(const struct figures *f)
{
    bool only = f->package.bonuses_n + f->ask.bonuses_n > 0 && only_commission(&f->package) &&
                only_commission(&f->ask) && only_commission(&f->floor);
    for (size_t i = 0; i < f->competing_n; i++)
        only = only && only_commission(&f->competing[i].package);
    return only;
}

static bool in_play(const struct figures *f, struct str part)
{
    const struct offer *o = f->offer;
    struct str name;
    int pay = pay_part(part);
    if (pay >= 0)
        return f->in_play & 1u << pay;
    if (is_term(part, &name))
        return named_term(&o->package, name) || named_term(&o->ask, name);
    if (str_eq(part, "options"))
        return f->package.kind == EQUITY_OPTIONS || f->ask.kind == EQUITY_OPTIONS;
    if (str_eq(part, "acceleration") || str_eq(part, "refresh"))
        return f->in_play & 1u << PAY_EQUITY;
    if (str_eq(part, "pension"))
        return f->package.pension || f->ask.pension;
    if (str_eq(part, "benefit"))
        return f->package.benefits_n || f->ask.benefits_n;
    if (str_eq(part, "history"))
        return f->history.has;
    if (str_eq(part, "conditions"))
        return o->package.conditions_n;
    if (str_eq(part, "months"))
        return o->package.months.stated;
    if (str_eq(part, "commission"))
        return reason_only_commission(f);
    if (str_eq(part, "contractor"))
        return o->job.engagement == ENGAGEMENT_CONTRACTOR;
    return false;
}

bool reason_in_play(const struct figures *f, const char *list)
{
    return !list || any_of(f, list, in_play);
}

/* ---- asked for ---------------------------------------------------------------------------------
 */

static bool term_asked_more(const struct offer *o, struct str name)
{
    const struct term *ask = named_term(&o->ask, name), *is = named_term(&o->package, name);
    if (!ask || !is)
        return ask != NULL;
    if (ask->kind == TERM_AMOUNT && is->kind == TERM_AMOUNT)
        return ask->amount.value > is->amount.value;
    if (ask->kind != TERM_NUMBER || is->kind != TERM_NUMBER)
        return !ask->text.s || !is->text.s || strcmp(ask->text.s, is->text.s) != 0;
    return ask->better == BETTER_LESS ? ask->number.e8 < is->number.e8
                                      : ask->number.e8 > is->number.e8;
}

/* Per cent with per cent, months with months: a bonus that only follows a higher base isn't asked.
 */
static bool bonus_asked_more(const struct package_fig *ask, const struct package_fig *is)
{
    for (size_t i = 0; i < ask->bonuses_n; i++) {
        const struct bonus_fig *want = &ask->bonuses[i], *have = package_bonus(is, want->name);
        bool more = !have                                    ? want->amount > 0
                    : want->has_percent && have->has_percent ? want->percent_e8 > have->percent_e8
                    : want->has_months && have->has_months   ? want->months_e8 > have->months_e8
                                                             : want->amount > have->amount;
        if (more)
            return true;
    }
    return false;
}

/* One that only follows a higher base isn't asked either. */
static bool pension_asked_more(const struct figures *f)
{
    const struct pension *want = &f->offer->ask.pension, *have = &f->offer->package.pension;
    if (!want->stated || !have->stated)
        return want->stated && f->ask.pension > 0;
    return want->percent.stated && have->percent.stated ? want->percent.e8 > have->percent.e8
                                                        : f->ask.pension > f->package.pension;
}

static bool asked_more(const struct figures *f, struct str part)
{
    struct str name;
    int pay = pay_part(part);
    if (is_term(part, &name))
        return term_asked_more(f->offer, name);
    if (pay == PAY_EQUITY && f->package.by_number && f->ask.by_number)
        return f->ask.shares.has && f->package.shares.has && f->ask.shares.v > f->package.shares.v;
    if (pay == PAY_BONUS)
        return bonus_asked_more(&f->ask, &f->package);
    if (pay >= 0)
        return f->ask.part[pay] > f->package.part[pay];
    return str_eq(part, "pension") && pension_asked_more(f);
}

bool reason_asked_more(const struct figures *f, const char *list)
{
    return !list || any_of(f, list, asked_more);
}

bool reason_term_open(const struct figures *f, const struct term *asked)
{
    enum term_order order = term_order(term_of(&f->offer->package, asked->name.s), asked);
    return order != TERM_SAME && order != TERM_BETTER;
}

/* "ask.sign_on" is of a part, "ask.annual" of all of them, "ask.term.leave" of none. */
static bool names_pay(const struct figures *f, const char *ref, bool *open)
{
    static const char *const sums[] = {"annual", "four_year", "equity_per_year"};
    if (strncmp(ref, "ask.", 4) != 0)
        return false;
    int part = reason_pay_part(ref + 4);
    bool sum = false;
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        sum = sum || strcmp(sums[i], ref + 4) == 0;
    if (part >= 0 && (asked_more(f, str_of(ref + 4)) || f->ask.part[part] < f->package.part[part]))
        *open = true;
    if (sum && !f->pay_met)
        *open = true;
    return part >= 0 || sum;
}

static bool runs_name_pay(const struct figures *f, const struct run *run, bool *open)
{
    bool named = false;
    for (; run; run = run->next) {
        named |= run->kind == RUN_FIGURE && names_pay(f, run->ref, open);
        named |= run->kind == RUN_GROUP && runs_name_pay(f, run->inner, open);
    }
    return named;
}

bool reason_ask_met(const struct figures *f, const struct run *runs)
{
    bool open = false;
    return f->has_ask && runs_name_pay(f, runs, &open) && (!open || f->verdict == VERDICT_AT_ASK);
}

/* ---- all of it ---------------------------------------------------------------------------------
 */

bool reason_moved(const struct figures *f)
{
    const struct history_fig *h = &f->history;
    return h->turn == TURN_CANDIDATE && h->employer_step.has && h->employer_step.four_year > 0;
}

bool reason_given(const struct figures *f, const char *part, const char *unless, const char *more)
{
    return reason_in_play(f, part) && !(unless && reason_in_play(f, unless)) &&
           reason_asked_more(f, more);
}
