/* fill.c - from cells to a row; see fill.h. */
#include "import/fill.h"
#include "import/towns.h"

/* ---- one cell -------------------------------------------------------------------------------- */

struct filling {
    struct draft *d;
    struct row *row;
    const struct candidate *c;
};

static void leave(const struct filling *f, const struct entry *e, const char *reason)
{
    draft_leave_out(f->d, f->c->line, e->cell.text, reason);
}

static void set(struct range *to, const struct reading *r, money times)
{
    to->stated = true;
    to->min = r->min * times;
    to->max = r->max * times;
    to->open = r->open;
}

/* The range in the row's currency, or NULL with the reason told. */
static const struct reading *money_of(const struct filling *f, const struct entry *e)
{
    if (!e->own && e->in && f->c->currency)
        leave(f, e,
              arena_printf(f->d->a, "it is in %s, and the row is in %s", e->in, f->c->currency));
    else if (!e->own)
        leave(f, e, "neither the sign nor the heading nor the region says which currency it is");
    return e->own;
}

static void fill_yearly(const struct filling *f, const struct entry *e, struct range *to)
{
    const struct reading *r = money_of(f, e);
    if (r && r->period == PERIOD_GRANT)
        leave(f, e, "an amount over several years where one a year belongs");
    else if (r)
        set(to, r, r->period == PERIOD_MONTH ? 12 : 1);
}

int heading_years(const char *heading)
{
    size_t n;
    int years = 0;
    for (const char *p = heading; *p && !years; p++)
        years = p == heading || !ascii_is_digit(p[-1]) ? years_at(p, &n) : 0;
    return years;
}

static void equity_kind(const struct draft *d, const char *heading, struct region *to)
{
    static const char *const names[] = {"option", "rsu", "phantom", "bspce", "private", NULL};
    enum { OPTION = 2, UNIT = 4, UNITS_OF_CASH = 8, WARRANT = 16, PRIVATE = 32 };
    unsigned is = draft_found(d, "paper", heading, names);
    bool options = (is & (OPTION | UNIT)) == OPTION;
    if (is & UNITS_OF_CASH) {
        to->equity_phantom = true;
        to->instrument = INSTRUMENT_OTHER;
    } else if (is & PRIVATE || (d->pre_ipo && !d->listed && !options)) {
        to->equity_kind = EQUITY_PRE_IPO;
    } else if (options) {
        to->equity_kind = EQUITY_OPTIONS;
    } else if (d->listed && !d->pre_ipo && !(is & OPTION)) {
        to->equity_kind = EQUITY_LIQUID;
    }
    if ((is & (OPTION | UNIT)) == UNIT)
        to->instrument = RSU;
    else if (is & WARRANT)
        to->instrument = BSPCE;
}

static void fill_equity(const struct filling *f, const struct entry *e)
{
    struct region *to = &f->row->region;
    int years = heading_years(e->heading);
    to->equity.text = e->cell.text;
    to->equity_years = years ? years : 4;
    to->equity_none = e->cell.kind == CELL_NONE;
    f->row->same_equity = e->cell.kind == CELL_SAME;
    if (e->cell.kind == CELL_COUNT)
        leave(f, e, "a number of papers; what one is worth isn't stated");
    const struct reading *r = e->cell.kind == CELL_MONEY ? money_of(f, e) : NULL;
    if (!r)
        return;
    if (r->period == PERIOD_MONTH) {
        leave(f, e, "equity a month; which grant it is part of isn't stated");
        return;
    }
    if (f->c->against) {
        leave(f, e,
              f->c->yearly
                  ? "the row's total adds up only if this is the whole grant's, the rest of "
                    "the table's only if it is a year's"
                  : "the row's total adds up only if this is a year's, the rest of the "
                    "table's only if it is the whole grant's");
        return;
    }
    set(&to->equity, r, 1);
    equity_kind(f->d, e->heading, to);
    if (r->years)
        to->equity_years = r->years;
    to->equity_per_year = f->c->yearly || r->period == PERIOD_YEAR ||
                          (r->period == PERIOD_UNSTATED && !years && !r->years &&
                           draft_says(f->d, "yearly", e->heading));
}

static void fill_bonus(const struct filling *f, const struct entry *e)
{
    struct region *to = &f->row->region;
    enum cell_kind kind = e->cell.kind;
    bool priced = kind == CELL_MONEY || kind == CELL_PERCENT;
    if (to->bonus_text && priced)
        leave(
            f, e,
            arena_printf(f->d->a, "a further part of pay (%s), which is in no figure", e->heading));
    if (to->bonus_text || (e->what == COLUMN_FURTHER && kind != CELL_MONEY))
        return;
    to->bonus_text = to->bonus.text = e->cell.text;
    to->bonus_kind = kind == CELL_PERCENT ? GBONUS_PERCENT
                     : kind == CELL_OPEN  ? GBONUS_DISCRETIONARY
                     : kind == CELL_NONE  ? GBONUS_NONE
                                          : GBONUS_UNSTATED;
    if (kind == CELL_PERCENT)
        set(&to->bonus, &e->cell.main, 1);
    if (kind == CELL_MONEY)
        fill_yearly(f, e, &to->bonus);
    if (kind == CELL_MONEY && to->bonus.stated)
        to->bonus_kind = GBONUS_AMOUNT;
}

static bool unread(const struct filling *f, const struct entry *e)
{
    bool amounts = e->cell.kind == CELL_MONEY || e->cell.kind == CELL_COUNT;
    const char *why = NULL;
    if (e->cell.kind == CELL_UNREAD)
        why = e->cell.why;
    else if (e->what == COLUMN_MIXED && (amounts || e->cell.kind == CELL_PERCENT))
        why =
            arena_printf(f->d->a, "its column (%s) doesn't say which of the two it is", e->heading);
    else if (e->what == COLUMN_OTHER && amounts)
        why = arena_printf(f->d->a,
                           "its column (%s) is none of base, equity, bonus, sign-on and total",
                           e->heading);
    if (why)
        leave(f, e, why);
    return why;
}

