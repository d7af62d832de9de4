/* history.c - moves, steps and what has been closed of the first gap (contract 2.15).
 *
 * The package is the employer's newest move, the ask the candidate's next; neither stands in the
 * history. A move's unstated parts are those of the same side's move before.
 */
#include "comp/history.h"

struct sides {
    const struct move_exact *first, *last; /* NULL: no move of this side */
};

/* ---- reading -----------------------------------------------------------------------------------
 */

/* What a move in another currency states, brought to the figures' and put over what it carries. */
static bool in_own_currency(struct calc *c, const struct exact *x, const struct rat_name *name,
                            const struct package *own, const struct terms *carried,
                            struct terms *out)
{
    const struct rate *rate = offer_rate(x->in, own->currency, x->currency);
    if (!rate) {
        diag_add(c->diags, DIAG_TWO_CURRENCIES, own->currency_at,
                 "this move is in %s, the figures are in %s; add <rate from=\"%s\" to=\"%s\" "
                 "value=\"…\" date=\"…\"/>",
                 own->currency, x->currency, own->currency, x->currency);
        c->failed = true;
        return false;
    }
    struct package whole = *own;
    whole.whole = true;
    if (!side_move(c, x, name, &whole, carried, out))
        return false;
    terms_convert(c, out, rate_exact(c, rate));
    if (own->whole)
        return true;
    struct terms stated = *out;
    const struct terms *const list[] = {&stated};
    struct item items[ITEMS_MAX];
    size_t n = terms_items(list, 1, items, ITEMS_MAX);
    *out = side_carried(c, carried);
    out->own = stated.own;
    for (size_t i = 0; i < n; i++)
        if (terms_has(&stated, &items[i]))
            terms_take(c, out, &stated, &items[i]);
    return true;
}

static bool read_move(struct calc *c, const struct exact *x, size_t i, const struct terms *carried,
                      struct move_exact *out)
{
    const struct history_move *m = &x->in->moves[i];
    const struct rat_name *name = calc_name(c, calc_name(c, NULL, "history", -1), "moves", (int)i);
    bool foreign = m->package.currency && strcmp(m->package.currency, x->currency) != 0;
    out->entry = m;
    calc_about(c, "a figure of this move", m->at);
    if (!(foreign ? in_own_currency(c, x, name, &m->package, carried, &out->terms)
                  : side_move(c, x, name, &m->package, carried, &out->terms)))
        return false;
    out->worth = terms_worth(c, NULL, &out->terms);
    for (int part = 0; part < PAY_PARTS; part++)
        out->worth.part[part] = calc_figure(c, name, pay_rows[part].key, out->worth.part[part]);
    out->worth.annual = calc_figure(c, name, "annual", out->worth.annual);
    out->worth.four_year = calc_figure(c, name, "four_year", out->worth.four_year);
    return true;
}

static bool same_worth(const struct worth *a, const struct worth *b)
{
    for (int part = 0; part < PAY_PARTS; part++)
        if (rat_cmp(a->part[part], b->part[part]) != 0)
            return false;
    return rat_cmp(a->annual, b->annual) == 0 && rat_cmp(a->four_year, b->four_year) == 0;
}

/* ---- figures ------------------------------------------------------------------------------------
 */

static money signed_figure(struct calc *c, const struct rat_name *in, const char *part, rat a)
{
    return calc_money(c, calc_figure_of(c, FIGURE_SIGNED, NULL, in, part, -1, a));
}

/* to − from */
static struct step_fig step_between(struct calc *c, const struct rat_name *in,
                                    const struct worth *from, const struct worth *to)
{
    struct rats *r = c->rats;
    struct step_fig s = {.has = true};
    for (int part = 0; part < PAY_PARTS; part++)
        s.part[part] =
            signed_figure(c, in, pay_rows[part].key, rat_sub(r, to->part[part], from->part[part]));
    s.annual = signed_figure(c, in, "annual", rat_sub(r, to->annual, from->annual));
    s.four_year = signed_figure(c, in, "four_year", rat_sub(r, to->four_year, from->four_year));
    return s;
}

