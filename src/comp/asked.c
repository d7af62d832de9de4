/* asked.c - for everything unstated that is in play, the question to ask (contract 2.13). What is
 * stated is never asked again; what isn't in play isn't either. */
#include "comp/findings.h"
#include "comp/terms_compare.h"

#define ASKED_MAX 40

struct asking {
    struct question_fig list[ASKED_MAX];
    size_t n;
};

static void ask(struct asking *q, bool unknown, const char *id, int weight, bool equity)
{
    if (unknown && q->n < ASKED_MAX)
        q->list[q->n++] = (struct question_fig){id, weight, equity};
}

static bool no_term(const struct package *p, const char *name)
{
    return term_of(p, name) == NULL;
}

/* Whether days at home are spoken of: they are asked for, or the guide knows the work. A ward nurse
 * asks where the ward is. What is private decides nothing here: questions are public. */
static bool from_home(const struct exact *x)
{
    const char *guide = x->in->guide.s;
    return !no_term(&x->in->ask, "remote") || (guide && strcmp(guide, "general") != 0);
}

static void ask_general(struct asking *q, const struct exact *x, const struct figures *f)
{
    const struct offer *o = x->in;
    const struct package *p = &o->package;
    bool has_bonus = p->bonus.stated || p->bonuses_n;
    bool target = false;
    for (size_t i = 0; i < x->offer.bonuses_n; i++)
        target = target || x->offer.bonuses[i].kind != BONUS_CONTRACTUAL;
    bool scale = false; /* what each step pays is known */
    for (size_t i = 0; i < o->market_n; i++)
        scale = scale || o->market[i].kind == MARKET_SCALE;
    bool range = scale || x->band.base_source == BAND_POSTED || x->band.base_source == BAND_TOLD ||
                 x->band.base_source == BAND_GUIDE;
    bool employed = o->job.engagement != ENGAGEMENT_CONTRACTOR; /* others have none of it */
    ask(q, !range, "range", 100, false);
    ask(q, !has_bonus && employed, "bonus", 95, false);
    ask(q, target, "bonus-paid", 90, false);
    ask(q, f->unstated & 1u << PAY_SIGN_ON, "sign-on", 80, false);
    ask(q, !date_set(f->respond_by), "respond-by", 78, false);
    ask(q, employed && !p->pension.stated, "pension", 70, false);
    ask(q, employed && (no_term(p, "hours") || no_term(p, "overtime")), "hours", 68, false);
    ask(q, employed && no_term(p, "leave"), "leave", 66, false);
    ask(q, no_term(p, "remote"), from_home(x) ? "remote" : "place", 64, false);
    ask(q, !date_set(o->start), "start", 60, false);
    ask(q, employed && no_term(p, "review"), "review", 56, false);
    ask(q, p->base_pay.per == PER_MONTH && !p->base_pay.times.stated, "salaries", 54, false);
    ask(q, employed && no_term(p, "probation"), "probation", 50, false);
    ask(q, no_term(p, "notice"), "notice", 48, false);
    ask(q, no_term(p, "non-compete"), "non-compete", 44, false);
    ask(q,
        (p->sign_on.year1.stated && p->sign_on.year1.value > 0) &&
            !p->sign_on.clawback_months.stated,
        "paid-back", 76, false);
    ask(q, employed && f->level == NULL, "level", 40, false);
}

static void ask_equity(struct asking *q, const struct exact *x)
{
    const struct equity *e = &x->in->package.equity;
    bool options = e->kind == EQUITY_OPTIONS;
    bool illiquid = e->kind != EQUITY_LIQUID;
    bool valued = x->in->job.valuation.stated && date_set(x->in->job.valuation_date) &&
                  e->price.stated; /* what the question asks for */
    if (!(x->in_play & 1u << PAY_EQUITY) || e->kind == EQUITY_NONE)
        return;
    ask(q, !e->stated, "equity", 98, true);
    if (!e->stated)
        return;
    ask(q, e->instrument == INSTRUMENT_UNSTATED, illiquid ? "instrument" : "instrument.liquid", 74,
        true);
    ask(q, !vesting_stated(e), "vesting", 73, true);
    ask(q, e->cliff_months < 0, "cliff", 46, true);
    ask(q, illiquid && !e->has_grant, "how-many", 85, true);
    ask(q, e->has_grant && options && !e->strike.stated, "strike", 92, true);
    ask(q, e->has_grant && !e->price.stated, "price", 91, true);
    ask(q, illiquid && e->has_grant && !e->total.stated, "out-of", 84, true);
    ask(q, illiquid && !valued, "valuation", 58, true);
    ask(q, illiquid, "ranks", 42, true);
    ask(q,
        (options || (illiquid && e->instrument == INSTRUMENT_UNSTATED)) &&
            no_term(&x->in->package, "exercise-window"),
        "exercise", 62, true);
    ask(q, illiquid && e->acceleration == ACCELERATION_UNSTATED, "acceleration", 38, true);
    ask(q, illiquid, "tender", 36, true);
    ask(q, !x->in->package.refresh.amount.stated, "refresh", 52, true);
}

void asked_fill(struct arena *a, const struct exact *x, struct figures *f)
{
    struct asking q = {.n = 0};
    ask_general(&q, x, f);
    ask_equity(&q, x);
    struct question_fig *out = arena_new_array(a, struct question_fig, q.n);
    for (size_t i = 0; i < q.n; i++) { /* the heaviest first; equals stay in their order */
        size_t at = i;
        for (; at > 0 && out[at - 1].weight < q.list[i].weight; at--)
            out[at] = out[at - 1];
        out[at] = q.list[i];
    }
    f->asked = out;
    f->asked_n = q.n;
}
