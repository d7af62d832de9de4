/* Blocks to strips: one function a kind of block. Elements of the structure tree are made in the
 * order of the flow, which is the order of reading: a block, then its notes in the margin. */
#include "layout/galley.h"

#include <stdlib.h>

/* ---- strips ------------------------------------------------------------------------------- */

void galley_init(struct galley *g)
{
    *g = (struct galley){NULL, &g->first, NULL, 0};
}

struct strip *galley_add(struct setter *s, struct galley *g, enum strip_kind kind, sp_t x,
                         sp_t width, sp_t height)
{
    struct strip *st = arena_new_of(s->arena, struct strip);
    st->kind = kind;
    st->frame = frame_new(s->arena, width, height);
    st->x = x;
    st->width = width;
    st->height = height;
    st->at_y = FLOW_UNSET;
    st->full = x + width > s->main_width + SP_MM(1);
    if (g->keep_next > 0) {
        st->keep = true;
        g->keep_next = kind == STRIP_LINE ? g->keep_next - 1 : 0;
    }
    *g->last = st;
    g->last = &st->next;
    g->end = st;
    return st;
}

sp_t galley_gap(const struct strip *above, const struct strip *below)
{
    return above->after > below->before ? above->after : below->before;
}

struct strip *galley_stack(struct setter *s, const struct galley *g, sp_t x, sp_t width)
{
    struct galley one;
    galley_init(&one);
    struct strip *out = galley_add(s, &one, STRIP_COLUMNS, x, width, 0);
    sp_t y = 0;
    struct figure_at **figures = &out->figures;
    for (const struct strip *st = g->first, *above = NULL; st; above = st, st = st->next) {
        if (above)
            y += galley_gap(above, st);
        else
            out->baseline = st->baseline;
        frame_place(out->frame, st->frame, st->x - x, y);
        for (const struct figure_at *f = st->figures; f; f = f->next) {
            *figures = arena_new_of(s->arena, struct figure_at);
            **figures = *f;
            (*figures)->x += st->x - x;
            (*figures)->y += y;
            (*figures)->next = NULL;
            figures = &(*figures)->next;
        }
        y += st->height;
    }
    out->height = out->frame->height = y;
    out->reference = out->baseline;
    return out;
}

bool rule_paint(struct setter *s, struct frame *f, enum rule rule, sp_t x1, sp_t x2, sp_t y)
{
    switch (rule) {
    case RULE_HAIR:
        frame_line(f, NULL, x1, y, x2, y, SP_PT(0.25), s->palette->rule);
        return true;
    case RULE_THICK:
        frame_line(f, NULL, x1, y, x2, y, SP_PT(0.75), s->palette->ink);
        return true;
    case RULE_HEAVY:
        frame_line(f, NULL, x1, y, x2, y, SP_PT(1.25), s->palette->ink);
        return true;
    case RULE_DEFAULT:
    case RULE_NONE:
        break;
    }
    return false;
}

static sp_t stated(sp_t own, sp_t otherwise)
{
    return own == FLOW_UNSET ? otherwise : own;
}

/* ---- fields between tabs ------------------------------------------------------------------ */

enum { FIELDS_MAX = 12 };

struct field {
    const struct span *first, *end;
    sp_t x, right; /* edges in the block */
    enum align align;
    struct para *para;
};

static size_t split_fields(const struct span *spans, sp_t left, sp_t width, enum align align,
                           struct field *fields)
{
    size_t n = 1;
    fields[0] = (struct field){spans, NULL, left, width, align, NULL};
    for (const struct span *sp = spans; sp; sp = sp->next) {
        if (sp->kind != INLINE_TAB || n == FIELDS_MAX)
            continue;
        sp_t to = sp->width == SP_MAX || sp->width > width ? width : sp->width;
        fields[n - 1].end = sp;
        fields[n] = (struct field){sp->next, NULL, to, width, sp->align, NULL};
        if (sp->align == ALIGN_RIGHT) { /* ends there; begins wherever it must */
            fields[n].right = to;
            fields[n].x = left;
        }
        n++;
    }
    return n;
}

