/* rows.c - the band table; see rows.h. */
#include "import/rows.h"
#include "import/cells.h"

static size_t count_money(const struct cells *rows)
{
    size_t n = 0;
    for (const struct cells *r = rows; r; r = r->next)
        for (size_t i = 1; i < r->n; i++)
            n += cell_has_money(r->cell[i]);
    return n;
}

static bool any_column(const struct cells *head)
{
    for (size_t i = 1; i < head->n; i++) {
        enum column c = column_of(head->cell[i]);
        if (c != COLUMN_OTHER && c != COLUMN_NAME)
            return true;
    }
    return false;
}

static bool by_component(const struct block *table)
{
    size_t known = 0, n = 0;
    for (const struct cells *r = table->rows->next; r; r = r->next, n++) {
        enum column c = r->n ? column_of(r->cell[0]) : COLUMN_OTHER;
        known += c != COLUMN_OTHER && c != COLUMN_NAME;
    }
    return known >= 2 && known * 2 >= n && !any_column(table->rows);
}

/* What the cells of a table of levels against regions are, as the text around it says. */
static enum column matrix_of(const char *around)
{
    static const char *const total[] = {"total compensation includes", "total comp includes",
                                        "total compensation", "total comp", NULL};
    static const char *const base[] = {"base salary ranges", "base salaries", "base salary bands",
                                       "base only", NULL};
    if (words_any(around, total))
        return COLUMN_TOTAL;
    return words_any(around, base) ? COLUMN_BASE : COLUMN_OTHER;
}

bool rows_is_band(const struct block *table, const char *around)
{
    const struct cells *head = table->rows;
    if (!head || head->n < 2 || !head->next)
        return false;
    size_t amounts = count_money(head->next);
    if (amounts == 0)
        return false;
    if (any_column(head) || by_component(table))
        return true;
    (void)around;
    return words_in(head->cell[0], "level") || column_of(head->cell[0]) == COLUMN_NAME;
}

/* ---- names ----------------------------------------------------------------------------------- */

static const char *row_id(struct draft *d, const char *name)
{
    size_t n = strcspn(name, "(");
    while (n && name[n - 1] == ' ')
        n--;
    const char *slug = draft_slug(d, n ? arena_strndup(d->a, name, n) : name), *id = slug;
    for (int k = 2; draft_find_row(d, id); k++)
        id = arena_printf(d->a, "%s-%d", slug, k);
    return id;
}

