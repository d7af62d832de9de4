/* Blocks of text to strips, a line each: paragraphs, headings, labels, items, notes, and the label
 * of ruled lines. A tab parts a block into fields that share their lines. */
#include "layout/again.h"

sp_t block_stated(sp_t own, sp_t otherwise)
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
    for (size_t i = 0; i + 1 < n; i++) { /* a word too long for its field moves the next tab on */
        sp_t least_end = f[i].x + items_min_width(items[i]) + apart;
        if (f[i].align == ALIGN_LEFT && f[i + 1].align == ALIGN_LEFT && f[i + 1].x < least_end &&
            least_end < f[i + 1].right - SP_MM(10))
            f[i + 1].x = least_end;
    }
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

void block_place(struct setter *s, const struct block *b, const struct room *room,
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
    if (*x > s->full_width - SP_MM(5))
        *x = s->full_width - SP_MM(5);
    if (*x < -SP_MM(50))
        *x = -SP_MM(50);
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
            sp_t at = para_line_x(l, f[i].align, f[i].x, f[i].right);
            para_paint(s, l, st->frame, at, baseline);
            if (i + 1 < n && line + 1 == f[i].para->n)
                para_paint_gap(s, para_slot(l), t->style, st->frame, at + l->width, baseline);
        }
    return st;
}

static bool has_mark(const struct para_line *l)
{
    for (unsigned i = 0; i < l->n; i++)
        if (l->atoms[i]->span && l->atoms[i]->span->kind == INLINE_NOTEREF)
            return true;
    return false;
}

/* The last line with a note's mark, from 0. */
static size_t last_mark(const struct field *f, size_t n)
{
    size_t last = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t line = last + 1; line < f[i].para->n; line++)
            if (has_mark(&f[i].para->lines[line]))
                last = line;
    return last;
}

/* Two lines at least stand at a page's foot and at a page's head; and all down to the last mark of
 * its notes, which begin beside the first line: design 11. */
static void keep_lines(struct strip *first, size_t lines, size_t marked, bool together)
{
    size_t k = 0;
    for (struct strip *st = first; st; st = st->next, k++)
        if (k > 0 && (together || k == 1 || k <= marked || k + 1 == lines))
            st->keep = true;
}

static struct strip *set_text(struct setter *s, struct galley *g, const struct block *b,
                              const struct text_block *t, const struct room *room,
                              struct elem *parent)
{
    sp_t x, width;
    block_place(s, b, room, t->style, &x, &width);
    struct field f[FIELDS_MAX];
    struct look looks[FIELDS_MAX];
    size_t n = split_fields(b->spans, t->hang, width, b->align, f), lines = 0;

    struct elem *e = parent, *label_elem = parent, *quote = NULL;
    if (t->elem == ELEM_LI) {
        e = setter_elem(s, parent, ELEM_LI);
        label_elem = b->label ? setter_elem(s, e, ELEM_LBL) : NULL;
        e = setter_elem(s, e, ELEM_LBODY);
    } else if (t->elem == ELEM_NOTE) {
        s->leans |= LEANS_NOTES;
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

    /* A head keeps three lines; where a short paragraph ends before that, the next head of its own
     * rank owes it nothing, or a page of short clauses would be one piece. */
    if (t->keep_next && g->keep_next < HEAD_KEEPS && b->level <= g->head_level)
        g->keep_next = 0;
    struct strip *first = NULL;
    for (size_t i = 0; i < lines; i++) {
        struct strip *st = paint_line(s, g, f, n, i, label, t, x, width);
        first = first ? first : st;
    }
    keep_lines(first, lines, b->asides ? last_mark(f, n) : 0, b->keep_together || t->keep_next);
    if (t->rule > RULE_NONE) {
        sp_t y = g->end->baseline + t->rule_below;
        rule_paint(s, g->end->frame, t->rule, 0, width, y);
        g->end->height = y;
    }
    first->before = block_stated(b->before, t->style->before);
    g->end->after = block_stated(b->after, t->style->after);
    first->bookmark = t->bookmark;
    if (t->keep_next || b->keep_with_next)
        g->keep_next = HEAD_KEEPS;
    if (t->keep_next)
        g->head_level = b->level;
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

struct strip *text_para(struct setter *s, struct galley *g, const struct block *b,
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

struct strip *text_heading(struct setter *s, struct galley *g, const struct block *b,
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

struct strip *text_label(struct setter *s, struct galley *g, const struct block *b,
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

struct strip *text_item(struct setter *s, struct galley *g, const struct block *b,
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
    t.hang = block_stated(b->hang, t.style->hang);
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

struct strip *text_list(struct setter *s, struct galley *g, const struct block *b,
                        const struct room *room)
{
    struct elem *list = setter_elem(s, room->elem, ELEM_L);
    struct room inner = *room;
    struct strip *first = NULL;
    block_place(s, b, room, NULL, &inner.x, &inner.width);
    inner.top = false;
    for (const struct block *i = b->children; i; i = i->next) {
        if (setter_drops(s, i->drop))
            continue;
        struct strip *st = text_item(s, g, i, &inner, list);
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

/* The lines themselves are pagebreak's: only there is it known how much is left. */
struct strip *text_ruled(struct setter *s, struct galley *g, const struct block *b,
                         const struct room *room)
{
    struct text_block t = {.style = setter_style(s, b->style, "label", b->where), .elem = ELEM_P};
    struct room inner = *room;
    sp_t x, width;
    block_place(s, b, room, NULL, &x, &width);
    s->leans |= LEANS_ALONE; /* pagebreak may take its element out of the tree */
    inner.elem = setter_elem(s, room->elem, ELEM_P);
    t.elem = ELEM_SPAN;
    struct galley label;
    galley_init(&label);
    struct strip *st = b->spans ? set_text(s, &label, b, &t, &inner, inner.elem) : NULL;
    if (st && st->next) { /* a label of several lines is one strip: the lines begin below it */
        sp_t before = st->before, after = label.end->after;
        st = galley_stack(s, &label, x, width);
        st->before = before;
        st->after = after;
        st->baseline = st->reference = st->height - style_sink(t.style);
    }
    if (st) {
        *g->last = st;
        g->last = &st->next;
        g->end = st;
        g->keep_next = 0;
    } else {
        st = galley_add(s, g, STRIP_RULED, x, width, 0);
    }
    st->kind = STRIP_RULED;
    st->least = setter_drops(s, b->gives) ? b->least : b->height;
    st->lines = b->lines;
    st->closing = b->closing;
    st->elem = inner.elem;
    return st;
}
