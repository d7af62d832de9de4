/* findings_call.c - the call sheet: verdict, deck, deadline, when to walk away. */
#include "brief/cells.h"
#include "brief/checks.h"
#include "brief/findings_part.h"
#include "comp/package.h"
#include "comp/reason.h"
#include "say/pay.h"

/* ---- what to say, and the verdict second ---------------------------------------------------- */

/* So much is missing to the floor, a month where that is how base is paid: as the least that one
 * would accept names it. */
static const char *missing(struct composing *c, int part, money by)
{
    if (part == PAY_ALLOWANCE) /* asked for by the month, it is missing by the year */
        return SAY(c, "pay.pension.amount", "amount", AMOUNT(c, by));
    const struct sum_fig *adds = &c->f->smallest_yes.adds;
    return part == PAY_BASE && adds->base_unit.has && adds->part[PAY_BASE] == by
               ? pay_added(c->p, adds, PAY_BASE)
               : AMOUNT(c, by);
}

/* "20 RSUs", where both sides count them; else NULL. */
static const char *missing_shares(struct composing *c)
{
    const struct package_fig *floor = &c->f->floor, *offer = &c->f->package;
    struct fig more = figures_shares_to_floor(c->f);
    return more.has && more.v > 0
               ? pay_shares(c->p, more.v,
                            offer->instrument != INSTRUMENT_UNSTATED ? offer->instrument
                                                                     : floor->instrument,
                            offer->kind)
               : NULL;
}

/* As the table beside it prints the difference, unless the firm total is another. */
static money to_floor(struct composing *c)
{
    const struct figures *f = c->f;
    struct fig exact = figures_to_floor(f);
    if (exact.v != f->gaps.floor.four_year.v)
        return exact.v;
    return cell_missing(c->p, &f->package, &f->floor, CELL_FOUR_YEAR, exact);
}

/* "base by €50 a month, leave": what of the offer is under the floor. The total only where it is
 * alone: else it follows from the parts. */
static const char *parts_below(struct composing *c)
{
    const struct figures *f = c->f;
    const char *items[PAY_PARTS + 8];
    size_t n = 0;
    for (size_t i = 0; i < f->below_floor_n && n < sizeof items / sizeof *items; i++) {
        const char *name = f->below_floor[i], *term = strchr(name, ':');
        if (strcmp(name, "four_year") == 0 && f->below_floor_n > 1)
            continue;
        const char *part =
            term ? term + 1 : catalogue_say(c->p->words, arena_printf(c->arena, "part.%s", name));
        money by = strcmp(name, "four_year") == 0 ? to_floor(c) : 0;
        int k = 0;
        while (k < PAY_PARTS && strcmp(pay_rows[k].key, name) != 0)
            k++;
        if (k < PAY_PARTS)
            by = f->gaps.floor.part[k].v;
        const char *amount = k == PAY_EQUITY ? missing_shares(c) : NULL;
        if (!amount && by > 0)
            amount = missing(c, k, by);
        items[n++] = amount ? SAY(c, "below.part", "part", part, "amount", amount) : part;
    }
    return present_list(c->p, items, n);
}

static const char *verdict_below(struct composing *c)
{
    return SAY(c, own_floor(c) ? "verdict.below" : "verdict.below.guide", "parts", parts_below(c));
}

static const char *verdict_clears(struct composing *c)
{
    const struct figures *f = c->f;
    const char *whose = catalogue_say(c->p->words, own_floor(c) ? "floor.own" : "floor.guide");
    const char *all = SAY(c, to_floor(c) < 0 ? "verdict.clears.total" : "verdict.clears.exactly",
                          "floor", whose, "amount", AMOUNT(c, -to_floor(c)));
    const char *next = !own_floor(c) ? "verdict.decide" : f->history.final ? NULL : "verdict.push";
    return next ? arena_printf(c->arena, "%s %s", all, catalogue_say(c->p->words, next)) : all;
}