/* Every bonus is the same per cent, or the same months' pay, on both sides. */
static bool bonus_follows(struct calc *c, const struct terms *from, const struct terms *to)
{
    const struct terms *const both[] = {from, to};
    struct item items[2 * ITEMS_MAX];
    size_t n = terms_items(both, 2, items, sizeof items / sizeof *items);
    for (size_t i = 0; i < n; i++) {
        enum rule rule = terms_rule(from, to, &items[i]);
        if (items[i].part == PAY_BONUS &&
            (rule == RULE_AMOUNT || rat_cmp(terms_item(c, from, &items[i], rule),
                                            terms_item(c, to, &items[i], rule)) != 0))
            return false;
    }
    return true;
}

static void fill_moves(struct calc *c, const struct offer *o, struct history_fig *h,
                       struct move_exact *moves)
{
    const struct move_exact *before[] = {
        [BY_NOBODY] = NULL, [BY_EMPLOYER] = NULL, [BY_CANDIDATE] = NULL};
    for (size_t i = 0; i < o->moves_n; i++) {
        struct move_exact *m = &moves[i];
        struct move_fig *out = &h->moves[i];
        const struct move_exact **last = &before[m->entry->by];
        out->entry = m->entry;
        sum_print(c, &m->terms, &m->worth, &out->is);
        if (*last) {
            const struct rat_name *in = calc_name(
                c, calc_name(c, calc_name(c, NULL, "history", -1), "moves", (int)i), "step", -1);
            m->answer_only = out->answer_only = same_worth(&(*last)->worth, &m->worth);
            out->step = step_between(c, in, &(*last)->worth, &m->worth);
            out->step.bonus_follows = bonus_follows(c, &(*last)->terms, &m->terms);
        }
        *last = m;
    }
}

static struct sides sides_of(const struct offer *o, const struct move_exact *moves,
                             enum history_by by)
{
    struct sides s = {NULL, NULL};
    for (size_t i = 0; i < o->moves_n; i++) {
        if (moves[i].entry->by != by)
            continue;
        s.first = s.first ? s.first : &moves[i];
        s.last = &moves[i];
    }
    return s;
}

static struct share closed(struct calc *c, const struct rat_name *in, const char *part, rat moved,
                           rat first)
{
    if (!first || rat_sign(first) <= 0)
        return (struct share){.has = false};
    return calc_share(
        c, calc_figure_of(c, FIGURE_SHARE, NULL, in, part, -1, rat_div(c->rats, moved, first)));
}

static void fill_gap(struct calc *c, const struct exact *x, const struct rat_name *history,
                     struct sides employer, struct sides candidate, struct history_fig *h)
{
    struct rats *r = c->rats;
    const struct rat_name *gap = calc_name(c, history, "gap", -1);
    const struct rat_name *share = calc_name(c, history, "closed", -1);
    rat now = rat_sub(r, x->ask.worth.four_year, x->offer_worth.four_year);
    h->gap_now = calc_fig(c, calc_figure_of(c, FIGURE_SIGNED, NULL, gap, "now", -1, now));
    if (!employer.first || !candidate.first)
        return;
    rat first = rat_sub(r, candidate.first->worth.four_year, employer.first->worth.four_year);
    first = calc_figure_of(c, FIGURE_SIGNED, NULL, gap, "first", -1, first);
    h->gap_first = calc_fig(c, first);
    h->closed_employer =
        closed(c, share, "employer",
               rat_sub(r, x->offer_worth.four_year, employer.first->worth.four_year), first);
    h->closed_candidate =
        closed(c, share, "candidate",
               rat_sub(r, candidate.first->worth.four_year, x->ask.worth.four_year), first);
}

rat history_amount(const struct calc *c, const struct exact *x, const struct history_said *s,
                   const struct amount *a)
{
    struct rats *r = c->rats;
    rat v = rat_money(r, a->value);
    if (s->pay.per == PER_YEAR)
        return v;
    const struct pay *own = &x->in->package.base_pay;
    bool carried = !s->pay.times.stated && own->per == s->pay.per && own->times.stated;
    int64_t times = carried               ? own->times.e8
                    : s->pay.times.stated ? s->pay.times.e8
                                          : offer_per_times(s->pay.per);
    return rat_mul(r, v, rat_decimal(r, times));
}

