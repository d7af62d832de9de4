/* fill.c - from cells to a row; see fill.h. */
#include "import/fill.h"
#include "import/levels.h"
#include "import/towns.h"

const char *candidate_settle(const struct candidate *c, const char *sign, bool us)
{
    if (!sign)
        return c->currency;
    if (us && strcmp(sign, "$") == 0 && !(c->town && c->town->currency))
        return "USD";
    return town_settle(sign, c->town ? c->town : &(struct town){0});
}

const struct reading *candidate_own(const struct candidate *c, const struct cell *cell, bool us)
{
    const struct reading *both[] = {&cell->main, cell->has_other ? &cell->other : NULL};
    for (int i = 0; i < 2; i++) {
        const char *in = both[i] ? candidate_settle(c, both[i]->sign, us) : NULL;
        if (in && c->currency && strcmp(in, c->currency) == 0)
            return both[i];
    }
    return NULL;
}

/* ---- one row ----------------------------------------------------------------------------------
 */

struct filling {
    struct draft *d;
    struct row *row;
    const struct candidate *c;
    bool us, yearly; /* yearly: the table's equity is a year's, whatever its heading says */
    bool against;    /* this row's total says the opposite of the table */
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

/* "$125K – $170K (GBP equiv.)": another currency's code stands beside the amounts. */
static bool stands_for(const struct cell *cell, const char *currency)
{
    for (const char *p = cell->text; cell->equivalent && *p; p++) {
        char code[4] = {p[0], p[1] ? p[1] : '\0', p[1] ? p[2] : '\0', 0};
        if (code[2] && currency_find(code) && strcmp(code, currency) != 0 &&
            words_match(
                cell->text, p,
                (char[]){(char)(code[0] | 32), (char)(code[1] | 32), (char)(code[2] | 32), 0}))
            return true;
    }
    return false;
}

/* The range in the row's currency, or NULL with the reason told. */
static const struct reading *money_of(const struct filling *f, const struct entry *e)
{
    const struct reading *r = candidate_own(f->c, &e->cell, f->us);
    const char *in = candidate_settle(f->c, e->cell.main.sign, f->us);
    if (!r)
        leave(f, e,
              in && f->c->currency
                  ? arena_printf(f->d->a, "it is in %s, and the row is in %s", in, f->c->currency)
                  : "neither the sign nor the heading nor the region says which currency it is");
    return r;
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
        years = p == heading || !digit(p[-1]) ? years_at(p, &n) : 0;
    return years;
}

static void equity_kind(const struct draft *d, const char *heading, struct region *to)
{
    bool options = words_at(heading, "options") || words_at(heading, "option");
    bool rsu = words_at(heading, "rsu") || words_at(heading, "rsus");
    bool before = draft_says(d, "private", heading) || words_at(heading, "private");
    if (words_at(heading, "phantom")) {
        to->equity_phantom = true;
        to->instrument = INSTRUMENT_OTHER;
    } else if (before || words_at(heading, "ppu") ||
               (d->pre_ipo && !d->listed && !(options && !rsu))) {
        to->equity_kind = EQUITY_PRE_IPO;
    } else if (options && !rsu) {
        to->equity_kind = EQUITY_OPTIONS;
    } else if (d->listed && !d->pre_ipo && !options) {
        to->equity_kind = EQUITY_LIQUID;
    }
    if (rsu && !options)
        to->instrument = RSU;
    else if (words_at(heading, "bspce"))
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
    if (f->against) {
        leave(f, e,
              f->yearly ? "the row's total adds up only if this is the whole grant's, the rest of "
                          "the table's only if it is a year's"
                        : "the row's total adds up only if this is a year's, the rest of the "
                          "table's only if it is the whole grant's");
        return;
    }
    set(&to->equity, r, 1);
    equity_kind(f->d, e->heading, to);
    if (r->years)
        to->equity_years = r->years;
    to->equity_per_year = f->yearly || r->period == PERIOD_YEAR ||
                          (r->period == PERIOD_UNSTATED && !years && !r->years &&
                           draft_says(f->d, "yearly", e->heading));
}

static void fill_bonus(const struct filling *f, const struct entry *e)
{
    struct region *to = &f->row->region;
    bool again = to->bonus_text != NULL;
    if (again && (e->cell.kind == CELL_MONEY || e->cell.kind == CELL_PERCENT)) {
        leave(
            f, e,
            arena_printf(f->d->a, "a further part of pay (%s), which is in no figure", e->heading));
        return;
    }
    if (again || (e->what == COLUMN_FURTHER && e->cell.kind != CELL_MONEY))
        return;
    to->bonus_text = to->bonus.text = e->cell.text;
    if (e->cell.kind == CELL_PERCENT) {
        to->bonus_kind = GBONUS_PERCENT;
        set(&to->bonus, &e->cell.main, 1);
    } else if (e->cell.kind == CELL_OPEN) {
        to->bonus_kind = GBONUS_DISCRETIONARY;
    } else if (e->cell.kind == CELL_NONE) {
        to->bonus_kind = GBONUS_NONE;
    } else if (e->cell.kind == CELL_MONEY) {
        fill_yearly(f, e, &to->bonus);
        to->bonus_kind = to->bonus.stated ? GBONUS_AMOUNT : GBONUS_UNSTATED;
    }
}

static bool unread(const struct filling *f, const struct entry *e)
{
    bool amounts = e->cell.kind == CELL_MONEY || e->cell.kind == CELL_COUNT;
    if (e->cell.kind == CELL_UNREAD)
        leave(f, e, e->cell.why);
    else if (e->what == COLUMN_MIXED && (amounts || e->cell.kind == CELL_PERCENT))
        leave(f, e,
              arena_printf(f->d->a, "its column (%s) doesn't say which of the two it is",
                           e->heading));
    else if (e->what == COLUMN_OTHER && amounts)
        leave(f, e,
              arena_printf(f->d->a,
                           "its column (%s) is none of base, equity, bonus, sign-on and total",
                           e->heading));
    else
        return false;
    return true;
}

/* What the source prints in the cell stands in the guide, read or not. */
static struct range *range_of(struct region *to, enum column what)
{
    return what == COLUMN_BASE ? &to->base : what == COLUMN_TOTAL ? &to->total : NULL;
}

static void fill(const struct filling *f, const struct entry *e)
{
    struct region *to = &f->row->region;
    struct range *r = range_of(to, e->what);
    if (r)
        r->text = e->cell.text;
    if (e->what == COLUMN_SIGN_ON)
        f->row->sign_on.text = e->cell.text;
    if (unread(f, e))
        return;
    if (e->what == COLUMN_BASE && e->cell.kind == CELL_FACTOR) {
        to->factor_text = e->cell.text;
        to->base.text = NULL;
        to->factor_min = (struct decimal){.stated = true, .e8 = e->cell.main.min * 10000};
        to->factor_max = (struct decimal){.stated = true, .e8 = e->cell.main.max * 10000};
        f->row->of = e->cell.of;
    } else if (r && e->cell.kind == CELL_MONEY) {
        fill_yearly(f, e, r);
    } else if (r && (e->cell.kind == CELL_PERCENT || e->cell.kind == CELL_COUNT)) {
        leave(f, e, "no amount of money");
    } else if (e->what == COLUMN_EQUITY) {
        fill_equity(f, e);
    } else if (e->what == COLUMN_SIGN_ON && e->cell.kind == CELL_MONEY) {
        const struct reading *m = money_of(f, e);
        if (m)
            set(&f->row->sign_on, m, 1);
    } else if (e->what == COLUMN_BONUS || e->what == COLUMN_FURTHER) {
        fill_bonus(f, e);
    }
}

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
    const char *inside = strchr(name, '(') + 1;
    return !draft_at(d, "not-place", name, inside, &n) || inside[n] != ')';
}

