/* findings_history.c - checks about what was said before today (contract 2.12, 5 "Checks"). */
#include "comp/findings.h"

struct looking {
    struct calc *c;
    const struct exact *x;
    const struct move_exact *moves;
    struct figures *f;
};

static struct money_check *found(const struct looking *l, const char *id,
                                 enum diag_severity severity, struct place at)
{
    return calc_check(l->c, id, severity, ABOUT_HISTORY, at);
}

static const struct move_exact *last_of(const struct looking *l, enum history_by by)
{
    const struct move_exact *last = NULL;
    for (size_t i = 0; i < l->x->in->moves_n; i++)
        if (l->moves[i].entry->by == by)
            last = &l->moves[i];
    return last;
}

/* ---- contradicts --------------------------------------------------------------------------------
 */

/* Says of an item what the two hold: shares where both are by number, whatever those are worth. */
static void item_found(const struct looking *l, struct money_check *k, const struct item *it,
                       const struct terms *stated, const struct terms *computed)
{
    k->shares = terms_rule(stated, computed, it) == RULE_SHARES;
    enum rule rule = k->shares ? RULE_SHARES : RULE_AMOUNT;
    k->part = (int)it->part;
    k->name = it->name;
    k->stated = calc_fig(l->c, terms_item(l->c, stated, it, rule));
    k->computed = calc_fig(l->c, terms_item(l->c, computed, it, rule));
}

/* The items of two packages in which the first is above the second, each in its own unit. Returns
 * how many. */
static size_t items_above(const struct looking *l, const struct terms *a, const struct terms *b,
                          struct item out[2 * ITEMS_MAX])
{
    const struct terms *const both[] = {a, b};
    size_t n = terms_items(both, 2, out, 2 * ITEMS_MAX), above = 0;
    for (size_t i = 0; i < n; i++) {
        enum rule rule = terms_rule(a, b, &out[i]);
        if (rat_cmp(terms_item(l->c, a, &out[i], rule), terms_item(l->c, b, &out[i], rule)) > 0)
            out[above++] = out[i];
    }
    return above;
}

/* A part of the stated ask above that part in the candidate's last move; a bonus or an allowance
 * is one by its name (contract 5 "Bonuses"), here and below. */
static void against_last_move(const struct looking *l)
{
    const struct move_exact *last = last_of(l, BY_CANDIDATE);
    const struct side_exact *ask = &l->x->stated;
    struct item items[2 * ITEMS_MAX];
    size_t n = last ? items_above(l, &ask->terms, &last->terms, items) : 0;
    for (size_t i = 0; i < n; i++) {
        if (!terms_states(&ask->terms, ask->by_name, &items[i]))
            continue;
        struct money_check *k = found(l, "contradicts", SEVERITY_WARNING, ask->at[items[i].part]);
        item_found(l, k, &items[i], &ask->terms, &last->terms);
        k->date = last->entry->date;
        k->who = last->entry->with.s;
    }
}

/* Which part a named number is about ("sign-on" is the key sign_on); -1: a year's total. */
static int part_said(enum history_part said)
{
    const char *name = offer_history_part_names[said];
    for (int part = 0; name && part < PAY_PARTS; part++) {
        const char *key = pay_rows[part].key;
        size_t i = 0;
        while (key[i] && (key[i] == name[i] || (key[i] == '_' && name[i] == '-')))
            i++;
        if (!key[i] && !name[i])
            return part;
    }
    return -1;
}

static rat worth_said(const struct worth *w, const struct history_said *s)
{
    int part = part_said(s->part);
    return s->part == SAID_ANNUAL ? w->annual : part < 0 ? NULL : w->part[part];
}

/* A later move of the candidate's that names that part has replaced what was said. */
static const struct move_exact *replaced_by(const struct looking *l, const struct history_said *s)
{
    int part = part_said(s->part);
    for (size_t i = 0; i < l->x->in->moves_n; i++) {
        const struct move_exact *m = &l->moves[i];
        bool names = part < 0 || m->terms.own >> part & 1;
        if (m->entry->by == BY_CANDIDATE && m->entry->order > s->order && names)
            return m;
    }
    return NULL;
}

static void against_said(const struct looking *l)
{
    const struct offer *o = l->x->in;
    const struct side_exact *ask = &l->x->stated;
    for (size_t i = 0; i < o->said_n; i++) {
        const struct history_said *s = &o->said[i];
        int part = part_said(s->part);
        rat asked = worth_said(&ask->worth, s);
        bool states = s->part == SAID_ANNUAL || (part >= 0 && ask->by_name & 1u << part);
        if (s->by != BY_CANDIDATE || !asked || !states)
            continue;
        rat low = history_amount(l->c, l->x, s, &s->low),
            high = history_amount(l->c, l->x, s, &s->high);
        if (rat_cmp(asked, low) >= 0 && rat_cmp(asked, high) <= 0)
            continue;
        const struct move_exact *later = replaced_by(l, s);
        struct money_check *k =
            found(l, "contradicts", later ? SEVERITY_NOTE : SEVERITY_WARNING, s->at);
        k->part = part;
        k->stated = calc_fig(l->c, asked);
        k->computed = calc_fig(l->c, rat_cmp(asked, low) < 0 ? low : high);
        k->date = s->date;
        k->other_date = later ? later->entry->date : (struct date){0};
        k->who = s->to.s;
    }
}

