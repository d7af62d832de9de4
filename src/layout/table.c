/* Tables: words to columns, rows to strips (cells: tablecell.c). A head that is repeated on a later
 * page is an artifact. */
#include "layout/galley.h"
#include "layout/tablecell.h"

/* ---- rows to strips ----------------------------------------------------------------------- */

static sp_t largest(sp_t a, sp_t b)
{
    return a > b ? a : b;
}

/* A chart fills its column, as high as the row is without lines that wrap, so that what it draws
 * stays level with the row's first line; its ground may go on below. */
static bool paint_charts(const struct table_setting *t, const struct set_row *r, struct strip *st,
                         sp_t y, sp_t height, sp_t below)
{
    struct figure_at **figures = &st->figures;
    for (size_t i = 0; i < r->row->n; i++) {
        const struct set_cell *c = &r->cells[i];
        struct chart_result out = {0};
        struct elem *figure;
        if (!c->cell->chart)
            continue;
        struct cell_lines l = {.left = t->columns[c->column].left,
                               .right = t->columns[c->column].right};
        struct chart_size size = {.width = l.right - l.left, .height = height, .below = below};
        if (!chart_set(t->s, c->cell->chart, c->cell->args, c->cell->alt, &size, c->cell->at,
                       c->elem, &out, &figure))
            return false;
        if (!out.frame)
            continue;
        frame_place(st->frame, out.frame, l.left, y);
        if (figure) {
            *figures = arena_new_of(t->s->arena, struct figure_at);
            **figures = (struct figure_at){figure, l.left, y, l.right - l.left, height, NULL};
            figures = &(*figures)->next;
        }
    }
    return true;
}

static bool too_high(const struct table_setting *t, struct place at)
{
    diag_add(t->s->diags, DIAG_DOES_NOT_FIT, at, "a table's row is higher than a page");
    return false;
}

/* Beside the first head, where that column has room for it: the page's own head says it too. */
static void say_continued(const struct table_setting *t, struct frame *f, const char *continued,
                          const struct cell_lines *l, sp_t y)
{
    sp_t x = l->text->n ? l->left + l->text->width + SP_MM(1.5) : l->left;
    if (para_furniture_width(t->s, continued, "th-small") <= t->columns[0].right - x)
        para_furniture(t->s, f, continued, "th-small", x, y, ALIGN_LEFT, t->width);
}

static struct strip *head_strip(struct table_setting *t, struct galley *g, const char *continued)
{
    struct setter *s = t->s;
    const struct table_style *k = t->style;
    struct strip *st = galley_add(s, g, STRIP_ROW, t->x, t->width, 0);
    sp_t y = k->rise;
    for (size_t i = 0; i < t->heads_n; i++) {
        sp_t depth = 0;
        for (size_t j = 0; j < t->rows[i].row->n; j++) {
            const struct set_cell *c = &t->rows[i].cells[j];
            struct cell_lines l = tablecell_break(t, c);
            tablecell_paint(t, c, &l, st->frame, y, 0, HEIGHT_MAX);
            depth = largest(depth, tablecell_depth(t, c, &l));
            if (continued && !i && !j)
                say_continued(t, st->frame, continued, &l, y);
        }
        y += depth + (i + 1 < t->heads_n ? k->head_pitch : 0);
        if (y > HEIGHT_MAX && !too_high(t, t->block->where))
            return NULL;
    }
    st->baseline = st->reference = k->rise;
    st->height = y + k->head_rule;
    if (!paint_charts(t, &t->rows[t->heads_n - 1], st, 0, st->height, 0))
        return NULL;
    rule_paint(t->s, st->frame, k->head_weight, 0, t->width, st->height);
    return st;
}

static bool has_chart(const struct set_row *r)
{
    for (size_t i = 0; i < r->row->n; i++)
        if (r->cells[i].cell->chart)
            return true;
    return false;
}

/* A row higher than this may go on overleaf, some lines at a time. */
static const sp_t row_whole = SP_MM(60);

