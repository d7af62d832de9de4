/* cells.c - cells of the band table; see cells.h. */
#include "import/cells.h"
#include "import/markdown.h"

enum column column_of(const char *heading)
{
    static const char *const equity[] = {"equity",  "stock",  "rsu", "rsus",
                                         "options", "shares", NULL};
    static const char *const total[] = {"total", "tc", "package", "ote", NULL};
    static const char *const name[] = {"region", "location", "city", "office",
                                       "market", "country",  NULL};
    bool is_equity = words_any(heading, equity), is_bonus = words_in(heading, "bonus");
    if (words_any(heading, total))
        return COLUMN_TOTAL;
    if (is_equity && is_bonus)
        return COLUMN_MIXED;
    if (words_in(heading, "base") || words_in(heading, "salary"))
        return is_equity || is_bonus ? COLUMN_MIXED : COLUMN_BASE;
    if (is_equity)
        return COLUMN_EQUITY;
    if (is_bonus)
        return COLUMN_BONUS;
    return words_any(heading, name) ? COLUMN_NAME : COLUMN_OTHER;
}

static bool nothing_stated(const char *text)
{
    static const char *const marks[] = {"", "—", "–", "-", "−", "--", "N/A", "n/a", "NA", "TBD"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strcmp(text, marks[i]) == 0)
            return true;
    return false;
}

bool cell_has_money(const char *cell)
{
    struct found f;
    for (size_t at = 0; amounts_next(str_of(cell), at, &f); at = f.off + f.len)
        if (f.kind == AMOUNT_MONEY || (f.kind == AMOUNT_UNCLEAR && f.currency) ||
            (f.kind == AMOUNT_COUNT && f.zeros == 3)) /* "62K": the heading has the currency */
            return true;
    return false;
}

bool cell_is_factor(const char *cell, const char **of)
{
    struct found_range r;
    struct str t = str_of(cell);
    if (!amounts_range(t, 0, &r) || r.min.kind != AMOUNT_PERCENT || r.max.kind != AMOUNT_PERCENT)
        return false;
    const char *after = cell + r.off + r.len;
    while (*after == ' ')
        after++;
    if (strncmp(after, "of ", 3) != 0)
        return false;
    *of = after + 3;
    return !words_in(after, "base") && !words_in(after, "salary");
}

/* ---- one range of a cell --------------------------------------------------------------------- */

struct reading {
    struct draft *d;
    struct row *row;
    const struct place_name *place;
    const char *cell;
    int line;
};

static void leave(const struct reading *r, size_t off, size_t len, const char *reason)
{
    draft_leave_out(r->d, r->line, arena_strndup(r->d->a, r->cell + off, len), reason);
}

/* The currency of what was found, in the row's terms; NULL: it cannot be settled. */
static const char *settle(const struct reading *r, const struct found *f)
{
    if (f->currency)
        return place_settle(f->currency, r->place);
    if (r->place->currency)
        return r->place->currency;
    return r->row->region.currency;
}

/* Which range of a cell with several is the row's: the one in the currency that heading, earlier
 * cells or the place give, else the first. */
static size_t main_range(const struct reading *r, const struct found_range *ranges, size_t n)
{
    const char *want = r->row->region.currency;
    if (!want)
        want = r->place->currency ? r->place->currency : place_currency(r->place->name);
    for (size_t i = 0; want && i < n; i++) {
        const char *c = settle(r, &ranges[i].min);
        if (c && strcmp(c, want) == 0)
            return i;
    }
    return 0;
}

static bool sound(const struct found *f)
{
    return f->kind == AMOUNT_MONEY || (f->kind == AMOUNT_COUNT && (f->scaled || f->digits >= 4));
}

/* The row's amounts of money out of the cell; everything else that is a number in it is left out
 * with the reason. False: there is none. */
