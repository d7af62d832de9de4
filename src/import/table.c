/* table.c - tables into rows; see table.h. */
#include "import/table.h"
#include "import/towns.h"

/* ---- headings -------------------------------------------------------------------------------- */

static const char *const column_names[] = {"name",    "base",  "equity",  "bonus",
                                           "sign-on", "total", "further", NULL};

/* What a heading says outside its brackets counts; where that is nothing, what it says in them. */
static enum column column_of(struct draft *d, const char *heading)
{
    const char *plain = markdown_plain(d->a, heading);
    size_t head = strcspn(plain, "(");
    unsigned found = draft_found(d, "column", arena_strndup(d->a, plain, head), column_names);
    if (!found)
        found = draft_found(d, "column", plain, column_names);
    if (found >> COLUMN_TOTAL & 1)
        return found >> COLUMN_OTHER & 1 ? COLUMN_OTHER : COLUMN_TOTAL;
    for (unsigned i = 0; i < COLUMN_MIXED; i++)
        if (found == 1u << i)
            return (enum column)i;
    return found ? COLUMN_MIXED : COLUMN_OTHER;
}

#define CLOSE 60 /* thousandths that a total may be off by rounding */

enum first { FIRST_OTHER, FIRST_PLACE, FIRST_LEVEL, FIRST_COMPONENT };

static enum first first_of(const struct draft *d, const char *heading)
{
    static const char *const names[] = {"place", "level", "component", NULL};
    return (enum first)phrase_means(draft_says(d, "row-heading", heading), names);
}

enum shape { SHAPE_NONE, SHAPE_ROWS, SHAPE_COMPONENTS, SHAPE_MATRIX };

static bool all_places(const struct draft *d, const struct cells *head)
{
    for (size_t i = 1; i < head->n; i++)
        if (!town_likely(d, markdown_plain(d->a, head->cell[i])))
            return false;
    return head->n > 1;
}

/* What stands beside the first column, a bit each. */
static unsigned columns_of(struct draft *d, const struct cells *head)
{
    unsigned columns = 0;
    for (size_t i = 1; i < head->n; i++)
        columns |= 1u << column_of(d, head->cell[i]);
    return columns;
}

static bool has_amount(struct draft *d, const struct cells *rows)
{
    for (const struct cells *r = rows; r; r = r->next)
        for (size_t i = 1; i < r->n; i++) {
            enum cell_kind k = cell_read(d, r->cell[i]).kind;
            if (k == CELL_MONEY || k == CELL_UNREAD || k == CELL_FACTOR)
                return true;
        }
    return false;
}

