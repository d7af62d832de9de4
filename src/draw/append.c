/* append.c - a copy of finished pages into another document, and nothing of what layout needed to
 * make them. Old slots point to their copies meanwhile, by the field that is the painter's later.
 */
#include "draw/page.h"

/* ---- structure tree --------------------------------------------------------------------- */

static const char *copy(struct arena *a, const char *s)
{
    return s ? arena_strdup(a, s) : NULL;
}

static const char **copy_list(struct arena *a, const char **list)
{
    size_t n = 0;
    while (list && list[n])
        n++;
    const char **to = n ? arena_new_array(a, const char *, n + 1) : NULL;
    for (size_t i = 0; i < n; i++)
        to[i] = arena_strdup(a, list[i]);
    return to;
}

static struct slot *copy_slot(struct arena *a, struct slot *from, struct elem *of)
{
    struct slot *s = arena_new_of(a, struct slot);
    *s = (struct slot){.elem = of, .actual = copy(a, from->actual)};
    from->painter = s;
    return s;
}

static struct elem *copy_elem(struct arena *a, const struct elem *from, struct elem *parent,
                              int pages_before);

/* Behind those that are there. */
static void copy_kids(struct arena *a, const struct elem *from, struct elem *to, int pages_before)
{
    size_t n = 0;
    for (const struct kid *k = from->kids; k; k = k->next)
        n++;
    struct kid *kids = n ? arena_new_array(a, struct kid, n) : NULL;
    for (const struct kid *k = from->kids; k; k = k->next, kids++) {
        if (k->elem)
            kids->elem = copy_elem(a, k->elem, to, pages_before);
        else
            kids->slot = copy_slot(a, k->slot, to);
        *to->last = kids;
        to->last = &kids->next;
    }
}

static struct elem *copy_elem(struct arena *a, const struct elem *from, struct elem *parent,
                              int pages_before)
{
    struct elem *e = arena_new_of(a, struct elem);
    *e = *from;
    e->parent = parent;
    e->kids = NULL;
    e->last = &e->kids;
    e->alt = copy(a, from->alt);
    e->actual = copy(a, from->actual);
    e->lang = copy(a, from->lang);
    e->title = copy(a, from->title);
    e->id = copy(a, from->id);
    e->headers = copy_list(a, from->headers);
    e->href = copy(a, from->href);
    e->bbox_page += pages_before;
    copy_kids(a, from, e, pages_before);
    return e;
}

static struct elem *last_section(const struct elem *root)
{
    struct elem *last = NULL;
    for (const struct kid *k = root->kids; k; k = k->next)
        last = k->elem ? k->elem : last;
    return last;
}

static void append_tree(struct document *whole, const struct document *part, struct arena *a)
{
    const int before = (int)whole->pages_n;
    const struct elem *going_on = whole->root ? part->root->kids->elem : NULL;
    if (!whole->root)
        whole->root = copy_elem(a, part->root, NULL, before);
    else
        copy_kids(a, going_on, last_section(whole->root), before);
}

/* ---- pages ------------------------------------------------------------------------------ */

struct room { /* for the copies of a page */
    struct op *ops;
    struct path_point *points;
};

static struct room room_for(struct arena *a, const struct frame *f)
{
    size_t ops = 0, points = 0;
    for (const struct op *op = f->first; op; op = op->next, ops++)
        points += op->kind == OP_PATH ? op->u.path.n : 0;
    return (struct room){arena_new_array(a, struct op, ops + 1),
                         arena_new_array(a, struct path_point, points + 1)};
}

static void copy_op(struct room *to, const struct op *from)
{
    *to->ops = *from;
    to->ops->next = NULL;
    to->ops->slot = from->slot ? from->slot->painter : NULL;
    if (from->kind != OP_PATH)
        return;
    memcpy(to->points, from->u.path.points, from->u.path.n * sizeof *to->points);
    to->ops->u.path.points = to->points;
    to->points += from->u.path.n;
}

static struct frame *copy_frame(struct arena *a, struct arena *frames, const struct frame *from)
{
    struct frame *f = frame_new(a, from->width, from->height);
    struct room to = room_for(frames, from);
    f->arena = frames;
    for (const struct op *op = from->first; op; op = op->next, to.ops++) {
        copy_op(&to, op);
        *f->last = to.ops;
        f->last = &to.ops->next;
    }
    return f;
}

static void append_pages(struct document *whole, const struct document *part, struct arena *a)
{
    size_t n = whole->pages_n, room = whole->pages_room;
    if (!whole->frames)
        whole->frames = arena_new_within(a);
    while (room < n + part->pages_n)
        arena_grow(a, whole->pages, n, room, 64);
    whole->pages_room = room;
    for (size_t i = 0; i < part->pages_n; i++) {
        const struct page *from = &part->pages[i];
        whole->pages[n + i] =
            (struct page){copy_frame(a, whole->frames, from->frame), copy(a, from->label)};
    }
    whole->pages_n += part->pages_n;
}

/* ---- all of it -------------------------------------------------------------------------- */

static void append_outline(struct document *whole, const struct document *part, struct arena *a)
{
    size_t n = whole->outline_n;
    if (!part->outline_n)
        return;
    whole->outline = arena_larger(a, whole->outline, n, n + part->outline_n, sizeof *part->outline);
    for (size_t i = 0; i < part->outline_n; i++) {
        struct outline entry = part->outline[i];
        entry.title = copy(a, entry.title);
        entry.page += (int)whole->pages_n;
        whole->outline[whole->outline_n++] = entry;
    }
}

void document_append(struct document *whole, const struct document *part, struct arena *a)
{
    append_outline(whole, part, a);
    append_tree(whole, part, a);
    append_pages(whole, part, a);
}