static bool money_of(const struct reading *r, struct found_range *out)
{
    struct found_range ranges[6];
    size_t n = 0;
    struct str t = str_of(r->cell);
    for (size_t at = 0; n < 6 && amounts_range(t, at, &ranges[n]); n++)
        at = ranges[n].off + ranges[n].len;
    size_t main = main_range(r, ranges, n);
    bool got = false;
    for (size_t i = 0; i < n; i++) {
        const struct found_range *f = &ranges[i];
        if (f->min.kind == AMOUNT_UNCLEAR || f->max.kind == AMOUNT_UNCLEAR) {
            leave(r, f->off, f->len, "the number can be read in more than one way");
        } else if (!sound(&f->min) || !sound(&f->max)) {
            leave(r, f->off, f->len, "it has no currency, so it isn't known to be an amount");
        } else if (i != main) {
            const char *c = settle(r, &f->min);
            const char *own = settle(r, &ranges[main].min);
            bool other = c && own && strcmp(c, own) != 0;
            leave(r, f->off, f->len,
                  other ? arena_printf(r->d->a,
                                       "a second currency in one cell: the row is in %s, and "
                                       "%s isn't its currency",
                                       own, c)
                        : "a second amount in one cell; which of the two holds isn't stated");
        } else {
            const char *c = settle(r, &f->min);
            if (!c)
                leave(r, f->off, f->len,
                      "neither the sign nor the heading nor the region says which currency it is");
            else if (r->row->region.currency && strcmp(c, r->row->region.currency) != 0)
                leave(r, f->off, f->len,
                      arena_printf(r->d->a, "it is in %s, and the row is in %s", c,
                                   r->row->region.currency));
            else {
                r->row->region.currency = c;
                *out = *f;
                got = true;
            }
        }
    }
    return got;
}

/* Words beside the amount that change what it means ("GBP equiv.") and that no rule here reads. */
static void odd_words(const struct reading *r, const struct found_range *f)
{
    struct buf rest;
    buf_init(&rest, r->d->a);
    buf_add(&rest, r->cell, f->off);
    buf_putc(&rest, ' ');
    buf_puts(&rest, r->cell + f->off + f->len);
    static const char *const odd[] = {"equiv", "equivalent", "of",  "plus",   "est",        "up to",
                                      "max",   "minimum",    "ote", "varies", "negotiable", NULL};
    if (words_any(buf_str(&rest), odd))
        draft_leave_out(r->d, r->line, r->cell,
                        "the amounts are read as printed; what the words beside them change isn't "
                        "stated");
}

static void set_range(struct range *to, const struct found_range *f, money times)
{
    to->stated = true;
    to->min = f->min.value * times;
    to->max = f->max.value * times;
    to->open = f->open;
}

/* ---- the four columns ------------------------------------------------------------------------ */

static void read_yearly(const struct reading *r, struct range *to)
{
    struct found_range f;
    to->text = r->cell;
    if (nothing_stated(r->cell) || !money_of(r, &f))
        return;
    if (f.min.period == PERIOD_GRANT) {
        leave(r, f.off, f.len, "an amount over several years where one a year belongs");
        return;
    }
    set_range(to, &f, f.min.period == PERIOD_MONTH ? 12 : 1);
    odd_words(r, &f);
}

/* The years that a heading names: "Options (4yr)", "RSU/4yr", "over 4 years". */
static int years_in(const char *heading)
{
    for (const char *p = heading; *p; p++) {
        if (*p < '1' || *p > '9' || (p > heading && p[-1] >= '0' && p[-1] <= '9'))
            continue;
        const char *unit = p + 1;
        while (*unit == '-' || *unit == ' ')
            unit++;
        if (strncmp(unit, "yr", 2) == 0 || strncmp(unit, "year", 4) == 0 ||
            strncmp(unit, "Yr", 2) == 0 || strncmp(unit, "Year", 4) == 0)
            return *p - '0';
    }
    return 0;
}

static void equity_kind(const struct draft *d, const char *heading, struct region *to)
{
    static const char *const before[] = {"pre-ipo", "private", NULL};
    bool options = words_in(heading, "options") || words_in(heading, "option");
    bool rsu = words_in(heading, "rsu") || words_in(heading, "rsus");
    if (words_in(heading, "phantom")) {
        to->equity_phantom = true;
        to->instrument = INSTRUMENT_OTHER;
    } else if (words_any(heading, before) || (d->pre_ipo && !d->listed && !(options && !rsu))) {
        to->equity_kind = EQUITY_PRE_IPO;
    } else if (options && !rsu) {
        to->equity_kind = EQUITY_OPTIONS;
    } else if (d->listed && !d->pre_ipo && !options) {
        to->equity_kind = EQUITY_LIQUID;
    }
    if (rsu && !options)
        to->instrument = RSU;
    else if (words_in(heading, "bspce"))
        to->instrument = BSPCE;
}