static enum shape shape_of(struct draft *d, const struct block *table)
{
    const struct cells *head = table->rows;
    if (!head || head->n < 2 || !has_amount(d, head->next))
        return SHAPE_NONE;
    enum first first = first_of(d, head->cell[0]);
    unsigned columns = columns_of(d, head);
    bool rows = first == FIRST_PLACE || first == FIRST_LEVEL ||
                (first == FIRST_OTHER && town_likely(d, head->next->cell[0]));
    if (columns & (1u << COLUMN_BASE | 1u << COLUMN_TOTAL))
        return rows ? SHAPE_ROWS : SHAPE_NONE;
    if (columns & ~(1u << COLUMN_OTHER | 1u << COLUMN_NAME) || !all_places(d, head))
        return SHAPE_NONE;
    return first == FIRST_LEVEL ? SHAPE_MATRIX : SHAPE_COMPONENTS;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void add_entry(struct draft *d, struct row *c, enum column what, const char *heading,
                      const char *text)
{
    if (c->n == ENTRIES_MAX || !*markdown_plain(d->a, text))
        return;
    unsigned said = what == COLUMN_MIXED ? draft_found(d, "column", text, column_names)
                                         : 0; /* "$50K–$100K sign-on" */
    for (unsigned i = COLUMN_BASE; i <= COLUMN_SIGN_ON; i++)
        if (said == 1u << i)
            what = (enum column)i;
    c->entries[c->n++] = (struct entry){
        .what = what, .heading = markdown_plain(d->a, heading), .cell = cell_read(d, text)};
}

struct rows {
    DRAFT_LIST(struct row, rows);
};

static struct row *begin(struct draft *d, struct rows *all, int line)
{
    struct row *c = arena_new_of(d->a, struct row);
    c->line = line;
    c->entries = arena_new_array(d->a, struct entry, ENTRIES_MAX);
    DRAFT_ADD(all, rows, c);
    return c;
}

static void by_rows(struct draft *d, const struct cells *head, struct rows *all)
{
    bool levels = first_of(d, head->cell[0]) == FIRST_LEVEL;
    bool both = levels && head->n > 1 && first_of(d, head->cell[1]) == FIRST_PLACE;
    for (const struct cells *r = head->next; r; r = r->next) {
        if (r->n < 2)
            continue;
        struct row *c = begin(d, all, r->line);
        c->level_text = levels ? markdown_plain(d->a, r->cell[0]) : NULL;
        c->place = !levels || both ? town_of(d, r->cell[both]) : NULL;
        for (size_t i = both ? 2 : 1; i < r->n && i < head->n; i++) {
            enum column what = column_of(d, head->cell[i]);
            if (what == COLUMN_NAME)
                c->title = markdown_plain(d->a, r->cell[i]);
            else
                add_entry(d, c, what, head->cell[i], r->cell[i]);
        }
    }
}

static void by_components(struct draft *d, const struct cells *head, struct rows *all)
{
    for (size_t i = 1; i < head->n; i++) {
        struct row *c = begin(d, all, head->line);
        c->place = town_of(d, head->cell[i]);
        for (const struct cells *r = head->next; r; r = r->next)
            if (i < r->n)
                add_entry(d, c, column_of(d, r->cell[0]), r->cell[0], r->cell[i]);
    }
}

static void by_matrix(struct draft *d, const struct cells *head, const char *around,
                      struct rows *all)
{
    const struct phrase *what = draft_says(d, "matrix", around);
    enum column column = (enum column)phrase_means(what, column_names);
    for (const struct cells *r = head->next; r; r = r->next)
        for (size_t i = 1; i < head->n && i < r->n; i++) {
            struct row *c = begin(d, all, r->line);
            c->level_text = markdown_plain(d->a, r->cell[0]);
            c->place = town_of(d, head->cell[i]);
            add_entry(d, c, column, what ? "" : "levels against places", r->cell[i]);
        }
}

/* ---- whose dollars --------------------------------------------------------------------------- */

static const struct entry *entry_of(const struct row *c, enum column what)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->entries[i].what == what && c->entries[i].cell.kind == CELL_MONEY)
            return &c->entries[i];
    return NULL;
}

/* A bare $ is a US one throughout where it stands for a place that pays no dollars, or where
 * another dollar is written out. */
static bool us_dollars(const struct row *c)
{
    for (; c; c = c->next)
        for (size_t i = 0; c->place && !c->place->currency && i < c->n; i++) {
            const char *sign = c->entries[i].cell.main.sign, *country = c->place->country;
            if (c->entries[i].cell.kind != CELL_MONEY || !sign || !country)
                continue;
            bool dollars = strcmp(town_settle("$", c->place), country) == 0;
            if (c->entries[i].what == COLUMN_BASE && strcmp(sign, "$") == 0 && !dollars)
                return true;
            if (dollars && strcmp(sign, country) == 0 && strcmp(country, "USD") != 0)
                return true;
        }
    return false;
}

/* The currency that a sign is here; us: a bare $ is a US one. NULL: it can't be settled. */
static const char *settle(const struct row *c, const char *sign, bool us)
{
    if (!sign)
        return c->currency;
    if (us && strcmp(sign, "$") == 0 && !(c->place && c->place->currency))
        return "USD";
    return town_settle(sign, c->place ? c->place : &(struct town){0});
}