/* What of a high row's lines the strip before had no place for. */
static void more_lines(struct table_setting *t, struct galley *g, const struct set_row *r,
                       const struct cell_lines *lines, sp_t depth, enum rule rule)
{
    const sp_t rise = t->style->pitch - t->style->rule;
    for (sp_t from = row_whole; from <= depth; from += row_whole) {
        struct strip *st = galley_add(t->s, g, STRIP_ROW, t->x, t->width, 0);
        sp_t to = from + row_whole, reach = depth < to ? depth - from : row_whole - rise;
        for (size_t i = 0; i < r->row->n; i++)
            tablecell_paint(t, &r->cells[i], &lines[i], st->frame, rise, from, to);
        st->baseline = st->reference = rise;
        st->height = rise + reach + (to > depth ? t->style->rule : 0);
        st->frame->height = st->height;
        if (to > depth)
            rule_paint(t->s, st->frame, rule, 0, t->width, st->height);
    }
}

static struct strip *body_strip(struct table_setting *t, struct galley *g, size_t index, bool last)
{
    const struct set_row *r = &t->rows[index];
    const struct table_style *k = t->style;
    struct setter *s = t->s;
    bool first = index == t->heads_n;
    sp_t pitch = r->row->pitch ? r->row->pitch : t->table->pitch ? t->table->pitch : k->pitch;
    sp_t half = (pitch - k->pitch - t->give_up) / 2; /* more or less pitch: above and below alike */
    sp_t above = first ? t->heads_n ? k->first - k->head_rule : k->open : k->pitch - k->rule;
    sp_t y = above + half, depth = 0;

    struct strip *st = galley_add(s, g, STRIP_ROW, t->x, t->width, 0);
    if (r->row->total)
        rule_paint(s, st->frame, RULE_THICK, 0, t->width, 0);
    struct cell_lines *lines = arena_new_array(s->arena, struct cell_lines, r->row->n + 1);
    for (size_t i = 0; i < r->row->n; i++) {
        lines[i] = tablecell_break(t, &r->cells[i]);
        depth = largest(depth, tablecell_depth(t, &r->cells[i], &lines[i]));
    }
    if (depth >= HEIGHT_MAX && !too_high(t, r->row->n ? r->cells[0].cell->at : t->block->where))
        return NULL;
    if (r->group) {
        struct para *p = para_of_items(s, r->group, &r->group_look, t->width);
        y += first ? 0 : SP_MM(1.6);
        st->baseline = y;
        if (p->n)
            para_paint(s, &p->lines[0], st->frame, 0, y);
        if (k->group)
            rule_paint(s, st->frame, k->head_weight, 0, t->width, y + k->head_rule);
        y += k->group ? k->first : SP_MM(5.6);
    }
    bool high = depth > row_whole;
    sp_t here = high ? row_whole - SP_MM(4) : depth;
    sp_t usual = y + k->rule + half;
    bool closes = here < k->depth && !r->row->pitch && !has_chart(r); /* no second lines in it */
    sp_t rule_y = usual + (here > k->depth || closes ? here - k->depth : 0);
    if (!paint_charts(t, r, st, usual - pitch + t->give_up, pitch - t->give_up,
                      high ? 0 : rule_y - usual))
        return NULL;
    if (t->rule_above != RULE_DEFAULT && has_chart(r)) /* half of it a chart's ground has covered */
        rule_paint(t->s, st->frame, t->rule_above, 0, t->width, 0);
    for (size_t i = 0; i < r->row->n; i++)
        tablecell_paint(t, &r->cells[i], &lines[i], st->frame, y, 0, high ? row_whole : HEIGHT_MAX);
    enum rule rule = r->row->rule != RULE_DEFAULT ? r->row->rule : last ? k->end : k->weight;
    if (!high)
        rule_paint(t->s, st->frame, rule, 0, t->width, rule_y);
    t->rule_above = rule;
    st->baseline = st->baseline ? st->baseline : y;
    st->reference = st->baseline;
    st->height = st->frame->height = rule_y;
    if (high)
        more_lines(t, g, r, lines, depth, rule);
    return st;
}

/* ---- the table ---------------------------------------------------------------------------- */