/* Words are made from left to right, in reading order; lines from right to left, since a field ends
 * before the one after it begins. */
static void set_fields(struct setter *s, struct field *f, size_t n, const struct look *looks)
{
    const sp_t apart = SP_MM(2), least = SP_MM(4);
    struct items *items[FIELDS_MAX];
    for (size_t i = 0; i < n; i++)
        items[i] = itemize(s, f[i].first, f[i].end, &looks[i]);
    for (size_t i = n; i-- > 0;) {
        if (i + 1 < n) {
            bool left = f[i + 1].align == ALIGN_LEFT;
            sp_t limit = left ? f[i + 1].x : f[i + 1].right - f[i + 1].para->width;
            f[i].right = limit - apart < f[i].right ? limit - apart : f[i].right;
        }
        if (f[i].right < f[i].x + least)
            f[i].right = f[i].x + least;
        f[i].para = para_of_items(s, items[i], &looks[i], f[i].right - f[i].x);
    }
}

/* ---- text --------------------------------------------------------------------------------- */

struct text_block { /* what the kinds of text block differ in */
    const struct text_style *style;
    enum elem_type elem;
    sp_t hang;
    const struct text_style *label_style;
    sp_t label_x;
    enum rule rule;
    sp_t rule_below; /* the last baseline */
    int keep_next;
    const char *bookmark;
};

static void place_block(struct setter *s, const struct block *b, const struct room *room,
                        const struct text_style *style, sp_t *x, sp_t *width)
{
    *x = room->x + b->indent;
    *width = room->width - b->indent;
    if (room->top) {
        if (b->measure == MEASURE_FULL)
            *width = s->full_width - b->indent;
        if (!b->has_measure && style && style->width)
            *width = style->width;
    }
    if (b->width)
        *width = b->width;
    sp_t most = (room->top ? s->full_width : room->x + room->width) - *x;
    if (*width > most)
        *width = most;
    if (*width < SP_MM(5))
        *width = SP_MM(5);
}

/* The label in front of an item or note: its own element, level with the first line. */
static struct para *set_label(struct setter *s, const struct block *b, const struct text_block *t,
                              struct elem *elem)
{
    if (!b->label)
        return NULL;
    struct look look = {t->label_style, WEIGHT_INHERIT, b->lang, elem};
    return para_set(s, b->label, NULL, &look, t->hang > 0 ? t->hang + SP_MM(2) : SP_MM(20));
}

static struct strip *paint_line(struct setter *s, struct galley *g, const struct field *f, size_t n,
                                size_t line, const struct para *label, const struct text_block *t,
                                sp_t x, sp_t width)
{
    sp_t above = 0, below = 0;
    for (size_t i = 0; i < n; i++)
        if (line < f[i].para->n) {
            const struct para_line *l = &f[i].para->lines[line];
            above = l->above > above ? l->above : above;
            below = l->below > below ? l->below : below;
        }
    sp_t baseline = style_rise(t->style) + above;
    struct strip *st =
        galley_add(s, g, STRIP_LINE, x, width, baseline + style_sink(t->style) + below);
    st->baseline = st->reference = baseline;
    if (line == 0 && label && label->n)
        para_paint(s, &label->lines[0], st->frame, t->label_x, baseline);
    for (size_t i = 0; i < n; i++)
        if (line < f[i].para->n) {
            const struct para_line *l = &f[i].para->lines[line];
            para_paint(s, l, st->frame, para_line_x(l, f[i].align, f[i].x, f[i].right), baseline);
        }
    return st;
}

/* Two lines at least stand at a page's foot and at a page's head. */
static void keep_lines(struct strip *first, size_t lines, bool together)
{
    size_t k = 0;
    for (struct strip *st = first; st; st = st->next, k++)
        if (k > 0 && (together || k == 1 || k + 1 == lines))
            st->keep = true;
}

