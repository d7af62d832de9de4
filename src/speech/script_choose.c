/* script_choose.c - which other offer is spoken of, and what may be said of it (contract 1.2).
 *
 * Status, expiry and `disclose` decide: a market figure, anything expired and anything undisclosed
 * supports no sentence, nor does an offer of which nothing is higher than what is on the table; a
 * process has a name and no figure. Of several the surest is spoken of:
 * one argument on a call, and it is the one that stands. */
#include "comp/reason.h"
#include "speech/script_parts.h"

static bool speakable(const struct competing_fig *c)
{
    if (c->expired || c->entry->disclose == DISCLOSE_NONE || c->worth_less)
        return false;
    return c->is_offer || c->entry->status == STATUS_PROCESS;
}

/* Written before verbal before process; then named before unnamed; then the better paid. */
static bool surer(const struct competing_fig *a, const struct competing_fig *b)
{
    if (a->entry->status != b->entry->status)
        return a->entry->status < b->entry->status;
    if (a->entry->disclose != b->entry->disclose)
        return a->entry->disclose == DISCLOSE_FULL;
    return a->package.four_year > b->package.four_year;
}

void script_choose_telling(struct speaker *s)
{
    for (size_t i = 0; i < s->f->competing_n; i++) {
        const struct competing_fig *c = &s->f->competing[i];
        if (speakable(c) && (!s->telling || surer(c, s->telling)))
            s->telling = c;
    }
    s->named = s->telling && s->telling->entry->disclose == DISCLOSE_FULL;
}

static bool needs_met(const struct speaker *s, enum needs needs)
{
    const struct competing_fig *c = s->telling;
    switch (needs) {
    case NEEDS_NOTHING:
        return true;
    case NEEDS_COMPETING:
        return c != NULL;
    case NEEDS_WRITTEN:
        return c && c->is_offer && c->entry->status == STATUS_WRITTEN;
    case NEEDS_OFFER:
        return c && c->is_offer;
    case NEEDS_PROCESS:
        return c && !c->is_offer;
    case NEEDS_MOVED:
        return reason_moved(s->f);
    }
    return false;
}

static bool bridges_met(const struct speaker *s, enum bridges bridges)
{
    if (bridges == BRIDGES_ANY)
        return true;
    const struct competing_fig *c = s->telling;
    if (!c || !c->is_offer || !c->match.over_ask.has)
        return false;
    if (bridges == BRIDGES_YES && !c->leans.four_year)
        return false; /* there is no gap to close */
    return (c->match.over_ask.v <= 0) == (bridges == BRIDGES_YES);
}

/* It says that the other pays more than the ask. */
static bool gap_met(const struct speaker *s, bool gap)
{
    const struct competing_fig *c = s->telling;
    return !gap || (c && c->match.over_ask.has && c->match.over_ask.v > 0);
}

bool script_may_say(const struct speaker *s, const struct sentence *sentence)
{
    return guide_applies(sentence->region, s->f->region->id) &&
           (!sentence->currency || strcmp(sentence->currency, s->f->currency) == 0) &&
           reason_given(s->f, sentence->part, sentence->unless, sentence->more) &&
           needs_met(s, sentence->needs) && bridges_met(s, sentence->bridges) &&
           gap_met(s, sentence->gap);
}

const char *script_why_silent(const struct speaker *s)
{
    const struct figures *f = s->f;
    bool expired = false, undisclosed = false, less = false;
    size_t others = 0; /* the job one has is none */
    for (size_t i = 0; i < f->competing_n; i++) {
        enum offer_status status = f->competing[i].entry->status;
        bool real = status != STATUS_MARKET && status != STATUS_CURRENT;
        others += status != STATUS_CURRENT;
        expired = expired || (real && f->competing[i].expired);
        less = less ||
               (f->competing[i].worth_less && f->competing[i].entry->disclose != DISCLOSE_NONE);
        undisclosed = undisclosed || (real && !f->competing[i].expired);
    }
    const char *key = others == 0   ? "speech.why.none"
                      : less        ? "speech.why.less"
                      : undisclosed ? "speech.why.undisclosed"
                      : expired     ? "speech.why.expired"
                                    : "speech.why.market";
    return catalogue_say(s->notes->words, key);
}