/* ---- the floor ----------------------------------------------------------------------------------
 */

static struct money_check *above(const struct looking *l, int part, struct date date,
                                 const char *who)
{
    struct money_check *k = found(l, "floor-above-said", SEVERITY_WARNING, l->x->floor.at[part]);
    k->part = part;
    k->date = date;
    k->who = who;
    k->is_floor = true;
    return k;
}

/* A number was named in a move too. */
static void floor_above_moves(const struct looking *l)
{
    const struct side_exact *floor = &l->x->floor;
    for (size_t i = 0; l->x->has_floor && i < l->x->in->moves_n; i++) {
        const struct move_exact *m = &l->moves[i];
        struct item items[2 * ITEMS_MAX];
        bool mine = m->entry->by == BY_CANDIDATE;
        size_t n = mine ? items_above(l, &floor->terms, &m->terms, items) : 0;
        for (size_t k = 0; k < n; k++)
            if (terms_states(&floor->terms, floor->by_name, &items[k]) &&
                terms_states(&m->terms, m->terms.own, &items[k]))
                item_found(l, above(l, (int)items[k].part, m->entry->date, m->entry->with.s),
                           &items[k], &floor->terms, &m->terms);
    }
}

static void floor_above_said(const struct looking *l)
{
    const struct offer *o = l->x->in;
    const struct side_exact *floor = &l->x->floor;
    for (size_t i = 0; l->x->has_floor && i < o->said_n; i++) {
        const struct history_said *s = &o->said[i];
        int part = part_said(s->part);
        rat least = worth_said(&floor->worth, s);
        bool states = part >= 0 && floor->by_name & 1u << part;
        if (s->by != BY_CANDIDATE || !least || !states)
            continue;
        rat named = history_amount(l->c, l->x, s, &s->low); /* of a range they hear the low end */
        if (rat_cmp(least, named) <= 0)
            continue;
        struct money_check *k = above(l, part, s->date, s->to.s);
        k->stated = calc_fig(l->c, least);
        k->computed = calc_fig(l->c, named);
    }
}

/* ---- steps --------------------------------------------------------------------------------------
 */

/* Two moves of the candidate's with none of the employer's between, the second one lower; the
 * package counts where it was made, and today's ask as the last. */
static void against_yourself(const struct looking *l)
{
    const struct offer *o = l->x->in;
    const struct move_exact *before = NULL;
    for (size_t i = 0; i < o->moves_n; i++) {
        const struct move_exact *m = &l->moves[i];
        if (m->entry->by == BY_EMPLOYER) {
            before = m->answer_only ? before : NULL;
            continue;
        }
        if (before && rat_cmp(m->worth.four_year, before->worth.four_year) < 0) {
            struct money_check *k = found(l, "against-yourself", SEVERITY_WARNING, m->entry->at);
            k->stated = calc_fig(l->c, m->worth.four_year);
            k->computed = calc_fig(l->c, before->worth.four_year);
            k->date = m->entry->date;
            k->other_date = before->entry->date;
        }
        before = m;
    }
    bool their_turn = before && l->f->history.turn == TURN_EMPLOYER;
    if (!their_turn || rat_cmp(l->x->ask.worth.four_year, before->worth.four_year) >= 0)
        return;
    struct money_check *k =
        found(l, "against-yourself", SEVERITY_WARNING, l->x->stated.at[PAY_BASE]);
    k->stated = calc_fig(l->c, l->x->ask.worth.four_year);
    k->computed = calc_fig(l->c, before->worth.four_year);
    k->other_date = before->entry->date;
}

/* The candidate's last step down against the employer's last step up. */
static void bigger_step(const struct looking *l)
{
    const struct history_fig *h = &l->f->history;
    money down = -h->candidate_step.four_year, up = h->employer_step.four_year;
    if (!h->candidate_step.has || !h->employer_step.has || up <= 0 || down <= up)
        return;
    struct money_check *k = found(l, "bigger-step", SEVERITY_NOTE, l->x->stated.at[PAY_BASE]);
    k->stated = (struct fig){true, down};
    k->computed = (struct fig){true, up};
}

/* A part of the package under that of the employer's move before. */
static void went_back(const struct looking *l)
{
    const struct move_exact *last = last_of(l, BY_EMPLOYER);
    if (!last)
        return;
    struct item items[2 * ITEMS_MAX];
    size_t n = items_above(l, &last->terms, &l->x->offer, items);
    for (size_t i = 0; i < n; i++) {
        struct money_check *k = found(l, "went-back", SEVERITY_WARNING, l->x->in->package.at);
        item_found(l, k, &items[i], &l->x->offer, &last->terms);
        k->date = last->entry->date;
    }
}

void findings_history(struct calc *c, const struct exact *x, const struct move_exact *moves,
                      struct figures *f)
{
    const struct looking l = {c, x, moves, f};
    if (!f->history.has)
        return;
    against_last_move(&l);
    against_said(&l);
    floor_above_said(&l);
    floor_above_moves(&l);
    against_yourself(&l);
    bigger_step(&l);
    went_back(&l);
}