static struct strip *set_text(struct setter *s, struct galley *g, const struct block *b,
                              const struct text_block *t, const struct room *room,
                              struct elem *parent)
{
    sp_t x, width;
    place_block(s, b, room, t->style, &x, &width);
    struct field f[FIELDS_MAX];
    struct look looks[FIELDS_MAX];
    size_t n = split_fields(b->spans, t->hang, width, b->align, f), lines = 0;

    struct elem *e = parent, *label_elem = parent, *quote = NULL;
    if (t->elem == ELEM_LI) {
        e = setter_elem(s, parent, ELEM_LI);
        label_elem = b->label ? setter_elem(s, e, ELEM_LBL) : NULL;
        e = setter_elem(s, e, ELEM_LBODY);
    } else if (t->elem == ELEM_NOTE) {
        e = label_elem = setter_elem(s, parent, ELEM_NOTE);
        if (e)
            e->id = arena_printf(s->arena, "note-%u", ++s->notes);
        if (b->label && e)
            label_elem = setter_elem(s, e, ELEM_LBL);
        e = setter_elem(s, e, ELEM_P);
    } else if (b->speak == SPEAK_QUOTE && n > 1) { /* "YOU SAY" isn't said */
        e = label_elem = setter_elem(s, parent, ELEM_P);
        quote = setter_elem(s, setter_elem(s, parent, ELEM_BLOCKQUOTE), ELEM_P);
    } else {
        if (b->speak == SPEAK_QUOTE)
            parent = setter_elem(s, parent, ELEM_BLOCKQUOTE);
        e = label_elem = setter_elem(s, parent, t->elem);
    }
    if (e)
        e->lang = b->lang;

    struct para *label = set_label(s, b, t, label_elem);
    for (size_t i = 0; i < n; i++)
        looks[i] =
            (struct look){t->style, WEIGHT_INHERIT, b->lang, quote && i + 1 == n ? quote : e};
    set_fields(s, f, n, looks);
    for (size_t i = 0; i < n; i++)
        lines = f[i].para->n > lines ? f[i].para->n : lines;
    if (!lines && label && label->n)
        lines = 1;
    if (!lines)
        return NULL;

    struct strip *first = NULL;
    for (size_t i = 0; i < lines; i++) {
        struct strip *st = paint_line(s, g, f, n, i, label, t, x, width);
        first = first ? first : st;
    }
    keep_lines(first, lines, b->keep_together || t->keep_next);
    if (t->rule > RULE_NONE) {
        sp_t y = g->end->baseline + t->rule_below;
        rule_paint(s, g->end->frame, t->rule, 0, width, y);
        g->end->height = y;
    }
    first->before = stated(b->before, t->style->before);
    g->end->after = stated(b->after, t->style->after);
    first->bookmark = t->bookmark;
    if (t->keep_next || b->keep_with_next)
        g->keep_next = 3; /* design 11 */
    return first;
}

static const char *plain_text(struct setter *s, const struct span *sp)
{
    struct buf b;
    buf_init(&b, s->arena);
    for (; sp; sp = sp->next) {
        if ((sp->kind == INLINE_TEXT || sp->kind == INLINE_FILLED) && sp->text)
            buf_puts(&b, sp->text);
        else if (b.n && (sp->kind == INLINE_TAB || sp->kind == INLINE_BREAK))
            buf_putc(&b, ' ');
    }
    return buf_str(&b);
}

static struct strip *set_para(struct setter *s, struct galley *g, const struct block *b,
                              const struct room *room)
{
    const char *otherwise = s->flow->page == PAGE_LETTER ? "letter"
                            : room->margin               ? "margin"
                                                         : "body";
    struct text_block t = {.style = setter_style(s, b->style, otherwise, b->where), .elem = ELEM_P};
    if (b->speak == SPEAK_NOTE)
        t.elem = ELEM_NOTE;
    if (b->label)
        t.hang = t.style->hang;
    t.label_style = t.style;
    return set_text(s, g, b, &t, room, room->elem);
}

