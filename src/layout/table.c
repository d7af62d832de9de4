/* Tables: cells to words, words to columns, rows to strips. Elements are made first, row by row,
 * which is how a table is read; a head that is repeated on a later page is an artifact. */
#include "layout/galley.h"

#include "layout/colwidth.h"

struct set_cell {
    const struct cell *cell;
    struct items *text, *lead, *second;
    struct look look, second_look;
    struct elem *elem;
    size_t column, span;
    bool last; /* of its row */
};

struct set_row {
    const struct row *row;
    struct set_cell *cells;
    struct items *group;
    struct look group_look;
};

struct table_setting {
    struct setter *s;
    const struct table *table;
    const struct table_style *style;
    const struct block *block;
    sp_t x, width, give_up; /* of each row's pitch */
    struct column_place *columns;
    size_t columns_n;
    struct set_row *rows;
    size_t rows_n, heads_n;
    enum rule rule_above; /* of the row before; RULE_DEFAULT: none yet */
};

/* ---- cells to words ----------------------------------------------------------------------- */

static const struct text_style *cell_style(const struct table_setting *t, const struct row *row,
                                           size_t row_index, const struct cell *c, size_t column)
{
    const struct table_style *k = t->style;
    const struct text_style *otherwise = column ? k->figure : k->cell_name;
    enum weight w = c->weight ? c->weight : row->weight;
    if (column < THEME_COLUMNS_MAX && k->styles[column])
        otherwise = k->styles[column];
    if (!column && k->cell_name_strong && w >= WEIGHT_MEDIUM)
        otherwise = k->cell_name_strong;
    if (row->head)
        otherwise = row_index ? k->head2 : k->head;
    return setter_style(t->s, c->style, otherwise->name, c->at);
}

static bool is_empty(const struct cell *c)
{
    return !c->spans && !c->lead && !c->second && !c->chart;
}

static struct elem *cell_elem(struct setter *s, const struct row *row, const struct cell *c,
                              struct elem *tr)
{
    bool header = (row->head || c->header) && !is_empty(c);
    struct elem *e = setter_elem(s, tr, header ? ELEM_TH : ELEM_TD);
    if (!e)
        return NULL;
    e->scope = !header ? SCOPE_NONE : row->head ? SCOPE_COLUMN : SCOPE_ROW;
    e->colspan = c->colspan > 1 ? c->colspan : 0;
    e->lang = c->lang;
    return e;
}

static void set_row(struct table_setting *t, struct set_row *r, const struct row *row,
                    size_t row_index, struct elem *part)
{
    struct setter *s = t->s;
    r->row = row;
    r->cells = arena_new_array(s->arena, struct set_cell, row->n + 1);
    if (row->group && *row->group) {
        struct elem *tr = setter_elem(s, part, ELEM_TR), *th = setter_elem(s, tr, ELEM_TH);
        struct span *sp = arena_new_of(s->arena, struct span);
        sp->text = row->group;
        if (th) {
            th->scope = SCOPE_ROW;
            th->colspan = (int)t->columns_n;
        }
        r->group_look = (struct look){setter_style(s, "label", "label", t->block->where),
                                      WEIGHT_INHERIT, NULL, th};
        r->group = itemize(s, sp, NULL, &r->group_look);
    }
    struct elem *tr = setter_elem(s, part, ELEM_TR);
    size_t column = 0;
    for (size_t i = 0; i < row->n; i++) {
        struct set_cell *c = &r->cells[i];
        c->cell = &row->cells[i];
        c->column = column;
        c->span = (size_t)c->cell->colspan;
        c->last = i + 1 == row->n;
        c->elem = cell_elem(s, row, c->cell, tr);
        enum weight w = c->cell->weight ? c->cell->weight : column ? row->weight : WEIGHT_INHERIT;
        c->look = (struct look){cell_style(t, row, row_index, c->cell, column), w, c->cell->lang,
                                c->elem};
        c->lead = itemize(s, c->cell->lead, NULL, &c->look);
        c->text = itemize(s, c->cell->spans, NULL, &c->look);
        const char *second = c->cell->second_style;
        c->second_look = (struct look){setter_style(s, second, t->style->second->name, c->cell->at),
                                       WEIGHT_INHERIT, c->cell->lang, c->elem};
        c->second = itemize(s, c->cell->second, NULL, &c->second_look);
        column += c->span;
    }
}

