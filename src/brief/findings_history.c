/* findings_history.c - how both sides have moved: the finding as a title, the gap and whose turn it
 * is. */
#include "brief/findings_part.h"
#include "say/pay.h"

static const char *clause(struct composing *c, const char *side, const char *form, money v)
{
    return SAY(c, arena_printf(c->arena, "history.%s.%s", side, form), "amount",
               AMOUNT(c, v < 0 ? -v : v), "horizon", pay_horizon(c->p, c->f));
}

static const char *theirs(struct composing *c)
{
    const struct step_fig *s = &c->f->history.employer_moved;
    return clause(c, "theirs",
                  !s->has            ? "first"
                  : s->four_year > 0 ? "up"
                  : s->four_year < 0 ? "down"
                                     : "still",
                  s->four_year);
}

static const char *yours(struct composing *c)
{
    const struct step_fig *s = &c->f->history.candidate_moved;
    bool named = s->has && c->f->has_ask;
    return clause(c, "yours",
                  !named             ? "first"
                  : s->four_year > 0 ? "down"
                  : s->four_year < 0 ? "up"
                                     : "still",
                  s->four_year);
}

static const char *title(struct composing *c)
{
    const struct history_fig *h = &c->f->history;
    if (!h->moves_n)
        return catalogue_say(c->p->words, h->said_n ? "history.title.said" : "history.title.none");
    if (h->employer_moved.has && h->candidate_moved.has && c->f->has_ask &&
        !h->employer_moved.four_year && !h->candidate_moved.four_year)
        return catalogue_say(c->p->words, "history.title.nobody");
    return SAY(c, "history.title", "theirs", theirs(c), "yours", yours(c));
}

static void gap(struct composing *c)
{
    const struct history_fig *h = &c->f->history;
    if (!h->gap_first.has || !c->f->has_ask)
        return;
    bool ahead = h->gap_now.v < 0;
    const char *key = h->gap_first.v <= 0 ? (ahead ? "history.gap.none.ahead" : "history.gap.none")
                                          : (ahead ? "history.gap.ahead" : "history.gap");
    find(c, "history.gap",
         SAY(c, key, "first", AMOUNT(c, h->gap_first.v), "now",
             AMOUNT(c, ahead ? -h->gap_now.v : h->gap_now.v)));
    if (h->closed_employer.has && h->closed_employer.e4 >= 0 && h->closed_candidate.e4 >= 0)
        find(c, "history.closed",
             SAY(c, "history.closed", "theirs", present_percent(c->p, h->closed_employer), "yours",
                 present_percent(c->p, h->closed_candidate)));
}

void find_history(struct composing *c)
{
    const struct history_fig *h = &c->f->history;
    if (!h->has)
        return;
    find(c, "history.title", title(c));
    find(c, "history.total", SAY(c, "history.total", "horizon", pay_horizon(c->p, c->f)));
    if (h->turn != TURN_NONE)
        find(c, "history.turn",
             catalogue_say(c->p->words, h->turn == TURN_CANDIDATE ? "history.turn.candidate"
                                                                  : "history.turn.employer"));
    gap(c);
    if (h->turn == TURN_CANDIDATE && h->candidate_step.has && h->candidate_step.four_year < 0 &&
        c->f->has_ask)
        find(c, "history.counted", catalogue_say(c->p->words, "history.counted"));
}