static struct strip *set_heading(struct setter *s, struct galley *g, const struct block *b,
                                 const struct room *room)
{
    static const char *const styles[] = {"title", "section", "card-head"};
    int level = b->level < 1 ? 1 : b->level > 3 ? 3 : b->level;
    struct text_block t = {.style = setter_style(s, b->style, styles[level - 1], b->where),
                           .elem = setter_heading(s, level),
                           .keep_next = 1};
    if (level == 2) {
        t.rule = RULE_THICK;
        t.rule_below = SP_MM(2);
        t.bookmark = plain_text(s, b->spans);
    }
    return set_text(s, g, b, &t, room, room->elem);
}

static struct strip *set_section_label(struct setter *s, struct galley *g, const struct block *b,
                                       const struct room *room)
{
    struct text_block t = {.style = setter_style(s, b->style, "label", b->where),
                           .elem = b->level ? setter_heading(s, b->level) : ELEM_P,
                           .keep_next = 1};
    t.rule = b->rule;
    t.rule_below = SP_MM(1.8);
    struct strip *first = set_text(s, g, b, &t, room, room->elem);
    if (first && b->rule > RULE_NONE && b->after == FLOW_UNSET)
        g->end->after += SP_MM(1);
    return first;
}

static struct strip *set_item(struct setter *s, struct galley *g, const struct block *b,
                              const struct room *room, struct elem *list)
{
    bool note = b->speak == SPEAK_NOTE, letter = s->flow->page == PAGE_LETTER;
    const char *otherwise = note                     ? "note"
                            : letter                 ? "letter-item"
                            : room->margin           ? "margin"
                            : b->list == LIST_NUMBER ? "source"
                                                     : "list";
    struct block item = *b;
    struct text_block t = {.style = setter_style(s, b->style, otherwise, b->where),
                           .elem = note ? ELEM_NOTE : ELEM_LI};
    t.hang = stated(b->hang, t.style->hang);
    t.label_style = t.style;
    if (note)
        t.label_style = setter_style(s, "note-number", "note", b->where);
    else if (b->list == LIST_NUMBER && !letter)
        t.label_style = setter_style(s, "list-number", "list", b->where);
    if (letter && b->list == LIST_NUMBER && b->label && b->label->text) {
        struct span *dotted = arena_new_of(s->arena, struct span);
        *dotted = *b->label;
        dotted->text = arena_printf(s->arena, "%s.", b->label->text);
        item.label = dotted;
        item.indent += SP_MM(2);
    }
    return set_text(s, g, &item, &t, room, note ? room->elem : list);
}

static struct strip *set_list(struct setter *s, struct galley *g, const struct block *b,
                              const struct room *room)
{
    struct elem *list = setter_elem(s, room->elem, ELEM_L);
    struct room inner = *room;
    struct strip *first = NULL;
    place_block(s, b, room, NULL, &inner.x, &inner.width);
    inner.top = false;
    for (const struct block *i = b->children; i; i = i->next) {
        if (i->drop && i->drop <= s->dropped)
            continue;
        struct strip *st = set_item(s, g, i, &inner, list);
        if (st && first)
            st->before = 0;
        if (st && b->gap != FLOW_UNSET)
            g->end->after = b->gap;
        if (st && first && b->keep_together)
            st->keep = true;
        first = first ? first : st;
    }
    if (first && b->before != FLOW_UNSET)
        first->before = b->before;
    if (first && b->after != FLOW_UNSET)
        g->end->after = b->after;
    return first;
}

/* ---- figures, rules, space ---------------------------------------------------------------- */

