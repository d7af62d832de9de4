/* Blocks to strips: one function a kind of block. Elements of the structure tree are made in the
 * order of the flow, which is the order of reading: a block, then its notes in the margin. */
#include "layout/again.h"
#include "layout/giveback.h"

#include <stdlib.h>

/* ---- strips ------------------------------------------------------------------------------- */

void galley_init(struct galley *g)
{
    *g = (struct galley){.last = &g->first};
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
        if (y > HEIGHT_MAX) {
            diag_add(s->diags, DIAG_DOES_NOT_FIT, st->block ? st->block->where : (struct place){0},
                     "what stands in columns is higher than a page");
            break;
        }
    }
    out->height = out->frame->height = y;
    out->reference = out->baseline;
    return out;
}

bool rule_paint(struct setter *s, struct frame *f, enum rule rule, sp_t x1, sp_t x2, sp_t y)
{
    switch (rule) {
    case RULE_HAIR:
        /* black, and a printer's dot and a half: grey and thinner it prints here and there */
        frame_line(f, NULL, x1, y, x2, y, SP_PT(0.4), s->palette->ink);
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

/* ---- figures, rules, space ---------------------------------------------------------------- */

static const char *find_arg(const void *args, const char *name)
{
    for (const struct chart_arg *a = args; a; a = a->next)
        if (strcmp(a->name, name) == 0)
            return a->value;
    return NULL;
}

bool chart_set(struct setter *s, const char *kind, const struct chart_arg *args, const char *alt,
               const struct chart_size *size, struct place at, struct elem *parent,
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
                              .width = size->width,
                              .height = size->height,
                              .give_up = size->give_up,
                              .below = size->below,
                              .slot = setter_slot(s, e),
                              .at = at,
                              .known = size->known};
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

struct chart_seen {
    const struct block *block;
    sp_t width;
    struct chart_known known;
    struct chart_seen *next;
};

static struct chart_known *known_of(struct setter *s, const struct block *b, sp_t width)
{
    struct chart_seen *k = s->charts;
    while (k && (k->block != b || k->width != width))
        k = k->next;
    if (!k) {
        k = arena_new_of(s->arena, struct chart_seen);
        *k = (struct chart_seen){.block = b, .width = width, .next = s->charts};
        s->charts = k;
    }
    return &k->known;
}

static bool set_chart(struct setter *s, struct galley *g, const struct block *b,
                      const struct room *room, struct strip **first)
{
    sp_t x, width;
    struct chart_result r = {0};
    struct elem *figure;
    block_place(s, b, room, NULL, &x, &width);
    /* of its own height, where none is stated */
    sp_t give_up = setter_given_up(s, b->stretch) - given_back_to(s, b);
    struct chart_size size = {.width = width,
                              .height = b->height ? b->height - give_up : 0,
                              .give_up = give_up,
                              .known = b->stretch && !b->height ? known_of(s, b, width) : NULL};
    if (!chart_set(s, b->chart, b->args, b->alt, &size, b->where, room->elem, &r, &figure))
        return false;
    if (!r.frame)
        return true;
    struct strip *st = *first = galley_add(s, g, STRIP_FIGURE, x, width, r.frame->height);
    frame_place(st->frame, r.frame, 0, 0);
    st->baseline = first_text(r.frame);
    st->before = block_stated(b->before, 0);
    st->after = block_stated(b->after, 0);
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
    block_place(s, b, room, NULL, &x, &width);
    struct strip *st = galley_add(s, g, STRIP_RULE, x, width, 0);
    rule_paint(s, st->frame, b->rule, 0, width, 0);
    st->before = block_stated(b->before, SP_MM(1.85));
    st->after = block_stated(b->after, SP_MM(1.35));
    return st;
}

static struct strip *set_answer(struct setter *s, struct galley *g, const struct block *b,
                                const struct room *room)
{
    sp_t x, width, sink = g->end ? g->end->height - g->end->baseline : 0;
    block_place(s, b, room, NULL, &x, &width);
    s->leans |= LEANS_ALONE;
    sp_t height = b->height > sink ? b->height - sink : 0;
    if (g->end) {
        g->keep_next = 1;
        g->end->after = 0;
    }
    struct strip *st = galley_add(s, g, STRIP_RULE, x, width, height);
    rule_paint(s, st->frame, RULE_HAIR, 0, width, height);
    st->baseline = height; /* one writes on it: another line stands its whole height below */
    st->before = block_stated(b->before, 0);
    st->after = block_stated(b->after, 0);
    return st;
}

static bool set_one(struct setter *s, struct galley *g, const struct block *b,
                    const struct room *room);

/* ---- groups ------------------------------------------------------------------------------- */

enum { COLUMNS_MOST = 8 };

/* What is higher than this doesn't stand side by side: set below each other it may go on overleaf.
 */
static const sp_t side_by_side_most = SP_MM(180);

static sp_t height_of(const struct galley *g)
{
    sp_t height = 0;
    for (const struct strip *st = g->first; st && height <= HEIGHT_MAX; st = st->next)
        height += st->height;
    return height;
}

static void add_figures(struct setter *s, struct strip *st, const struct strip *set)
{
    for (const struct figure_at *f = set->figures; f; f = f->next) {
        struct figure_at *copy = arena_new_of(s->arena, struct figure_at);
        *copy = *f;
        copy->next = st->figures;
        st->figures = copy;
    }
}

/* A row of columns as one strip. */
static struct strip *add_row(struct setter *s, struct galley *g, const struct galley *subs, int n,
                             sp_t x, sp_t width)
{
    struct strip *st = galley_add(s, g, STRIP_COLUMNS, x, width, 0);
    for (int i = 0; i < n; i++) {
        struct strip *set = galley_stack(s, &subs[i], 0, width);
        frame_place(st->frame, set->frame, 0, 0);
        if (i == 0)
            st->baseline = st->reference = set->baseline;
        if (subs[i].first && subs[i].first->before > st->before)
            st->before = subs[i].first->before;
        st->height = set->height > st->height ? set->height : st->height;
        add_figures(s, st, set);
    }
    return st;
}

/* The same below each other, as narrow as they are. */
static struct strip *add_below(struct galley *g, const struct galley *subs, int n, sp_t x,
                               sp_t apart)
{
    struct strip *first = NULL;
    for (int i = 0; i < n; i++) {
        if (!subs[i].first)
            continue;
        for (struct strip *st = subs[i].first; st; st = st->next) {
            st->x += x - apart * i;
            st->full = false;
        }
        subs[i].first->keep = g->keep_next > 0;
        g->keep_next = 0;
        *g->last = subs[i].first;
        g->last = subs[i].last;
        g->end = subs[i].end;
        first = first ? first : subs[i].first;
    }
    return first;
}

static bool set_columns(struct setter *s, struct galley *g, const struct block *b,
                        const struct room *room, struct strip **first)
{
    sp_t x, width, n = b->columns;
    block_place(s, b, room, NULL, &x, &width);
    sp_t each = (width - b->gap * (n - 1)) / n;
    sp_t pitch = b->pitch - setter_given_up(s, b->stretch);
    if (n > COLUMNS_MOST || each < SP_MM(10)) {
        diag_add(s->diags, DIAG_FLOW, b->where, "%d columns do not fit", b->columns);
        return false;
    }
    for (const struct block *c = b->children; c;) {
        struct galley subs[COLUMNS_MOST];
        sp_t highest = 0;
        int k = 0;
        for (; k < b->columns && c; c = c->next, k++) {
            struct room cell = {.x = (each + b->gap) * k,
                                .width = each,
                                .margin = room->margin,
                                .boxed = true,
                                .elem = room->elem};
            galley_init(&subs[k]);
            if (!set_one(s, &subs[k], c, &cell))
                return false;
            sp_t height = height_of(&subs[k]);
            highest = height > highest ? height : highest;
        }
        struct strip *st;
        if (highest > side_by_side_most) {
            st = add_below(g, subs, k, x, each + b->gap);
            *first = *first ? *first : st;
            continue;
        }
        st = add_row(s, g, subs, k, x, width);
        if (*first)
            st->before = 0;
        if (b->pitch && c) {                        /* the last row is as high as it is */
            sp_t least = st->height + b->pitch / 6; /* a row of two lines is set off too */
            st->height = pitch > least ? pitch : least;
        }
        st->after = 0;
        *first = *first ? *first : st;
    }
    return true;
}

/* What is gathered in `notes` is read from here on. */
static void read_notes(struct elem *notes, struct elem *parent)
{
    if (!notes || !notes->kids)
        return;
    for (struct kid *k = notes->kids; k; k = k->next)
        if (k->elem)
            k->elem->parent = parent;
    *parent->last = notes->kids;
    parent->last = notes->last;
}

/* Blocks whose notes are read after all of them. */
static bool set_with_notes(struct setter *s, struct galley *g, const struct block *b,
                           const struct room *room)
{
    struct room inner = *room;
    if (!s->artifact && !room->notes)
        inner.notes = elem_new(s->arena, NULL, ELEM_SECT);
    if (!galley_blocks(s, g, b, &inner))
        return false;
    if (inner.notes != room->notes)
        read_notes(inner.notes, room->elem);
    return true;
}

static bool set_group(struct setter *s, struct galley *g, const struct block *b,
                      const struct room *room, struct strip **first)
{
    if (b->columns > 1)
        return set_columns(s, g, b, room, first);
    struct room inner = *room;
    block_place(s, b, room, NULL, &inner.x, &inner.width);
    if (b->indent || b->width || (b->has_measure && room->top))
        inner.top = false;
    struct strip **from = g->last;
    if (!set_with_notes(s, g, b->children, &inner))
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
    sp_t x, width, apart = SP_MM(5.85) - setter_given_up(s, b->stretch);
    block_place(s, b, room, NULL, &x, &width);
    inner.width = room->top ? s->main_width : room->width;
    inner.top = false;
    struct strip *rule = galley_add(s, g, STRIP_RULE, x, width, 0);
    rule_paint(s, rule->frame, RULE_THICK, 0, width, 0);
    rule->before = apart;
    rule->after = SP_MM(1.2);
    if (!set_with_notes(s, g, b->children, &inner))
        return false;
    for (struct strip *st = rule->next; st; st = st->next)
        st->keep = true;
    if (g->end->after < apart)
        g->end->after = apart;
    *first = rule;
    return true;
}

/* ---- all blocks --------------------------------------------------------------------------- */

static bool set_asides(struct setter *s, struct aside **last, const struct block *b,
                       const struct room *room)
{
    for (const struct block *a = b->asides; a; a = a->next) {
        if (setter_drops(s, a->drop))
            continue;
        if (!s->margin_width || room->boxed) {
            diag_add(s->diags, DIAG_FLOW, a->where,
                     room->boxed ? "an aside inside columns or an aside; put it on the block around"
                                 : "a letter has no margin column for an aside");
            return false;
        }
        struct room margin = {.x = s->margin_left,
                              .width = s->margin_width,
                              .margin = true,
                              .boxed = true,
                              .elem = room->notes ? room->notes : room->elem};
        struct galley g;
        galley_init(&g);
        if (!galley_blocks(s, &g, a->children, &margin))
            return false;
        if (!g.first)
            continue;
        *last = arena_new_of(s->arena, struct aside);
        (*last)->strips = g.first;
        (*last)->shift = a->shift;
        (*last)->floats = a->floats;
        last = &(*last)->next;
    }
    return true;
}

/* The notes of a block that set nothing have nothing to stand beside: they stand where it would
 * have begun, and take no height from what follows. */
static struct strip *place_alone(struct setter *s, struct galley *g, const struct aside *asides,
                                 const struct room *room)
{
    struct strip *above = g->end;
    int keep_next = g->keep_next;
    s->leans |= LEANS_ALONE;
    struct strip *st = galley_add(s, g, STRIP_SPACE, room->x, 0, 0);
    g->keep_next = keep_next;
    st->baseline = asides->strips->baseline - asides->shift;
    if (above) { /* one gap, not two, from there to what follows */
        st->after = above->after;
        above->after = 0;
    }
    return st;
}

static void hang_asides(struct strip *first, struct aside *asides)
{
    while (first->kind == STRIP_RULE && first->next)
        first = first->next; /* a card's notes stand level with its head */
    struct aside **last = &first->asides;
    while (*last)
        last = &(*last)->next;
    *last = asides;
}

static bool set_block(struct setter *s, struct galley *g, const struct block *b,
                      const struct room *room, struct strip **first)
{
    sp_t x, width;
    switch (b->kind) {
    case BLOCK_PARA:
        *first = text_para(s, g, b, room);
        break;
    case BLOCK_HEADING:
        *first = text_heading(s, g, b, room);
        break;
    case BLOCK_LABEL:
        *first = text_label(s, g, b, room);
        break;
    case BLOCK_LIST:
        *first = text_list(s, g, b, room);
        break;
    case BLOCK_ITEM:
        *first = text_item(s, g, b, room, room->elem);
        break;
    case BLOCK_TABLE: {
        struct strip **from = g->last;
        block_place(s, b, room, NULL, &x, &width);
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
        *first = text_ruled(s, g, b, room);
        break;
    case BLOCK_SPACE:
        *first = galley_add(s, g, STRIP_SPACE, room->x, 0, b->height);
        break;
    }
    return true;
}

/* A block, its notes, and where both stand. */
static bool set_anew(struct setter *s, struct galley *g, const struct block *b,
                     const struct room *room)
{
    struct strip *first = NULL;
    struct aside *asides = NULL;
    if (!set_block(s, g, b, room, &first) || !set_asides(s, &asides, b, room))
        return false;
    if (!first && asides)
        first = place_alone(s, g, asides, room);
    if (!first)
        return true;
    if (b->at_y != FLOW_UNSET)
        first->at_y = b->at_y;
    if (b->before != FLOW_UNSET)
        first->before = b->before;
    if (b->after != FLOW_UNSET)
        g->end->after = b->after;
    first->page_break |= b->page_break;
    if (b->keep_with_next && !g->keep_next)
        g->keep_next = HEAD_KEEPS;
    for (struct strip *st = first; st; st = st->next)
        st->block = st->block ? st->block : b;
    hang_asides(first, asides);
    return true;
}

static bool set_one(struct setter *s, struct galley *g, const struct block *b,
                    const struct room *room)
{
    struct again_mark mark;
    if (setter_drops(s, b->drop) || again_take(s, g, b, room))
        return true;
    again_begin(s, g, b, room, &mark);
    if (!set_anew(s, g, b, room))
        return false;
    again_keep(s, g, &mark);
    return true;
}

bool galley_blocks(struct setter *s, struct galley *g, const struct block *b,
                   const struct room *room)
{
    for (; b; b = b->next)
        if (!set_one(s, g, b, room))
            return false;
    return true;
}