enum {
    ROWS_KEPT_WHOLE = 8, /* design 11 */
    ROWS_EACH_SIDE = 3,  /* of a page's end, at least */
    GROUP_KEPT_WHOLE = 6
};

/* Body row k stands on the page of the one before: at the table's ends, and in a group of rows. */
static bool stays(const struct table_setting *t, size_t k, size_t body)
{
    const struct set_row *rows = t->rows + t->heads_n;
    size_t from = k, to = k + 1;
    if (k < ROWS_EACH_SIDE || body - k < ROWS_EACH_SIDE)
        return true;
    while (from > 0 && !rows[from].group)
        from--;
    while (to < body && !rows[to].group)
        to++;
    return from < k && rows[from].group && to - from <= GROUP_KEPT_WHOLE;
}

static bool set_strips(struct table_setting *t, struct galley *g)
{
    struct setter *s = t->s;
    const struct strip *repeat = NULL;
    size_t body = t->rows_n - t->heads_n;
    bool whole = body <= ROWS_KEPT_WHOLE || t->block->keep_together;
    struct strip *first = NULL, *st;
    if (t->heads_n && !(first = head_strip(t, g, NULL)))
        return false;
    if (t->heads_n && !whole) { /* again, as an artifact, for the pages that follow */
        struct table_setting again = *t;
        struct galley aside;
        const char *continued = s->flow->continued ? s->flow->continued : "(continued)";
        bool was = s->artifact;
        galley_init(&aside);
        s->artifact = true;
        again.rows = arena_new_array(s->arena, struct set_row, t->heads_n);
        for (size_t i = 0; i < t->heads_n; i++)
            tablecell_set_row(&again, &again.rows[i], t->rows[i].row, i, NULL);
        repeat = head_strip(&again, &aside, continued);
        s->artifact = was;
        if (!repeat)
            return false;
    }
    for (size_t i = t->heads_n; i < t->rows_n; i++) {
        size_t k = i - t->heads_n;
        if (!(st = body_strip(t, g, i, i + 1 == t->rows_n)))
            return false;
        struct strip *row = st;
        st->keep |= first && (whole || stays(t, k, body));
        for (; st; st = st->next)
            st->repeat = repeat;
        first = first ? first : row;
    }
    if (first) {
        first->before = t->style->before;
        g->end->after = t->style->after;
    }
    return true;
}

/* Cells to words, words to columns. False: at this size a figure would be broken. */
/* A box around the last column's figure ends where the table does: the figures of every column move
 * in a little, the last one's by what the box needs on their right. */
static void move_in_for_boxes(const struct table_setting *t)
{
    bool boxed = false;
    for (size_t k = 0; k < t->rows_n; k++)
        for (size_t i = 0; i < t->rows[k].row->n; i++) {
            const struct set_cell *c = &t->rows[k].cells[i];
            boxed |= c->cell->boxed && c->column + c->span == t->columns_n;
        }
    for (size_t i = 1; boxed && i < t->columns_n; i++) {
        sp_t by =
            (sp_t)((int64_t)(TABLEBOX_PAD + SP_MM(0.3)) * (int64_t)i / (int64_t)(t->columns_n - 1));
        t->columns[i].left -= by;
        t->columns[i].right -= by;
    }
}

static bool set_rows(struct table_setting *t, struct elem *table, struct column_need *need)
{
    struct setter *s = t->s;
    struct elem *part = NULL;
    bool in_head = false;
    t->rows_n = t->heads_n = 0;
    for (const struct row *r = t->table->rows; r; r = r->next) {
        if (setter_drops(s, r->drop))
            continue;
        if (!part || in_head != r->head)
            part = setter_elem(s, table, r->head ? ELEM_THEAD : ELEM_TBODY);
        in_head = r->head;
        tablecell_set_row(t, &t->rows[t->rows_n++], r, t->heads_n, part);
        t->heads_n += r->head;
    }
    memset(need, 0, t->columns_n * sizeof *need);
    tablecell_measure(t, need);
    bool placed = colwidth(t->table, t->style, t->width, need, t->columns, t->columns_n);
    move_in_for_boxes(t);
    return placed;
}