/* The one ask in a line: what differs from the table, and how many more things there are. */
static const char *ask_line(struct composing *c)
{
    enum { MOST = 3, ROOM = 24 };
    const char *items[ROOM + 1];
    size_t n = pay_asks(c->p, &c->f->ask, &c->f->package, items, ROOM);
    n += pay_asks_beside(c->p, c->f, items + n, ROOM - n);
    if (!n)
        return catalogue_say(c->p->words, "verdict.ask.rest");
    if (n > MOST) {
        items[MOST] = SAY(c, n - MOST == 1 ? "ask.more.one" : "ask.more", "n",
                          present_number_word(c->p, (int64_t)(n - MOST)));
        n = MOST + 1;
    }
    for (size_t i = 0; i < n && i < MOST; i++) /* the number to say is the largest on the page */
        items[i] = arena_printf(c->arena, "%c%s%c", CATALOGUE_BOLD, items[i], CATALOGUE_PLAIN);
    return SAY(c, "ask.line", "list", present_list(c->p, items, n));
}

static const char *headline(struct composing *c)
{
    const struct figures *f = c->f;
    if (f->verdict == VERDICT_AT_ASK)
        return catalogue_say(c->p->words, "verdict.at-ask");
    if (f->history.final)
        return catalogue_say(c->p->words, "verdict.final");
    if (f->history.has && f->history.turn == TURN_EMPLOYER)
        return catalogue_say(c->p->words, "turn.employer");
    if (!f->has_ask)
        return catalogue_say(c->p->words, "verdict.no-ask");
    return ask_line(c);
}

/* What taking the ask would add, over a year and over the horizon. */
static const char *ask_adds(struct composing *c)
{
    const struct figures *f = c->f;
    money a_year = findings_to_ask(c, CELL_ANNUAL), in_all = findings_to_ask(c, CELL_FOUR_YEAR);
    if (f->history.final)
        return in_all > 0 ? SAY(c, "deck.final", "amount", AMOUNT(c, in_all), "horizon",
                                pay_horizon(c->p, f))
                          : catalogue_say(c->p->words, "deck.final.once");
    if (f->pay_met)
        return catalogue_say(c->p->words, "verdict.pay-met");
    if (in_all <= 0) /* short of the ask in one part, ahead of it in another */
        return SAY(c, in_all < 0 ? "deck.mix.over" : "deck.mix.even", "amount", AMOUNT(c, -in_all));
    /* where it asks for no more a year, the rest is paid once */
    return SAY(c, a_year > 0 ? "deck.ask" : "deck.ask.once", "annual", AMOUNT(c, a_year),
               "four_year", AMOUNT(c, in_all), "horizon", pay_horizon(c->p, f));
}

/* At their turn: the day of the candidate's last number, which they have yet to answer. */
static struct date waiting_since(const struct history_fig *h)
{
    struct date d = {0};
    for (size_t i = 0; h->turn == TURN_EMPLOYER && i < h->moves_n; i++)
        if (h->moves[i].entry->by == BY_CANDIDATE)
            d = h->moves[i].entry->date;
    return d;
}

/* Thanks first where they have come up, at their turn what is awaited; then the verdict; without a
 * floor, what the ask adds. */
static const char *deck(struct composing *c, bool with_floor)
{
    const struct figures *f = c->f;
    struct date since = waiting_since(&f->history);
    struct buf b;
    buf_init(&b, c->arena);
    if (reason_moved(f))
        buf_printf(&b, "%s ",
                   SAY(c, "deck.moved", "amount", AMOUNT(c, f->history.employer_step.four_year),
                       "horizon", pay_horizon(c->p, f)));
    if (date_set(since) && !f->history.final && f->verdict != VERDICT_AT_ASK)
        buf_printf(&b, "%s ", SAY(c, "deck.waiting", "date", present_date_day(c->p, since)));
    if (!f->has_ask && !(with_floor && f->verdict == VERDICT_BELOW_FLOOR))
        buf_puts(&b, catalogue_say(c->p->words, "deck.no-ask"));
    else if (f->verdict == VERDICT_AT_ASK)
        buf_puts(&b, catalogue_say(c->p->words, f->open_n ? "deck.at-ask.wishes" : "deck.at-ask"));
    else if (!with_floor)
        buf_puts(&b, ask_adds(c));
    else if (f->verdict == VERDICT_BELOW_FLOOR)
        buf_puts(&b, verdict_below(c));
    else
        buf_printf(&b, "%s %s", verdict_clears(c), ask_adds(c));
    return buf_str(&b);
}

/* What stands on page 2 where the floor isn't on the call sheet. */
static const char *verdict_apart(struct composing *c)
{
    if (c->f->verdict == VERDICT_BELOW_FLOOR)
        return verdict_below(c);
    return c->f->verdict == VERDICT_NEGOTIATE ? verdict_clears(c) : NULL;
}