static const char *find_arg(const void *args, const char *name)
{
    for (const struct chart_arg *a = args; a; a = a->next)
        if (strcmp(a->name, name) == 0)
            return a->value;
    return NULL;
}

bool chart_set(struct setter *s, const char *kind, const struct chart_arg *args, const char *alt,
               sp_t width, sp_t height, struct place at, struct elem *parent,
               struct chart_result *out, struct elem **figure)
{
    if (!s->job->charts) {
        diag_add(s->diags, DIAG_FLOW, at, "no charts in this document");
        return false;
    }
    struct elem *e = s->artifact ? NULL : elem_new(s->arena, NULL, ELEM_FIGURE);
    struct chart_request r = {.kind = kind ? kind : "",
                              .arg = find_arg,
                              .args = args,
                              .width = width,
                              .height = height,
                              .slot = setter_slot(s, e),
                              .at = at};
    *figure = NULL;
    if (!chart_draw(s->job->charts, &r, s->fonts, s->arena, s->diags, out))
        return false;
    if (out->frame && e) {
        struct kid *k = arena_new_of(s->arena, struct kid);
        k->elem = e;
        e->parent = parent;
        *parent->last = k;
        parent->last = &k->next;
        e->alt = alt ? alt : out->alt;
        e->has_bbox = true;
        *figure = e;
    }
    return true;
}

static sp_t first_text(const struct frame *f)
{
    sp_t y = SP_MAX;
    for (const struct op *op = f->first; op; op = op->next)
        if (op->kind == OP_TEXT && !op->u.text.rotate && op->u.text.y < y)
            y = op->u.text.y;
    return y == SP_MAX ? 0 : y;
}

static bool set_chart(struct setter *s, struct galley *g, const struct block *b,
                      const struct room *room, struct strip **first)
{
    sp_t x, width;
    struct chart_result r = {0};
    struct elem *figure;
    place_block(s, b, room, NULL, &x, &width);
    sp_t height = b->height ? b->height - setter_given_up(s, b->stretch) : 0;
    if (!chart_set(s, b->chart, b->args, b->alt, width, height, b->where, room->elem, &r, &figure))
        return false;
    if (!r.frame)
        return true;
    struct strip *st = *first = galley_add(s, g, STRIP_FIGURE, x, width, r.frame->height);
    frame_place(st->frame, r.frame, 0, 0);
    st->baseline = first_text(r.frame);
    st->before = stated(b->before, 0);
    st->after = stated(b->after, 0);
    if (figure) {
        st->figures = arena_new_of(s->arena, struct figure_at);
        *st->figures = (struct figure_at){figure, 0, 0, width, r.frame->height, NULL};
    }
    return true;
}

static struct strip *set_rule(struct setter *s, struct galley *g, const struct block *b,
                              const struct room *room)
{
    sp_t x, width;
    place_block(s, b, room, NULL, &x, &width);
    struct strip *st = galley_add(s, g, STRIP_RULE, x, width, 0);
    rule_paint(s, st->frame, b->rule, 0, width, 0);
    st->before = stated(b->before, SP_MM(1.85));
    st->after = stated(b->after, SP_MM(1.35));
    return st;
}

static struct strip *set_answer(struct setter *s, struct galley *g, const struct block *b,
                                const struct room *room)
{
    sp_t x, width, sink = g->end ? g->end->height - g->end->baseline : 0;
    place_block(s, b, room, NULL, &x, &width);
    sp_t height = b->height > sink ? b->height - sink : 0;
    if (g->end) {
        g->keep_next = 1;
        g->end->after = 0;
    }
    struct strip *st = galley_add(s, g, STRIP_RULE, x, width, height);
    rule_paint(s, st->frame, RULE_HAIR, 0, width, height);
    st->before = stated(b->before, 0);
    st->after = stated(b->after, 0);
    return st;
}