static sp_t largest(sp_t a, sp_t b)
{
    return a > b ? a : b;
}

static bool looks_like_figure(const struct items *it)
{
    if (!it->words_n || !it->atoms_n)
        return true;
    const struct atom *a = &it->atoms[0];
    size_t at = 0;
    uint32_t c = a->text.n ? str_decode(a->text, &at) : '0';
    bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
    return a->kind == ATOM_TEXT && !letter && c < 0x2E80 && !(c >= 0xC0 && c < 0x2000);
}

static void measure(const struct table_setting *t, struct column_need *need)
{
    for (size_t i = 0; i < t->columns_n; i++)
        need[i].figures = true;
    for (size_t k = 0; k < t->rows_n; k++)
        for (size_t i = 0; i < t->rows[k].row->n; i++) {
            const struct set_cell *c = &t->rows[k].cells[i];
            struct column_need *n = &need[c->column];
            sp_t lead = c->cell->has_lead ? t->style->lead : 0;
            if (c->span > 1)
                continue;
            sp_t natural =
                lead + largest(items_natural_width(c->text), items_natural_width(c->second));
            n->natural = largest(n->natural, natural);
            if (!t->rows[k].row->head)
                n->figure = largest(n->figure, natural);
            sp_t text = c->cell->ellipsis ? SP_MM(8) : items_min_width(c->text);
            n->min = largest(n->min, lead + largest(text, items_min_width(c->second)));
            if (!t->rows[k].row->head)
                n->figures &= looks_like_figure(c->text);
        }
}

/* ---- rows to strips ----------------------------------------------------------------------- */

static void row_rule(const struct table_setting *t, struct frame *f, enum rule rule, sp_t y,
                     bool head)
{
    if (rule == RULE_HAIR && !head)
        frame_line(f, NULL, 0, y, t->width, y, SP_PT(0.25), t->s->palette->hair);
    else
        rule_paint(t->s, f, rule, 0, t->width, y);
}

struct cell_lines {
    struct para *text, *second, *lead;
    sp_t left, right;
    enum align align;
};

/* A text may reach to the words of the next cell, which end at their column's right edge. */
static sp_t reach(const struct table_setting *t, const struct set_cell *c, sp_t right)
{
    const struct set_cell *next = c + 1;
    if (c->last || next->span > 1 || t->columns[next->column].align == ALIGN_LEFT ||
        next->cell->chart)
        return right;
    sp_t natural = largest(items_natural_width(next->text), items_natural_width(next->second));
    sp_t free = t->columns[next->column].right - natural - SP_MM(3);
    return free > right ? free : right;
}

static struct cell_lines break_cell(const struct table_setting *t, const struct set_cell *c)
{
    struct setter *s = t->s;
    size_t last = c->column + c->span - 1;
    last = last < t->columns_n ? last : t->columns_n - 1;
    const struct column_place *from = &t->columns[c->column], *to = &t->columns[last];
    struct cell_lines l = {.left = from->left, .right = to->right};
    l.align = c->cell->has_align ? c->cell->align : c->span > 1 ? ALIGN_CENTER : from->align;
    if (c->cell->has_lead && l.align == ALIGN_LEFT)
        l.left += t->style->lead;
    if (c->span == 1 && l.align == ALIGN_LEFT)
        l.right = reach(t, c, l.right);
    if (c->span == 1 && l.align != ALIGN_LEFT && c->column > 0) /* figures may use the gutter */
        l.left -= SP_MM(3);
    sp_t free = l.right - l.left;
    if (l.align != ALIGN_LEFT && c->cell->has_lead) /* the mark stands before the text */
        free -= SP_MM(4.4);
    sp_t room = free > SP_MM(3) ? free : SP_MM(3);
    l.lead = para_of_items(s, c->lead, &c->look, t->width);
    l.text = para_of_items(s, c->text, &c->look, room);
    l.second = para_of_items(s, c->second, &c->second_look, room);
    const struct span *only = c->cell->spans;
    if (c->cell->ellipsis && l.text->n > 1 && only && !only->next && only->text) {
        l.text = para_cut(s, only->text, &c->look, room);
        c->elem->actual = only->text;
    }
    return l;
}

