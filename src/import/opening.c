/* opening.c - what the call opens with; see opening.h. */
#include "import/opening.h"
#include "import/runs.h"

/* A sentence that makes the ask; not one that argues with it, nor one of several. */
static bool makes_ask(const struct draft *d, const struct sentence *s)
{
    return s->say && !s->either && s->runs && s->runs->text && runs_hold(s->runs, "ask.") &&
           draft_begins(d, "opening", s->runs->text);
}

static void open_with(struct draft *d, struct sentence *s)
{
    s->next = NULL;
    DRAFT_ADD(d, opening, s);
}

static void move(struct draft *d, struct sentence **from)
{
    struct sentence *s = *from;
    *from = s->next;
    open_with(d, s);
}

static struct sentence *own_words(struct draft *d, const char *name)
{
    struct sentence *s = arena_new_of(d->a, struct sentence);
    *s = (struct sentence){.say = true, .runs = draft_says_itself(d, name, NULL)};
    return s;
}

/* The strategy's own words for it, with a quotation in front; false: it has none. */
static bool own_ask(struct draft *d)
{
    for (struct sentence **at = &d->strategy; *at; at = &(*at)->next) {
        if ((*at)->quoted && (*at)->next && makes_ask(d, (*at)->next))
            move(d, at);
        if (makes_ask(d, *at)) {
            move(d, at);
            return true;
        }
    }
    return false;
}

/* What the guide asks for besides, so that the opening is the whole ask. */
static void further_ask(struct draft *d, bool sign_on)
{
    const struct sentence *s = d->opening;
    while (s && !runs_hold(s->runs, sign_on ? "ask.sign_on" : "ask.bonus"))
        s = s->next;
    if (s || !draft_asks(d, sign_on))
        return;
    struct sentence *ask = own_words(d, sign_on ? "ask-sign-on" : "ask-bonus");
    ask->more = sign_on ? "sign-on" : "bonus";
    open_with(d, ask);
}

void opening_find(struct draft *d)
{
    if (!d->strategy_title)
        return;
    struct sentence *first = d->strategy;
    if (first && first->say && first->needs == NEEDS_NOTHING && !first->optional &&
        !first->either && !makes_ask(d, first)) {
        /* a letter gives its own thanks */
        first->public_ = !(first->runs->text && words_at(first->runs->text, "thank you"));
        move(d, &d->strategy);
    }
    bool equity = false;
    for (const struct row *r = d->rows; r; r = r->next)
        equity |= r->region.equity.stated || r->ask.equity.stated;
    if (!own_ask(d))
        open_with(d, own_words(d, equity ? "ask" : "ask-base"));
    further_ask(d, false);
    further_ask(d, true);
}