/* The lines themselves are pagebreak's: only there is it known how much is left. */
static struct strip *set_ruled(struct setter *s, struct galley *g, const struct block *b,
                               const struct room *room)
{
    struct text_block t = {.style = setter_style(s, b->style, "label", b->where), .elem = ELEM_P};
    struct room inner = *room;
    sp_t x, width;
    place_block(s, b, room, NULL, &x, &width);
    inner.elem = setter_elem(s, room->elem, ELEM_P);
    t.elem = ELEM_SPAN;
    struct strip *st = b->spans ? set_text(s, g, b, &t, &inner, inner.elem) : NULL;
    st = st ? st : galley_add(s, g, STRIP_RULED, x, width, 0);
    st->kind = STRIP_RULED;
    st->elem = inner.elem;
    return st;
}

/* ---- groups ------------------------------------------------------------------------------- */

static bool set_columns(struct setter *s, struct galley *g, const struct block *b,
                        const struct room *room, struct strip **first)
{
    sp_t x, width, n = b->columns;
    place_block(s, b, room, NULL, &x, &width);
    sp_t each = (width - b->gap * (n - 1)) / n;
    sp_t pitch = b->pitch - setter_given_up(s, b->stretch);
    if (n > 8 || each < SP_MM(10)) {
        diag_add(s->diags, DIAG_FLOW, b->where, "%d columns do not fit", b->columns);
        return false;
    }
    for (const struct block *c = b->children; c;) {
        struct galley row;
        galley_init(&row);
        struct strip *st = galley_add(s, g, STRIP_COLUMNS, x, width, 0);
        for (int i = 0; i < b->columns && c; c = c->next, i++) {
            struct room cell = {(each + b->gap) * i, each, false, room->margin, true, room->elem};
            struct block one = *c;
            struct galley sub;
            galley_init(&sub);
            one.next = NULL;
            if (!galley_blocks(s, &sub, &one, &cell))
                return false;
            struct strip *set = galley_stack(s, &sub, 0, width);
            frame_place(st->frame, set->frame, 0, 0);
            if (i == 0)
                st->baseline = st->reference = set->baseline;
            if (sub.first && sub.first->before > st->before)
                st->before = sub.first->before;
            st->height = set->height > st->height ? set->height : st->height;
            for (struct figure_at *f = set->figures; f; f = f->next) {
                struct figure_at *copy = arena_new_of(s->arena, struct figure_at);
                *copy = *f;
                copy->next = st->figures;
                st->figures = copy;
            }
        }
        if (*first)
            st->before = 0;
        if (b->pitch && c && pitch > st->height)
            st->height = pitch; /* the last row is as high as it is */
        st->after = 0;
        *first = *first ? *first : st;
    }
    return true;
}

static bool set_group(struct setter *s, struct galley *g, const struct block *b,
                      const struct room *room, struct strip **first)
{
    if (b->columns > 1)
        return set_columns(s, g, b, room, first);
    struct room inner = *room;
    place_block(s, b, room, NULL, &inner.x, &inner.width);
    if (b->indent || b->width || (b->has_measure && room->top))
        inner.top = false;
    struct strip **from = g->last;
    if (!galley_blocks(s, g, b->children, &inner))
        return false;
    *first = *from;
    if (*first && b->keep_together)
        for (struct strip *st = (*first)->next; st; st = st->next)
            st->keep = true;
    return true;
}

static bool set_card(struct setter *s, struct galley *g, const struct block *b,
                     const struct room *room, struct strip **first)
{
    struct room inner = *room;
    sp_t x, width;
    place_block(s, b, room, NULL, &x, &width);
    inner.width = room->top ? s->main_width : room->width;
    inner.top = false;
    struct strip *rule = galley_add(s, g, STRIP_RULE, x, width, 0);
    rule_paint(s, rule->frame, RULE_THICK, 0, width, 0);
    rule->before = SP_MM(5.85);
    rule->after = SP_MM(1.2);
    if (!galley_blocks(s, g, b->children, &inner))
        return false;
    for (struct strip *st = rule->next; st; st = st->next)
        st->keep = true;
    if (g->end->after < SP_MM(5.85))
        g->end->after = SP_MM(5.85);
    *first = rule;
    return true;
}

