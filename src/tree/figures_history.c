/* figures_history.c - what was said before today, as a page's table shows it: an entry a row, the
 * parts that moved as finished texts in their own units. */
#include "brief/cells.h"
#include "comp/timeline.h"
#include "tree/figures_tree.h"

#define COLUMNS 4 /* more parts than these stand in words beside the row */

struct rows {
    struct tree *t;
    const struct figures_tree *in;
    const struct told *told;
    size_t n;
    enum money_part parts[PAY_PARTS]; /* those that moved, the columns first */
    size_t parts_n;
};

static struct package_fig package_of(const struct figures *f, const struct told *x)
{
    if (x->kind == TOLD_OFFER)
        return f->package;
    if (x->kind == TOLD_ASK)
        return f->ask;
    return pay_of_sum(x->by == BY_CANDIDATE ? &f->ask : &f->package, &x->move->is);
}

static bool part_moved(const struct rows *r, enum money_part part)
{
    const struct figures *f = r->in->figures;
    const struct package_fig first = f->package;
    for (size_t i = 0; i < r->n; i++) {
        if (r->told[i].kind == TOLD_SAID)
            continue;
        const struct package_fig k = package_of(f, &r->told[i]);
        if (cell_differs(&first, &k, part))
            return true;
    }
    return false;
}

static void find_parts(struct rows *r)
{
    for (int part = 0; part < PAY_PARTS; part++)
        if (r->in->figures->in_play >> part & 1 && part_moved(r, (enum money_part)part))
            r->parts[r->parts_n++] = (enum money_part)part;
    if (!r->parts_n) /* nothing has moved: what it is about */
        r->parts[r->parts_n++] = PAY_BASE;
}

static const char *say(const struct rows *r, const char *key, const char *name, const char *value)
{
    return catalogue_fill(r->t->present->words, r->t->arena, key, name, value, NULL);
}

/* "by e-mail, Léa Martin" */
static const char *how(const struct rows *r, enum history_via via, const char *who)
{
    static const char *const keys[] = {[VIA_UNSTATED] = NULL,
                                       [VIA_CALL] = "history.via.call",
                                       [VIA_E_MAIL] = "history.via.e-mail",
                                       [VIA_LETTER] = "history.via.letter",
                                       [VIA_MEETING] = "history.via.meeting",
                                       [VIA_FORM] = "history.via.form"};
    const char *by = keys[via] ? catalogue_say(r->t->present->words, keys[via]) : NULL;
    return by && who ? arena_printf(r->t->arena, "%s, %s", by, who) : by ? by : who;
}

static const char *answer(const struct rows *r, enum history_answer a)
{
    static const char *const keys[] = {[ANSWER_UNSTATED] = NULL,
                                       [ANSWER_YES] = "history.answer.yes",
                                       [ANSWER_PART] = "history.answer.part",
                                       [ANSWER_NO] = "history.answer.no",
                                       [ANSWER_LATER] = "history.answer.later",
                                       [ANSWER_FINAL] = "history.answer.final"};
    return keys[a] ? catalogue_say(r->t->present->words, keys[a]) : NULL;
}

static const char *said_amount(const struct rows *r, const struct history_said *s)
{
    const struct present *p = r->t->present;
    const char *currency = s->currency ? s->currency : p->currency;
    int64_t times = s->pay.times.stated ? s->pay.times.e8 : offer_per_times(s->pay.per);
    const char *low = pay_in_unit(p, s->low.value, currency, s->pay.per, times);
    if (s->low.value == s->high.value)
        return low;
    if (s->pay.per == PER_YEAR && !s->currency)
        return present_range(p, s->low.value, s->high.value);
    return catalogue_fill(p->words, p->arena, "history.range", "low", low, "high",
                          pay_in_unit(p, s->high.value, currency, s->pay.per, times), NULL);
}

/* "named €75,000 for base": a number without a proposal. */
static const char *said(const struct rows *r, const struct history_said *s)
{
    bool of_part = s->part != SAID_ANNUAL && s->part != SAID_NOTHING;
    const char *key = arena_printf(r->t->arena, "part.%s",
                                   of_part ? pay_rows[s->part - SAID_BASE].key : "annual");
    return catalogue_fill(r->t->present->words, r->t->arena, "history.named", "amount",
                          said_amount(r, s), "part", catalogue_say(r->t->present->words, key),
                          NULL);
}