static void fill_said(struct calc *c, const struct exact *x, const struct rat_name *history,
                      struct history_fig *h)
{
    const struct offer *o = x->in;
    h->said_n = o->said_n;
    h->said = arena_new_array(c->arena, struct said_fig, o->said_n);
    for (size_t i = 0; i < o->said_n; i++) {
        const struct history_said *s = &o->said[i];
        const struct rat_name *in = calc_name(c, history, "said", (int)i);
        h->said[i] = (struct said_fig){
            .entry = s,
            .low = calc_money(c, calc_figure(c, in, "low", history_amount(c, x, s, &s->low))),
            .high = calc_money(c, calc_figure(c, in, "high", history_amount(c, x, s, &s->high)))};
    }
}

static enum turn turn_of(const struct offer *o, struct sides candidate)
{
    struct date offered = date_set(o->offered) ? o->offered : o->date;
    if (!candidate.last)
        return TURN_CANDIDATE;
    return date_cmp(offered, candidate.last->entry->date) >= 0 ? TURN_CANDIDATE : TURN_EMPLOYER;
}

/* The newest entry of all is theirs, it says "final", and today's package is no newer. */
static bool is_final(const struct offer *o)
{
    const struct history_move *last = o->moves_n ? &o->moves[o->moves_n - 1] : NULL;
    return last && last->by == BY_EMPLOYER && last->answer == ANSWER_FINAL &&
           date_cmp(date_set(o->offered) ? o->offered : last->date, last->date) <= 0;
}

static int round_of(const struct offer *o, const struct move_exact *moves)
{
    int n = 1;
    for (size_t i = 0; i < o->moves_n; i++)
        n += moves[i].entry->by == BY_EMPLOYER && !moves[i].answer_only;
    return n;
}

bool history_fill(struct calc *c, const struct exact *x, struct figures *f, struct move_exact *out)
{
    const struct offer *o = x->in;
    struct history_fig *h = &f->history;
    const struct terms *carried[] = {[BY_EMPLOYER] = &x->offer, [BY_CANDIDATE] = &x->ask.terms};
    h->has = o->has_history || o->moves_n || o->said_n;
    h->round = 1;
    if (!h->has)
        return true;
    for (size_t i = 0; i < o->moves_n; i++) {
        enum history_by by = o->moves[i].by;
        if (!read_move(c, x, i, carried[by], &out[i]))
            return false;
        carried[by] = &out[i].terms;
    }
    const struct rat_name *history = calc_name(c, NULL, "history", -1);
    h->moves_n = o->moves_n;
    h->moves = arena_new_array(c->arena, struct move_fig, o->moves_n);
    fill_moves(c, o, h, out);
    fill_said(c, x, history, h);
    struct sides employer = sides_of(o, out, BY_EMPLOYER),
                 candidate = sides_of(o, out, BY_CANDIDATE);
    const struct rat_name *in = calc_name(c, history, "employer", -1);
    if (employer.first) {
        h->employer_moved =
            step_between(c, calc_name(c, in, "moved", -1), &employer.first->worth, &x->offer_worth);
        h->employer_step =
            step_between(c, calc_name(c, in, "step", -1), &employer.last->worth, &x->offer_worth);
        h->employer_step.bonus_follows = bonus_follows(c, &employer.last->terms, &x->offer);
    }
    in = calc_name(c, history, "candidate", -1);
    if (candidate.first) {
        h->candidate_moved =
            step_between(c, calc_name(c, in, "moved", -1), &x->ask.worth, &candidate.first->worth);
        h->candidate_step =
            step_between(c, calc_name(c, in, "step", -1), &candidate.last->worth, &x->ask.worth);
        h->candidate_step.bonus_follows = bonus_follows(c, &candidate.last->terms, &x->ask.terms);
    }
    fill_gap(c, x, history, employer, candidate, h);
    h->turn = o->moves_n ? turn_of(o, candidate) : TURN_NONE;
    h->final = is_final(o);
    h->round = round_of(o, out);
    return true;
}
