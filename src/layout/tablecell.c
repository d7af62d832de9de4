/* A table's cells: what they are set in, which columns they need, and their ink. */
#include "layout/tablecell.h"

#include "layout/galley.h"
#include <unicode/uchar.h>

static sp_t largest(sp_t a, sp_t b)
{
    return a > b ? a : b;
}

/* ---- cells to words ----------------------------------------------------------------------- */

/* Design 3 has no smaller figures than these. */
static const sp_t size_least = SP_PT(8);

static enum role narrow_of(enum role face)
{
    switch (face) {
    case FACE_BODY:
        return FACE_NARROW;
    case FACE_BODY_MEDIUM:
        return FACE_NARROW_MEDIUM;
    case FACE_BODY_BOLD:
        return FACE_NARROW_BOLD;
    default:
        return face;
    }
}

/* The style of a column of figures that gives way. */
static const struct text_style *squeezed(const struct table_setting *t,
                                         const struct text_style *style, size_t column)
{
    static const int part_e2[] = {100, 90, 90, 78};
    if (t->squeeze == SQUEEZE_NONE || !column)
        return style;
    struct text_style *k = arena_new_of(t->s->arena, struct text_style);
    sp_t size = (sp_t)((int64_t)style->size * part_e2[t->squeeze] / 100);
    *k = *style;
    k->size = size > size_least ? size : style->size < size_least ? style->size : size_least;
    if (t->squeeze >= SQUEEZE_NARROW) {
        k->face = narrow_of(style->face);
        k->bold = narrow_of(style->bold);
    }
    return k;
}

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
    return squeezed(t, setter_style(t->s, c->style, otherwise->name, c->at), column);
}

/* The spans that don't yield; NULL: all of them stay. */
static const struct span *unyielding(struct setter *s, const struct span *spans)
{
    struct span *first = NULL, **last = &first;
    bool any = false;
    for (; spans; spans = spans->next) {
        any |= spans->yields;
        if (spans->yields)
            continue;
        *last = arena_new_of(s->arena, struct span);
        **last = *spans;
        (*last)->next = NULL;
        last = &(*last)->next;
    }
    return any ? first : NULL;
}

/* What yields to a line of its own, without the space that parts it from the text; NULL: nothing.
 */