/* ---- the clocks --------------------------------------------------------------------------- */

static const char *days_left(struct composing *c)
{
    int64_t n = c->f->deadline.days_left;
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
    const char *left = days_left(c);
    find(c, "respond.when",
         f->respond_by.has_time
             ? SAY(c, "respond.at", "time", present_time(c->p, f->respond_by), "left", left)
             : left);
    if (f->deadline.exploding)
        find(c, "respond.ask-time", catalogue_say(c->p->words, "deadline.ask-for-time"));
    if (f->deadline.first == CLOCK_COMPETING)
        find(c, "respond.first",
             SAY(c, "respond.first", "company", f->deadline.competing->entry->company.s, "date",
                 present_date_head(c->p, f->deadline.competing->entry->expires)));
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
    const char *items[PAY_PARTS];
    size_t n = pay_adds(c->p, &c->f->smallest_yes.adds, &c->f->package, items, PAY_PARTS);
    if (!n)
        return catalogue_say(c->p->words, "smallest.none");
    return SAY(c, "smallest.adds", "list", present_list(c->p, items, n), "four_year",
               AMOUNT(c, c->f->smallest_yes.is.four_year), "horizon", pay_horizon(c->p, c->f));
}

/* What of the offer is over the floor and stays: without it the least would not be enough. */
static const char *kept(struct composing *c, const struct package_fig *least)
{
    const struct package_fig *is = &c->f->package, *floor = &c->f->floor;
    struct package_fig lower = *is;
    const char *items[2];
    if (least->base == is->base && floor->base < is->base)
        lower.base = floor->base;
    if (least->equity == is->equity && floor->equity < is->equity && !package_by_number(is))
        lower.equity = floor->equity;
    size_t n = pay_asks(c->p, is, &lower, items, 2);
    return n ? present_list(c->p, items, n) : NULL;
}

