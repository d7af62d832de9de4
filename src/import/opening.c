/* opening.c - what the call opens with; see speech.h. */
#include "import/runs.h"
#include "import/speech.h"

/* A sentence that makes the ask, by its first words or (within) by words behind them, with a base:
 * "To choose you, I need …". Not one that argues with it, nor one of several. */
static bool makes_ask(const struct draft *d, const struct said *s, bool within)
{
    if (!s->say || s->either || !strstr(s->xml, within ? "<fig ref=\"ask.base" : "<fig ref=\"ask."))
        return false;
    return within ? draft_says(d, "opening", s->words) && !draft_begins(d, "leans-back", s->words)
                  : draft_begins(d, "opening", s->words);
}

static void open_with(struct draft *d, struct said *s)
{
    s->next = NULL;
    s->begins = d->opening ? NULL : "opening";
    DRAFT_ADD(d, opening, s);
}

static void move(struct draft *d, struct said **from)
{
    struct said *s = *from;
    *from = s->next;
    open_with(d, s);
}

/* The strategy's own words for it, with a quotation in front; false: it has none. */
static bool own_ask(struct draft *d, bool within)
{
    for (struct said **at = &d->strategy; *at; at = &(*at)->next) {
        if ((*at)->quoted && (*at)->next && makes_ask(d, (*at)->next, within))
            move(d, at);
        if (makes_ask(d, *at, within)) {
            move(d, at);
            return true;
        }
    }
    return false;
}

/* What the guide asks for besides, so that the opening is the whole ask. */
static void further_ask(struct draft *d, bool sign_on)
{
    const struct said *s = d->opening;
    while (s && !strstr(s->xml, sign_on ? "<fig ref=\"ask.sign_on" : "<fig ref=\"ask.bonus"))
        s = s->next;
    if (s || !draft_asks(d, sign_on))
        return;
    struct said *ask = runs_own(d, sign_on ? "ask-sign-on" : "ask-bonus", NULL);
    ask->more = sign_on ? "sign-on" : "bonus";
    open_with(d, ask);
}

void opening_find(struct draft *d)
{
    if (!d->strategy_title)
        return;
    struct said *first = d->strategy;
    if (first && first->say && !first->needs && !first->optional && !first->either &&
        !makes_ask(d, first, false)) {
        first->public_ = !draft_says(d, "thanks", first->words); /* a letter gives its own */
        move(d, &d->strategy);
    }
    bool equity = false;
    for (const struct row *r = d->rows; r; r = r->next)
        equity |= r->equity.stated || r->ask.equity.stated;
    if (!own_ask(d, false) && !own_ask(d, true))
        open_with(d, runs_own(d, equity ? "ask" : "ask-base", NULL));
    further_ask(d, false);
    further_ask(d, true);
}
