/* findings_call.c - the call sheet: verdict, deck, deadline, when to walk away. */
#include "brief/checks.h"
#include "brief/findings_part.h"

/* ---- the verdict and its deck ------------------------------------------------------------- */

/* "Bonus, leave": what of the offer is under the floor, by name. */
static const char *parts_below(struct composing *c)
{
    const struct figures *f = c->f;
    struct buf b;
    buf_init(&b, c->arena);
    for (size_t i = 0; i < f->below_floor_n; i++) {
        const char *name = f->below_floor[i], *term = strchr(name, ':');
        buf_printf(&b, "%s%s", b.n ? ", " : "",
                   term ? term + 1
                        : catalogue_say(c->p->words, arena_printf(c->arena, "Part.%s", name)));
    }
    return buf_str(&b);
}

/* Below the floor: how far, and whose floor it is. */
static const char *verdict_below(struct composing *c)
{
    const struct figures *f = c->f;
    size_t parts = (size_t)f->below_base + (size_t)f->below_equity;
    bool total = f->firm_to_floor.v > 0;
    if (parts == 0 && f->below_floor_n == 1 && total)
        return SAY(c, f->floor_is_guides ? "verdict.total.guide" : "verdict.total", "amount",
                   AMOUNT(c, f->firm_to_floor.v));
    if (f->below_floor_n > parts + total)
        return SAY(c, "verdict.parts", "parts", parts_below(c));
    const char *base = AMOUNT(c, f->gaps.floor.base.v), *equity = AMOUNT(c, f->gaps.floor.equity.v);
    if (f->below_base && f->below_equity)
        return SAY(c, own_floor(c) ? "verdict.both" : "verdict.both.guide", "base", base, "equity",
                   equity);
    return SAY(c, own_floor(c) ? "verdict.one" : "verdict.one.guide", "part",
               catalogue_say(c->p->words, f->below_base ? "Part.base" : "Part.equity"), "amount",
               f->below_base ? base : equity);
}

static const char *verdict_clears(struct composing *c)
{
    const struct figures *f = c->f;
    const char *whose = catalogue_say(c->p->words, own_floor(c) ? "floor.own" : "floor.guide");
    bool apart = f->floor_own_base && f->floor_own_equity; /* each a limit of its own */
    if (!apart) {
        const char *all =
            SAY(c, f->firm_to_floor.v < 0 ? "verdict.clears.total" : "verdict.clears.exactly",
                "floor", whose, "amount", AMOUNT(c, -f->firm_to_floor.v));
        return arena_printf(
            c->arena, "%s %s", all,
            catalogue_say(c->p->words, own_floor(c) ? "verdict.push" : "verdict.decide"));
    }
    money base = -f->gaps.floor.base.v, equity = -f->gaps.floor.equity.v;
    const char *key = base > 0 && equity > 0 ? "verdict.clears"
                      : base > 0             ? "verdict.clears.base"
                      : equity > 0           ? "verdict.clears.equity"
                                             : "verdict.clears.none";
    const char *cleared =
        SAY(c, key, "floor", whose, "base", AMOUNT(c, base), "equity", AMOUNT(c, equity));
    const char *then = catalogue_say(c->p->words, own_floor(c) ? "verdict.push" : "verdict.decide");
    return arena_printf(c->arena, "%s %s", cleared, then);
}

/* Without the floor a title still says what to do: what the ask adds. */
static const char *verdict_of_ask(struct composing *c)
{
    const struct gap *g = &c->f->gaps.ask;
    const char *key = g->base.v > 0 && g->equity.v > 0 ? "verdict.ask.both"
                      : g->base.v > 0                  ? "verdict.ask.base"
                      : g->equity.v > 0                ? "verdict.ask.equity"
                      : g->four_year.v > 0             ? "verdict.ask.total"
                                                       : "verdict.ask.rest";
    return SAY(c, key, "base", AMOUNT(c, g->base.v), "equity", AMOUNT(c, g->equity.v), "amount",
               AMOUNT(c, g->four_year.v));
}

static const char *verdict(struct composing *c, bool with_floor)
{
    if (c->f->verdict == VERDICT_AT_ASK || c->f->verdict == VERDICT_NO_ASK)
        return catalogue_say(c->p->words,
                             c->f->verdict == VERDICT_AT_ASK ? "verdict.at-ask" : "verdict.no-ask");
    if (!with_floor)
        return verdict_of_ask(c);
    return c->f->verdict == VERDICT_BELOW_FLOOR ? verdict_below(c) : verdict_clears(c);
}