/* "€3,300 a month": the parts of the least that one would accept which are not on the table. */
static void find_walk_away(struct composing *c)
{
    const struct figures *f = c->f;
    const char *items[PAY_PARTS + 8];
    size_t n = 0;
    struct package_fig least = pay_of_sum(&f->ask, &f->smallest_yes.is);
    n = pay_asks(c->p, &least, &f->package, items, sizeof items / sizeof *items);
    const char *stays = n ? kept(c, &least) : NULL;
    bool total = f->floor_is_guides || f->offer->floor.whole; /* a floor that is one sum */
    const char *key = total   ? stays ? "walk.total.kept" : "walk.total"
                      : stays ? "walk.list.kept"
                              : "walk.list";
    find(c, "walk.text",
         !n ? catalogue_say(c->p->words, "walk.none")
            : SAY(c, key, "list", present_list(c->p, items, n), "kept", stays ? stays : ""));
    find(c, "walk.smallest", smallest_yes(c));
    find(c, "walk.alternative", f->offer->walk_away.s);
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

/* As many as "Before the call" has to put right; where nothing is wrong, its notes. */
static void find_checks_line(struct composing *c)
{
    const struct check *worst = NULL;
    for (size_t i = 0; i < c->advice->checks_n; i++)
        if (check_is_the_candidates(c->advice, c->out->floor, i) &&
            (!worst || c->advice->checks[i].severity > worst->severity))
            worst = &c->advice->checks[i];
    if (!worst)
        return;
    bool wrong = worst->severity > SEVERITY_NOTE;
    size_t n = checks_at_least(c->advice, c->out->floor, wrong ? SEVERITY_WARNING : SEVERITY_NOTE);
    const char *name = catalogue_find(c->p->words, arena_printf(c->arena, "check.%s", worst->id));
    const char *page = section_page(c->out, "before");
    find(c, "call.checks",
         SAY(c,
             wrong    ? n == 1 ? "checks.line.one" : "checks.line"
             : n == 1 ? "checks.line.note"
                      : "checks.line.notes",
             "n", present_number_word(c->p, (int64_t)n), "worst", name ? name : worst->id, "page",
             page ? page : ""));
}

/* What the key table's sums hold and no column of it shows. */
static void find_rest_of_columns(struct composing *c)
{
    const struct figures *f = c->f;
    const char *names[PAY_PARTS + 1], *page = section_page(c->out, "offer");
    enum money_part shown[PAY_PARTS];
    size_t n = 0, columns = brief_parts(f, shown, brief_columns(c->p, f));
    for (int part = 0; part < PAY_PARTS; part++) {
        bool there = !(f->in_play >> part & 1);
        for (size_t i = 0; i < columns; i++)
            there |= shown[i] == (enum money_part)part;
        if (!there)
            names[n++] =
                catalogue_say(c->p->words, arena_printf(c->arena, "part.%s", pay_rows[part].key));
    }
    if (f->package.refresh_four_year || f->ask.refresh_four_year) {
        const char *others = section_page(c->out, "others");
        page = !n && others ? others : page; /* no row of the offer's table, but one there */
        names[n++] = catalogue_say(c->p->words, "letter.total.refresh");
    }
    if (n && page)
        find(c, "row.rest", SAY(c, "row.rest", "list", present_list(c->p, names, n), "page", page));
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

/* What the ask's row and the opening are for: at their turn nothing new is said. */
static void find_turn(struct composing *c)
{
    bool final = c->f->history.final;
    bool theirs = c->f->history.turn == TURN_EMPLOYER && !final && c->f->verdict != VERDICT_AT_ASK;
    const char *in_unit = pay_stated(c->p, &c->f->ask, PAY_BASE); /* that is the number to say */
    find(c, "row.ask",
         c->f->has_ask && !theirs && !final && c->f->ask.base_unit.has && in_unit
             ? in_unit
             : catalogue_say(c->p->words, !c->f->has_ask    ? "row.ask.none"
                                          : theirs || final ? "row.ask.said"
                                                            : "row.ask"));
    find(c, "opening.label",
         catalogue_say(c->p->words, theirs ? "label.opening.asked" : "label.opening"));
}

/* What the options that are asked for by number count as: ", $195,000 for the 16,596 options". */
static const char *options_asked(struct composing *c)
{
    const struct package_fig *ask = &c->f->ask;
    if (!package_by_number(ask) || ask->equity <= c->f->package.equity)
        return "";
    return SAY(c, "call.options.asked", "amount", AMOUNT(c, ask->equity), "shares",
               pay_equity(c->p, ask));
}

/* ---- the sheet ---------------------------------------------------------------------------- */

void find_call(struct composing *c)
{
    const struct figures *f = c->f;
    bool front = c->out->floor == FLOOR_FRONT && f->has_floor;
    find(c, "call.title", headline(c));
    find(c, "call.deck", deck(c, front));
    if (c->out->floor == FLOOR_BACK && f->has_floor)
        find(c, "floor.verdict", verdict_apart(c));
    find_turn(c);
    find_more(c);
    find_rest_of_columns(c);
    find_checks_line(c);
    find_clocks(c);
    find_call_time(c);
    if (show_floor(c) && f->has_floor && f->verdict != VERDICT_AT_ASK)
        find_walk_away(c);
    find(c, "walk.never",
         date_set(f->respond_by)
             ? SAY(c, "walk.never.by", "day",
                   catalogue_say(c->p->words, arena_printf(c->arena, "weekday.%d",
                                                           date_weekday(f->respond_by) + 1)))
             : catalogue_say(c->p->words, "walk.never"));
    bool worth_unknown = f->package.equity_unknown || f->ask.equity_unknown;
    if (f->equity_per_step.has && f->equity_per_step.v > 0 && !worth_unknown &&
        f->verdict != VERDICT_AT_ASK)
        find(c, "trade.short",
             SAY(c, f->package.kind == EQUITY_LIQUID ? "trade.short.liquid" : "trade.short", "base",
                 AMOUNT(c, f->step_base.v), "equity", AMOUNT(c, f->equity_per_step.v), "years",
                 present_number_word(c->p, f->ask.vesting_years)));
    find_opening(c);
    if (f->package.equity_unknown)
        find(c, "call.options",
             catalogue_say(c->p->words, brief_lacks_strike(c) ? "call.options.unknown.strike"
                                                              : "call.options.unknown"));
    else if (f->package.kind == EQUITY_OPTIONS)
        find(c, "call.options",
             SAY(c, f->package.face_value.has ? "call.options.face" : "call.options", "value",
                 AMOUNT(c, f->package.equity), "asked", options_asked(c), "face",
                 AMOUNT(c, f->package.face_value.v)));
}
