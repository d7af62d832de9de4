/* fill.c - from cells to a row; see table.h. */
#include "import/table.h"
#include "import/towns.h"

/* ---- one cell -------------------------------------------------------------------------------- */

static void leave(struct draft *d, const struct row *row, const struct entry *e, const char *reason)
{
    draft_leave_out(d, row->line, e->cell.text, reason);
}

static void set(struct range *to, const struct reading *r, money times)
{
    to->stated = true;
    to->min = r->min * times;
    to->max = r->max * times;
    to->open = r->open;
}

/* The range in the row's currency, or NULL with the reason told. */
static const struct reading *money_of(struct draft *d, const struct row *row, const struct entry *e)
{
    if (!e->own)
        leave(d, row, e,
              e->in && row->currency
                  ? arena_printf(d->a, "it is in %s, and the row is in %s", e->in, row->currency)
                  : "neither the sign nor the heading nor the region says which currency it is");
    return e->own;
}

static void fill_yearly(struct draft *d, const struct row *row, const struct entry *e,
                        struct range *to)
{
    const struct reading *r = money_of(d, row, e);
    if (r && r->period == PERIOD_GRANT)
        leave(d, row, e, "an amount over several years where one a year belongs");
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

static void equity_kind(const struct draft *d, const char *heading, struct row *to)
{
    static const char *const names[] = {"option", "rsu", "phantom", "bspce", "private", NULL};
    enum { OPTION = 2, UNIT = 4, UNITS_OF_CASH = 8, WARRANT = 16, PRIVATE = 32 };
    unsigned is = draft_found(d, "paper", heading, names);
    bool options = (is & (OPTION | UNIT)) == OPTION;
    if (is & UNITS_OF_CASH)
        to->equity_kind = "phantom";
    else if (is & PRIVATE || (d->pre_ipo && !d->listed && !options))
        to->equity_kind = "pre-ipo";
    else if (options)
        to->equity_kind = "options";
    else if (d->listed && !d->pre_ipo && !(is & OPTION))
        to->equity_kind = "liquid";
    if (is & UNITS_OF_CASH)
        return;
    to->instrument = (is & (OPTION | UNIT)) == UNIT ? "rsu" : is & WARRANT ? "bspce" : NULL;
}

static void fill_equity(struct draft *d, struct row *to, const struct entry *e)
{
    int years = heading_years(e->heading);
    to->equity.text = e->cell.text;
    to->equity_years = years ? years : 4;
    to->equity_kind = e->cell.kind == CELL_NONE ? "none" : "not-stated";
    to->equity_same = e->cell.kind == CELL_SAME;
    if (e->cell.kind == CELL_COUNT)
        leave(d, to, e, "a number of papers; what one is worth isn't stated");
    const struct reading *r = e->cell.kind == CELL_MONEY ? money_of(d, to, e) : NULL;
    if (!r)
        return;
    if (r->period == PERIOD_MONTH) {
        leave(d, to, e, "equity a month; which grant it is part of isn't stated");
        return;
    }
    if (to->against) {
        leave(d, to, e,
              to->yearly ? "the row's total adds up only if this is the whole grant's, the rest of "
                           "the table's only if it is a year's"
                         : "the row's total adds up only if this is a year's, the rest of the "
                           "table's only if it is the whole grant's");
        return;
    }
    set(&to->equity, r, 1);
    equity_kind(d, e->heading, to);
    if (r->years)
        to->equity_years = r->years;
    to->equity_yearly = to->yearly || r->period == PERIOD_YEAR ||
                        (r->period == PERIOD_UNSTATED && !years && !r->years &&
                         draft_says(d, "yearly", e->heading));
}

static void fill_bonus(struct draft *d, struct row *to, const struct entry *e)
{
    enum cell_kind kind = e->cell.kind;
    to->bonus_percent = kind == CELL_PERCENT;
    if (to->bonus_percent)
        set(&to->bonus, &e->cell.main, 1);
    if (kind == CELL_MONEY)
        fill_yearly(d, to, e, &to->bonus);
    to->bonus.text = e->cell.text;
    to->bonus_kind = to->bonus_percent   ? "percent"
                     : to->bonus.stated  ? "amount"
                     : kind == CELL_OPEN ? "discretionary"
                     : kind == CELL_NONE ? "none"
                                         : "not-stated";
}

/* Why no part of the row can have what the cell holds; NULL: one can. */
static const char *unread(struct draft *d, const struct row *row, const struct entry *e)
{
    bool amounts = e->cell.kind == CELL_MONEY || e->cell.kind == CELL_COUNT;
    bool priced = e->cell.kind == CELL_MONEY || e->cell.kind == CELL_PERCENT;
    if (e->cell.kind == CELL_UNREAD)
        return e->cell.why;
    if (e->what == COLUMN_MIXED && (amounts || priced))
        return arena_printf(d->a, "its column (%s) doesn't say which of the two it is", e->heading);
    if (e->what == COLUMN_OTHER && amounts)
        return arena_printf(
            d->a, "its column (%s) is none of base, equity, bonus, sign-on and total", e->heading);
    bool bonus = e->what == COLUMN_BONUS || e->what == COLUMN_FURTHER;
    if (bonus && row->bonus_kind && priced)
        return arena_printf(d->a, "a further part of pay (%s), which is in no figure", e->heading);
    return NULL;
}

/* What the source prints in the cell stands in the guide, read or not. */
static void fill(struct draft *d, struct row *to, const struct entry *e)
{
    struct range *r = e->what == COLUMN_BASE      ? &to->base
                      : e->what == COLUMN_TOTAL   ? &to->total
                      : e->what == COLUMN_SIGN_ON ? &to->sign_on
                                                  : NULL;
    enum cell_kind kind = e->cell.kind;
    const char *why = unread(d, to, e);
    const struct reading *m;
    if (r)
        r->text = e->cell.text;
    if (why) {
        leave(d, to, e, why);
    } else if (e->what == COLUMN_BASE && kind == CELL_FACTOR) {
        to->factor_text = e->cell.text;
        to->base.text = NULL;
        to->factor_min = e->cell.main.min;
        to->factor_max = e->cell.main.max;
        to->of = e->cell.of;
    } else if (e->what == COLUMN_EQUITY) {
        fill_equity(d, to, e);
    } else if (e->what == COLUMN_BONUS || e->what == COLUMN_FURTHER) {
        if (!to->bonus_kind && (e->what == COLUMN_BONUS || kind == CELL_MONEY))
            fill_bonus(d, to, e);
    } else if (e->what == COLUMN_SIGN_ON) {
        if (kind == CELL_MONEY && (m = money_of(d, to, e)))
            set(&to->sign_on, m, 1);
    } else if (r && kind == CELL_MONEY) {
        fill_yearly(d, to, e, r);
    } else if (r && (kind == CELL_PERCENT || kind == CELL_COUNT)) {
        leave(d, to, e, "no amount of money");
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

static void name_row(struct draft *d, struct row *r)
{
    const struct town *t = r->place;
    r->level = r->level_text ? level_of(d, r->level_text) : -1;
    r->town = t ? (int)(t - d->towns) : TOWN_NONE;
    r->level_name = r->level_text;
    if (!t && r->title)
        r->level_name = arena_printf(d->a, "%s (%s)", r->title, r->level_text);
    r->name = t ? t->name : r->level_name; /* a name that is the level's is no place */
    const char *id = r->name;
    if (!t || !town_in_bracket(d, id))
        id = without_bracket(d, t ? id : r->level_text);
    if (t && r->level_text)
        id = arena_printf(d->a, "%s %s", id, without_bracket(d, r->level_text));
    r->id = draft_id(d, ID_ROW, id);
    r->us = r->currency && strcmp(r->currency, "USD") == 0 &&
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
static bool is_nameless(const struct row *r)
{
    return (r->level_text && !*r->level_text) || (r->place && !*r->place->name) ||
           !(r->level_text || r->place);
}

void row_keep(struct draft *d, struct row *r)
{
    const struct left *mark = d->left_last;
    if (is_nameless(r)) {
        for (size_t i = 0; i < r->n; i++)
            leave(d, r, &r->entries[i], "which place or level its row is for isn't stated");
        return;
    }
    r->equity_years = 4;
    for (size_t i = 0; i < r->n; i++)
        if (r->currency && stands_for(&r->entries[i].cell, r->currency)) {
            draft_leave_out(d, r->line, r->place ? r->place->name : r->level_text,
                            "the row's amounts stand for pay in another currency, which isn't "
                            "stated");
            return;
        }
    for (int further = 0; further < 2; further++)
        for (size_t i = 0; i < r->n; i++)
            if ((r->entries[i].what == COLUMN_FURTHER) == further)
                fill(d, r, &r->entries[i]);
    name_row(d, r);
    bool amounts = r->base.stated || r->equity.stated || r->total.stated ||
                   (r->bonus.stated && !r->bonus_percent);
    if (r->of || (amounts && r->currency)) {
        DRAFT_ADD(d, rows, r);
        d->rows_n++;
    } else if (d->left_last == mark) {
        draft_leave_out(d, r->line, r->name, "the row states no amount that can be read");
    }
}