/* How far below the row's baseline a cell reaches. */
static sp_t cell_depth(const struct table_setting *t, const struct set_cell *c,
                       const struct cell_lines *l)
{
    int64_t depth = l->text->n > 1 ? c->look.style->lead * (int64_t)(l->text->n - 1) : 0;
    if (l->second->n)
        depth += t->style->second_gap + c->second_look.style->lead * (int64_t)(l->second->n - 1);
    return depth > HEIGHT_MAX ? HEIGHT_MAX : (sp_t)depth;
}

static void paint_lead(const struct table_setting *t, const struct set_cell *c,
                       const struct cell_lines *l, struct frame *f, sp_t text_left, sp_t baseline)
{
    if (!l->lead->n)
        return;
    const struct para_line *line = &l->lead->lines[0];
    const struct span *sp = c->cell->lead;
    bool dot = sp->kind == INLINE_MARK && !sp->next &&
               (strcmp(sp->name, "offer") == 0 || strcmp(sp->name, "ask") == 0 ||
                strcmp(sp->name, "floor") == 0 || strcmp(sp->name, "competing") == 0);
    sp_t x = l->left - t->style->lead;
    if (l->align != ALIGN_LEFT)
        x = dot ? text_left - SP_MM(2.6) - line->width / 2 : text_left - SP_MM(2.5) - line->width;
    else if (dot) /* all marks of a column share a centre */
        x += (sp_t)((int64_t)t->style->lead * 34 / 100) - line->width / 2;
    para_paint(t->s, line, f, x, baseline);
}

/* A failure is a box, a cross and bold ink (design 4, 7). */
static void paint_box(const struct table_setting *t, const struct set_cell *c, struct frame *f,
                      sp_t text_left, sp_t text_width, sp_t baseline)
{
    bool lead = c->cell->lead != NULL;
    sp_t plain = c->cell->second ? SP_MM(4.6) : SP_MM(5); /* clear of a second line's ascenders */
    struct op *op = lead ? frame_rect(f, NULL, text_left - SP_MM(6.6), baseline - SP_MM(4.1),
                                      text_width + SP_MM(8.2), SP_MM(5.8))
                         : frame_rect(f, NULL, text_left - SP_MM(1.4), baseline - SP_MM(3.7),
                                      text_width + SP_MM(2.6), plain);
    op_stroke(op, SP_PT(1.25), t->s->palette->brick);
}

static void paint_cell(const struct table_setting *t, const struct set_cell *c,
                       const struct cell_lines *l, struct frame *f, sp_t baseline)
{
    sp_t y = baseline, text_left = l->align == ALIGN_LEFT ? l->left : l->right;
    if (l->text->n)
        text_left = para_line_x(&l->text->lines[0], l->align, l->left, l->right);
    paint_lead(t, c, l, f, text_left, baseline);
    for (size_t i = 0; i < l->text->n; i++, y += c->look.style->lead)
        para_paint(t->s, &l->text->lines[i], f,
                   para_line_x(&l->text->lines[i], l->align, l->left, l->right), y);
    if (l->text->n)
        y -= c->look.style->lead;
    if (l->text->n && l->second->n)
        para_paint_gap(t->s, para_slot(&l->text->lines[l->text->n - 1]), c->look.style, f,
                       text_left + l->text->lines[l->text->n - 1].width, y);
    y += l->second->n ? t->style->second_gap : 0;
    for (size_t i = 0; i < l->second->n; i++, y += c->second_look.style->lead)
        para_paint(t->s, &l->second->lines[i], f,
                   para_line_x(&l->second->lines[i], l->align, l->left, l->right), y);
    if (c->cell->boxed)
        paint_box(t, c, f, text_left, l->text->width, baseline);
    if (c->cell->underline)
        rule_paint(t->s, f, RULE_HAIR, l->left, l->right, baseline + SP_MM(1.5));
}

/* A chart fills its column, as high as the row is without lines that wrap, so that what it draws
 * stays level with the row's first line. */
