/* timeline.c - see timeline.h. */
#include "comp/timeline.h"

static bool still(const struct step_fig *s)
{
    bool same = s->has && s->annual == 0 && s->four_year == 0;
    for (int part = 0; part < PAY_PARTS; part++)
        same = same && s->part[part] == 0;
    return same;
}

static struct date offered(const struct figures *f)
{
    return date_set(f->offer->offered) ? f->offer->offered : f->offer->date;
}

static const struct move_fig *last_of(const struct history_fig *h, enum history_by by)
{
    const struct move_fig *last = NULL;
    for (size_t i = 0; i < h->moves_n; i++)
        if (h->moves[i].entry->by == by)
            last = &h->moves[i];
    return last;
}

/* The package is told where it was made, unless the history ends with that very move. */
static bool offer_is_told(const struct figures *f)
{
    const struct move_fig *last = last_of(&f->history, BY_EMPLOYER);
    return !last || !still(&f->history.employer_step) ||
           date_cmp(last->entry->date, offered(f)) != 0;
}

/* The ask is told where it is the candidate's next; what was asked already is a move. */
static bool ask_is_told(const struct figures *f)
{
    const struct history_fig *h = &f->history;
    return f->has_ask && !(h->turn == TURN_EMPLOYER && still(&h->candidate_step));
}

static struct told told_offer(const struct figures *f)
{
    const struct step_fig *step = &f->history.employer_step;
    return (struct told){.kind = TOLD_OFFER,
                         .by = BY_EMPLOYER,
                         .date = offered(f),
                         .four_year = f->package.four_year,
                         .step = step,
                         .unchanged = still(step)};
}

static struct told told_ask(const struct figures *f)
{
    const struct step_fig *step = &f->history.candidate_step;
    return (struct told){.kind = TOLD_ASK,
                         .by = BY_CANDIDATE,
                         .date = f->date,
                         .four_year = f->ask.four_year,
                         .step = step,
                         .unchanged = still(step)};
}

/* Entries of both lists by their places in the file. */
static size_t entries(const struct history_fig *h, struct told *out)
{
    size_t n = 0, s = 0, m = 0;
    while (s < h->said_n || m < h->moves_n) {
        const struct said_fig *said = s < h->said_n ? &h->said[s] : NULL;
        const struct move_fig *move = m < h->moves_n ? &h->moves[m] : NULL;
        if (said && (!move || said->entry->order < move->entry->order)) {
            out[n++] = (struct told){
                .kind = TOLD_SAID, .by = said->entry->by, .date = said->entry->date, .said = said};
            s++;
        } else {
            out[n++] = (struct told){.kind = TOLD_MOVE,
                                     .by = move->entry->by,
                                     .date = move->entry->date,
                                     .move = move,
                                     .four_year = move->is.four_year,
                                     .step = &move->step,
                                     .unchanged = move->answer_only};
            m++;
        }
    }
    return n;
}

/* Their answer that says no amount, of the day on which the package was made: it brought it. */
static bool brought_it(const struct figures *f, const struct told *x)
{
    return x->kind == TOLD_MOVE && x->by == BY_EMPLOYER && x->unchanged &&
           date_cmp(x->date, offered(f)) == 0;
}

size_t timeline_of(struct arena *a, const struct figures *f, const struct told **out)
{
    const struct history_fig *h = &f->history;
    *out = NULL;
    if (!h->has)
        return 0;
    struct told *all = arena_new_array(a, struct told, h->said_n + h->moves_n + 2);
    size_t n = entries(h, all);
    if (offer_is_told(f)) {
        struct told offer = told_offer(f);
        if (n > 0 && brought_it(f, &all[n - 1]))
            offer.move = all[--n].move;
        size_t at = n;
        while (at > 0 && date_cmp(all[at - 1].date, offer.date) > 0) {
            all[at] = all[at - 1];
            at--;
        }
        all[at] = offer;
        n++;
    }
    if (ask_is_told(f))
        all[n++] = told_ask(f);
    *out = all;
    return n;
}
