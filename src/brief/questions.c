/* questions.c - for everything unstated, the question to ask the recruiter (contract 2.13): first
 * what is not about equity, then what stands on the equity page too. */
#include "brief/checks_part.h"

#define QUESTIONS_MAX 24

struct asking {
    const struct present *p;
    const char *list[QUESTIONS_MAX];
    size_t n;
};

static void ask(struct asking *q, bool unstated, const char *key)
{
    if (unstated && q->n < QUESTIONS_MAX)
        q->list[q->n++] = catalogue_say(q->p->words, key);
}

static void ask_general(struct asking *q, const struct figures *f)
{
    const struct offer *o = f->offer;
    const struct package *p = &o->package;
    ask(q, !p->bonus.stated, "question.bonus");
    ask(q, p->bonus.stated && p->bonus.kind == BONUS_TARGET, "question.bonus-paid");
    ask(q, !p->sign_on.year1.stated, "question.sign-on");
    ask(q, !date_set(f->respond_by), "question.respond-by");
    ask(q, !date_set(o->start), "question.start");
    ask(q, f->region->level == NULL, "question.level");
}

static void ask_equity(struct asking *q, const struct figures *f)
{
    const struct equity *e = &f->offer->package.equity;
    bool illiquid = e->kind != EQUITY_LIQUID;
    ask(q, e->instrument == INSTRUMENT_UNSTATED,
        illiquid ? "question.instrument" : "question.instrument.liquid");
    ask(q, e->years == 0 && e->schedule_n == 0, "question.vesting");
    ask(q, e->cliff_months < 0, "question.cliff");
    ask(q, illiquid && !e->has_grant, "question.how-many");
    ask(q, illiquid && e->has_grant, "question.out-of");
    ask(q, illiquid, "question.valuation");
    ask(q, illiquid, "question.ranks");
    ask(q, e->kind == EQUITY_OPTIONS || (illiquid && e->instrument == INSTRUMENT_UNSTATED),
        "question.exercise");
    ask(q, illiquid && e->acceleration == ACCELERATION_UNSTATED, "question.acceleration");
    ask(q, illiquid, "question.tender");
    ask(q, !f->offer->package.refresh.amount.stated, "question.refresh");
}

void find_questions(struct arena *a, struct figures *f, const struct present *p)
{
    struct asking q = {.p = p};
    ask_general(&q, f);
    f->questions_general_n = q.n;
    ask_equity(&q, f);
    f->questions = arena_new_array(a, const char *, q.n);
    memcpy(f->questions, q.list, q.n * sizeof *q.list);
    f->questions_n = q.n;
}