static bool paint_charts(const struct table_setting *t, const struct set_row *r, struct strip *st,
                         sp_t y, sp_t height)
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
        if (!chart_set(t->s, c->cell->chart, c->cell->args, c->cell->alt, l.right - l.left, height,
                       0, c->cell->at, c->elem, &out, &figure))
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
            struct cell_lines l = break_cell(t, c);
            paint_cell(t, c, &l, st->frame, y);
            depth = largest(depth, cell_depth(t, c, &l));
            if (continued && !i && !j) {
                sp_t x = l.text->n ? l.left + l.text->width + SP_MM(1.5) : l.left;
                para_furniture(s, st->frame, continued, "th-small", x, y, ALIGN_LEFT, t->width);
            }
        }
        y += depth + (i + 1 < t->heads_n ? k->head_pitch : 0);
        if (y > HEIGHT_MAX && !too_high(t, t->block->where))
            return NULL;
    }
    st->baseline = st->reference = k->rise;
    st->height = y + k->head_rule;
    if (!paint_charts(t, &t->rows[t->heads_n - 1], st, 0, st->height))
        return NULL;
    row_rule(t, st->frame, k->head_weight, st->height, true);
    return st;
}

static bool has_chart(const struct set_row *r)
{
    for (size_t i = 0; i < r->row->n; i++)
        if (r->cells[i].cell->chart)
            return true;
    return false;
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
        lines[i] = break_cell(t, &r->cells[i]);
        depth = largest(depth, cell_depth(t, &r->cells[i], &lines[i]));
    }
    if (depth >= HEIGHT_MAX && !too_high(t, r->row->n ? r->cells[0].cell->at : t->block->where))
        return NULL;
    if (r->group) {
        struct para *p = para_of_items(s, r->group, &r->group_look, t->width);
        y += first ? 0 : SP_MM(1.6);
        st->baseline = y;
        if (p->n)
            para_paint(s, &p->lines[0], st->frame, 0, y);
        y += SP_MM(5.6);
    }
    sp_t usual = y + k->rule + half, rule_y = usual + (depth > k->depth ? depth - k->depth : 0);
    if (!paint_charts(t, r, st, usual - pitch + t->give_up, pitch - t->give_up))
        return NULL;
    if (t->rule_above != RULE_DEFAULT && has_chart(r)) /* half of it a chart's ground has covered */
        row_rule(t, st->frame, t->rule_above, 0, false);
    for (size_t i = 0; i < r->row->n; i++)
        paint_cell(t, &r->cells[i], &lines[i], st->frame, y);
    enum rule rule = r->row->rule != RULE_DEFAULT ? r->row->rule : last ? k->end : k->weight;
    row_rule(t, st->frame, rule, rule_y, false);
    t->rule_above = rule;
    st->baseline = st->baseline ? st->baseline : y;
    st->reference = st->baseline;
    st->height = st->frame->height = rule_y;
    return st;
}

/* ---- the table ---------------------------------------------------------------------------- */

enum { ROWS_KEPT_WHOLE = 8 }; /* design 11 */

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
            set_row(&again, &again.rows[i], t->rows[i].row, i, NULL);
        repeat = head_strip(&again, &aside, continued);
        s->artifact = was;
        if (!repeat)
            return false;
    }
    for (size_t i = t->heads_n; i < t->rows_n; i++) {
        size_t k = i - t->heads_n;
        if (!(st = body_strip(t, g, i, i + 1 == t->rows_n)))
            return false;
        st->keep |= whole ? first != NULL : (k == 0 && first) || k == 1 || k + 1 == body;
        st->repeat = repeat;
        first = first ? first : st;
    }
    if (first) {
        first->before = t->style->before;
        g->end->after = t->style->after;
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

    struct elem *table = setter_elem(s, room->elem, ELEM_TABLE), *part = NULL;
    if (table)
        table->lang = b->lang;
    bool in_head = false;
    for (const struct row *r = b->table->rows; r; r = r->next) {
        if (r->drop && r->drop <= s->dropped)
            continue;
        if (!part || in_head != r->head)
            part = setter_elem(s, table, r->head ? ELEM_THEAD : ELEM_TBODY);
        in_head = r->head;
        set_row(&t, &t.rows[t.rows_n++], r, t.heads_n, part);
        t.heads_n += r->head;
    }
    struct column_need *need = arena_new_array(s->arena, struct column_need, t.columns_n);
    measure(&t, need);
    t.columns = arena_new_array(s->arena, struct column_place, t.columns_n);
    colwidth(b->table, t.style, width, need, t.columns, t.columns_n);
    return set_strips(&t, g);
}