/* The row's currency: the heading's, else the country's where a cell is in it, else the first
 * cell's; then which range of each cell is in it. */
static void settle_currency(struct row *c, bool us)
{
    static const enum column order[] = {COLUMN_BASE, COLUMN_TOTAL, COLUMN_EQUITY, COLUMN_BONUS,
                                        COLUMN_FURTHER};
    const struct town *t = c->place;
    const char *want = t && t->currency ? t->currency : t ? t->country : NULL, *first = NULL;
    bool sure = t && t->currency && !t->second;
    for (size_t i = 0; !sure && i < sizeof order / sizeof *order; i++) {
        const struct entry *e = entry_of(c, order[i]);
        for (int k = 0; e && !sure && k < (e->cell.has_other ? 2 : 1); k++) {
            const char *in = settle(c, k ? e->cell.other.sign : e->cell.main.sign, us);
            first = first ? first : in;
            sure = in && want && strcmp(in, want) == 0;
        }
    }
    c->currency = sure ? want : first;
    for (struct entry *e = c->entries; e < c->entries + c->n; e++) {
        const char *other = e->cell.has_other ? settle(c, e->cell.other.sign, us) : NULL;
        e->in = settle(c, e->cell.main.sign, us);
        e->own = !c->currency                               ? NULL
                 : e->in && strcmp(e->in, c->currency) == 0 ? &e->cell.main
                 : other && strcmp(other, c->currency) == 0 ? &e->cell.other
                                                            : NULL;
    }
}

/* ---- a grant or a year's --------------------------------------------------------------------- */

static money end_of(const struct reading *r, int max)
{
    return !r ? 0 : max ? r->max : r->min;
}

static money bonus_end(const struct row *c, money base, int max)
{
    money bonus = 0;
    const struct entry *e = c->entries;
    while (e < c->entries + c->n && e->what != COLUMN_BONUS)
        e++;
    if (e == c->entries + c->n)
        return 0;
    if (e->cell.kind == CELL_MONEY)
        return end_of(e->own, max);
    bool fits = e->cell.kind == CELL_PERCENT &&
                !__builtin_mul_overflow(base / 10000, end_of(&e->cell.main, max), &bonus);
    return fits ? bonus : 0;
}

static const struct reading *part_of(const struct row *c, enum column what)
{
    const struct entry *e = entry_of(c, what);
    return e ? e->own : NULL;
}

/* How far the row's total is from base + equity ÷ k, with the bonus, the sign-on or neither, in
 * thousandths of it; the worse of its two ends. */
static long long apart(const struct row *c, int k)
{
    long long worst = 0;
    for (int max = 0; max < 2; max++) {
        money t = end_of(part_of(c, COLUMN_TOTAL), max), least = INT64_MAX;
        money base = end_of(part_of(c, COLUMN_BASE), max);
        money with[] = {0, bonus_end(c, base, max)};
        money extra[] = {0, end_of(part_of(c, COLUMN_SIGN_ON), max)};
        for (int i = 0; i < 4; i++) {
            money sum =
                base + end_of(part_of(c, COLUMN_EQUITY), max) / k + with[i & 1] + extra[i >> 1];
            money off = sum > t ? sum - t : t - sum;
            least = off < least ? off : least;
        }
        long long share = t ? (long long)(least / (t / 1000 ? t / 1000 : 1)) : 0;
        worst = share > worst ? share : worst;
    }
    return worst;
}

static int says(const struct row *c, int years)
{
    const struct reading *equity = part_of(c, COLUMN_EQUITY);
    if (!part_of(c, COLUMN_BASE) || !equity || !part_of(c, COLUMN_TOTAL) ||
        equity->period == PERIOD_YEAR)
        return 0;
    long long year = apart(c, 1), grant = apart(c, years);
    return year <= CLOSE && year * 3 < grant ? 1 : grant <= CLOSE && grant * 3 < year ? -1 : 0;
}

