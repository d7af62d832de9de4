/* opening.c - what the call opens with; see opening.h. */
#include "import/opening.h"
#include "import/runs.h"

/* A sentence that makes the ask, by its first words or (within) by words behind them, with a base:
 * "To choose you, I need …". Not one that argues with it, nor one of several. */
static bool makes_ask(const struct draft *d, const struct sentence *s, bool within)
{
    const char *text = s->runs ? s->runs->text : NULL;
    if (!s->say || s->either || !text || !runs_hold(s->runs, within ? "ask.base" : "ask."))
        return false;
    return within ? draft_says(d, "opening", text) && !draft_begins(d, "leans-back", text)
                  : draft_begins(d, "opening", text);
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
static bool own_ask(struct draft *d, bool within)
{
    for (struct sentence **at = &d->strategy; *at; at = &(*at)->next) {
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
        !first->either && !makes_ask(d, first, false)) {
        /* a letter gives its own thanks */
        first->public_ = !(first->runs->text && draft_says(d, "thanks", first->runs->text));
        move(d, &d->strategy);
    }
    bool equity = false;
    for (const struct row *r = d->rows; r; r = r->next)
        equity |= r->region.equity.stated || r->ask.equity.stated;
    if (!own_ask(d, false) && !own_ask(d, true))
        open_with(d, own_words(d, equity ? "ask" : "ask-base"));
    further_ask(d, false);
    further_ask(d, true);
}