/* What the source prints in the cell stands in the guide, read or not. */
static void fill(const struct filling *f, const struct entry *e)
{
    struct region *to = &f->row->region;
    struct range *r = e->what == COLUMN_BASE      ? &to->base
                      : e->what == COLUMN_TOTAL   ? &to->total
                      : e->what == COLUMN_SIGN_ON ? &f->row->sign_on
                                                  : NULL;
    enum cell_kind kind = e->cell.kind;
    const struct reading *m;
    if (r)
        r->text = e->cell.text;
    if (unread(f, e))
        return;
    if (e->what == COLUMN_BASE && kind == CELL_FACTOR) {
        to->factor_text = e->cell.text;
        to->base.text = NULL;
        to->factor_min = (struct decimal){.stated = true, .e8 = e->cell.main.min * 10000};
        to->factor_max = (struct decimal){.stated = true, .e8 = e->cell.main.max * 10000};
        f->row->of = e->cell.of;
    } else if (e->what == COLUMN_EQUITY) {
        fill_equity(f, e);
    } else if (e->what == COLUMN_BONUS || e->what == COLUMN_FURTHER) {
        fill_bonus(f, e);
    } else if (e->what == COLUMN_SIGN_ON) {
        if (kind == CELL_MONEY && (m = money_of(f, e)))
            set(&f->row->sign_on, m, 1);
    } else if (r && kind == CELL_MONEY) {
        fill_yearly(f, e, r);
    } else if (r && (kind == CELL_PERCENT || kind == CELL_COUNT)) {
        leave(f, e, "no amount of money");
    }
}

/* ---- the row --------------------------------------------------------------------------------- */

static const char *without_bracket(struct draft *d, const char *text)
{
    size_t n = strcspn(text, "(");
    while (n && text[n - 1] == ' ')
        n--;
    return n ? arena_strndup(d->a, text, n) : text;
}

/* "US (Menlo Park / NYC)": the bracket tells it from other rows; "Austin (HQ)" doesn't. */
static bool town_in_bracket(const struct draft *d, const char *name)
{
    size_t n;
    const char *open = strchr(name, '(');
    return open && (!draft_at(d, "not-place", name, open + 1, &n) || open[1 + n] != ')');
}

static void name_row(struct draft *d, struct row *row, const struct candidate *c)
{
    struct region *to = &row->region;
    const struct town *t = c->town;
    row->level = c->level ? level_of(d, c->level) : -1;
    row->town = t ? (int)(t - d->towns) : TOWN_NONE;
    to->level = c->level;
    if (!t && c->title)
        to->level = arena_printf(d->a, "%s (%s)", c->title, c->level);
    to->name = t ? t->name : to->level; /* a name that is the level's is no place */
    const char *id = t ? t->name : to->level;
    if (!t || !town_in_bracket(d, id))
        id = without_bracket(d, t ? id : c->level);
    if (t && c->level)
        id = arena_printf(d->a, "%s %s", id, without_bracket(d, c->level));
    to->id = draft_id(d, ID_ROW, id);
    to->us = to->currency && strcmp(to->currency, "USD") == 0 &&
             (!t || !t->country || strcmp(t->country, "USD") == 0);
}

/* "$125K – $170K (GBP equiv.)": another currency's code stands beside the amounts. */
static bool stands_for(const struct cell *cell, const char *currency)
{
    struct str t = str_of(cell->text);
    size_t n;
    for (size_t i = 0; cell->equivalent && i < t.n; i++) {
        const struct currency *c = ascii_is_capital(t.s[i]) ? currency_at(t, i, false, &n) : NULL;
        if (c && n == 3 && strcmp(c->code, currency) != 0)
            return true;
    }
    return false;
}

/* Whose row it is stands nowhere: nothing of it can be used. */
static bool is_nameless(const struct candidate *c)
{
    return (c->level && !*c->level) || (c->town && !*c->town->name) || !(c->level || c->town);
}

void row_keep(struct draft *d, const struct candidate *c)
{
    if (is_nameless(c)) {
        for (size_t i = 0; i < c->n; i++)
            draft_leave_out(d, c->line, c->entries[i].cell.text,
                            "which place or level its row is for isn't stated");
        return;
    }
    struct row *row = arena_new_of(d->a, struct row);
    const struct left *mark = d->left_last;
    struct region *to = &row->region;
    struct filling f = {d, row, c};
    to->equity_years = 4;
    to->currency = c->currency;
    row->line = c->line;
    for (size_t i = 0; i < c->n; i++)
        if (c->currency && stands_for(&c->entries[i].cell, c->currency)) {
            draft_leave_out(d, c->line, c->town ? c->town->name : c->level,
                            "the row's amounts stand for pay in another currency, which isn't "
                            "stated");
            return;
        }
    for (int further = 0; further < 2; further++)
        for (size_t i = 0; i < c->n; i++)
            if ((c->entries[i].what == COLUMN_FURTHER) == further)
                fill(&f, &c->entries[i]);
    name_row(d, row, c);
    bool amounts = to->base.stated || to->equity.stated || to->total.stated ||
                   to->bonus_kind == GBONUS_AMOUNT || to->factor_min.stated;
    if (amounts && (to->currency || to->factor_min.stated)) {
        DRAFT_ADD(d, rows, row);
        d->rows_n++;
    } else if (d->left_last == mark) {
        draft_leave_out(d, c->line, to->name, "the row states no amount that can be read");
    }
}