/* ---- a table too wide for its measure ------------------------------------------------------- */

static bool may_be_split(const struct table_setting *t)
{
    if (t->columns_n < 3)
        return false;
    for (size_t k = 0; k < t->rows_n; k++)
        for (size_t i = 0; i < t->rows[k].row->n; i++)
            if (t->rows[k].cells[i].span > 1)
                return false;
    return true;
}

/* The columns from..to, the names before them. */
static struct table *part_of(struct setter *s, const struct table *whole, size_t from, size_t to)
{
    struct table *part = arena_new_of(s->arena, struct table);
    struct row **last = &part->rows;
    *part = *whole;
    part->columns_n = 0;
    part->width_n = to - from + 1;
    for (const struct row *r = whole->rows; r; r = r->next) {
        struct row *copy = arena_new_of(s->arena, struct row);
        *copy = *r;
        copy->cells = arena_new_array(s->arena, struct cell, to - from + 2);
        copy->n = 0;
        for (size_t i = 0; i < r->n; i++)
            if (i == 0 || (i >= from && i < to))
                copy->cells[copy->n++] = r->cells[i];
        *last = copy;
        last = &copy->next;
    }
    *last = NULL;
    return part;
}

/* What isn't broken and has no room beside its neighbours stands below them: two tables, the names
 * in both. */
static bool set_split(const struct table_setting *t, struct galley *g, const struct room *room,
                      const struct column_need *need, struct elem *table)
{
    struct setter *s = t->s;
    const sp_t apart = SP_MM(2);
    sp_t used = need[0].hard + apart + need[1].hard;
    size_t next = 2; /* one column beside the names at least, one left for the second table */
    for (; next + 1 < t->columns_n && used + apart + need[next].hard <= t->width; next++)
        used += apart + need[next].hard;
    const size_t from[] = {1, next}, to[] = {next, t->columns_n};
    if (table) /* both stand in its place */
        table->type = ELEM_SECT;
    for (int i = 0; i < 2; i++) {
        struct block *one = arena_new_of(s->arena, struct block);
        struct room inner = *room;
        *one = *t->block;
        if (table) {
            inner.elem = table;
            if (i == 0) {
                table->kids = NULL;
                table->last = &table->kids;
            }
        }
        one->table = part_of(s, t->table, from[i], to[i]);
        if (!table_set(s, g, one, &inner, t->x, t->width))
            return false;
    }
    return true;
}

bool table_set(struct setter *s, struct galley *g, const struct block *b, const struct room *room,
               sp_t x, sp_t width)
{
    struct table_setting t = {.s = s, .table = b->table, .block = b, .x = x, .width = width};
    t.style = theme_table(s->theme, b->table->kind ? b->table->kind : "plain");
    if (!t.style) {
        diag_add(s->diags, DIAG_FLOW, b->where, "no table kind %s in the theme", b->table->kind);
        return false;
    }
    t.columns_n = b->table->width_n > b->table->columns_n ? b->table->width_n : b->table->columns_n;
    if (t.columns_n == 0 || t.columns_n > 64) {
        diag_add(s->diags, DIAG_FLOW, b->where, "a table of %zu columns", t.columns_n);
        return false;
    }
    t.give_up = setter_given_up(s, b->stretch);
    size_t rows = 0;
    for (const struct row *r = b->table->rows; r; r = r->next)
        rows++;
    t.rows = arena_new_array(s->arena, struct set_row, rows);
    t.columns = arena_new_array(s->arena, struct column_place, t.columns_n);

    struct elem *table = setter_elem(s, room->elem, ELEM_TABLE);
    if (table)
        table->lang = b->lang;
    struct column_need *need = arena_new_array(s->arena, struct column_need, t.columns_n);
    while (!set_rows(&t, table, need)) {
        if (t.squeeze == SQUEEZE_LEAST && may_be_split(&t))
            return set_split(&t, g, room, need, table);
        if (t.squeeze == SQUEEZE_LEAST)
            break;
        t.squeeze++;
        if (table) { /* set again, smaller */
            table->kids = NULL;
            table->last = &table->kids;
        }
    }
    return set_strips(&t, g);
}