/* If totals tie, say so: a part that fails at equal value is a problem of mix, not of size. */
static const char *deck_below(struct composing *c)
{
    const struct figures *f = c->f;
    struct buf b;
    buf_init(&b, c->arena);
    if (f->below_base != f->below_equity) {
        money clear = f->below_base ? -f->gaps.floor.equity.v : -f->gaps.floor.base.v;
        buf_puts(&b, SAY(c, clear > 0 ? "deck.other-clears" : "deck.other-meets", "part",
                         catalogue_say(c->p->words, f->below_base ? "Part.equity" : "Part.base"),
                         "amount", AMOUNT(c, clear)));
        buf_putc(&b, ' ');
    }
    money short_by = f->firm_to_floor.v;
    if (f->gaps.floor.annual.v == 0 && short_by == 0)
        buf_puts(&b, SAY(c, "deck.tie.year", "amount", AMOUNT(c, f->package.annual)));
    else if (short_by == 0)
        buf_puts(&b, SAY(c, "deck.tie", "amount", AMOUNT(c, f->package.four_year)));
    else if (short_by > 0)
        buf_puts(&b, SAY(c, "deck.under", "amount", AMOUNT(c, short_by)));
    else
        buf_puts(&b, SAY(c, "deck.over", "amount", AMOUNT(c, -short_by)));
    if (f->below_base != f->below_equity) {
        buf_putc(&b, ' ');
        buf_puts(&b, catalogue_say(c->p->words,
                                   f->below_base ? "deck.base-first" : "deck.equity-first"));
    }
    return buf_str(&b);
}

static const char *deck(struct composing *c, bool with_floor)
{
    const struct figures *f = c->f;
    if (f->verdict == VERDICT_NO_ASK)
        return catalogue_say(c->p->words, "deck.no-ask");
    if (f->verdict == VERDICT_AT_ASK)
        return SAY(c, "deck.at-ask", "base", AMOUNT(c, f->package.base), "equity",
                   AMOUNT(c, f->package.equity));
    if (with_floor && f->verdict == VERDICT_BELOW_FLOOR)
        return deck_below(c);
    if (f->gaps.ask.four_year.v <= 0) /* short of the ask in one part, ahead of it in another */
        return SAY(c, f->gaps.ask.four_year.v < 0 ? "deck.mix.over" : "deck.mix.even", "amount",
                   AMOUNT(c, -f->gaps.ask.four_year.v));
    return SAY(c, "deck.ask", "annual", AMOUNT(c, f->gaps.ask.annual.v), "four_year",
               AMOUNT(c, f->gaps.ask.four_year.v));
}

/* ---- the clocks --------------------------------------------------------------------------- */

static const char *days_left(struct composing *c, struct date until)
{
    int64_t n = date_days_between(c->f->date, until);
    if (n < 0)
        return SAY(c, "days.past", "n", present_count(c->p, -n));
    if (n == 0)
        return catalogue_say(c->p->words, "days.today");
    if (n == 1)
        return catalogue_say(c->p->words, "days.tomorrow");
    return SAY(c, "days.left", "n", present_count(c->p, n));
}

static void find_clocks(struct composing *c)
{
    const struct figures *f = c->f;
    if (!date_set(f->respond_by))
        return;
    find(c, "respond.date", present_date_head(c->p, f->respond_by));
    const char *left = days_left(c, f->respond_by);
    find(c, "respond.when",
         f->respond_by.has_time
             ? SAY(c, "respond.at", "time", present_time(c->p, f->respond_by), "left", left)
             : left);
    struct deadlines d = deadlines_of(c->arena, f, c->p);
    find(c, "respond.ask-time", d.ask_for_time);
    if (d.first == CLOCK_COMPETING)
        find(c, "respond.first",
             SAY(c, "respond.first", "company", d.competing->entry->company.s, "date",
                 present_date_head(c->p, d.competing->entry->expires)));
}

static void find_call_time(struct composing *c)
{
    const struct offer *o = c->f->offer;
    if (!o->call.stated || !date_set(o->call.at))
        return;
    const char *day = present_date_day(c->p, o->call.at);
    find(c, "call.at",
         o->call.at.has_time
             ? SAY(c, "call.at.time", "date", day, "time", present_time(c->p, o->call.at))
             : SAY(c, "call.at.day", "date", day));
    find(c, "call.with", o->call.with.s);
}

/* ---- where to stop ------------------------------------------------------------------------ */

static const char *smallest_yes(struct composing *c)
{
    const struct figures *f = c->f;
    const char *base = present_signed_amount(c->p, f->smallest_yes.adds_base);
    const char *equity = present_signed_amount(c->p, f->smallest_yes.adds_equity);
    bool b = f->smallest_yes.adds_base > 0, e = f->smallest_yes.adds_equity > 0;
    const char *key = b && e ? "smallest.both"
                      : b    ? "smallest.base"
                      : e    ? "smallest.equity"
                             : "smallest.none";
    return SAY(c, key, "base", base, "equity", equity, "four_year",
               AMOUNT(c, f->smallest_yes.four_year));
}