static void name_row(struct draft *d, struct row *row, const struct candidate *c)
{
    struct region *to = &row->region;
    row->level = c->level ? level_of(d, c->level) : -1;
    row->town = c->town ? (int)(c->town - d->towns) : TOWN_NONE;
    to->level = c->level;
    if (!c->town && c->title)
        to->level = arena_printf(d->a, "%s (%s)", c->title, c->level);
    to->name = c->town ? c->town->name : to->level; /* a name that is the level's is no place */
    const char *id = without_bracket(d, c->town ? to->name : c->level);
    if (c->town && strchr(to->name, '(') && town_in_bracket(d, to->name))
        id = to->name;
    if (c->town && c->level)
        id = arena_printf(d->a, "%s %s", id, without_bracket(d, c->level));
    to->id = draft_id(d, ID_ROW, id);
    const char *country = c->town ? c->town->country : NULL;
    to->us = to->currency && strcmp(to->currency, "USD") == 0 &&
             (!country || strcmp(country, "USD") == 0);
}

static bool has_amounts(const struct row *row)
{
    const struct region *r = &row->region;
    return r->base.stated || r->equity.stated || r->total.stated ||
           r->bonus_kind == GBONUS_AMOUNT || r->factor_min.stated;
}

void row_keep(struct draft *d, const struct candidate *c, bool us, bool yearly, bool against)
{
    struct row *row = arena_new_of(d->a, struct row);
    struct left **mark = d->left_last;
    row->region.equity_years = 4;
    row->region.currency = c->currency;
    row->line = c->line;
    struct filling f = {d, row, c, us, yearly, against};
    for (size_t i = 0; i < c->n; i++)
        if (c->currency && stands_for(&c->entries[i].cell, c->currency)) {
            draft_leave_out(d, c->line, c->town ? c->town->name : c->level,
                            "the row's amounts stand for pay in another currency, which isn't "
                            "stated");
            return;
        }
    for (size_t i = 0; i < c->n; i++)
        if (c->entries[i].what != COLUMN_FURTHER)
            fill(&f, &c->entries[i]);
    for (size_t i = 0; i < c->n; i++)
        if (c->entries[i].what == COLUMN_FURTHER)
            fill(&f, &c->entries[i]);
    name_row(d, row, c);
    if (!has_amounts(row) || (!row->region.currency && !row->region.factor_min.stated)) {
        if (!*mark)
            draft_leave_out(d, c->line, row->region.name,
                            "the row states no amount that can be read");
        return;
    }
    DRAFT_ADD(d, rows, row);
    d->rows_n++;
}