/* ---- all blocks --------------------------------------------------------------------------- */

static bool set_asides(struct setter *s, struct strip *anchor, const struct block *b,
                       const struct room *room)
{
    struct aside **last = &anchor->asides;
    while (*last)
        last = &(*last)->next;
    for (const struct block *a = b->asides; a; a = a->next) {
        if (a->drop && a->drop <= s->dropped)
            continue;
        if (!s->margin_width || room->boxed) {
            diag_add(s->diags, DIAG_FLOW, a->where,
                     room->boxed ? "an aside inside columns or an aside; put it on the block around"
                                 : "a letter has no margin column for an aside");
            return false;
        }
        struct room margin = {s->margin_left, s->margin_width, false, true, true, room->elem};
        struct galley g;
        galley_init(&g);
        if (!galley_blocks(s, &g, a->children, &margin))
            return false;
        if (!g.first)
            continue;
        *last = arena_new_of(s->arena, struct aside);
        (*last)->strips = g.first;
        (*last)->shift = a->shift;
        last = &(*last)->next;
    }
    return true;
}

static bool set_block(struct setter *s, struct galley *g, const struct block *b,
                      const struct room *room, struct strip **first)
{
    sp_t x, width;
    switch (b->kind) {
    case BLOCK_PARA:
        *first = set_para(s, g, b, room);
        break;
    case BLOCK_HEADING:
        *first = set_heading(s, g, b, room);
        break;
    case BLOCK_LABEL:
        *first = set_section_label(s, g, b, room);
        break;
    case BLOCK_LIST:
        *first = set_list(s, g, b, room);
        break;
    case BLOCK_ITEM:
        *first = set_item(s, g, b, room, room->elem);
        break;
    case BLOCK_TABLE: {
        struct strip **from = g->last;
        place_block(s, b, room, NULL, &x, &width);
        if (!table_set(s, g, b, room, x, width))
            return false;
        *first = *from;
        break;
    }
    case BLOCK_CHART:
        return set_chart(s, g, b, room, first);
    case BLOCK_CARD:
        return set_card(s, g, b, room, first);
    case BLOCK_GROUP:
        return set_group(s, g, b, room, first);
    case BLOCK_RULE:
        *first = set_rule(s, g, b, room);
        break;
    case BLOCK_ANSWER:
        *first = set_answer(s, g, b, room);
        break;
    case BLOCK_RULED:
        *first = set_ruled(s, g, b, room);
        break;
    case BLOCK_SPACE:
        *first = galley_add(s, g, STRIP_SPACE, room->x, 0, b->height);
        break;
    }
    return true;
}

bool galley_blocks(struct setter *s, struct galley *g, const struct block *b,
                   const struct room *room)
{
    for (; b; b = b->next) {
        struct strip *first = NULL;
        if (b->drop && b->drop <= s->dropped)
            continue;
        if (!set_block(s, g, b, room, &first))
            return false;
        if (!first)
            continue;
        if (b->at_y != FLOW_UNSET)
            first->at_y = b->at_y;
        if (b->before != FLOW_UNSET)
            first->before = b->before;
        if (b->after != FLOW_UNSET)
            g->end->after = b->after;
        first->page_break |= b->page_break;
        if (b->keep_with_next && !g->keep_next)
            g->keep_next = 3;
        for (struct strip *st = first; st; st = st->next)
            st->block = st->block ? st->block : b;
        if (b->asides) {
            struct strip *anchor = first;
            while (anchor->kind == STRIP_RULE && anchor->next)
                anchor = anchor->next; /* a card's notes stand level with its head */
            if (!set_asides(s, anchor, b, room))
                return false;
        }
    }
    return true;
}