/* ---- the table ------------------------------------------------------------------------------- */

static const char *columns_text(struct draft *d, const struct block *table, bool components)
{
    struct buf out;
    buf_init(&out, d->a);
    for (size_t i = 0; i < table->rows->n; i++)
        buf_printf(&out, "%s%s", i ? " | " : "", markdown_plain(d->a, table->rows->cell[i]));
    for (const struct cells *r = components ? table->rows->next : NULL; r; r = r->next)
        buf_printf(&out, "; %s", markdown_plain(d->a, r->cell[0]));
    return buf_str(&out);
}

bool table_read(struct draft *d, const struct block *table, const char *around)
{
    enum shape shape = shape_of(d, table);
    if (shape == SHAPE_NONE)
        return false;
    const char *columns = columns_text(d, table, shape == SHAPE_COMPONENTS);
    d->columns = d->columns ? arena_printf(d->a, "%s; %s", d->columns, columns) : columns;
    struct rows all = {0};
    if (shape == SHAPE_ROWS)
        by_rows(d, table->rows, &all);
    else if (shape == SHAPE_COMPONENTS)
        by_components(d, table->rows, &all);
    else
        by_matrix(d, table->rows, around, &all);
    bool us = us_dollars(all.rows);
    const struct entry *equity = NULL;
    for (struct row *c = all.rows; c; c = c->next) {
        settle_currency(c, us);
        equity = equity ? equity : entry_of(c, COLUMN_EQUITY);
    }
    int years = equity && heading_years(equity->heading) ? heading_years(equity->heading) : 4;
    int rows = 0, sum = 0, said = 0, grants = 0;
    for (struct row *c = all.rows; c; c = c->next, rows++) {
        c->says = says(c, years);
        sum += c->says;
        said += c->says != 0;
        grants += c->says < 0;
    }
    bool yearly = sum > 0 && said * 2 > rows; /* what most totals that say anything ask for */
    if (yearly && !draft_says(d, "yearly", equity->heading))
        draft_leave_out(d, table->line, equity->heading,
                        "most totals of the table add up only if this is a year's, and it is read "
                        "so; ask HR whether it is a year's or the whole grant's");
    d->equity_yearly |= yearly;
    for (struct row *c = all.rows, *next; c; c = next) {
        next = c->next;
        c->next = NULL;
        c->yearly = yearly;
        c->against = yearly ? c->says < 0 : grants && c->says > 0;
        row_keep(d, c);
    }
    return true;
}

/* ---- rows relative to another ---------------------------------------------------------------- */

static struct row *named_row(struct draft *d, const char *of)
{
    struct row *found = NULL;
    uint64_t towns = towns_in(d, of);
    for (struct row *r = d->rows; r; r = r->next) {
        if (r->of || !(towns >> r->town & 1))
            continue;
        if (found)
            return NULL; /* two rows answer to it */
        found = r;
    }
    return found;
}

static bool relate(struct draft *d, struct row *r)
{
    const struct row *other = r->of ? named_row(d, r->of) : NULL;
    if (other) {
        r->factor_of = other->id;
        r->currency = other->currency;
        r->us = other->us;
        if (draft_says(d, "remote", r->name) && !draft_find_row(d, "remote"))
            r->id = "remote";
    } else if (r->of) {
        draft_leave_out(d, r->line, r->factor_text, "a factor of a row that isn't in the table");
        r->of = NULL;
    }
    if (r->equity_same && !other) {
        draft_leave_out(d, r->line, r->equity.text, "the same as which row isn't stated");
        r->equity_same = false;
    }
    if (!r->currency)
        draft_leave_out(d, r->line, r->name, "the row has no currency");
    return r->currency != NULL;
}

void table_settle(struct draft *d)
{
    for (struct row **at = &d->rows; *at;)
        if (relate(d, *at)) {
            at = &(*at)->next;
        } else {
            *at = (*at)->next;
            d->rows_n--;
        }
    d->level_meant = level_meant(d);
}