static void find_walk_away(struct composing *c)
{
    const struct figures *f = c->f;
    const char *key = f->below_base && f->below_equity ? "walk.both"
                      : f->below_base                  ? "walk.base"
                      : f->below_equity                ? "walk.equity"
                                                       : "walk.none";
    find(c, "walk.text",
         SAY(c, key, "base", AMOUNT(c, f->smallest_yes.is.base), "equity",
             AMOUNT(c, f->smallest_yes.is.equity)));
    find(c, "walk.smallest", smallest_yes(c));
    /* where the verdict itself doesn't say so already */
    if (own_floor(c) && (!f->floor_own_base || !f->floor_own_equity))
        find(c, "walk.not-own", catalogue_say(c->p->words, "walk.not-own"));
}

static const char *inside(const struct share *a, const struct share *b)
{
    int64_t most = a->e4 > b->e4 ? a->e4 : b->e4;
    return most > 10000   ? "opening.note.over"
           : most >= 7500 ? "opening.note.high"
                          : "opening.note.inside";
}

static void find_opening(struct composing *c)
{
    const struct share *base = &c->f->position.ask.base.range_penetration;
    const struct share *equity = &c->f->position.ask.equity.range_penetration;
    if (!base->has || !equity->has)
        return;
    find(c, "opening.note",
         SAY(c, inside(base, equity), "base", present_percent(c->p, *base), "equity",
             present_percent(c->p, *equity)));
}

/* ---- checks in one line ------------------------------------------------------------------- */

static void find_checks_line(struct composing *c)
{
    const struct figures *f = c->f;
    const struct check *worst = NULL;
    size_t n = 0;
    for (size_t i = 0; i < f->checks_n; i++) {
        if (!check_is_the_candidates(f, c->out->floor, i))
            continue;
        n++;
        if (!worst || f->checks[i].severity > worst->severity)
            worst = &f->checks[i];
    }
    if (!worst)
        return;
    const char *name = catalogue_find(c->p->words, arena_printf(c->arena, "check.%s", worst->id));
    const char *page = section_page(c->out, "before");
    find(c, "call.checks",
         SAY(c, n == 1 ? "checks.line.one" : "checks.line", "n",
             present_number_word(c->p, (int64_t)n), "worst", name ? name : worst->id, "page",
             page ? page : ""));
}

/* Those that the key table has no row for. */
static void find_more(struct composing *c)
{
    const char *page = section_page(c->out, "others");
    if (c->f->competing_n > 4 && page)
        find(c, "row.more",
             SAY(c, "row.more", "n", present_count(c->p, (int64_t)c->f->competing_n - 4), "page",
                 page));
}

/* ---- the sheet ---------------------------------------------------------------------------- */

void find_call(struct composing *c)
{
    const struct figures *f = c->f;
    bool front = c->out->floor == FLOOR_FRONT && f->has_floor;
    find(c, "call.title", verdict(c, front));
    find(c, "call.deck", deck(c, front));
    if (c->out->floor == FLOOR_BACK && f->has_floor) { /* the verdict stands where the floor does: on the numbers */
        find(c, "floor.verdict", verdict(c, true));
        find(c, "floor.verdict.deck", deck(c, true));
    }
    find_more(c);
    find_checks_line(c);
    find_clocks(c);
    find_call_time(c);
    if (show_floor(c) && f->verdict != VERDICT_AT_ASK)
        find_walk_away(c);
    find(c, "walk.never",
         date_set(f->respond_by)
             ? SAY(c, "walk.never.by", "day",
                   catalogue_say(c->p->words, arena_printf(c->arena, "weekday.%d",
                                                           date_weekday(f->respond_by) + 1)))
             : catalogue_say(c->p->words, "walk.never"));
    if (f->equity_per_1000_base.has)
        find(c, "trade.short",
             SAY(c, f->package.kind == EQUITY_LIQUID ? "trade.short.liquid" : "trade.short", "base",
                 AMOUNT(c, 1000 * MONEY_UNIT), "equity", AMOUNT(c, f->equity_per_1000_base.v)));
    find_opening(c);
    if (f->package.kind == EQUITY_OPTIONS)
        find(c, "call.options",
             SAY(c, f->package.face_value.has ? "call.options.face" : "call.options", "value",
                 AMOUNT(c, f->package.equity), "face", AMOUNT(c, f->package.face_value.v)));
}