static void read_equity(const struct reading *r, const char *heading)
{
    struct region *to = &r->row->region;
    struct found_range f;
    to->equity.text = r->cell;
    if (words_in(r->cell, "same") && !cell_has_money(r->cell)) {
        r->row->same_equity = true;
        return;
    }
    static const char *const none[] = {"none", "no equity", "not offered", NULL};
    to->equity_none = words_any(r->cell, none) && !cell_has_money(r->cell);
    int years = years_in(heading);
    to->equity_years = years ? years : 4;
    if (to->equity_none || nothing_stated(r->cell) || !money_of(r, &f))
        return;
    if (f.min.period == PERIOD_MONTH) {
        leave(r, f.off, f.len, "equity a month; which grant it is part of isn't stated");
        return;
    }
    set_range(&to->equity, &f, 1);
    equity_kind(r->d, heading, to);
    static const char *const yearly[] = {"/yr", "/year", "per year", "annual", NULL};
    if (f.min.period == PERIOD_GRANT)
        to->equity_years = f.min.years;
    to->equity_per_year = f.min.period == PERIOD_YEAR ||
                          (f.min.period == PERIOD_UNSTATED && !years && words_any(heading, yearly));
    odd_words(r, &f);
}

static void read_bonus(const struct reading *r)
{
    struct region *to = &r->row->region;
    struct found_range f;
    to->bonus_text = to->bonus.text = r->cell;
    if (nothing_stated(r->cell))
        return;
    if (amounts_range(str_of(r->cell), 0, &f) && f.min.kind == AMOUNT_PERCENT &&
        f.max.kind == AMOUNT_PERCENT) {
        to->bonus_kind = GBONUS_PERCENT;
        set_range(&to->bonus, &f, 1);
        struct found_range next;
        for (size_t at = f.off + f.len; amounts_range(str_of(r->cell), at, &next);
             at = next.off + next.len)
            leave(r, next.off, next.len, "a second amount in one cell of the bonus");
        odd_words(r, &f);
        return;
    }
    if (words_in(r->cell, "discretionary") && !cell_has_money(r->cell)) {
        to->bonus_kind = GBONUS_DISCRETIONARY;
    } else if (words_in(r->cell, "none") || words_in(r->cell, "no bonus")) {
        to->bonus_kind = GBONUS_NONE;
    } else if (money_of(r, &f)) {
        to->bonus_kind = GBONUS_AMOUNT;
        set_range(&to->bonus, &f, f.min.period == PERIOD_MONTH ? 12 : 1);
        odd_words(r, &f);
    }
}

void cell_read(struct draft *d, struct row *row, const struct place_name *place, enum column what,
               const char *heading, const char *cell, int line)
{
    struct reading r = {d, row, place, markdown_plain(d->a, cell), line};
    const char *of;
    if (what == COLUMN_BASE && cell_is_factor(r.cell, &of)) {
        struct found_range f;
        amounts_range(str_of(r.cell), 0, &f);
        row->region.factor_text = r.cell;
        row->region.factor_min = (struct decimal){.stated = true, .e8 = f.min.value * 10000};
        row->region.factor_max = (struct decimal){.stated = true, .e8 = f.max.value * 10000};
    } else if (what == COLUMN_BASE) {
        read_yearly(&r, &row->region.base);
    } else if (what == COLUMN_EQUITY) {
        read_equity(&r, heading);
    } else if (what == COLUMN_BONUS) {
        read_bonus(&r);
    } else if (what == COLUMN_TOTAL) {
        read_yearly(&r, &row->region.total);
    } else if (*r.cell && !nothing_stated(r.cell)) {
        draft_leave_out(d, line, r.cell,
                        what == COLUMN_MIXED
                            ? arena_printf(d->a,
                                           "its column (%s) doesn't say which of the two it is",
                                           markdown_plain(d->a, heading))
                            : arena_printf(d->a,
                                           "its column (%s) is none of base, equity, bonus and "
                                           "total",
                                           markdown_plain(d->a, heading)));
    }
}
