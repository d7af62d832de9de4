/* page.c - making display lists: elements, slots, operations. Nothing is decided here. */
#include "draw/page.h"

/* ---- structure tree --------------------------------------------------------------------- */

static void append_kid(struct elem *e, struct kid *k)
{
    *e->last = k;
    e->last = &k->next;
}

struct elem *elem_new(struct arena *a, struct elem *parent, enum elem_type type)
{
    struct elem *e = arena_new_of(a, struct elem);
    e->type = type;
    e->parent = parent;
    e->last = &e->kids;
    if (parent) {
        struct kid *k = arena_new_of(a, struct kid);
        k->elem = e;
        append_kid(parent, k);
    }
    return e;
}

struct slot *elem_slot(struct arena *a, struct elem *e)
{
    struct slot *s = arena_new_of(a, struct slot);
    struct kid *k = arena_new_of(a, struct kid);
    s->elem = e;
    k->slot = s;
    append_kid(e, k);
    return s;
}

void elem_unlink(struct elem *e)
{
    if (!e->parent)
        return;
    for (struct kid **at = &e->parent->kids; *at; at = &(*at)->next)
        if ((*at)->elem == e) {
            *at = (*at)->next;
            if (!*at)
                e->parent->last = at;
            break;
        }
    e->parent = NULL;
}

/* ---- operations ------------------------------------------------------------------------- */

struct frame *frame_new(struct arena *a, sp_t width, sp_t height)
{
    struct frame *f = arena_new_of(a, struct frame);
    f->arena = a;
    f->width = width;
    f->height = height;
    f->last = &f->first;
    return f;
}

static struct op *frame_op(struct frame *f, struct slot *s, enum op_kind kind)
{
    struct op *op = arena_new_of(f->arena, struct op);
    op->kind = kind;
    op->slot = s;
    *f->last = op;
    f->last = &op->next;
    return op;
}

struct op *frame_text(struct frame *f, struct slot *s, const struct glyphrun *run, sp_t x, sp_t y,
                      sp_t size, struct color c)
{
    struct op *op = frame_op(f, s, OP_TEXT);
    op->u.text.run = run;
    op->u.text.x = x;
    op->u.text.y = y;
    op->u.text.size = size;
    op->u.text.color = c;
    return op;
}

static struct path_point *path_points(struct frame *f, struct op *op, unsigned n)
{
    struct path_point *p = arena_new_array(f->arena, struct path_point, n);
    op->u.path.points = p;
    op->u.path.n = n;
    return p;
}

struct op *frame_line(struct frame *f, struct slot *s, sp_t x1, sp_t y1, sp_t x2, sp_t y2,
                      sp_t width, struct color c)
{
    struct op *op = frame_op(f, s, OP_PATH);
    struct path_point *p = path_points(f, op, 2);
    p[0] = (struct path_point){PATH_MOVE, x1, y1};
    p[1] = (struct path_point){PATH_LINE, x2, y2};
    op_stroke(op, width, c);
    return op;
}

struct op *frame_polygon(struct frame *f, struct slot *s, const sp_t (*xy)[2], unsigned n,
                         bool closed)
{
    struct op *op = frame_op(f, s, OP_PATH);
    struct path_point *p = path_points(f, op, n + closed);
    for (unsigned i = 0; i < n; i++)
        p[i] = (struct path_point){i ? PATH_LINE : PATH_MOVE, xy[i][0], xy[i][1]};
    if (closed)
        p[n].verb = PATH_CLOSE;
    return op;
}

struct op *frame_rect(struct frame *f, struct slot *s, sp_t x, sp_t y, sp_t w, sp_t h)
{
    const sp_t xy[4][2] = {{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
    return frame_polygon(f, s, xy, 4, true);
}

struct op *frame_circle(struct frame *f, struct slot *s, sp_t x, sp_t y, sp_t r)
{
    /* Four cubic arcs; 4/3 (√2 − 1) = 0.55228 keeps them within 0.03 % of the circle. */
    const sp_t c = (sp_t)((int64_t)r * 55228 / 100000);
    const sp_t ends[4][6] = {{x + r, y + c, x + c, y + r, x, y + r},
                             {x - c, y + r, x - r, y + c, x - r, y},
                             {x - r, y - c, x - c, y - r, x, y - r},
                             {x + c, y - r, x + r, y - c, x + r, y}};
    struct op *op = frame_op(f, s, OP_PATH);
    struct path_point *p = path_points(f, op, 14);
    *p++ = (struct path_point){PATH_MOVE, x + r, y};
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 3; k++)
            *p++ = (struct path_point){PATH_CURVE, ends[i][2 * k], ends[i][2 * k + 1]};
    p->verb = PATH_CLOSE;
    return op;
}

void op_fill(struct op *op, struct color c)
{
    op->u.path.fill = true;
    op->u.path.fill_color = c;
}

void op_stroke(struct op *op, sp_t width, struct color c)
{
    op->u.path.stroke = true;
    op->u.path.stroke_color = c;
    op->u.path.width = width;
}

void op_dash(struct op *op, sp_t on, sp_t off)
{
    op->u.path.dashed = on > 0 && off > 0;
    op->u.path.dash[0] = on;
    op->u.path.dash[1] = off;
}

struct op *frame_link(struct frame *f, struct slot *s, sp_t left, sp_t top, sp_t right, sp_t bottom)
{
    struct op *op = frame_op(f, s, OP_LINK);
    op->u.link.left = left;
    op->u.link.top = top;
    op->u.link.right = right;
    op->u.link.bottom = bottom;
    return op;
}

static struct path_point *moved(struct path_point *to, const struct op *from, sp_t dx, sp_t dy)
{
    const struct path_point *p = from->u.path.points;
    for (unsigned i = 0; i < from->u.path.n; i++)
        to[i] = (struct path_point){p[i].verb, p[i].x + dx, p[i].y + dy};
    return to;
}

/* All of the copies are allocated at once: pages are placed strip by strip. */
void frame_place(struct frame *dst, const struct frame *src, sp_t dx, sp_t dy)
{
    size_t ops = 0, points = 0;
    for (const struct op *from = src->first; from; from = from->next, ops++)
        points += from->kind == OP_PATH ? from->u.path.n : 0;
    if (!ops)
        return;
    struct op *op = arena_new_array(dst->arena, struct op, ops);
    struct path_point *to = arena_new_array(dst->arena, struct path_point, points);
    *dst->last = op;
    for (const struct op *from = src->first; from; from = from->next, op++) {
        *op = *from;
        op->next = op + 1;
        dst->last = &op->next;
        switch (op->kind) {
        case OP_TEXT:
            op->u.text.x += dx;
            op->u.text.y += dy;
            break;
        case OP_PATH:
            op->u.path.points = moved(to, from, dx, dy);
            to += op->u.path.n;
            break;
        case OP_LINK:
            op->u.link.left += dx;
            op->u.link.right += dx;
            op->u.link.top += dy;
            op->u.link.bottom += dy;
            break;
        }
    }
    *dst->last = NULL;
}