static const char *paper_region(const struct region *r)
{
    static const char *const elsewhere[] = {
        "london",    "paris", "berlin", "dublin", "amsterdam", "zurich", "tel aviv", "tokyo",
        "singapore", "india", "europe", "uk",     "emea",      "apac",   NULL};
    return r->currency && strcmp(r->currency, "USD") == 0 && !words_any(r->name, elsewhere)
               ? "letter"
               : NULL;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static bool has_amounts(const struct region *r)
{
    return r->base.stated || r->equity.stated || r->total.stated ||
           r->bonus_kind == GBONUS_AMOUNT || r->factor_min.stated;
}

static void leave_row(struct draft *d, const struct cells *row, const char *reason)
{
    struct buf text;
    buf_init(&text, d->a);
    for (size_t i = 0; i < row->n; i++)
        buf_printf(&text, "%s%s", i ? " | " : "", markdown_plain(d->a, row->cell[i]));
    draft_leave_out(d, row->line, buf_str(&text), reason);
}

static struct row *row_begin(struct draft *d, const struct place_name *place, const char *level,
                             int line)
{
    struct row *row = arena_new_of(d->a, struct row);
    row->region.equity_years = 4;
    row->region.name = place->name;
    row->region.level = level;
    row->region.currency = place->second ? NULL : place->currency;
    row->line = line;
    return row;
}

static void row_keep(struct draft *d, struct row *row, const char *id_text)
{
    row->region.id = row_id(d, id_text);
    row->region.us = paper_region(&row->region) != NULL;
    *d->rows_last = row;
    d->rows_last = &row->next;
    d->rows_n++;
}

/* Regions or levels down the side, base, equity … along the top. */
static void read_by_region(struct draft *d, const struct block *table)
{
    const struct cells *head = table->rows;
    bool levels = words_in(head->cell[0], "level");
    for (const struct cells *r = head->next; r; r = r->next) {
        if (r->n == 0)
            continue;
        struct place_name place = place_read(d, r->cell[0]);
        if (!*place.name)
            place.name = arena_printf(d->a, "Row %zu", d->rows_n + 1);
        struct row *row = row_begin(d, &place, levels ? place.name : NULL, r->line);
        for (size_t i = 1; i < r->n && i < head->n; i++)
            if (*r->cell[i])
                cell_read(d, row, &place, column_of(head->cell[i]), head->cell[i], r->cell[i],
                          r->line);
        if (!has_amounts(&row->region))
            leave_row(d, r, "the row states no amount that can be read");
        else
            row_keep(d, row, place.name);
    }
}

/* Base, equity … down the side, regions along the top. */
static void read_by_component(struct draft *d, const struct block *table)
{
    const struct cells *head = table->rows;
    for (size_t i = 1; i < head->n; i++) {
        struct place_name place = place_read(d, head->cell[i]);
        struct row *row = row_begin(d, &place, NULL, head->line);
        for (const struct cells *r = head->next; r; r = r->next)
            if (i < r->n && *r->cell[i])
                cell_read(d, row, &place, column_of(r->cell[0]), r->cell[0], r->cell[i], r->line);
        if (has_amounts(&row->region))
            row_keep(d, row, place.name);
        else
            draft_leave_out(d, head->line, place.name,
                            "the column states no amount that can be read");
    }
}

/* Levels down the side, regions along the top: a row for each pair, in the regions' order. */
static void read_matrix(struct draft *d, const struct block *table, const char *around)
{
    const struct cells *head = table->rows;
    enum column what = matrix_of(around);
    const char *reason = "the table doesn't say whether this is base or the total";
    for (size_t i = 1; i < head->n; i++) {
        struct place_name place = place_read(d, head->cell[i]);
        for (const struct cells *r = head->next; r; r = r->next) {
            if (i >= r->n || !*r->cell[i])
                continue;
            const char *level = markdown_plain(d->a, r->cell[0]);
            if (what == COLUMN_OTHER) {
                draft_leave_out(d, r->line, markdown_plain(d->a, r->cell[i]), reason);
                continue;
            }
            struct row *row = row_begin(d, &place, level, r->line);
            cell_read(d, row, &place, what, "", r->cell[i], r->line);
            if (!has_amounts(&row->region))
                continue;
            size_t n = strcspn(level, "(");
            const char *pair = arena_printf(d->a, "%s %.*s", place.name, (int)n, level);
            row_keep(d, row, pair);
        }
    }
}

static const char *columns_text(struct draft *d, const struct cells *head)
{
    struct buf out;
    buf_init(&out, d->a);
    for (size_t i = 0; i < head->n; i++)
        buf_printf(&out, "%s%s", i ? " | " : "", markdown_plain(d->a, head->cell[i]));
    return buf_str(&out);
}

void rows_read(struct draft *d, const struct block *table, const char *around)
{
    const struct cells *head = table->rows;
    const char *columns = columns_text(d, head);
    for (const struct cells *r = by_component(table) ? head->next : NULL; r; r = r->next)
        columns = arena_printf(d->a, "%s; %s", columns, markdown_plain(d->a, r->cell[0]));
    d->columns = d->columns ? arena_printf(d->a, "%s; %s", d->columns, columns) : columns;
    if (by_component(table))
        read_by_component(d, table);
    else if (any_column(head))
        read_by_region(d, table);
    else
        read_matrix(d, table, around);
}

/* ---- rows relative to another ---------------------------------------------------------------- */

static struct row *named_row(struct draft *d, const char *of)
{
    struct row *found = NULL;
    for (struct row *r = d->rows; r; r = r->next) {
        if (r->region.factor_min.stated || !place_in(of, r->region.name))
            continue;
        if (found)
            return NULL; /* two rows answer to it */
        found = r;
    }
    return found;
}

void rows_relate(struct draft *d)
{
    for (struct row **last = &d->rows, *r; (r = *last);) {
        const char *of = NULL;
        struct row *other = NULL;
        if (r->region.factor_min.stated && cell_is_factor(r->region.factor_text, &of))
            other = named_row(d, of);
        bool lost = !r->region.currency && !other;
        if (r->region.factor_min.stated && other) {
            r->region.factor_of = other->region.id;
            r->region.currency = other->region.currency;
            r->region.us = other->region.us;
            if (words_in(r->region.name, "remote") && !draft_find_row(d, "remote"))
                r->region.id = "remote";
        } else if (r->region.factor_min.stated) {
            draft_leave_out(d, r->line, r->region.factor_text,
                            "a factor of a row that isn't in the table");
            r->region.factor_min.stated = false;
            r->region.factor_text = NULL;
        }
        if (r->same_equity && !other) {
            draft_leave_out(d, r->line, r->region.equity.text,
                            "the same as which row isn't stated");
            r->same_equity = false;
        }
        if (lost) {
            draft_leave_out(d, r->line, r->region.name, "the row has no currency");
            *last = r->next;
            d->rows_n--;
        } else {
            last = &r->next;
        }
    }
    d->rows_last = &d->rows;
    while (*d->rows_last)
        d->rows_last = &(*d->rows_last)->next;
}