/* What was traded for it, what they answered, and the parts that have no column. */
static const char *beside(const struct rows *r, const struct told *x, const struct package_fig *k)
{
    const char *list[PAY_PARTS + 2];
    size_t n = 0;
    const char *reply = x->move ? answer(r, x->move->entry->answer) : NULL;
    if (x->unchanged)
        list[n++] = catalogue_say(r->t->present->words, "history.unchanged");
    if (reply)
        list[n++] = reply;
    if (x->move && x->move->entry->traded_for.s)
        list[n++] = say(r, "history.for", "what", x->move->entry->traded_for.s);
    for (size_t i = COLUMNS; i < r->parts_n; i++)
        list[n++] = catalogue_fill(
            r->t->present->words, r->t->arena, "pay.named", "amount",
            cell_short(r->t->present, k, r->parts[i]), "name",
            catalogue_say(r->t->present->words,
                          arena_printf(r->t->arena, "part.%s", pay_rows[r->parts[i]].key)),
            NULL);
    struct buf b;
    buf_init(&b, r->t->arena);
    const char *then = catalogue_say(r->t->present->words, "letter.also.then");
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s%s%s", i ? then : "", i ? " " : "", list[i]);
    return buf_str(&b);
}

/* Its money is a year's: a step of what is stated in another unit would be another number. */
static bool step_is_shown(const struct package_fig *k, enum money_part part)
{
    return part == PAY_BASE ? !k->base_unit.has
           : part == PAY_BONUS
               ? !(k->bonuses_n && (k->bonuses[0].has_percent || k->bonuses[0].has_months))
           : part == PAY_EQUITY ? !k->by_number && !k->equity_converted.has
                                : true;
}

/* A dash where there is nothing, or nobody has said that there is: never 0. */
static const char *cell_text(const struct present *p, const struct package_fig *k,
                             enum money_part part)
{
    bool any = k->part[part] || (part == PAY_EQUITY && k->by_number) ||
               (part == PAY_BONUS && k->bonuses_n);
    return any ? cell_short(p, k, part) : "–";
}

static void cells(const struct rows *r, xmlNode *row, const struct told *x)
{
    const struct present *p = r->t->present;
    const struct package_fig k = package_of(r->in->figures, x);
    for (size_t i = 0; i < r->parts_n && i < COLUMNS; i++) {
        money step = x->step->has ? x->step->part[r->parts[i]] : 0;
        xmlNode *cell = tree_leaf(r->t, row, "cell", cell_text(p, &k, r->parts[i]));
        if (step && step_is_shown(&k, r->parts[i]))
            tree_attr(r->t, cell, "step", present_signed(p, step));
    }
    xmlNode *total = tree_leaf(r->t, row, "total", present_amount(p, x->four_year));
    if (x->step->has && x->step->four_year)
        tree_attr(r->t, total, "step", present_signed(p, x->step->four_year));
    tree_attr(r->t, row, "beside", beside(r, x, &k));
}

static void entry(const struct rows *r, xmlNode *list, const struct told *x)
{
    static const char *const kinds[] = {"said", "move", "offer", "ask"};
    const struct catalogue *w = r->t->present->words;
    xmlNode *row = tree_el(r->t, list, "entry");
    tree_attr(r->t, row, "kind", kinds[x->kind]);
    tree_attr(r->t, row, "mark", x->by == BY_EMPLOYER ? "offer" : "ask");
    tree_attr(r->t, row, "when",
              x->kind == TOLD_ASK ? catalogue_say(w, "history.next")
                                  : present_date_day(r->t->present, x->date));
    tree_attr(r->t, row, "who",
              catalogue_say(w, x->by == BY_EMPLOYER ? "history.they" : "history.you"));
    if (x->kind == TOLD_SAID) {
        const char *to = x->said->entry->to.s;
        to = to ? say(r, "history.to", "who", to) : NULL;
        tree_attr(r->t, row, "how", how(r, x->said->entry->via, to));
        tree_leaf(r->t, row, "said", said(r, x->said->entry));
        return;
    }
    tree_attr(r->t, row, "how",
              x->move ? how(r, x->move->entry->via, x->move->entry->with.s)
                      : catalogue_say(w, x->kind == TOLD_OFFER ? "history.today.offer"
                                                               : "history.today.ask"));
    cells(r, row, x);
}

void tree_history(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    struct rows r = {.t = t, .in = in};
    r.n = timeline_of(t->arena, in->figures, &r.told);
    if (!r.n)
        return;
    find_parts(&r);
    xmlNode *list = tree_el(t, brief, "moves"), *heads = tree_el(t, list, "heads");
    for (size_t i = 0; i < r.parts_n && i < COLUMNS; i++)
        tree_leaf(t, heads, "head", tree_part_head(t, in, r.parts[i]));
    for (size_t i = 0; i < r.n; i++)
        entry(&r, list, &r.told[i]);
}
