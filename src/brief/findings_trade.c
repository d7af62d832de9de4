/* findings_trade.c - trade-offs: the plane of base and equity, and the concession ladder. */
#include "brief/cells.h"
#include "brief/findings_part.h"
#include "say/pay.h"

bool brief_has_plane(const struct figures *f)
{
    return f->gaps.ask.base.v != 0 && f->gaps.ask.equity.v != 0 && !f->ask.by_number;
}

static const char *title(struct composing *c)
{
    const struct figures *f = c->f;
    if (!brief_has_plane(f) && f->ladder_n > 1)
        return SAY(c, "trade.title.ladder", "from", AMOUNT(c, f->ladder[0].is.four_year), "to",
                   AMOUNT(c, f->ladder[f->ladder_n - 1].is.four_year), "n",
                   present_number_word(c->p, (int64_t)f->ladder_n - 1), "horizon",
                   pay_horizon(c->p, f));
    if (f->verdict == VERDICT_AT_ASK || !f->has_ask)
        return catalogue_say(c->p->words, f->verdict == VERDICT_AT_ASK ? "trade.title.at-ask"
                                                                       : "trade.title.no-ask");
    money gap = findings_to_ask(c, CELL_FOUR_YEAR);
    if (gap <= 0) /* less of one part for more of another */
        return SAY(c, gap < 0 ? "trade.title.less" : "trade.title.even", "gap", AMOUNT(c, -gap));
    if (!show_floor(c))
        return SAY(c, "trade.title.ask", "gap", AMOUNT(c, gap));
    if (f->verdict == VERDICT_NEGOTIATE)
        return SAY(c, own_floor(c) ? "trade.title.clears" : "trade.title.clears.guide", "gap",
                   AMOUNT(c, gap));
    const char *key = f->four_year_vs_floor == AGAINST_AT      ? "trade.title.tie"
                      : f->four_year_vs_floor == AGAINST_UNDER ? "trade.title.under"
                                                               : "trade.title.mix";
    return SAY(c, key, "floor",
               catalogue_say(c->p->words, own_floor(c) ? "floor.own" : "floor.guide"), "Floor",
               catalogue_say(c->p->words, own_floor(c) ? "Floor.own.and" : "Floor.guide.and"));
}

/* The arrow on the plane: from the offer to the smallest yes. */
static const char *arrow(struct composing *c)
{
    const struct figures *f = c->f;
    bool b = f->smallest_yes.adds.base > 0, e = f->smallest_yes.adds.equity > 0;
    if (!b && !e)
        return NULL;
    return SAY(c,
               b && e ? "trade.arrow.both"
               : b    ? "trade.arrow.base"
                      : "trade.arrow.equity",
               "base", AMOUNT(c, f->smallest_yes.adds.base), "equity",
               AMOUNT(c, f->smallest_yes.adds.equity));
}

static void find_reading(struct composing *c)
{
    const struct figures *f = c->f;
    find(c, "trade.note", catalogue_say(c->p->words, "trade.lines"));
    if (!show_floor(c)) {
        if (has_band(c))
            find(c, "trade.note", catalogue_say(c->p->words, "trade.band"));
        return;
    }
    if (f->verdict == VERDICT_BELOW_FLOOR && f->four_year_vs_floor == AGAINST_AT)
        find(c, "trade.note",
             SAY(c, f->below_equity ? "trade.tie.equity" : "trade.tie.base", "total",
                 present_chart(c->p, f->package.four_year)));
    const char *to = arrow(c);
    if (to)
        find(c, "trade.note", to);
    if (f->verdict == VERDICT_BELOW_FLOOR && own_floor(c) && f->below_base != f->below_equity)
        find(c, "trade.note",
             SAY(c, f->below_equity ? "trade.unchanged.equity" : "trade.unchanged.base", "amount",
                 AMOUNT(c, f->below_equity ? f->package.equity : f->package.base)));
    if (has_band(c))
        find(c, "trade.note",
             catalogue_say(c->p->words, own_floor(c) ? "trade.white" : "trade.white.guide"));
}

static void find_ladder(struct composing *c)
{
    const struct figures *f = c->f;
    if (c->out->floor == FLOOR_OMIT)
        return;
    if (f->ladder_n == 0) {
        find(c, "ladder.none",
             catalogue_say(c->p->words, !f->has_ask                    ? "ladder.none.no-ask"
                                        : f->verdict == VERDICT_AT_ASK ? "ladder.none.at-ask"
                                                                       : "ladder.none"));
        return;
    }
    find(c, "ladder.label",
         SAY(c, "ladder.label", "n", present_number_word(c->p, (int64_t)f->ladder_n)));
    const char *end =
        catalogue_say(c->p->words, f->has_floor ? "ladder.text" : "ladder.text.offer");
    find(c, "ladder.text",
         f->ladder_shrinks ? arena_printf(c->arena, "%s %s",
                                          catalogue_say(c->p->words, "ladder.text.shrinks"), end)
                           : end);
}

void find_trade(struct composing *c)
{
    const struct figures *f = c->f;
    find(c, "trade.title", title(c));
    if (brief_has_plane(f)) {
        if (f->equity_per_step.has)
            find(c, "trade.deck",
                 SAY(c, "trade.deck", "base", AMOUNT(c, f->step_base.v), "equity",
                     AMOUNT(c, f->equity_per_step.v)));
        find_reading(c);
    }
    find_ladder(c);
}