static const struct span *going_under(struct setter *s, const struct span *spans)
{
    struct span *first = NULL, **last = &first;
    for (; spans; spans = spans->next) {
        if (!spans->under || (!first && spans->kind == INLINE_SPACE))
            continue;
        *last = arena_new_of(s->arena, struct span);
        **last = *spans;
        (*last)->next = NULL;
        last = &(*last)->next;
    }
    return first;
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

void tablecell_set_row(struct table_setting *t, struct set_row *r, const struct row *row,
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
        const struct text_style *own = t->style->group;
        r->group_look =
            (struct look){own ? own : setter_style(s, "label", "label", t->block->where),
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
        c->head = row->head;
        c->elem = cell_elem(s, row, c->cell, tr);
        if (c->elem && c->last &&
            column + c->span < t->columns_n) /* a short row ends with them all */
            c->elem->colspan = (int)(t->columns_n - column);
        enum weight w = c->cell->weight ? c->cell->weight : column ? row->weight : WEIGHT_INHERIT;
        c->look = (struct look){cell_style(t, row, row_index, c->cell, column), w, c->cell->lang,
                                c->elem};
        c->lead = itemize(s, c->cell->lead, NULL, &c->look);
        c->text = itemize(s, c->cell->spans, NULL, &c->look);
        const struct span *brief = unyielding(s, c->cell->spans);
        c->brief = brief ? itemize(s, brief, NULL, &c->look) : NULL;
        const struct span *under = going_under(s, c->cell->spans);
        const char *second = c->cell->second_style;
        const struct text_style *small =
            setter_style(s, second, t->style->second->name, c->cell->at);
        c->second_look =
            (struct look){squeezed(t, small, column), WEIGHT_INHERIT, c->cell->lang, c->elem};
        c->second = itemize(s, c->cell->second, NULL, &c->second_look);
        c->under = under ? itemize(s, under, NULL, &c->second_look) : NULL;
        column += c->span;
    }
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

/* An amount, a ratio, a gap: digits, and no more letters than a currency's code and a unit have; or
 * a number that can't be parted from its word: "1.877.608 Optionen". */
static bool is_figure(const struct items *it)
{
    unsigned digits = 0, letters = 0;
    if (it->words_n > 2) /* a formula may wrap */
        return false;
    unsigned most = it->words_n > 1 || !looks_like_figure(it) ? 4 : 12;
    for (unsigned i = 0; i < it->atoms_n && letters <= most; i++) {
        struct str t = it->atoms[i].text;
        for (size_t at = 0; at < t.n && letters <= most;) {
            UChar32 c = (UChar32)str_decode(t, &at);
            digits += u_isdigit(c) ? 1 : 0;
            letters += u_isalpha(c) ? 1 : 0;
        }
    }
    return digits > 0 && letters <= most;
}

/* A name longer than this may be broken where it must. */
static const sp_t word_most = SP_MM(30);

/* A mark before a text that ends at its column's right edge. */
static const sp_t lead_least = SP_MM(4.4);

/* What a cell can't do with less of: a figure its whole width, a text its longest word. */
static sp_t hard_width(const struct set_cell *c, bool head)
{
    const struct items *text = c->brief ? c->brief : c->text;
    if (c->cell->lines == 1)
        return SP_MM(8);
    if (!head && is_figure(text))
        return largest(items_natural_width(text), items_natural_width(c->second));
    sp_t word = largest(items_min_width(text), items_min_width(c->second));
    return word < word_most ? word : word_most;
}

/* A word over several columns is broken no more than one over its own: they share what it lacks. */
static void measure_spanning(const struct table_setting *t, const struct set_cell *c, bool head,
                             struct column_need *need)
{
    size_t end = c->column + c->span < t->columns_n ? c->column + c->span : t->columns_n;
    sp_t have = 0, n = (sp_t)(end - c->column);
    for (size_t i = c->column; i < end; i++)
        have += need[i].hard + (i > c->column ? SP_MM(2) : 0);
    sp_t lacks = hard_width(c, head) - have;
    for (size_t i = c->column; lacks > 0 && i < end; i++)
        need[i].hard += lacks / n + 1;
}

void tablecell_measure(const struct table_setting *t, struct column_need *need)
{
    for (size_t i = 0; i < t->columns_n; i++)
        need[i].figures = true;
    for (size_t k = 0; k < t->rows_n; k++)
        for (size_t i = 0; i < t->rows[k].row->n; i++) {
            const struct set_cell *c = &t->rows[k].cells[i];
            struct column_need *n = &need[c->column];
            bool head = t->rows[k].row->head;
            if (c->cell->chart && c->span == 1) { /* a chart has no words to measure */
                n->hard = largest(n->hard, SP_MM(40));
                n->natural = largest(n->natural, SP_MM(80));
                n->chart = true;
            }
            sp_t lead = c->cell->has_lead ? largest(t->style->lead, lead_least) : 0;
            if (c->span > 1)
                continue;
            sp_t natural = lead + largest(items_natural_width(c->brief ? c->brief : c->text),
                                          items_natural_width(c->second));
            n->natural = largest(n->natural, natural);
            if (!head)
                n->figure = largest(n->figure, natural);
            n->hard = largest(n->hard, lead + hard_width(c, head));
            if (!head)
                n->figures &= looks_like_figure(c->text);
        }
    for (size_t k = 0; k < t->rows_n; k++)
        for (size_t i = 0; i < t->rows[k].row->n; i++)
            if (t->rows[k].cells[i].span > 1)
                measure_spanning(t, &t->rows[k].cells[i], t->rows[k].row->head, need);
}

/* ---- words to lines, lines to ink ---------------------------------------------------------- */

/* A text may reach to the words of the next cell, which end at their column's right edge. */
static sp_t reach(const struct table_setting *t, const struct set_cell *c, sp_t right)
{
    const struct set_cell *next = c + 1;
    if (c->last) /* nothing stands beside it */
        return largest(right, t->width);
    if (next->span > 1 || t->columns[next->column].align == ALIGN_LEFT || next->cell->chart)
        return right;
    sp_t natural = largest(items_natural_width(next->text), items_natural_width(next->second));
    sp_t mark = next->cell->lead ? SP_MM(5.6) : 0; /* it stands before the words */
    sp_t box = next->cell->boxed ? SP_MM(1.4) : 0;
    sp_t free = t->columns[next->column].right - natural - mark - box - SP_MM(2);
    return free > right ? free : right;
}

/* A head of more lines leaves its rows no page: a name as long as that stands in full in a row. */
enum { HEAD_LINES_MOST = 8 };

struct cell_lines tablecell_break(const struct table_setting *t, const struct set_cell *c)
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
    if (c->span == 1 && l.align != ALIGN_LEFT && c->column > 0) { /* figures may use the gutter */
        sp_t before = t->columns[c->column - 1].right + SP_MM(1.2);
        l.left = largest(l.left - SP_MM(3), before < l.left ? before : l.left);
    }
    sp_t free = l.right - l.left;
    if (l.align != ALIGN_LEFT && c->cell->has_lead) /* the mark stands before the text */
        free -= lead_least;
    sp_t room = free > SP_MM(3) ? free : SP_MM(3);
    l.lead = para_of_items(s, c->lead, &c->look, t->width);
    bool whole = !c->brief || items_natural_width(c->text) <= room;
    if (!c->head && is_figure(c->text)) /* never broken, whatever it costs */
        room = largest(room, items_natural_width(c->text));
    l.text = para_of_items(s, whole ? c->text : c->brief, &c->look, room);
    l.second = para_of_items(s, !whole && c->under ? c->under : c->second, &c->second_look, room);
    const struct span *only = c->cell->spans;
    size_t most = c->cell->lines ? (size_t)c->cell->lines : c->head ? HEAD_LINES_MOST : 0;
    if (most && l.text->n > most && only && only->text && (!only->next || only->next->yields)) {
        l.text = para_cut(s, only->text, &c->look, room, most);
        if (c->elem)
            c->elem->actual = only->text;
    }
    return l;
}

/* How far below the row's baseline a cell reaches. */
sp_t tablecell_depth(const struct table_setting *t, const struct set_cell *c,
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

/* A failure is a box, a cross and bold ink (design 4, 7); black, as a printer makes dots of colour.
 * It stays within its column and clear of one beside it: table.c has moved the figures in for it.
 */
static void paint_box(const struct table_setting *t, const struct set_cell *c, struct frame *f,
                      sp_t text_left, sp_t text_width, sp_t baseline)
{
    bool lead = c->cell->lead != NULL;
    sp_t plain = c->cell->second ? SP_MM(4.6) : SP_MM(5); /* clear of a second line's ascenders */
    sp_t left = text_left - (lead ? SP_MM(5.8) : SP_MM(1.4)), right = text_left + text_width;
    sp_t before = c->column ? t->columns[c->column - 1].right + TABLEBOX_PAD + SP_MM(1.4) : 0;
    sp_t most = text_left - (lead ? SP_MM(5.2) : SP_MM(0.9)); /* clear of cross and text */
    left = left > before ? left : before < most ? before : most;
    struct op *op = frame_rect(f, NULL, left, baseline - (lead ? SP_MM(4.1) : SP_MM(3.7)),
                               right + TABLEBOX_PAD - left, lead ? SP_MM(5.8) : plain);
    op_stroke(op, SP_PT(1.25), t->s->palette->ink);
}

void tablecell_paint(const struct table_setting *t, const struct set_cell *c,
                     const struct cell_lines *l, struct frame *f, sp_t baseline, sp_t from, sp_t to)
{
    sp_t below = 0, text_left = l->align == ALIGN_LEFT ? l->left : l->right;
    if (l->text->n)
        text_left = para_line_x(&l->text->lines[0], l->align, l->left, l->right);
    if (from == 0)
        paint_lead(t, c, l, f, text_left, baseline);
    for (size_t i = 0; i < l->text->n; i++, below += c->look.style->lead)
        if (below >= from && below < to)
            para_paint(t->s, &l->text->lines[i], f,
                       para_line_x(&l->text->lines[i], l->align, l->left, l->right),
                       baseline + below - from);
    if (l->text->n)
        below -= c->look.style->lead;
    sp_t last = below; /* of its words: a head of two lines is not struck through */
    if (l->text->n && l->second->n && below >= from && below < to)
        para_paint_gap(t->s, para_slot(&l->text->lines[l->text->n - 1]), c->look.style, f,
                       text_left + l->text->lines[l->text->n - 1].width, baseline + below - from);
    below += l->second->n ? t->style->second_gap : 0;
    for (size_t i = 0; i < l->second->n; i++, below += c->second_look.style->lead)
        if (below >= from && below < to)
            para_paint(t->s, &l->second->lines[i], f,
                       para_line_x(&l->second->lines[i], l->align, l->left, l->right),
                       baseline + below - from);
    if (c->cell->boxed && from == 0)
        paint_box(t, c, f, text_left, l->text->width, baseline);
    if (c->cell->underline && from == 0)
        rule_paint(t->s, f, RULE_HAIR, l->left, l->right, baseline + last + SP_MM(1.5));
}
